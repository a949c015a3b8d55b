//! The form of a consultation: a new one, a question that changes, or what came of it. Typing is kept as a draft.

use crate::desk::{
    ConsultationDraft, ConsultationResult, ConsultationThread, draft_faults, result_faults,
};
use crate::domain::consultation::ConsultationFault;
use crate::domain::decision::{Consultation, ConsultationOutcome};
use crate::domain::{ActivityId, ConditionId, ConsultationId, CostLineId};
use crate::screen::parts;
use crate::words;
use chrono::NaiveDate;
use iced::widget::text_editor;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    New,
    /// Change what is asked.
    Question(ConsultationId),
    /// Record or correct what came of it.
    Outcome(ConsultationId),
}

impl Kind {
    fn code(self) -> String {
        match self {
            Self::New => "nieuw".to_owned(),
            Self::Question(id) => format!("vraag {}", id.0),
            Self::Outcome(id) => format!("uitkomst {}", id.0),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code.split_once(' ') {
            None => (code == "nieuw").then_some(Self::New),
            Some((what, id)) => {
                let id = ConsultationId(id.parse().ok()?);
                match what {
                    "vraag" => Some(Self::Question(id)),
                    "uitkomst" => Some(Self::Outcome(id)),
                    _ => None,
                }
            }
        }
    }
}

/// What a consultation can be about within its activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    pub(super) label: String,
    pub(super) line: Option<CostLineId>,
    pub(super) condition: Option<ConditionId>,
}

/// A form that is being filled in.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) kind: Kind,
    pub(super) activity: ActivityId,
    /// What it is about, by label; empty until the thread of the activity is there.
    pub(super) about: String,
    pub(super) with_whom: String,
    pub(super) question: text_editor::Content,
    pub(super) due: String,
    /// A new one was held already: what came of it is filled in at once.
    pub(super) held: bool,
    pub(super) day: String,
    pub(super) outcome: Option<usize>,
    pub(super) agreed: text_editor::Content,
    pub(super) file: Option<PathBuf>,
    /// Recording was tried, or a field left: from then on faults are shown.
    pub(super) tried: bool,
    pub(super) due_left: bool,
    pub(super) day_left: bool,
    /// The question that was proposed and not touched.
    proposed: String,
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    PartnerChosen(usize),
    ActivityChosen(usize),
    AboutChosen(usize),
    WithTyped(String),
    Question(text_editor::Action),
    DueTyped(String),
    DueLeft,
    HeldToggled,
    DayTyped(String),
    DayLeft,
    OutcomeChosen(usize),
    Agreed(text_editor::Action),
    FileRemoved,
}

/// What the fields come to, when they hold together.
pub(super) struct Filled {
    pub(super) draft: ConsultationDraft,
    pub(super) result: Option<ConsultationResult>,
}

impl Form {
    /// An empty form of a kind.
    pub(super) fn new(kind: Kind, activity: ActivityId) -> Self {
        Self {
            kind,
            activity,
            about: String::new(),
            with_whom: String::new(),
            question: text_editor::Content::new(),
            due: String::new(),
            held: false,
            day: String::new(),
            outcome: None,
            agreed: text_editor::Content::new(),
            file: None,
            tried: false,
            due_left: false,
            day_left: false,
            proposed: String::new(),
        }
    }

    /// A form with what is recorded of a consultation.
    pub(super) fn of(kind: Kind, it: &Consultation, today: NaiveDate) -> Self {
        let typed = |day: Option<NaiveDate>| day.map(parts::typed_day).unwrap_or_default();
        let outcome = it.outcome.and_then(|outcome| {
            ConsultationOutcome::ALL
                .iter()
                .position(|one| *one == outcome)
        });
        Self {
            with_whom: it.with_whom.clone(),
            question: text_editor::Content::with_text(&it.question),
            due: typed(it.answer_due),
            day: typed(it.held_on.or(it.is_open().then_some(today))),
            outcome,
            agreed: text_editor::Content::with_text(&it.agreed),
            ..Self::new(kind, it.activity)
        }
    }

    /// The form that was left with something typed in it.
    pub(super) fn again(typed: &BTreeMap<String, String>) -> Option<Self> {
        let kind = Kind::from_code(typed.get("formulier")?)?;
        let activity = ActivityId(typed.get("activiteit")?.parse().ok()?);
        let text = |field: &str| typed.get(field).cloned().unwrap_or_default();
        let file = text("bestand");
        Some(Self {
            about: text("gaat-over"),
            with_whom: text("met"),
            question: text_editor::Content::with_text(&text("vraag")),
            due: text("antwoord-voor"),
            held: text("gehouden") == "ja",
            day: text("dag"),
            outcome: ConsultationOutcome::ALL
                .iter()
                .position(|outcome| outcome.code() == text("uitkomst")),
            agreed: text_editor::Content::with_text(&text("afgesproken")),
            file: (!file.is_empty()).then(|| PathBuf::from(file)),
            ..Self::new(kind, activity)
        })
    }

    /// Everything that is filled in, by field, to be kept as a draft.
    pub(super) fn typed(&self) -> Vec<(&'static str, String)> {
        let outcome = self
            .outcome
            .and_then(|at| ConsultationOutcome::ALL.get(at))
            .map_or("", |outcome| outcome.code());
        let file = self.file.as_ref().map(|path| path.display().to_string());
        vec![
            ("formulier", self.kind.code()),
            ("activiteit", self.activity.0.to_string()),
            ("gaat-over", self.about.clone()),
            ("met", self.with_whom.clone()),
            ("vraag", self.question.text().trim_end().to_owned()),
            ("antwoord-voor", self.due.clone()),
            ("gehouden", if self.held { "ja" } else { "" }.to_owned()),
            ("dag", self.day.clone()),
            ("uitkomst", outcome.to_owned()),
            ("afgesproken", self.agreed.text().trim_end().to_owned()),
            ("bestand", file.unwrap_or_default()),
        ]
    }

    /// Takes what happened; choices of another activity are the screen's.
    pub(super) fn update(&mut self, message: Message, thread: Option<&ConsultationThread>) {
        match message {
            Message::PartnerChosen(_) | Message::ActivityChosen(_) => {}
            Message::AboutChosen(at) => {
                if let Some(thread) = thread {
                    self.choose(at, thread);
                }
            }
            Message::WithTyped(typed) => self.with_whom = typed,
            Message::Question(action) => self.question.perform(action),
            Message::DueTyped(typed) => {
                self.due = typed;
                self.due_left = false;
            }
            Message::DueLeft => self.due_left = true,
            Message::HeldToggled => self.held = !self.held,
            Message::DayTyped(typed) => {
                self.day = typed;
                self.day_left = false;
            }
            Message::DayLeft => self.day_left = true,
            Message::OutcomeChosen(at) => self.outcome = Some(at),
            Message::Agreed(action) => self.agreed.perform(action),
            Message::FileRemoved => self.file = None,
        }
    }

    /// What it can be about; fills in what the thread of the activity proposes where nothing was said yet.
    pub(super) fn settle(&mut self, thread: &ConsultationThread) {
        if thread.activity.id != self.activity {
            return;
        }
        let abouts = abouts(thread);
        if self.about.is_empty() {
            let whole = abouts.iter().position(|about| about.is_whole());
            self.choose(whole.unwrap_or(0), thread);
        }
        if self.kind == Kind::New && self.with_whom.is_empty() {
            self.with_whom.clone_from(&thread.contact);
        }
    }

    /// Chooses what it is about, with the question that goes with it.
    pub(super) fn choose(&mut self, at: usize, thread: &ConsultationThread) {
        let abouts = abouts(thread);
        let Some(about) = abouts.get(at) else {
            return;
        };
        self.about.clone_from(&about.label);
        let written = self.question.text();
        let untouched = written.trim().is_empty() || written.trim() == self.proposed.trim();
        let question = thread
            .questions
            .iter()
            .find(|(condition, _)| about.condition.as_ref() == Some(condition));
        if self.kind == Kind::New && untouched {
            self.proposed = question.map(|it| it.1.clone()).unwrap_or_default();
            self.question = text_editor::Content::with_text(&self.proposed);
        }
    }

    /// Says what it is about, as the consultation has it.
    pub(super) fn about_as(&mut self, it: &Consultation, thread: &ConsultationThread) {
        let found = abouts(thread)
            .into_iter()
            .find(|about| about.line == it.line && about.condition == it.condition);
        self.about = found.map(|about| about.label).unwrap_or_default();
    }

    /// Whether what came of it is filled in.
    pub(super) fn has_result(&self) -> bool {
        match self.kind {
            Kind::New => self.held,
            Kind::Question(_) => false,
            Kind::Outcome(_) => true,
        }
    }

    /// Whether the question is filled in.
    pub(super) fn has_question(&self) -> bool {
        match self.kind {
            Kind::New | Kind::Question(_) => true,
            Kind::Outcome(_) => false,
        }
    }

    /// What the fields come to, as far as they can be read.
    pub(super) fn filled(&self, thread: Option<&ConsultationThread>) -> Filled {
        let about = thread.and_then(|thread| {
            let mut abouts = abouts(thread).into_iter();
            abouts.find(|about| about.label == self.about)
        });
        let outcome = self.outcome.and_then(|at| ConsultationOutcome::ALL.get(at));
        let result = outcome.map(|outcome| ConsultationResult {
            outcome: *outcome,
            held_on: parts::day(&self.day),
            agreed: self.agreed.text().trim().to_owned(),
        });
        Filled {
            draft: ConsultationDraft {
                activity: self.activity,
                line: about.as_ref().and_then(|about| about.line),
                condition: about.and_then(|about| about.condition),
                with_whom: self.with_whom.trim().to_owned(),
                question: self.question.text().trim().to_owned(),
                answer_due: parts::day(&self.due),
            },
            result: result.filter(|_| self.has_result()),
        }
    }

    /// What is wrong with each field, to be said below it.
    pub(super) fn faults(&self, today: NaiveDate, asked: NaiveDate) -> Faults {
        let filled = self.filled(None);
        let mut faults = Faults::default();
        let mut all = Vec::new();
        if self.has_question() {
            faults.due = parts::day_fault(&self.due);
            all.extend(draft_faults(&filled.draft, asked));
        }
        if self.has_result() {
            faults.day = parts::day_fault(&self.day);
            match &filled.result {
                Some(result) => all.extend(result_faults(result, today)),
                None => faults.outcome = Some("Kies wat het overleg opleverde.".to_owned()),
            }
        }
        for fault in all {
            let words = words::consultations::fault(&fault);
            let field = match fault {
                ConsultationFault::WithWhomMissing => &mut faults.with_whom,
                ConsultationFault::QuestionMissing => &mut faults.question,
                ConsultationFault::DueBeforeAsked { .. } => &mut faults.due,
                ConsultationFault::DayMissing | ConsultationFault::DayInFuture(_) => {
                    &mut faults.day
                }
                ConsultationFault::AgreedMissing => &mut faults.agreed,
                ConsultationFault::EmptyFile | ConsultationFault::FileTooLarge { .. } => {
                    &mut faults.file
                }
            };
            field.get_or_insert(words);
        }
        faults
    }

    /// The faults that may be said already.
    pub(super) fn said(&self, today: NaiveDate, asked: NaiveDate) -> Faults {
        let faults = self.faults(today, asked);
        if self.tried {
            return faults;
        }
        Faults {
            due: faults.due.filter(|_| self.due_left),
            day: faults.day.filter(|_| self.day_left),
            ..Faults::default()
        }
    }
}

/// What is wrong, by field.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub(super) with_whom: Option<String>,
    pub(super) question: Option<String>,
    pub(super) due: Option<String>,
    pub(super) day: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) agreed: Option<String>,
    pub(super) file: Option<String>,
}

impl Faults {
    /// The id of the first field that is wrong, in the order of the form.
    pub(super) fn first(&self) -> Option<&'static str> {
        use super::form_view::{AGREED, DAY, DUE, OUTCOME, QUESTION, WITH};
        [
            (&self.with_whom, WITH),
            (&self.question, QUESTION),
            (&self.due, DUE),
            (&self.day, DAY),
            (&self.outcome, OUTCOME),
            (&self.agreed, AGREED),
        ]
        .into_iter()
        .find_map(|(fault, id)| fault.is_some().then_some(id))
    }
}

impl About {
    fn is_whole(&self) -> bool {
        self.line.is_none() && self.condition.is_none()
    }
}

/// What a consultation about an activity can be about: what the rules ask for, the whole, or one line.
pub(super) fn abouts(thread: &ConsultationThread) -> Vec<About> {
    let mut abouts: Vec<About> = Vec::new();
    for need in thread.needs.iter().filter(|it| it.condition.is_some()) {
        let (line, label) = match need.lines.as_slice() {
            [(id, text, _)] => (Some(*id), format!("{}: {text}", need.topic)),
            _ => (None, need.topic.clone()),
        };
        let about = About {
            label,
            line,
            condition: need.condition.clone(),
        };
        if !abouts.contains(&about) {
            abouts.push(about);
        }
    }
    abouts.push(About {
        label: "De activiteit als geheel".to_owned(),
        line: None,
        condition: None,
    });
    let lines = thread.lines.iter().map(|line| About {
        label: format!("{}, {}", line.text, words::euros(line.requested)),
        line: Some(line.id),
        condition: None,
    });
    abouts.extend(lines);
    // What was recorded can be about something that is no longer asked for.
    for it in &thread.entries {
        let known = abouts
            .iter()
            .any(|about| about.line == it.line && about.condition == it.condition);
        if !known {
            let line = thread.lines.iter().find(|line| Some(line.id) == it.line);
            let line = line.map_or("De activiteit als geheel", |line| line.text.as_str());
            abouts.push(About {
                label: format!("{line} (zoals vastgelegd)"),
                line: it.line,
                condition: it.condition.clone(),
            });
        }
    }
    abouts
}
