INSERT INTO decision (line_id, outcome, granted_cents, suggested, recorded, motivation, passages, edition,
    decided_on, decided_by, stale, reason)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT (line_id) DO UPDATE SET
    outcome = excluded.outcome, granted_cents = excluded.granted_cents, suggested = excluded.suggested,
    recorded = excluded.recorded, motivation = excluded.motivation, passages = excluded.passages,
    edition = excluded.edition, decided_on = excluded.decided_on, decided_by = excluded.decided_by,
    stale = excluded.stale, reason = excluded.reason
