//! How fast the main job is: letters, verdicts, a workbook of 400 activities. Each is set against something known,
//! measured in the same run, because seconds differ from one computer to the next. `cargo bench`
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::expect_used)]

use calamine::{Data, Reader as _, Xlsx};
use chrono::NaiveDate;
use oto_register::clock::Clock;
use oto_register::desk::Desk;
use oto_register::desk::Progress;
use oto_register::desk::example::{self, ExampleSpec};
use oto_register::domain::Cents;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::region::RegionPolicy;
use oto_register::domain::verdict::Answers;
use oto_register::exchange::Reader;
use oto_register::exchange::reading::{self, ReadOptions};
use oto_register::rules::edition::{self, Guide};
use oto_register::rules::verdict::{self, LineCase};
use rust_xlsxwriter::Workbook;
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() {
    // `cargo test` runs benches too, once and to no purpose.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    letters();
    verdicts();
    workbook();
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let output = black_box(work());
    (output, start.elapsed())
}

/// The middle of five.
fn middle<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..5).map(|_| timed(&mut work).1).collect();
    times.sort();
    times.into_iter().nth(2).unwrap()
}

fn reader() -> Reader {
    Reader {
        program: PathBuf::from(env!("CARGO_BIN_EXE_oto-register")),
        limits: Default::default(),
    }
}

fn ratio(ours: Duration, known: Duration) -> f64 {
    ours.as_secs_f64() / known.as_secs_f64()
}

fn letters() {
    println!("brieven: 34 partners, 400 activiteiten");
    let folder = tempfile::tempdir().unwrap();
    let spec = ExampleSpec::new(folder.path().to_owned())
        .sized(Some(34), Some(400))
        .unwrap();
    let (summary, whole) = timed(|| example::build(&spec, reader(), &Progress::silent()).unwrap());
    println!("  het hele voorbeeld           {whole:>10.2?}");
    let clock = Clock::Fixed(spec.today);
    let mut desk = Desk::open(&summary.register, clock, reader()).unwrap();
    let plans = desk.plans_for(summary.year, &[]).unwrap();
    // Another telephone number in the letterhead makes every letter outdated.
    let (mut settings, logo) = desk.region_file("logo.png").unwrap();
    settings.letterhead.phone = "030 555 01 99".to_owned();
    desk.change_region(&settings, logo).unwrap();
    let (made, took) = timed(|| {
        desk.make_letters(&plans, false, &Progress::silent())
            .unwrap()
    });
    let made: Vec<_> = made.into_iter().map(Result::unwrap).collect();
    let pages: u32 = made.iter().map(|letter| letter.pages).sum();
    let each = took / u32::try_from(made.len()).unwrap();
    let count = f64::from(u32::try_from(made.len()).unwrap());
    println!(
        "  {} brieven, {pages} bladzijden  {took:>10.2?}  {each:.2?} per brief, {:.0} brieven per seconde",
        made.len(),
        count / took.as_secs_f64()
    );
    let zipped = middle(|| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (at, letter) in made.iter().enumerate() {
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(at.to_string(), options).unwrap();
            zip.write_all(&letter.pdf).unwrap();
        }
        zip.finish().unwrap().into_inner().len()
    });
    println!(
        "  dezelfde bytes in een zip    {zipped:>10.2?}  maken is {:.1} keer zo lang",
        ratio(took, zipped)
    );
}

fn verdicts() {
    println!("oordelen: elke kostensoort, zonder antwoorden");
    let text = include_str!("../assets/guides/2025-11.toml");
    let parsed = middle(|| Guide::parse(text).unwrap());
    let guide = edition::edition_for_year(2027).unwrap();
    let (answers, policy) = (Answers::new(), RegionPolicy::default());
    let rounds = 200;
    let judged = middle(|| {
        for _ in 0..rounds {
            for kind in guide.cost_kinds() {
                let case = LineCase {
                    kind: Some(&kind.id),
                    requested: Cents(125_000),
                    answers: &answers,
                    activity_answers: &answers,
                    activity_kind: Some(ActivityKind::Training),
                    partner_kind: None,
                    year: 2027,
                    tree: &[],
                };
                black_box(verdict::judge(&case, guide, &policy));
            }
        }
    });
    let count = rounds * u32::try_from(guide.cost_kinds().len()).unwrap();
    let each = judged / count;
    println!(
        "  {count} oordelen              {judged:>10.2?}  {each:.2?} per oordeel, {:.0} per seconde",
        f64::from(count) / judged.as_secs_f64()
    );
    println!(
        "  de gids lezen en nazien      {parsed:>10.2?}  zo lang als {:.0} oordelen",
        ratio(parsed, each)
    );
}

fn workbook() {
    println!("werkblad: 400 activiteiten, 1.200 kostenregels");
    let bytes = submission();
    let raw = middle(|| {
        let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        sheet
            .cells()
            .filter(|(_, _, cell)| **cell != Data::Empty)
            .count()
    });
    let child = middle(|| reader().open_bytes(&bytes).unwrap());
    let opened = reader().open_bytes(&bytes).unwrap();
    let options = ReadOptions {
        asked_year: Some(2027),
        ..ReadOptions::default()
    };
    let (plan, remarks) = reading::read(&opened, &options);
    assert_eq!(plan.activities.len(), 400, "{remarks:?}");
    let read = middle(|| reading::read(&opened, &options));
    println!("  calamine, zonder meer        {raw:>10.2?}");
    println!(
        "  openen in een kindproces     {child:>10.2?}  {:.1} keer zo lang",
        ratio(child, raw)
    );
    println!(
        "  begrijpen als jaarplan       {read:>10.2?}  {:.1} keer zo lang",
        ratio(read, raw)
    );
}

/// A plan of 400 activities with three cost lines each.
fn submission() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Jaarplan OTO 2027").unwrap();
    sheet.write(1, 0, "Organisatie: Ziekenhuis Groot").unwrap();
    let heads = [
        "Nr.",
        "Activiteit",
        "Soort",
        "Datum",
        "Deelnemers",
        "Omschrijving",
        "Bedrag",
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write(3, column, head).unwrap();
    }
    let costs = ["Externe trainer", "Catering", "Zaalhuur"];
    for line in 0..1200_u32 {
        let (row, activity) = (4 + line, line / 3);
        let day = NaiveDate::from_yo_opt(2027, 1 + activity % 365).unwrap();
        sheet.write(row, 0, activity + 1).unwrap();
        sheet
            .write(row, 1, format!("Training {}", activity + 1))
            .unwrap();
        sheet.write(row, 2, "training").unwrap();
        sheet
            .write(row, 3, day.format("%d-%m-%Y").to_string())
            .unwrap();
        sheet.write(row, 4, 12).unwrap();
        sheet
            .write(
                row,
                5,
                *costs.iter().cycle().nth(line as usize % 3).unwrap(),
            )
            .unwrap();
        sheet.write(row, 6, 100.25 + f64::from(line)).unwrap();
    }
    book.save_to_buffer().unwrap()
}
