DELETE FROM answer WHERE plan_id IS ?1 AND activity_id IS ?2 AND line_id IS ?3 AND condition = ?4
