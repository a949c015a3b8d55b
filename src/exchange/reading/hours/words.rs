//! The words in headers and labels by which columns with hours are recognised. Add a word here.

use super::times::Unit;
use crate::domain::hours::Phase;
use crate::exchange::headers;
use crate::exchange::reading::plain::plain;

/// What a column or a labelled cell of a list of hours holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Number,
    Activity,
    Date,
    Role,
    /// A person's name, or a number of staff.
    Name,
    Mark,
    Part,
    PaidTo,
    OwnInvoice,
    Phase,
    /// Hours, or minutes where the header says so.
    Time,
    /// The time of one phase.
    Of(Phase),
    /// The sum of a row: a check, never hours.
    Total,
    Begin,
    End,
    /// From and until in one cell.
    Span,
    Kilometres,
    Transit,
    Note,
    Partner,
    Year,
    /// Known, and nothing to read.
    Ignored,
}

/// A column that a header names, and how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    pub fit: headers::Fit,
    letters: usize,
    pub column: Column,
}

impl Match {
    /// The header is nothing but these words.
    pub fn is_whole(&self) -> bool {
        self.fit == headers::Fit::Whole
    }
}

/// The column that a header or label names; `None` when no word of it is known.
pub fn column(header: &str) -> Option<Match> {
    if header.len() > 200 {
        return None;
    }
    let header = without_asides(&plain(header));
    if header.is_empty() || header.len() > 70 {
        return None;
    }
    let all = WORDS
        .iter()
        .flat_map(|(column, phrases)| phrases.iter().map(|it| (*column, *it)));
    all.filter_map(|(column, phrase)| {
        Some(Match {
            // A single letter is a header only by itself.
            fit: headers::fit(&header, phrase)
                .filter(|fit| phrase.len() > 1 || *fit == headers::Fit::Whole)?,
            letters: phrase.len(),
            column,
        })
    })
    .max_by_key(|found| (found.fit, found.letters))
}

/// What a bare number under a header is.
pub fn unit(header: &str) -> Unit {
    let header = plain(header);
    let minutes = header
        .split(' ')
        .any(|word| matches!(word, "min" | "minuten" | "minuut"));
    if minutes { Unit::Minutes } else { Unit::Hours }
}

/// `uren v in uren` names the same column as `uren v`; years and units at the end say nothing.
fn without_asides(header: &str) -> String {
    const ENDS: [&str; 12] = [
        "euro",
        "min",
        "minuten",
        "decimaal",
        "verplicht",
        "optioneel",
        "hh",
        "mm",
        "uu",
        "jjjj",
        "dd",
        "in",
    ];
    let mut parts: Vec<&str> = header.split(' ').collect();
    while parts.len() > 1
        && parts.last().is_some_and(|last| {
            ENDS.contains(last) || last.chars().all(|sign| sign.is_ascii_digit())
        })
        && !matches!(parts.as_slice(), ["uren" | "aantal", _])
    {
        parts.pop();
    }
    parts.join(" ")
}

/// The phase that a text names; `None` when it names none or more than one.
pub fn phase(text: &str) -> Option<Phase> {
    let text = plain(text);
    let words: Vec<&str> = text
        .split(' ')
        .filter(|word| !matches!(*word, "fase" | "uren" | "de"))
        .collect();
    let begins = |beginnings: &[&str]| {
        words
            .iter()
            .any(|word| beginnings.iter().any(|it| word.starts_with(it)))
    };
    let single = match words.as_slice() {
        ["v" | "1"] => Some(Phase::Preparation),
        ["u" | "2"] => Some(Phase::Delivery),
        ["e" | "3" | "o" | "oe" | "o e"] => Some(Phase::Evaluation),
        ["o", "e"] => Some(Phase::Evaluation),
        _ => None,
    };
    let digits = words
        .iter()
        .any(|word| word.chars().all(|sign| sign.is_ascii_digit()));
    if single.is_some() && !digits {
        return single;
    }
    let named: Vec<Phase> = [
        (Phase::Preparation, ["voorber", "vb"].as_slice()),
        (Phase::Delivery, ["uitvoer"].as_slice()),
        (Phase::Evaluation, ["evalua"].as_slice()),
    ]
    .into_iter()
    .filter(|(_, beginnings)| begins(beginnings))
    .map(|(phase, _)| phase)
    .collect();
    match named.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Words are plain: small letters without accents or punctuation. `€` is `euro`.
const WORDS: &[(Column, &[&str])] = &[
    (
        Column::Number,
        &[
            "projectnummer",
            "projectnr",
            "project nr",
            "project nummer",
            "projectcode",
            "activiteitnummer",
            "activiteitnr",
            "activiteit nr",
            "activiteit nummer",
            "nummer activiteit",
            "nr activiteit",
            "oto nummer",
            "otonummer",
            "oto nr",
            "oto projectnummer",
            "nummer project",
            "kenmerk",
        ],
    ),
    (
        Column::Activity,
        &[
            "activiteit",
            "naam activiteit",
            "naam van de activiteit",
            "project",
            "projectnaam",
            "naam project",
            "oto activiteit",
            "training",
            "oefening",
            "opleiding",
            "scholing",
            "cursus",
            "naam training",
            "naam oefening",
            "training oefening",
            "omschrijving activiteit",
            "titel",
            "onderwerp",
            "activiteit project",
            "activiteit projectnummer",
            "project activiteit",
            "projecttitel",
            "opleiding training oefening",
        ],
    ),
    (
        Column::Date,
        &[
            "datum",
            "dag",
            "datum uren",
            "datum inzet",
            "datum uitvoering",
            "datum werkzaamheden",
            "wanneer",
            "datum gewerkt",
            "datum activiteit",
            "datum training",
            "datum oefening",
            "werkdatum",
            "datum besteed",
        ],
    ),
    (
        Column::Role,
        &[
            "rol",
            "functie",
            "rol functie",
            "functie rol",
            "rol of functie",
            "functie of rol",
            "beroep",
            "discipline",
            "functienaam",
            "functie medewerker",
            "functie trainer",
            "rol trainer",
            "rol medewerker",
            "functie van de trainer",
            "functie docent",
        ],
    ),
    (
        Column::Name,
        &[
            "naam",
            "medewerker",
            "naam medewerker",
            "trainer",
            "naam trainer",
            "collega",
            "werknemer",
            "persoon",
            "docent",
            "naam docent",
            "interne trainer",
            "naam interne trainer",
            "medewerker naam",
            "achternaam",
            "voornaam",
            "voorletters",
            "personeelsnummer",
            "medewerkernummer",
            "naam collega",
            "naam werknemer",
            "wie",
            "uitgevoerd door",
            "ingevuld door",
            "naam en functie",
            "naam van de trainer",
            "instructeur",
        ],
    ),
    (
        Column::Mark,
        &[
            "volgnummer",
            "volgnr",
            "trainer nr",
            "trainer nummer",
            "nummer trainer",
            "nr trainer",
        ],
    ),
    (
        Column::Part,
        &[
            "aandeel",
            "aandeel in activiteit",
            "trainer of deelnemer",
            "wijze van deelname",
        ],
    ),
    (
        Column::PaidTo,
        &[
            "betaling aan",
            "betalen aan",
            "uitbetaling aan",
            "vergoeding aan",
            "te betalen aan",
            "betaald aan",
        ],
    ),
    (
        Column::OwnInvoice,
        &[
            "factuur medewerker",
            "eigen factuur",
            "factuur van medewerker",
            "medewerker factureert",
            "factuur van de medewerker",
            "factuur trainer",
        ],
    ),
    (
        Column::Phase,
        &[
            "fase",
            "soort uren",
            "type uren",
            "v u e",
            "v u of e",
            "fase v u e",
            "soort werk",
            "werkzaamheden",
            "soort werkzaamheden",
            "categorie",
            "taak",
            "soort taak",
            "type werkzaamheden",
            "urensoort",
            "onderdeel",
        ],
    ),
    (
        Column::Time,
        &[
            "uren",
            "uur",
            "aantal uren",
            "aantal uur",
            "uren aantal",
            "besteed",
            "bestede uren",
            "bestede tijd",
            "tijd",
            "tijdsduur",
            "duur",
            "gewerkte uren",
            "uren besteed",
            "tijdsbesteding",
            "aantal u",
            "minuten",
            "aantal minuten",
            "min",
            "aantal min",
            "tijdsinzet",
            "uren inzet",
            "ureninzet",
            "inzet uren",
        ],
    ),
    (
        Column::Of(Phase::Preparation),
        &[
            "v",
            "voorbereiding",
            "uren voorbereiding",
            "voorbereiding uren",
            "uren v",
            "v uren",
            "voorber",
            "voorbereidingsuren",
            "voorbereidingstijd",
            "aantal uren voorbereiding",
            "fase v",
            "voorb",
            "voorbereiden",
        ],
    ),
    (
        Column::Of(Phase::Delivery),
        &[
            "u",
            "uitvoering",
            "uren uitvoering",
            "uitvoering uren",
            "uren u",
            "u uren",
            "uitvoeringsuren",
            "uitvoeringstijd",
            "aantal uren uitvoering",
            "fase u",
            "uitv",
            "uitvoeren",
        ],
    ),
    (
        Column::Of(Phase::Evaluation),
        &[
            "e",
            "evaluatie",
            "uren evaluatie",
            "evaluatie uren",
            "uren e",
            "e uren",
            "evaluatieuren",
            "evaluatietijd",
            "aantal uren evaluatie",
            "fase e",
            "ontwikkeling en evaluatie",
            "ontwikkeling evaluatie",
            "evaluatie en ontwikkeling",
            "uren ontwikkeling en evaluatie",
            "ontwikkeling en evaluatie uren",
            "eval",
            "evalueren",
            "o e",
        ],
    ),
    (
        Column::Total,
        &[
            "totaal",
            "totaal uren",
            "uren totaal",
            "totaal aantal uren",
            "som",
            "totaal u",
            "totale uren",
            "totaaluren",
            "subtotaal",
            "totaal minuten",
            "totale tijd",
            "totaal tijd",
            "totaal aantal",
        ],
    ),
    (
        Column::Begin,
        &[
            "begin",
            "begintijd",
            "van",
            "start",
            "starttijd",
            "aanvang",
            "tijd van",
            "begin tijd",
            "aanvangstijd",
            "van tijd",
            "begin uur",
        ],
    ),
    (
        Column::End,
        &[
            "eind",
            "einde",
            "eindtijd",
            "tot",
            "tijd tot",
            "tot tijd",
            "eind tijd",
            "einde tijd",
        ],
    ),
    (
        Column::Span,
        &[
            "tijdstip",
            "van tot",
            "tijden",
            "begin en eindtijd",
            "tijd van tot",
            "begin eind",
            "tijdvak",
        ],
    ),
    (
        Column::Kilometres,
        &[
            "km",
            "kilometers",
            "kilometer",
            "aantal km",
            "aantal kilometers",
            "reiskilometers",
            "km auto",
            "gereden km",
            "reisafstand",
            "afstand km",
            "afstand",
            "reis km",
            "reiskosten km",
            "kms",
            "km eigen auto",
        ],
    ),
    (
        Column::Transit,
        &[
            "ov",
            "ov kosten",
            "openbaar vervoer",
            "kosten ov",
            "reiskosten ov",
            "ov reiskosten",
            "ov bedrag",
            "kosten openbaar vervoer",
            "trein",
            "ov in euro",
            "bedrag ov",
            "ov euro",
        ],
    ),
    (
        Column::Note,
        &[
            "opmerking",
            "opmerkingen",
            "toelichting",
            "notitie",
            "omschrijving",
            "omschrijving werkzaamheden",
            "bijzonderheden",
            "toelichting werkzaamheden",
        ],
    ),
    (
        Column::Partner,
        &[
            "organisatie",
            "instelling",
            "partner",
            "ketenpartner",
            "zorginstelling",
            "naam organisatie",
            "naam instelling",
            "naam partner",
            "ziekenhuis",
            "werkgever",
            "naam ziekenhuis",
            "zorgorganisatie",
            "naam ketenpartner",
            "convenantpartner",
        ],
    ),
    (
        Column::Year,
        &[
            "jaar",
            "kalenderjaar",
            "planjaar",
            "oto jaar",
            "verantwoordingsjaar",
            "voor het jaar",
        ],
    ),
    (
        Column::Ignored,
        &[
            "nr",
            "nummer",
            "bedrag",
            "tarief",
            "uurtarief",
            "kosten",
            "totaal bedrag",
            "vergoeding",
            "week",
            "weeknummer",
            "weeknr",
            "maand",
            "dagdeel",
            "afdeling",
            "locatie",
            "email",
            "e mail",
            "telefoon",
            "handtekening",
            "akkoord",
            "datum indiening",
            "datum ingediend",
            "datum akkoord",
            "deelnemers",
            "aantal deelnemers",
            "kostenplaats",
            "paraaf",
            "status",
            "reiskosten",
            "km vergoeding",
            "reiskosten euro",
            "bedrag reiskosten",
            "parkeerkosten",
            "bedrag uren",
            "totaalbedrag",
            "pauze",
            "rij id",
            "rij id niet wijzigen",
            "aantal",
            "versie",
            "datum van aanvraag",
            "aantal trainers",
            "aantal dagen",
            "uren per",
            "uren toegekend",
            "begrote uren",
            "uren begroot",
            "toegekende uren",
            "verschil",
            "tarief per",
            "bedrag km",
            "tijd reizen",
            "reistijd",
            "reisuren",
        ],
    ),
];
