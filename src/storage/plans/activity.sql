SELECT id, plan_id, project_number, name, kind, held_on, date_text, participants, position, own_number
FROM activity
WHERE id = ?1
