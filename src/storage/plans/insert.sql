INSERT INTO annual_plan (partner_id, year, edition, received_on, signed_by, self_evaluation, reference)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
