//! The decision form (beslisformulier): which sentence stands where.

use crate::letters::facts::Cited;
use crate::letters::form_facts::{Answered, DecisionFormFacts};
use crate::letters::letter::{
    Block, Column, FormField, FormHead, Labelled, Letter, Paper, Room, Running, Table, Text, Width,
};
use crate::words::letters::section_in_sentence;
use serde::Deserialize;
use std::sync::LazyLock;

/// The sentences, by their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    soort: String,
    soort_met_bureau: String,
    bestand: String,
    bladkop: String,
    blad: String,
    herkomst: String,
    vragen: String,
    kolom_nummer: String,
    kolom_vraag: String,
    kolom_antwoord: String,
    conclusie: String,
    reden: String,
    voorwaarden: String,
    rust_op: String,
    bijlage: String,
    kolom_onderdeel: String,
    kolom_onderwerp: String,
    kolom_samenvatting: String,
    besluit: String,
    besluit_uitleg: String,
    besluit_veld: String,
    besluit_reden: String,
    naam: String,
    datum: String,
    handtekening: String,
}

static SENTENCES: LazyLock<Sentences> = LazyLock::new(read);

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program; a test reads it"
)]
fn read() -> Sentences {
    toml::from_str(include_str!("../../../assets/letters/beslisformulier.toml"))
        .expect("the bundled sentences are TOML")
}

/// Composes the form. What is not filled in stays open to be written by hand.
pub fn decision_form(facts: &DecisionFormFacts) -> Letter {
    let says = &*SENTENCES;
    let owner = match facts.office.trim() {
        "" => says.soort.clone(),
        office => says.soort_met_bureau.replace("{bureau}", office),
    };
    Letter {
        title: says.bestand.replace("{boom}", &facts.tree_title),
        paper: Paper::Form(FormHead {
            owner,
            title: facts.tree_title.clone(),
            colour: facts.colour,
            running: Running {
                name: says.bladkop.clone(),
                reference: facts.tree_title.clone(),
                page_label: says.blad.clone(),
            },
        }),
        body: body(facts, says),
        closing: None,
        annexes: annex(facts, says).into_iter().collect(),
        watermark: None,
    }
}

fn body(facts: &DecisionFormFacts, says: &Sentences) -> Vec<Block> {
    let origin = says.herkomst.replace("{gids}", &facts.guide_title);
    let mut origin = Text::plain(origin);
    origin.sentence(&Text::plain(facts.derivation.as_str()));
    let mut blocks = vec![
        Block::Fields(filled_in(facts)),
        Block::Paragraph(origin),
        heading(&says.vragen),
        Block::Table(path(&facts.path, says)),
        heading(&says.conclusie),
        Block::Paragraph(stressed(&facts.verdict, &facts.conclusion)),
        Block::Paragraph(stressed(&says.reden, &facts.reason)),
    ];
    if !facts.conditions.is_empty() {
        let conditions = facts.conditions.iter().map(Text::plain).collect();
        blocks.push(Block::Paragraph(Text::plain(says.voorwaarden.as_str())));
        blocks.push(Block::Numbered(conditions));
    }
    if !facts.cited.is_empty() {
        let text = says
            .rust_op
            .replace("{onderdelen}", &sections(&facts.cited));
        blocks.push(Block::Paragraph(Text::plain(text)));
    }
    blocks.push(heading(&says.besluit));
    blocks.push(Block::Paragraph(Text::plain(says.besluit_uitleg.as_str())));
    blocks.push(Block::Fields(own(facts, says)));
    blocks
}

/// What stands in the passages, behind the signature: nobody turns pages to sign.
fn annex(facts: &DecisionFormFacts, says: &Sentences) -> Option<Vec<Block>> {
    let some = !facts.cited.is_empty();
    some.then(|| {
        vec![
            heading(&says.bijlage),
            Block::Table(cited(&facts.cited, says)),
        ]
    })
}

/// The sections, each once, in the order of the path.
fn sections(cited: &[Cited]) -> String {
    let mut named: Vec<&str> = Vec::new();
    for section in cited.iter().map(|it| it.section.as_str()) {
        if !named.contains(&section) {
            named.push(section);
        }
    }
    let named: Vec<String> = named.into_iter().map(section_in_sentence).collect();
    named.join("; ")
}

/// Who, for whom and when next to each other; what it is about over the full width.
fn filled_in(facts: &DecisionFormFacts) -> Vec<Vec<FormField>> {
    let written = |it: &Labelled, lines| field(&it.label, &it.value, Room::Lines(lines));
    let Some((last, before)) = facts.fields.split_last() else {
        return Vec::new();
    };
    let mut rows = vec![
        before.iter().map(|it| written(it, 1)).collect(),
        vec![written(last, 2)],
    ];
    rows.retain(|row: &Vec<FormField>| !row.is_empty());
    rows
}

fn field(label: &str, value: &str, room: Room) -> FormField {
    FormField {
        label: label.to_owned(),
        value: value.trim().to_owned(),
        room,
    }
}

/// The adviser's own decision, with room for a signature.
fn own(facts: &DecisionFormFacts, says: &Sentences) -> Vec<Vec<FormField>> {
    let own = &facts.own;
    vec![
        vec![field(&says.besluit_veld, &own.decision, Room::Lines(1))],
        vec![field(&says.besluit_reden, &own.reason, Room::Lines(2))],
        vec![
            field(&says.naam, &own.name, Room::Lines(1)),
            field(&says.datum, &own.date, Room::Lines(1)),
            field(&says.handtekening, "", Room::Signature),
        ],
    ]
}

/// `*Reden.* De taak staat als vaste taak in het functieprofiel.`
fn stressed(lead: &str, text: &str) -> Text {
    let mut words = Text::default();
    words.push(&format!("{}.", lead.trim_end_matches('.')), true);
    words.sentence(&Text::plain(text));
    words
}

fn path(path: &[Answered], says: &Sentences) -> Table {
    let row = |it: &Answered| [&it.id, &it.question, &it.answer].map(Text::plain).to_vec();
    Table {
        columns: vec![
            column(&says.kolom_nummer, Some((110, 160))),
            column(&says.kolom_vraag, None),
            column(&says.kolom_antwoord, Some((360, 480))),
        ],
        rows: path.iter().map(row).collect(),
        total: None,
    }
}

fn cited(cited: &[Cited], says: &Sentences) -> Table {
    let row = |it: &Cited| {
        [&it.section, &it.title, &it.summary]
            .map(Text::plain)
            .to_vec()
    };
    Table {
        columns: vec![
            column(&says.kolom_onderdeel, Some((150, 240))),
            column(&says.kolom_onderwerp, Some((340, 380))),
            column(&says.kolom_samenvatting, None),
        ],
        rows: cited.iter().map(row).collect(),
        total: None,
    }
}

fn heading(words: &str) -> Block {
    Block::Heading(Text::plain(words))
}

/// A column of words; without bounds it takes the rest.
fn column(head: &str, bounds: Option<(u16, u16)>) -> Column {
    Column {
        head: Text::plain(head),
        width: bounds.map_or(Width::Rest, |(least, most)| Width::Between { least, most }),
        right: false,
    }
}
