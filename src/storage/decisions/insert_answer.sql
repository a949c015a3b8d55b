INSERT INTO answer (plan_id, activity_id, line_id, condition, answer, answered_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
