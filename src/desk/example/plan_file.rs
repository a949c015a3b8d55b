//! A plan as an office writes it down: a text file in one of several layouts.

use super::data::{EXAMPLE, LayoutStyle, Shape};
use super::plans::PlannedActivity;
use crate::domain::Cents;
use crate::words;

/// The bytes of the file.
///
/// # Errors
/// What the writer of separated values says.
pub fn write(
    partner: &str,
    plan: &[PlannedActivity],
    style: &LayoutStyle,
) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(style.separator).unwrap_or(b';'))
        .flexible(true)
        .from_writer(Vec::new());
    for title in &style.title {
        let year = EXAMPLE.story.year.to_string();
        writer.write_record([title.replace("{partner}", partner).replace("{jaar}", &year)])?;
    }
    for row in match style.shape {
        Shape::Lines => lines(plan, style),
        Shape::Columns => columns(plan, style),
    } {
        writer.write_record(row)?;
    }
    // A mark at the start, as spreadsheet programs write it.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(writer.into_inner().map_err(|error| error.into_error())?);
    Ok(bytes)
}

fn lines(plan: &[PlannedActivity], style: &LayoutStyle) -> Vec<Vec<String>> {
    let mut rows = vec![style.head.clone()];
    for (number, activity) in (1..).zip(plan) {
        for (text, amount) in &activity.lines {
            let mut row = about(number, activity, style);
            row.extend([text.clone(), money(*amount, style)]);
            rows.push(row);
        }
    }
    rows
}

fn columns(plan: &[PlannedActivity], style: &LayoutStyle) -> Vec<Vec<String>> {
    let mut kinds: Vec<&String> = Vec::new();
    for (text, _) in plan.iter().flat_map(|activity| &activity.lines) {
        if !kinds.contains(&text) {
            kinds.push(text);
        }
    }
    let head = style.head.iter().chain(kinds.iter().copied()).cloned();
    let mut rows = vec![head.collect()];
    for (number, activity) in (1..).zip(plan) {
        let mut row = about(number, activity, style);
        row.extend(kinds.iter().map(|kind| {
            let line = activity.lines.iter().find(|(text, _)| text == *kind);
            line.map(|(_, amount)| money(*amount, style))
                .unwrap_or_default()
        }));
        rows.push(row);
    }
    rows
}

fn about(number: usize, activity: &PlannedActivity, style: &LayoutStyle) -> Vec<String> {
    vec![
        number.to_string(),
        activity.name.clone(),
        activity.kind.code().to_owned(),
        activity.date.format(&style.date).to_string(),
        activity.participants.to_string(),
    ]
}

fn money(amount: Cents, style: &LayoutStyle) -> String {
    format!("{}{}", style.currency, words::plain_amount(amount))
}
