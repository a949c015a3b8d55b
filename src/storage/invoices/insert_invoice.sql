INSERT INTO invoice (
    year, partner_id, kind, number, issued_on, received_on, due_on, seller, from_employee, preceding, net_cents, vat_cents,
    gross_cents, note, file_name, file_sha256, state, answers, reason, passages, edition, decided_on, decided_by, paid_on
) VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11 + ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23
)
