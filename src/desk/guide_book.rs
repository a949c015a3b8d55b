//! The guide as a book: what stands in it, what rests on a statement, and which own rules go before it.

use super::{Desk, Error};
use crate::domain::partner::name_key;
use crate::domain::region::{RegionPolicy, RegionRule, RuleScope};
use crate::domain::{CostKindId, EditionId, PassageId};
use crate::rules::edition::{
    self, Check, Condition, CostKind, Criterion, Deadline, Evidence, Faq, Guide, Node, Rate,
    Setting, Subject, TreeOutcome,
};
use crate::rules::suggest;
use std::collections::BTreeSet;

/// An edition of the guide beside what the region added to it.
#[derive(Debug, Clone)]
pub struct GuideShelf {
    /// The plan year that the region's rules are looked at for.
    pub year: i32,
    pub guide: &'static Guide,
    /// Editions that can be opened: of this year, and of other plan years in the register. Oldest first.
    pub editions: Vec<EditionId>,
    /// Editions that the register mentions and this program does not have.
    pub unknown: Vec<EditionId>,
    pub policy: RegionPolicy,
}

/// What one can look at in the guide.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// A passage of the guide or of the region.
    Passage(PassageId),
    CostKind(CostKindId),
}

/// A line in the table of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideEntry {
    pub topic: Topic,
    pub title: String,
    /// The section of a passage, the name of the group of a cost kind.
    pub place: String,
    /// What stands above the passage in its section; empty for cost kinds and the region's own.
    pub heading: String,
    /// The region's own.
    pub own: bool,
    /// Everything that it is found by, without case and accents.
    key: String,
}

/// Something in the guide or of the region that rests on a passage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resting<'a> {
    CostKind(&'a CostKind),
    /// A condition, as one of its cost kinds asks it.
    Condition(&'a Condition, &'a CostKind),
    Check(&'a Check),
    Evidence(&'a Evidence),
    Rate(&'a Rate),
    Deadline(&'a Deadline),
    Setting(&'a Setting),
    Criterion(&'a Criterion),
    Faq(&'a Faq),
    /// A question of the tree, or one of its answers.
    Node(&'a Node),
    /// An end of the tree.
    Outcome(&'a TreeOutcome),
    /// A rule of the region's own.
    Rule(&'a RegionRule),
}

impl Resting<'_> {
    /// Whether it names the passage.
    fn rests_on(&self, passage: &PassageId) -> bool {
        let among = |passages: &[PassageId]| passages.contains(passage);
        match self {
            Self::CostKind(it) => among(&it.passages),
            Self::Condition(it, _) => it.passage == *passage,
            Self::Check(it) => it.passage == *passage,
            Self::Evidence(it) => it.passage == *passage,
            Self::Rate(it) => it.passage == *passage || among(&it.passages),
            Self::Deadline(it) => it.passage == *passage,
            Self::Setting(it) => it.passage == *passage,
            Self::Criterion(it) => it.passage == *passage,
            Self::Faq(it) => among(&it.passages),
            Self::Node(it) => {
                among(&it.passages) || it.answers.iter().any(|answer| among(&answer.passages))
            }
            Self::Outcome(it) => among(&it.passages),
            Self::Rule(it) => among(&it.passages),
        }
    }
}

impl GuideEntry {
    /// Whether every word of a query is found in it. No words: yes.
    pub fn matches(&self, query: &str) -> bool {
        name_key(query)
            .split(' ')
            .all(|word| self.key.contains(word))
    }

    /// Everything that it is found by, without case and accents.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl GuideShelf {
    /// The table of contents: passages in the guide's order, cost kinds by group, the region's own passages.
    pub fn entries(&self) -> Vec<GuideEntry> {
        let guide = self.guide;
        let passages = guide.passages().iter().map(|it| {
            let words = [
                it.id.as_str(),
                &it.section,
                &it.heading,
                &it.title,
                &it.summary,
            ];
            GuideEntry {
                topic: Topic::Passage(it.id.clone()),
                title: it.title.clone(),
                place: it.section.clone(),
                heading: it.heading.clone(),
                own: false,
                key: name_key(&words.join(" ")),
            }
        });
        let kinds = guide.cost_groups().iter().flat_map(|group| {
            let in_group = guide.cost_kinds().iter().filter(|it| it.group == group.id);
            in_group.map(|it| {
                let mut words = vec![it.id.as_str(), &group.name, &it.name, &it.note];
                words.extend(words_of(it));
                GuideEntry {
                    topic: Topic::CostKind(it.id.clone()),
                    title: it.name.clone(),
                    place: group.name.clone(),
                    heading: String::new(),
                    own: false,
                    key: name_key(&words.join(" ")),
                }
            })
        });
        let own = self.policy.passages.iter().map(|it| {
            let words = [it.id.as_str(), &it.section, &it.title, &it.summary];
            GuideEntry {
                topic: Topic::Passage(it.id.clone()),
                title: it.title.clone(),
                place: it.section.clone(),
                heading: String::new(),
                own: true,
                key: name_key(&words.join(" ")),
            }
        });
        passages.chain(kinds).chain(own).collect()
    }

    /// Whether the edition or the region has it.
    pub fn has(&self, topic: &Topic) -> bool {
        match topic {
            Topic::Passage(id) => {
                self.guide.passage(id).is_some()
                    || self.policy.passages.iter().any(|it| it.id == *id)
            }
            Topic::CostKind(id) => self.guide.cost_kind(id).is_some(),
        }
    }

    /// Everything that rests on a passage, in the order of the edition's own tables; the region's rules last.
    pub fn resting_on<'a>(&'a self, passage: &PassageId) -> Vec<Resting<'a>> {
        let all = self.everything();
        all.filter(|it| it.rests_on(passage)).collect()
    }

    /// All that can rest on a passage.
    fn everything(&self) -> impl Iterator<Item = Resting<'_>> {
        let guide = self.guide;
        let kinds = guide.cost_kinds().iter();
        let conditions = kinds.clone().flat_map(|kind| {
            let asked = kind.conditions.iter();
            asked.map(move |it| Resting::Condition(it, kind))
        });
        let checks = Subject::ALL.iter().flat_map(|it| guide.checks(*it));
        let tree = guide.tree();
        kinds
            .map(Resting::CostKind)
            .chain(conditions)
            .chain(checks.map(Resting::Check))
            .chain(guide.all_evidence().iter().map(Resting::Evidence))
            .chain(guide.rates().iter().map(Resting::Rate))
            .chain(guide.deadlines().iter().map(Resting::Deadline))
            .chain(guide.settings().iter().map(Resting::Setting))
            .chain(guide.criteria().iter().map(Resting::Criterion))
            .chain(guide.faq().iter().map(Resting::Faq))
            .chain(tree.nodes.iter().map(Resting::Node))
            .chain(tree.outcomes.iter().map(Resting::Outcome))
            .chain(self.policy.rules.iter().map(Resting::Rule))
    }

    /// The region's rules of the year that touch a topic: for a cost kind those that are about it, for a passage
    /// those that cite it and those about a cost kind that rests on it.
    pub fn rules_about(&self, topic: &Topic) -> Vec<&RegionRule> {
        let touched = self.kinds_of(topic);
        self.rules()
            .into_iter()
            .filter(|rule| {
                let cited = matches!(topic, Topic::Passage(id) if rule.passages.contains(id));
                let wanted = &rule.applies.cost_kinds;
                cited
                    || touched
                        .iter()
                        .any(|kind| wanted.is_empty() || wanted.contains(kind))
            })
            .collect()
    }

    /// All rules of the region that hold in the year.
    pub fn rules(&self) -> Vec<&RegionRule> {
        let rules = self.policy.rules.iter();
        rules
            .filter(|it| holds_in(&it.applies, self.year))
            .collect()
    }

    /// How many rules of the region hold in other years only.
    pub fn rules_of_other_years(&self) -> usize {
        self.policy.rules.len() - self.rules().len()
    }

    /// The cost kinds that a topic is or carries.
    fn kinds_of(&self, topic: &Topic) -> BTreeSet<&CostKindId> {
        let kinds = self.guide.cost_kinds().iter();
        let rests = |kind: &&CostKind| match topic {
            Topic::CostKind(id) => kind.id == *id,
            Topic::Passage(id) => {
                kind.passages.contains(id) || kind.conditions.iter().any(|it| it.passage == *id)
            }
        };
        kinds.filter(rests).map(|kind| &kind.id).collect()
    }
}

fn holds_in(scope: &RuleScope, year: i32) -> bool {
    scope.from_year.is_none_or(|first| first <= year)
        && scope.until_year.is_none_or(|last| year <= last)
}

/// The words that a cost line of a kind is recognised by: the guide's, then ours.
pub fn words_of(kind: &CostKind) -> Vec<&str> {
    let ours = suggest::vocabulary().synonyms.get(kind.id.as_str());
    let ours = ours.into_iter().flatten();
    let mut words: Vec<&str> = Vec::new();
    for word in kind.keywords.iter().chain(ours) {
        if !words.contains(&word.as_str()) {
            words.push(word);
        }
    }
    words
}

impl Desk {
    /// The guide for a plan year: `wanted` when it is an edition of this program, otherwise the one that the plans
    /// of the year are judged by, otherwise the one that is for the year.
    ///
    /// # Errors
    /// What the register says.
    pub fn guide_shelf(&self, year: i32, wanted: Option<&EditionId>) -> Result<GuideShelf, Error> {
        let kept = self.store.plan_years()?;
        let of_year = kept.iter().find(|(it, _)| *it == year).map(|(_, id)| id);
        let guide = wanted
            .and_then(edition::guide)
            .or_else(|| of_year.and_then(edition::guide))
            .or_else(|| edition::edition_for_year(year))
            .or_else(|| edition::editions().last())
            .ok_or_else(|| Error::UnknownEdition(EditionId::from("")))?;
        let mut named: BTreeSet<EditionId> = kept.into_iter().map(|(_, id)| id).collect();
        let for_year = edition::edition_for_year(year).map(|it| it.edition().id.clone());
        named.extend(for_year);
        named.insert(guide.edition().id.clone());
        let (editions, unknown) = named
            .into_iter()
            .partition(|id| edition::guide(id).is_some());
        Ok(GuideShelf {
            year,
            guide,
            editions,
            unknown,
            policy: self.policy(year)?,
        })
    }
}
