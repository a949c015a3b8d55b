SELECT cost_line.text, activity.kind, cost_line.cost_kind, count(*)
FROM annual_plan
CROSS JOIN activity ON activity.plan_id = annual_plan.id
CROSS JOIN cost_line ON cost_line.activity_id = activity.id
WHERE annual_plan.year >= ?1 AND cost_line.cost_kind IS NOT NULL
GROUP BY cost_line.text, activity.kind, cost_line.cost_kind
