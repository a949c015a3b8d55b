//! Dutch for what is wrong in a file with the settings of a region.

use crate::domain::sheet_remark::{Expected, RegionFileError, RegionFileFault};

/// One sentence or two with the line and the key: what is wrong and what to do.
pub fn region_file_error(error: &RegionFileError) -> String {
    let field = &error.field;
    let said = match &error.fault {
        RegionFileFault::Syntax => {
            "dit is geen geldige TOML. Kijk naar aanhalingstekens, haken en is-tekens.".to_owned()
        }
        RegionFileFault::UnknownKey { known } if known.is_empty() => {
            format!("“{field}” bestaat niet. Verwijder deze sleutel.")
        }
        RegionFileFault::UnknownKey { known } => format!(
            "“{field}” bestaat niet. Hier kunnen staan: {}.",
            known.join(", ")
        ),
        RegionFileFault::Missing => format!("“{field}” ontbreekt of is leeg. Vul dit in."),
        RegionFileFault::WrongType { expected } => {
            format!("bij “{field}” hoort {}.", expectation(*expected))
        }
        RegionFileFault::Twice => {
            format!("“{field}” staat er twee keer. Geef één van beide een andere naam.")
        }
        RegionFileFault::UnknownWord { found, known } => format!(
            "“{found}” is bij “{field}” niet bekend. Kies uit: {}.",
            known.join(", ")
        ),
        RegionFileFault::NeedsOneEffect => {
            format!("{field} moet óf “hoogstens” hebben óf “[regel.voorwaarde]”. Houd er één over.")
        }
        RegionFileFault::TwoDefaults => {
            format!("bij “{field}” is een tweede standaardondertekenaar gekozen. Houd er één over.")
        }
    };
    format!("Regel {}: {said}", error.line)
}

fn expectation(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "tekst tussen aanhalingstekens",
        Expected::TextList => "een lijst van teksten, zoals [\"a\", \"b\"]",
        Expected::YesNo => "true of false",
        Expected::Year => "een jaartal van vier cijfers",
        Expected::Euros => "een bedrag in euro’s als tekst, zoals \"2.500,00\"",
        Expected::Colour => "een kleur zoals \"#0E465D\"",
        Expected::Section => "een tabel met een kop tussen haken",
        Expected::SectionList => "een tabel met een kop tussen dubbele haken",
        Expected::SettingValue => "tekst, een geheel getal, true of false, of een datum",
    }
}
