//! Dutch for what was found in a partner's file, and for why a file cannot be opened.

use super::{Notice, euros, long_date};
use crate::domain::open_error::{LooksLike, OpenError};
use crate::domain::submission::{Doubt, Remark, Severity};

/// What is the matter at a cell, and why; one or two sentences.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each doubt, and nothing else"
)]
pub fn remark(remark: &Remark) -> String {
    let found = remark.found.as_deref().unwrap_or_default();
    match &remark.doubt {
        Doubt::NegativeAmount { amount } => {
            format!("Het bedrag is negatief: {}. Een kostenregel kan niet onder nul zijn.", euros(*amount))
        }
        Doubt::NotAnAmount => format!("Hier hoort een bedrag te staan, maar er staat “{found}”."),
        Doubt::ErrorCell => format!("De cel geeft een foutwaarde ({found}). De formule in het bestand werkt niet."),
        Doubt::MissingName => "De naam van de activiteit ontbreekt, terwijl er wel gegevens bij staan.".to_owned(),
        Doubt::MissingAmount => "Bij deze kosten staat geen bedrag. Vul het bedrag in.".to_owned(),
        Doubt::NotComputed => {
            "De formule in deze cel heeft geen uitkomst. Het bestand is opgeslagen zonder te rekenen.".to_owned()
        }
        Doubt::NoSuchDate => format!("De datum “{found}” bestaat niet."),
        Doubt::NothingRecognised => {
            "In dit bestand is geen jaarplan herkend: er is geen tabel met activiteiten en bedragen gevonden.".to_owned()
        }
        Doubt::NothingFilledIn => {
            "In het formulier is geen activiteit ingevuld. Vraag de partner het ingevulde formulier te sturen.".to_owned()
        }
        Doubt::MappingDoesNotFit { detail } => {
            format!("De koppeling past niet bij dit bestand: {detail} is hier niet te vinden.")
        }
        Doubt::TooManyDecimals if !remark.holds_up() => {
            format!(
                "De formule geeft {found}; dat verschilt minder dan een rekenfout van hele centen en is afgerond gelezen."
            )
        }
        Doubt::AmbiguousAmount {
            thousands,
            decimals: Some(decimals),
        } => format!(
            "Het bedrag is op twee manieren te lezen: “{found}”. Bedoelt u {} of {}?",
            euros(*thousands),
            euros(*decimals)
        ),
        Doubt::AmbiguousAmount {
            thousands,
            decimals: None,
        } => format!(
            "Het bedrag is op twee manieren te lezen: “{found}”. Bedoelt u {}, of een bedrag met drie decimalen?",
            euros(*thousands)
        ),
        Doubt::TooManyDecimals => {
            format!("Het bedrag heeft meer dan twee decimalen: “{found}”. Welk bedrag geldt?")
        }
        Doubt::VeryLargeAmount { amount } => format!(
            "Het bedrag is {}, meer dan tien miljoen euro. Klopt dat?",
            euros(*amount)
        ),
        Doubt::TwoAmountColumns { first, second } => format!(
            "Twee kolommen kunnen het aangevraagde bedrag zijn: “{first}” en “{second}”. Welke kolom geldt?"
        ),
        Doubt::OrphanCost => {
            format!(
                "Het bedrag {found} hoort niet duidelijk bij een activiteit of omschrijving. Waar hoort het bij?"
            )
        }
        Doubt::UnknownActivityKind => {
            format!("De soort activiteit “{found}” is niet bekend. Welke soort is het?")
        }
        Doubt::MissingActivityKind => {
            "Bij deze activiteit staat geen soort. Welke soort is het?".to_owned()
        }
        Doubt::DateOutsideYear { date, year } => {
            format!(
                "De datum {} valt buiten het planjaar {year}. Klopt dat?",
                long_date(*date)
            )
        }
        Doubt::AmbiguousDate => {
            format!("De datum “{found}” is niet zeker te lezen. Welke dag is bedoeld?")
        }
        Doubt::UnreadableParticipants => {
            format!("Het aantal deelnemers “{found}” is geen getal. Hoeveel deelnemers zijn het?")
        }
        Doubt::PartnerResembles { existing } => {
            format!(
                "De partner “{found}” lijkt op “{existing}” in het register. Is het dezelfde organisatie?"
            )
        }
        Doubt::NoPartner => {
            "Het bestand noemt geen partner. Van welke organisatie is dit jaarplan?".to_owned()
        }
        Doubt::OtherYear { stated, asked } => {
            format!(
                "Het bestand noemt het jaar {stated}, maar u leest het in voor {asked}. Voor welk jaar is het plan?"
            )
        }
        Doubt::UnknownCostKind => {
            format!("De kostensoort “{found}” staat niet in de gids. Welke kostensoort is het?")
        }
        Doubt::PeriodInsteadOfDate => {
            format!("Er staat een periode in plaats van een datum: “{found}”.")
        }
        Doubt::TotalDiffers { stated, computed } => format!(
            "Het totaal in het bestand is {}, maar de gelezen regels tellen op tot {}.",
            euros(*stated),
            euros(*computed)
        ),
        Doubt::DiffersInActivity { earlier } => format!(
            "Hier staat “{found}”, maar bij een eerdere rij van dezelfde activiteit staat “{earlier}”. Kies wat klopt."
        ),
        Doubt::MissingDescription => {
            "Bij dit bedrag staat niet waarvoor het is. Vul een omschrijving in.".to_owned()
        }
        Doubt::MovedUnderActivity { name } => {
            format!("Deze rij is verplaatst en telt nu mee bij “{name}”. Controleer of dat klopt.")
        }
        Doubt::HiddenRowRead => {
            "Deze cel staat in een verborgen rij of kolom en is meegelezen.".to_owned()
        }
        Doubt::HiddenSheetRead => format!("Het verborgen blad “{found}” is meegelezen."),
        Doubt::NewPartner { name } => {
            format!("“{name}” staat nog niet in het register en wordt een nieuwe partner.")
        }
        Doubt::LockedCellAltered { expected } => {
            format!(
                "Een vergrendelde cel van het formulier is veranderd: hier stond “{expected}”, nu staat er “{found}”."
            )
        }
        Doubt::SheetRepeats { other } => {
            format!("Blad “{found}” noemt dezelfde activiteiten als blad “{other}”. Tellen de bedragen ook mee?")
        }
        Doubt::SheetOfOtherYear { year } => {
            format!("Blad “{found}” gaat over {year} en is niet meegelezen.")
        }
        Doubt::SameFileAsBefore => "Ditzelfde bestand is al eerder ingelezen.".to_owned(),
        Doubt::Hours(doubt) => super::hours_remarks::remark(doubt, found),
    }
}

/// The proposals of a remark in one line; empty when there are none.
pub fn proposals(remark: &Remark) -> String {
    let labels: Vec<&str> = remark
        .proposals
        .iter()
        .map(|proposal| proposal.label.as_str())
        .collect();
    match labels.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [others @ .., last] => format!("{} of {last}", others.join(", ")),
    }
}

/// `Fout`, `Vraag`, `Let op`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Fout",
        Severity::Question => "Vraag",
        Severity::Notice => "Let op",
    }
}

/// A proposal to leave a value as it stands.
pub fn it_is_right(value: &str) -> String {
    format!("{value} klopt")
}

/// A proposal to take a text for a period.
pub fn as_a_period(text: &str) -> String {
    format!("als periode: {text}")
}

/// A proposal to leave the number of participants open.
pub fn no_number() -> &'static str {
    "aantal leeg laten"
}

/// A proposal to count a sheet beside another one.
pub fn sheet_counts() -> &'static str {
    "dit blad meetellen"
}

/// A proposal to leave a sheet out.
pub fn sheet_left_out() -> &'static str {
    "dit blad overslaan"
}

/// A proposal to read a file in for another year than it names.
pub fn for_year(year: i32) -> String {
    format!("toch inlezen voor {year}")
}

/// Why a file cannot be opened: what happened, why, and the way out.
pub fn open_error(error: &OpenError) -> Notice {
    const NOT_READ: &str = "Het bestand is niet gelezen.";
    let notice = |why: &str, way_out: &str| Notice::new(NOT_READ, why, way_out);
    match error {
        OpenError::Missing => notice(
            "Het bestand bestaat niet of is verplaatst.",
            "Controleer de naam en de map en probeer het opnieuw.",
        ),
        OpenError::Unreadable { .. } => notice(
            "Het bestand kan niet worden geopend; u hebt geen toegang, of een ander programma houdt het vast.",
            "Sluit het bestand in andere programma's en controleer uw rechten op de map.",
        ),
        OpenError::Empty => notice(
            "Het bestand is leeg.",
            "Vraag de partner het bestand opnieuw te sturen.",
        ),
        OpenError::TooLarge { megabytes } => notice(
            &format!("Het bestand is groter dan {megabytes} MB; zo groot is een jaarplan niet."),
            "Verwijder afbeeldingen en bijlagen uit het bestand en sla het opnieuw op.",
        ),
        OpenError::PasswordProtected => notice(
            "Het bestand is beveiligd met een wachtwoord.",
            "Open het in Excel, verwijder het wachtwoord en sla het opnieuw op.",
        ),
        OpenError::NotASpreadsheet { looks_like } => {
            notice(&is_something_else(*looks_like), as_a_workbook(*looks_like))
        }
        OpenError::TooBigInside => notice(
            "Het bestand wordt bij het uitpakken onredelijk groot.",
            "Open het in Excel, kopieer alleen het jaarplan naar een nieuw bestand en lees dat in.",
        ),
        OpenError::TooManyCells { limit } => notice(
            &format!(
                "Het bestand heeft meer dan {limit} gevulde cellen of bladen; zo groot is een jaarplan niet."
            ),
            "Kopieer alleen het jaarplan naar een nieuw bestand en lees dat in.",
        ),
        OpenError::Damaged => notice(
            "Het bestand is beschadigd of niet volledig.",
            "Open het in Excel en sla het opnieuw op als xlsx, of vraag de partner het opnieuw te sturen.",
        ),
        OpenError::TimedOut { seconds } => notice(
            &format!("Het lezen duurde langer dan {seconds} seconden en is afgebroken."),
            "Open het in Excel, kopieer alleen het jaarplan naar een nieuw bestand en lees dat in.",
        ),
        OpenError::Crashed => notice(
            "Het lezen is vastgelopen; de inhoud van het bestand klopt niet of is te groot.",
            "Open het in Excel en sla het opnieuw op als xlsx, of vraag de partner het opnieuw te sturen.",
        ),
        OpenError::NoReader { .. } => notice(
            "Het programma kan zijn leeshulp niet starten.",
            "Start het programma opnieuw; blijft dit zo, installeer het dan opnieuw.",
        ),
    }
}

fn is_something_else(looks_like: LooksLike) -> String {
    let what = match looks_like {
        LooksLike::Pdf => "een pdf",
        LooksLike::TextDocument => "een tekstdocument",
        LooksLike::Presentation => "een presentatie",
        LooksLike::Picture => "een afbeelding",
        LooksLike::WebPage => "een webpagina, ook al heet het misschien xls",
        LooksLike::XmlSpreadsheet => "een werkblad in het oude XML-formaat van Excel 2003",
        LooksLike::Xml => "een XML-bestand",
        LooksLike::Archive => "een archief met andere bestanden",
        LooksLike::Unknown => return "Dit is geen werkblad dat het programma kent.".to_owned(),
    };
    format!("Dit is geen werkblad maar {what}.")
}

fn as_a_workbook(looks_like: LooksLike) -> &'static str {
    match looks_like {
        LooksLike::WebPage | LooksLike::XmlSpreadsheet => {
            "Open het in Excel en sla het op als xlsx."
        }
        LooksLike::Archive => "Pak het archief uit en lees de bestanden daarin een voor een in.",
        LooksLike::Pdf
        | LooksLike::TextDocument
        | LooksLike::Presentation
        | LooksLike::Picture
        | LooksLike::Xml
        | LooksLike::Unknown => "Vraag de partner om het plan als xlsx, xls, ods of csv.",
    }
}
