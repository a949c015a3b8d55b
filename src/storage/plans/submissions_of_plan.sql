SELECT id, plan_id, version, file_name, sha256, layout, received_on
FROM submission
WHERE plan_id = ?1
ORDER BY version
