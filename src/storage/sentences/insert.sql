INSERT INTO motivation_sentence (text, cost_kind, position)
SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM motivation_sentence
