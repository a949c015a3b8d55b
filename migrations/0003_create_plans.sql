-- Year plans (jaarplannen), the files they came in, their activities and cost lines.

-- A plan year with the edition of the guide that its plans are judged by.
CREATE TABLE plan_year (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2100),
    edition TEXT NOT NULL
) STRICT;

-- One plan per partner per year.
CREATE TABLE annual_plan (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    year INTEGER NOT NULL REFERENCES plan_year (year),
    edition TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    -- Bestuurder or gemandateerde; empty when nobody signed.
    signed_by TEXT CHECK (signed_by <> ''),
    self_evaluation INTEGER NOT NULL DEFAULT 0 CHECK (self_evaluation IN (0, 1)),
    reference TEXT NOT NULL DEFAULT '',
    UNIQUE (partner_id, year)
) STRICT;
CREATE INDEX annual_plan_by_year ON annual_plan (year, partner_id);

-- One reading of a file for a plan. Version 1 is the first; a later one changed the plan.
CREATE TABLE submission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    version INTEGER NOT NULL CHECK (version > 0),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
    layout TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    UNIQUE (plan_id, version)
) STRICT;
CREATE INDEX submission_by_file ON submission (sha256);

-- The unit of granting. An activity that a later version no longer has stays, dropped.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    -- On every invoice; unique in the register and never used again.
    project_number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('opleiding', 'training', 'oefening', 'evaluatie', 'planvorming', 'overig')),
    held_on TEXT CHECK (held_on IS date(held_on)),
    -- A period as the partner wrote it, where there is no date.
    date_text TEXT,
    participants INTEGER CHECK (participants >= 0),
    position INTEGER NOT NULL CHECK (position > 0),
    own_number TEXT,
    form_id TEXT,
    -- The version of the plan that no longer has it; empty while it stands.
    dropped_in INTEGER
) STRICT;
CREATE INDEX activity_by_plan ON activity (plan_id, position);

-- A cost line of an activity, with the cell of its amount in the partner's own file.
CREATE TABLE cost_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    text TEXT NOT NULL,
    requested_cents INTEGER NOT NULL CHECK (requested_cents > 0),
    sheet TEXT,
    cell TEXT,
    -- The cost kind that was chosen; empty while there is only a suggestion.
    cost_kind TEXT,
    position INTEGER NOT NULL CHECK (position > 0),
    form_id TEXT,
    dropped_in INTEGER
) STRICT;
CREATE INDEX cost_line_by_activity ON cost_line (activity_id, position);

-- How the sheet of one source is to be read, as the user once said.
CREATE TABLE mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What recognises the next file of that source.
    signature TEXT NOT NULL UNIQUE,
    mapping TEXT NOT NULL,
    file_name TEXT NOT NULL,
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on))
) STRICT;
