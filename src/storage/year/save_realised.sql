INSERT INTO realised (activity_id, amount_cents, reported_on, source, note) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (activity_id) DO UPDATE
SET amount_cents = excluded.amount_cents, reported_on = excluded.reported_on, source = excluded.source, note = excluded.note
