SELECT id, partner_id, file_name, file_sha256, mime, requirement, activity_id, line_id, invoice_id, invoice_line_id, dated,
    received_on, note
FROM evidence
