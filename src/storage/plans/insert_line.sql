INSERT INTO cost_line (activity_id, text, requested_cents, sheet, cell, cost_kind, position, form_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
