INSERT INTO hours_claim (
    year, activity_id, role, mark, person_id, part, received_on, paid_to, own_invoice, note, file_name, source_sha256,
    state, answers, reason, passages, edition, decided_on, decided_by
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
