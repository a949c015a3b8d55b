SELECT id, year, edition, activity_id, role, filled_in_by, organisation, dated, description, answers, notes,
    own_verdict, own_reason, copied_from_id
FROM tree_run
WHERE (?1 IS NULL OR id = ?1)
ORDER BY dated DESC, id DESC
