-- The last of an operation, the undo of it, the undo of that, and so on; odd: the operation is taken back now.
WITH RECURSIVE chain (id, depth) AS (
    SELECT id, 0 FROM operation WHERE id = ?1
    UNION ALL
    SELECT undo.id, depth + 1
    FROM chain JOIN operation AS undo ON undo.undoes_id = chain.id AND undo.id > chain.id
)
SELECT id, depth % 2 FROM chain ORDER BY depth DESC LIMIT 1
