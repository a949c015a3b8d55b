SELECT annual_plan.id, annual_plan.year, annual_plan.partner_id, partner.name, activity.id, activity.name,
    activity.kind, cost_line.id, cost_line.text, decision.outcome, decision.recorded, decision.granted_cents
FROM cost_line
JOIN decision ON decision.line_id = cost_line.id
JOIN activity ON activity.id = cost_line.activity_id
JOIN annual_plan ON annual_plan.id = activity.plan_id
JOIN partner ON partner.id = annual_plan.partner_id
WHERE cost_line.cost_kind = ?1 AND decision.stale = 0
    AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
ORDER BY annual_plan.year DESC, partner.name_key, activity.position, cost_line.position, cost_line.id
