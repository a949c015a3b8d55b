SELECT id, claim_id, on_date, phase, minutes, begins_at, metres, transit_cents, note, sheet, cell, corrects_id, rated_on,
    rate_id, amount_cents, travel_rate_id, travel_cents, accepted_minutes, accepted_cents, accepted_travel_cents, position
FROM hours_entry INDEXED BY hours_entry_by_rate
WHERE rate_id IS NULL AND rated_on BETWEEN ?1 AND ?2
UNION
SELECT id, claim_id, on_date, phase, minutes, begins_at, metres, transit_cents, note, sheet, cell, corrects_id, rated_on,
    rate_id, amount_cents, travel_rate_id, travel_cents, accepted_minutes, accepted_cents, accepted_travel_cents, position
FROM hours_entry INDEXED BY hours_entry_by_travel_rate
WHERE travel_rate_id IS NULL AND metres <> 0 AND rated_on BETWEEN ?1 AND ?2
ORDER BY 2, 21
