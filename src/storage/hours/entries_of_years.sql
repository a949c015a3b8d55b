SELECT hours_entry.id, claim_id, on_date, phase, minutes, begins_at, metres, transit_cents, hours_entry.note, sheet, cell,
    corrects_id, rated_on, rate_id, amount_cents, travel_rate_id, travel_cents, accepted_minutes, accepted_cents,
    accepted_travel_cents, position
FROM hours_claim JOIN hours_entry ON hours_entry.claim_id = hours_claim.id
WHERE hours_claim.year BETWEEN ?1 AND ?2
ORDER BY claim_id, position
