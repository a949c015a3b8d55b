//! What does not fit in a region's settings, in Dutch.

use super::letters::capitalised;
use crate::domain::region_problem::{FieldFault, RegionProblem, SentenceFault};
use crate::domain::sheet_remark::{Expected, RegionFileFault};

/// One problem as a sentence: where, what, and what can be used instead.
pub fn problem(problem: &RegionProblem) -> String {
    let said = at_field(problem);
    match problem {
        RegionProblem::UnknownSetting { id } | RegionProblem::WrongValue { id, .. } => {
            format!("Keuze “{id}”: {said}")
        }
        RegionProblem::PassageTaken { id } => format!("Passage “{id}”: {said}"),
        RegionProblem::UnknownPassage { rule, .. }
        | RegionProblem::UnknownCostKind { rule, .. }
        | RegionProblem::ConditionTaken { rule, .. } => format!("Regel “{rule}”: {said}"),
        RegionProblem::Sentence { id, at, fault, .. } => match fault {
            SentenceFault::UnknownSentence | SentenceFault::Empty => format!("Zin “{id}” {said}"),
            SentenceFault::UnknownField { .. }
            | SentenceFault::FieldNotHere { .. }
            | SentenceFault::UnclosedBrace
            | SentenceFault::StrayBrace
            | SentenceFault::UnclosedBold => format!("Zin “{id}”, teken {at}: {said}"),
        },
        RegionProblem::BadLogo { path } => format!("Logo “{path}”: {said}"),
    }
}

/// The same below the field itself, where the place need not be said.
fn at_field(problem: &RegionProblem) -> String {
    match problem {
        RegionProblem::UnknownSetting { .. } => "de referentiegids kent die niet.".to_owned(),
        RegionProblem::WrongValue { value, choices, .. } if choices.is_empty() => {
            format!("“{value}” past niet.")
        }
        RegionProblem::WrongValue { value, choices, .. } => {
            format!("“{value}” past niet. Er zijn: {}.", choices.join(", "))
        }
        RegionProblem::PassageTaken { .. } => {
            "de referentiegids gebruikt die id al. Kies een andere.".to_owned()
        }
        RegionProblem::UnknownPassage { id, .. } => {
            format!("passage “{id}” bestaat niet in de gids en niet in uw eigen passages.")
        }
        RegionProblem::UnknownCostKind { id, .. } => {
            format!("kostensoort “{id}” bestaat niet in de gids.")
        }
        RegionProblem::ConditionTaken { id, .. } => {
            format!("de id “{id}” van de vraag is in gebruik in de gids. Kies een andere.")
        }
        RegionProblem::Sentence { fault, known, .. } => sentence(fault, known),
        RegionProblem::BadLogo { .. } => {
            "geen bruikbare PNG-afbeelding. Bewaar het logo als PNG en probeer het opnieuw."
                .to_owned()
        }
    }
}

/// What is wrong with a field of the settings, as a sentence of its own.
pub fn fault(fault: &FieldFault) -> String {
    match fault {
        FieldFault::Form(form) => form_fault(form),
        FieldFault::Region(RegionProblem::Sentence {
            at,
            fault: wrong,
            known,
            ..
        }) => {
            let said = match wrong {
                SentenceFault::UnknownField { field } => format!(
                    "het veld {{{field}}} bestaat niet.{} Onder de tekst staan de velden van deze zin.",
                    nearest(field, known)
                        .map(|near| format!(" Bedoelt u {{{near}}}?"))
                        .unwrap_or_default()
                ),
                SentenceFault::FieldNotHere { field } => format!(
                    "het veld {{{field}}} kan in deze zin niet. Onder de tekst staan de velden van deze zin."
                ),
                SentenceFault::UnknownSentence
                | SentenceFault::UnclosedBrace
                | SentenceFault::StrayBrace
                | SentenceFault::UnclosedBold
                | SentenceFault::Empty => sentence(wrong, &[]),
            };
            match wrong {
                SentenceFault::UnknownSentence | SentenceFault::Empty => {
                    format!("Deze zin {said}")
                }
                SentenceFault::UnknownField { .. }
                | SentenceFault::FieldNotHere { .. }
                | SentenceFault::UnclosedBrace
                | SentenceFault::StrayBrace
                | SentenceFault::UnclosedBold => format!("Teken {at}: {said}"),
            }
        }
        FieldFault::Region(RegionProblem::BadLogo { path }) => format!(
            "{path} is geen PNG- of JPEG-afbeelding die kan worden afgedrukt. Bewaar het logo als PNG en kies het opnieuw."
        ),
        FieldFault::Region(problem) => capitalised(&at_field(problem)),
    }
}

/// The known field that is at most three letters away, the nearest first.
fn nearest<'a>(field: &str, known: &'a [String]) -> Option<&'a str> {
    let near = known.iter().map(|it| (letters_apart(field, it), it));
    let (apart, near) = near.min_by_key(|(apart, _)| *apart)?;
    (apart <= 3).then_some(near.as_str())
}

/// How many letters must be put in, taken out or changed to make one word of the other.
fn letters_apart(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for (place, (against, above)) in other.iter().zip(row.windows(2)).enumerate() {
            let [diagonal, above] = above else { continue };
            let left = next.get(place).copied().unwrap_or(usize::MAX - 1);
            let changed = diagonal + usize::from(*against != letter);
            next.push(changed.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

fn form_fault(fault: &RegionFileFault) -> String {
    match fault {
        RegionFileFault::Missing => "Dit ontbreekt. Vul het in.".to_owned(),
        RegionFileFault::Twice => "Deze id staat er twee keer. Kies een andere.".to_owned(),
        RegionFileFault::TwoDefaults => {
            "Er is een tweede standaardondertekenaar. Houd er één over.".to_owned()
        }
        RegionFileFault::NeedsOneEffect => {
            "Kies wat de regel doet: een strenger oordeel of een extra voorwaarde.".to_owned()
        }
        RegionFileFault::WrongType { expected } => match expected {
            Expected::Colour => {
                "Dit is geen kleur. Typ een # met zes tekens, zoals #0E465D.".to_owned()
            }
            Expected::Euros => {
                "Dit is geen bedrag. Typ euro’s met twee decimalen, zoals 500,00.".to_owned()
            }
            Expected::Year => "Dit is geen jaar. Typ vier cijfers, zoals 2027.".to_owned(),
            Expected::Text
            | Expected::TextList
            | Expected::YesNo
            | Expected::Section
            | Expected::SectionList
            | Expected::SettingValue => "Dit past hier niet. Typ het opnieuw.".to_owned(),
        },
        RegionFileFault::UnknownWord { found, known } => {
            format!("“{found}” is niet bekend. Kies uit: {}.", known.join(", "))
        }
        RegionFileFault::Syntax | RegionFileFault::UnknownKey { .. } => {
            "Dit past hier niet. Typ het opnieuw.".to_owned()
        }
    }
}

fn sentence(fault: &SentenceFault, known: &[String]) -> String {
    let known = if known.is_empty() {
        String::new()
    } else {
        format!(" Er zijn: {}.", known.join(", "))
    };
    match fault {
        SentenceFault::UnknownSentence => format!("bestaat niet.{known}"),
        SentenceFault::UnknownField { field } => {
            format!("het veld {{{field}}} bestaat niet.{known}")
        }
        SentenceFault::FieldNotHere { field } => {
            format!("het veld {{{field}}} kan in deze zin niet.{known}")
        }
        SentenceFault::UnclosedBrace => "een accolade is niet gesloten.".to_owned(),
        SentenceFault::StrayBrace => "een accolade te veel.".to_owned(),
        SentenceFault::UnclosedBold => "een ster voor vet is niet gesloten.".to_owned(),
        SentenceFault::Empty => "is leeg; de brief kan niet zonder.".to_owned(),
    }
}
