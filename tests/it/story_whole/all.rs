//! Thirty-four partners and four hundred activities, from Welkom to letters that are sent.

use super::forms::{self, ACTIVITIES, PARTNERS};
use super::{Presses, begin, fill_in_region};
use crate::support::window::Window;
use crate::support::world::World;
use iced::{Event, window};
use oto_register::app::App;
use oto_register::domain::Cents;
use oto_register::domain::letter::LetterState;
use std::path::{Path, PathBuf};

/// Key presses a line, at most, over all lines.
const MOST_KEYS: f64 = 2.5;
/// Of these lines a part is granted, where a GGD asks for them.
const PARTLY: &str = "Externe evaluator";

#[test]
fn from_an_empty_register_to_thirty_four_letters() {
    let mut presses = Presses::default();
    let mut world = begin(&mut presses);
    fill_in_region(&mut presses, &mut world.window);
    read_partners(&mut world, &mut presses);
    let filled = forms_there_and_back(&mut world, &mut presses);
    read_forms(&mut world, filled, &mut presses);
    judge(&mut world, &mut presses);
    agree(&mut world, &mut presses);
    let letters = letters(&mut world, &mut presses);
    println!("{} key presses in all", presses.0);
    adds_up(world, &letters);
}

/// A list of thirty-four, looked at and taken over.
fn read_partners(world: &mut World, presses: &mut Presses) {
    let path = world.folder().join("partners.xlsx");
    forms::list(&path);
    presses.go(&mut world.window, "Ctrl+PageUp", "Nieuwe partner");
    world.will_choose(&[path]);
    let window = &mut world.window;
    presses.keys(window, &["Ctrl+O"]);
    window.sees("34 nieuw");
    presses.keys(window, &["Ctrl+S"]);
    window.sees("34 partners overgenomen.");
}

/// A form for every partner, made at Hulpmiddelen; they come back filled in.
fn forms_there_and_back(world: &mut World, presses: &mut Presses) -> PathBuf {
    let empty = world.folder().join("formulieren");
    presses.go(&mut world.window, "Ctrl+PageDown", "Alles is opgeslagen");
    world.will_choose(std::slice::from_ref(&empty));
    let window = &mut world.window;
    presses.keys(window, &["Alt+ArrowLeft"]);
    window.sees("Hulpmiddelen").tab_to("Voor alle partners");
    presses.keys(window, &["Enter"]);
    window.sees("34 invulformulieren gemaakt.");
    let filled = world.folder().join("terug");
    std::fs::create_dir(&filled).unwrap();
    let made: Vec<PathBuf> = files(&empty, ".xlsx");
    assert_eq!(made.len(), PARTNERS);
    for (partner, plan) in forms::plans() {
        let form = made
            .iter()
            .find(|path| path.to_string_lossy().contains(&partner.name))
            .unwrap_or_else(|| panic!("no form for {} in {made:?}", partner.name));
        forms::fill_in(form, &filled.join(form.file_name().unwrap()), &plan);
    }
    filled
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

fn read_forms(world: &mut World, folder: PathBuf, presses: &mut Presses) {
    let window = &mut world.window;
    presses.go(window, "Ctrl+PageDown", "0 van 34 jaarplannen ontvangen");
    let event = Event::Window(window::Event::FileDropped(folder));
    let message = App::heard(&event, iced::event::Status::Ignored).unwrap();
    window.send(message);
    window.sees("34 bestanden").sees("34 klaar");
    window.tab_to("34 jaarplannen inlezen");
    presses.keys(window, &["Enter"]);
    window.sees("34 jaarplannen ingelezen.");
}

/// What the adviser reads of the line that is open.
struct Seen {
    open: usize,
    /// The verdict and the words of the line; `None` while questions take their place.
    verdict: Option<(String, String)>,
    questions: bool,
    all: String,
}

fn look(window: &mut Window<App>) -> Seen {
    let all = window.all_text();
    let words: Vec<&str> = all.split(" | ").collect();
    let open = words
        .iter()
        .find_map(|it| it.strip_prefix("Nog te beoordelen ("))
        .and_then(|it| it.strip_suffix(')'))
        .map_or(0, |it| it.parse().unwrap());
    let at = words.iter().position(|it| *it == "Bron");
    Seen {
        open,
        verdict: at.map(|at| (words[at - 3].to_owned(), words[at - 2].to_owned())),
        questions: all.contains("open voor") || all.contains("Nog te beantwoorden"),
        all,
    }
}

/// Every line of every plan, by keyboard.
fn judge(world: &mut World, presses: &mut Presses) {
    let window = &mut world.window;
    presses.keys(window, &["Escape"]);
    presses.go(window, "Ctrl+PageDown", "Nog te beoordelen (");
    let before = presses.0;
    let lines: usize = forms::plans()
        .iter()
        .flat_map(|(_, plan)| plan)
        .map(|it| it.lines.len())
        .sum();
    for _ in 0..PARTNERS {
        if window.can_see("Zoals voorgesteld (") {
            presses.keys(window, &["Ctrl+G", "Enter"]);
        }
        let mut seen = look(window);
        while seen.open > 0 {
            let plan = seen.open;
            seen = one_line(window, presses);
            if seen.open >= plan {
                break; // The next plan with open lines.
            }
        }
    }
    let window = &mut world.window;
    window.sees("Nog te beoordelen (0)");
    let pressed = presses.0 - before;
    let a_line = f64::from(pressed) / lines as f64;
    println!("{pressed} key presses for {lines} lines, {a_line:.2} a line");
    assert!(a_line <= MOST_KEYS, "{pressed} keys for {lines} lines");
}

/// Confirms the kind, answers what is asked, and decides.
fn one_line(window: &mut Window<App>, presses: &mut Presses) -> Seen {
    presses.keys(window, &["Enter"]);
    let mut seen = look(window);
    if seen.questions || seen.verdict.is_none() {
        presses.keys(window, &["Ctrl+J"]);
        seen = look(window);
    }
    let Some((verdict, line)) = &seen.verdict else {
        panic!("no verdict in sight: {}", seen.all);
    };
    match verdict.as_str() {
        "Toegestaan" if line == PARTLY && seen.all.contains("kiezen | GGD") => {
            grant_part(window, presses)
        }
        "Toegestaan" | "Onder voorwaarden" => presses.keys(window, &["Ctrl+1"]),
        "Niet toegestaan" => presses.keys(window, &["Ctrl+4"]),
        other => panic!("{other}: {}", seen.all),
    }
    look(window)
}

/// An amount, and the reason that is asked for then.
fn grant_part(window: &mut Window<App>, presses: &mut Presses) {
    presses.keys(window, &["Ctrl+2"]);
    presses.types(window, "900,00");
    presses.keys(window, &["Enter"]);
    window.sees("de motivering ontbreekt");
    presses.types(window, "Gebruikelijk");
    presses.keys(window, &["Ctrl+2"]);
}

fn agree(world: &mut World, presses: &mut Presses) {
    let window = &mut world.window;
    presses.go(window, "Ctrl+PageDown", "0 van 34 akkoord");
    window.tab_to("Alle die klaar zijn (34)");
    presses.keys(window, &["Enter"]);
    window.sees("34 gekozen");
    presses.keys(window, &["Ctrl+R", "Enter"]);
    window.sees("34 van 34 akkoord");
}

fn letters(world: &mut World, presses: &mut Presses) -> PathBuf {
    let window = &mut world.window;
    presses.go(window, "Ctrl+PageDown", "34 van 34 gereed");
    presses.keys(window, &["Ctrl+B"]);
    presses.tab_to(window, "printbestand-en-lijst");
    presses.keys(window, &["Space"]);
    presses.tab_to(window, "maken");
    presses.keys(window, &["Enter"]);
    window.sees("34 brieven gemaakt, met een printbestand en een verzendlijst.");
    presses.tab_to(window, "alle-verstuurd");
    presses.keys(window, &["Enter"]);
    presses.tab_to(window, "melden");
    presses.keys(window, &["Enter"]);
    window
        .sees("Verstuurd 34")
        .sees("34 brieven als verstuurd gemeld.");
    world.folder().join("gegevens").join("brieven")
}

/// What went out is what was decided, and what was decided is what was asked, line by line.
fn adds_up(world: World, folder: &Path) {
    let folder = folder.to_owned();
    world.afterwards(move |desk| {
        let mut asked = Cents::ZERO;
        let plans = forms::plans();
        let sheets = desk.letter_sheets(2027).unwrap();
        assert_eq!(sheets.len(), PARTNERS);
        let mut activities = 0;
        for sheet in sheets {
            assert_eq!(sheet.state, LetterState::Sent, "{}", sheet.partner);
            let plan = desk.plan_sheet(sheet.plan).unwrap();
            let decided: Cents = plan.lines().map(|it| it.settled().unwrap().granted).sum();
            let in_part = plan.lines().filter(|it| it.line.text == PARTLY);
            for line in in_part.filter(|_| sheet.partner.starts_with("GGD")) {
                assert_eq!(line.settled().unwrap().granted, Cents(90_000));
            }
            assert_eq!(sheet.letter.unwrap().granted, decided, "{}", sheet.partner);
            let (_, planned) = plans
                .iter()
                .find(|(partner, _)| partner.name == sheet.partner)
                .unwrap();
            let requested: Cents = planned.iter().flat_map(|it| &it.lines).map(|it| it.1).sum();
            assert_eq!(plan.requested(), requested, "{}", sheet.partner);
            let pdf = desk.letter_pdf(sheet.plan).unwrap().unwrap();
            assert!(pdf.starts_with(b"%PDF"));
            asked += requested;
            activities += plan.activities.len();
        }
        assert_eq!(activities, ACTIVITIES);
        assert!(asked > Cents::ZERO);
        let (print, letters): (Vec<_>, Vec<_>) = files(&folder, ".pdf")
            .into_iter()
            .partition(|it| it.to_string_lossy().contains("Goedkeuringsbrieven"));
        assert_eq!((letters.len(), print.len()), (PARTNERS, 1));
        assert_eq!(files(&folder, ".xlsx").len(), 1);
        for letter in letters.iter().chain(&print) {
            assert!(std::fs::read(letter).unwrap().starts_with(b"%PDF"));
        }
    });
}
