//! Every doubt is answered at its cell; then the file is kept in one operation, or not at all.

use super::{again, at, look, open_remarks, planned, uses};
use oto_register::desk::{Error, HoursReading};
use oto_register::domain::hours::{Minutes, Phase};
use oto_register::domain::operation::Deed;
use oto_register::domain::submission::{CellAnswer, CellRef};

/// What the user says to each doubt of `twijfel.xlsx`, and the minutes that the row then has.
fn answers() -> Vec<(CellRef, CellAnswer, i64)> {
    [
        ("E3", uses("1:15"), 75),
        ("E4", uses("2:30"), 150),
        ("E5", uses("2"), 120),
        ("E6", uses("3,5"), 210),
        ("E7", uses("overslaan"), 0),
        ("E8", uses("26:00"), 1560),
        ("C9", CellAnswer::Confirm, 120),
        ("C10", uses("28-02-2026"), 120),
        ("D11", uses("evaluatie"), 120),
        ("C12", uses("12-03-2026"), 120),
        ("C13", uses("11-03-2026"), 120),
        ("A14", uses("DV-26-01"), 120),
        ("A15", uses("DV-26-05"), 120),
        ("A16", uses("DV-26-02"), 120),
        ("A17", uses("DV-26-03"), 120),
        ("B18", uses("Verpleegkundige"), 120),
        ("D19", uses("voorbereiding"), 120),
        ("E20", uses("0:20"), 20),
        ("F21", uses("12,5"), 120),
        ("F22", uses("5"), 120),
        ("G22", uses("7,50"), 0),
        ("E23", uses("overslaan"), 0),
    ]
    .map(|(cell, answer, minutes)| (at(cell), answer, minutes))
    .into()
}

fn answered(desk: &oto_register::desk::Desk) -> HoursReading {
    let all: Vec<_> = answers()
        .into_iter()
        .map(|(at, answer, _)| (at, answer))
        .collect();
    again(desk, &look(desk, "twijfel.xlsx"), &all)
}

#[test]
fn nothing_is_kept_while_one_doubt_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let first = look(&desk, "twijfel.xlsx");
    assert_eq!(open_remarks(&first).len(), 22);
    let Err(Error::HeldUp { remarks, .. }) = desk.read_hours(&first, None) else {
        panic!("it was kept");
    };
    assert_eq!(remarks.len(), 22);
    let all = answers();
    for left_open in 0..all.len() {
        let others = all.iter().enumerate().filter(|(at, _)| *at != left_open);
        let others: Vec<_> = others
            .map(|(_, (at, answer, _))| (at.clone(), answer.clone()))
            .collect();
        let reading = again(&desk, &first, &others);
        let open = open_remarks(&reading);
        let cell = all[left_open].0.cell.as_deref().unwrap();
        assert_eq!(open.len(), 1, "{cell}: {open:?}");
        assert!(open[0].ends_with(&format!(" {cell}")), "{cell}: {open:?}");
        assert!(!reading.can_be_accepted());
    }
    assert_eq!(desk.hours_year(2026).unwrap().claims, []);
}

#[test]
fn every_doubt_answered_gives_each_line_its_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let reading = answered(&desk);
    assert_eq!(open_remarks(&reading), [""; 0]);
    let expected: i64 = answers().iter().map(|(_, _, minutes)| minutes).sum();
    // One row had no doubt.
    assert_eq!(reading.minutes().total(), Minutes(expected + 120));
    let of = |phase| reading.minutes().of(phase).0;
    assert_eq!(of(Phase::Evaluation), 120);
    let accepted = desk.read_hours(&reading, None).unwrap();
    assert_eq!(accepted.partner, "Ziekenhuis De Vecht");
    let year = desk.hours_year(2026).unwrap();
    let kept: Minutes = year.claims.iter().map(|it| it.claimed().total()).sum();
    assert_eq!(kept, reading.minutes().total());
    let amounts: Vec<_> = year.claims.iter().map(|it| it.amount()).collect();
    assert!(amounts.contains(&None), "there is no tariff for 2025");
    // As many as were shown, each to the cent.
    let mut shown: Vec<_> = reading.claims.iter().map(|it| it.amount()).collect();
    let mut amounts = amounts;
    shown.sort();
    amounts.sort();
    assert_eq!(shown, amounts);
}

#[test]
fn a_file_is_one_operation_and_several_are_taken_back_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let one = look(&desk, "regels-met-fase.xlsx");
    let two = look(&desk, "fase-per-kolom.xlsx");
    let first = desk.read_hours(&one, None).unwrap();
    let second = desk.read_hours(&two, Some(first.operation)).unwrap();
    assert_eq!((first.claims.len(), first.lines), (3, 6));
    assert_eq!((second.claims.len(), second.lines), (3, 8));
    assert_eq!(
        desk.store().operations_of(Deed::ReadHours).unwrap().len(),
        2
    );
    assert_eq!(desk.hours_year(2026).unwrap().claims.len(), 6);
    let _undone = desk.undo_last().unwrap();
    assert_eq!(desk.hours_year(2026).unwrap().claims, []);
}

#[test]
fn a_line_that_is_kept_already_counts_again_only_when_the_user_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let first = look(&desk, "regels-met-fase.xlsx");
    let _kept = desk.read_hours(&first, None).unwrap();
    // It was shown when the register did not have these lines yet.
    assert!(matches!(
        desk.read_hours(&first, None),
        Err(Error::HeldUp { .. })
    ));
    let again_read = look(&desk, "regels-met-fase.xlsx");
    assert_eq!(open_remarks(&again_read).len(), 6);
    let cell = |cell: &str| CellRef {
        sheet: Some("Uren 2026".to_owned()),
        cell: Some(cell.to_owned()),
    };
    let left_out = ["G5", "G6", "G7", "G8", "G9"].map(|it| (cell(it), uses("overslaan")));
    let mut said = left_out.to_vec();
    said.push((cell("G10"), CellAnswer::Confirm));
    let now = again(&desk, &again_read, &said);
    assert_eq!(open_remarks(&now), [""; 0]);
    let accepted = desk.read_hours(&now, None).unwrap();
    assert_eq!(accepted.lines, 1);
}

#[test]
fn a_register_that_changed_since_the_look_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = planned(folder.path());
    let shown = look(&desk, "regels-met-fase.xlsx");
    let mut other = shown.clone();
    other.claims[0].amounts[0] = None;
    assert!(matches!(
        desk.read_hours(&other, None),
        Err(Error::Overtaken { .. })
    ));
    assert_eq!(desk.hours_year(2026).unwrap().claims, []);
}

#[test]
fn answers_lie_beside_the_register_until_the_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let desk = planned(folder.path());
    let reading = look(&desk, "twijfel.xlsx");
    let mut said = reading.request.clone();
    let _none = said.answers.insert(at("E3"), uses("1:15"));
    desk.keep_hours_answers(&reading.file.sha256, &said)
        .unwrap();
    let next = desk.with_hours_answers(&reading.file.sha256, reading.request.clone());
    assert_eq!(next.answers, said.answers);
    desk.drop_hours_answers(&reading.file.sha256).unwrap();
    let gone = desk.with_hours_answers(&reading.file.sha256, reading.request.clone());
    assert!(gone.answers.is_empty());
}
