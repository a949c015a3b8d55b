INSERT INTO roaz_decision (plan_id, step, on_date, note, grants) VALUES (?1, ?2, ?3, ?4, (
    SELECT json_group_array(json_array(line_id, granted_cents) ORDER BY line_id)
    FROM activity
    JOIN cost_line ON cost_line.activity_id = activity.id
    JOIN decision ON decision.line_id = cost_line.id
    WHERE activity.plan_id = ?1 AND activity.dropped_in IS NULL AND cost_line.dropped_in IS NULL
        AND decision.stale = 0 AND decision.outcome <> 'in_overleg'
))
ON CONFLICT (plan_id, step) DO UPDATE SET on_date = excluded.on_date, note = excluded.note, grants = excluded.grants
