SELECT id, year, partner_id, kind, number, issued_on, received_on, due_on, seller, from_employee, preceding, net_cents,
    vat_cents, note, file_name, file_sha256, state, answers, reason, passages, edition, decided_on, decided_by, paid_on
FROM invoice
