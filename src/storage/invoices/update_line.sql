UPDATE invoice_line
SET activity_id = ?2, line_id = ?3, text = ?4, net_cents = ?5, vat_cents = ?6, stated_number = ?7, stated_name = ?8,
    activity_date = ?9, allowed_cents = ?10
WHERE id = ?1
