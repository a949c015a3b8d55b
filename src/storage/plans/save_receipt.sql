UPDATE annual_plan SET received_on = ?2, signed_by = ?3, self_evaluation = ?4, reference = ?5 WHERE id = ?1
