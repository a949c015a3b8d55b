SELECT cost_line.id, cost_line.form_id
FROM cost_line JOIN activity ON activity.id = cost_line.activity_id
WHERE activity.plan_id = ?1 AND cost_line.form_id IS NOT NULL
    AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
ORDER BY cost_line.id
