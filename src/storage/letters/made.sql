UPDATE letter SET
    dated = ?2, fingerprint = ?3, concept = ?4, pdf_sha256 = ?5, pages = ?6, granted_cents = ?7
WHERE id = ?1
