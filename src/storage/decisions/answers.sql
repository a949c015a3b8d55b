SELECT answer.activity_id, answer.line_id, condition, answer
FROM answer
LEFT JOIN cost_line ON cost_line.id = answer.line_id
LEFT JOIN activity ON activity.id = coalesce(answer.activity_id, cost_line.activity_id)
WHERE coalesce(answer.plan_id, activity.plan_id) = ?1
ORDER BY answer.id
