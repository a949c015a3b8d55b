//! Journey J6, the 28th of November: 31 letters ready, 2 blocked, 1 out of date; mended, issued, and corrected
//! the day after.

use crate::support::data;
use crate::support::world::{World, day, reader};
use lopdf::Document;
use oto_register::desk::{DecisionRequest, Desk, ReadRequest};
use oto_register::domain::decision::Outcome;
use oto_register::domain::letter::LetterState;
use oto_register::domain::partner::{Address, Contact, NewPartner};
use oto_register::domain::{Cents, PlanId};
use oto_register::exchange::grid::{Value, position};
use oto_register::words;
use std::path::{Path, PathBuf};

const PARTNERS: usize = 34;
const HEAD: &str = "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag\n";
/// Whose letter nobody may sign, whose line is in consultation, whose letter is out of date.
const UNSIGNED: usize = 4;
const CONSULTED: usize = 11;
const STALE: usize = 20;

fn name(at: usize) -> String {
    format!("Zorgpartner {:02}", at + 1)
}

fn plan_text(at: usize) -> String {
    format!(
        "{HEAD}1;Training crisisteam;Training;18-03-2027;24;Externe trainer;3.{:03},{:02}\n\
         1;Training crisisteam;Training;18-03-2027;24;Catering deelnemers;3{:02},45\n\
         2;Oefening stroomuitval;Oefening;07-10-2027;40;Zaalhuur;475,{:02}\n",
        at * 7,
        at,
        at,
        99 - at
    )
}

fn partner(at: usize) -> NewPartner {
    NewPartner {
        name: name(at),
        code: format!("Z{}", char::from(b'A' + (at % 26) as u8)) + if at < 26 { "P" } else { "Q" },
        address: Address {
            street: format!("Zorgweg {}", at + 1),
            postcode: "3500 AA".to_owned(),
            city: "Utrecht".to_owned(),
        },
        contact: Contact {
            name: "mevrouw J. de Boer".to_owned(),
            salutation: "Geachte mevrouw De Boer".to_owned(),
            email: format!("oto{}@partner.example", at + 1),
            phone: String::new(),
        },
        ..NewPartner::default()
    }
}

/// Makes these the people who sign.
fn signatories(desk: &mut Desk, folder: &Path, names: &[&str]) {
    let text = std::fs::read_to_string(data("screens/regio.toml")).unwrap();
    let (before, after) = text.split_once("[[ondertekenaar]]").unwrap();
    let rest = after.find("\n[").map_or("", |at| &after[at..]);
    let people: String = names
        .iter()
        .map(|name| {
            let default = *name == names[0];
            format!("[[ondertekenaar]]\nnaam = \"{name}\"\nfunctie = \"bestuurder\"\nstandaard = {default}\n")
        })
        .collect();
    let path = folder.join("ondertekenaars.toml");
    std::fs::write(&path, format!("{before}{people}{rest}")).unwrap();
    let (file, logo) = Desk::read_region_file(&path).unwrap();
    desk.change_region(&file, logo).unwrap();
}

fn decide(desk: &mut Desk, plan: PlanId, at: usize) {
    let sheet = desk.plan_sheet(plan).unwrap();
    let requests: Vec<DecisionRequest> = sheet
        .lines()
        .enumerate()
        .map(|(line, it)| {
            let asked = it.line.requested;
            let (outcome, granted) = match (line, at) {
                (1, at) if at % 3 == 0 => (Outcome::PartlyGranted, Cents(asked.0 / 2)),
                (2, at) if at % 5 == 0 => (Outcome::Refused, Cents::ZERO),
                (_, _) => (Outcome::Granted, asked),
            };
            DecisionRequest {
                line: it.line.id,
                outcome,
                granted,
                recorded: None,
                motivation: "Besproken met de partner".to_owned(),
            }
        })
        .collect();
    desk.record_decisions(plan, &requests).unwrap();
}

/// 34 plans, agreed to, with two letters blocked and one out of date.
fn the_twenty_eighth(desk: &mut Desk) {
    let folder = tempfile::tempdir().unwrap();
    let partners: Vec<NewPartner> = (0..PARTNERS).map(partner).collect();
    desk.import_partners(&partners).unwrap();
    let mut plans = Vec::new();
    for at in 0..PARTNERS {
        let path = folder.path().join(format!("plan-{at}.csv"));
        std::fs::write(&path, plan_text(at)).unwrap();
        let request = ReadRequest {
            year: Some(2027),
            partner: Some(name(at)),
            ..ReadRequest::default()
        };
        let reading = desk.look_at(&path, request).unwrap();
        assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
        let plan = desk.accept(&reading).unwrap().plan;
        decide(desk, plan, at);
        plans.push(plan);
    }
    desk.record_agreement(&plans, day("2026-11-17")).unwrap();
    signatories(desk, folder.path(), &["dr. P. de Wit", "mr. A. Bos"]);
    let bos = desk.who_can_sign().unwrap()[1].id;
    desk.choose_signatory(&[plans[UNSIGNED]], Some(bos))
        .unwrap();
    signatories(desk, folder.path(), &["dr. P. de Wit", "drs. B. Vos"]);
    change(desk, plans[CONSULTED], Outcome::InConsultation, 0);
    desk.make_letter(plans[STALE], false).unwrap().unwrap();
    change(desk, plans[STALE], Outcome::PartlyGranted, 12_345);
}

/// Decides anew on the last line of a plan.
fn change(desk: &mut Desk, plan: PlanId, outcome: Outcome, cents: i64) {
    let line = desk
        .plan_sheet(plan)
        .unwrap()
        .lines()
        .last()
        .unwrap()
        .line
        .id;
    let request = DecisionRequest {
        line,
        outcome,
        granted: Cents(cents),
        recorded: None,
        motivation: "Na overleg bijgesteld".to_owned(),
    };
    desk.record_decisions(plan, &[request]).unwrap();
}

fn plan_of(desk: &Desk, at: usize) -> PlanId {
    let sheets = desk.letter_sheets(2027).unwrap();
    sheets
        .iter()
        .find(|it| it.partner == name(at))
        .unwrap()
        .plan
}

fn text_of(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document
        .extract_text(&pages)
        .unwrap()
        .replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.to_string_lossy().ends_with(end))
        .collect();
    found.sort();
    found
}

/// The amounts and the number of rows of a sending list, as a spreadsheet program would read them.
fn listed(path: &Path) -> (usize, Cents) {
    let book = reader().open(path).unwrap().workbook;
    let sheet = &book.sheets[0];
    let mut sum = 0;
    let mut rows = 0;
    for row in 2.. {
        let Some(cell) = sheet.cells.get(&position(&format!("K{row}")).unwrap()) else {
            break;
        };
        let Value::Number(amount) = &cell.value else {
            panic!("{cell:?}");
        };
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
        sum += format!("{whole}{cents:0<2}").parse::<i64>().unwrap();
        rows += 1;
    }
    (rows, Cents(sum))
}

#[test]
fn the_twenty_eighth_of_november() {
    let mut world = World::after_on("2026-11-28", the_twenty_eighth);
    let window = &mut world.window;
    window
        .press("Brieven")
        .sees("31 van 34 gereed, nog 3 dagen tot 1 december 2026")
        .sees("Geblokkeerd 2")
        .sees("Verouderd 1")
        .sees("Gereed 31");

    // The three are mended: who signs is chosen here, the consultation leads to its thread, and what is
    // out of date is made again with the others.
    window.press("Geblokkeerd 2").press(&name(UNSIGNED));
    window
        .sees("niemand die deze brief mag ondertekenen")
        .press_id("oplossen")
        .press("drs. B. Vos, bestuurder")
        .press_id("kiezen")
        .sees("Geblokkeerd 1");
    window
        .press(&name(CONSULTED))
        .sees("1 kostenregel in overleg, de eerste bij Oefening stroomuitval")
        .keys("Enter")
        .sees("Overleg");
    let mut world = world.again_on("2026-11-28", |desk| {
        let plan = plan_of(desk, CONSULTED);
        change(desk, plan, Outcome::PartlyGranted, 40_001);
    });

    let mut clicks = 0;
    let window = &mut world.window;
    window.press("Brieven").sees("Geblokkeerd 0");
    for id in ["alle-brieven", "printbestand-en-lijst", "maken"] {
        window.press_id(id);
        clicks += 1;
    }
    window.sees("34 brieven gemaakt, met een printbestand en een verzendlijst.");
    for id in ["alle-verstuurd", "melden"] {
        window.press_id(id);
        clicks += 1;
    }
    window
        .sees("Verstuurd 34")
        .sees("34 brieven als verstuurd gemeld.");
    assert!(clicks <= 5, "{clicks} clicks");

    let folder = world.folder().join("brieven");
    issued(&folder, &mut world);
    the_day_after(world, &folder);
}

/// 34 letters, one print file and one list, without a hole, that add up to the decisions.
fn issued(folder: &Path, world: &mut World) {
    let (print, letters): (Vec<_>, Vec<_>) = files(folder, ".pdf")
        .into_iter()
        .partition(|it| it.to_string_lossy().contains("Goedkeuringsbrieven"));
    assert_eq!((letters.len(), print.len()), (PARTNERS, 1));
    let mut pages = 0;
    for letter in &letters {
        let bytes = std::fs::read(letter).unwrap();
        let text = text_of(&bytes);
        for hole in ["{", "}", "()", " ,", " .", "€ toe", "CONCEPT", "–."] {
            assert!(
                !text.contains(hole),
                "{hole:?} in {}: {text}",
                letter.display()
            );
        }
        pages += Document::load_mem(&bytes).unwrap().get_pages().len();
    }
    let printed = Document::load(&print[0]).unwrap();
    assert_eq!(printed.get_pages().len(), pages);
    let list = files(folder, ".xlsx");
    assert_eq!(list.len(), 1);
    let (rows, total) = listed(&list[0]);
    assert_eq!(rows, PARTNERS);
    let shown = std::mem::replace(world, World::empty());
    *world = shown.again_on("2026-11-28", |desk| {
        let mut sum = Cents::ZERO;
        for sheet in desk.letter_sheets(2027).unwrap() {
            assert_eq!(sheet.state, LetterState::Sent);
            let decided: Cents = desk
                .plan_sheet(sheet.plan)
                .unwrap()
                .lines()
                .map(|line| line.settled().unwrap().granted)
                .sum();
            let row = sheet.letter.unwrap();
            assert_eq!(row.granted, decided, "{}", sheet.partner);
            let text = text_of(&desk.letter_pdf(sheet.plan).unwrap().unwrap());
            assert!(text.contains(&words::plain_amount(decided)), "{text}");
            sum += decided;
        }
        assert_eq!(sum, total);
    });
}

/// A change makes a new letter that names the old; the old one stays what it was.
fn the_day_after(world: World, folder: &Path) {
    let mut before = Vec::new();
    let mut world = world.again_on("2026-11-29", |desk| {
        let plan = plan_of(desk, 7);
        before = desk.letter_pdf(plan).unwrap().unwrap();
        change(desk, plan, Outcome::PartlyGranted, 10_007);
    });
    let window = &mut world.window;
    window
        .press("Brieven")
        .press(&name(7))
        .sees("Verstuurd op 28 november 2026, gegevens daarna gewijzigd. Maak een correctie")
        .press("Correctie maken")
        .sees("Verstuurd 33");
    window
        .press("Brief maken")
        .press_id("maken")
        .sees("1 brief gemaakt.");
    let corrections = files(folder, &format!("OTO-2027-35 {}.pdf", name(7)));
    assert_eq!(corrections.len(), 1, "{:?}", files(folder, ".pdf"));
    let text = text_of(&std::fs::read(&corrections[0]).unwrap());
    let old = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .find(|it| it.ends_with(&format!("{}.pdf", name(7))) && !it.contains("2027-35"))
        .unwrap();
    let reference = old.split(' ').next().unwrap();
    assert!(
        text.contains(&format!(
            "vervangt onze brief van 28 november 2026 met kenmerk {reference}"
        )),
        "{text}"
    );
    assert_eq!(std::fs::read(folder.join(&old)).unwrap(), before);
    world.afterwards(|desk| {
        let sheet = desk.letter_sheet(plan_of(desk, 7)).unwrap();
        let row = sheet.letter.unwrap();
        let replaced = desk.store().letter(row.replaces.unwrap()).unwrap();
        assert_eq!(replaced.reference, reference);
        assert!(replaced.sent_on.is_some());
        let kept = desk.store().file(&replaced.pdf_sha256.unwrap()).unwrap();
        assert_eq!(kept.unwrap(), before);
    });
}
