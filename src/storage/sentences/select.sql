SELECT id, text, cost_kind FROM motivation_sentence ORDER BY cost_kind = '', cost_kind, position, id
