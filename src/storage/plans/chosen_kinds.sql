SELECT cost_line.text, activity.kind, cost_line.cost_kind, count(*)
FROM cost_line JOIN activity ON activity.id = cost_line.activity_id
WHERE cost_line.cost_kind IS NOT NULL
GROUP BY cost_line.text, activity.kind, cost_line.cost_kind
