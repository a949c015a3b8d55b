-- Every change of the register: who, when, what, and the rows before and after.

CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    -- The code of the deed; its Dutch name belongs to the program.
    deed TEXT NOT NULL,
    -- What it was about, such as the name of a partner.
    subject TEXT NOT NULL,
    -- The operation that this one took back.
    undoes_id INTEGER UNIQUE REFERENCES operation (id),
    -- SHA-256 over the previous hash, this row and its changes: a chain that shows meddling.
    hash TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    -- The row as JSON: before is empty for a new row, after for a removed one.
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_by_operation ON change (operation_id);
CREATE INDEX change_by_row ON change (tbl, row_id);
