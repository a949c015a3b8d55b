UPDATE hours_entry
SET on_date = ?2, phase = ?3, minutes = ?4, begins_at = ?5, metres = ?6, transit_cents = ?7, note = ?8, rated_on = ?9,
    rate_id = ?10, amount_cents = ?11, travel_rate_id = ?12, travel_cents = ?13, accepted_minutes = ?14,
    accepted_cents = ?15, accepted_travel_cents = ?16
WHERE id = ?1
