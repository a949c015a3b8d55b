//! The words in headers and labels by which columns and cells are recognised. Add a word here.

use super::reading::plain::plain;

/// What a column or a labelled cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The activity's number in the partner's own file.
    Number,
    /// The activity's name.
    Name,
    Kind,
    Date,
    Participants,
    /// What a cost line is for.
    CostText,
    /// What is asked.
    Amount,
    /// A sum of amounts: a check, never a cost.
    Total,
    Partner,
    Year,
    /// Known, and never a cost: hours, prices a piece, granted amounts, remarks.
    Ignored,
}

/// Words are plain: small letters without accents or punctuation. `€` is `euro`.
const WORDS: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "nr",
            "nummer",
            "no",
            "volgnummer",
            "volgnr",
            "projectnummer",
            "projectnr",
            "activiteitnummer",
            "activiteitnr",
            "nummer activiteit",
            "nr activiteit",
            "activiteit nr",
            "activiteit nummer",
            "project nr",
        ],
    ),
    (
        Field::Name,
        &[
            "activiteit",
            "activiteiten",
            "naam",
            "naam activiteit",
            "naam van de activiteit",
            "activiteitnaam",
            "projectnaam",
            "naam project",
            "project",
            "titel",
            "titel activiteit",
            "omschrijving activiteit",
            "omschrijving van de activiteit",
            "beschrijving activiteit",
            "oto activiteit",
            "onderwerp",
            "naam oto activiteit",
            "naam training oefening",
            "opleiding training oefening",
            "projecttitel",
            "training oefening",
            "oefening training",
            "naam activiteit of project",
            "activiteit project",
        ],
    ),
    (
        Field::Kind,
        &[
            "soort",
            "type",
            "vorm",
            "soort activiteit",
            "type activiteit",
            "soort oto",
            "type oto",
            "o t o",
            "oto",
            "soort o t o",
            "type o t o",
            "opl tr oef",
            "activiteitsoort",
            "activiteittype",
            "werkvorm",
            "categorie",
            "o t of o",
            "soort project",
            "oto soort",
            "oto vorm",
            "oto type",
            "soort oto activiteit",
        ],
    ),
    (
        Field::Date,
        &[
            "datum",
            "data",
            "periode",
            "uitvoeringsdatum",
            "uitvoerdatum",
            "datum van uitvoering",
            "uitvoeringsmoment",
            "planningsdatum",
            "datum training",
            "datum oefening",
            "wanneer",
            "datum uitvoering",
            "datum activiteit",
            "uitvoering",
            "planning",
            "geplande datum",
            "datum periode",
            "periode datum",
            "maand",
            "kwartaal",
            "uitvoeringsperiode",
            "tijdstip",
            "moment",
            "gepland",
            "geplande periode",
            "datum of periode",
            "startdatum",
        ],
    ),
    (
        Field::Participants,
        &[
            "deelnemers",
            "aantal deelnemers",
            "aantal pers",
            "aantal personen",
            "pers",
            "personen",
            "deeln",
            "aant deelnemers",
            "aantal deeln",
            "verwacht aantal deelnemers",
            "aantal cursisten",
            "cursisten",
            "aantal medewerkers",
            "aantal mensen",
            "groepsgrootte",
            "aantal dln",
            "dln",
        ],
    ),
    (
        Field::CostText,
        &[
            "kostenpost",
            "omschrijving",
            "kostenomschrijving",
            "omschrijving kosten",
            "specificatie",
            "kostensoort",
            "soort kosten",
            "post",
            "kosten omschrijving",
            "specificatie kosten",
            "begrotingspost",
            "kostenspecificatie",
            "onderdeel",
            "kostenregel",
            "omschrijving kostenpost",
            "type kosten",
            "artikel",
            "uitgave",
            "uitgaven",
            "toelichting kosten",
            "kostenonderdeel",
            "omschrijving van de kosten",
        ],
    ),
    (
        Field::Amount,
        &[
            "bedrag",
            "aangevraagd",
            "gevraagd",
            "begroot",
            "aangevraagd bedrag",
            "gevraagd bedrag",
            "subsidie",
            "bijdrage",
            "gevraagde subsidie",
            "aangevraagde subsidie",
            "gevraagde oto bijdrage",
            "aangevraagde oto gelden",
            "budget",
            "kostprijs",
            "bedrag in eur",
            "aan te vragen",
            "begroot bedrag",
            "bedrag in euro",
            "kosten",
            "kosten euro",
            "bedrag euro",
            "euro",
            "bedrag aangevraagd",
            "bedrag gevraagd",
            "kosten in euro",
            "aanvraag",
            "aanvraagbedrag",
            "begroting",
            "begrote kosten",
            "aangevraagde kosten",
            "aangevraagde bijdrage",
            "gevraagde bijdrage",
            "aan te vragen bedrag",
            "raming",
            "geraamde kosten",
            "prijs",
            "eur",
            "oto gelden",
            "subsidiebedrag",
            "geraamd bedrag",
            "verwachte kosten",
        ],
    ),
    (
        Field::Total,
        &[
            "totaal",
            "subtotaal",
            "som",
            "totaalbedrag",
            "totale kosten",
            "eindtotaal",
            "totaal bedrag",
            "totaal kosten",
            "totaal aangevraagd",
            "totaal gevraagd",
            "totaal begroot",
            "kosten totaal",
            "bedrag totaal",
            "totaal euro",
            "sub totaal",
            "totaal generaal",
            "generaal totaal",
            "totaal aangevraagd bedrag",
            "totaal gevraagd bedrag",
            "totalen",
            "total",
        ],
    ),
    (
        Field::Partner,
        &[
            "organisatie",
            "naam organisatie",
            "instelling",
            "naam instelling",
            "aanvrager",
            "partner",
            "ketenpartner",
            "zorginstelling",
            "naam zorginstelling",
            "aanvragende organisatie",
            "aanvragende instelling",
            "organisatienaam",
            "naam aanvrager",
            "naam partner",
            "naam ketenpartner",
            "convenantpartner",
            "naam van de organisatie",
            "naam van de instelling",
            "ziekenhuis",
            "naam ziekenhuis",
            "instellingsnaam",
        ],
    ),
    (
        Field::Year,
        &[
            "jaar",
            "planjaar",
            "jaar van uitvoering",
            "aanvraagjaar",
            "kalenderjaar",
            "subsidiejaar",
            "oto jaar",
            "uitvoeringsjaar",
            "begrotingsjaar",
            "voor het jaar",
            "jaarplan voor",
            "jaar jaarplan",
            "jaar aanvraag",
        ],
    ),
    (
        Field::Ignored,
        &[
            "doel",
            "doelgroep",
            "doelstelling",
            "toelichting",
            "opmerking",
            "opmerkingen",
            "contactpersoon",
            "status",
            "verantwoordelijke",
            "prioriteit",
            "uren",
            "aantal uren",
            "uur",
            "aantal",
            "aantal dagen",
            "dagen",
            "dagdelen",
            "aantal dagdelen",
            "duur",
            "percentage",
            "btw",
            "btw percentage",
            "tarief",
            "uurtarief",
            "stukprijs",
            "prijs per",
            "bedrag per",
            "kosten per",
            "kosten p p",
            "prijs p p",
            "bedrag p p",
            "kosten pp",
            "prijs pp",
            "bedrag pp",
            "tarief per",
            "eenheidsprijs",
            "toegekend",
            "toegekend bedrag",
            "goedgekeurd",
            "goedgekeurd bedrag",
            "werkelijk",
            "werkelijke kosten",
            "gerealiseerd",
            "eigen bijdrage",
            "vorig jaar",
            "capaciteit",
            "postcode",
            "telefoon",
            "telefoonnummer",
            "email",
            "e mail",
            "code",
            "kostenplaats",
            "grootboek",
            "frequentie",
            "keer",
            "aantal keer",
            "aantal groepen",
            "datum indiening",
            "datum ingediend",
            "ingediend door",
            "ingediend op",
            "indieningsdatum",
            "tijd",
            "adres",
            "plaats",
            "functie",
            "afdeling",
            "versie",
            "naam contactpersoon",
            "opgesteld door",
            "crisistype",
            "naam aanvrager functie",
            "handtekening",
            "besluit",
            "akkoord",
            "motivering",
            "aantal stuks",
            "km",
        ],
    ),
];

/// How sure a header is of its field; a longer phrase is surer than a shorter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    fit: Fit,
    letters: usize,
    pub field: Field,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Contains,
    StartsWith,
    Whole,
}

impl Match {
    /// The header is nothing but these words.
    pub fn is_whole(&self) -> bool {
        self.fit == Fit::Whole
    }
}

/// The field that a header or label names; `None` when no word of it is known.
pub fn field(header: &str) -> Option<Match> {
    let header = without_asides(&plain(header));
    if header.is_empty() || header.len() > 70 {
        return None;
    }
    WORDS
        .iter()
        .flat_map(|(field, phrases)| phrases.iter().map(|phrase| (*field, *phrase)))
        .filter_map(|(field, phrase)| {
            Some(Match {
                fit: fit(&header, phrase)?,
                letters: phrase.len(),
                field,
            })
        })
        .max_by_key(|found| (found.fit, found.letters))
}

/// How plainly an amount's header says that it is what is asked; the higher the plainer.
pub fn amount_rank(header: &str) -> u8 {
    let header = plain(header);
    let has = |word: &str| header.split(' ').any(|other| other.starts_with(word));
    if has("aangevraagd") || has("gevraagd") || has("aanvraag") {
        3
    } else if has("begro") || has("geraamd") || has("raming") {
        2
    } else {
        1
    }
}

fn fit(header: &str, phrase: &str) -> Option<Fit> {
    if header == phrase {
        return Some(Fit::Whole);
    }
    match header.strip_prefix(phrase) {
        Some(rest) if rest.starts_with(' ') => return Some(Fit::StartsWith),
        _ => {}
    }
    // Short words inside a longer header say too little.
    let whole_words = |at: usize| {
        let (before, rest) = header.split_at_checked(at).unwrap_or_default();
        let after = rest.get(phrase.len()..).unwrap_or_default();
        before.ends_with(' ') && (after.is_empty() || after.starts_with(' '))
    };
    let inside = phrase.len() > 3 && header.match_indices(phrase).any(|(at, _)| whole_words(at));
    inside.then_some(Fit::Contains)
}

/// `bedrag incl btw` names the same field as `bedrag`.
fn without_asides(header: &str) -> String {
    const ASIDES: [&str; 8] = [
        " incl btw",
        " inclusief btw",
        " excl btw",
        " exclusief btw",
        " indien bekend",
        " in euro s",
        " in euros",
        " optioneel",
    ];
    let mut header = header.to_owned();
    for aside in ASIDES {
        header = header.replace(aside, "");
    }
    let mut parts: Vec<&str> = header.split(' ').collect();
    // A year, a number or the currency at the end: `Bedrag 2027 (€)`.
    while parts.len() > 1
        && parts
            .last()
            .is_some_and(|last| *last == "euro" || last.chars().all(|sign| sign.is_ascii_digit()))
    {
        parts.pop();
    }
    parts.join(" ")
}
