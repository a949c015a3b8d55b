INSERT INTO tree_run (
    year, edition, activity_id, role, filled_in_by, organisation, dated, description, answers, grounds,
    own_verdict, own_reason, copied_from_id
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
