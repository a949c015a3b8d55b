//! The fields of the settings, each with its words.

use super::{PassageField, RuleField};
use crate::desk::RegionFile;
use serde::{Deserialize, Serialize};

/// A field that holds plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TextField {
    Name,
    Office,
    Code,
    ReturnAddress,
    Visiting,
    Phone,
    Email,
    Footer,
    Colour,
    AdviserName,
    AdviserTitle,
    AdviserPhone,
    AdviserEmail,
    AdviserAvailable,
}

impl TextField {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::Office,
        Self::Code,
        Self::ReturnAddress,
        Self::Visiting,
        Self::Phone,
        Self::Email,
        Self::AdviserName,
        Self::AdviserTitle,
        Self::AdviserPhone,
        Self::AdviserEmail,
        Self::AdviserAvailable,
        Self::Footer,
        Self::Colour,
    ];

    /// What stands in a settings file.
    pub fn of(self, file: &RegionFile) -> String {
        let (head, adviser) = (&file.letterhead, &file.adviser);
        match self {
            Self::Name => file.name.clone(),
            Self::Office => file.office.clone(),
            Self::Code => file.code.clone(),
            Self::ReturnAddress => head.return_address.clone(),
            Self::Visiting => head.visiting_address.join("\n"),
            Self::Phone => head.phone.clone(),
            Self::Email => head.email.clone(),
            Self::Footer => head.footer.clone(),
            Self::Colour => {
                let [red, green, blue] = head.colour;
                format!("#{red:02X}{green:02X}{blue:02X}")
            }
            Self::AdviserName => adviser.name.clone(),
            Self::AdviserTitle => adviser.title.clone(),
            Self::AdviserPhone => adviser.phone.clone(),
            Self::AdviserEmail => adviser.email.clone(),
            Self::AdviserAvailable => adviser.available.clone(),
        }
    }

    /// The label above it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Naam van de regio",
            Self::Office => "Netwerkbureau",
            Self::Code => "Code",
            Self::ReturnAddress => "Retouradres",
            Self::Visiting => "Bezoekadres",
            Self::Phone => "Telefoon",
            Self::Email => "E-mail",
            Self::Footer => "Voettekst",
            Self::Colour => "Huiskleur",
            Self::AdviserName => "Naam van de adviseur",
            Self::AdviserTitle => "Functie",
            Self::AdviserPhone => "Telefoon van de adviseur",
            Self::AdviserEmail => "E-mail van de adviseur",
            Self::AdviserAvailable => "Bereikbaar",
        }
    }

    /// A line below it, where that helps.
    pub fn hint(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("Bijvoorbeeld Rijn & Heuvelrug."),
            Self::Office => Some("De afzender van brieven."),
            Self::Code => Some("Begin van het kenmerk, zoals RH."),
            Self::ReturnAddress => Some("Eén regel, boven het adres in het venster."),
            Self::Visiting => Some("Elke regel komt op een eigen regel van de brief."),
            Self::Footer => Some("Onderaan de eerste bladzijde: KvK, IBAN, website."),
            Self::Colour => Some("Van koppen en lijnen in de brief, zoals #0E465D."),
            Self::AdviserAvailable => {
                Some("Zoals: van maandag tot en met donderdag. Mag leeg blijven.")
            }
            Self::Phone
            | Self::Email
            | Self::AdviserName
            | Self::AdviserTitle
            | Self::AdviserPhone
            | Self::AdviserEmail => None,
        }
    }

    /// The name for focus and tests.
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "regio-naam",
            Self::Office => "regio-kantoor",
            Self::Code => "regio-code",
            Self::ReturnAddress => "regio-retouradres",
            Self::Visiting => "regio-bezoekadres",
            Self::Phone => "regio-telefoon",
            Self::Email => "regio-email",
            Self::Footer => "regio-voettekst",
            Self::Colour => "regio-kleur",
            Self::AdviserName => "adviseur-naam",
            Self::AdviserTitle => "adviseur-functie",
            Self::AdviserPhone => "adviseur-telefoon",
            Self::AdviserEmail => "adviseur-email",
            Self::AdviserAvailable => "adviseur-bereikbaar",
        }
    }
}

/// A field of a signatory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignatoryField {
    Name,
    Function,
}

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Text(TextField),
    Logo,
    /// Counted from 0.
    Signatory(usize, SignatoryField),
    /// The id of the setting; year 0 is every year.
    Choice(String, i32),
    Passage(usize, PassageField),
    Rule(usize, RuleField),
    /// The id of the sentence.
    Sentence(String),
}

impl Place {
    /// The name of its control for focus and tests.
    pub fn id(&self) -> String {
        match self {
            Self::Text(field) => field.id().to_owned(),
            Self::Logo => "logo-kiezen".to_owned(),
            Self::Signatory(at, SignatoryField::Name) => format!("ondertekenaar-{at}-naam"),
            Self::Signatory(at, SignatoryField::Function) => format!("ondertekenaar-{at}-functie"),
            Self::Choice(_, year) => format!("keuze-{year}"),
            Self::Passage(_, field) => format!("passage-{}", field.id()),
            Self::Rule(_, field) => format!("regel-{}", field.id()),
            Self::Sentence(_) => "zin".to_owned(),
        }
    }

    /// What it is called in a list of what is wrong.
    pub fn name(&self) -> String {
        match self {
            Self::Text(field) => field.label().to_owned(),
            Self::Logo => "Logo".to_owned(),
            Self::Signatory(at, SignatoryField::Name) => format!("Ondertekenaar {}, naam", at + 1),
            Self::Signatory(at, SignatoryField::Function) => {
                format!("Ondertekenaar {}, functie", at + 1)
            }
            Self::Choice(id, _) => {
                super::setting(id).map_or_else(|| id.clone(), |it| it.label.clone())
            }
            Self::Passage(at, field) => {
                format!("Passage {}, {}", at + 1, field.label().to_lowercase())
            }
            Self::Rule(at, field) => format!("Regel {}, {}", at + 1, field.label().to_lowercase()),
            Self::Sentence(id) => format!("Zin {id}"),
        }
    }
}
