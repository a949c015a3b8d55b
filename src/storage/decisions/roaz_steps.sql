SELECT plan_id, step, on_date, note, grants
FROM roaz_decision JOIN annual_plan ON annual_plan.id = roaz_decision.plan_id
WHERE annual_plan.year = ?1
