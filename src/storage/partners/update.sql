UPDATE partner SET
    code = ?2, name = ?3, name_key = ?4, kind = ?5, kind_name = ?6, street = ?7, postcode = ?8, city = ?9,
    contact_name = ?10, salutation = ?11, email = ?12, phone = ?13, active = ?14, notes = ?15
WHERE id = ?1
