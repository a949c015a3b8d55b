//! What the region decides for itself: its settings as a file, rules that narrow the guide, and completeness.

use super::world::{PLAN, World, YEAR, reader};
use oto_register::clock::Clock;
use oto_register::desk::{Desk, Error, ReadRequest, Receipt};
use oto_register::domain::letter::{LetterReason, LetterState};
use oto_register::domain::region_problem::RegionProblem;
use oto_register::domain::verdict::{Answer, CheckEffect, Verdict};
use oto_register::domain::{CostKindId, PlanId};
use oto_register::exchange::region_file;

const RULE: &str = r#"
[[passage]]
id = "rh-catering"
vindplaats = "Meerjarenplan, 3.2"
titel = "Catering"
samenvatting = "Catering alleen na overleg."
bron = "meerjarenplan"

[[regel]]
id = "rh-1"
titel = "Catering in overleg"
reden = "De regio wil sober zijn."
kostensoorten = ["catering"]
passages = ["rh-catering"]
hoogstens = "in_overleg"
"#;

fn catering(world: &mut World) -> PlanId {
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    let line = world.line(plan, "Catering deelnemers");
    let kind = Some(CostKindId::from("catering"));
    world.desk.choose_kinds(plan, &[(line, kind)]).unwrap();
    plan
}

#[test]
fn a_rule_of_the_region_narrows_a_verdict_and_says_so() {
    let mut world = World::with_region();
    let plan = catering(&mut world);
    let judged = |world: &World| {
        let sheet = world.sheet(plan);
        let line = sheet
            .lines()
            .find(|it| it.line.text.contains("Catering"))
            .unwrap();
        line.judgement.clone()
    };
    assert_eq!(judged(&world).verdict, Verdict::Allowed);
    world.region(RULE);
    let narrowed = judged(&world);
    assert_eq!(narrowed.verdict, Verdict::Consult);
    assert!(
        narrowed
            .passages
            .iter()
            .any(|id| id.as_str() == "rh-catering")
    );
    let words = oto_register::words::verdicts::reasons(&narrowed);
    assert!(words.contains("De regio wil sober zijn."), "{words}");
}

#[test]
fn a_rule_of_the_region_can_ask_a_question_of_its_own() {
    let mut world = World::with_region();
    let plan = catering(&mut world);
    let question = RULE.replace(
        "hoogstens = \"in_overleg\"",
        "[regel.voorwaarde]\nid = \"rh-sober\"\nvraag = \"Is het sober?\"\nbij_nee = \"niet_toegestaan\"\nbij_weet_niet = \"in_overleg\"",
    );
    world.region(&question);
    let line = world.line(plan, "Catering deelnemers");
    let nee = oto_register::desk::AnswerChange {
        subject: oto_register::storage::AnswerSubject::Line(line),
        condition: "rh-sober".into(),
        answer: Some(Answer::No),
    };
    world.desk.record_answers(plan, &[nee]).unwrap();
    let sheet = world.sheet(plan);
    let judged = &sheet
        .lines()
        .find(|it| it.line.id == line)
        .unwrap()
        .judgement;
    assert_eq!(judged.verdict, Verdict::NotAllowed);
    assert!(
        judged
            .conditions
            .iter()
            .any(|it| it.question == "Is het sober?" && it.regional)
    );
}

#[test]
fn settings_that_do_not_fit_are_refused_all_at_once_and_change_nothing() {
    let mut world = World::with_region();
    let before = world.desk.region_file("logo.png").unwrap();
    let wrong = format!(
        "{RULE}\n[keuzes]\nbestaat-niet = \"1\"\ngids-delen = \"half\"\n\n[teksten]\n\"slot.wens\" = \"Dag {{onbekend.veld}}\"\n"
    )
    .replace("[\"catering\"]", "[\"luchtballon\"]");
    let path = world.file("fout.toml");
    let base = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
    std::fs::write(&path, format!("{base}\n{wrong}")).unwrap();
    let (file, logo) = Desk::read_region_file(&path).unwrap();
    match world.desk.change_region(&file, logo) {
        Err(Error::Region(problems)) => {
            let has = |found: fn(&RegionProblem) -> bool| problems.iter().any(found);
            assert_eq!(problems.len(), 4, "{problems:?}");
            assert!(has(|it| matches!(it, RegionProblem::UnknownSetting { .. })));
            assert!(has(|it| matches!(it, RegionProblem::WrongValue { .. })));
            assert!(has(|it| matches!(
                it,
                RegionProblem::UnknownCostKind { .. }
            )));
            assert!(has(|it| matches!(it, RegionProblem::Sentence { .. })));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(world.desk.region_file("logo.png").unwrap(), before);
}

#[test]
fn settings_go_out_and_come_back_the_same() {
    let mut world = World::with_region();
    let png = crate::support::png_bytes(2, 1, &[255, 0, 0, 255, 0, 0, 255, 255]);
    let more = format!(
        "[keuzes]\ngeschenk-grens = 2500\ngids-delen = \"deels\"\n\n[keuzes.2027]\nfactuurdeadline = 2028-02-01\n{RULE}\n[teksten]\n\"slot.wens\" = \"\"\"\nVeel \\\\ succes,\nen tot ziens.\"\"\"\n"
    );
    world.region(&more);
    let (mut file, _) = world.desk.region_file("logo.png").unwrap();
    file.letterhead.logo = Some("logo.png".to_owned());
    world.desk.change_region(&file, Some(png.clone())).unwrap();
    let (out, logo) = world.desk.region_file("logo.png").unwrap();
    assert_eq!(logo.as_deref(), Some(png.as_slice()));
    let path = world.file("uit.toml");
    std::fs::write(&path, region_file::write(&out)).unwrap();
    std::fs::write(world.file("logo.png"), &png).unwrap();

    let mut other = World::new();
    let (read, logo) = Desk::read_region_file(&path).unwrap();
    assert_eq!(read, out);
    other.desk.change_region(&read, logo).unwrap();
    assert_eq!(
        other.desk.region_file("logo.png").unwrap(),
        (out, Some(png))
    );
    assert_eq!(
        other.desk.policy(YEAR).unwrap(),
        world.desk.policy(YEAR).unwrap()
    );
}

#[test]
fn a_logo_that_is_no_picture_is_refused() {
    let world = World::new();
    let path = world.file("regio.toml");
    let base = std::fs::read_to_string(crate::support::data("desk/regio.toml")).unwrap();
    let with_logo = base.replace("[briefhoofd]", "[briefhoofd]\nlogo = \"logo.png\"");
    std::fs::write(&path, with_logo).unwrap();
    assert!(matches!(
        Desk::read_region_file(&path),
        Err(Error::Input { .. })
    ));
    std::fs::write(world.file("logo.png"), "geen plaatje").unwrap();
    match Desk::read_region_file(&path) {
        Err(Error::Region(problems)) => {
            assert!(matches!(
                problems.as_slice(),
                [RegionProblem::BadLogo { .. }]
            ));
        }
        other => panic!("{other:?}"),
    }
}

/// A plan that came in without signature and self-evaluation.
fn bare_plan(world: &mut World) -> PlanId {
    let path = world.file("kaal.csv");
    std::fs::write(&path, PLAN).unwrap();
    let request = ReadRequest {
        year: Some(YEAR),
        partner: Some("GGD Kromme Rijn".to_owned()),
        ..ReadRequest::default()
    };
    let reading = world.desk.look_at(&path, request).unwrap();
    let plan = world.desk.accept(&reading).unwrap().plan;
    world.grant_all(plan);
    world.agree(plan);
    plan
}

fn check(world: &World, plan: PlanId, id: &str) -> (Option<Answer>, CheckEffect) {
    let sheet = world.sheet(plan);
    let check = sheet.checks.iter().find(|it| it.id.as_str() == id).unwrap();
    (check.answer, check.effect_if_no)
}

#[test]
fn signature_and_self_evaluation_are_a_remark_unless_the_region_requires_them() {
    let mut world = World::with_region();
    let plan = bare_plan(&mut world);
    for id in ["plan-ondertekend", "plan-zelfevaluatie"] {
        assert_eq!(
            check(&world, plan, id),
            (Some(Answer::No), CheckEffect::Warns),
            "{id}"
        );
    }
    assert_eq!(world.letter(plan).state, LetterState::Ready);
    for setting in ["ondertekening-verplicht", "zelfevaluatie-verplicht"] {
        world.region(&format!("[keuzes]\n{setting} = true"));
        let sheet = world.letter(plan);
        assert_eq!(sheet.state, LetterState::Blocked, "{setting}");
        assert!(matches!(sheet.reason, LetterReason::CheckBlocks { .. }));
    }
}

#[test]
fn a_requirement_of_one_year_holds_for_that_year_only() {
    let mut world = World::with_region();
    let plan = bare_plan(&mut world);
    world.region("[keuzes.2028]\nondertekening-verplicht = true");
    assert_eq!(world.letter(plan).state, LetterState::Ready);
    world.region("[keuzes.2027]\nondertekening-verplicht = true");
    assert_eq!(world.letter(plan).state, LetterState::Blocked);
}

#[test]
fn a_signature_that_comes_with_a_later_version_counts() {
    let mut world = World::with_region();
    let plan = bare_plan(&mut world);
    world.region("[keuzes]\nondertekening-verplicht = true\nzelfevaluatie-verplicht = true");
    assert_eq!(world.letter(plan).state, LetterState::Blocked);
    world.read_in("GGD Kromme Rijn", PLAN);
    assert_eq!(world.letter(plan).state, LetterState::Ready);
    let path = world.file("kaal.csv");
    let reading = world.look_at(&path, Some("GGD Kromme Rijn"));
    let without = ReadRequest {
        receipt: Receipt::default(),
        ..reading.request
    };
    let reading = world.desk.look_again(reading.file, without).unwrap();
    world.desk.accept(&reading).unwrap();
    assert_eq!(check(&world, plan, "plan-ondertekend").0, Some(Answer::Yes));
}

#[test]
fn a_plan_received_in_its_own_year_is_held_up() {
    let late = |received: &str| {
        let mut world = World::with_region();
        let reading = world.look("GGD Kromme Rijn", PLAN);
        let mut request = reading.request;
        request.receipt.received_on = Some(received.parse().unwrap());
        let reading = world.desk.look_again(reading.file, request).unwrap();
        let plan = world.desk.accept(&reading).unwrap().plan;
        world.grant_all(plan);
        world.agree(plan);
        world.letter(plan).state
    };
    assert_eq!(late("2026-12-31"), LetterState::Ready);
    assert_eq!(late("2027-01-01"), LetterState::Blocked);
}

#[test]
fn a_register_that_is_closed_keeps_what_the_region_decided() {
    let mut world = World::with_region();
    world.region(RULE);
    let before = world.desk.policy(YEAR).unwrap();
    let path = world.register();
    let World { folder, desk, .. } = world;
    drop(desk);
    let clock = Clock::Fixed("2026-10-02".parse().unwrap());
    let desk = Desk::open(&path, clock, reader()).unwrap();
    assert_eq!(desk.policy(YEAR).unwrap(), before);
    drop(folder);
}
