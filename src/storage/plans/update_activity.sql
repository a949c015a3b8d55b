UPDATE activity SET
    name = ?2, kind = ?3, held_on = ?4, date_text = ?5, participants = ?6, position = ?7, own_number = ?8,
    kept_from = NULL
WHERE id = ?1
