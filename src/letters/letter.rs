//! A letter as a document: what is said, in which order. No measures of pages, no glyphs.
//! Every formal document takes this form before it is laid out.

mod fingerprint;
mod text;

pub use text::{Part, Span, Text};

/// A letter, or another formal document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Title of the PDF.
    pub title: String,
    pub paper: Paper,
    pub body: Vec<Block>,
    /// `None` for a document without a greeting.
    pub closing: Option<Closing>,
    /// Each begins on a page of its own, after the signature.
    pub annexes: Vec<Vec<Block>>,
    /// In grey behind every page; `None` for a final letter.
    pub watermark: Option<String>,
}

/// What stands above and around the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paper {
    /// The region's paper, with an address in the window of the envelope.
    Letterhead(Box<Letterhead>, Addressed),
    /// A form for the file: a title, and nobody to send it to.
    Form(FormHead),
}

impl Paper {
    /// House colour of headings and rules, red-green-blue.
    pub fn colour(&self) -> [u8; 3] {
        match self {
            Self::Letterhead(head, _) => head.colour,
            Self::Form(head) => head.colour,
        }
    }

    /// What stands in the margins of the pages.
    pub fn running(&self) -> &Running {
        match self {
            Self::Letterhead(head, _) => &head.running,
            Self::Form(head) => &head.running,
        }
    }
}

/// The region's paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The office's name, one string per preferred line.
    pub wordmark: Vec<String>,
    pub logo: Option<Logo>,
    /// House colour of headings and rules, red-green-blue.
    pub colour: [u8; 3],
    pub return_address: Text,
    /// The sender's column; an empty string is a small gap.
    pub sender: Vec<SenderLine>,
    /// Foot of the first page.
    pub footer: String,
    pub running: Running,
}

/// To whom a letter goes, and about what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// Lines of the address block: name, t.a.v., street, postcode and city.
    pub addressee: Vec<Text>,
    /// Reference fields (kenmerken), at most four.
    pub references: Vec<Reference>,
    pub subject: Reference,
    pub salutation: Text,
}

/// The head of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormHead {
    /// Above the title: the office, or what kind of document it is.
    pub owner: String,
    pub title: String,
    /// House colour of headings and rules, red-green-blue.
    pub colour: [u8; 3],
    pub running: Running,
}

/// What stands in the margins of the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Head of later pages, left.
    pub name: String,
    /// Head of later pages, right.
    pub reference: String,
    /// Foot of pages with [`PAGE_NUMBER`] and [`PAGE_TOTAL`] in it.
    pub page_label: String,
}

/// Stands in [`Running::page_label`] for the number of the page.
pub const PAGE_NUMBER: &str = "{pagina.nummer}";
/// Stands in [`Running::page_label`] for the number of pages.
pub const PAGE_TOTAL: &str = "{pagina.totaal}";

/// The region's logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The file as the region supplied it.
    pub png: Vec<u8>,
    /// What someone hears who cannot see it.
    pub alt: String,
}

/// One line of the sender's column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SenderLine {
    Label(Text),
    Line(Text),
    Gap,
}

/// A field of the letter's head: a small label with its value below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub label: Text,
    pub value: Text,
}

/// A label with its value, as a form has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    pub label: String,
    pub value: String,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading(Text),
    Paragraph(Text),
    /// Counted from 1.
    Numbered(Vec<Text>),
    Table(Table),
    /// Fields of a form, some rows of one or more next to each other. Stays together on one page.
    Fields(Vec<Vec<FormField>>),
}

/// A field of a form: its value, or room to write one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    pub label: String,
    /// Empty when it is filled in by hand.
    pub value: String,
    pub room: Room,
}

/// How much room there is to write by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// So many ruled lines.
    Lines(u8),
    /// One line with the height of a signature.
    Signature,
}

/// A table with one header row and perhaps a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    /// One text per column.
    pub rows: Vec<Vec<Text>>,
    pub total: Option<Total>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub head: Text,
    pub width: Width,
    /// Amounts stand at the right.
    pub right: bool,
}

/// How wide a column is, in tenths of millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// As wide as its content asks, within bounds.
    Between { least: u16, most: u16 },
    /// What the others leave. One per table.
    Rest,
}

/// The last row: a label, and amounts under the last columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    pub label: Text,
    /// The column in which the label stands, from 0.
    pub label_column: usize,
    /// One per column from the right.
    pub amounts: Vec<Text>,
}

/// The end of a letter; stays together on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    pub last: Text,
    pub greeting: Vec<Text>,
    pub name: Text,
    pub function: Text,
    /// Small lists below the signature, such as enclosures.
    pub notes: Vec<Note>,
}

/// A small list below the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub label: Text,
    pub items: Vec<Text>,
}

impl Letter {
    /// Everything that is printed as running text, in reading order.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        if let Paper::Letterhead(head, addressed) = &self.paper {
            for line in &head.sender {
                match line {
                    SenderLine::Label(text) | SenderLine::Line(text) => texts.push(text),
                    SenderLine::Gap => {}
                }
            }
            texts.push(&head.return_address);
            texts.extend(&addressed.addressee);
            for field in addressed.references.iter().chain([&addressed.subject]) {
                texts.extend([&field.label, &field.value]);
            }
            texts.push(&addressed.salutation);
        }
        texts_of(&self.body, &mut texts);
        if let Some(closing) = &self.closing {
            texts.push(&closing.last);
            texts.extend(&closing.greeting);
            texts.extend([&closing.name, &closing.function]);
            for note in &closing.notes {
                texts.push(&note.label);
                texts.extend(&note.items);
            }
        }
        for annex in &self.annexes {
            texts_of(annex, &mut texts);
        }
        texts
    }

    /// The letter as plain text in reading order, one line per line, paragraph or table row.
    pub fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        lines.extend(self.watermark.iter().map(|mark| format!("[{mark}]")));
        match &self.paper {
            Paper::Letterhead(head, addressed) => head_as_text(head, addressed, &mut lines),
            Paper::Form(head) => {
                lines.push(head.owner.clone());
                lines.push(head.title.clone());
                lines.push(String::new());
            }
        }
        blocks_as_text(&self.body, &mut lines);
        if let Some(closing) = &self.closing {
            lines.push(closing.last.words());
            lines.push(String::new());
            lines.extend(closing.greeting.iter().map(Text::words));
            lines.push(closing.name.words());
            lines.push(closing.function.words());
            for note in &closing.notes {
                lines.push(format!(
                    "{}: {}",
                    note.label.words(),
                    joined(&note.items, "; ")
                ));
            }
        }
        for annex in &self.annexes {
            lines.push(String::new());
            blocks_as_text(annex, &mut lines);
        }
        if let Paper::Letterhead(head, _) = &self.paper {
            lines.push(head.footer.clone());
        }
        let mut text = lines.join("\n").replace('\u{a0}', " ");
        text.push('\n');
        text
    }
}

fn head_as_text(head: &Letterhead, addressed: &Addressed, lines: &mut Vec<String>) {
    lines.extend(head.logo.iter().map(|logo| format!("[{}]", logo.alt)));
    lines.push(head.wordmark.join(" "));
    for line in &head.sender {
        match line {
            SenderLine::Label(text) | SenderLine::Line(text) => lines.push(text.words()),
            SenderLine::Gap => {}
        }
    }
    lines.push(head.return_address.words());
    lines.push(String::new());
    lines.extend(addressed.addressee.iter().map(Text::words));
    lines.push(String::new());
    for field in addressed.references.iter().chain([&addressed.subject]) {
        lines.push(format!("{}: {}", field.label.words(), field.value.words()));
    }
    lines.push(String::new());
    lines.push(addressed.salutation.words());
    lines.push(String::new());
}

fn blocks_as_text(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(text) => lines.push(format!("# {}", text.words())),
            Block::Paragraph(text) => {
                let marked: String = text
                    .spans()
                    .iter()
                    .map(|span| match span.bold {
                        true => format!("*{}*", span.text),
                        false => span.text.clone(),
                    })
                    .collect();
                lines.push(marked);
                lines.push(String::new());
            }
            Block::Numbered(items) => {
                for (at, item) in items.iter().enumerate() {
                    lines.push(format!("{}. {}", at + 1, item.words()));
                }
                lines.push(String::new());
            }
            Block::Table(table) => {
                let heads: Vec<String> = table.columns.iter().map(|it| it.head.words()).collect();
                lines.push(heads.join(" | "));
                lines.extend(table.rows.iter().map(|row| joined(row, " | ")));
                lines.extend(
                    table
                        .total
                        .iter()
                        .map(|it| format!("{} | {}", it.label.words(), joined(&it.amounts, " | "))),
                );
                lines.push(String::new());
            }
            Block::Fields(rows) => {
                let fields = rows.iter().flatten();
                lines.extend(fields.map(|it| match it.value.is_empty() {
                    true => format!("{}: ……", it.label),
                    false => format!("{}: {}", it.label, it.value),
                }));
                lines.push(String::new());
            }
        }
    }
}

fn texts_of<'a>(blocks: &'a [Block], texts: &mut Vec<&'a Text>) {
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Paragraph(text) => texts.push(text),
            Block::Numbered(items) => texts.extend(items),
            Block::Table(table) => {
                texts.extend(table.columns.iter().map(|it| &it.head));
                texts.extend(table.rows.iter().flatten());
                if let Some(total) = &table.total {
                    texts.push(&total.label);
                    texts.extend(&total.amounts);
                }
            }
            Block::Fields(_) => {}
        }
    }
}

fn joined(texts: &[Text], between: &str) -> String {
    let words: Vec<String> = texts.iter().map(Text::words).collect();
    words.join(between)
}
