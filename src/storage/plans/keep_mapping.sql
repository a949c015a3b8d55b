INSERT INTO mapping (signature, mapping, file_name, given_on) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (signature) DO UPDATE SET
    mapping = excluded.mapping, file_name = excluded.file_name, given_on = excluded.given_on
