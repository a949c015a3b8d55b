//! The list of partners as a workbook to fill in.

use super::{COLUMNS, Column};
use crate::domain::partner::{NewPartner, PartnerKind};
use crate::exchange::sheet_writer::{
    Looks, Put, WriteError, finish, new_book, print_on_a4, put, widths,
};
use crate::words::workbooks as labels;
use rust_xlsxwriter::DataValidation;
use std::collections::BTreeSet;

/// The bytes of a workbook with these partners, in the layout that [`read`](super::read) knows; without partners it is an empty form.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can hold.
pub fn write(partners: &[NewPartner]) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut book = new_book("Partners")?;
    let sheet = book.add_worksheet();
    sheet.set_name("Partners")?;
    widths(sheet, &[36, 32, 8, 30, 10, 22, 30, 34, 34, 16, 16, 40])?;
    for (column, (_, titles)) in (0_u16..).zip(COLUMNS) {
        let title = titles.first().copied().unwrap_or_default();
        put(sheet, 0, column, &Put::Text(title), &looks.header)?;
    }
    for (row, partner) in (1_u32..).zip(partners) {
        for (column, (what, _)) in (0_u16..).zip(COLUMNS) {
            let (value, look) = match what {
                Column::Name => (Put::text(&partner.name), &looks.text),
                Column::Kind => (Put::text(kind_word(partner)), &looks.text),
                Column::Code => (Put::text(&partner.code), &looks.text),
                Column::Street => (Put::text(&partner.address.street), &looks.text),
                Column::Postcode => (Put::text(&partner.address.postcode), &looks.text),
                Column::City => (Put::text(&partner.address.city), &looks.text),
                Column::Contact => (Put::text(&partner.contact.name), &looks.text),
                Column::Salutation => (Put::text(&partner.contact.salutation), &looks.text),
                Column::Email => (Put::text(&partner.contact.email), &looks.text),
                Column::Phone => (Put::text(&partner.contact.phone), &looks.text),
                Column::Covenant => (
                    partner.covenant_from.map_or(Put::Empty, Put::Date),
                    &looks.date,
                ),
                Column::Notes => (Put::text(&partner.notes), &looks.text),
            };
            put(sheet, row, column, &value, look)?;
        }
    }
    let last = u32::try_from(partners.len()).unwrap_or(u32::MAX / 2) + 200;
    let kinds = book_list(&mut book, partners, &looks)?;
    let sheet = book.worksheet_from_index(0)?;
    let kind = DataValidation::new().allow_list_formula(kinds.as_str().into());
    sheet.add_data_validation(1, 1, last, 1, &kind)?;
    sheet.set_freeze_panes(1, 1)?;
    print_on_a4(sheet, 0, "Partners")?;
    finish(book)
}

/// The region's own word for the kind, or the usual one.
fn kind_word(partner: &NewPartner) -> &str {
    if partner.kind_name.is_empty() {
        partner.kind.map_or("", labels::partner_kind)
    } else {
        &partner.kind_name
    }
}

/// A second sheet with the kinds to choose from; the formula that names its cells.
fn book_list(
    book: &mut rust_xlsxwriter::Workbook,
    partners: &[NewPartner],
    looks: &Looks,
) -> Result<String, WriteError> {
    let sheet = book.add_worksheet();
    sheet.set_name("Soorten")?;
    widths(sheet, &[40])?;
    let own: BTreeSet<&str> = partners
        .iter()
        .map(|partner| partner.kind_name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let usual = PartnerKind::ALL.map(labels::partner_kind);
    let kinds: Vec<&str> = usual.into_iter().chain(own).collect();
    for (row, kind) in (0_u32..).zip(&kinds) {
        put(sheet, row, 0, &Put::Text(kind), &looks.text)?;
    }
    Ok(format!("=Soorten!$A$1:$A${}", kinds.len()))
}
