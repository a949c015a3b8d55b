SELECT id, code, name, kind, street, postcode, city, contact_name, salutation, email, phone, active, notes
FROM partner
