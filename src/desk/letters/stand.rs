//! Where a letter stands, why, and where what holds it up is mended.

use super::{LetterSheet, Office, facts};
use crate::desk::consultations::plan_remarks;
use crate::desk::judge::guide;
use crate::desk::{Desk, Error, LineSheet, PlanSheet};
use crate::domain::letter::{LetterReason, LetterState, Mend, PrintFault};
use crate::domain::origin::{About, Source};
use crate::domain::verdict::{Answer, CheckEffect};
use crate::letters::layout::{self, first_unprintable};
use crate::letters::{compose, texts};
use crate::rules::checks::follows_from_facts;
use crate::storage::LetterRow;

/// Why something is not as it should be, and where that is mended.
type Held = (LetterReason, Mend);

impl LetterSheet {
    /// The same letter, found out not to fit on paper.
    pub(super) fn not_printed(self, error: layout::Error) -> Self {
        Self {
            state: LetterState::Blocked,
            reason: LetterReason::CannotPrint(print_fault(error)),
            mend: Some(Mend::Settings),
            ..self
        }
    }
}

impl Desk {
    /// Where the letter of a plan stands.
    pub(super) fn stand(&self, sheet: &PlanSheet, office: &Office) -> Result<LetterSheet, Error> {
        let letter = self.store.letter_of(sheet.plan.id)?;
        let (state, (reason, mend)) = self.state(sheet, office, letter.as_ref())?;
        let remarks = if state == LetterState::Sent {
            Vec::new()
        } else {
            let policy = self.policy(sheet.plan.year)?;
            plan_remarks(sheet, guide(&sheet.plan.edition)?, &policy)
        };
        Ok(LetterSheet {
            remarks,
            plan: sheet.plan.id,
            partner: sheet.partner.name.clone(),
            state,
            reason,
            mend,
            granted: sheet.granted(),
            signatory: office.signatory(letter.as_ref()).cloned(),
            letter,
        })
    }

    fn state(
        &self,
        sheet: &PlanSheet,
        office: &Office,
        letter: Option<&LetterRow>,
    ) -> Result<(LetterState, (LetterReason, Option<Mend>)), Error> {
        let held = |(reason, mend): Held| Ok((LetterState::Blocked, (reason, Some(mend))));
        if let Some((row, on)) = letter.and_then(|row| row.sent_on.map(|on| (row, on))) {
            let same = self.says_as_made(sheet, office, row);
            let channel = row.channel.clone();
            let reason = if same {
                (LetterReason::Sent { on, channel }, None)
            } else {
                let changed = LetterReason::SentAndChanged { on };
                (changed, Some(Mend::Correction))
            };
            return Ok((LetterState::Sent, reason));
        }
        if let Some(blocked) = blocked(sheet, office, letter) {
            return held(blocked);
        }
        let draft = letter
            .cloned()
            .unwrap_or_else(|| facts::unnumbered(sheet, self.today()));
        let now = match self.compose(sheet, office, &draft) {
            Ok(now) => now,
            Err(Error::Compose(error)) => return held(in_need(error, sheet)),
            Err(other) => return Err(other),
        };
        if let Some((missing, source)) = first_unprintable(&now) {
            let fault = print_fault(layout::Error::MissingGlyph(missing));
            let mend = source.map_or(Mend::Settings, |source| where_of(&source, sheet));
            return held((LetterReason::CannotPrint(fault), mend));
        }
        let made = letter.filter(|row| row.pdf_sha256.is_some() && !row.concept);
        let (state, reason, mend) = match made {
            _ if sheet.plan.agreed_on.is_none() => {
                let mend = Some(Mend::Agreement);
                (LetterState::Concept, LetterReason::NotAgreed, mend)
            }
            None => (LetterState::Ready, LetterReason::NotMade, Some(Mend::Make)),
            Some(row) if row.fingerprint == now.fingerprint() => {
                let made = LetterReason::Made { on: row.dated };
                (LetterState::Ready, made, None)
            }
            Some(row) => {
                let changed = LetterReason::ChangedSince { made: row.dated };
                (LetterState::Stale, changed, Some(Mend::Make))
            }
        };
        Ok((state, (reason, mend)))
    }

    /// Whether a letter would still say what it said when it was made.
    pub(super) fn says_as_made(&self, sheet: &PlanSheet, office: &Office, row: &LetterRow) -> bool {
        blocked(sheet, office, Some(row)).is_none()
            && self
                .compose(sheet, office, row)
                .is_ok_and(|now| now.fingerprint() == row.fingerprint)
    }
}

/// Why a letter could not be composed, as the adviser can mend it.
pub fn cannot_compose(error: compose::Error) -> LetterReason {
    match error {
        compose::Error::Empty(empty) => LetterReason::EmptyField {
            sentence: empty.sentence.code().to_owned(),
            field: empty.field.code().to_owned(),
        },
        compose::Error::NoReason {
            project_number,
            line,
        } => LetterReason::NoReason {
            project_number,
            line,
        },
        compose::Error::NoActivities => LetterReason::NoActivities,
    }
}

/// Why pages could not be laid out, as the adviser can mend it.
pub fn print_fault(error: layout::Error) -> PrintFault {
    match error {
        layout::Error::MissingGlyph(missing) => PrintFault::Character {
            character: missing.character,
            text: missing.text,
        },
        layout::Error::Logo(_) => PrintFault::Logo,
        layout::Error::HeadTooLong => PrintFault::HeadTooLong,
    }
}

/// A sentence that cannot be filled, or a reduction without a word, and where that is mended.
fn in_need(error: compose::Error, sheet: &PlanSheet) -> Held {
    let mend = match &error {
        compose::Error::Empty(empty) => of_field(empty.field.code(), sheet),
        compose::Error::NoReason {
            project_number,
            line,
        } => sheet
            .activities
            .iter()
            .filter(|it| it.activity.project_number == *project_number)
            .flat_map(|it| &it.lines)
            .find(|it| it.line.text == *line)
            .map_or(Mend::Checks, at_line),
        compose::Error::NoActivities => Mend::Plan,
    };
    (cannot_compose(error), mend)
}

/// Where the words of a stretch of the letter are written.
fn where_of(source: &Source, sheet: &PlanSheet) -> Mend {
    let motivated = |line: &&LineSheet| {
        let made = line.decision.as_ref();
        made.is_some_and(|made| {
            source.filled.iter().any(|it| {
                it.field == texts::Field::LinesMotivation.code()
                    && made.motivation.starts_with(it.value.as_str())
            })
        })
    };
    match &source.about {
        About::Lines(lines) => sheet
            .lines()
            .filter(|line| lines.contains(&line.line.id))
            .find(motivated)
            .map_or(Mend::Plan, at_line),
        About::Activity(_) => Mend::Plan,
        About::Letter | About::Plan | About::Passage(_) => match source.filled.first() {
            Some(filled) => of_field(&filled.field, sheet),
            None => Mend::Settings,
        },
    }
}

/// Where the value of a field is written.
fn of_field(field: &str, sheet: &PlanSheet) -> Mend {
    match field.split_once('.') {
        Some(("partner", _)) => Mend::Partner(sheet.partner.id),
        Some(("plan", _)) => Mend::Plan,
        Some(_) | None => Mend::Settings,
    }
}

fn at_line(line: &LineSheet) -> Mend {
    Mend::Line(line.line.activity, line.line.id)
}

/// The first thing that is open.
fn blocked(sheet: &PlanSheet, office: &Office, letter: Option<&LetterRow>) -> Option<Held> {
    let blocks = sheet.checks.iter().find(|check| {
        check.effect_if_no == CheckEffect::Blocks && check.answer == Some(Answer::No)
    });
    if let Some(check) = blocks {
        let (question, action) = (check.question.clone(), check.action_if_no.clone());
        let reason = LetterReason::CheckBlocks { question, action };
        let mend = match follows_from_facts(&check.id) {
            true => Mend::Plan,
            false => Mend::Checks,
        };
        return Some((reason, mend));
    }
    if sheet.lines().next().is_none() {
        return Some((LetterReason::NoActivities, Mend::Plan));
    }
    if let Some(held) = open_lines(sheet) {
        return Some(held);
    }
    if office.signatory(letter).is_none() {
        let mend = match office.signatories.is_empty() {
            true => Mend::Settings,
            false => Mend::Signatory,
        };
        return Some((LetterReason::NoSignatory, mend));
    }
    let wrong = office.texts.as_ref().err();
    wrong.map(|count| {
        let reason = LetterReason::WrongTexts { count: *count };
        (reason, Mend::Settings)
    })
}

/// Lines that keep the letter from being made: undecided first, then outdated, then in consultation.
fn open_lines(sheet: &PlanSheet) -> Option<Held> {
    type IsOpen = fn(&LineSheet) -> bool;
    let undecided: IsOpen = |line| line.decision.is_none();
    let outdated: IsOpen = |line| line.decision.as_ref().is_some_and(|made| made.stale);
    let consulted: IsOpen = |line| line.settled().is_none();
    let first = |is_open: IsOpen| {
        let lines = sheet.lines().filter(|line| is_open(line)).count();
        let (activity, line) = sheet.activities.iter().find_map(|activity| {
            let line = activity.lines.iter().find(|line| is_open(line))?;
            Some((activity, line))
        })?;
        Some((lines, activity.activity.name.clone(), line))
    };
    if let Some((lines, activity, line)) = first(undecided) {
        return Some((LetterReason::Undecided { lines, activity }, at_line(line)));
    }
    if let Some((lines, activity, line)) = first(outdated) {
        return Some((LetterReason::JudgeAgain { lines, activity }, at_line(line)));
    }
    first(consulted).map(|(lines, activity, line)| {
        let reason = LetterReason::InConsultation { lines, activity };
        (reason, Mend::Consultation(line.line.activity))
    })
}
