INSERT INTO consultation (activity_id, line_id, with_whom, question, held_on, answer_due, agreed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
