//! From the file as it is written to the checked model. Unknown codes become faults, references are `check`'s.

use super::model::*;
use super::raw::*;
use super::{Guide, Index};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::verdict::{CheckEffect, Verdict};
use crate::domain::{Cents, EditionId, PassageId};
use std::sync::OnceLock;

/// Collects faults while it translates codes.
struct Codes<'a> {
    faults: &'a mut Vec<GuideError>,
}

impl Codes<'_> {
    /// The meaning of a code; a fault and `instead` when it has none, so that the rest can be read too.
    fn read<T>(
        &mut self,
        (table, id): (&'static str, &str),
        (field, code): (&'static str, &str),
        meaning: Option<T>,
        instead: T,
    ) -> T {
        meaning.unwrap_or_else(|| {
            self.faults.push(GuideError {
                table,
                id: id.to_owned(),
                fault: GuideFault::Value {
                    field,
                    found: code.to_owned(),
                },
            });
            instead
        })
    }

    fn verdict(&mut self, at: (&'static str, &str), field: &'static str, code: &str) -> Verdict {
        self.read(at, (field, code), verdict(code), Verdict::NotAllowed)
    }

    fn asked_of(&mut self, at: (&'static str, &str), code: &str) -> AskedOf {
        let meaning = AskedOf::from_code(code);
        self.read(at, ("asked_of", code), meaning, AskedOf::Partner)
    }

    fn scope(&mut self, at: (&'static str, &str), code: &str) -> Scope {
        self.read(at, ("scope", code), Scope::from_code(code), Scope::National)
    }
}

/// The verdict with this id in the guide.
pub(super) fn verdict(id: &str) -> Option<Verdict> {
    match id {
        "allowed" => Some(Verdict::Allowed),
        "conditional" => Some(Verdict::Conditional),
        "consult" => Some(Verdict::Consult),
        "not_allowed" => Some(Verdict::NotAllowed),
        _ => None,
    }
}

/// The model of a file; what it cannot make sense of is added to `faults`.
pub(super) fn guide(raw: RawGuide, faults: &mut Vec<GuideError>) -> Guide {
    let mut codes = Codes { faults };
    let mut guide = Guide {
        edition: edition(raw.edition),
        verdicts: all(raw.verdict, |it| verdict_label(&mut codes, it)),
        passages: all(raw.passage, |it| passage(&mut codes, it)),
        cost_groups: all(raw.cost_group, |it| CostGroup {
            id: it.id,
            name: it.name,
        }),
        evidence: all(raw.evidence, |it| evidence(&mut codes, it)),
        cost_kinds: all(raw.cost_kind, |it| cost_kind(&mut codes, it)),
        checks: all(raw.check, |it| check(&mut codes, it)),
        rates: all(raw.rate, |it| rate(&mut codes, it)),
        rate_basis: rate_basis(raw.rate_basis),
        indexation: indexation(raw.indexation),
        deadlines: all(raw.deadline, |it| deadline(&mut codes, it)),
        settings: all(raw.setting, |it| setting(&mut codes, it)),
        faq: all(raw.faq, faq),
        budget: budget(raw.budget),
        criteria: all(raw.criterion, |it| criterion(&mut codes, it)),
        tree: tree(&mut codes, raw.tree),
        consultations: Vec::new(),
        hours: None,
        requests: Vec::new(),
        by_id: Index::default(),
        lexicon: OnceLock::new(),
    };
    for (at, passage) in guide.passages.iter().enumerate() {
        guide.by_id.passages.insert(passage.id.clone(), at);
    }
    for (at, kind) in guide.cost_kinds.iter().enumerate() {
        guide.by_id.cost_kinds.insert(kind.id.clone(), at);
    }
    guide
}

fn all<A, B>(from: Vec<A>, to: impl FnMut(A) -> B) -> Vec<B> {
    from.into_iter().map(to).collect()
}

fn ids<T: From<String>>(from: Vec<String>) -> Vec<T> {
    all(from, T::from)
}

/// An empty text in the file means: none.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn edition(raw: RawEdition) -> Edition {
    Edition {
        id: EditionId(raw.id),
        title: raw.title,
        adopted: raw.adopted,
        owner: raw.owner,
        adopted_by: raw.adopted_by,
        valid_from: raw.valid_from_plan_year,
        valid_until: (raw.valid_until_plan_year != 0).then_some(raw.valid_until_plan_year),
        language: raw.language,
        note: raw.note,
    }
}

fn verdict_label(codes: &mut Codes<'_>, raw: RawVerdict) -> VerdictLabel {
    let at = ("verdict", raw.id.as_str());
    let verdict = codes.verdict(at, "id", &raw.id);
    let code = (verdict.code() == raw.code).then_some(());
    codes.read(at, ("code", &raw.code), code, ());
    let rank = (Verdict::ALL.get(raw.rank) == Some(&verdict)).then_some(());
    codes.read(at, ("rank", &raw.rank.to_string()), rank, ());
    VerdictLabel {
        verdict,
        tree_code: raw.tree_code,
        label: raw.label,
        meaning: raw.meaning,
    }
}

fn passage(codes: &mut Codes<'_>, raw: RawPassage) -> Passage {
    let kind = codes.read(
        ("passage", &raw.id),
        ("kind", &raw.kind),
        PassageKind::from_code(&raw.kind),
        PassageKind::Context,
    );
    Passage {
        id: PassageId(raw.id),
        section: raw.section,
        heading: raw.heading,
        title: raw.title,
        summary: raw.summary,
        kind,
    }
}

fn evidence(codes: &mut Codes<'_>, raw: RawEvidence) -> Evidence {
    let at = ("evidence", raw.id.as_str());
    let moment = EvidenceMoment::from_code(&raw.moment);
    let moment = codes.read(at, ("moment", &raw.moment), moment, EvidenceMoment::Plan);
    let basis = EvidenceBasis::from_code(&raw.basis);
    let basis = codes.read(at, ("basis", &raw.basis), basis, EvidenceBasis::Practice);
    Evidence {
        id: raw.id.into(),
        label: raw.label,
        moment,
        basis,
        passage: raw.passage.into(),
    }
}

fn cost_kind(codes: &mut Codes<'_>, raw: RawCostKind) -> CostKind {
    let at = ("cost_kind", raw.id.as_str());
    let stance = Stance::from_code(&raw.stance);
    let stance = codes.read(at, ("stance", &raw.stance), stance, Stance::No);
    let default_verdict = codes.verdict(at, "default_verdict", &raw.default_verdict);
    let conditions = all(raw.conditions, |it| condition(codes, &raw.id, it));
    CostKind {
        id: raw.id.into(),
        name: raw.name,
        group: raw.group,
        stance,
        default_verdict,
        evidence: ids(raw.evidence),
        passages: ids(raw.passages),
        keywords: raw.keywords,
        note: raw.note,
        conditions,
        uses_tree: raw.uses_tree,
        rate: raw.rate,
    }
}

fn condition(codes: &mut Codes<'_>, kind: &str, raw: RawCondition) -> Condition {
    let place = format!("{kind}/{}", raw.id);
    let at = ("cost_kind.conditions", place.as_str());
    Condition {
        if_no: codes.verdict(at, "if_no", &raw.if_no),
        if_unknown: codes.verdict(at, "if_unknown", &raw.if_unknown),
        asked_of: codes.asked_of(at, &raw.asked_of),
        id: raw.id.into(),
        text: raw.text,
        passage: raw.passage.into(),
    }
}

fn check(codes: &mut Codes<'_>, raw: RawCheck) -> Check {
    let at = ("check", raw.id.as_str());
    let subject = Subject::from_code(&raw.subject);
    let subject = codes.read(at, ("subject", &raw.subject), subject, Subject::Plan);
    let effect = [
        CheckEffect::Blocks,
        CheckEffect::Consult,
        CheckEffect::Warns,
    ]
    .into_iter()
    .find(|effect| effect.code() == raw.effect_if_no);
    let found = ("effect_if_no", raw.effect_if_no.as_str());
    let effect_if_no = codes.read(at, found, effect, CheckEffect::Blocks);
    let asked_of = codes.asked_of(at, &raw.asked_of);
    Check {
        id: raw.id.into(),
        subject,
        question: raw.question,
        effect_if_no,
        action_if_no: raw.action_if_no,
        asked_of,
        setting: filled(raw.setting),
        passage: raw.passage.into(),
        not_for: ids(raw.not_for),
    }
}

fn rate(codes: &mut Codes<'_>, raw: RawRate) -> Rate {
    let at = ("rate", raw.kind.as_str());
    let status = RateStatus::from_code(&raw.status);
    let status = codes.read(at, ("status", &raw.status), status, RateStatus::Proposed);
    Rate {
        kind: raw.kind,
        label: raw.label,
        year: raw.year,
        amount: Cents(raw.amount_cents),
        unit: raw.unit,
        passage: raw.passage.into(),
        passages: ids(raw.passages),
        status,
        note: raw.note,
    }
}

fn rate_basis(raw: RawRateBasis) -> RateBasis {
    RateBasis {
        rate: raw.rate,
        year: raw.year,
        fwg_from: raw.fwg_from,
        fwg_to: raw.fwg_to,
        gross_hourly: Cents(raw.gross_hourly_cents_approx),
        surcharge_basis_points_from: raw.surcharge_basis_points_from,
        surcharge_basis_points_to: raw.surcharge_basis_points_to,
        result_from: Cents(raw.result_cents_from),
        result_to: Cents(raw.result_cents_to),
        passage: raw.passage.into(),
    }
}

fn indexation(raw: RawIndexation) -> Indexation {
    Indexation {
        rate: raw.rate,
        frequency: raw.frequency,
        base_year: raw.base_year,
        base_amount: Cents(raw.base_amount_cents),
        basis: raw.basis,
        alternative_basis: raw.alternative_basis,
        rounding: raw.rounding,
        chaining: raw.chaining,
        publication_moment: raw.publication_moment,
        confirmed_by: raw.confirmed_by,
        passages: ids(raw.passages),
        note: raw.note,
    }
}

fn deadline(codes: &mut Codes<'_>, raw: RawDeadline) -> Deadline {
    let at = ("deadline", raw.id.as_str());
    let rule = DeadlineRule::from_code(&raw.rule);
    let rule = codes.read(at, ("rule", &raw.rule), rule, DeadlineRule::YearlyNotice);
    let scope = codes.scope(at, &raw.scope);
    Deadline {
        id: raw.id,
        label: raw.label,
        scope,
        settable: raw.settable,
        rule,
        month: (raw.month != 0).then_some(raw.month),
        day: (raw.day != 0).then_some(raw.day),
        year_offset: raw.year_offset,
        setting: raw.setting,
        event: raw.event,
        passage: raw.passage.into(),
        note: raw.note,
    }
}

fn setting(codes: &mut Codes<'_>, raw: RawSetting) -> Setting {
    let at = ("setting", raw.id.as_str());
    let kind = SettingKind::from_code(&raw.kind);
    let kind = codes.read(at, ("type", &raw.kind), kind, SettingKind::Text);
    let scope = SettingScope::from_code(&raw.scope);
    let scope = codes.read(at, ("scope", &raw.scope), scope, SettingScope::Region);
    Setting {
        id: raw.id,
        label: raw.label,
        kind,
        default: raw.default,
        scope,
        passage: raw.passage.into(),
        help: raw.help,
        choices: raw.choices,
    }
}

fn faq(raw: RawFaq) -> Faq {
    Faq {
        id: raw.id,
        number: raw.number,
        question: raw.question,
        answer: raw.answer,
        passages: ids(raw.passages),
    }
}

fn budget(raw: RawBudget) -> Budget {
    Budget {
        decided_by: raw.decided_by,
        draft_by: raw.draft_by,
        legal_reference: raw.legal_reference,
        base_hospitals: raw.base_hospitals,
        base_hap: raw.base_hap,
        base_rav: raw.base_rav,
        base_ggd: raw.base_ggd,
        norm_amount_per_extra_partner: raw.norm_amount_per_extra_partner,
        passages: ids(raw.passages),
        parts: all(raw.part, |it| BudgetPart {
            id: it.id,
            label: it.label,
            for_partners: it.for_partners,
            passage: it.passage.into(),
        }),
    }
}

fn criterion(codes: &mut Codes<'_>, raw: RawCriterion) -> Criterion {
    let scope = codes.scope(("criterion", &raw.number.to_string()), &raw.scope);
    Criterion {
        number: raw.number,
        label: raw.label,
        scope,
        setting: filled(raw.setting),
        passage: raw.passage.into(),
    }
}

fn tree(codes: &mut Codes<'_>, raw: RawTree) -> Tree {
    Tree {
        id: raw.id,
        title: raw.title,
        start: raw.start,
        form_fields: raw.form_fields,
        passages: ids(raw.passages),
        derivation: raw.derivation.trim().to_owned(),
        nodes: all(raw.node, |it| Node {
            id: it.id,
            question: it.question,
            help: it.help,
            passages: ids(it.passages),
            answers: all(it.answers, tree_answer),
        }),
        outcomes: all(raw.outcome, |it| TreeOutcome {
            verdict: codes.verdict(("tree.outcome", &it.id), "verdict", &it.verdict),
            id: it.id,
            conclusion: it.conclusion,
            reason: it.reason,
            conditions: it.conditions,
            passages: ids(it.passages),
        }),
    }
}

/// An answer that leads two ways or nowhere is a fault of its own (`check_tree`), so the choice here is never seen.
fn tree_answer(raw: RawTreeAnswer) -> TreeAnswer {
    TreeAnswer {
        id: raw.id,
        label: raw.label,
        leads_to: match (raw.next, raw.outcome) {
            (Some(node), _) => LeadsTo::Node(node),
            (None, outcome) => LeadsTo::Outcome(outcome.unwrap_or_default()),
        },
        passages: ids::<PassageId>(raw.passages),
    }
}
