UPDATE invoice
SET year = ?2, kind = ?3, number = ?4, issued_on = ?5, received_on = ?6, due_on = ?7, seller = ?8, from_employee = ?9,
    preceding = ?10, net_cents = ?11, vat_cents = ?12, gross_cents = ?11 + ?12, note = ?13, state = ?14, answers = ?15,
    reason = ?16, passages = ?17, decided_on = ?18, decided_by = ?19, paid_on = ?20
WHERE id = ?1
