-- Answers, decisions, consultations and the agreement of the Bestuurlijk ROAZ.

-- An answer to a condition or check, about exactly one plan, activity or cost line.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER REFERENCES annual_plan (id),
    activity_id INTEGER REFERENCES activity (id),
    line_id INTEGER REFERENCES cost_line (id),
    condition TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('ja', 'nee', 'onbekend')),
    answered_on TEXT NOT NULL CHECK (answered_on IS date(answered_on)),
    CHECK ((plan_id IS NOT NULL) + (activity_id IS NOT NULL) + (line_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX answer_of_plan ON answer (plan_id, condition) WHERE plan_id IS NOT NULL;
CREATE UNIQUE INDEX answer_of_activity ON answer (activity_id, condition) WHERE activity_id IS NOT NULL;
CREATE UNIQUE INDEX answer_of_line ON answer (line_id, condition) WHERE line_id IS NOT NULL;

-- The adviser's decision on one cost line, with the suggestion it was made beside and the edition it was made under.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line_id INTEGER NOT NULL UNIQUE REFERENCES cost_line (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('toekennen', 'deels_toekennen', 'in_overleg', 'afwijzen')),
    granted_cents INTEGER NOT NULL CHECK (granted_cents >= 0),
    suggested TEXT NOT NULL CHECK (suggested IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    recorded TEXT NOT NULL CHECK (recorded IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    -- Why the rules suggested what they did, in words, as it stood then.
    reason TEXT NOT NULL,
    -- The adviser's own words; empty where the decision follows the suggestion.
    motivation TEXT NOT NULL,
    passages TEXT NOT NULL CHECK (json_array_length(passages) > 0),
    edition TEXT NOT NULL,
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    decided_by TEXT NOT NULL,
    -- The line changed in a later version of the plan: judge it again.
    stale INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),
    CHECK (outcome NOT IN ('in_overleg', 'afwijzen') OR granted_cents = 0)
) STRICT;

-- A consultation (overleg): held_on is empty while the question is open.
CREATE TABLE consultation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    line_id INTEGER REFERENCES cost_line (id),
    with_whom TEXT NOT NULL DEFAULT '',
    question TEXT NOT NULL DEFAULT '',
    held_on TEXT CHECK (held_on IS date(held_on)),
    answer_due TEXT CHECK (answer_due IS date(answer_due)),
    agreed TEXT NOT NULL DEFAULT '',
    file_sha256 TEXT REFERENCES stored_file (sha256)
) STRICT;
CREATE INDEX consultation_by_activity ON consultation (activity_id);

-- What happened to a plan at the Bestuurlijk ROAZ: the advice to it, and its agreement.
CREATE TABLE roaz_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    step TEXT NOT NULL CHECK (step IN ('advised', 'agreed')),
    on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (plan_id, step)
) STRICT;
