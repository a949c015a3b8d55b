INSERT INTO rate (
    kind, from_date, until_date, amount_cents, status, source, base_cents, basis_points, confirmed_on, confirmed_by
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
