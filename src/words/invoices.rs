//! Dutch for what was found in an electronic invoice, and for why a file cannot be read as one.

use super::{Notice, euros};
use crate::domain::Cents;
use crate::domain::invoice::{
    InvoiceDoubt, InvoiceFault, InvoiceField, InvoiceKind, InvoiceProblem, InvoiceProfile,
    InvoiceRemark, InvoiceState, XmlError,
};

/// `Factuur`.
pub fn kind(kind: InvoiceKind) -> &'static str {
    match kind {
        InvoiceKind::Invoice => "Factuur",
        InvoiceKind::CreditNote => "Creditnota",
    }
}

/// `NLCIUS (SI-UBL 2.0)`.
pub fn profile(profile: InvoiceProfile) -> &'static str {
    match profile {
        InvoiceProfile::Nlcius => "NLCIUS (SI-UBL 2.0)",
        InvoiceProfile::PeppolBis3 => "Peppol BIS Billing 3.0",
        InvoiceProfile::En16931 => "EN 16931",
        InvoiceProfile::Other => "onbekende afspraken",
    }
}

/// What is the matter at an element, and what to do.
pub fn remark(remark: &InvoiceRemark) -> String {
    let found = remark.found.as_deref().unwrap_or_default();
    match &remark.doubt {
        InvoiceDoubt::NotAnInvoice => format!(
            "Dit is XML, maar geen factuur of creditnota in UBL 2.1: het bestand begint met “{found}”. Vraag de partner om een UBL-factuur (NLCIUS, SI-UBL of Peppol BIS)."
        ),
        InvoiceDoubt::Missing => {
            "Dit verplichte gegeven ontbreekt. Vraag de partner om een volledige factuur.".to_owned()
        }
        InvoiceDoubt::NotAnAmount => format!(
            "Hier hoort een bedrag te staan, maar er staat “{found}”. Vraag de partner om een verbeterde factuur."
        ),
        InvoiceDoubt::TooManyDecimals => format!(
            "Het bedrag “{found}” heeft meer dan twee decimalen. Vraag de partner welk bedrag geldt."
        ),
        InvoiceDoubt::NoSuchDate => format!(
            "De datum “{found}” bestaat niet, of staat er niet als JJJJ-MM-DD. Vraag de partner om een verbeterde factuur."
        ),
        InvoiceDoubt::NotInEuro => format!(
            "De factuur is in {found}, niet in euro. Vraag de partner om een factuur in euro."
        ),
        InvoiceDoubt::NotBase64 => {
            "De bijlage in de factuur is beschadigd. Vraag de partner om de bijlage apart te sturen."
                .to_owned()
        }
        InvoiceDoubt::DoesNotAddUp { computed } => format!(
            "Hier staat {}, maar de delen tellen op tot {}. Vraag de partner om een verbeterde factuur.",
            stated(found),
            euros(*computed)
        ),
        InvoiceDoubt::UnknownProfile if found.is_empty() => {
            "De factuur noemt niet volgens welke afspraken zij is gemaakt. Zij is gelezen als EN 16931."
                .to_owned()
        }
        InvoiceDoubt::UnknownProfile => format!(
            "De afspraken “{found}” zijn hier niet bekend. De factuur is gelezen als EN 16931."
        ),
        InvoiceDoubt::UnusualType => {
            format!("Het soort document “{found}” is ongebruikelijk. Controleer of dit een gewone factuur is.")
        }
        InvoiceDoubt::AttachmentElsewhere => {
            format!("De bijlage staat ergens anders ({found}) en is niet opgehaald. Vraag de partner om het bestand.")
        }
        InvoiceDoubt::NoProjectReference => {
            "Er staat geen projectnummer in het veld daarvoor. Kijk of het bij de voorstellen staat."
                .to_owned()
        }
        InvoiceDoubt::NoActivityDate => {
            "Er staat geen leverdatum of periode, dus de datum van de activiteit is niet bekend. Zoek haar in de tekst of vraag haar."
                .to_owned()
        }
    }
}

/// An amount that was kept as cents.
fn stated(found: &str) -> String {
    found
        .parse()
        .map_or_else(|_| found.to_owned(), |cents| euros(Cents(cents)))
}

/// Why a file is no XML that can be read.
pub fn xml_error(error: &XmlError) -> Notice {
    let what = "Dit bestand is niet als factuur te lezen.";
    let way_out = "Vraag de partner om de UBL-factuur opnieuw te sturen.";
    let why = match error {
        XmlError::Empty => "Het is leeg.".to_owned(),
        XmlError::WrongEncoding { encoding } => {
            format!("De tekens erin zijn niet in {encoding}, zoals het bestand zelf zegt.")
        }
        XmlError::DocumentType => {
            "Het bevat een documenttype (DOCTYPE). Dat heeft geen factuur, en het kan misbruikt worden.".to_owned()
        }
        XmlError::Entity { name } => {
            format!("Het verwijst naar iets buiten het bestand zelf (&{name};).")
        }
        XmlError::TooDeep { limit } => {
            format!("Het heeft meer dan {limit} elementen in elkaar. Zo is geen factuur gemaakt.")
        }
        XmlError::TooMany { limit } => {
            format!("Het heeft meer dan {limit} elementen. Zo groot is geen factuur.")
        }
        XmlError::Malformed { line } => {
            format!("Het is geen goed gevormde XML, bij regel {line}.")
        }
    };
    Notice::new(what, why, way_out)
}

/// The stand of an invoice.
pub fn state(state: InvoiceState) -> &'static str {
    match state {
        InvoiceState::Received => "Te beoordelen",
        InvoiceState::Checked => "Gecontroleerd",
        InvoiceState::Approved => "Akkoord",
        InvoiceState::PartlyApproved => "Deels akkoord",
        InvoiceState::Held => "Aangehouden",
        InvoiceState::Returned => "Teruggestuurd",
        InvoiceState::Rejected => "Afgewezen",
        InvoiceState::Paid => "Betaald",
    }
}

/// `Factuurnummer`.
pub fn field(field: InvoiceField) -> &'static str {
    match field {
        InvoiceField::Number => "Factuurnummer",
        InvoiceField::Partner => "Partner",
        InvoiceField::IssuedOn => "Factuurdatum",
        InvoiceField::Net => "Bedrag zonder btw",
        InvoiceField::Vat => "Btw",
        InvoiceField::Lines => "Factuurregels",
        InvoiceField::Activity => "Activiteit",
        InvoiceField::CostLine => "Kostenregel",
        InvoiceField::Allowed => "Te betalen",
        InvoiceField::Reason => "Reden",
        InvoiceField::State => "Stand",
        InvoiceField::PaidOn => "Betaald op",
    }
}

/// What is wrong and what to do: `Regel 2, activiteit: …`.
pub fn problem(problem: &InvoiceProblem) -> String {
    let words = fault(&problem.fault);
    match problem.line {
        Some(line) => format!(
            "Regel {line}, {}: {words}",
            field(problem.field).to_lowercase()
        ),
        None => format!("{}: {words}", field(problem.field)),
    }
}

/// What is wrong at a field, and what to do.
pub fn fault(fault: &InvoiceFault) -> String {
    match fault {
        InvoiceFault::Missing => "hier is nog niets ingevuld. Vul het in.".to_owned(),
        InvoiceFault::DoesNotAddUp { computed } => format!(
            "de regels tellen op tot {}. Verbeter een regel of het totaal.",
            euros(*computed)
        ),
        InvoiceFault::OfAnotherPartner => {
            "deze activiteit is van een andere partner. Kies een activiteit van deze partner.".to_owned()
        }
        InvoiceFault::OfAnotherYear { year } => {
            format!("deze activiteit is van {year}. Kies dat jaar, of een andere activiteit.")
        }
        InvoiceFault::OfAnotherActivity => {
            "deze kostenregel hoort bij een andere activiteit. Kies een kostenregel van deze activiteit.".to_owned()
        }
        InvoiceFault::Decided => {
            "er is al over deze factuur besloten. Neem dat besluit eerst terug.".to_owned()
        }
        InvoiceFault::Paid => {
            "deze factuur is betaald en verandert niet meer. Verwerk een creditnota.".to_owned()
        }
        InvoiceFault::NotApproved => "over deze factuur is nog geen akkoord. Beoordeel haar eerst.".to_owned(),
        InvoiceFault::DayToCome => "deze dag moet nog komen. Vul de dag van betaling in.".to_owned(),
        InvoiceFault::MoreThanCharged { charged } => {
            format!("dit past niet bij de regel. Er is {} gefactureerd.", euros(*charged))
        }
        InvoiceFault::OverWithoutReason { over } => format!(
            "dit is {} meer dan is toegekend of vooraf goedgekeurd. Schrijf op waarom, of betaal minder.",
            euros(*over)
        ),
        InvoiceFault::ReasonMissing => "de reden ontbreekt. Schrijf op waarom.".to_owned(),
    }
}
