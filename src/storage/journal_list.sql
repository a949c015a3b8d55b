SELECT id, at, by, deed, subject,
    EXISTS (SELECT 1 FROM operation AS undo WHERE undo.undoes_id = operation.id)
FROM operation
ORDER BY id DESC
LIMIT ?1
