-- A range, so that the index finds them; nothing sorts after the last character of all.
SELECT reference
FROM letter
WHERE reference >= ?1 AND reference < ?1 || char(0x10FFFF)
ORDER BY reference
