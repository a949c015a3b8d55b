-- Internal trainers: tariffs by date, and the hours that institutions account for (urenverantwoording).

-- An amount per hour or kilometre from a day on. A provisional one (voorlopig) is never used for an amount that counts.
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

-- A trainer's name: personal data. Not followed by the journal, so that it can be erased for good.
CREATE TABLE trainer_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT CHECK (name <> ''),
    erased_on TEXT CHECK (erased_on IS date(erased_on)),
    CHECK ((name IS NULL) = (erased_on IS NOT NULL))
) STRICT;

-- What an institution accounts for about one trainer in one activity (registratie).
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
CREATE INDEX hours_claim_by_year ON hours_claim (year);
CREATE INDEX hours_claim_by_activity ON hours_claim (activity_id);
CREATE INDEX hours_claim_by_source ON hours_claim (source_sha256) WHERE source_sha256 <> '';
CREATE INDEX hours_claim_by_person ON hours_claim (person_id) WHERE person_id IS NOT NULL;

-- One line of it (urenregel). Once minutes of it are accepted it never changes: a later line corrects it.
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
CREATE INDEX hours_entry_by_rate ON hours_entry (rate_id, rated_on);
CREATE INDEX hours_entry_by_travel_rate ON hours_entry (travel_rate_id, rated_on);
CREATE INDEX hours_entry_by_corrected ON hours_entry (corrects_id) WHERE corrects_id IS NOT NULL;

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
CREATE TRIGGER judged_line_never_changes BEFORE UPDATE ON hours_entry
WHEN OLD.accepted_minutes IS NOT NULL
    AND (OLD.claim_id, OLD.on_date, OLD.phase, OLD.minutes, OLD.metres, OLD.transit_cents, OLD.corrects_id, OLD.rated_on,
        OLD.rate_id, OLD.amount_cents, OLD.travel_rate_id, OLD.travel_cents)
    IS NOT (NEW.claim_id, NEW.on_date, NEW.phase, NEW.minutes, NEW.metres, NEW.transit_cents, NEW.corrects_id, NEW.rated_on,
        NEW.rate_id, NEW.amount_cents, NEW.travel_rate_id, NEW.travel_cents)
BEGIN SELECT RAISE(ABORT, 'oto: a judged line never changes'); END;
CREATE TRIGGER judged_line_never_goes BEFORE DELETE ON hours_entry WHEN OLD.accepted_minutes IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'oto: a judged line never changes'); END;
