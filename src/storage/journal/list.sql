-- Undone: taken back by an operation that was not itself taken back.
SELECT id, at, by, deed, subject, undoes_id,
    (
        WITH RECURSIVE chain (id, depth) AS (
            SELECT operation.id, 0
            UNION ALL
            SELECT undo.id, depth + 1
            FROM chain JOIN operation AS undo ON undo.undoes_id = chain.id AND undo.id > chain.id
        )
        SELECT max(depth) % 2 FROM chain
    ),
    coalesce(batch, id),
    (
        SELECT count(*) FROM operation AS other
        WHERE other.id = coalesce(operation.batch, operation.id)
            OR other.batch = coalesce(operation.batch, operation.id)
    )
FROM operation
WHERE (?2 IS NULL OR deed = ?2) AND (?3 IS NULL OR coalesce(batch, id) = ?3)
ORDER BY id DESC
LIMIT ?1
