UPDATE rate
SET from_date = ?2, until_date = ?3, amount_cents = ?4, status = ?5, source = ?6, base_cents = ?7, basis_points = ?8,
    confirmed_on = ?9, confirmed_by = ?10
WHERE id = ?1
