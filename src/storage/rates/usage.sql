SELECT count(*), max(rated_on) FROM hours_entry WHERE rate_id = ?1 OR travel_rate_id = ?1
