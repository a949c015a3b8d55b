//! Files that mean harm or are broken, as hours: read or refused, never a crash of ours, and nothing is kept.

use super::{list, look, planned, request};
use crate::support::world::reader;
use oto_register::desk::Error;
use oto_register::domain::open_error::OpenError;
use oto_register::domain::submission::Remark;
use oto_register::exchange::delimited;
use oto_register::exchange::reading::{HoursOptions, read_hours};
use oto_register::words::remarks;
use proptest::prelude::*;
use std::io::Write;

fn options() -> HoursOptions<'static> {
    HoursOptions {
        asked_year: Some(2026),
        ..HoursOptions::default()
    }
}

#[test]
fn a_file_that_cannot_be_opened_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let refused = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        match desk.look_at_hours(&path, request()) {
            Err(Error::CannotOpen { error, .. }) => error,
            other => panic!("{name}: {other:?}"),
        }
    };
    assert_eq!(refused("leeg.xlsx", b""), OpenError::Empty);
    assert!(matches!(
        refused("uren.xlsx", b"%PDF-1.7\n%x\n1 0 obj"),
        OpenError::NotASpreadsheet { .. }
    ));
    let whole = std::fs::read(list("regels-met-fase.xlsx")).unwrap();
    assert_eq!(
        refused("half.xlsx", &whole[..whole.len() / 2]),
        OpenError::Damaged
    );
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default();
    bomb.start_file("xl/workbook.xml", plain).unwrap();
    bomb.start_file("xl/worksheets/sheet1.xml", plain).unwrap();
    for _ in 0..450 {
        bomb.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert_eq!(refused("bom.xlsx", &bomb), OpenError::TooBigInside);
    let slow = vec![b'x'; 51 * 1024 * 1024];
    assert!(matches!(
        refused("groot.csv", &slow),
        OpenError::TooLarge { .. }
    ));
}

#[test]
fn ten_thousand_rows_are_read_and_a_wrong_total_is_told() {
    let mut text =
        "Organisatie;Ziekenhuis De Vecht\nActiviteit;Functie;Datum;Fase;Uren\n".to_owned();
    for _ in 0..10_000 {
        text.push_str("DV-26-01;Arts;12-03-2026;U;0:10\n");
    }
    text.push_str("Totaal;;;;1666:41\n");
    let book = reader().open_bytes(text.as_bytes()).unwrap();
    let (hours, found) = read_hours(&book, &options());
    assert_eq!(hours.lines.len(), 10_000);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at.cell.as_deref(), Some("E10003"));
    assert!(!found[0].holds_up());
}

#[test]
fn an_older_file_of_the_register_is_not_hours() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    for name in [
        "hap-lekstroom.xlsx",
        "ggd-kromme-rijn.xlsx",
        "rav-utrechtse-waarden.csv",
    ] {
        let path = crate::support::world::submission(name);
        let reading = desk.look_at_hours(&path, request()).unwrap();
        assert!(!reading.can_be_accepted(), "{name}");
        assert_eq!(reading.claims, [], "{name}");
    }
    let reading = look(&desk, "geen-uren.xlsx");
    assert_eq!(reading.claims, []);
}

proptest! {
    #[test]
    fn no_table_makes_reading_hours_panic(
        head in proptest::sample::select(vec![
            "Activiteit;Functie;Naam;Datum;Fase;Uren;Km;OV",
            "Naam;Datum;V;U;E;Totaal;Van;Tot",
            "Projectnummer;Rol;Dag;Begin;Eind;Tijdstip;Aandeel;Betaling aan",
        ]),
        rows in proptest::collection::vec("[a-zA-Zé€0-9;,.:\\- ]{0,60}", 0..14),
    ) {
        let text = format!("Instelling;Ziekenhuis De Vecht\n{head}\n{}", rows.join("\n"));
        let book = delimited::open(text.as_bytes(), 10_000).unwrap();
        let (hours, found) = read_hours(&book, &options());
        prop_assert!(found.iter().all(|remark| !remarks::remark(remark).is_empty()));
        let negative = hours.lines.iter().filter_map(|it| it.amount).any(|it| it.minutes.0 < 0 || it.metres.0 < 0);
        prop_assert!(!negative);
        // A line that is held back always says why.
        let held_back = hours.lines.iter().any(|it| it.amount.is_none() || it.date.is_none());
        prop_assert!(!held_back || found.iter().any(Remark::holds_up));
        prop_assert!(hours.lines.iter().all(|it| it.name.is_none()));
    }
}

proptest! {
    // A child each: the library that opens workbooks may crash on them.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn flipped_bytes_in_a_list_of_hours_are_read_or_refused(at in 0_usize..6000, to in any::<u8>()) {
        let mut bytes = std::fs::read(list("regels-met-fase.xlsx")).unwrap();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(book) = reader().open_bytes(&bytes) {
            let _ = read_hours(&book, &options());
        }
    }
}
