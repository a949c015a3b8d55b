//! What an operation changed, in Dutch: things, fields and values as the adviser knows them.

use super::{activity_kind, euros, long_date, operations, verdicts, workbooks};
use crate::domain::logged::{
    Fate, LogEntry, Logged, LoggedField, LoggedRow, LoggedThing, Standing,
};
use crate::domain::operation::{Deed, Operation};
use crate::domain::region::RegionSource;
use chrono::NaiveDateTime;

/// One and more of a thing: `("kostenregel", "kostenregels")`.
pub fn thing(thing: LoggedThing) -> (&'static str, &'static str) {
    match thing {
        LoggedThing::Region => ("gegeven van de regio", "gegevens van de regio"),
        LoggedThing::Signatory => ("ondertekenaar", "ondertekenaars"),
        LoggedThing::Setting => ("keuze van de regio", "keuzes van de regio"),
        LoggedThing::RegionPassage => ("eigen passage", "eigen passages"),
        LoggedThing::RegionRule => ("eigen regel", "eigen regels"),
        LoggedThing::LetterText => ("zin van de brief", "zinnen van de brief"),
        LoggedThing::Partner => ("partner", "partners"),
        LoggedThing::Covenant => ("convenant", "convenanten"),
        LoggedThing::Signer => ("tekenbevoegde", "tekenbevoegden"),
        LoggedThing::PlanYear => ("planjaar", "planjaren"),
        LoggedThing::Plan => ("jaarplan", "jaarplannen"),
        LoggedThing::Submission => ("inzending", "inzendingen"),
        LoggedThing::Activity => ("activiteit", "activiteiten"),
        LoggedThing::CostLine => ("kostenregel", "kostenregels"),
        LoggedThing::Mapping => ("indeling van een bestand", "indelingen van bestanden"),
        LoggedThing::Answer => ("antwoord", "antwoorden"),
        LoggedThing::Decision => ("besluit", "besluiten"),
        LoggedThing::Consultation => ("overleg", "overleggen"),
        LoggedThing::MotivationSentence => ("zin voor motiveringen", "zinnen voor motiveringen"),
        LoggedThing::RoazStep => (
            "stap bij het Bestuurlijk ROAZ",
            "stappen bij het Bestuurlijk ROAZ",
        ),
        LoggedThing::Letter => ("brief", "brieven"),
        LoggedThing::Apart => (
            "paar verschillende partners",
            "paren verschillende partners",
        ),
        LoggedThing::TreeRun => ("beslisboom", "beslisbomen"),
        LoggedThing::Rate => ("tarief", "tarieven"),
        LoggedThing::HoursClaim => ("urenregistratie", "urenregistraties"),
        LoggedThing::HoursEntry => ("urenregel", "urenregels"),
        LoggedThing::Invoice => ("factuur", "facturen"),
        LoggedThing::InvoiceLine => ("factuurregel", "factuurregels"),
        LoggedThing::Evidence => ("bewijsstuk", "bewijsstukken"),
        LoggedThing::Request => ("wijziging", "wijzigingen"),
    }
}

/// `toegevoegd`.
pub fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "toegevoegd",
        Fate::Changed => "gewijzigd",
        Fate::Removed => "verwijderd",
    }
}

/// What was done to which sort of thing, counted: `2 activiteiten toegevoegd, 5 kostenregels toegevoegd`.
pub fn summary(rows: &[LoggedRow]) -> String {
    let mut counts: Vec<(LoggedThing, Fate, usize)> = Vec::new();
    for row in rows {
        let known = counts
            .iter_mut()
            .find(|(thing, fate, _)| *thing == row.thing && *fate == row.fate);
        match known {
            Some((_, _, count)) => *count += 1,
            None => counts.push((row.thing, row.fate, 1)),
        }
    }
    let counts = counts.into_iter().map(|(of, done, count)| {
        let (one, more) = thing(of);
        format!("{} {}", super::counted(count, one, more), fate(done))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// `Kostenregel toegevoegd`.
pub fn row(row: &LoggedRow) -> String {
    let (one, _) = thing(row.thing);
    format!("{} {}", capitalised(one), fate(row.fate))
}

/// `Toegekend`.
#[expect(
    clippy::too_many_lines,
    reason = "one line for every field; split, a new one could be forgotten"
)]
pub fn field(field: LoggedField) -> &'static str {
    use LoggedField as F;
    match field {
        F::Name => "Naam",
        F::Office => "Netwerkbureau",
        F::Code => "Code",
        F::ReturnAddress => "Retouradres",
        F::VisitingAddress => "Bezoekadres",
        F::Phone => "Telefoon",
        F::Email => "E-mail",
        F::Footer => "Voettekst",
        F::Logo => "Logo",
        F::Colour => "Huiskleur",
        F::AdviserName => "Adviseur",
        F::AdviserTitle => "Functie van de adviseur",
        F::AdviserPhone => "Telefoon van de adviseur",
        F::AdviserEmail => "E-mail van de adviseur",
        F::AdviserAvailable => "Bereikbaarheid van de adviseur",
        F::Function => "Functie",
        F::IsDefault => "Ondertekent gewoonlijk",
        F::Retired => "Ondertekent niet meer",
        F::Year => "Jaar",
        F::Value => "Waarde",
        F::Section => "Vindplaats",
        F::Title => "Titel",
        F::Summary => "Samenvatting",
        F::Source => "Bron",
        F::Reason => "Reden",
        F::CostKinds => "Kostensoorten",
        F::ActivityKinds => "Soorten activiteit",
        F::PartnerKinds => "Soorten partner",
        F::Above => "Boven",
        F::FromYear => "Vanaf jaar",
        F::UntilYear => "Tot en met jaar",
        F::AtBest => "Hoogstens",
        F::Question => "Vraag",
        F::IfNo => "Bij nee",
        F::IfUnknown => "Bij weet niet",
        F::Passages => "Passages",
        F::Text => "Tekst",
        F::Kind => "Soort",
        F::KindName => "Eigen naam van de soort",
        F::Street => "Straat",
        F::Postcode => "Postcode",
        F::City => "Plaats",
        F::ContactName => "Contactpersoon",
        F::Salutation => "Aanhef",
        F::Active => "Actief",
        F::Notes => "Aantekeningen",
        F::MergedInto => "Samengevoegd met",
        F::FromDate => "Vanaf",
        F::UntilDate => "Tot en met",
        F::Edition => "Editie van de gids",
        F::ReceivedOn => "Ontvangen op",
        F::SignedBy => "Ondertekend door",
        F::SelfEvaluation => "Zelfevaluatie",
        F::Reference => "Kenmerk",
        F::Version => "Versie",
        F::FileName => "Bestand",
        F::ProjectNumber => "Projectnummer",
        F::HeldOn => "Datum",
        F::DateText => "Periode",
        F::Participants => "Deelnemers",
        F::OwnNumber => "Nummer in het bestand",
        F::DroppedIn => "Vervallen in versie",
        F::Requested => "Gevraagd",
        F::Sheet => "Blad",
        F::Cell => "Cel",
        F::CostKind => "Kostensoort",
        F::GivenOn => "Gegeven op",
        F::Condition => "Voorwaarde",
        F::Answer => "Antwoord",
        F::AnsweredOn => "Beantwoord op",
        F::Outcome => "Besluit",
        F::Granted => "Toegekend",
        F::Suggested => "Voorstel van de regels",
        F::Recorded => "Oordeel",
        F::Motivation => "Motivering",
        F::DecidedOn => "Besloten op",
        F::DecidedBy => "Besloten door",
        F::Stale => "Opnieuw te beoordelen",
        F::WithWhom => "Met wie",
        F::AnswerDue => "Antwoord uiterlijk",
        F::Agreed => "Afgesproken",
        F::RecordedOn => "Vastgelegd op",
        F::File => "Bijlage",
        F::Step => "Stap",
        F::OnDate => "Op",
        F::Note => "Opmerking",
        F::Dated => "Briefdatum",
        F::Concept => "Concept",
        F::Pages => "Pagina’s",
        F::SentOn => "Verstuurd op",
        F::Channel => "Verstuurd per",
        F::Replaces => "Vervangt brief",
        F::Signatory => "Ondertekenaar",
        F::KeptFrom => "Behouden uit versie",
        F::Role => "Rol",
        F::FilledInBy => "Ingevuld door",
        F::Organisation => "Organisatie of afdeling",
        F::Description => "Omschrijving",
        F::OwnVerdict => "Eigen oordeel",
        F::OwnReason => "Reden van het eigen oordeel",
        F::CopiedFrom => "Overgenomen van",
        F::Amount => "Bedrag",
        F::Status => "Status",
        F::Base => "Uitgaande van",
        F::BasisPoints => "Honderdsten van een procent",
        F::ConfirmedOn => "Bevestigd op",
        F::ConfirmedBy => "Bevestigd door",
        F::Mark => "Volgnummer",
        F::Part => "Aandeel",
        F::PaidTo => "Betaling aan",
        F::OwnInvoice => "Factuur van de medewerker",
        F::State => "Stand",
        F::Phase => "Fase",
        F::Minutes => "Minuten",
        F::BeginsAt => "Begin, minuten na middernacht",
        F::Metres => "Meters",
        F::Transit => "Openbaar vervoer",
        F::Corrects => "Verbetert de regel van",
        F::RatedOn => "Tarief van de dag",
        F::Rate => "Tarief geldig vanaf",
        F::Travel => "Reiskosten per kilometer",
        F::AcceptedMinutes => "Geaccepteerde minuten",
        F::Accepted => "Geaccepteerd bedrag voor uren",
        F::AcceptedTravel => "Geaccepteerde reiskosten",
        F::Number => "Nummer",
        F::IssuedOn => "Factuurdatum",
        F::DueOn => "Uiterlijk",
        F::Seller => "Afzender op de factuur",
        F::FromEmployee => "Factuur van de medewerker",
        F::Preceding => "Creditnota bij factuur",
        F::Net => "Bedrag zonder btw",
        F::Vat => "Btw",
        F::Gross => "Bedrag met btw",
        F::PaidOn => "Betaald op",
        F::StatedNumber => "Projectnummer op de factuur",
        F::StatedName => "Projectnaam op de factuur",
        F::ActivityDate => "Datum van de activiteit op de factuur",
        F::Allowed => "Te betalen",
        F::Mime => "Soort bestand",
        F::Requirement => "Bewijs van",
        F::AskedOn => "Gevraagd op",
        F::Asked => "Gevraagd bedrag",
        F::Approved => "Goedgekeurd bedrag",
        F::LetterOn => "Aanvullende brief van",
    }
}

/// A value; `leeg` where there is none.
pub fn value(of: LoggedField, logged: &Logged) -> String {
    match logged {
        Logged::Empty => "leeg".to_owned(),
        Logged::Text(text) => plain(of, text),
        Logged::Count(count) => count.to_string(),
        Logged::Amount(amount) => euros(*amount),
        Logged::Day(day) => long_date(*day),
        Logged::YesNo(yes) => if *yes { "ja" } else { "nee" }.to_owned(),
        Logged::Verdict(verdict) => verdicts::verdict(*verdict).to_owned(),
        Logged::Outcome(outcome) => verdicts::outcome(*outcome).to_owned(),
        Logged::Answer(answer) => verdicts::answer(Some(*answer)).to_owned(),
        Logged::ActivityKind(kind) => activity_kind(*kind).to_owned(),
        Logged::PartnerKind(kind) => workbooks::partner_kind(*kind).to_owned(),
        Logged::Source(kind) => source(*kind).to_owned(),
        Logged::There => "een bestand".to_owned(),
        Logged::List(list) => {
            let list: Vec<String> = list.iter().map(|it| value(of, it)).collect();
            list.join(", ")
        }
    }
}

/// A text as it was kept; codes that stand for a word become that word.
fn plain(of: LoggedField, text: &str) -> String {
    if of == LoggedField::Passages {
        return super::guide::section_tag(text);
    }
    let word = match (of, text) {
        (LoggedField::Step, "advised") => "Geadviseerd",
        (LoggedField::Step, "agreed") => "Akkoord",
        (LoggedField::Outcome, "akkoord") => "Akkoord",
        (LoggedField::Outcome, "niet_akkoord") => "Niet akkoord",
        (LoggedField::Outcome, "vervallen") => "Vervallen",
        (LoggedField::State, "ingevoerd") => "te beoordelen",
        (LoggedField::State, "in_overleg") => "in overleg",
        (LoggedField::State, "terug") => "terug naar de instelling",
        (LoggedField::Value, "true") => "ja",
        (LoggedField::Value, "false") => "nee",
        (_, text) => text,
    };
    // Lines under each other stand on one line here.
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Regionaal meerjarenplan`.
pub fn source(source: RegionSource) -> &'static str {
    match source {
        RegionSource::Policy => "Beleid van de ROAZ-regio",
        RegionSource::MultiYearPlan => "Regionaal meerjarenplan",
        RegionSource::AnnualPlan => "Regionaal jaarplan",
        RegionSource::Agreement => "Regionale afspraak",
    }
}

/// What was done, for history: `Besluiten vastgelegd`, `Ongedaan gemaakt: besluiten vastgelegd`.
pub fn entry(entry: &LogEntry) -> String {
    let done = operations::deed(entry.operation.deed);
    match entry.of {
        Some(of) => format!("{done}: {}", operations::deed(of).to_lowercase()),
        None => done.to_owned(),
    }
}

/// `23 november 2026, 09:41`: when an operation was done; as it was kept when that is no moment.
pub fn moment(at: &str) -> String {
    match NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S") {
        Ok(at) => format!("{}, {}", long_date(at.date()), at.format("%H:%M")),
        Err(_no_moment) => at.to_owned(),
    }
}

/// Whether an operation can be taken back, in a word for a list; empty where nothing needs saying.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Next => "Kan terug",
        Standing::After { .. } | Standing::History => "",
        Standing::Sent | Standing::BeforeSent => "Ligt vast",
        Standing::TakenBack => "Ongedaan gemaakt",
    }
}

/// Whether an operation can be taken back, and if not why not.
pub fn standing_in_full(standing: Standing, done: &Operation) -> String {
    match standing {
        Standing::Next => {
            if done.together > 1 {
                format!(
                    "Met Ctrl+Z maakt u deze handeling ongedaan, samen met {} andere.",
                    done.together - 1
                )
            } else {
                "Dit is de laatste handeling. Met Ctrl+Z maakt u haar ongedaan.".to_owned()
            }
        }
        Standing::After { newer: 1 } => {
            "Alleen de laatste handeling kan worden teruggenomen. Neem eerst de handeling terug die erna kwam."
                .to_owned()
        }
        Standing::After { newer } => format!(
            "Alleen de laatste handeling kan worden teruggenomen. Neem eerst de {newer} handelingen terug die erna kwamen, de nieuwste eerst."
        ),
        Standing::Sent => {
            "Een verstuurde brief blijft zoals hij is. Maak bij Brieven een correctie.".to_owned()
        }
        Standing::BeforeSent => {
            "Hierna is een brief verstuurd. Wat daarvoor gebeurde, ligt vast; wijzig het met een nieuwe handeling."
                .to_owned()
        }
        Standing::TakenBack => "Deze handeling is ongedaan gemaakt.".to_owned(),
        Standing::History if done.deed == Deed::Redo => {
            "Hiermee is iets opnieuw gedaan wat ongedaan was gemaakt.".to_owned()
        }
        Standing::History => "Hiermee is een eerdere handeling ongedaan gemaakt.".to_owned(),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
