INSERT INTO submission (plan_id, version, file_name, sha256, layout, received_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
