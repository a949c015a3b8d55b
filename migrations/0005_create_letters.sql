-- Letters of approval (goedkeuringsbrieven).

-- A letter as it was made. sent_on empty: it can be made again. Filled: it is frozen.
CREATE TABLE letter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    -- Ons kenmerk: given once, also to a letter that was made again.
    reference TEXT NOT NULL UNIQUE,
    dated TEXT NOT NULL CHECK (dated IS date(dated)),
    -- What the letter said when it was made; differs from today's: verouderd. Empty: not made yet.
    fingerprint TEXT NOT NULL DEFAULT '',
    concept INTEGER NOT NULL DEFAULT 0 CHECK (concept IN (0, 1)),
    pdf_sha256 TEXT REFERENCES stored_file (sha256),
    pages INTEGER NOT NULL DEFAULT 0,
    granted_cents INTEGER NOT NULL DEFAULT 0,
    sent_on TEXT CHECK (sent_on IS date(sent_on)),
    channel TEXT NOT NULL DEFAULT '',
    -- The sent letter that this one corrects.
    replaces_id INTEGER REFERENCES letter (id),
    CHECK (sent_on IS NULL OR (pdf_sha256 IS NOT NULL AND concept = 0))
) STRICT;
CREATE INDEX letter_by_plan ON letter (plan_id, id);

CREATE TRIGGER sent_letter_never_changes BEFORE UPDATE ON letter
WHEN OLD.sent_on IS NOT NULL
    OR EXISTS (
        SELECT 1 FROM letter
        WHERE sent_on IS NOT NULL AND id <> OLD.id AND (id = NEW.id OR reference = NEW.reference)
    )
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter never changes'); END;
CREATE TRIGGER sent_letter_never_goes BEFORE DELETE ON letter WHEN OLD.sent_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter is never removed'); END;
CREATE TRIGGER sent_letter_is_never_replaced BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM letter WHERE sent_on IS NOT NULL AND (id = NEW.id OR reference = NEW.reference))
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter is never replaced'); END;
