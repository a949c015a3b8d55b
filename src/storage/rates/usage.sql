SELECT count(*), max(day) FROM (
    SELECT rated_on AS day FROM hours_entry WHERE rate_id = ?1
    UNION ALL
    SELECT rated_on FROM hours_entry WHERE travel_rate_id = ?1
)
