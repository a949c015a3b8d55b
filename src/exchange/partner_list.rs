//! A list of partners as a workbook: names, kinds, addresses, contacts. Recognised by the words over its columns.

mod write;

pub use write::write;

use super::grid::{Position, Sheet, Value, Workbook};
use super::own_sheet::{Header, find_table, place, plain, rows_below, shown};
use super::own_values::{self, Day};
use crate::domain::partner::{
    Address, Contact, NewPartner, PartnerKind, is_code, is_email, postcode,
};
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity, Sourced};
use crate::words::workbooks as labels;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Name,
    Kind,
    Code,
    Street,
    Postcode,
    City,
    Contact,
    Salutation,
    Email,
    Phone,
    Covenant,
    Notes,
}

/// In the order in which they are written, with the words that are recognised; the first is written.
const COLUMNS: [(Column, &[&str]); 12] = [
    (
        Column::Name,
        &[
            "Naam",
            "Organisatie",
            "Instelling",
            "Partner",
            "Naam organisatie",
            "Naam instelling",
            "Naam partner",
            "Ketenpartner",
            "Zorginstelling",
        ],
    ),
    (
        Column::Kind,
        &[
            "Soort",
            "Soort partner",
            "Soort organisatie",
            "Soort instelling",
            "Type",
            "Type organisatie",
            "Sector",
            "Categorie",
        ],
    ),
    (Column::Code, &["Code", "Afkorting", "Partnercode"]),
    (
        Column::Street,
        &[
            "Adres",
            "Straat",
            "Straat en huisnummer",
            "Postadres",
            "Postbus",
            "Adres of postbus",
            "Straat en nummer",
            "Bezoekadres",
        ],
    ),
    (Column::Postcode, &["Postcode", "PC"]),
    (
        Column::City,
        &[
            "Plaats",
            "Woonplaats",
            "Stad",
            "Vestigingsplaats",
            "Plaatsnaam",
        ],
    ),
    (
        Column::Contact,
        &[
            "Contactpersoon",
            "Contact",
            "Naam contactpersoon",
            "Ter attentie van",
            "T.a.v.",
            "OTO-functionaris",
        ],
    ),
    (Column::Salutation, &["Aanhef", "Briefaanhef"]),
    (
        Column::Email,
        &[
            "E-mail",
            "Mail",
            "E-mailadres",
            "Mailadres",
            "E-mail contactpersoon",
        ],
    ),
    (
        Column::Phone,
        &[
            "Telefoon",
            "Telefoonnummer",
            "Tel",
            "Tel.nr.",
            "Telefoon contactpersoon",
            "Mobiel",
        ],
    ),
    (
        Column::Covenant,
        &[
            "Convenant sinds",
            "Convenant",
            "Convenant vanaf",
            "Convenantpartner",
            "Datum convenant",
            "Convenantpartner sinds",
        ],
    ),
    (
        Column::Notes,
        &[
            "Opmerkingen",
            "Opmerking",
            "Notitie",
            "Notities",
            "Toelichting",
        ],
    ),
];

/// The words for a kind of partner besides its label and code.
const KIND_WORDS: [(PartnerKind, &[&str]); 9] = [
    (
        PartnerKind::Hospital,
        &[
            "ziekenhuizen",
            "umc",
            "academisch ziekenhuis",
            "algemeen ziekenhuis",
        ],
    ),
    (
        PartnerKind::Hap,
        &[
            "hap",
            "huisartsenposten",
            "huisartsen",
            "huisartsenspoedpost",
            "spoedpost",
        ],
    ),
    (
        PartnerKind::Rav,
        &[
            "rav",
            "ambulance",
            "ambulancedienst",
            "ambulancezorg",
            "regionale ambulancevoorziening",
        ],
    ),
    (
        PartnerKind::Ggd,
        &["ggd", "gemeentelijke gezondheidsdienst"],
    ),
    (PartnerKind::Ghor, &["ghor"]),
    (
        PartnerKind::Vvt,
        &[
            "vvt",
            "verpleging en verzorging",
            "thuiszorg",
            "verpleeghuis",
            "ouderenzorg",
        ],
    ),
    (PartnerKind::Ggz, &["ggz"]),
    (
        PartnerKind::Midwifery,
        &[
            "verloskundigen",
            "verloskundige zorg",
            "verloskundige",
            "kraamzorg",
            "geboortezorg",
        ],
    ),
    (PartnerKind::Other, &["anders", "overige"]),
];

/// The partners in the workbook and what is in doubt. A partner of whom something is in doubt comes without it.
/// `own_kinds` are the region's own words for a kind.
pub fn read(
    workbook: &Workbook,
    own_kinds: &[String],
) -> (Vec<Sourced<NewPartner>>, Vec<SheetRemark>) {
    let found = find_table(workbook, &COLUMNS)
        .filter(|(_, header)| header.columns.contains_key(&Column::Name))
        .filter(|(_, header)| header.columns.len() >= 2);
    let table = found.and_then(|(number, header)| Some((workbook.sheets.get(number)?, header)));
    let Some((sheet, header)) = table else {
        let remark = SheetRemark {
            severity: Severity::Error,
            at: CellRef::default(),
            found: None,
            doubt: SheetDoubt::MissingColumns {
                columns: vec!["Naam", "Soort"],
            },
        };
        return (Vec::new(), vec![remark]);
    };
    let mut list = List {
        sheet,
        header,
        own_kinds,
        remarks: Vec::new(),
        seen: BTreeMap::new(),
    };
    let partners = rows_below(sheet, list.header.row)
        .into_iter()
        .filter_map(|row| list.partner(row))
        .collect();
    (partners, list.remarks)
}

/// The cell of the code in the row of a partner that was read; `None` where the list has no codes.
pub fn code_cell(workbook: &Workbook, partner: &CellRef) -> Option<CellRef> {
    let (number, header) = find_table(workbook, &COLUMNS)?;
    let sheet = workbook.sheets.get(number)?;
    let column = *header.columns.get(&Column::Code)?;
    rows_below(sheet, header.row)
        .into_iter()
        .map(|row| Position { row, column })
        .find(|at| {
            let name = header.columns.get(&Column::Name);
            name.is_some_and(|name| {
                place(
                    sheet,
                    Position {
                        row: at.row,
                        column: *name,
                    },
                ) == *partner
            })
        })
        .map(|at| place(sheet, at))
}

struct List<'a> {
    sheet: &'a Sheet,
    header: Header<Column>,
    own_kinds: &'a [String],
    remarks: Vec<SheetRemark>,
    seen: BTreeMap<String, CellRef>,
}

impl List<'_> {
    fn at(&self, row: u32, column: Column) -> Option<Position> {
        let column = *self.header.columns.get(&column)?;
        Some(Position { row, column })
    }

    fn value(&self, row: u32, column: Column) -> Option<&Value> {
        let at = self.at(row, column)?;
        shown(self.sheet, at)?;
        self.sheet.cells.get(&at).map(|cell| &cell.value)
    }

    fn say(&mut self, row: u32, column: Column, severity: Severity, doubt: SheetDoubt) {
        let at = self.at(row, column);
        self.remarks.push(SheetRemark {
            severity,
            at: at.map_or_else(CellRef::default, |at| place(self.sheet, at)),
            found: at.and_then(|at| shown(self.sheet, at)),
            doubt,
        });
    }

    fn text(&mut self, row: u32, column: Column) -> String {
        match self.value(row, column) {
            Some(Value::Error(_)) => {
                self.say(row, column, Severity::Error, SheetDoubt::ErrorCell);
                String::new()
            }
            Some(_) => self
                .at(row, column)
                .and_then(|at| shown(self.sheet, at))
                .unwrap_or_default(),
            None => String::new(),
        }
    }

    fn partner(&mut self, row: u32) -> Option<Sourced<NewPartner>> {
        let filled = COLUMNS
            .into_iter()
            .any(|(column, _)| self.value(row, column).is_some());
        if !filled {
            return None;
        }
        if self.sheet.hidden_rows.contains(&row) {
            self.say(
                row,
                Column::Name,
                Severity::Notice,
                SheetDoubt::HiddenRowRead,
            );
        }
        let said = self.remarks.len();
        let name = self.text(row, Column::Name);
        if name.is_empty() {
            if self.remarks.len() == said {
                self.say(row, Column::Name, Severity::Error, SheetDoubt::MissingName);
            }
            return None;
        }
        let at = place(self.sheet, self.at(row, Column::Name)?);
        if let Some(first) = self.seen.get(&plain(&name)).cloned() {
            let doubt = SheetDoubt::NameTwice { first };
            self.say(row, Column::Name, Severity::Error, doubt);
            return None;
        }
        self.seen.insert(plain(&name), at.clone());
        let (kind, kind_name) = self.kind(row);
        let value = NewPartner {
            code: self.code(row),
            name,
            kind,
            kind_name,
            address: Address {
                street: self.text(row, Column::Street),
                postcode: self.postcode(row),
                city: self.text(row, Column::City),
            },
            contact: Contact {
                name: self.text(row, Column::Contact),
                salutation: self.text(row, Column::Salutation),
                email: self.email(row),
                phone: self.text(row, Column::Phone),
            },
            covenant_from: self.covenant(row),
            notes: self.text(row, Column::Notes),
        };
        Some(Sourced { value, at })
    }

    fn code(&mut self, row: u32) -> String {
        let code = self.text(row, Column::Code).to_uppercase();
        if !code.is_empty() && !is_code(&code) {
            self.say(row, Column::Code, Severity::Question, SheetDoubt::NotACode);
            return String::new();
        }
        code
    }

    /// A kind, and the region's own word for it.
    fn kind(&mut self, row: u32) -> (Option<PartnerKind>, String) {
        let written = self.text(row, Column::Kind);
        if written.is_empty() {
            return (None, String::new());
        }
        let text = plain(&written);
        let kind = KIND_WORDS.into_iter().find(|(kind, words)| {
            plain(labels::partner_kind(*kind)) == text
                || plain(kind.code()) == text
                || words.iter().any(|word| plain(word) == text)
        });
        if let Some((kind, _)) = kind {
            return (Some(kind), String::new());
        }
        if let Some(own) = self.own_kinds.iter().find(|own| plain(own) == text) {
            return (Some(PartnerKind::Other), own.clone());
        }
        let known = PartnerKind::ALL
            .map(|kind| labels::partner_kind(kind).to_owned())
            .into_iter()
            .chain(self.own_kinds.iter().cloned())
            .collect();
        let doubt = SheetDoubt::UnknownWord { known };
        self.say(row, Column::Kind, Severity::Question, doubt);
        (None, String::new())
    }

    fn postcode(&mut self, row: u32) -> String {
        let written = self.text(row, Column::Postcode);
        let read = postcode(&written);
        if read.is_none() && !written.is_empty() {
            self.say(
                row,
                Column::Postcode,
                Severity::Question,
                SheetDoubt::NotAPostcode,
            );
        }
        read.unwrap_or_default()
    }

    fn email(&mut self, row: u32) -> String {
        let email = self.text(row, Column::Email);
        if !email.is_empty() && !is_email(&email) {
            self.say(
                row,
                Column::Email,
                Severity::Question,
                SheetDoubt::NotAnEmail,
            );
            return String::new();
        }
        email
    }

    /// A date; nee or nothing is no covenant; ja alone does not say since when.
    fn covenant(&mut self, row: u32) -> Option<NaiveDate> {
        let value = self.value(row, Column::Covenant)?.clone();
        let text = self.text(row, Column::Covenant);
        let doubt = match (plain(&text).as_str(), own_values::day(&value)) {
            ("nee" | "n" | "geen", _) => return None,
            ("ja" | "j" | "x", _) => SheetDoubt::CovenantWithoutDate,
            (_, Day::Is(day)) => return Some(day),
            (_, Day::Several(_) | Day::Period(_) | Day::None) => SheetDoubt::NotADate,
        };
        if !text.is_empty() {
            self.say(row, Column::Covenant, Severity::Question, doubt);
        }
        None
    }
}
