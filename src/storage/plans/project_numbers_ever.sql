-- The journal remembers what an undo removed from the table itself.
SELECT DISTINCT json_extract(after, '$.project_number') AS number
FROM change
WHERE tbl = 'activity' AND after IS NOT NULL AND substr(number, 1, length(?1)) = ?1
ORDER BY number
