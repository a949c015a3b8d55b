SELECT id, activity_id, line_id, condition, with_whom, question, answer_due, held_on, agreed, outcome,
    file_name, file_sha256, recorded_on
FROM consultation
WHERE id = ?1
