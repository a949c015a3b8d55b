//! The region's paper: what stands around the letter.

use super::Error;
use super::values::{tied, wide};
use crate::domain::region::Region;
use crate::letters::facts::LetterFacts;
use crate::letters::letter::{
    Letterhead, Logo, PAGE_NUMBER, PAGE_TOTAL, Running, SenderLine, Text,
};
use crate::letters::texts::{Field, Sentence, Texts, Values};

/// The region's visiting address, which no sentence names as a field.
const VISITING_ADDRESS: &str = "regio.bezoekadres";

/// The paper of this letter.
///
/// # Errors
/// A field without a value.
pub fn letterhead(
    facts: &LetterFacts,
    texts: &Texts,
    values: &Values,
) -> Result<Letterhead, Error> {
    let head = &facts.region.letterhead;
    let say = |sentence| texts.fill(sentence, &[values]).map(Text::level);
    let logo = match &head.logo_png {
        Some(png) => Some(Logo {
            png: png.clone(),
            alt: say(Sentence::LogoAlt)?.words(),
        }),
        None => None,
    };
    let return_address = match head.return_address.trim() {
        "" => Text::default(),
        _ => say(Sentence::ReturnAddress)?,
    };
    let pages = Values::from([
        (Field::PageNumber, PAGE_NUMBER.to_owned()),
        (Field::PageTotal, PAGE_TOTAL.to_owned()),
    ]);
    Ok(Letterhead {
        wordmark: wordmark(&facts.region),
        logo,
        colour: head.colour,
        return_address,
        sender: sender(&facts.region, say(Sentence::VisitingAddress)?),
        footer: head.footer.clone(),
        running: Running {
            name: facts.region.office.clone(),
            reference: say(Sentence::RunningHead)?.words(),
            page_label: texts.fill(Sentence::PageLabel, &[&pages])?.words(),
        },
    })
}

/// The office's name on two lines where it ends in the name of the region.
fn wordmark(region: &Region) -> Vec<String> {
    match region.office.strip_suffix(region.name.as_str()) {
        Some(first) if !first.trim().is_empty() && !region.name.is_empty() => {
            vec![first.trim().to_owned(), region.name.clone()]
        }
        Some(_) | None => vec![region.office.clone()],
    }
}

fn sender(region: &Region, label: Text) -> Vec<SenderLine> {
    let head = &region.letterhead;
    let mut lines = Vec::new();
    let own = |field: &str, line: String| SenderLine::Line(Text::value(field, line));
    let known = |text: &&String| !text.trim().is_empty();
    let mut visiting = head.visiting_address.iter().filter(known).peekable();
    if visiting.peek().is_some() {
        lines.push(SenderLine::Label(label));
        lines.extend(visiting.map(|line| own(VISITING_ADDRESS, wide(line))));
    }
    let reach = [
        (Field::RegionPhone, tied(&head.phone)),
        (Field::RegionEmail, head.email.trim().to_owned()),
    ];
    let mut reach = reach
        .into_iter()
        .filter(|(_, line)| !line.is_empty())
        .peekable();
    if reach.peek().is_some() && !lines.is_empty() {
        lines.push(SenderLine::Gap);
    }
    lines.extend(reach.map(|(field, line)| own(field.code(), line)));
    lines
}
