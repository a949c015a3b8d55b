//! Hours read from workbooks of institutions: what is recognised, what is asked, what is kept and what never is.

mod answers;
mod form;
mod hostile;
mod lists;
mod privacy;
mod values;

use crate::support::hours::granted_plan;
use crate::support::world::{day, know_partners, register};
use oto_register::desk::{Desk, HoursReading, HoursRequest};
use oto_register::domain::submission::{CellAnswer, CellRef, Remark};
use std::path::{Path, PathBuf};

/// A register with the plans that the lists are about.
fn planned(folder: &Path) -> Desk {
    let mut desk = register(folder);
    know_partners(&mut desk);
    plan(&mut desk);
    desk
}

/// The activities of 2026 that the lists are about; two of them have the same name.
pub fn plan(desk: &mut Desk) {
    let d = day;
    let _plan = granted_plan(
        desk,
        "Ziekenhuis De Vecht",
        2026,
        &[
            ("Training triage SEH", "Training", d("2026-03-12"), 12, 2000),
            (
                "Oefening stroomuitval",
                "Oefening",
                d("2026-06-18"),
                30,
                2500,
            ),
            ("Crisisteam tafeltop", "Oefening", d("2026-09-24"), 8, 1000),
            ("MCI-oefening", "Oefening", d("2026-10-08"), 40, 3000),
            ("MCI-oefening", "Oefening", d("2026-11-05"), 40, 3000),
        ],
    );
    let _plan = granted_plan(
        desk,
        "GGD Kromme Rijn",
        2026,
        &[
            (
                "Table-top infectieziekte",
                "Oefening",
                d("2026-04-14"),
                15,
                1000,
            ),
            ("Communicatietraining", "Training", d("2026-05-19"), 10, 800),
        ],
    );
    let _plan = granted_plan(
        desk,
        "RAV Utrechtse Waarden",
        2026,
        &[("Grootschalige inzet", "Oefening", d("2026-10-08"), 60, 4000)],
    );
}

pub fn list(name: &str) -> PathBuf {
    crate::support::data("hours/lists").join(name)
}

fn request() -> HoursRequest {
    HoursRequest {
        year: 2026,
        ..HoursRequest::default()
    }
}

fn look(desk: &Desk, name: &str) -> HoursReading {
    desk.look_at_hours(&list(name), request()).unwrap()
}

fn again(desk: &Desk, reading: &HoursReading, answers: &[(CellRef, CellAnswer)]) -> HoursReading {
    let mut request = reading.request.clone();
    request.answers.extend(answers.iter().cloned());
    desk.look_again_at_hours(reading.file.clone(), request)
        .unwrap()
}

fn at(cell: &str) -> CellRef {
    CellRef {
        sheet: Some("Uren".to_owned()),
        cell: Some(cell.to_owned()),
    }
}

fn uses(text: &str) -> CellAnswer {
    CellAnswer::Use(text.to_owned())
}

/// `fout E5`, `vraag E6`.
fn open_remarks(reading: &HoursReading) -> Vec<String> {
    let open = reading.remarks.iter().filter(|remark| remark.holds_up());
    open.map(in_short).collect()
}

fn in_short(remark: &Remark) -> String {
    format!(
        "{} {}",
        remark.severity.code(),
        remark.at.cell.as_deref().unwrap_or("bestand")
    )
}
