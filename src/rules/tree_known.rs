//! Answers of the decision tree that a register knows already. A proposal: the adviser confirms them together.

use super::edition::{LeadsTo, Tree};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::tree::{KnownAnswer, KnownBasis, TreeAnswers};
use crate::domain::verdict::{Answer, Answers};
use crate::domain::{ConditionId, CostKindId, EditionId};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// By edition: what a register may propose for its tree.
const FILES: &[(&str, &str)] = &[(
    "2025-11",
    include_str!("../../assets/guides/2025-11-bekend.toml"),
)];

static KNOWN: LazyLock<Vec<(EditionId, Vec<Known>)>> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "compiled in; the test what_is_known_fits_its_tree reads them all"
    )]
    FILES
        .iter()
        .map(|(edition, text)| {
            let file: KnownFile = toml::from_str(text).expect("what is compiled in can be read");
            (EditionId::from(*edition), file.known)
        })
        .collect()
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownFile {
    known: Vec<Known>,
}

/// One answer that may be known, and when. What is not named always fits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    pub node: String,
    pub answer: String,
    basis: String,
    pub partner_kinds: Option<Vec<String>>,
    pub not_partner_kinds: Option<Vec<String>>,
    pub activity_kinds: Option<Vec<String>>,
    pub cost_kinds: Option<Vec<String>>,
    pub check: Option<String>,
    pub answer_is: Option<String>,
}

/// What a register knows of an activity and the line that pays the employee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TreeFacts {
    pub partner_kind: Option<PartnerKind>,
    pub activity_kind: Option<ActivityKind>,
    /// Answers to the activity's checks.
    pub checks: Answers,
    /// The kind of the line, chosen or suggested.
    pub cost_kind: Option<CostKindId>,
}

/// Everything that may be known of the tree of an edition; empty for one that has none.
pub fn all_known(edition: &EditionId) -> &'static [Known] {
    KNOWN
        .iter()
        .find(|(id, _)| id == edition)
        .map_or(&[], |(_, known)| known)
}

/// The answers that the facts give, in the order of the tree, each with where it is known from.
pub fn known_answers(tree: &Tree, edition: &EditionId, facts: &TreeFacts) -> Vec<KnownAnswer> {
    let all = all_known(edition);
    let known: Vec<KnownAnswer> = tree
        .nodes
        .iter()
        .filter_map(|node| {
            let known = all.iter().find(|it| it.node == node.id && it.fits(facts))?;
            Some(KnownAnswer {
                node: known.node.clone(),
                answer: known.answer.clone(),
                basis: known.basis()?,
            })
        })
        .collect();
    let asked = may_be_asked(tree, &known);
    let of_use = |it: &KnownAnswer| asked.contains(it.node.as_str());
    known.into_iter().filter(of_use).collect()
}

/// The questions that a path can come to from a question on, it included.
pub fn may_lead_to<'a>(tree: &'a Tree, node: &'a str) -> BTreeSet<&'a str> {
    reached(tree, node, &[])
}

/// The questions that a path can come to when these answers hold.
fn may_be_asked<'a>(tree: &'a Tree, known: &[KnownAnswer]) -> BTreeSet<&'a str> {
    reached(tree, &tree.start, known)
}

fn reached<'a>(tree: &'a Tree, from: &'a str, known: &[KnownAnswer]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![from];
    while let Some(node) = open.pop().and_then(|id| tree.node(id)) {
        if !found.insert(node.id.as_str()) {
            continue;
        }
        let given = known.iter().find(|it| it.node == node.id);
        let possible = node
            .answers
            .iter()
            .filter(|answer| given.is_none_or(|given| given.answer == answer.id));
        open.extend(possible.filter_map(|answer| match &answer.leads_to {
            LeadsTo::Node(next) => Some(next.as_str()),
            LeadsTo::Outcome(_) => None,
        }));
    }
    found
}

impl Known {
    /// Where it is known from; `None` for a word that no version of this program knows.
    pub fn basis(&self) -> Option<KnownBasis> {
        KnownBasis::from_code(&self.basis)
    }

    fn fits(&self, facts: &TreeFacts) -> bool {
        let among = |list: &Option<Vec<String>>, code: Option<&str>| {
            list.as_ref()
                .is_none_or(|list| code.is_some_and(|code| list.iter().any(|it| it == code)))
        };
        let partner = facts.partner_kind.map(PartnerKind::code);
        let other = self
            .not_partner_kinds
            .as_ref()
            .is_none_or(|list| partner.is_some_and(|partner| !list.iter().any(|it| it == partner)));
        let check = self.check.as_deref().is_none_or(|check| {
            let given = facts.checks.get(&ConditionId::from(check)).copied();
            given.map(Answer::code) == self.answer_is.as_deref()
        });
        other
            && check
            && among(&self.partner_kinds, partner)
            && among(
                &self.activity_kinds,
                facts.activity_kind.map(ActivityKind::code),
            )
            && among(
                &self.cost_kinds,
                facts.cost_kind.as_ref().map(CostKindId::as_str),
            )
    }
}

/// Of answers that were given or confirmed at any time, those that the path comes to, in whatever order they were
/// given. The others wait: they count again when the path leads to them.
pub fn on_path(tree: &Tree, pool: &TreeAnswers) -> TreeAnswers {
    let mut path = TreeAnswers::new();
    let mut node = tree.node(&tree.start);
    while let Some(now) = node {
        let Some(answer) = pool
            .get(&now.id)
            .and_then(|given| now.answers.iter().find(|it| it.id == *given))
        else {
            break;
        };
        if path.insert(now.id.clone(), answer.id.clone()).is_some() {
            break;
        }
        node = match &answer.leads_to {
            LeadsTo::Node(next) => tree.node(next),
            LeadsTo::Outcome(_) => None,
        };
    }
    path
}
