UPDATE cost_line SET
    activity_id = ?2, text = ?3, requested_cents = ?4, sheet = ?5, cell = ?6, cost_kind = ?7, position = ?8
WHERE id = ?1
