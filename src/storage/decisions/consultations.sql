SELECT consultation.id, activity_id, line_id, with_whom, question, consultation.held_on, answer_due, agreed
FROM consultation JOIN activity ON activity.id = consultation.activity_id
WHERE activity.plan_id = ?1
ORDER BY consultation.id
