SELECT id, plan_id, project_number, name, kind, held_on, date_text, participants, position, own_number
FROM activity
WHERE plan_id = ?1 AND dropped_in IS NULL
ORDER BY position, id
