UPDATE hours_claim
SET role = ?2, mark = ?3, person_id = ?4, part = ?5, received_on = ?6, paid_to = ?7, own_invoice = ?8, note = ?9,
    state = ?10, answers = ?11, reason = ?12, passages = ?13, decided_on = ?14, decided_by = ?15
WHERE id = ?1
