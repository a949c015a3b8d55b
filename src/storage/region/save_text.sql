INSERT INTO letter_text (sentence, text) VALUES (?1, ?2)
ON CONFLICT (sentence) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
