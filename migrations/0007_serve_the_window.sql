-- What the window needs beside the thread from submission to letter.

-- The region's own word for a partner that is none of the usual kinds; empty: the kind's own word.
ALTER TABLE partner ADD COLUMN kind_name TEXT NOT NULL DEFAULT '';
-- The partner that this one turned out to be; it no longer stands in lists.
ALTER TABLE partner ADD COLUMN merged_into INTEGER REFERENCES partner (id);

-- Who may sign for a partner: bestuurders and gemandateerden.
CREATE TABLE partner_signer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    name TEXT NOT NULL CHECK (name <> ''),
    function TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL CHECK (position > 0)
) STRICT;
CREATE INDEX partner_signer_by_partner ON partner_signer (partner_id, position);

-- Partners that resemble each other and were found not to be the same.
CREATE TABLE partner_apart (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    other_id INTEGER NOT NULL REFERENCES partner (id),
    UNIQUE (partner_id, other_id),
    CHECK (partner_id < other_id)
) STRICT;

-- What a consultation came to; empty while it is open. The condition that asks for it, where one does.
ALTER TABLE consultation ADD COLUMN outcome TEXT CHECK (outcome IN ('akkoord', 'niet_akkoord', 'vervallen'));
ALTER TABLE consultation ADD COLUMN condition TEXT CHECK (condition <> '');
ALTER TABLE consultation ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE consultation ADD COLUMN recorded_on TEXT CHECK (recorded_on IS date(recorded_on));

-- Sentences that the adviser uses again in motivations. An empty kind: with every cost kind.
CREATE TABLE motivation_sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL UNIQUE CHECK (text <> ''),
    cost_kind TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL CHECK (position > 0)
) STRICT;

-- Who signs this letter; empty: who signs by default.
ALTER TABLE letter ADD COLUMN signatory_id INTEGER REFERENCES signatory (id);

-- The version whose content an activity still has, where the adviser kept it against a later one.
ALTER TABLE activity ADD COLUMN kept_from INTEGER CHECK (kept_from > 0);

-- Operations that are taken back together carry the number of the first of them.
ALTER TABLE operation ADD COLUMN batch INTEGER REFERENCES operation (id);
CREATE INDEX operation_by_batch ON operation (batch);

-- What was granted per cost line when the Bestuurlijk ROAZ was advised or agreed: [[line, cents], …].
-- Empty where an earlier version of the program recorded it.
ALTER TABLE roaz_decision ADD COLUMN grants TEXT CHECK (json_valid(grants));

-- Earlier decisions on the same cost kind are found by it.
CREATE INDEX cost_line_by_kind ON cost_line (cost_kind) WHERE cost_kind IS NOT NULL;
