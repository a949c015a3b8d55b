UPDATE request
SET activity_id = ?2, line_id = ?3, kind = ?4, asked_on = ?5, text = ?6, asked_cents = ?7, answers = ?8, outcome = ?9,
    approved_cents = ?10, decided_on = ?11, decided_by = ?12, motivation = ?13, passages = ?14, letter_sha256 = ?15,
    letter_on = ?16
WHERE id = ?1
