//! The editions that come with the program are whole, and a broken one says where and how.

use super::{data, guide, read};
use oto_register::domain::verdict::Verdict;
use oto_register::domain::{Cents, CostKindId, EditionId, PassageId};
use oto_register::rules::edition::{self, Guide, Stance, Subject, edition_for_year, editions};
use oto_register::words::verdicts::guide_error;
use serde::Deserialize;

const TEXT: &str = include_str!("../../../assets/guides/2025-11.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    after: String,
    find: String,
    replace: String,
    says: String,
}

fn broken(case: &Case) -> String {
    let from = TEXT
        .find(&case.after)
        .unwrap_or_else(|| panic!("{}: no {}", case.name, case.after));
    let (before, rest) = TEXT.split_at(from);
    assert!(rest.contains(&case.find), "{}: no {}", case.name, case.find);
    format!("{before}{}", rest.replacen(&case.find, &case.replace, 1))
}

#[test]
fn every_edition_is_whole() {
    assert!(!editions().is_empty());
    let parsed = Guide::parse(TEXT).map_err(|faults| {
        let said: Vec<String> = faults.iter().map(guide_error).collect();
        said.join("\n")
    });
    assert_eq!(parsed.map(|_| ()), Ok(()));
}

#[test]
fn every_fault_in_an_edition_is_named_with_its_place() {
    let cases: Cases = read(&data("broken-guides.toml"));
    let mut wrong = Vec::new();
    for case in &cases.case {
        let said: Vec<String> = match Guide::parse(&broken(case)) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(guide_error).collect(),
        };
        if !said.contains(&case.says) {
            wrong.push(format!(
                "{}\nexpected: {}\nsaid: {said:#?}",
                case.name, case.says
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn all_faults_are_found_at_once() {
    let text = TEXT
        .replacen(
            "setting = \"zelfevaluatie-verplicht\"",
            "setting = \"a\"",
            1,
        )
        .replacen("next = \"N21\"", "next = \"N22\"", 1)
        .replacen("group = \"facilitair\"", "group = \"b\"", 1);
    let faults = Guide::parse(&text).unwrap_err();
    let tables: Vec<&str> = faults.iter().map(|fault| fault.table).collect();
    for table in ["check", "tree.node.answers", "cost_kind"] {
        assert!(tables.contains(&table), "{table}: {faults:#?}");
    }
}

#[test]
fn an_edition_is_found_by_its_id() {
    let found = edition::guide(&EditionId::from("2025-11")).unwrap();
    assert_eq!(found.edition().title, "Referentiegids OTO-gelden");
    assert!(edition::guide(&EditionId::from("1999-11")).is_none());
}

#[test]
fn a_plan_year_before_the_first_edition_has_none() {
    assert!(edition_for_year(2025).is_none());
    assert_eq!(
        edition_for_year(2026).unwrap().edition().id.as_str(),
        "2025-11"
    );
    assert!(edition_for_year(2040).is_some());
}

#[test]
fn what_the_edition_holds_can_be_asked_for() {
    let guide = guide();
    assert_eq!(guide.passages().len(), 153);
    assert_eq!(guide.cost_kinds().len(), 54);
    let passage = PassageId::from("fig1-niet-vacatiegeld");
    assert_eq!(guide.passage(&passage).unwrap().title, "Vacatiegeld");
    let kind = guide
        .cost_kind(&CostKindId::from("licentie-lopend"))
        .unwrap();
    assert_eq!(kind.stance, Stance::NoUnless);
    assert_eq!(kind.default_verdict, Verdict::NotAllowed);
    assert_eq!(guide.checks(Subject::Activity).count(), 4);
    assert_eq!(guide.checks(Subject::Plan).count(), 7);
    let label = guide.verdict_label(Verdict::Consult).unwrap();
    assert_eq!(label.label, "In overleg met de adviseur");
    // Those of the guide's own file, four about hours, and one about invoices.
    assert_eq!(guide.settings().len(), 22 + 4 + 1);
    assert_eq!(guide.deadlines().len(), 12);
    assert_eq!(guide.faq().len(), 8);
    assert_eq!(guide.criteria().len(), 8);
    assert_eq!(guide.budget().parts.len(), 3);
    assert_eq!(guide.cost_groups().len(), 9);
    assert_eq!(guide.tree().nodes.len(), 22);
    assert_eq!(guide.tree().outcomes.len(), 39);
    assert_eq!(
        guide.deadline("bericht-goedkeuring").unwrap().month,
        Some(12)
    );
}

#[test]
fn a_rate_is_never_used_for_another_year() {
    let guide = guide();
    let rate = guide.rate("interne-trainer-uur", 2026).unwrap();
    assert_eq!(rate.amount, Cents(6_500));
    assert_eq!(guide.rate("interne-trainer-uur", 2027), None);
}
