-- The last image of each row at the end of an operation.
SELECT json_extract(after, '$.id') AS id,
    json_extract(after, '$.activity_id') AS activity_id,
    json_extract(after, '$.text') AS text,
    json_extract(after, '$.requested_cents') AS requested_cents,
    json_extract(after, '$.sheet') AS sheet,
    json_extract(after, '$.cell') AS cell,
    json_extract(after, '$.cost_kind') AS cost_kind,
    json_extract(after, '$.position') AS position
FROM change
WHERE id IN (SELECT max(id) FROM change WHERE tbl = 'cost_line' AND operation_id <= ?1 GROUP BY row_id)
    AND after IS NOT NULL
    AND json_extract(after, '$.activity_id') = ?2
    AND json_extract(after, '$.dropped_in') IS NULL
ORDER BY json_extract(after, '$.position'), row_id
