//! The file of an edition as it is written, field by field. `build` turns it into a [`super::Guide`].

use serde::Deserialize;

macro_rules! tables {
    ($($name:ident { $($field:ident : $kind:ty),* $(,)? })*) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $(pub(super) $field: $kind),* }
    )*};
}

tables! {
    RawGuide {
        edition: RawEdition,
        verdict: Vec<RawVerdict>,
        passage: Vec<RawPassage>,
        cost_group: Vec<RawCostGroup>,
        evidence: Vec<RawEvidence>,
        cost_kind: Vec<RawCostKind>,
        check: Vec<RawCheck>,
        rate: Vec<RawRate>,
        rate_basis: RawRateBasis,
        indexation: RawIndexation,
        deadline: Vec<RawDeadline>,
        setting: Vec<RawSetting>,
        faq: Vec<RawFaq>,
        budget: RawBudget,
        criterion: Vec<RawCriterion>,
        tree: RawTree,
    }
    RawEdition {
        id: String,
        title: String,
        adopted: String,
        owner: String,
        adopted_by: String,
        valid_from_plan_year: i32,
        valid_until_plan_year: i32,
        language: String,
        note: String,
    }
    RawVerdict { id: String, code: String, tree_code: String, label: String, rank: usize, meaning: String }
    RawPassage { id: String, section: String, heading: String, title: String, summary: String, kind: String }
    RawCostGroup { id: String, name: String }
    RawEvidence { id: String, label: String, moment: String, basis: String, passage: String }
    RawCondition {
        id: String,
        text: String,
        if_no: String,
        if_unknown: String,
        asked_of: String,
        passage: String,
    }
    RawRate {
        kind: String,
        label: String,
        year: i32,
        amount_cents: i64,
        unit: String,
        passage: String,
        passages: Vec<String>,
        status: String,
        note: String,
    }
    RawRateBasis {
        rate: String,
        year: i32,
        fwg_from: u32,
        fwg_to: u32,
        gross_hourly_cents_approx: i64,
        surcharge_basis_points_from: u32,
        surcharge_basis_points_to: u32,
        result_cents_from: i64,
        result_cents_to: i64,
        passage: String,
    }
    RawIndexation {
        rate: String,
        frequency: String,
        base_year: i32,
        base_amount_cents: i64,
        basis: String,
        alternative_basis: String,
        rounding: String,
        chaining: String,
        publication_moment: String,
        confirmed_by: String,
        passages: Vec<String>,
        note: String,
    }
    RawFaq { id: String, number: u32, question: String, answer: String, passages: Vec<String> }
    RawBudget {
        decided_by: String,
        draft_by: String,
        legal_reference: String,
        base_hospitals: u32,
        base_hap: u32,
        base_rav: u32,
        base_ggd: u32,
        norm_amount_per_extra_partner: String,
        passages: Vec<String>,
        part: Vec<RawBudgetPart>,
    }
    RawBudgetPart { id: String, label: String, for_partners: bool, passage: String }
    RawCriterion { number: u32, label: String, scope: String, setting: String, passage: String }
    RawTree {
        id: String,
        title: String,
        start: String,
        form_fields: Vec<String>,
        passages: Vec<String>,
        derivation: String,
        node: Vec<RawNode>,
        outcome: Vec<RawOutcome>,
    }
    RawNode { id: String, question: String, help: String, passages: Vec<String>, answers: Vec<RawTreeAnswer> }
    RawOutcome {
        id: String,
        verdict: String,
        conclusion: String,
        reason: String,
        conditions: Vec<String>,
        passages: Vec<String>,
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCostKind {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) group: String,
    pub(super) stance: String,
    pub(super) default_verdict: String,
    pub(super) evidence: Vec<String>,
    pub(super) passages: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) note: String,
    #[serde(default)]
    pub(super) conditions: Vec<RawCondition>,
    #[serde(default)]
    pub(super) uses_tree: bool,
    pub(super) rate: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCheck {
    pub(super) id: String,
    pub(super) subject: String,
    pub(super) question: String,
    pub(super) effect_if_no: String,
    pub(super) action_if_no: String,
    pub(super) asked_of: String,
    pub(super) setting: String,
    pub(super) passage: String,
    #[serde(default)]
    pub(super) not_for: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDeadline {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) scope: String,
    pub(super) settable: bool,
    pub(super) rule: String,
    pub(super) month: u32,
    pub(super) day: u32,
    pub(super) year_offset: i32,
    pub(super) passage: String,
    pub(super) note: String,
    pub(super) setting: Option<String>,
    pub(super) event: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSetting {
    pub(super) id: String,
    pub(super) label: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) default: String,
    pub(super) scope: String,
    pub(super) passage: String,
    pub(super) help: String,
    #[serde(default)]
    pub(super) choices: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTreeAnswer {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) next: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) passages: Vec<String>,
}
