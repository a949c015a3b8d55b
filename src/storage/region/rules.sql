SELECT rule, title, reason, cost_kinds, activity_kinds, partner_kinds, above_cents, from_year, until_year, at_best,
    condition_id, question, if_no, if_unknown, passages
FROM region_rule
ORDER BY position
