SELECT id, plan_id, version, file_name, sha256, layout, received_on
FROM submission
WHERE sha256 = ?1
ORDER BY id
