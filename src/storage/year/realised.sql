SELECT realised.activity_id, amount_cents, reported_on, source, note
FROM annual_plan
JOIN activity ON activity.plan_id = annual_plan.id
JOIN realised ON realised.activity_id = activity.id
WHERE annual_plan.year = ?1
