//! Electronic invoices: what stands in them to the cent, and what is said of those that do not hold together.

use super::support::data;
use oto_register::clock::Clock;
use oto_register::desk::Desk;
use oto_register::domain::Cents;
use oto_register::domain::invoice::{InvoiceKind, InvoiceProfile, InvoiceRemark, XmlError};
use oto_register::domain::submission::Severity;
use oto_register::exchange::{ubl, xml};
use oto_register::notice::Notice;
use oto_register::words;
use proptest::prelude::*;
use serde::Deserialize;
use std::path::Path;

#[derive(Debug, Deserialize)]
struct Faults {
    case: Vec<Fault>,
}

#[derive(Debug, Deserialize)]
struct Fault {
    name: String,
    from: String,
    to: String,
    at: String,
    says: String,
    /// Other errors follow from it.
    #[serde(default)]
    more: bool,
}

fn sound() -> String {
    std::fs::read_to_string(data("invoices/nlcius.xml")).unwrap()
}

fn errors(remarks: &[InvoiceRemark]) -> Vec<&InvoiceRemark> {
    let is_error = |it: &&InvoiceRemark| it.severity == Severity::Error;
    remarks.iter().filter(is_error).collect()
}

#[test]
fn a_dutch_invoice_says_what_it_says_to_the_cent() {
    let (invoice, remarks) = ubl::read(&xml::parse(sound().as_bytes()).unwrap());
    assert_eq!(remarks, []);
    let invoice = invoice.unwrap();
    assert_eq!(
        (invoice.kind, invoice.profile),
        (InvoiceKind::Invoice, InvoiceProfile::Nlcius)
    );
    assert_eq!(invoice.number, "2026-0417");
    assert_eq!(invoice.seller.name, "Ziekenhuis De Vecht");
    assert_eq!(invoice.seller.registration, "12345678");
    assert_eq!(invoice.buyer.name, "Netwerkbureau Rijn & Heuvelrug");
    assert_eq!(invoice.project_reference.as_deref(), Some("VE-26-01"));
    assert_eq!(invoice.delivered_on.unwrap().to_string(), "2026-03-18");
    let amounts: Vec<Cents> = invoice.lines.iter().map(|line| line.net).collect();
    assert_eq!(amounts, [Cents(372_500), Cents(30_680)]);
    assert_eq!(invoice.lines[0].quantity, "29.8 HUR");
    assert_eq!(invoice.lines[1].vat_basis_points, Some(900));
    assert_eq!(invoice.adjustments, [("Korting".to_owned(), Cents(-1_250))]);
    let totals = (
        invoice.net,
        invoice.vat,
        invoice.gross,
        invoice.prepaid,
        invoice.payable,
    );
    assert_eq!(
        totals,
        (
            Cents(401_930),
            Cents(80_724),
            Cents(482_654),
            Cents(2_654),
            Cents(480_000)
        )
    );
    assert_eq!(invoice.attachments[0].name, "trainer.pdf");
    assert_eq!(invoice.attachments[0].bytes, b"%PDF-1.4\n%een bijlage\n");
}

#[test]
fn a_credit_note_is_below_zero_and_names_what_it_takes_back() {
    let bytes = std::fs::read(data("invoices/creditnota.xml")).unwrap();
    let (invoice, remarks) = ubl::read(&xml::parse(&bytes).unwrap());
    assert_eq!(errors(&remarks), Vec::<&InvoiceRemark>::new());
    let invoice = invoice.unwrap();
    assert_eq!(
        (invoice.kind, invoice.profile),
        (InvoiceKind::CreditNote, InvoiceProfile::PeppolBis3)
    );
    assert_eq!(
        (invoice.payable, invoice.lines[0].net),
        (Cents(-12_100), Cents(-10_000))
    );
    assert_eq!(invoice.preceding.as_deref(), Some("2026-0417"));
    assert_eq!(invoice.project_reference.as_deref(), Some("VE-26-01"));
    assert_eq!(invoice.notes, ["Te veel berekend & teruggenomen"]);
    assert_eq!(invoice.lines[0].name, "Café de Regio");
}

#[test]
fn each_fault_is_said_at_its_element() {
    let text = std::fs::read_to_string(data("invoices/faults.toml")).unwrap();
    let faults: Faults = toml::from_str(&text).unwrap();
    for fault in faults.case {
        let changed = sound().replacen(&fault.from, &fault.to, 1);
        assert_ne!(changed, sound(), "{}", fault.name);
        let (invoice, remarks) = ubl::read(&xml::parse(changed.as_bytes()).unwrap());
        assert!(invoice.is_none(), "{}", fault.name);
        let said: Vec<(String, String)> = errors(&remarks)
            .into_iter()
            .map(|it| {
                (
                    it.at.0.clone(),
                    words::invoices::remark(it).replace('\u{a0}', " "),
                )
            })
            .collect();
        let found = said
            .iter()
            .any(|(at, words)| *at == fault.at && words.contains(&fault.says));
        assert!(found, "{}: {said:?}", fault.name);
        assert!(fault.more || said.len() == 1, "{}: {said:?}", fault.name);
    }
}

#[test]
fn a_project_number_elsewhere_is_a_proposal_and_is_not_taken() {
    let changed = sound().replace("<cbc:ID>VE-26-01</cbc:ID>", "");
    let (invoice, remarks) = ubl::read(&xml::parse(changed.as_bytes()).unwrap());
    let invoice = invoice.unwrap();
    assert_eq!(invoice.project_reference, None);
    let mentions: Vec<(&str, &str)> = invoice
        .project_mentions
        .iter()
        .map(|(number, at)| (number.as_str(), at.0.as_str()))
        .collect();
    assert_eq!(mentions, [("VE-26-01", "Invoice/Note")]);
    assert!(
        remarks
            .iter()
            .any(|it| words::invoices::remark(it).contains("geen projectnummer"))
    );
}

fn refused(text: &[u8]) -> XmlError {
    xml::parse(text).unwrap_err()
}

#[test]
fn xml_that_could_do_harm_is_refused() {
    let bomb = "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert_eq!(refused(bomb.as_bytes()), XmlError::DocumentType);
    assert_eq!(
        refused(b"<a>&elders;</a>"),
        XmlError::Entity {
            name: "elders".to_owned()
        }
    );
    let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
    assert_eq!(refused(deep.as_bytes()), XmlError::TooDeep { limit: 64 });
    let many = format!("<a>{}</a>", "<b/>".repeat(200_001));
    assert_eq!(
        refused(many.as_bytes()),
        XmlError::TooMany { limit: 200_000 }
    );
    assert_eq!(refused(b""), XmlError::Empty);
    assert_eq!(refused(b"  \n"), XmlError::Empty);
    for broken in [
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "a<b/>",
        "<x:a/>",
        "<a b=c/>",
        "<a b='1' b='2'/>",
        "<a>\n\n<</a>",
    ] {
        assert!(
            matches!(refused(broken.as_bytes()), XmlError::Malformed { .. }),
            "{broken}"
        );
    }
}

#[test]
fn the_encoding_must_be_the_one_that_the_file_names() {
    let utf8 = "<?xml version='1.0' encoding='UTF-8'?><a>é</a>";
    assert_eq!(xml::parse(utf8.as_bytes()).unwrap().text, "é");
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
    assert_eq!(xml::parse(latin).unwrap().text, "é");
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(xml::parse(&wide).unwrap().text, "é");
    let wrong = b"<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>";
    assert_eq!(
        refused(wrong),
        XmlError::WrongEncoding {
            encoding: "UTF-8".to_owned()
        }
    );
    let unknown = b"<?xml version='1.0' encoding='klingon'?><a/>";
    assert_eq!(
        refused(unknown),
        XmlError::WrongEncoding {
            encoding: "klingon".to_owned()
        }
    );
}

fn desk(folder: &Path) -> Desk {
    let clock = Clock::Fixed("2026-09-01".parse().unwrap());
    Desk::create(
        &folder.join("register.oto"),
        clock,
        super::support::world::reader(),
    )
    .unwrap()
}

#[test]
fn the_reading_child_opens_invoices_and_survives_hostile_ones() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let reading = desk.look_at_invoice(&data("invoices/nlcius.xml")).unwrap();
    assert!(reading.is_sound());
    assert_eq!(reading.sha256.len(), 64);
    let huge = folder.path().join("groot.xml");
    std::fs::File::create(&huge)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let said = |name: &Path| Notice::from(desk.look_at_invoice(name).unwrap_err()).sentence();
    assert!(said(&huge).contains("50 MB"), "{}", said(&huge));
    let bomb = folder.path().join("bom.xml");
    std::fs::write(&bomb, "<!DOCTYPE a [<!ENTITY b \"x\">]><a>&b;</a>").unwrap();
    assert!(said(&bomb).contains("DOCTYPE"), "{}", said(&bomb));
    let workbook = data("submissions/hap-lekstroom.xlsx");
    assert!(
        said(&workbook).contains("geen goed gevormde XML") || said(&workbook).contains("tekens")
    );
    let missing = folder.path().join("weg.xml");
    assert!(said(&missing).contains("weg.xml is niet gelezen"));
}

proptest! {
    #[test]
    fn any_amount_of_cents_is_read_as_it_is_written(cents in -99_999_999_i64..=99_999_999) {
        let sign = if cents < 0 { "-" } else { "" };
        let written = format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
        let changed = sound().replacen("\"EUR\">3725<", &format!("\"EUR\">{written}<"), 1);
        let (_invoice, remarks) = ubl::read(&xml::parse(changed.as_bytes()).unwrap());
        let said: Vec<String> = remarks.iter().map(words::invoices::remark).collect();
        let sum = words::euros(Cents(cents + 30_680));
        prop_assert!(cents == 372_500 || said.iter().any(|it| it.contains(&sum)), "{said:?}");
    }

    #[test]
    fn no_bytes_make_the_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _outcome = xml::parse(&bytes);
    }

    #[test]
    fn no_cut_invoice_makes_the_reader_fall_over(at in 0_usize..6_000) {
        let text = sound();
        let cut: Vec<u8> = text.bytes().take(at).collect();
        if let Ok(root) = xml::parse(&cut) {
            let _outcome = ubl::read(&root);
        }
    }
}
