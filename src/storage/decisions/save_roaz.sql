INSERT INTO roaz_decision (plan_id, step, on_date) VALUES (?1, ?2, ?3)
ON CONFLICT (plan_id, step) DO UPDATE SET on_date = excluded.on_date
