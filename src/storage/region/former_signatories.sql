SELECT id, name, function FROM signatory WHERE retired = 1 ORDER BY name, id
