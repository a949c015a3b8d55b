DELETE FROM answer
WHERE id IN (
    SELECT id FROM answer WHERE plan_id = ?1 AND condition = ?4
    UNION ALL
    SELECT id FROM answer WHERE activity_id = ?2 AND condition = ?4
    UNION ALL
    SELECT id FROM answer WHERE line_id = ?3 AND condition = ?4
)
