SELECT name, office, code, return_address, visiting_address, phone, email, footer, logo_sha256, colour,
    adviser_name, adviser_title, adviser_phone, adviser_email, adviser_available
FROM region
WHERE id = 1
