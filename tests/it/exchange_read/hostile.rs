//! Files that mean harm or are broken: each gives one refusal with words, within its limits.

use super::{data, reader};
use oto_register::domain::open_error::{LooksLike, OpenError};
use oto_register::exchange::child::{Limits, Reader};
use oto_register::exchange::reading::{self, ReadOptions};
use oto_register::exchange::{delimited, detect, open};
use oto_register::words::remarks;
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

#[test]
fn an_empty_file_is_called_empty() {
    refused(b"", OpenError::Empty);
    refused(b" \r\n\t\n", OpenError::Empty);
}

#[test]
fn a_file_that_is_not_there_is_called_missing() {
    let error = reader()
        .open(&data("exchange/bestaat-niet.xlsx"))
        .unwrap_err();
    assert_eq!(error, OpenError::Missing);
}

#[test]
fn a_folder_is_no_file() {
    let error = reader().open(&data("exchange")).unwrap_err();
    assert!(matches!(error, OpenError::Unreadable { .. }), "{error:?}");
}

#[test]
fn a_workbook_cut_off_anywhere_is_called_damaged() {
    let whole = std::fs::read(data("submissions/ziekenhuis-de-vecht.xlsx")).unwrap();
    for length in [4, 100, whole.len() / 2, whole.len() - 10] {
        refused(&whole[..length], OpenError::Damaged);
    }
}

#[test]
fn an_old_workbook_cut_off_is_refused() {
    let whole = std::fs::read(data("exchange/layouts/andere-woorden.xls")).unwrap();
    for length in [600, 2000, whole.len() / 2] {
        let error = reader().open_bytes(&whole[..length]).unwrap_err();
        assert!(
            matches!(error, OpenError::Damaged | OpenError::Crashed),
            "{length}: {error:?}"
        );
    }
}

#[test]
fn a_file_of_another_kind_is_named_whatever_it_is_called() {
    let is = |bytes: &[u8], looks_like| refused(bytes, OpenError::NotASpreadsheet { looks_like });
    is(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", LooksLike::Pdf);
    is(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", LooksLike::Picture);
    is(
        b"<html><body><table><tr><td>Activiteit</td></tr></table>",
        LooksLike::WebPage,
    );
    is(b"{\\rtf1\\ansi Jaarplan}", LooksLike::TextDocument);
    is(
        b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>",
        LooksLike::XmlSpreadsheet,
    );
    is(b"<?xml version=\"1.0\"?><Invoice/>", LooksLike::Xml);
    is(b"\x7FELF\x02\x01\x01\0\0\0", LooksLike::Unknown);
    is(
        &zipped(&[("word/document.xml", b"<w:document/>")]),
        LooksLike::TextDocument,
    );
    is(&zipped(&[("foto.jpg", b"x")]), LooksLike::Archive);
}

#[test]
fn a_password_is_noticed() {
    let error = reader()
        .open(&data("exchange/hostile/wachtwoord.xlsx"))
        .unwrap_err();
    assert_eq!(error, OpenError::PasswordProtected);
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let bomb = zipped_zeros("xl/worksheets/sheet1.xml", 450 * 1024 * 1024);
    assert!(bomb.len() < 2 * 1024 * 1024);
    let began = Instant::now();
    refused(&bomb, OpenError::TooBigInside);
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn cells_in_far_corners_cost_no_memory() {
    let sheet = b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></sheetData></worksheet>";
    let workbook = reader().open_bytes(&workbook_with(sheet)).unwrap();
    assert_eq!(workbook.sheets[0].cells.len(), 2);
    let (_, found) = reading::read(&workbook, &ReadOptions::default());
    assert_eq!(found.len(), 1);
}

#[test]
fn an_address_beyond_any_sheet_is_refused() {
    let sheet = b"<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZZ99999999999\"><v>1</v></c></row></sheetData></worksheet>";
    let error = reader().open_bytes(&workbook_with(sheet)).unwrap_err();
    assert!(
        matches!(error, OpenError::Damaged | OpenError::Crashed),
        "{error:?}"
    );
}

#[test]
fn a_cell_that_is_a_book_is_refused() {
    let book = "lang ".repeat(40_000);
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{book}</t></is></c></row></sheetData></worksheet>"
    );
    refused(&workbook_with(sheet.as_bytes()), OpenError::Damaged);
    let looks_like = LooksLike::Unknown;
    refused(book.as_bytes(), OpenError::NotASpreadsheet { looks_like });
}

#[test]
fn a_workbook_without_its_list_of_sheets_is_called_damaged() {
    refused(
        &zipped(&[("xl/worksheets/sheet1.xml", b"<worksheet/>")]),
        OpenError::Damaged,
    );
}

#[test]
fn too_many_cells_are_refused() {
    let mut sheet = b"<worksheet><sheetData>".to_vec();
    for row in 1..=5001 {
        write!(sheet, "<row r=\"{row}\">").unwrap();
        for column in 0..100 {
            let letters = oto_register::exchange::grid::column_letters(column);
            write!(sheet, "<c r=\"{letters}{row}\"><v>1</v></c>").unwrap();
        }
        sheet.extend(b"</row>");
    }
    sheet.extend(b"</sheetData></worksheet>");
    refused(
        &workbook_with(&sheet),
        OpenError::TooManyCells {
            limit: open::MOST_CELLS,
        },
    );
}

#[test]
fn a_large_export_is_read_whole() {
    let mut text =
        "Jaarplan 2027 GGD Test\nNr;Activiteit;Soort;Datum;Kostenpost;Bedrag\n".to_owned();
    for row in 0..8_000 {
        let activity = row / 4;
        text +=
            &format!("{activity};Training {activity};Training;1-3-2027;Post {row};€ 1.000,00\n");
    }
    text += "Totaal;;;;;8000000\n";
    let workbook = reader().open_bytes(text.as_bytes()).unwrap();
    let (submission, found) = reading::read(&workbook, &ReadOptions::default());
    assert_eq!(submission.activities.len(), 2_000);
    assert_eq!(submission.total().0, 800_000_000);
    assert_eq!(found, []);
}

#[test]
fn deep_nesting_is_refused_or_read_without_a_crash_of_ours() {
    let mut sheet = b"<worksheet><sheetData>".to_vec();
    sheet.extend(b"<a>".repeat(1_000_000));
    let error = reader().open_bytes(&workbook_with(&sheet)).unwrap_err();
    assert!(
        matches!(error, OpenError::Damaged | OpenError::Crashed),
        "{error:?}"
    );
}

#[test]
fn an_ods_that_ends_too_early_does_not_hang() {
    let ods = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet".as_slice(),
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        (
            "content.xml",
            b"<office:document-content><table:table table:name=\"A\"><table:table-row>",
        ),
    ]);
    refused(&ods, OpenError::Damaged);
}

#[test]
fn a_child_that_takes_too_long_is_stopped() {
    let slow = Reader {
        limits: Limits {
            time: Duration::ZERO,
            ..Limits::default()
        },
        ..reader()
    };
    let bytes = std::fs::read(data("submissions/hap-lekstroom.xlsx")).unwrap();
    assert_eq!(
        slow.open_bytes(&bytes),
        Err(OpenError::TimedOut { seconds: 0 })
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_child_without_memory_dies_alone() {
    let tight = Reader {
        limits: Limits {
            memory: 1024 * 1024,
            ..Limits::default()
        },
        ..reader()
    };
    let bytes = std::fs::read(data("submissions/hap-lekstroom.xlsx")).unwrap();
    assert_eq!(tight.open_bytes(&bytes), Err(OpenError::Crashed));
}

#[test]
fn a_program_that_is_no_reader_is_an_error() {
    let none = Reader {
        program: data("exchange/geen-programma"),
        limits: Limits::default(),
    };
    assert!(matches!(
        none.open_bytes(b"a;b"),
        Err(OpenError::NoReader { .. })
    ));
}

#[test]
fn the_bytes_that_are_read_are_the_bytes_that_are_hashed() {
    let opened = super::open("submissions/rav-utrechtse-waarden.csv");
    let bytes = std::fs::read(data("submissions/rav-utrechtse-waarden.csv")).unwrap();
    assert_eq!(opened.bytes, bytes);
    assert_eq!(opened.sha256.len(), 64);
    assert!(opened.sha256.chars().all(|digit| digit.is_ascii_hexdigit()));
}

#[test]
fn every_refusal_has_three_sentences() {
    let mut errors = vec![
        OpenError::Missing,
        OpenError::Unreadable {
            reason: "permission denied".to_owned(),
        },
        OpenError::Empty,
        OpenError::TooLarge { megabytes: 50 },
        OpenError::PasswordProtected,
        OpenError::TooBigInside,
        OpenError::TooManyCells { limit: 500_000 },
        OpenError::Damaged,
        OpenError::TimedOut { seconds: 30 },
        OpenError::Crashed,
        OpenError::NoReader {
            reason: "not found".to_owned(),
        },
    ];
    errors.extend(LooksLike::ALL.map(|looks_like| OpenError::NotASpreadsheet { looks_like }));
    for error in errors {
        let notice = remarks::open_error(&error);
        for sentence in [&notice.what, &notice.why, &notice.way_out] {
            assert!(
                sentence.ends_with('.') && sentence.len() > 15,
                "{error:?}: {sentence}"
            );
            assert!(!sentence.contains("permission") && !sentence.contains("not found"));
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = detect::format(&bytes);
        if let Ok(workbook) = delimited::open(&bytes, 10_000) {
            let _ = reading::read(&workbook, &ReadOptions::default());
        }
    }

    #[test]
    fn no_table_makes_reading_panic(rows in proptest::collection::vec("[a-zé€0-9;,.\\- ]{0,40}", 0..12)) {
        let text = format!("Jaarplan 2027\nActiviteit;Soort;Datum;Deelnemers;Kostenpost;Bedrag\n{}", rows.join("\n"));
        let workbook = delimited::open(text.as_bytes(), 10_000).unwrap();
        let (submission, found) = reading::read(&workbook, &ReadOptions::default());
        prop_assert!(submission.total().0 >= 0);
        prop_assert!(found.iter().all(|remark| !remarks::remark(remark).is_empty()));
    }

}

proptest! {
    // A child each: the library that opens workbooks may crash on them.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn flipped_bytes_in_a_workbook_are_read_or_refused(at in 0_usize..5000, to in any::<u8>()) {
        let mut bytes = std::fs::read(data("submissions/hap-lekstroom.xlsx")).unwrap();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(workbook) = reader().open_bytes(&bytes) {
            let _ = reading::read(&workbook, &ReadOptions::default());
        }
    }
}

fn refused(bytes: &[u8], expected: OpenError) {
    assert_eq!(reader().open_bytes(bytes), Err(expected));
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn zipped_zeros(name: &str, length: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    archive
        .start_file(name, SimpleFileOptions::default())
        .unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..length / block.len() {
        archive.write_all(&block).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn workbook_with(sheet: &[u8]) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".as_slice()),
        ("xl/workbook.xml", b"<workbook xmlns:r=\"x\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}
