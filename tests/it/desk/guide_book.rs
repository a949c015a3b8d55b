//! The guide as a book: what rests on a passage, the region's rules before it, the cases, and search.

use super::world::{PLAN, World, YEAR, granted, refused};
use oto_register::desk::guide_book::{Resting, Topic, words_of};
use oto_register::desk::{Desk, Found, ReadRequest, best};
use oto_register::domain::decision::Outcome;
use oto_register::domain::{Cents, CostKindId, EditionId, PassageId};
use oto_register::rules::edition::editions;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A passage of the region, a rule for 2027 about catering, and one that no longer holds.
const REGION: &str = r#"
[[passage]]
id = "regio-catering"
vindplaats = "Meerjarenplan 2025–2028, 3.2"
titel = "Sobere catering"
samenvatting = "Catering boven € 500 gaat in overleg."
bron = "meerjarenplan"

[[regel]]
id = "regio-1"
titel = "Catering boven € 500"
reden = "De regio houdt catering sober."
kostensoorten = ["catering"]
boven_euro = "500,00"
passages = ["regio-catering"]
hoogstens = "in_overleg"

[[regel]]
id = "regio-oud"
titel = "Geen catering in 2025"
reden = "Dat was eenmalig."
kostensoorten = ["catering"]
tot_jaar = 2025
passages = ["regio-catering"]
hoogstens = "niet_toegestaan"
"#;

fn topic(kind: &str) -> Topic {
    Topic::CostKind(CostKindId::from(kind))
}

fn passage(id: &str) -> Topic {
    Topic::Passage(PassageId::from(id))
}

#[test]
fn a_passage_leads_to_every_case_that_rests_on_it() {
    let mut world = World::with_region();
    let one = world.read_in("Huisartsenpost Lekstroom", PLAN);
    let other = world.read_in("GGD Kromme Rijn", PLAN);
    for plan in [one, other] {
        let line = world.line(plan, "Catering deelnemers");
        let kind = Some(CostKindId::from("catering"));
        world.desk.choose_kinds(plan, &[(line, kind)]).unwrap();
    }
    let catering = world.line(one, "Catering deelnemers");
    world.decide(one, granted(catering, Cents(31_200)));
    let catering = world.line(other, "Catering deelnemers");
    world.decide(other, refused(catering));
    let hall = world.line(one, "Zaalhuur");
    world.decide(one, granted(hall, Cents(47_500)));

    let cases = world
        .desk
        .cases_resting_on(&PassageId::from("facilitair-catering"))
        .unwrap();
    let told: Vec<_> = cases
        .iter()
        .map(|it| {
            (
                it.partner.as_str(),
                it.line.text.as_str(),
                it.decision.outcome,
                it.decision.granted,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "GGD Kromme Rijn",
                "Catering deelnemers",
                Outcome::Refused,
                Cents::ZERO
            ),
            (
                "Huisartsenpost Lekstroom",
                "Catering deelnemers",
                Outcome::Granted,
                Cents(31_200)
            ),
        ]
    );
    assert!(
        cases
            .iter()
            .all(|it| it.plan.year == YEAR && !it.decision.stale)
    );
    assert_eq!(cases[1].plan.id, one);
    assert_eq!(cases[1].decision.edition, EditionId::from("2025-11"));
    let of_kind = world
        .desk
        .cases_of_kind(&CostKindId::from("catering"))
        .unwrap();
    assert_eq!(of_kind, cases);
}

#[test]
fn cases_of_every_year_are_found_the_newest_first_and_what_was_dropped_is_not() {
    let mut world = World::with_region();
    let plan = world.ready("Huisartsenpost Lekstroom");
    let path = world.file("jaarplan-2028.csv");
    std::fs::write(&path, PLAN.replace("2027", "2028")).unwrap();
    let request = ReadRequest {
        year: Some(2028),
        partner: Some("Huisartsenpost Lekstroom".to_owned()),
        ..ReadRequest::default()
    };
    let reading = world.desk.look_at(&path, request).unwrap();
    let next = world.desk.accept(&reading).unwrap().plan;
    world.grant_all(next);
    let all = |desk: &Desk| -> BTreeSet<PassageId> {
        let sheet = desk.plan_sheet(plan).unwrap();
        let made = sheet.lines().filter_map(|it| it.decision.clone());
        made.flat_map(|it| it.passages).collect()
    };
    let passage = all(&world.desk).into_iter().next().unwrap();
    let years: Vec<i32> = cases(&world.desk, &passage);
    assert_eq!(years.first(), Some(&2028));
    assert_eq!(years.last(), Some(&2027));
    assert!(years.is_sorted_by(|one, other| one >= other));

    let shorter: String = PLAN
        .lines()
        .take(2)
        .map(|line| format!("{line}\n"))
        .collect();
    let before = cases(&world.desk, &PassageId::from("1a-offerte-vooraf")).len();
    world.read_in("Huisartsenpost Lekstroom", &shorter);
    let after: Vec<_> = world
        .desk
        .cases_resting_on(&passage)
        .unwrap()
        .into_iter()
        .filter(|it| it.plan.year == 2027)
        .map(|it| it.line.text)
        .collect();
    assert!(after.iter().all(|it| it == "Externe trainer"), "{after:?}");
    assert!(cases(&world.desk, &PassageId::from("1a-offerte-vooraf")).len() <= before);
}

fn cases(desk: &Desk, passage: &PassageId) -> Vec<i32> {
    let cases = desk.cases_resting_on(passage).unwrap();
    cases.into_iter().map(|it| it.plan.year).collect()
}

#[test]
fn a_passage_names_everything_that_rests_on_it() {
    let world = World::new();
    let shelf = world.desk.guide_shelf(YEAR, None).unwrap();
    let quote = PassageId::from("1a-offerte-vooraf");
    let resting = shelf.resting_on(&quote);
    let kinds = resting
        .iter()
        .filter(|it| matches!(it, Resting::CostKind(_)))
        .count();
    assert_eq!(kinds, 4, "{resting:#?}");
    assert!(
        resting
            .iter()
            .any(|it| matches!(it, Resting::Condition(condition, _) if condition.passage == quote))
    );
    let tree = shelf.resting_on(&PassageId::from("1a-bekwaamheid"));
    assert!(
        tree.iter()
            .any(|it| matches!(it, Resting::Node(node) if node.id == "N21"))
    );
    assert!(tree.iter().any(|it| matches!(it, Resting::Outcome(_))));
    let rate = shelf.resting_on(&PassageId::from("1a-tarief-2026"));
    assert!(
        rate.iter()
            .any(|it| matches!(it, Resting::Rate(rate) if rate.amount == Cents(6_500)))
    );
}

#[test]
fn nothing_in_an_edition_rests_on_a_passage_that_the_book_leaves_out() {
    let world = World::new();
    for guide in editions() {
        let id = &guide.edition().id;
        let shelf = world.desk.guide_shelf(YEAR, Some(id)).unwrap();
        let entries = shelf.entries();
        assert_eq!(
            entries.len(),
            guide.passages().len() + guide.cost_kinds().len(),
            "every passage and cost kind stands in the table of contents once"
        );
        for kind in guide.cost_kinds() {
            for passage in &kind.passages {
                let resting = shelf.resting_on(passage);
                assert!(
                    resting.contains(&Resting::CostKind(kind)),
                    "{} {passage}",
                    kind.id
                );
            }
            for condition in &kind.conditions {
                let resting = shelf.resting_on(&condition.passage);
                assert!(resting.contains(&Resting::Condition(condition, kind)));
            }
            assert!(!words_of(kind).is_empty() || kind.keywords.is_empty());
        }
    }
}

#[test]
fn the_region_s_rules_go_before_the_guide_where_and_when_they_hold() {
    let mut world = World::new();
    world.region(REGION);
    let titles = |year: i32, topic: &Topic| -> Vec<String> {
        let shelf = world.desk.guide_shelf(year, None).unwrap();
        let rules = shelf.rules_about(topic).into_iter();
        rules.map(|rule| rule.title.clone()).collect()
    };
    let catering = topic("catering");
    assert_eq!(titles(2027, &catering), ["Catering boven € 500"]);
    assert_eq!(
        titles(2025, &catering),
        ["Catering boven € 500", "Geen catering in 2025"]
    );
    assert_eq!(titles(2027, &topic("locatie-extern")), [""; 0]);
    // On the guide's own passage, because a cost kind that it is about rests there.
    assert_eq!(
        titles(2027, &passage("facilitair-catering")),
        ["Catering boven € 500"]
    );
    assert_eq!(
        titles(2027, &passage("regio-catering")),
        ["Catering boven € 500"]
    );
    assert_eq!(titles(2027, &passage("beoordeling-1-december")), [""; 0]);
    let shelf = world.desk.guide_shelf(2027, None).unwrap();
    assert_eq!(shelf.rules_of_other_years(), 1);
    let resting = shelf.resting_on(&PassageId::from("regio-catering"));
    assert_eq!(resting.len(), 2, "{resting:#?}");
}

#[derive(Deserialize)]
struct Searches {
    case: Vec<Search>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    query: String,
    first: Vec<String>,
}

#[test]
fn search_finds_the_best_fit_first() {
    let mut world = World::new();
    world.region(REGION);
    world.read_in("Huisartsenpost Lekstroom", PLAN);
    let known = oto_register::domain::partner::NewPartner {
        name: "Ziekenhuis De Vecht".to_owned(),
        ..Default::default()
    };
    world.desk.import_partners(&[known]).unwrap();
    let finds = world.desk.finds(YEAR).unwrap();
    let text = std::fs::read_to_string(crate::support::data("desk/search.toml")).unwrap();
    let searches: Searches = toml::from_str(&text).unwrap();
    for search in searches.case {
        let found = best(&finds, &search.query, 30);
        let told: Vec<String> = found
            .iter()
            .map(|it| {
                let kind = match it.found {
                    Found::Partner(_) => "partner",
                    Found::Plan(_) => "plan",
                    Found::Letter(_) => "letter",
                    Found::Activity(..) => "activity",
                    Found::Passage(_) => "passage",
                    Found::CostKind(_) => "kind",
                };
                format!("{kind}: {}", it.name)
            })
            .collect();
        assert_eq!(
            told.is_empty(),
            search.first.is_empty(),
            "{}: {told:?}",
            search.query
        );
        assert!(
            told.starts_with(&search.first),
            "{}: {told:#?}",
            search.query
        );
    }
}

#[test]
fn the_guide_s_own_list_finds_titles_summaries_ids_and_words() {
    let world = World::new();
    let shelf = world.desk.guide_shelf(YEAR, None).unwrap();
    let entries = shelf.entries();
    let found = |query: &str| -> Vec<&str> {
        let fitting = entries.iter().filter(|it| it.matches(query));
        fitting.map(|it| it.title.as_str()).collect()
    };
    assert_eq!(found("").len(), entries.len());
    assert!(found("slapwrap").contains(&"Verbruik van gewoon materiaal tijdens een oefening"));
    assert!(found("VOOR de uitvoering").contains(&"Offerte vóór de uitvoering"));
    assert!(found("1a-offerte-vooraf").contains(&"Offerte vóór de uitvoering"));
    assert!(found("geen zin die bestaat").is_empty());
}
