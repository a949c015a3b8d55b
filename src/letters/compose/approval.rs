//! The letter of approval (goedkeuringsbrief): which sentence stands where, and when.

use super::values::{of_letter, wide};
use super::{Error, motivation, paper};
use crate::domain::Cents;
use crate::letters::facts::{ActivityFacts, ActivityOutcome, GuideSharing, LetterFacts};
use crate::letters::letter::{
    Addressed, Block, Closing, Column, Labelled, Letter, Note, Paper, Table, Text, Total, Width,
};
use crate::letters::texts::{EmptyField, Field, Sentence, Texts, Values};
use crate::words::letters::{
    CONCEPT, activities, all_activities, capitalised, list, number_word, section_in_sentence,
    short_section, whole_sentence,
};
use crate::words::plain_amount;
use std::collections::BTreeSet;

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
        title: work.words(Sentence::FileTitle)?,
        paper: Paper::Letterhead(
            Box::new(paper::letterhead(facts, texts, &work.values)?),
            Addressed {
                addressee: work.addressee()?,
                references: work.references()?,
                subject: Labelled {
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
        self.texts.fill(sentence, &[&self.values])
    }

    /// Fills a sentence about a part of the letter.
    pub fn say_of(&self, sentence: Sentence, parts: &[&Values]) -> Result<Text, EmptyField> {
        let layers: Vec<&Values> = [&self.values]
            .into_iter()
            .chain(parts.iter().copied())
            .collect();
        self.texts.fill(sentence, &layers)
    }

    fn words(&self, sentence: Sentence) -> Result<String, EmptyField> {
        self.say(sentence).map(|text| text.words())
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

    fn addressee(&self) -> Result<Vec<String>, Error> {
        let recipient = &self.facts.recipient;
        let address = &recipient.address;
        let mut lines = vec![recipient.name.clone()];
        if !recipient.contact.name.trim().is_empty() {
            lines.push(self.words(Sentence::Attention)?);
        }
        lines.push(wide(&address.street));
        let (postcode, city) = (address.postcode.trim(), address.city.trim());
        lines.push(wide(format!("{postcode}  {city}").trim()));
        lines.retain(|line| !line.trim().is_empty());
        Ok(lines)
    }

    fn references(&self) -> Result<Vec<Labelled>, Error> {
        let adviser = &self.facts.region.adviser.name;
        let date = self.values.get(&Field::LetterDate).cloned();
        let fields = [
            (
                Sentence::YourReference,
                self.facts.partner_reference.clone(),
            ),
            (Sentence::OurReference, self.facts.reference.clone()),
            (Sentence::DateLabel, date.unwrap_or_default()),
            (Sentence::HandledBy, adviser.clone()),
        ];
        let mut references = Vec::new();
        for (label, value) in fields {
            if !value.trim().is_empty() {
                let label = self.words(label)?;
                references.push(Labelled { label, value });
            }
        }
        Ok(references)
    }

    fn salutation(&self) -> Result<String, Error> {
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
        text.sentence(&Text::plain(whole_sentence(&counted.listed())));
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
            plain_amount(self.facts.activities.iter().map(amount).sum())
        };
        Ok(Table {
            columns,
            rows: rows?,
            total: Some(Total {
                label: self.words(Sentence::TableTotal)?,
                label_column: 1,
                amounts: vec![sum(|it| it.requested), sum(|it| it.granted)],
            }),
        })
    }

    fn column(&self, head: Sentence, width: Width, right: bool) -> Result<Column, Error> {
        let head = self.words(head)?;
        Ok(Column { head, width, right })
    }

    fn row(&self, activity: &ActivityFacts) -> Result<Vec<String>, Error> {
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
            self.words(outcome)?,
            plain_amount(activity.requested),
            plain_amount(activity.granted),
        ]);
        Ok(row)
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
        greeting.retain(|line| known(line));
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
            name: self.facts.signatory.name.clone(),
            function: self.facts.signatory.function.clone(),
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
            blocks.push(Block::Paragraph(text));
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

/// Each once, in the order of first appearance.
pub(super) fn unique(items: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items
        .filter(|item| !item.trim().is_empty() && seen.insert(item.clone()))
        .collect()
}
