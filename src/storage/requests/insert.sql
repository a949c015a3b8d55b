INSERT INTO request (
    plan_id, activity_id, line_id, kind, asked_on, text, asked_cents, answers, outcome, approved_cents, decided_on,
    decided_by, motivation, passages, edition, letter_sha256, letter_on
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
