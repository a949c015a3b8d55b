SELECT NULL AS activity_id, NULL AS line_id, condition, answer
FROM answer
WHERE plan_id = ?1
UNION ALL
SELECT answer.activity_id, NULL, condition, answer
FROM activity JOIN answer ON answer.activity_id = activity.id
WHERE activity.plan_id = ?1
UNION ALL
SELECT NULL, answer.line_id, condition, answer
FROM activity
JOIN cost_line ON cost_line.activity_id = activity.id
JOIN answer ON answer.line_id = cost_line.id
WHERE activity.plan_id = ?1
