//! The values of the fields: facts written as words.

use crate::domain::Cents;
use crate::letters::facts::{ActivityFacts, LetterFacts};
use crate::letters::texts::{Field, Values};
use crate::words::letters::{activities, name_in_sentence};
use crate::words::{euros, long_date};

/// What holds for the whole letter. Values that are not known are empty.
pub fn of_letter(facts: &LetterFacts) -> Values {
    let region = &facts.region;
    let adviser = &region.adviser;
    let date = |day| tied(&long_date(day));
    let requested: Cents = facts.activities.iter().map(|it| it.requested).sum();
    let granted: Cents = facts.activities.iter().map(|it| it.granted).sum();
    let salutation = facts.recipient.contact.salutation.trim();
    Values::from([
        (Field::PartnerName, facts.recipient.name.clone()),
        (Field::PartnerContact, facts.recipient.contact.name.clone()),
        (
            Field::PartnerSalutation,
            salutation.trim_end_matches(',').to_owned(),
        ),
        (Field::PlanYear, facts.plan_year.to_string()),
        (Field::PlanReceived, date(facts.received_on)),
        (
            Field::PlanAgreed,
            facts.agreed_on.map(date).unwrap_or_default(),
        ),
        (Field::LetterReference, facts.reference.clone()),
        (Field::LetterDate, date(facts.dated)),
        (Field::RegionName, region.name.clone()),
        (Field::RegionOffice, region.office.clone()),
        (
            Field::RegionReturnAddress,
            wide(&region.letterhead.return_address),
        ),
        (Field::RegionPhone, tied(&region.letterhead.phone)),
        (Field::RegionEmail, region.letterhead.email.clone()),
        (Field::GuideTitle, facts.guide_title.clone()),
        (Field::TotalRequested, euros(requested)),
        (Field::TotalGranted, euros(granted)),
        (Field::ActivityCount, activities(facts.activities.len())),
        (Field::AdviserName, adviser.name.clone()),
        (
            Field::AdviserNameTitle,
            joined(&[&adviser.name, &adviser.title]),
        ),
        (Field::AdviserPhone, tied(&adviser.phone)),
        (Field::AdviserEmail, adviser.email.clone()),
        (Field::AdviserAvailable, adviser.available.clone()),
        (Field::SignatoryName, facts.signatory.name.clone()),
        (Field::SignatoryFunction, facts.signatory.function.clone()),
        (
            Field::InvoiceDeadline,
            facts.invoice_deadline.map(date).unwrap_or_default(),
        ),
        (
            Field::ReplacedReference,
            facts
                .replaces
                .as_ref()
                .map(|it| it.reference.clone())
                .unwrap_or_default(),
        ),
        (
            Field::ReplacedDate,
            facts
                .replaces
                .as_ref()
                .map(|it| date(it.dated))
                .unwrap_or_default(),
        ),
    ])
}

/// What holds for one activity; `sections` are the cited ones inside a sentence.
pub fn of_activity(activity: &ActivityFacts, sections: String) -> Values {
    let mut values = Values::from([
        (Field::ProjectNumber, activity.project_number.clone()),
        (Field::ActivityName, activity.name.clone()),
        (
            Field::ActivityNameInSentence,
            name_in_sentence(&activity.name)
                .trim_end_matches('.')
                .to_owned(),
        ),
        (Field::ActivityRequested, euros(activity.requested)),
        (Field::ActivityGranted, euros(activity.granted)),
        (Field::ActivitySections, sections),
    ]);
    if let Some(trainers) = activity.trainers {
        if let Some(rate) = trainers.rate {
            values.insert(Field::TrainerRate, euros(rate));
        }
        if let Some(minutes) = trainers.minutes {
            values.insert(Field::TrainerHours, crate::words::letters::hours(minutes));
        }
    }
    values
}

/// Spaces that must not break: in dates and telephone numbers.
pub fn tied(text: &str) -> String {
    text.trim().replace(' ', "\u{a0}")
}

/// Keeps the double space between postcode and city.
pub fn wide(text: &str) -> String {
    text.trim().replace("  ", "\u{a0} ")
}

fn joined(parts: &[&str]) -> String {
    let known: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    known.join(", ")
}
