INSERT INTO activity (plan_id, project_number, name, kind, held_on, date_text, participants, position, own_number)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
