-- Internal trainers: runs of the decision tree (beslisboom).

-- One run of the tree: about an activity and a role, or a quick check that stands alone.
CREATE TABLE tree_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    -- The edition whose tree was walked; never changes.
    edition TEXT NOT NULL,
    activity_id INTEGER REFERENCES activity (id),
    -- What the employee does in daily life, such as SEH-verpleegkundige; no name.
    role TEXT NOT NULL DEFAULT '',
    filled_in_by TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    dated TEXT NOT NULL CHECK (dated IS date(dated)),
    description TEXT NOT NULL DEFAULT '',
    -- Node to answer, and node to what the answer rests on, as JSON.
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    grounds TEXT NOT NULL CHECK (json_valid(grounds)),
    -- The adviser's own judgement beside the tree's outcome.
    own_verdict TEXT CHECK (own_verdict IN ('toegestaan', 'onder_voorwaarden', 'in_overleg', 'niet_toegestaan')),
    own_reason TEXT NOT NULL DEFAULT '',
    copied_from_id INTEGER REFERENCES tree_run (id),
    CHECK (own_verdict IS NULL OR own_reason <> '')
) STRICT;
CREATE INDEX tree_run_by_activity ON tree_run (activity_id);
CREATE INDEX tree_run_by_year ON tree_run (year);
