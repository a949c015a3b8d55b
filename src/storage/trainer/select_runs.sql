SELECT id, year, edition, activity_id, role, filled_in_by, organisation, dated, description, answers, grounds,
    own_verdict, own_reason, copied_from_id
FROM tree_run
