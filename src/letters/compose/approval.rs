//! The letter of approval (goedkeuringsbrief): which sentence stands where, and when.

use super::values::{of_letter, wide};
use super::{Error, motivation, paper};
use crate::domain::Cents;
use crate::domain::origin::{About, Source};
use crate::letters::facts::{ActivityFacts, ActivityOutcome, GuideSharing, LetterFacts};
use crate::letters::letter::{
    Addressed, Block, Closing, Column, Letter, Note, Paper, Reference, Table, Text, Total, Width,
};
use crate::letters::texts::{EmptyField, Field, Sentence, Texts, Values};
use crate::words::letters::{
    CONCEPT, activities, all_activities, capitalised, list, number_word, section_in_sentence,
    short_section, whole_sentence,
};
use crate::words::plain_amount;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The partner's address, which no sentence names as a field.
const PARTNER_ADDRESS: &str = "partner.adres";
/// The partner's own reference, which no sentence names as a field.
const PLAN_REFERENCE: &str = "plan.kenmerk";

/// Composes the letter of approval.
///
/// # Errors
/// [`Error::Empty`] where a sentence asks for something unknown, [`Error::NoReason`] where less
/// than asked is granted without a word, [`Error::NoActivities`] for an empty plan.
pub fn approval(facts: &LetterFacts, texts: &Texts) -> Result<Letter, Error> {
    if facts.activities.is_empty() {
        return Err(Error::NoActivities);
    }
    let work = Work {
        facts,
        texts,
        values: of_letter(facts),
    };
    let subject = if work.anything_granted() {
        Sentence::SubjectApproval
    } else {
        Sentence::SubjectRefusal
    };
    let annexes = work.annexes()?;
    Ok(Letter {
        title: work.words(Sentence::FileTitle)?.words(),
        paper: Paper::Letterhead(
            Box::new(paper::letterhead(facts, texts, &work.values)?),
            Addressed {
                addressee: work.addressee()?,
                references: work.references()?,
                subject: Reference {
                    label: work.words(Sentence::SubjectLabel)?,
                    value: work.words(subject)?,
                },
                salutation: work.salutation()?,
            },
        ),
        body: work.body()?,
        closing: Some(work.closing(!annexes.is_empty())?),
        annexes,
        watermark: facts.agreed_on.is_none().then(|| CONCEPT.to_owned()),
    })
}

/// One letter in the making.
pub(super) struct Work<'a> {
    pub facts: &'a LetterFacts,
    texts: &'a Texts,
    values: Values,
}

impl Work<'_> {
    pub fn say(&self, sentence: Sentence) -> Result<Text, EmptyField> {
        self.say_of(sentence, &[])
    }

    /// Fills a sentence about a part of the letter.
    pub fn say_of(&self, sentence: Sentence, parts: &[&Values]) -> Result<Text, EmptyField> {
        let layers: Vec<&Values> = [&self.values]
            .into_iter()
            .chain(parts.iter().copied())
            .collect();
        let said = self.texts.fill(sentence, &layers)?;
        let sums = said.parts().iter().any(|part| sums(&part.source));
        Ok(if sums { said.about(&About::Plan) } else { said })
    }

    /// As [`Self::say`], in one weight.
    fn words(&self, sentence: Sentence) -> Result<Text, EmptyField> {
        self.say(sentence).map(Text::level)
    }

    fn anything_granted(&self) -> bool {
        self.facts
            .activities
            .iter()
            .any(|it| it.granted > Cents::ZERO)
    }

    pub fn names_sections(&self) -> bool {
        match self.facts.sharing {
            GuideSharing::Nothing => false,
            GuideSharing::Sections | GuideSharing::Summaries => true,
        }
    }

    fn addressee(&self) -> Result<Vec<Text>, Error> {
        let recipient = &self.facts.recipient;
        let address = &recipient.address;
        let mut lines = vec![Text::value(Field::PartnerName.code(), &recipient.name)];
        if !recipient.contact.name.trim().is_empty() {
            lines.push(self.words(Sentence::Attention)?);
        }
        let (postcode, city) = (address.postcode.trim(), address.city.trim());
        for line in [&address.street, format!("{postcode}  {city}").trim()] {
            lines.push(Text::value(PARTNER_ADDRESS, wide(line)));
        }
        lines.retain(|line| !line.is_blank());
        Ok(lines)
    }

    fn references(&self) -> Result<Vec<Reference>, Error> {
        let adviser = &self.facts.region.adviser.name;
        let date = self.values.get(&Field::LetterDate).cloned();
        let fields = [
            (
                Sentence::YourReference,
                PLAN_REFERENCE,
                &self.facts.partner_reference,
            ),
            (
                Sentence::OurReference,
                Field::LetterReference.code(),
                &self.facts.reference,
            ),
            (
                Sentence::DateLabel,
                Field::LetterDate.code(),
                &date.unwrap_or_default(),
            ),
            (Sentence::HandledBy, Field::AdviserName.code(), adviser),
        ];
        let mut references = Vec::new();
        for (label, field, value) in fields {
            if !value.trim().is_empty() {
                references.push(Reference {
                    label: self.words(label)?,
                    value: Text::value(field, value),
                });
            }
        }
        Ok(references)
    }

    fn salutation(&self) -> Result<Text, Error> {
        let known = !self.facts.recipient.contact.salutation.trim().is_empty();
        Ok(self.words(if known {
            Sentence::SalutationContact
        } else {
            Sentence::SalutationNeutral
        })?)
    }

    fn body(&self) -> Result<Vec<Block>, Error> {
        let mut blocks = Vec::new();
        if self.facts.replaces.is_some() {
            blocks.push(Block::Paragraph(self.say(Sentence::Replaces)?));
        }
        let mut opening = self.say(Sentence::Received)?;
        opening.sentence(&self.say(match self.facts.agreed_on {
            Some(_) => Sentence::BoardAgreed,
            None => Sentence::BoardNotYet,
        })?);
        blocks.push(Block::Paragraph(opening));
        blocks.push(Block::Paragraph(self.decision()?));
        blocks.push(Block::Heading(self.words(Sentence::TableHeading)?));
        let intro = if self.names_sections() {
            Sentence::TableIntroWithGuide
        } else {
            Sentence::TableIntro
        };
        blocks.push(Block::Paragraph(self.say(intro)?));
        blocks.push(Block::Table(self.table()?));
        blocks.extend(motivation::blocks(self)?);
        if self.anything_granted() {
            blocks.push(Block::Heading(self.words(Sentence::ChangesHeading)?));
            blocks.push(Block::Paragraph(self.say(Sentence::Changes)?));
            blocks.extend(self.invoices()?);
        }
        blocks.retain(|block| match block {
            Block::Heading(_) | Block::Table(_) | Block::Fields(_) => true,
            Block::Paragraph(text) => !text.is_blank(),
            Block::Numbered(items) => !items.is_empty(),
        });
        Ok(blocks)
    }

    /// The decision with how many activities it goes well and how many it does not.
    fn decision(&self) -> Result<Text, Error> {
        let granted = self.anything_granted();
        let mut text = self.say(if granted {
            Sentence::DecisionApproved
        } else {
            Sentence::DecisionRefused
        })?;
        let of = |outcome| {
            let all = self.facts.activities.iter();
            all.filter(|it| it.outcome == outcome).count()
        };
        let (full, conditional) = (
            of(ActivityOutcome::Granted),
            of(ActivityOutcome::Conditional),
        );
        let mut counted = Counted {
            work: self,
            total: self.facts.activities.len(),
            parts: Vec::new(),
            of_which: false,
        };
        if full > 0 {
            counted.part(Sentence::CountAsAsked, full + conditional)?;
            counted.of_which(conditional)?;
        } else {
            counted.part(Sentence::CountConditional, conditional)?;
        }
        counted.part(Sentence::CountPartly, of(ActivityOutcome::Partly))?;
        counted.part(Sentence::CountRefused, of(ActivityOutcome::Refused))?;
        let counted = Text::plain(whole_sentence(&counted.listed()));
        text.sentence(&counted.sourced(Source::plan().into()));
        Ok(text)
    }

    fn table(&self) -> Result<Table, Error> {
        let between = |least, most| Width::Between { least, most };
        let mut columns = vec![
            self.column(Sentence::ColumnProject, between(150, 260), false)?,
            self.column(Sentence::ColumnActivity, Width::Rest, false)?,
        ];
        if self.names_sections() {
            columns.push(self.column(Sentence::ColumnGuide, between(150, 210), false)?);
        }
        columns.extend([
            self.column(Sentence::ColumnOutcome, between(165, 200), false)?,
            self.column(Sentence::ColumnRequested, between(175, 260), true)?,
            self.column(Sentence::ColumnGranted, between(175, 260), true)?,
        ]);
        let rows: Result<Vec<_>, Error> = self
            .facts
            .activities
            .iter()
            .map(|it| self.row(it))
            .collect();
        let sum = |amount: fn(&ActivityFacts) -> Cents| {
            let sum = plain_amount(self.facts.activities.iter().map(amount).sum());
            Text::plain(sum).sourced(Source::plan().into())
        };
        Ok(Table {
            columns,
            rows: rows?,
            total: Some(Total {
                label: self.words(Sentence::TableTotal)?.about(&About::Plan),
                label_column: 1,
                amounts: vec![sum(|it| it.requested), sum(|it| it.granted)],
            }),
        })
    }

    fn column(&self, head: Sentence, width: Width, right: bool) -> Result<Column, Error> {
        let head = self.words(head)?;
        Ok(Column { head, width, right })
    }

    /// All cells of a row lead to the same decisions.
    fn row(&self, activity: &ActivityFacts) -> Result<Vec<Text>, Error> {
        let outcome = match activity.outcome {
            ActivityOutcome::Granted => Sentence::OutcomeGranted,
            ActivityOutcome::Partly => Sentence::OutcomePartly,
            ActivityOutcome::Conditional => Sentence::OutcomeConditional,
            ActivityOutcome::Refused => Sentence::OutcomeRefused,
        };
        let mut row = vec![activity.project_number.clone(), activity.name.clone()];
        if self.names_sections() {
            let tied = |section: &str| short_section(section).replace(' ', "\u{a0}");
            let sections = activity.cited.iter().map(|it| tied(&it.section));
            row.push(unique(sections).join(", "));
        }
        row.extend([
            self.words(outcome)?.words(),
            plain_amount(activity.requested),
            plain_amount(activity.granted),
        ]);
        let source = Arc::new(Source::activity(activity.id));
        let cell = |words| Text::plain(words).sourced(Arc::clone(&source));
        Ok(row.into_iter().map(cell).collect())
    }

    fn invoices(&self) -> Result<Vec<Block>, Error> {
        let facts = self.facts;
        let mut items = vec![
            self.say(Sentence::InvoiceDetails)?,
            self.say(Sentence::InvoiceUnderlying)?,
        ];
        if facts.external_bureau {
            items.push(self.say(Sentence::InvoiceQuote)?);
        }
        if facts.activities.iter().any(|it| it.trainers.is_some()) {
            items.push(self.say(Sentence::InvoiceTrainers)?);
        }
        for requirement in &facts.invoice_requirements {
            let value = Values::from([(Field::Requirement, whole_sentence(requirement))]);
            items.push(self.say_of(Sentence::InvoiceRequirement, &[&value])?);
        }
        items.push(self.say(match facts.invoice_deadline {
            Some(_) => Sentence::InvoiceDeadline,
            None => Sentence::InvoiceDeadlineFollows,
        })?);
        Ok(vec![
            Block::Heading(self.words(Sentence::InvoicesHeading)?),
            Block::Paragraph(self.say(Sentence::InvoicesIntro)?),
            Block::Numbered(items),
        ])
    }

    fn closing(&self, with_annex: bool) -> Result<Closing, Error> {
        let adviser = &self.facts.region.adviser;
        let known = |text: &str| !text.trim().is_empty();
        let questions = match (known(&adviser.phone), known(&adviser.available)) {
            (true, true) => Sentence::QuestionsDays,
            (true, false) => Sentence::QuestionsPhone,
            (false, _) if known(&adviser.email) => Sentence::QuestionsEmail,
            (false, _) => Sentence::Questions,
        };
        let mut last = self.say(questions)?;
        if self.anything_granted() {
            last.sentence(&self.say(Sentence::Wish)?);
        }
        let mut greeting = vec![
            self.words(Sentence::Greeting)?,
            self.words(Sentence::OnBehalf)?,
        ];
        greeting.retain(|line| !line.is_blank());
        let mut notes = Vec::new();
        if with_annex {
            notes.push(Note {
                label: self.words(Sentence::AnnexLabel)?,
                items: vec![self.words(Sentence::AnnexHeading)?],
            });
        }
        Ok(Closing {
            last,
            greeting,
            name: Text::value(Field::SignatoryName.code(), &self.facts.signatory.name),
            function: Text::value(
                Field::SignatoryFunction.code(),
                &self.facts.signatory.function,
            ),
            notes,
        })
    }

    fn annexes(&self) -> Result<Vec<Vec<Block>>, Error> {
        match self.facts.sharing {
            GuideSharing::Nothing | GuideSharing::Sections => return Ok(Vec::new()),
            GuideSharing::Summaries => {}
        }
        let cited = self.facts.activities.iter().flat_map(|activity| {
            let lines = activity.lines.iter().flat_map(|line| &line.cited);
            activity.cited.iter().chain(lines)
        });
        let mut seen = BTreeSet::new();
        let mut blocks = Vec::new();
        for passage in cited {
            let new = seen.insert((&passage.section, &passage.title));
            if !new || passage.summary.trim().is_empty() {
                continue;
            }
            let value = Values::from([
                (
                    Field::PassageName,
                    capitalised(&section_in_sentence(&passage.section)),
                ),
                (Field::PassageTitle, passage.title.clone()),
                (Field::PassageSummary, whole_sentence(&passage.summary)),
            ]);
            let text = self.say_of(Sentence::AnnexPassage, &[&value])?;
            let about = About::Passage(passage.id.clone());
            blocks.push(Block::Paragraph(text.about(&about)));
        }
        if blocks.is_empty() {
            return Ok(Vec::new());
        }
        let mut annex = vec![
            Block::Heading(self.words(Sentence::AnnexHeading)?),
            Block::Paragraph(self.say(Sentence::AnnexIntro)?),
        ];
        annex.append(&mut blocks);
        Ok(vec![annex])
    }
}

/// The parts of "zes kennen wij toe, één wijzen wij af".
struct Counted<'a> {
    work: &'a Work<'a>,
    total: usize,
    parts: Vec<String>,
    /// The first part has a clause of its own.
    of_which: bool,
}

impl Counted<'_> {
    /// Only the first part says what is counted.
    fn part(&mut self, sentence: Sentence, count: usize) -> Result<(), Error> {
        let words = match (count, self.parts.is_empty()) {
            (0, _) => return Ok(()),
            (all, true) if all == self.total => all_activities(all),
            (some, true) => activities(some),
            (some, false) => number_word(some),
        };
        let part = self.filled(sentence, words)?;
        self.parts.push(part);
        Ok(())
    }

    fn of_which(&mut self, count: usize) -> Result<(), Error> {
        let sentence = match count {
            0 => return Ok(()),
            1 => Sentence::CountOfWhichOne,
            _ => Sentence::CountOfWhichMore,
        };
        let part = self.filled(sentence, number_word(count))?;
        if let Some(last) = self.parts.last_mut() {
            last.push_str(", ");
            last.push_str(&part);
            self.of_which = true;
        }
        Ok(())
    }

    /// One sentence; a comma closes the clause where "en" would seem to go on with it.
    fn listed(&self) -> String {
        match self.parts.as_slice() {
            [first, last] if self.of_which => format!("{first}, en {last}"),
            parts => list(parts),
        }
    }

    fn filled(&self, sentence: Sentence, words: String) -> Result<String, Error> {
        let value = Values::from([(Field::Count, words)]);
        Ok(self.work.say_of(sentence, &[&value])?.words())
    }
}

/// Whether a sentence adds the decisions of the plan up, or counts them.
fn sums(source: &Source) -> bool {
    let sums = [
        Field::TotalRequested,
        Field::TotalGranted,
        Field::ActivityCount,
    ];
    source
        .filled
        .iter()
        .any(|it| sums.iter().any(|field| field.code() == it.field))
}

/// Each once, in the order of first appearance.
pub(super) fn unique(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items
        .filter(|item| !item.trim().is_empty() && seen.insert(item.clone()))
        .collect()
}
