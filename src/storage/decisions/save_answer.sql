INSERT INTO answer (plan_id, activity_id, line_id, condition, answer, answered_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (plan_id, condition) WHERE plan_id IS NOT NULL
DO UPDATE SET answer = excluded.answer, answered_on = excluded.answered_on WHERE answer <> excluded.answer
ON CONFLICT (activity_id, condition) WHERE activity_id IS NOT NULL
DO UPDATE SET answer = excluded.answer, answered_on = excluded.answered_on WHERE answer <> excluded.answer
ON CONFLICT (line_id, condition) WHERE line_id IS NOT NULL
DO UPDATE SET answer = excluded.answer, answered_on = excluded.answered_on WHERE answer <> excluded.answer
