INSERT INTO hours_entry (
    claim_id, on_date, phase, minutes, begins_at, metres, transit_cents, note, sheet, cell, corrects_id, rated_on, rate_id,
    amount_cents, travel_rate_id, travel_cents, accepted_minutes, accepted_cents, accepted_travel_cents, position
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
