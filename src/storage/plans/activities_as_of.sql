-- The last image of each row at the end of an operation.
SELECT json_extract(after, '$.id') AS id,
    json_extract(after, '$.plan_id') AS plan_id,
    json_extract(after, '$.project_number') AS project_number,
    json_extract(after, '$.name') AS name,
    json_extract(after, '$.kind') AS kind,
    json_extract(after, '$.held_on') AS held_on,
    json_extract(after, '$.date_text') AS date_text,
    json_extract(after, '$.participants') AS participants,
    json_extract(after, '$.position') AS position,
    json_extract(after, '$.own_number') AS own_number
FROM change
WHERE id IN (SELECT max(id) FROM change WHERE tbl = 'activity' AND operation_id <= ?1 GROUP BY row_id)
    AND after IS NOT NULL
    AND json_extract(after, '$.plan_id') = ?2
    AND json_extract(after, '$.dropped_in') IS NULL
ORDER BY json_extract(after, '$.position'), row_id
