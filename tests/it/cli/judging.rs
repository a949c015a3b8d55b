//! `beoordeel BESTAND.json`: the rules through the command line, as a script uses them.

use super::program::Place;
use super::promises::check_keys;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    activity: Option<String>,
    kind: Option<String>,
    #[serde(default)]
    checks: BTreeMap<String, String>,
    expected: String,
}

fn judge(place: &Place, case: &Value) -> Value {
    std::fs::write(place.path("geval.json"), case.to_string()).unwrap();
    let ran = place
        .run_bare(&["beoordeel", "geval.json", "--json"])
        .ends_with(0);
    assert_eq!(ran.err, "");
    ran.json()
}

#[test]
fn a_line_is_judged_by_its_kind_its_answers_and_the_checks_of_its_activity() {
    let text = std::fs::read_to_string(crate::support::data("cli/judging.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    let place = Place::new();
    for case in &cases.case {
        // Beside an activity that nothing was answered for: its line must not move.
        let line =
            json!({"omschrijving": "Post", "kostensoort": case.kind, "bedrag_centen": 10_000});
        let other =
            json!({"omschrijving": "Lunch", "kostensoort": "catering", "bedrag_centen": 100});
        let kind = case.activity.as_deref().unwrap_or("training");
        let document = judge(
            &place,
            &json!({"jaar": 2027, "antwoorden": {}, "activiteiten": [
                {"naam": "A", "soort": kind, "antwoorden": case.checks, "kosten": [line]},
                {"naam": "B", "soort": "training", "antwoorden": {}, "kosten": [other]},
            ]}),
        );
        let lines = document["regels"].as_array().unwrap();
        let name = &case.name;
        assert_eq!(
            lines[0]["oordeel"],
            case.expected.as_str(),
            "{name}: {:#}",
            lines[0]
        );
        assert_eq!(
            lines[1]["oordeel"], "toegestaan",
            "{name}: the other activity"
        );
        assert!(!lines[0]["reden"].as_str().unwrap().is_empty(), "{name}");
        assert!(
            !lines[0]["passages"].as_array().unwrap().is_empty(),
            "{name}"
        );
        assert_eq!(lines[0]["kostensoort"], json!(case.kind), "{name}");
    }
}

fn whole() -> Value {
    json!({"jaar": 2027, "antwoorden": {"plan-volledig": "nee"}, "activiteiten": [
        {"naam": "Tweede", "soort": "training", "antwoorden": {"oto-doel": "ja", "samen-waar-mogelijk": null}, "kosten": [
            {"omschrijving": "Externe trainer", "kostensoort": "training-extern", "bedrag_centen": 385_000, "antwoorden": {}},
            {"omschrijving": "Catering deelnemers", "kostensoort": null, "bedrag_centen": 31_200, "antwoorden": {}}]},
        {"naam": "Eerste", "soort": null, "antwoorden": {}, "kosten": [
            {"omschrijving": "Zaalhuur", "kostensoort": "vacatiegeld", "bedrag_centen": 100, "antwoorden": {}}]}]})
}

#[test]
fn the_document_has_the_promised_shape() {
    let document = judge(&Place::new(), &whole());
    check_keys("beoordeel", &document);
    assert_eq!(document["gids"], "2025-11");
}

#[test]
fn lines_and_checks_come_in_the_order_of_the_file() {
    let document = judge(&Place::new(), &whole());
    let texts: Vec<_> = document["regels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["omschrijving"].clone())
        .collect();
    assert_eq!(
        texts,
        ["Externe trainer", "Catering deelnemers", "Zaalhuur"]
    );
    let mut names: Vec<_> = document["controles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["activiteit"].clone())
        .collect();
    names.dedup();
    assert_eq!(names, [Value::Null, "Tweede".into(), "Eerste".into()]);
}

#[test]
fn a_kind_is_suggested_best_first_also_where_one_is_given() {
    let document = judge(&Place::new(), &whole());
    let suggested = |at: usize| document["regels"][at]["voorstel_kostensoort"][0].clone();
    assert_eq!(suggested(0), "training-extern");
    assert_eq!(suggested(1), "catering");
    assert!(
        suggested(2).as_str().unwrap().starts_with("locatie"),
        "{}",
        suggested(2)
    );
}

#[test]
fn checks_are_listed_answered_or_not_with_what_nee_does() {
    let document = judge(&Place::new(), &whole());
    let check = |activity: Value, id: &str| {
        let all = document["controles"].as_array().unwrap();
        let found = all
            .iter()
            .find(|it| it["activiteit"] == activity && it["id"] == id);
        found.unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let plan = check(Value::Null, "plan-volledig");
    assert_eq!(
        (&plan["antwoord"], &plan["gevolg"]),
        (&"nee".into(), &"blocks".into())
    );
    assert_eq!(
        check(Value::Null, "plan-ondertekend")["antwoord"],
        Value::Null
    );
    assert_eq!(check("Tweede".into(), "oto-doel")["antwoord"], "ja");
    assert_eq!(
        check("Tweede".into(), "samen-waar-mogelijk")["antwoord"],
        Value::Null
    );
    assert_eq!(check("Eerste".into(), "oto-doel")["antwoord"], Value::Null);
    assert_eq!(
        check("Eerste".into(), "niet-eerder-toegekend")["gevolg"],
        "consult"
    );
}

#[test]
fn a_plan_check_answered_nee_lowers_no_line() {
    let mut case = whole();
    let before = judge(&Place::new(), &case)["regels"].clone();
    case["antwoorden"] =
        json!({"plan-volledig": "nee", "plan-voor-planjaar": "nee", "plan-roaz-advies": "nee"});
    assert_eq!(judge(&Place::new(), &case)["regels"], before);
}

#[test]
fn conditions_are_asked_with_their_answers() {
    let place = Place::new();
    let first = judge(&place, &whole())["regels"][0]["voorwaarden"].clone();
    let ids: Vec<String> = first
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    assert!(!ids.is_empty());
    let mut case = whole();
    let all: BTreeMap<&String, &str> = ids.iter().map(|id| (id, "ja")).collect();
    case["activiteiten"][0]["kosten"][0]["antwoorden"] = json!(all);
    let line = judge(&place, &case)["regels"][0].clone();
    assert_eq!(line["oordeel"], "toegestaan");
    for asked in line["voorwaarden"].as_array().unwrap() {
        assert_eq!(asked["antwoord"], "ja");
    }
    for id in &ids {
        let mut one = all.clone();
        one.insert(id, "onbekend");
        case["activiteiten"][0]["kosten"][0]["antwoorden"] = json!(one);
        assert_eq!(
            judge(&place, &case)["regels"][0]["oordeel"],
            "in_overleg",
            "{id}"
        );
    }
}

#[test]
fn an_answer_of_the_activity_holds_for_its_lines() {
    let place = Place::new();
    let first = judge(&place, &whole())["regels"][0]["voorwaarden"][0]["id"].clone();
    let mut case = whole();
    case["activiteiten"][0]["antwoorden"] = json!({first.as_str().unwrap(): "ja"});
    let asked = judge(&place, &case)["regels"][0]["voorwaarden"][0].clone();
    assert_eq!((&asked["id"], &asked["antwoord"]), (&first, &"ja".into()));
}

#[test]
fn a_year_before_the_first_guide_has_none_unless_one_is_named() {
    let place = Place::new();
    std::fs::write(place.path("geval.json"), json!({"jaar": 2020}).to_string()).unwrap();
    let ran = place.run_bare(&["beoordeel", "geval.json"]).ends_with(1);
    assert!(ran.err.contains("2020"), "{}", ran.err);
    let named = ["beoordeel", "geval.json", "--gids", "2025-11", "--json"];
    assert_eq!(
        place.run_bare(&named).ends_with(0).json()["gids"],
        "2025-11"
    );
}

#[test]
fn a_plan_in_the_register_is_judged_in_the_same_shape() {
    let place = Place::with_register();
    let document = place.run(&[
        "beoordeel",
        "--jaar",
        "2027",
        "--partner",
        "GGD Kromme Rijn",
        "--json",
    ]);
    let document = document.ends_with(0).json();
    let lines = document["regels"].as_array().unwrap();
    assert_eq!(lines.len(), 4);
    assert!(
        lines
            .iter()
            .all(|it| it["oordeel"] == "in_overleg" && it["kostensoort"].is_null())
    );
    let checks = document["controles"].as_array().unwrap();
    assert!(
        checks
            .iter()
            .any(|it| it["id"] == "plan-voor-planjaar" && it["antwoord"] == "ja")
    );
}
