INSERT INTO evidence (
    partner_id, file_name, file_sha256, mime, requirement, activity_id, line_id, invoice_id, invoice_line_id, dated,
    received_on, note
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
