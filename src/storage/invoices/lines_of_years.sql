SELECT invoice_line.id, invoice_id, activity_id, line_id, text, invoice_line.net_cents, invoice_line.vat_cents,
    stated_number, stated_name, activity_date, element, allowed_cents, position
FROM invoice JOIN invoice_line ON invoice_line.invoice_id = invoice.id
WHERE invoice.year BETWEEN ?1 AND ?2
ORDER BY invoice_id, position
