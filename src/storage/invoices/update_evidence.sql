UPDATE evidence
SET requirement = ?2, activity_id = ?3, line_id = ?4, invoice_id = ?5, invoice_line_id = ?6, dated = ?7, note = ?8
WHERE id = ?1
