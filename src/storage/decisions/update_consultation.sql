UPDATE consultation SET
    activity_id = ?1, line_id = ?2, condition = ?3, with_whom = ?4, question = ?5, answer_due = ?6, held_on = ?7, agreed = ?8,
    outcome = ?9, file_name = ?10, file_sha256 = ?11, recorded_on = ?12
WHERE id = ?13
