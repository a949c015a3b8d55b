//! What does not fit in a region's settings, in Dutch.

use crate::domain::region_problem::{RegionProblem, SentenceFault};

/// One problem as a sentence: where, what, and what can be used instead.
pub fn problem(problem: &RegionProblem) -> String {
    match problem {
        RegionProblem::UnknownSetting { id } => {
            format!("Keuze “{id}”: de referentiegids kent die niet.")
        }
        RegionProblem::WrongValue { id, value, choices } if choices.is_empty() => {
            format!("Keuze “{id}”: “{value}” past niet.")
        }
        RegionProblem::WrongValue { id, value, choices } => {
            format!(
                "Keuze “{id}”: “{value}” past niet. Er zijn: {}.",
                choices.join(", ")
            )
        }
        RegionProblem::PassageTaken { id } => {
            format!("Passage “{id}”: de referentiegids gebruikt die id al. Kies een andere.")
        }
        RegionProblem::UnknownPassage { rule, id } => {
            format!(
                "Regel “{rule}”: passage “{id}” bestaat niet in de gids en niet in uw eigen passages."
            )
        }
        RegionProblem::UnknownCostKind { rule, id } => {
            format!("Regel “{rule}”: kostensoort “{id}” bestaat niet in de gids.")
        }
        RegionProblem::ConditionTaken { rule, id } => {
            format!(
                "Regel “{rule}”: de id “{id}” van de vraag is in gebruik in de gids. Kies een andere."
            )
        }
        RegionProblem::Sentence {
            id,
            at,
            fault,
            known,
        } => sentence(id, *at, fault, known),
        RegionProblem::BadLogo { path } => {
            format!(
                "Logo “{path}”: geen bruikbare PNG-afbeelding. Bewaar het logo als PNG en probeer het opnieuw."
            )
        }
    }
}

fn sentence(id: &str, at: usize, fault: &SentenceFault, known: &[String]) -> String {
    let known = if known.is_empty() {
        String::new()
    } else {
        format!(" Er zijn: {}.", known.join(", "))
    };
    match fault {
        SentenceFault::UnknownSentence => format!("Zin “{id}” bestaat niet.{known}"),
        SentenceFault::UnknownField { field } => {
            format!("Zin “{id}”, teken {at}: het veld {{{field}}} bestaat niet.{known}")
        }
        SentenceFault::FieldNotHere { field } => {
            format!("Zin “{id}”, teken {at}: het veld {{{field}}} kan in deze zin niet.{known}")
        }
        SentenceFault::UnclosedBrace => {
            format!("Zin “{id}”, teken {at}: een accolade is niet gesloten.")
        }
        SentenceFault::StrayBrace => format!("Zin “{id}”, teken {at}: een accolade te veel."),
        SentenceFault::UnclosedBold => {
            format!("Zin “{id}”, teken {at}: een ster voor vet is niet gesloten.")
        }
        SentenceFault::Empty => format!("Zin “{id}” is leeg; de brief kan niet zonder."),
    }
}
