SELECT id, invoice_id, activity_id, line_id, text, net_cents, vat_cents, stated_number, stated_name, activity_date, element,
    allowed_cents, position
FROM invoice_line
WHERE invoice_id = ?1
ORDER BY position
