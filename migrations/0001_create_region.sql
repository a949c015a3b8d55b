-- The region of this register, and everything that is the region's own choice.

-- Bytes of files that the register keeps: submissions, letters, the logo. Content-addressed, never changed.
CREATE TABLE stored_file (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER stored_file_is_kept_once BEFORE INSERT ON stored_file
WHEN EXISTS (SELECT 1 FROM stored_file WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER stored_file_is_never_replaced BEFORE INSERT ON stored_file
WHEN EXISTS (SELECT 1 FROM stored_file WHERE rowid = NEW.rowid AND sha256 <> NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'oto: a stored file is never replaced'); END;
CREATE TRIGGER stored_file_never_changes BEFORE UPDATE ON stored_file
BEGIN SELECT RAISE(ABORT, 'oto: a stored file never changes'); END;
CREATE TRIGGER stored_file_never_goes BEFORE DELETE ON stored_file
BEGIN SELECT RAISE(ABORT, 'oto: a stored file is never removed'); END;

-- One row: one register is one region. Empty text means not filled in yet.
CREATE TABLE region (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL DEFAULT '',
    office TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    return_address TEXT NOT NULL DEFAULT '',
    visiting_address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    footer TEXT NOT NULL DEFAULT '',
    logo_sha256 TEXT REFERENCES stored_file (sha256),
    colour TEXT NOT NULL DEFAULT '#0E465D' CHECK (colour GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]'),
    adviser_name TEXT NOT NULL DEFAULT '',
    adviser_title TEXT NOT NULL DEFAULT '',
    adviser_phone TEXT NOT NULL DEFAULT '',
    adviser_email TEXT NOT NULL DEFAULT '',
    adviser_available TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO region (id) VALUES (1);

-- Who signs letters. A signatory that no longer signs stays, because letters name it.
CREATE TABLE signatory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    function TEXT NOT NULL DEFAULT '',
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- What the region decided where the guide leaves it free. Year 0 holds for every year without a row of its own.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    value TEXT NOT NULL,
    UNIQUE (name, year)
) STRICT;

-- Statements of the region's own that a verdict can rest on.
CREATE TABLE region_passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('regiobeleid', 'meerjarenplan', 'regiojaarplan', 'afspraak')),
    position INTEGER NOT NULL
) STRICT;

-- Rules of the region that narrow the guide. Lists are JSON; an empty list means all.
CREATE TABLE region_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    reason TEXT NOT NULL,
    cost_kinds TEXT NOT NULL CHECK (json_valid(cost_kinds)),
    activity_kinds TEXT NOT NULL CHECK (json_valid(activity_kinds)),
    partner_kinds TEXT NOT NULL CHECK (json_valid(partner_kinds)),
    above_cents INTEGER CHECK (above_cents >= 0),
    from_year INTEGER,
    until_year INTEGER,
    -- Either a best verdict, or one more condition.
    at_best TEXT CHECK (at_best IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    condition_id TEXT,
    question TEXT,
    if_no TEXT CHECK (if_no IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    if_unknown TEXT CHECK (if_unknown IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    passages TEXT NOT NULL CHECK (json_array_length(passages) > 0),
    position INTEGER NOT NULL,
    CHECK ((at_best IS NULL) = (condition_id IS NOT NULL)),
    CHECK ((condition_id IS NULL) = (question IS NULL)),
    CHECK ((condition_id IS NULL) = (if_no IS NULL)),
    CHECK ((condition_id IS NULL) = (if_unknown IS NULL))
) STRICT;

-- Sentences of letters that the region changed; the others are the program's default set.
CREATE TABLE letter_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sentence TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;
