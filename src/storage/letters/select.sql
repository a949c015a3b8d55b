SELECT id, plan_id, reference, dated, fingerprint, concept, pdf_sha256, pages, granted_cents, sent_on, channel, replaces_id, signatory_id
FROM letter
