-- During the year: invoices with their evidence, and requests for changes.

-- An invoice or credit note of a partner. Amounts of a credit note are below zero.
CREATE TABLE invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The year of the activities it is about.
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    kind TEXT NOT NULL CHECK (kind IN ('factuur', 'creditnota')),
    number TEXT NOT NULL CHECK (number <> ''),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    -- As it stands on the invoice.
    seller TEXT NOT NULL DEFAULT '',
    -- The employee sent it, not the institution; empty while that is not known.
    from_employee INTEGER CHECK (from_employee IN (0, 1)),
    -- The number of the invoice that a credit note takes back, as it states it.
    preceding TEXT NOT NULL DEFAULT '',
    net_cents INTEGER NOT NULL,
    vat_cents INTEGER NOT NULL,
    -- With VAT.
    gross_cents INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    -- The electronic invoice it was read from.
    file_name TEXT NOT NULL DEFAULT '',
    file_sha256 TEXT REFERENCES stored_file (sha256),
    state TEXT NOT NULL DEFAULT 'ontvangen' CHECK (state IN (
        'ontvangen', 'gecontroleerd', 'akkoord', 'deels_akkoord', 'aangehouden', 'teruggestuurd', 'afgewezen', 'betaald'
    )),
    -- Answers to the checks on invoices, as JSON.
    answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
    -- Why less is paid, or what is asked of the partner.
    reason TEXT NOT NULL DEFAULT '',
    passages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(passages)),
    edition TEXT NOT NULL,
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    decided_by TEXT NOT NULL DEFAULT '',
    paid_on TEXT CHECK (paid_on IS date(paid_on)),
    CHECK (gross_cents = net_cents + vat_cents),
    CHECK ((state = 'betaald') = (paid_on IS NOT NULL))
) STRICT;
CREATE INDEX invoice_by_year ON invoice (year);
CREATE INDEX invoice_by_partner ON invoice (partner_id, number);
CREATE INDEX invoice_by_file ON invoice (file_sha256) WHERE file_sha256 IS NOT NULL;

-- One line of it. Which activity and cost line it is about is chosen, never assumed.
CREATE TABLE invoice_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    activity_id INTEGER REFERENCES activity (id),
    line_id INTEGER REFERENCES cost_line (id),
    text TEXT NOT NULL DEFAULT '',
    net_cents INTEGER NOT NULL,
    vat_cents INTEGER NOT NULL,
    -- What the invoice itself states of the activity; empty where it does not.
    stated_number TEXT NOT NULL DEFAULT '',
    stated_name TEXT NOT NULL DEFAULT '',
    activity_date TEXT CHECK (activity_date IS date(activity_date)),
    -- Where it stands in the electronic invoice.
    element TEXT NOT NULL DEFAULT '',
    -- What is paid of it; empty while it is not decided.
    allowed_cents INTEGER,
    position INTEGER NOT NULL CHECK (position > 0),
    CHECK (allowed_cents IS NULL OR abs(allowed_cents) <= abs(net_cents + vat_cents))
) STRICT;
CREATE INDEX invoice_line_by_invoice ON invoice_line (invoice_id, position);
CREATE INDEX invoice_line_by_activity ON invoice_line (activity_id) WHERE activity_id IS NOT NULL;

-- A file that proves something: which requirement of the guide, and of which invoice, line or activity.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    mime TEXT NOT NULL DEFAULT '',
    file_sha256 TEXT NOT NULL REFERENCES stored_file (sha256),
    -- The id of the requirement in the guide; empty while that is not chosen.
    requirement TEXT NOT NULL DEFAULT '',
    activity_id INTEGER REFERENCES activity (id),
    line_id INTEGER REFERENCES cost_line (id),
    invoice_id INTEGER REFERENCES invoice (id),
    invoice_line_id INTEGER REFERENCES invoice_line (id),
    dated TEXT CHECK (dated IS date(dated)),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX evidence_by_partner ON evidence (partner_id);
CREATE INDEX evidence_by_file ON evidence (file_sha256);
CREATE INDEX evidence_by_invoice ON evidence (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX evidence_by_activity ON evidence (activity_id) WHERE activity_id IS NOT NULL;

-- What a partner asks during the year (wijziging), and what was decided. The first letter stays as it was.
CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    activity_id INTEGER REFERENCES activity (id),
    line_id INTEGER REFERENCES cost_line (id),
    kind TEXT NOT NULL CHECK (kind IN (
        'andere_invulling', 'extra_activiteit', 'overschrijding', 'vervallen', 'annulering', 'no_show'
    )),
    asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
    text TEXT NOT NULL CHECK (text <> ''),
    -- What is asked on top, or falls free when an activity is dropped.
    asked_cents INTEGER NOT NULL DEFAULT 0,
    -- Answers to the guide's conditions for its cost kind, as JSON.
    answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
    outcome TEXT CHECK (outcome IN ('akkoord', 'niet_akkoord', 'ingetrokken')),
    -- What was approved on top, or falls free.
    approved_cents INTEGER NOT NULL DEFAULT 0,
    -- The day of the decision: it covers costs from then on.
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    decided_by TEXT NOT NULL DEFAULT '',
    motivation TEXT NOT NULL DEFAULT '',
    passages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(passages)),
    edition TEXT NOT NULL,
    -- The addendum letter that told the partner.
    letter_sha256 TEXT REFERENCES stored_file (sha256),
    letter_on TEXT CHECK (letter_on IS date(letter_on)),
    CHECK ((outcome IS NULL) = (decided_on IS NULL)),
    CHECK (outcome IS NULL OR motivation <> '')
) STRICT;
CREATE INDEX request_by_plan ON request (plan_id);
CREATE INDEX request_by_activity ON request (activity_id) WHERE activity_id IS NOT NULL;

CREATE TRIGGER paid_invoice_line_never_changes BEFORE UPDATE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'betaald')
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;
CREATE TRIGGER paid_invoice_line_never_goes BEFORE DELETE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'betaald')
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;
CREATE TRIGGER paid_invoice_keeps_its_amounts BEFORE UPDATE ON invoice
WHEN OLD.state = 'betaald' AND NEW.state = 'betaald'
    AND (OLD.number, OLD.net_cents, OLD.vat_cents, OLD.partner_id, OLD.year, OLD.paid_on)
    IS NOT (NEW.number, NEW.net_cents, NEW.vat_cents, NEW.partner_id, NEW.year, NEW.paid_on)
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;
