SELECT EXISTS (
    SELECT 1 FROM partner_covenant
    WHERE partner_id = ?1 AND from_date <= ?2 AND (until_date IS NULL OR until_date >= ?2)
)
