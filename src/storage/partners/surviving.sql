WITH RECURSIVE chain (id, merged_into) AS (
    SELECT id, merged_into FROM partner WHERE name_key = ?1
    UNION
    SELECT partner.id, partner.merged_into FROM partner JOIN chain ON partner.id = chain.merged_into
)
SELECT id FROM chain WHERE merged_into IS NULL
