SELECT id, claim_id, on_date, phase, minutes, begins_at, metres, transit_cents, note, sheet, cell, corrects_id, rated_on,
    rate_id, amount_cents, travel_rate_id, travel_cents, accepted_minutes, accepted_cents, accepted_travel_cents, position
FROM hours_entry
WHERE claim_id = ?1
ORDER BY position
