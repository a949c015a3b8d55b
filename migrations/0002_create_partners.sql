-- Partners of the region and their covenant.

CREATE TABLE partner (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Two to four capitals: the start of project numbers.
    code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 2 AND 4 AND code NOT GLOB '*[^A-Z]*'),
    name TEXT NOT NULL CHECK (name <> ''),
    -- The name without case, accents and punctuation: two partners never share it.
    name_key TEXT NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('hospital', 'hap', 'rav', 'ggd', 'ghor', 'vvt', 'ggz', 'midwifery', 'other')),
    street TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    contact_name TEXT NOT NULL DEFAULT '',
    salutation TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    notes TEXT NOT NULL DEFAULT ''
) STRICT;

-- When a partner was bound by the covenant (convenant); until_date empty while it lasts.
CREATE TABLE partner_covenant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
    until_date TEXT CHECK (until_date IS date(until_date)),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;
CREATE INDEX partner_covenant_by_partner ON partner_covenant (partner_id, from_date);
