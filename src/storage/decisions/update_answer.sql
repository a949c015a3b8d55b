UPDATE answer SET
    answered_on = CASE WHEN answer = ?5 THEN answered_on ELSE ?6 END,
    answer = ?5
WHERE plan_id IS ?1 AND activity_id IS ?2 AND line_id IS ?3 AND condition = ?4
