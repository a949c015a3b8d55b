SELECT id, name, function, is_default FROM signatory WHERE retired = 0 ORDER BY is_default DESC, id
