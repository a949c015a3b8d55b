INSERT INTO roaz_decision (plan_id, step, on_date, note, grants) VALUES (?1, ?2, ?3, ?4, (
    SELECT json_group_array(json_array(line_id, granted_cents))
    FROM (
        SELECT line_id, granted_cents
        FROM decision
        JOIN cost_line ON cost_line.id = decision.line_id
        JOIN activity ON activity.id = cost_line.activity_id
        WHERE activity.plan_id = ?1 AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
            AND decision.stale = 0 AND decision.outcome <> 'in_overleg'
        ORDER BY line_id
    )
))
ON CONFLICT (plan_id, step) DO UPDATE SET on_date = excluded.on_date, note = excluded.note, grants = excluded.grants
