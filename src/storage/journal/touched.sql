-- How an operation left each row that it touched.
SELECT tbl, row_id, after
FROM change
WHERE id IN (SELECT max(id) FROM change WHERE operation_id = ?1 GROUP BY tbl, row_id)
ORDER BY id
