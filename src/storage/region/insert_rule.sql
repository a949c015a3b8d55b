INSERT INTO region_rule (rule, title, reason, cost_kinds, activity_kinds, partner_kinds, above_cents, from_year,
    until_year, at_best, condition_id, question, if_no, if_unknown, passages, position)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
