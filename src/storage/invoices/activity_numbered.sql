SELECT activity.id, annual_plan.year, annual_plan.partner_id
FROM activity JOIN annual_plan ON annual_plan.id = activity.plan_id
WHERE project_number = ?1 AND dropped_in IS NULL
