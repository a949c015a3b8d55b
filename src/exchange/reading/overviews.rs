//! Sheets that tell again what other sheets tell: overviews, lists of activities, copies and earlier years.
//! Nothing counts twice, and what only an overview says is not lost.

use super::Answers;
use super::page::Findings;
use super::plain::{plain, words};
use super::sheets::{Content, ReadSheet};
use super::table::Costs;
use super::title::{self, Block};
use super::totals::Totals;
use crate::domain::Cents;
use crate::domain::submission::{
    CellAnswer, CellRef, Doubt, Proposal, Remark, Severity, SubmittedActivity,
};
use crate::words::remarks as say;
use std::collections::{BTreeMap, BTreeSet};

/// What sheets that do not count say about activities, by plain name.
pub type Facts = BTreeMap<String, Told>;

/// An activity as a sheet tells it that does not count.
#[derive(Debug, Clone)]
pub struct Told {
    pub activity: SubmittedActivity,
    /// Its kind is asked about on that sheet.
    pub kind_asked: bool,
}

/// Leaves out sheets that state another year than the asked one, where others state that.
pub fn of_asked_year<'a>(
    contents: Vec<ReadSheet<'a>>,
    blocks: &mut Vec<Block<'a>>,
    asked: Option<i32>,
    findings: &mut Findings,
) -> Vec<ReadSheet<'a>> {
    let years: Vec<Option<i32>> = contents
        .iter()
        .map(|sheet| title::own_year(&sheet.title_block()))
        .collect();
    if asked.is_none() || !years.contains(&asked) {
        return contents;
    }
    let mut kept = Vec::new();
    for (sheet, year) in contents.into_iter().zip(years) {
        let Some(year) = year.filter(|year| Some(*year) != asked) else {
            kept.push(sheet);
            continue;
        };
        let name = sheet.page.sheet.name.clone().unwrap_or_default();
        findings.notice(of_sheet(&sheet), name, Doubt::SheetOfOtherYear { year });
        blocks.retain(|block| !block.is_of(&sheet.page));
    }
    kept
}

/// The sheets that count. What the others say about activities is put among the findings.
pub fn choose<'s, 'a>(
    contents: &'s [ReadSheet<'a>],
    answers: &Answers,
    findings: &mut Findings,
) -> Vec<&'s ReadSheet<'a>> {
    let gists: Vec<Gist> = contents
        .iter()
        .map(|sheet| Gist::of(sheet, findings.year))
        .collect();
    let mut left_out = BTreeSet::new();
    for (index, gist) in gists.iter().enumerate() {
        let others: Vec<(usize, &Gist)> = gists
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index && !left_out.contains(other))
            .filter(|(_, other)| other.counts && !other.names().is_disjoint(&gist.names()))
            .collect();
        match gist.beside(index, &others) {
            Role::Counts => {}
            Role::Overview => {
                left_out.insert(index);
                gist.hand_over(&others, findings);
            }
            Role::Unclear { other } => {
                let answer = answers.get(&gist.at);
                match answer {
                    Some(CellAnswer::Confirm) => {}
                    Some(CellAnswer::Use(_)) => {
                        left_out.insert(index);
                    }
                    None => gist.ask(other, findings),
                }
            }
        }
    }
    contents
        .iter()
        .enumerate()
        .filter(|(index, _)| !left_out.contains(index))
        .map(|(_, sheet)| sheet)
        .collect()
}

fn of_sheet(sheet: &ReadSheet<'_>) -> CellRef {
    CellRef {
        sheet: sheet.page.sheet.name.clone(),
        cell: None,
    }
}

/// What a sheet is beside the others.
enum Role {
    Counts,
    /// It says in short, or in part, what others say in full.
    Overview,
    /// It may repeat another, or add to it.
    Unclear {
        other: String,
    },
}

/// What a sheet tells, read without consequences.
struct Gist {
    at: CellRef,
    /// False for a list of activities without amounts.
    counts: bool,
    /// Its cost lines have words of their own.
    describes_costs: bool,
    activities: Vec<SubmittedActivity>,
    remarks: Vec<Remark>,
}

impl Gist {
    fn of(sheet: &ReadSheet<'_>, year: Option<i32>) -> Self {
        let mut unheard = Findings {
            year,
            ..Findings::default()
        };
        let mut totals = Totals::default();
        let activities = sheet.read(&mut totals, &mut unheard);
        totals.check(&mut unheard);
        let lines = |tables: &Vec<super::table::Table>| {
            tables
                .iter()
                .any(|table| matches!(table.costs, Costs::Lines { .. }))
        };
        Self {
            at: of_sheet(sheet),
            counts: !matches!(sheet.content, Content::Lists(_)),
            describes_costs: match &sheet.content {
                Content::Tables(tables) => lines(tables),
                Content::Forms(_) => true,
                Content::Lists(_) => false,
            },
            activities,
            remarks: unheard.remarks,
        }
    }

    fn names(&self) -> BTreeSet<String> {
        self.activities.iter().filter_map(name).collect()
    }

    fn lines(&self) -> usize {
        self.activities
            .iter()
            .map(|activity| activity.costs.len())
            .sum()
    }

    fn total(&self) -> Cents {
        self.activities
            .iter()
            .map(SubmittedActivity::requested)
            .sum()
    }

    fn beside(&self, index: usize, others: &[(usize, &Self)]) -> Role {
        if !self.counts {
            return Role::Overview;
        }
        let names = self.names();
        let told: BTreeSet<String> = others.iter().flat_map(|(_, other)| other.names()).collect();
        let contradicts = others
            .iter()
            .any(|(_, other)| other.activities.iter().any(|theirs| self.denies(theirs)));
        if names.is_empty() || !names.is_subset(&told) || contradicts {
            return Role::Counts;
        }
        let lines: usize = others.iter().map(|(_, other)| other.lines()).sum();
        let total: Cents = others.iter().map(|(_, other)| other.total()).sum();
        let described = others.iter().all(|(_, other)| other.describes_costs);
        let in_short = !self.describes_costs
            && self
                .activities
                .iter()
                .all(|activity| activity.costs.len() <= 1);
        let more_detail = lines > self.lines();
        if total == self.total() && (more_detail || (in_short && described)) {
            return Role::Overview;
        }
        if in_short && self.says_overview() && (more_detail || described) {
            return Role::Overview;
        }
        // Of two that repeat each other only the later one is asked about.
        let first = others
            .iter()
            .find(|(other, gist)| *other < index || !gist.names().is_subset(&names));
        match first {
            Some((_, other)) => Role::Unclear {
                other: other.at.sheet.clone().unwrap_or_default(),
            },
            None => Role::Counts,
        }
    }

    fn says_overview(&self) -> bool {
        const WORDS: [&str; 7] = [
            "overzicht",
            "samenvatting",
            "totaal",
            "totalen",
            "recapitulatie",
            "verzamel",
            "dashboard",
        ];
        let sheet = self.at.sheet.clone().unwrap_or_default();
        words(&sheet)
            .iter()
            .any(|word| WORDS.iter().any(|part| word.contains(part)))
    }

    /// Whether an activity of the same name is another one: on another day, or of another kind.
    fn denies(&self, theirs: &SubmittedActivity) -> bool {
        fn differ<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.is_some() && other.is_some() && one != other
        }
        let same_name = |own: &&SubmittedActivity| name(own) == name(theirs);
        self.activities.iter().filter(same_name).any(|own| {
            let day = |activity: &SubmittedActivity| activity.date.as_ref().map(|date| date.value);
            let kind = |activity: &SubmittedActivity| activity.kind.as_ref().map(|kind| kind.value);
            let period = |activity: &SubmittedActivity| {
                let text = activity.date_text.as_ref();
                text.map(|text| plain(&text.value))
            };
            differ(day(own).as_ref(), day(theirs).as_ref())
                || differ(kind(own).as_ref(), kind(theirs).as_ref())
                || differ(period(own).as_ref(), period(theirs).as_ref())
        })
    }

    /// Keeps what an overview says and the others do not, and holds its amounts against theirs.
    fn hand_over(&self, others: &[(usize, &Self)], findings: &mut Findings) {
        let theirs = |sought: &SubmittedActivity| -> Vec<&SubmittedActivity> {
            let all = others.iter().flat_map(|(_, other)| &other.activities);
            all.filter(|activity| name(activity) == name(sought))
                .collect()
        };
        for activity in &self.activities {
            let others = theirs(activity);
            if let (Some(name), false) = (name(activity), others.is_empty()) {
                let told = Told {
                    activity: activity.clone(),
                    kind_asked: activity.kind.is_none() && self.asks_kind(),
                };
                findings.facts.entry(name).or_insert(told);
            }
            let computed: Cents = others.iter().map(|other| other.requested()).sum();
            if let ([cost], false) = (activity.costs.as_slice(), others.is_empty())
                && cost.amount != computed
            {
                let stated = cost.amount;
                let doubt = Doubt::TotalDiffers { stated, computed };
                findings.notice(cost.at.clone(), crate::words::plain_amount(stated), doubt);
            }
        }
        let told = others.iter().flat_map(|(_, other)| &other.activities);
        let lacking = Lacking::among(told);
        let ours = self.remarks.iter().filter(|remark| lacking.needs(remark));
        findings.remarks.extend(ours.cloned());
    }

    fn asks_kind(&self) -> bool {
        self.remarks
            .iter()
            .any(|remark| remark.doubt == Doubt::UnknownActivityKind)
    }

    fn ask(&self, other: String, findings: &mut Findings) {
        let proposals = vec![
            Proposal {
                label: say::sheet_counts().to_owned(),
                answer: CellAnswer::Confirm,
            },
            Proposal {
                label: say::sheet_left_out().to_owned(),
                answer: CellAnswer::Use("overslaan".to_owned()),
            },
        ];
        findings.add(
            Severity::Question,
            self.at.clone(),
            self.at.sheet.clone(),
            Doubt::SheetRepeats { other },
            proposals,
        );
    }
}

fn name(activity: &SubmittedActivity) -> Option<String> {
    activity.name.as_ref().map(|name| plain(&name.value))
}

/// What the sheets that count do not say of themselves; only there a remark on an overview matters.
#[derive(Default)]
struct Lacking {
    kind: bool,
    date: bool,
    participants: bool,
}

impl Lacking {
    fn among<'l>(activities: impl Iterator<Item = &'l SubmittedActivity>) -> Self {
        activities.fold(Self::default(), |lacking, activity| Self {
            kind: lacking.kind || activity.kind.is_none(),
            date: lacking.date || (activity.date.is_none() && activity.date_text.is_none()),
            participants: lacking.participants || activity.participants.is_none(),
        })
    }

    fn needs(&self, remark: &Remark) -> bool {
        let doubt = &remark.doubt;
        let of_date = matches!(
            doubt,
            Doubt::NoSuchDate
                | Doubt::AmbiguousDate
                | Doubt::DateOutsideYear { .. }
                | Doubt::PeriodInsteadOfDate
        );
        (self.kind && matches!(doubt, Doubt::UnknownActivityKind))
            || (self.date && of_date)
            || (self.participants && matches!(doubt, Doubt::UnreadableParticipants))
            || matches!(doubt, Doubt::TotalDiffers { .. })
    }
}
