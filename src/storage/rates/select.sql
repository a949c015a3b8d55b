SELECT id, kind, from_date, until_date, amount_cents, status, source, base_cents, basis_points, confirmed_on, confirmed_by
FROM rate
ORDER BY kind, from_date
