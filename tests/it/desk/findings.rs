//! What is open in a year, at the desk: it comes and goes with what is done, and adds up wherever it is shown.

use super::world::{World, day, in_consultation};
use crate::support::hours::{granted_plan, lines, totals, year_2026};
use calamine::{Data, Reader, Xlsx};
use oto_register::desk::{
    AnswerChange, ClaimDraft, ConsultationDraft, ConsultationResult, Desk, HoursVerdict, LineDraft,
    Sending,
};
use oto_register::domain::decision::ConsultationOutcome;
use oto_register::domain::finding::{Finding, FindingKind};
use oto_register::domain::hours::{Minutes, Phase};
use oto_register::domain::operation::Deed;
use oto_register::domain::tree::OwnVerdict;
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::{ActivityId, Cents, ConditionId, CostKindId, HoursClaimId, PlanId};
use oto_register::storage::AnswerSubject;
use oto_register::words::findings::{message, proposal};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What leads to once or twice a year.
const TWICE: [(&str, &str); 15] = [
    ("N0", "nee"),
    ("N2", "ja"),
    ("N3", "uitvoering"),
    ("N4", "eigen"),
    ("N6", "nee"),
    ("N7", "nee"),
    ("N8", "nee"),
    ("N9", "ja"),
    ("N10", "nee"),
    ("N12", "nee"),
    ("N13", "instelling"),
    ("N14", "nee"),
    ("N15", "ja"),
    ("N16", "ja"),
    ("N17", "1-2"),
];

fn walk_tree(desk: &mut Desk, year: i32, about: ActivityId, how_often: &str) {
    let (row, _known) = desk.new_tree_run(year, Some(about)).unwrap();
    let mut run = row.run;
    run.role = "SEH-verpleegkundige".to_owned();
    for (node, answer) in TWICE {
        run.answers.insert(node.to_owned(), answer.to_owned());
    }
    run.answers.insert("N17".to_owned(), how_often.to_owned());
    desk.keep_tree_run(&run).unwrap();
}

fn codes(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|it| it.kind().code()).collect()
}

fn found(desk: &Desk, year: i32) -> Vec<&'static str> {
    codes(&desk.findings(year).unwrap())
}

fn claim(desk: &mut Desk, activity: ActivityId, lines: Vec<LineDraft>) -> HoursClaimId {
    let draft = ClaimDraft {
        lines,
        ..ClaimDraft::new(activity, "SEH-verpleegkundige")
    };
    let (ids, _operation) = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
    ids[0]
}

fn accept(desk: &mut Desk, id: HoursClaimId) {
    let all = HoursVerdict::all(&desk.claim_sheet(id).unwrap());
    desk.accept_hours(id, &all).unwrap();
}

/// € 2.000 granted for an ETS training in December 2026, agreed and sent a year before, with a completed tree.
fn in_order() -> (World, PlanId, ActivityId) {
    let mut world = World::on("2025-11-25");
    world.region("");
    let row = ("ETS-training", "Training", day("2026-12-10"), 12, 2000);
    let (plan, activities) = granted_plan(&mut world.desk, "Ziekenhuis De Vecht", 2026, &[row]);
    let agreed = day("2025-11-20");
    world.desk.record_agreement(&[plan], agreed).unwrap();
    world.desk.make_letter(plan, false).unwrap().unwrap();
    let sending = Sending {
        on: day("2025-11-25"),
        channel: "e-mail".to_owned(),
    };
    world.desk.mark_sent(plan, &sending).unwrap();
    let about = activities[0].id;
    walk_tree(&mut world.desk, 2026, about, "1-2");
    (world.again_on("2026-12-20"), plan, about)
}

#[test]
fn a_year_of_hours_has_the_findings_that_its_lines_give() {
    let mut world = World::with_region();
    let ids = year_2026(&mut world.desk);
    let findings = world.desk.findings(2026).unwrap();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for code in codes(&findings) {
        *count.entry(code).or_default() += 1;
    }
    // Nobody walked the tree; no board agreed to the five plans whose hours wait; 26 and 31 hours stand on one day.
    // Of the eight that were accepted only the tree is still said: 32 and 36 hours on a day were seen.
    let expected = BTreeMap::from([
        ("geen_beslisboom", 13),
        ("voor_toekenning", 5),
        ("meer_dan_24_uur", 2),
    ]);
    assert_eq!(count, expected);
    assert!(findings.is_sorted_by_key(Finding::order));
    let of_first = world.desk.findings_of(ids[0]).unwrap();
    let first = ["meer_dan_24_uur", "voor_toekenning", "geen_beslisboom"];
    assert_eq!(codes(&of_first).as_slice(), first.as_slice());
    let said = message(&of_first[0]).replace('\u{a0}', " ");
    assert_eq!(said, "SEH-verpleegkundige heeft 26 uur op 8 oktober 2026.");
    let by_claim = world.desk.finding_rows_by_claim(2026).unwrap();
    for id in &ids {
        let rows = by_claim.get(id).into_iter().flatten();
        let rows: Vec<Finding> = rows.map(|row| row.finding.clone()).collect();
        assert_eq!(rows, world.desk.findings_of(*id).unwrap());
    }
}

#[test]
fn findings_come_and_go_with_the_hours_of_a_december_that_is_judged_and_corrected() {
    let (mut world, _plan, about) = in_order();
    let desk = &mut world.desk;
    assert!(desk.findings(2026).unwrap().is_empty());
    let december = |hours| lines(day("2026-12-10"), hours, 0);
    let first = claim(desk, about, december([10, 12, 2]));
    assert!(found(desk, 2026).is_empty(), "{:?}", found(desk, 2026));
    accept(desk, first);
    // Two more claims of one role on that day: more than a day holds, and once the same twelve hours.
    let second = claim(desk, about, december([0, 12, 0]));
    let more = ["meer_dan_24_uur_zelfde_rol", "dubbele_regels"];
    assert_eq!(found(desk, 2026), more);
    // € 1.560 and € 780 of € 2.000.
    accept(desk, second);
    assert_eq!(found(desk, 2026), ["boven_toekenning"]);
    let over = &desk.findings(2026).unwrap()[0];
    let said = message(over).replace('\u{a0}', " ");
    let expected =
        "Er is € 2.340,00 aan uren vergoed en € 2.000,00 voor uren toegekend: € 340,00 te veel.";
    assert_eq!(said, expected);
    assert_eq!(over.claims, [first, second]);
    // Consent of the day itself is too late, of the day before it is not.
    let talk = ConsultationDraft {
        activity: about,
        line: None,
        condition: Some(ConditionId::from("overschrijding-akkoord")),
        with_whom: "OTO-coördinator".to_owned(),
        question: "Mag het meer zijn?".to_owned(),
        answer_due: None,
    };
    let held = |on: &str| ConsultationResult {
        outcome: ConsultationOutcome::Agreed,
        held_on: Some(day(on)),
        agreed: "Tot 2.400 euro.".to_owned(),
    };
    let id = desk
        .open_consultation(&talk, Some(&held("2026-12-10")), None)
        .unwrap();
    assert_eq!(found(desk, 2026), ["boven_toekenning"]);
    desk.record_outcome(id, &held("2026-12-09"), None).unwrap();
    assert!(found(desk, 2026).is_empty());
    let _undone = desk.undo_last().unwrap();
    assert_eq!(found(desk, 2026), ["boven_toekenning"]);
}

#[test]
fn hours_of_a_year_without_a_tariff_are_wrong_and_those_of_the_year_before_stay_in_order() {
    let (mut world, _plan, about) = in_order();
    let december = claim(
        &mut world.desk,
        about,
        lines(day("2026-12-10"), [2, 4, 1], 10),
    );
    accept(&mut world.desk, december);
    let mut world = world.again_on("2027-01-20");
    let row = ("ETS-training", "Training", day("2027-01-14"), 12, 900);
    let (_plan, activities) = granted_plan(&mut world.desk, "HAP Lekstroom", 2027, &[row]);
    walk_tree(&mut world.desk, 2027, activities[0].id, "1-2");
    let january = lines(day("2027-01-14"), [1, 4, 0], 10);
    let id = claim(&mut world.desk, activities[0].id, january);
    assert_eq!(found(&world.desk, 2027), ["geen_tarief", "voor_toekenning"]);
    let first = &world.desk.findings_of(id).unwrap()[0];
    assert_eq!(first.kind(), FindingKind::NoRate);
    assert!(message(first).contains("Voor 14 januari 2027 is geen uurtarief"));
    assert!(proposal(first).contains("Een tarief van een ander jaar geldt nooit"));
    assert!(found(&world.desk, 2026).is_empty());
}

#[test]
fn a_run_of_the_tree_that_the_year_contradicts_is_found_until_it_is_walked_again() {
    let (mut world, _plan, about) = in_order();
    let desk = &mut world.desk;
    let day_of = |date: &str| LineDraft::new(day(date), Phase::Delivery, Minutes(240));
    let prepared = LineDraft::new(day("2026-03-01"), Phase::Preparation, Minutes(60));
    let days = ["2026-03-02", "2026-06-01", "2026-09-07"].map(day_of);
    let _id = claim(desk, about, [vec![prepared], days.to_vec()].concat());
    assert_eq!(found(desk, 2026), ["frequentie"]);
    walk_tree(desk, 2026, about, "3-11");
    assert_eq!(found(desk, 2026), ["beslisboom_in_overleg"]);
    let run = desk.store().tree_runs(2026..=2026).unwrap();
    let mut run = run.into_iter().max_by_key(|it| it.id).unwrap();
    run.own = Some(OwnVerdict {
        verdict: Verdict::Conditional,
        reason: "Drie keer is hier nog tijdelijk.".to_owned(),
    });
    desk.keep_tree_run(&run).unwrap();
    assert!(found(desk, 2026).is_empty());
}

#[test]
fn what_the_region_sets_as_last_day_for_hours_goes_before_that_for_invoices() {
    let (mut world, _plan, about) = in_order();
    let _id = claim(
        &mut world.desk,
        about,
        lines(day("2026-12-10"), [2, 4, 1], 0),
    );
    let mut told = |setting: &str| {
        world.region(&format!("[keuzes.2026]\n{setting}"));
        let findings = world.desk.findings(2026).unwrap();
        findings.iter().map(message).collect::<Vec<_>>()
    };
    let invoices = told("factuurdeadline = \"2026-12-15\"");
    assert!(
        invoices[0].contains("de laatste dag voor facturen"),
        "{invoices:?}"
    );
    let hours = "uren-sluitdatum = \"2026-12-18\"\nfactuurdeadline = \"2027-01-15\"";
    let hours = told(hours);
    assert!(
        hours[0].contains("na 18 december 2026, de laatste dag voor uren"),
        "{hours:?}"
    );
    let later = "uren-sluitdatum = \"2027-01-31\"\nfactuurdeadline = \"2026-12-15\"";
    assert!(told(later).is_empty());
}

#[test]
fn consultations_and_differing_answers_are_found_beside_the_hours() {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", super::world::PLAN);
    let before = found(&world.desk, 2027).len();
    let line = world.line(plan, "Zaalhuur");
    world.decide(plan, in_consultation(line));
    let now = world.desk.findings(2027).unwrap();
    assert_eq!(now.len(), before + 1);
    let missing = now
        .iter()
        .find(|it| it.kind() == FindingKind::ConsultationMissing);
    let missing = missing.unwrap();
    assert!(
        message(missing).contains("“Zaalhuur”"),
        "{}",
        message(missing)
    );
    assert!(!missing.passages.is_empty());
    // A line that pays an employee: its answers say no, the tree says yes.
    let trainer = world.line(plan, "Externe trainer");
    let kind = Some(CostKindId::from(crate::support::hours::TRAINER));
    world.desk.choose_kinds(plan, &[(trainer, kind)]).unwrap();
    let about = world.sheet(plan).activities[0].activity.id;
    walk_tree(&mut world.desk, 2027, about, "1-2");
    let profile = ConditionId::from("uren-fasen");
    let answer = AnswerChange {
        subject: AnswerSubject::Line(trainer),
        condition: profile,
        answer: Some(Answer::No),
    };
    world.desk.record_answers(plan, &[answer]).unwrap();
    assert!(found(&world.desk, 2027).contains(&"beslisboom_wijkt_af"));
}

/// The numbers in a column, those of the rows and the sum under them.
fn column(book: &mut Xlsx<Cursor<Vec<u8>>>, title: &str) -> (Vec<i64>, i64) {
    let sheet = book.worksheet_range("Uren").unwrap();
    let at = sheet.rows().next().unwrap().iter();
    let at = at
        .clone()
        .position(|it| *it == Data::String(title.to_owned()))
        .unwrap();
    let cents = |cell: &Data| match cell {
        Data::Float(number) => Some((number * 100.0).round() as i64),
        Data::Int(number) => Some(number * 100),
        _ => None,
    };
    let mut all: Vec<i64> = sheet
        .rows()
        .skip(1)
        .filter_map(|row| cents(&row[at]))
        .collect();
    let sum = all.pop().unwrap();
    (all, sum)
}

#[test]
fn the_workbook_of_a_year_comes_to_the_cent_to_what_the_screen_shows() {
    let mut world = World::with_region();
    let _ids = year_2026(&mut world.desk);
    let report = world.desk.hours_report(2026).unwrap();
    let (claimed, counted) = totals(&world.desk, 2026);
    assert_eq!(report.totals().amount, claimed);
    assert_eq!(report.totals().accepted_amount, counted);
    assert_eq!(report.totals().unrated, 0);
    let bytes = world.desk.year_export(2026).unwrap();
    assert_eq!(bytes, world.desk.year_export(2026).unwrap());
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (title, expected) in [("Bedrag (€)", claimed), ("Vergoed (€)", counted)] {
        let (rows, sum) = column(&mut book, title);
        assert_eq!(Cents(rows.iter().sum()), expected, "{title}");
        assert_eq!(Cents(sum), expected, "{title}");
    }
    let lines: usize = report.hours.claims.iter().map(|it| it.lines.len()).sum();
    assert_eq!(column(&mut book, "Bedrag (€)").0.len(), lines);
    let findings = book.worksheet_range("Bevindingen").unwrap();
    // A header, an empty row and the row of totals around them.
    let rows = findings.rows().skip(1).filter(|row| row[1] != Data::Empty);
    assert_eq!(rows.count(), world.desk.findings(2026).unwrap().len());
}

#[test]
fn a_thousand_lines_are_held_against_each_other_within_a_second() {
    let mut world = World::with_region();
    let names: Vec<String> = (1..=40).map(|at| format!("Training {at}")).collect();
    let rows: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), "Training", day("2026-03-02"), 12, 9000))
        .collect();
    let (_plan, activities) = granted_plan(&mut world.desk, "UMC Domstad", 2026, &rows);
    let drafts: Vec<ClaimDraft> = activities
        .iter()
        .zip(1..)
        .map(|(activity, mark)| ClaimDraft {
            mark: mark.to_string(),
            lines: (0..25)
                .map(|at| LineDraft {
                    begins_at: Some(540),
                    ..LineDraft::new(
                        day("2026-03-02") + chrono::Days::new(at),
                        Phase::ALL[usize::try_from(at % 3).unwrap()],
                        Minutes(240),
                    )
                })
                .collect(),
            ..ClaimDraft::new(activity.id, "Verpleegkundige")
        })
        .collect();
    let _kept = world
        .desk
        .add_hours(&drafts, Deed::AddHours, "", None)
        .unwrap();
    let begun = std::time::Instant::now();
    let found = world.desk.findings(2026).unwrap();
    let took = begun.elapsed();
    println!("findings of 1000 lines in {took:?}");
    assert_eq!(found.len(), 40 + 1, "{:?}", codes(&found));
    assert!(took.as_secs() < 1, "{took:?}");
}
