SELECT annual_plan.id, partner_id, annual_plan.year, edition, received_on, signed_by, self_evaluation, reference,
    (SELECT on_date FROM roaz_decision WHERE plan_id = annual_plan.id AND step = 'advised'),
    (SELECT on_date FROM roaz_decision WHERE plan_id = annual_plan.id AND step = 'agreed'),
    (SELECT coalesce(max(version), 0) FROM submission WHERE plan_id = annual_plan.id)
FROM annual_plan JOIN partner ON partner.id = annual_plan.partner_id
