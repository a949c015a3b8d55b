UPDATE partner SET
    code = ?2, name = ?3, name_key = ?4, kind = ?5, street = ?6, postcode = ?7, city = ?8, contact_name = ?9,
    salutation = ?10, email = ?11, phone = ?12, active = ?13, notes = ?14
WHERE id = ?1
