//! What files for others are called.

/// The name of a letter's file: its reference and the partner, without what file systems refuse.
pub fn letter_file_name(reference: &str, partner: &str) -> String {
    format!("{}.pdf", safe(&format!("{reference} {partner}")))
}

/// The name of a year's print file.
pub fn print_file_name(year: i32) -> String {
    format!("Goedkeuringsbrieven {year}.pdf")
}

/// The name of the intake form of a year for one partner.
pub fn intake_form_name(year: i32, partner: &str) -> String {
    format!("{}.xlsx", safe(&format!("Invulformulier {year} {partner}")))
}

/// The name of the hours form of a year for one partner.
pub fn hours_form_name(year: i32, partner: &str) -> String {
    format!("{}.xlsx", safe(&format!("Urenformulier {year} {partner}")))
}

/// The name of a decision form to fill in: about an activity, or about any.
pub fn tree_form_name(year: i32, project_number: Option<&str>) -> String {
    match project_number {
        Some(number) => format!("{}.xlsx", safe(&format!("Beslisformulier {number}"))),
        None => format!("Beslisformulier {year}.xlsx"),
    }
}

/// The name of the list of what goes to whom.
pub fn sending_list_name(year: i32) -> String {
    format!("Verzendlijst {year}.xlsx")
}

/// A name that Windows, macOS and Linux all accept.
pub(super) fn safe(name: &str) -> String {
    let refused = |c: char| {
        c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
    };
    let cleaned: String = name
        .chars()
        .map(|c| if refused(c) { '-' } else { c })
        .collect();
    let short: String = cleaned.chars().take(120).collect();
    short.trim_matches([' ', '.']).to_owned()
}
