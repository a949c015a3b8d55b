WITH RECURSIVE became (id, merged_into) AS (
    SELECT id, merged_into FROM partner WHERE name_key = ?1
    UNION
    SELECT partner.id, partner.merged_into FROM partner JOIN became ON partner.id = became.merged_into
)
SELECT id FROM became WHERE merged_into IS NULL
