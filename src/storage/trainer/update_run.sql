UPDATE tree_run
SET activity_id = ?2, role = ?3, filled_in_by = ?4, organisation = ?5, dated = ?6, description = ?7, answers = ?8,
    grounds = ?9, own_verdict = ?10, own_reason = ?11
WHERE id = ?1
