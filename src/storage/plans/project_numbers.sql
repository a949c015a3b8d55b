-- A range, so that the index finds them; nothing sorts after the last character of all.
SELECT project_number
FROM activity
WHERE project_number >= ?1 AND project_number < ?1 || char(0x10FFFF)
ORDER BY project_number
