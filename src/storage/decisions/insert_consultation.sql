INSERT INTO consultation (activity_id, line_id, condition, with_whom, question, answer_due, held_on, agreed, outcome,
    file_name, file_sha256, recorded_on)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
