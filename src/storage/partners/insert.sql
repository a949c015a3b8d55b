INSERT INTO partner (
    code, name, name_key, kind, kind_name, street, postcode, city, contact_name, salutation, email, phone, notes
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
