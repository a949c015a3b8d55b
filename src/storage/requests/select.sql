SELECT request.id, plan_id, activity_id, line_id, kind, asked_on, text, asked_cents, answers, outcome, approved_cents,
    decided_on, decided_by, motivation, passages, request.edition, letter_sha256, letter_on
FROM annual_plan JOIN request ON request.plan_id = annual_plan.id
