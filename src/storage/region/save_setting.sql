INSERT INTO setting (name, year, value) VALUES (?1, ?2, ?3)
ON CONFLICT (name, year) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
