SELECT line_id, outcome, granted_cents, suggested, recorded, motivation, passages, edition, decided_on, decided_by, stale,
    reason
FROM decision
JOIN cost_line ON cost_line.id = decision.line_id
JOIN activity ON activity.id = cost_line.activity_id
WHERE activity.plan_id = ?1 AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
