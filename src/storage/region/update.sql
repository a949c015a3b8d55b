UPDATE region SET
    name = ?1, office = ?2, code = ?3, return_address = ?4, visiting_address = ?5, phone = ?6, email = ?7,
    footer = ?8, logo_sha256 = ?9, colour = ?10, adviser_name = ?11, adviser_title = ?12, adviser_phone = ?13,
    adviser_email = ?14, adviser_available = ?15
WHERE id = 1
