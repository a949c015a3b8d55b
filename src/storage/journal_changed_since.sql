-- A later change of a row that this operation touched, leaving out operations that were taken back and those that took back.
SELECT EXISTS (
    SELECT 1
    FROM change AS mine
    JOIN change AS later ON later.tbl = mine.tbl AND later.row_id = mine.row_id AND later.operation_id > mine.operation_id
    JOIN operation ON operation.id = later.operation_id
    WHERE mine.operation_id = ?1
        AND operation.undoes_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM operation AS undo WHERE undo.undoes_id = later.operation_id)
)
