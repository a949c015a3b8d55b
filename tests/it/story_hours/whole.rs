//! From a submission with an intern trainer to an amount that stands: the tree, a workbook of hours, fewer accepted, and
//! next year's tariff.

use crate::support::world::{World, day, grant_all, know_partners, read_in};
use iced::{Event, window};
use oto_register::app::App;
use oto_register::desk::{Desk, RateDraft, RatePrice};
use oto_register::domain::Cents;
use oto_register::domain::hours::{Minutes, Phase};
use oto_register::domain::rate::RateStatus;
use oto_register::domain::verdict::Verdict;

/// Sixteen and a half hours and 34 km in the activity of the submission, as the hospital keeps them.
const LIST: &str = "\
Projectnummer;Functie;Datum;Fase;Uren;Km
DV-27-02;SEH-verpleegkundige;02-03-2027;Voorbereiding;6:30;
DV-27-02;SEH-verpleegkundige;09-03-2027;Uitvoering;4;17
DV-27-02;SEH-verpleegkundige;16-03-2027;Uitvoering;4;17
DV-27-02;SEH-verpleegkundige;17-03-2027;Evaluatie;2;
";

fn tariff(desk: &mut Desk, kind: &str, year: i32, cents: i64) {
    let draft = RateDraft {
        id: None,
        kind: kind.to_owned(),
        from: chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap(),
        price: RatePrice::Given(Cents(cents)),
        source: "Circulaire NZa".to_owned(),
        status: RateStatus::Final,
    };
    let _kept = desk.keep_rate(&draft).unwrap();
}

/// The amounts of 2027: all that was accounted for, and what of it counts.
fn amounts(desk: &Desk) -> (Option<Cents>, Cents) {
    let sheets = desk.claim_sheets(2027..=2027).unwrap();
    assert_eq!(sheets.len(), 1);
    (sheets[0].amount(), sheets[0].accepted_amount())
}

/// The amount, wherever it is shown, and where the hours stood in the workbook.
fn it_stands(desk: &mut Desk, accepted: Cents) {
    let sheet = desk.claim_sheets(2027..=2027).unwrap().remove(0);
    assert_eq!(sheet.accepted().of(Phase::Preparation), Minutes(240));
    assert_eq!(sheet.about.accepted, accepted);
    assert_eq!(sheet.about.left(), sheet.about.granted_for_hours - accepted);
    // The same to the cent in the overview of the year and in its workbook's lines.
    let report = desk.hours_report(2027).unwrap();
    assert_eq!(report.totals().accepted_amount, accepted);
    let tree = report
        .findings
        .iter()
        .any(|it| it.kind().code().starts_with("beslisboom"));
    assert!(!tree, "{:?}", report.findings);
    let day = day("2027-03-02");
    assert_eq!(sheet.lines[0].date, day);
    assert_eq!(sheet.lines[0].cell.cell.as_deref(), Some("E2"));
}

#[test]
fn from_a_submission_with_an_intern_trainer_to_an_amount_that_next_years_tariff_leaves() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let plan = read_in(desk, "ziekenhuis-de-vecht.xlsx", "Ziekenhuis De Vecht");
        // What the line is for; the tree says whether it may be.
        let sheet = desk.plan_sheet(plan).unwrap();
        let trainer = sheet
            .lines()
            .find(|it| it.line.text.contains("Interne trainer"));
        let kind = "interne-trainer-eigen-organisatie".into();
        let choice = (trainer.unwrap().line.id, Some(kind));
        desk.choose_kinds(plan, &[choice]).unwrap();
    });
    // The tree: what is known is confirmed, nine questions are answered.
    world
        .window
        .press("Beslisboom")
        .press("DV-27-02")
        .keys("Enter");
    for digit in "122122111".chars() {
        world.window.keys(&digit.to_string());
    }
    world
        .window
        .sees("Conclusie van de beslisboom")
        .sees("Onder voorwaarden");
    // Granted, and a year later the hours come in.
    let mut world = world.again_on("2027-04-01", |desk| {
        let sheets = desk.plan_sheets(2027).unwrap();
        let trainer = sheets[0]
            .lines()
            .find(|it| it.line.text.contains("Interne trainer"));
        assert_eq!(trainer.unwrap().judgement.verdict, Verdict::Conditional);
        grant_all(desk, sheets[0].plan.id);
        tariff(desk, "interne-trainer-uur", 2027, 6717);
        tariff(desk, "reiskosten-trainer-km", 2027, 29);
    });
    let path = world.folder().join("uren.csv");
    std::fs::write(&path, LIST).unwrap();
    world.window.press("Uren");
    let dropped = Event::Window(window::Event::FileDropped(path));
    let heard = App::heard(&dropped, iced::event::Status::Ignored).unwrap();
    world.window.send(heard);
    // 16,5 hours at € 67,17 is € 1.108,31 by line (436,61 + 268,68 + 268,68 + 134,34), and 34 km at € 0,29.
    world
        .window
        .sees("€ 1.118,17")
        .keys("Ctrl+Enter")
        .press("Naar Uren");
    world
        .window
        .sees("1 registratie, 1 te beoordelen")
        .sees("1.118,17");
    // Four hours of preparation are enough.
    world.window.keys("Ctrl+2").keys("4").keys("Ctrl+2");
    world
        .window
        .types("Vier uur voorbereiding past bij een herhaling.")
        .keys("Ctrl+2");
    world.window.sees("14 van 16:30 uur vergoed");
    let accepted = Cents(4 * 6717 + 8 * 6717 + 2 * 6717 + 986);
    world.window.sees("Deels vergoed");
    let world = world.again_on("2027-12-20", |desk| {
        assert_eq!(amounts(desk), (Some(Cents(111_817)), accepted));
        tariff(desk, "interne-trainer-uur", 2028, 6999);
        assert_eq!(amounts(desk), (Some(Cents(111_817)), accepted));
    });
    world.afterwards(|desk| it_stands(desk, accepted));
}
