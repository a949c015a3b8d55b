SELECT consultation.id, activity_id, line_id, condition, with_whom, question, answer_due, consultation.held_on, agreed, outcome,
    file_name, file_sha256, recorded_on
FROM consultation JOIN activity ON activity.id = consultation.activity_id
WHERE activity.plan_id = ?1
ORDER BY consultation.id
