SELECT cost_line.id, activity_id, text, requested_cents, sheet, cell, cost_kind, cost_line.position
FROM cost_line JOIN activity ON activity.id = cost_line.activity_id
WHERE activity.plan_id = ?1 AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
ORDER BY activity.position, activity.id, cost_line.position, cost_line.id
