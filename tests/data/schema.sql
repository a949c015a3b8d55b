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
, kept_from INTEGER CHECK (kept_from > 0)) STRICT;

CREATE INDEX activity_by_plan ON activity (plan_id, position);

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

CREATE UNIQUE INDEX answer_of_activity ON answer (activity_id, condition) WHERE activity_id IS NOT NULL;

CREATE UNIQUE INDEX answer_of_line ON answer (line_id, condition) WHERE line_id IS NOT NULL;

CREATE UNIQUE INDEX answer_of_plan ON answer (plan_id, condition) WHERE plan_id IS NOT NULL;

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
, outcome TEXT CHECK (outcome IN ('akkoord', 'niet_akkoord', 'vervallen')), condition TEXT CHECK (condition <> ''), file_name TEXT NOT NULL DEFAULT '', recorded_on TEXT CHECK (recorded_on IS date(recorded_on))) STRICT;

CREATE INDEX consultation_by_activity ON consultation (activity_id);

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

CREATE INDEX cost_line_by_kind ON cost_line (cost_kind) WHERE cost_kind IS NOT NULL;

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

CREATE INDEX evidence_by_activity ON evidence (activity_id) WHERE activity_id IS NOT NULL;

CREATE INDEX evidence_by_file ON evidence (file_sha256);

CREATE INDEX evidence_by_invoice ON evidence (invoice_id) WHERE invoice_id IS NOT NULL;

CREATE INDEX evidence_by_partner ON evidence (partner_id);

CREATE TABLE hours_claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The year in which the activity is carried out.
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    activity_id INTEGER NOT NULL REFERENCES activity (id),
    -- What the trainer does in daily life, such as SEH-verpleegkundige; no name.
    role TEXT NOT NULL CHECK (role <> ''),
    -- Tells trainers with the same role apart; no name.
    mark TEXT NOT NULL DEFAULT '',
    person_id INTEGER REFERENCES trainer_person (id),
    part TEXT NOT NULL CHECK (part IN ('uitvoering', 'deelname')),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    -- Who is paid, and whether the employee sent the invoice; empty while that is not known.
    paid_to TEXT CHECK (paid_to IN ('instelling', 'persoon')),
    own_invoice INTEGER CHECK (own_invoice IN (0, 1)),
    note TEXT NOT NULL DEFAULT '',
    -- The file it was read from. Its bytes are not kept: they name people.
    file_name TEXT NOT NULL DEFAULT '',
    source_sha256 TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'ingevoerd' CHECK (state IN ('ingevoerd', 'in_overleg', 'vergoed', 'terug')),
    -- Answers to the checks on hours, as JSON.
    answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)),
    -- Why fewer are paid, or what is asked of the institution.
    reason TEXT NOT NULL DEFAULT '',
    passages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(passages)),
    edition TEXT NOT NULL,
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    decided_by TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX hours_claim_by_activity ON hours_claim (activity_id);

CREATE INDEX hours_claim_by_person ON hours_claim (person_id) WHERE person_id IS NOT NULL;

CREATE INDEX hours_claim_by_source ON hours_claim (source_sha256) WHERE source_sha256 <> '';

CREATE INDEX hours_claim_by_year ON hours_claim (year);

CREATE TABLE hours_entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL REFERENCES hours_claim (id),
    on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
    phase TEXT NOT NULL CHECK (phase IN ('voorbereiding', 'uitvoering', 'evaluatie')),
    -- Below zero only in a line that corrects another.
    minutes INTEGER NOT NULL,
    -- When it began, in minutes after midnight, where that is known.
    begins_at INTEGER CHECK (begins_at BETWEEN 0 AND 1439),
    metres INTEGER NOT NULL DEFAULT 0,
    -- Public transport instead of kilometres.
    transit_cents INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    sheet TEXT,
    cell TEXT,
    corrects_id INTEGER REFERENCES hours_entry (id),
    -- The day whose tariff holds, and the tariffs with the amounts that follow; empty while there is none.
    rated_on TEXT NOT NULL CHECK (rated_on IS date(rated_on)),
    rate_id INTEGER REFERENCES rate (id),
    amount_cents INTEGER,
    travel_rate_id INTEGER REFERENCES rate (id),
    travel_cents INTEGER,
    -- What counts of it; empty while it is not judged.
    accepted_minutes INTEGER,
    accepted_cents INTEGER,
    accepted_travel_cents INTEGER,
    position INTEGER NOT NULL CHECK (position > 0),
    CHECK (minutes > 0 OR corrects_id IS NOT NULL OR (minutes = 0 AND (metres > 0 OR transit_cents > 0))),
    CHECK (corrects_id IS NOT NULL OR (metres >= 0 AND transit_cents >= 0)),
    CHECK ((rate_id IS NULL) = (amount_cents IS NULL)),
    CHECK ((accepted_minutes IS NULL) = (accepted_cents IS NULL)),
    CHECK ((accepted_minutes IS NULL) = (accepted_travel_cents IS NULL)),
    CHECK (accepted_minutes IS NULL OR abs(accepted_minutes) <= abs(minutes))
) STRICT;

CREATE INDEX hours_entry_by_claim ON hours_entry (claim_id, position);

CREATE INDEX hours_entry_by_corrected ON hours_entry (corrects_id) WHERE corrects_id IS NOT NULL;

CREATE INDEX hours_entry_by_rate ON hours_entry (rate_id, rated_on);

CREATE INDEX hours_entry_by_travel_rate ON hours_entry (travel_rate_id, rated_on);

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

CREATE INDEX invoice_by_file ON invoice (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE INDEX invoice_by_partner ON invoice (partner_id, number);

CREATE INDEX invoice_by_year ON invoice (year);

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

CREATE INDEX invoice_line_by_activity ON invoice_line (activity_id) WHERE activity_id IS NOT NULL;

CREATE INDEX invoice_line_by_invoice ON invoice_line (invoice_id, position);

CREATE TRIGGER judged_line_never_changes BEFORE UPDATE ON hours_entry
WHEN OLD.accepted_minutes IS NOT NULL
    AND (OLD.claim_id, OLD.on_date, OLD.phase, OLD.minutes, OLD.metres, OLD.transit_cents, OLD.corrects_id, OLD.rated_on,
        OLD.rate_id, OLD.amount_cents, OLD.travel_rate_id, OLD.travel_cents)
    IS NOT (NEW.claim_id, NEW.on_date, NEW.phase, NEW.minutes, NEW.metres, NEW.transit_cents, NEW.corrects_id, NEW.rated_on,
        NEW.rate_id, NEW.amount_cents, NEW.travel_rate_id, NEW.travel_cents)
BEGIN SELECT RAISE(ABORT, 'oto: a judged line never changes'); END;

CREATE TRIGGER judged_line_never_goes BEFORE DELETE ON hours_entry WHEN OLD.accepted_minutes IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oto: a judged line never changes'); END;

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
    replaces_id INTEGER REFERENCES letter (id), signatory_id INTEGER REFERENCES signatory (id),
    CHECK (sent_on IS NULL OR (pdf_sha256 IS NOT NULL AND concept = 0))
) STRICT;

CREATE INDEX letter_by_plan ON letter (plan_id, id);

CREATE TABLE letter_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sentence TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What recognises the next file of that source.
    signature TEXT NOT NULL UNIQUE,
    mapping TEXT NOT NULL,
    file_name TEXT NOT NULL,
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on))
) STRICT;

CREATE TABLE motivation_sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    text TEXT NOT NULL UNIQUE CHECK (text <> ''),
    cost_kind TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL CHECK (position > 0)
) STRICT;

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
, batch INTEGER REFERENCES operation (id)) STRICT;

CREATE INDEX operation_by_batch ON operation (batch);

CREATE TRIGGER paid_invoice_keeps_its_amounts BEFORE UPDATE ON invoice
WHEN OLD.state = 'betaald' AND NEW.state = 'betaald'
    AND (OLD.number, OLD.net_cents, OLD.vat_cents, OLD.partner_id, OLD.year, OLD.paid_on)
    IS NOT (NEW.number, NEW.net_cents, NEW.vat_cents, NEW.partner_id, NEW.year, NEW.paid_on)
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;

CREATE TRIGGER paid_invoice_line_never_changes BEFORE UPDATE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'betaald')
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;

CREATE TRIGGER paid_invoice_line_never_goes BEFORE DELETE ON invoice_line
WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'betaald')
BEGIN SELECT RAISE(ABORT, 'oto: a paid invoice never changes'); END;

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
, kind_name TEXT NOT NULL DEFAULT '', merged_into INTEGER REFERENCES partner (id)) STRICT;

CREATE TABLE partner_apart (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    other_id INTEGER NOT NULL REFERENCES partner (id),
    UNIQUE (partner_id, other_id),
    CHECK (partner_id < other_id)
) STRICT;

CREATE TABLE partner_covenant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
    until_date TEXT CHECK (until_date IS date(until_date)),
    CHECK (until_date IS NULL OR until_date >= from_date)
) STRICT;

CREATE INDEX partner_covenant_by_partner ON partner_covenant (partner_id, from_date);

CREATE TABLE partner_signer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partner (id),
    name TEXT NOT NULL CHECK (name <> ''),
    function TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL CHECK (position > 0)
) STRICT;

CREATE INDEX partner_signer_by_partner ON partner_signer (partner_id, position);

CREATE TABLE plan_year (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL UNIQUE CHECK (year BETWEEN 2000 AND 2100),
    edition TEXT NOT NULL
) STRICT;

CREATE TABLE rate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- As the guide names it: interne-trainer-uur, reiskosten-trainer-km.
    kind TEXT NOT NULL CHECK (kind <> ''),
    from_date TEXT NOT NULL CHECK (from_date IS date(from_date)),
    -- The last day; empty while no other follows it.
    until_date TEXT CHECK (until_date IS date(until_date)),
    amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
    status TEXT NOT NULL CHECK (status IN ('voorlopig', 'definitief')),
    source TEXT NOT NULL CHECK (source <> ''),
    -- How it follows from an earlier one: that amount, and hundredths of a percent.
    base_cents INTEGER,
    basis_points INTEGER,
    confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on)),
    confirmed_by TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, from_date),
    CHECK (until_date >= from_date),
    CHECK (status = 'voorlopig' OR confirmed_on IS NOT NULL)
) STRICT;

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

CREATE TABLE region_passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    passage TEXT NOT NULL UNIQUE,
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('regiobeleid', 'meerjarenplan', 'regiojaarplan', 'afspraak')),
    position INTEGER NOT NULL
) STRICT;

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

CREATE INDEX request_by_activity ON request (activity_id) WHERE activity_id IS NOT NULL;

CREATE INDEX request_by_plan ON request (plan_id);

CREATE TABLE roaz_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES annual_plan (id),
    step TEXT NOT NULL CHECK (step IN ('advised', 'agreed')),
    on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
    note TEXT NOT NULL DEFAULT '', grants TEXT CHECK (json_valid(grants)),
    UNIQUE (plan_id, step)
) STRICT;

CREATE TRIGGER sent_letter_is_never_replaced BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM letter WHERE sent_on IS NOT NULL AND (id = NEW.id OR reference = NEW.reference))
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter is never replaced'); END;

CREATE TRIGGER sent_letter_never_changes BEFORE UPDATE ON letter
WHEN OLD.sent_on IS NOT NULL
    OR EXISTS (
        SELECT 1 FROM letter
        WHERE sent_on IS NOT NULL AND id <> OLD.id AND (id = NEW.id OR reference = NEW.reference)
    )
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter never changes'); END;

CREATE TRIGGER sent_letter_never_goes BEFORE DELETE ON letter WHEN OLD.sent_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oto: a sent letter is never removed'); END;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    value TEXT NOT NULL,
    UNIQUE (name, year)
) STRICT;

CREATE TABLE signatory (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    function TEXT NOT NULL DEFAULT '',
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

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

CREATE TABLE trainer_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT CHECK (name <> ''),
    erased_on TEXT CHECK (erased_on IS date(erased_on)),
    CHECK ((name IS NULL) = (erased_on IS NOT NULL))
) STRICT;

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

CREATE TRIGGER used_rate_never_changes BEFORE UPDATE ON rate
WHEN (OLD.kind, OLD.from_date, OLD.amount_cents, OLD.status) IS NOT (NEW.kind, NEW.from_date, NEW.amount_cents, NEW.status)
    AND (EXISTS (SELECT 1 FROM hours_entry WHERE rate_id = OLD.id)
        OR EXISTS (SELECT 1 FROM hours_entry WHERE travel_rate_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'oto: a used rate never changes'); END;

CREATE TRIGGER used_rate_stays_as_long_as_it_was_used BEFORE UPDATE ON rate
WHEN NEW.until_date IS NOT NULL
    AND (EXISTS (SELECT 1 FROM hours_entry WHERE rate_id = OLD.id AND rated_on > NEW.until_date)
        OR EXISTS (SELECT 1 FROM hours_entry WHERE travel_rate_id = OLD.id AND rated_on > NEW.until_date))
BEGIN SELECT RAISE(ABORT, 'oto: a used rate never changes'); END;
