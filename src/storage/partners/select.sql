SELECT id, code, name, kind, kind_name, street, postcode, city, contact_name, salutation, email, phone, active, notes,
    merged_into
FROM partner
