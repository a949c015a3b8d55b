SELECT id, year, activity_id, role, mark, person_id, part, received_on, paid_to, own_invoice, note, file_name,
    source_sha256, state, answers, reason, passages, edition, decided_on, decided_by
FROM hours_claim
