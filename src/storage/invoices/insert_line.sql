INSERT INTO invoice_line (
    invoice_id, activity_id, line_id, text, net_cents, vat_cents, stated_number, stated_name, activity_date, element,
    allowed_cents, position
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
