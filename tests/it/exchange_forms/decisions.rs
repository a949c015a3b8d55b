//! Decisions go out as a workbook and come back, wherever their rows went.

use super::intake_form::kinds;
use super::own_grid::{Edit, grid, number, text};
use oto_register::domain::decision::Outcome;
use oto_register::domain::plan::ActivityKind;
use oto_register::domain::sheet_remark::{SheetDoubt, SheetRemark};
use oto_register::domain::submission::Severity;
use oto_register::domain::verdict::{Answer, AskedCondition, CheckEffect, CheckResult, Verdict};
use oto_register::domain::{ActivityId, Cents, ConditionId, CostKindId, CostLineId, PlanId};
use oto_register::exchange::decisions::{
    CheckRow, Decided, DecisionBook, DecisionRow, DecisionSheet, Subject, read, write,
};
use oto_register::exchange::grid::{Sheet, Value, Workbook};
use oto_register::words::sheet_remarks::sheet_remark;

fn condition(id: &str, answer: Option<Answer>) -> AskedCondition {
    AskedCondition {
        id: id.into(),
        question: format!("Is aan {id} voldaan?"),
        answer,
        passage: "eisen-vooraf-indienen".into(),
        adviser_decides: id == "akkoord-adviseur",
        regional: false,
    }
}

fn row(line: i64, what: &str, cents: i64) -> DecisionRow {
    DecisionRow {
        line: CostLineId(line),
        partner: "Ziekenhuis de Vecht".to_owned(),
        project_number: "ZV-27-01".to_owned(),
        activity: "Training crisisteam".to_owned(),
        activity_kind: Some(ActivityKind::Training),
        text: what.to_owned(),
        requested: Cents(cents),
        kind: None,
        suggested_kinds: vec!["catering".into(), "zaalhuur".into()],
        conditions: Vec::new(),
        suggested: Verdict::Consult,
        reason: "Er is nog geen kostensoort gekozen.".to_owned(),
        passages: vec!["inleiding-twijfel-collegas".into()],
        decided: None,
    }
}

fn check_row(subject: Subject, id: &str, answer: Option<Answer>) -> CheckRow {
    CheckRow {
        subject,
        partner: "Ziekenhuis de Vecht".to_owned(),
        project_number: String::new(),
        activity: String::new(),
        check: CheckResult {
            id: id.into(),
            question: format!("Klopt {id}?"),
            answer,
            effect_if_no: CheckEffect::Blocks,
            action_if_no: "Overleg.".to_owned(),
            passages: vec!["oto-doel".into()],
        },
    }
}

/// Lines 21 (nothing yet), 22 (kind and an answer) and 23 (decided), on rows 4 to 6.
fn book() -> DecisionBook {
    let mut second = row(22, "Trainer", 240_000);
    second.kind = Some("training-extern".into());
    second.conditions = vec![
        condition("offerte-vooraf", Some(Answer::Yes)),
        condition("akkoord-adviseur", None),
    ];
    let mut third = row(23, "Zaal", 40_000);
    third.kind = Some("zaalhuur".into());
    third.suggested = Verdict::Allowed;
    third.decided = Some(Decided {
        outcome: Outcome::PartlyGranted,
        recorded: Verdict::Conditional,
        granted: Cents(30_050),
        motivation: "Een dagdeel is genoeg.\nZie overleg.".to_owned(),
    });
    DecisionBook {
        year: 2027,
        rows: vec![row(21, "Lunch", 18_050), second, third],
        checks: vec![
            check_row(Subject::Activity(ActivityId(7)), "oto-doel", None),
            check_row(Subject::Plan(PlanId(3)), "plan-volledig", Some(Answer::No)),
        ],
        kinds: kinds(),
    }
}

fn out() -> Workbook {
    grid(&write(&book()).unwrap())
}

fn edited(edit: impl FnOnce(&mut Workbook)) -> (DecisionSheet, Vec<SheetRemark>) {
    let mut workbook = out();
    edit(&mut workbook);
    read(&workbook, &book())
}

fn on_lines(edit: impl FnOnce(&mut Sheet)) -> (DecisionSheet, Vec<SheetRemark>) {
    edited(|workbook| edit(&mut workbook.sheets[0]))
}

/// The sheet, the cell, how bad, and what.
fn said(remarks: &[SheetRemark]) -> Vec<(String, Severity, SheetDoubt)> {
    let place = |it: &SheetRemark| {
        let sheet = it.at.sheet.clone().unwrap_or_default();
        format!("{sheet} {}", it.at.cell.clone().unwrap_or_default())
    };
    for remark in remarks {
        let sentence = sheet_remark(remark);
        assert!(sentence.ends_with('.'), "{sentence}");
        assert!(
            sentence.contains(remark.found.as_deref().unwrap_or_default()) || !remark.holds_up()
        );
    }
    let all = remarks.iter();
    all.map(|it| (place(it), it.severity, it.doubt.clone()))
        .collect()
}

fn one(remarks: &[SheetRemark], place: &str, severity: Severity, doubt: SheetDoubt) {
    assert_eq!(said(remarks), [(place.to_owned(), severity, doubt)]);
}

#[test]
fn the_same_decisions_have_the_same_bytes() {
    assert!(write(&book()).unwrap() == write(&book()).unwrap());
}

#[test]
fn what_goes_out_comes_back_unchanged() {
    let (sheet, remarks) = edited(|_| {});
    assert_eq!(remarks, []);
    assert_eq!(sheet.decisions.len(), 3);
    assert!(sheet.decisions.iter().all(|it| it.unchanged));
    let third = &sheet.decisions[2];
    let made = third.decision.as_ref().unwrap();
    assert_eq!(third.line, CostLineId(23));
    assert_eq!(made.outcome.value, Outcome::PartlyGranted);
    assert_eq!(made.recorded.as_ref().unwrap().value, Verdict::Conditional);
    assert_eq!(made.granted.as_ref().unwrap().value, Cents(30_050));
    assert_eq!(
        made.motivation.value,
        "Een dagdeel is genoeg.\nZie overleg."
    );
    assert_eq!(sheet.decisions[0].decision, None);
    let answers = &sheet.decisions[1].answers;
    assert_eq!(
        answers[&ConditionId::from("offerte-vooraf")].value,
        Some(Answer::Yes)
    );
    assert_eq!(answers[&ConditionId::from("akkoord-adviseur")].value, None);
    let checks: Vec<_> = sheet
        .checks
        .iter()
        .map(|it| (it.subject, it.answer.value))
        .collect();
    assert_eq!(
        checks,
        [
            (Subject::Activity(ActivityId(7)), None),
            (Subject::Plan(PlanId(3)), Some(Answer::No))
        ]
    );
}

#[test]
fn a_book_without_lines_can_go_out() {
    let empty = DecisionBook {
        year: 2027,
        rows: Vec::new(),
        checks: Vec::new(),
        kinds: Vec::new(),
    };
    let workbook = grid(&write(&empty).unwrap());
    assert_eq!(
        read(&workbook, &empty),
        (DecisionSheet::default(), Vec::new())
    );
}

#[test]
fn a_decision_is_read_from_its_row() {
    let (sheet, remarks) = on_lines(|sheet| {
        sheet.type_in("H4", text("Catering"));
        sheet.type_in("M4", text("Deels toekennen"));
        sheet.type_in("N4", text("Toegestaan"));
        sheet.type_in("O4", number("100.5"));
        sheet.type_in("P4", text("Twaalf personen."));
    });
    assert_eq!(remarks, []);
    let input = &sheet.decisions[0];
    let made = input.decision.as_ref().unwrap();
    assert!(!input.unchanged);
    assert_eq!(input.kind.value, Some(CostKindId::from("catering")));
    assert_eq!(input.at.cell.as_deref(), Some("A4"));
    assert_eq!(made.outcome.value, Outcome::PartlyGranted);
    assert_eq!(made.recorded.as_ref().unwrap().value, Verdict::Allowed);
    assert_eq!(made.granted.as_ref().unwrap().value, Cents(10_050));
    assert_eq!(
        made.granted.as_ref().unwrap().at.cell.as_deref(),
        Some("O4")
    );
    assert_eq!(made.motivation.value, "Twaalf personen.");
}

#[test]
fn codes_do_as_well_as_labels() {
    let (sheet, remarks) = on_lines(|sheet| {
        sheet.type_in("H4", text("catering"));
        sheet.type_in("M4", text("DEELS_TOEKENNEN"));
        sheet.type_in("N4", text("niet_toegestaan"));
        sheet.type_in("O4", text("€ 100,50"));
    });
    assert_eq!(remarks, []);
    let input = &sheet.decisions[0];
    let made = input.decision.as_ref().unwrap();
    assert_eq!(input.kind.value, Some(CostKindId::from("catering")));
    assert_eq!(made.outcome.value, Outcome::PartlyGranted);
    assert_eq!(made.recorded.as_ref().unwrap().value, Verdict::NotAllowed);
    assert_eq!(made.granted.as_ref().unwrap().value, Cents(10_050));
}

#[test]
fn an_amount_alone_says_what_was_decided() {
    for (amount, outcome) in [
        ("180.5", Outcome::Granted),
        ("0", Outcome::Refused),
        ("180.49", Outcome::PartlyGranted),
    ] {
        let (sheet, remarks) = on_lines(|sheet| sheet.type_in("O4", number(amount)));
        assert_eq!(remarks, []);
        let made = sheet.decisions[0].decision.as_ref().unwrap();
        assert_eq!(made.outcome.value, outcome, "{amount}");
    }
}

#[test]
fn a_decision_without_an_amount_leaves_the_amount_open() {
    let (sheet, remarks) = on_lines(|sheet| sheet.type_in("M4", text("Toekennen")));
    assert_eq!(remarks, []);
    let made = sheet.decisions[0].decision.as_ref().unwrap();
    assert_eq!(
        (made.outcome.value, &made.granted),
        (Outcome::Granted, &None)
    );
}

#[test]
fn moved_rows_are_found_by_their_id() {
    let (sheet, remarks) = on_lines(|sheet| {
        sheet.type_in("M4", text("Toekennen"));
        sheet.insert_rows(5, 3);
        sheet.move_row(4, 10);
    });
    assert_eq!(remarks, []);
    let order: Vec<_> = sheet.decisions.iter().map(|it| it.line.0).collect();
    assert_eq!(order, [22, 23, 21]);
    assert!(sheet.decisions[2].decision.is_some());
}

#[test]
fn answers_are_read_for_lines_and_for_checks() {
    let (sheet, remarks) = edited(|workbook| {
        workbook.sheets[1].type_in("I4", text("Nee"));
        workbook.sheets[1].type_in("I5", text("weet niet"));
        workbook.sheets[2].type_in("I4", text("onbekend"));
        workbook.sheets[2].clear("I5");
    });
    assert_eq!(remarks, []);
    let answers = &sheet.decisions[1].answers;
    assert_eq!(
        answers[&ConditionId::from("offerte-vooraf")].value,
        Some(Answer::No)
    );
    assert_eq!(
        answers[&ConditionId::from("akkoord-adviseur")].value,
        Some(Answer::Unknown)
    );
    assert!(!sheet.decisions[1].unchanged);
    let checks: Vec<_> = sheet.checks.iter().map(|it| it.answer.value).collect();
    assert_eq!(checks, [Some(Answer::Unknown), None]);
}

#[test]
fn answers_count_also_when_the_row_of_their_line_is_gone() {
    let (sheet, remarks) = edited(|workbook| {
        workbook.sheets[0].delete_row(5);
        workbook.sheets[1].type_in("I5", text("Ja"));
    });
    assert_eq!(remarks, []);
    let input = sheet
        .decisions
        .iter()
        .find(|it| it.line == CostLineId(22))
        .unwrap();
    assert_eq!(input.kind.value, Some(CostKindId::from("training-extern")));
    assert_eq!(
        input.answers[&ConditionId::from("akkoord-adviseur")].value,
        Some(Answer::Yes)
    );
}

#[test]
fn a_workbook_without_the_columns_is_one_error() {
    let (sheet, remarks) = read(&Workbook { sheets: Vec::new() }, &book());
    assert_eq!(sheet, DecisionSheet::default());
    assert_eq!(remarks.len(), 1);
    let (_, remarks) = on_lines(|sheet| {
        sheet.clear("A3");
        sheet.clear("O3");
    });
    one(
        &remarks,
        " ",
        Severity::Error,
        SheetDoubt::MissingColumns {
            columns: vec!["Regel-id", "Toegekend (€)"],
        },
    );
}

#[test]
fn a_sheet_that_somebody_else_made_needs_only_the_columns_that_are_read() {
    let mut sheet = Sheet {
        name: Some("Blad1".to_owned()),
        ..Sheet::default()
    };
    let words = [
        "besluit",
        "TOEGEKEND",
        "regel-id",
        "kostensoort",
        "oordeel",
        "motivering",
    ];
    for (column, word) in ["A", "B", "C", "D", "E", "F"].into_iter().zip(words) {
        sheet.type_in(&format!("{column}1"), text(word));
    }
    sheet.type_in("A2", text("afwijzen"));
    sheet.type_in("C2", text("21"));
    let (sheet, remarks) = read(
        &Workbook {
            sheets: vec![sheet],
        },
        &book(),
    );
    assert_eq!(remarks, []);
    assert_eq!(sheet.decisions[0].line, CostLineId(21));
}

#[test]
fn rows_that_belong_to_no_line_are_errors() {
    let (_, remarks) = on_lines(|sheet| sheet.type_in("A4", number("99")));
    one(
        &remarks,
        "Besluiten A4",
        Severity::Error,
        SheetDoubt::UnknownLine,
    );
    let (_, remarks) = on_lines(|sheet| {
        sheet.clear("A4");
        sheet.type_in("M4", text("Toekennen"));
    });
    one(
        &remarks,
        "Besluiten A4",
        Severity::Error,
        SheetDoubt::NoLineId,
    );
    let (sheet, remarks) = on_lines(|sheet| sheet.paste_row(4, 9));
    let SheetDoubt::LineTwice { first } = &remarks[0].doubt else {
        panic!("{remarks:?}");
    };
    assert_eq!(first.cell.as_deref(), Some("A4"));
    assert_eq!(remarks[0].at.cell.as_deref(), Some("A9"));
    assert_eq!(sheet.decisions.len(), 3);
}

#[test]
fn what_is_only_there_to_read_is_compared() {
    let (sheet, remarks) = on_lines(|sheet| sheet.type_in("G4", number("1805")));
    let expected = Cents(18_050);
    let doubt = SheetDoubt::RequestedDiffers { expected };
    one(&remarks, "Besluiten G4", Severity::Error, doubt);
    assert_eq!(sheet.decisions.len(), 2);
    let (sheet, remarks) = on_lines(|sheet| sheet.type_in("F4", text("Diner")));
    let expected = "Lunch".to_owned();
    let doubt = SheetDoubt::ReadOnlyAltered { expected };
    one(&remarks, "Besluiten F4", Severity::Notice, doubt);
    assert_eq!(sheet.decisions.len(), 3);
}

#[test]
fn unknown_words_are_errors_at_their_cell() {
    for (cell, known) in [("H4", 4), ("M4", 4), ("N4", 4)] {
        let (sheet, remarks) = on_lines(|sheet| sheet.type_in(cell, text("misschien")));
        let SheetDoubt::UnknownWord { known: words } = &remarks[0].doubt else {
            panic!("{remarks:?}");
        };
        assert_eq!(words.len(), known);
        assert_eq!(remarks[0].at.cell.as_deref(), Some(cell));
        assert_eq!(remarks[0].found.as_deref(), Some("misschien"));
        assert!(remarks[0].holds_up());
        assert_eq!(sheet.decisions.len(), 2);
    }
    for sheet in [1, 2] {
        let (_, remarks) = edited(|book| book.sheets[sheet].type_in("I4", text("misschien")));
        assert!(matches!(remarks[0].doubt, SheetDoubt::UnknownWord { .. }));
    }
}

#[test]
fn granted_amounts_that_are_none_are_errors_at_their_cell() {
    for (value, doubt) in [
        (text("n.t.b."), SheetDoubt::NotAnAmount),
        (text("1.250"), SheetDoubt::NotAnAmount),
        (number("1.255"), SheetDoubt::NotAnAmount),
        (number("-5"), SheetDoubt::NegativeAmount),
        (Value::Error("#REF!".to_owned()), SheetDoubt::ErrorCell),
    ] {
        let (_, remarks) = on_lines(|sheet| sheet.type_in("O4", value));
        one(&remarks, "Besluiten O4", Severity::Error, doubt);
    }
}

#[test]
fn answers_that_belong_nowhere_are_errors() {
    let (_, remarks) = edited(|book| book.sheets[1].type_in("A4", number("99")));
    one(
        &remarks,
        "Antwoorden A4",
        Severity::Error,
        SheetDoubt::UnknownLine,
    );
    let (_, remarks) = edited(|book| book.sheets[1].clear("A4"));
    one(
        &remarks,
        "Antwoorden A4",
        Severity::Error,
        SheetDoubt::NoLineId,
    );
    let (_, remarks) = edited(|book| book.sheets[2].type_in("A4", text("activiteit:8")));
    one(
        &remarks,
        "Controles A4",
        Severity::Error,
        SheetDoubt::UnknownLine,
    );
    let (_, remarks) = edited(|book| book.sheets[2].type_in("F4", text("nog-iets")));
    one(
        &remarks,
        "Controles F4",
        Severity::Error,
        SheetDoubt::UnknownQuestion,
    );
    let (_, remarks) = edited(|book| {
        book.sheets[1].paste_row(4, 9);
        book.sheets[1].type_in("I9", text("Nee"));
    });
    assert!(matches!(remarks[0].doubt, SheetDoubt::LineTwice { .. }));
    let (_, remarks) = edited(|book| book.sheets[1].clear("I3"));
    assert!(matches!(
        remarks[0].doubt,
        SheetDoubt::MissingColumns { .. }
    ));
}

#[test]
fn a_hidden_row_counts_with_a_notice() {
    let (sheet, remarks) = on_lines(|sheet| {
        sheet.hidden_rows.insert(3);
    });
    one(
        &remarks,
        "Besluiten A4",
        Severity::Notice,
        SheetDoubt::HiddenRowRead,
    );
    assert_eq!(sheet.decisions.len(), 3);
}
