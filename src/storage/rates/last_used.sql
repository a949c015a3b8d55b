SELECT max(day) FROM (
    SELECT max(rated_on) AS day FROM hours_entry WHERE rate_id = ?1
    UNION ALL
    SELECT max(rated_on) FROM hours_entry WHERE travel_rate_id = ?1
)
