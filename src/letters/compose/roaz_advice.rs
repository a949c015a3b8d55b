//! The advice to the Bestuurlijk ROAZ (ROAZ-advies): which sentence stands where, and the tables.

mod sections;

use crate::domain::Cents;
use crate::letters::advice_facts::{AdviceFacts, AdvisedPlan};
use crate::letters::letter::{
    Block, Column, FormField, FormHead, Letter, Paper, Room, Running, Table, Text, Total, Width,
};
use crate::words::letters::list;
use crate::words::{euros, long_date, plain_amount};
use serde::Deserialize;
use std::sync::LazyLock;

/// The sentences, by their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    soort: String,
    soort_met_bureau: String,
    titel: String,
    bladkop: String,
    blad: String,
    planjaar: String,
    datum_lijst: String,
    adviseur: String,
    bronnen: String,
    bronnen_eigen: String,
    gevraagd_besluit: String,
    partners: String,
    kolom_partner: String,
    kolom_gevraagd: String,
    kolom_toegekend: String,
    kolom_verschil: String,
    kolom_overleg: String,
    totaal: String,
    geen_plannen: String,
    al_akkoord: String,
    alle_akkoord: String,
    in_overleg: String,
    verschillen: String,
    verschillen_geen: String,
    kolom_regel: String,
    kolom_minder: String,
    kolom_reden: String,
    gids: String,
    zonder_convenant: String,
    zonder_convenant_geen: String,
    zonder_convenant_wel: String,
    reservering: String,
    reservering_zonder_bedrag: String,
    reservering_geen: String,
    gebreken: String,
    gebreken_geen: String,
    kolom_gebrek: String,
    afwijkingen: String,
    afwijkingen_geen: String,
    kolom_voorstel: String,
    kolom_oordeel: String,
    overleggen: String,
    overleggen_geen: String,
    kolom_vraag: String,
    geen_vraag: String,
    met: String,
    uiterlijk: String,
    niet_op_lijst: String,
    gevraagd_bedrag: String,
    niet_beoordeeld: String,
    niet_ontvangen: String,
    besluit: String,
    besluit_uitleg: String,
    besluit_veld: String,
    wijzigingen_veld: String,
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
    toml::from_str(include_str!("../../../assets/letters/roaz-advies.toml"))
        .expect("the bundled sentences are TOML")
}

/// Composes the list that goes to the meeting, with room for the board's decision.
pub fn roaz_advice(facts: &AdviceFacts) -> Letter {
    let says = &*SENTENCES;
    let owner = match facts.office.trim() {
        "" => says.soort.clone(),
        office => says.soort_met_bureau.replace("{bureau}", office),
    };
    let title = says.titel.replace("{jaar}", &facts.plan_year.to_string());
    let mut body = opening(facts, says);
    body.extend(per_partner(facts, says));
    body.extend(sections::all(facts, says));
    body.extend(decision(says));
    Letter {
        title: title.clone(),
        paper: Paper::Form(FormHead {
            owner,
            title: title.clone(),
            colour: facts.colour,
            running: Running {
                name: says.bladkop.clone(),
                reference: title,
                page_label: says.blad.clone(),
            },
        }),
        body,
        closing: None,
        annexes: Vec::new(),
        watermark: None,
    }
}

fn opening(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let fields = vec![vec![
        field(&says.planjaar, &facts.plan_year.to_string(), Room::Lines(1)),
        field(&says.datum_lijst, &long_date(facts.dated), Room::Lines(1)),
        field(&says.adviseur, &facts.adviser, Room::Lines(1)),
    ]];
    let mut sources = Text::plain(says.bronnen.replace("{gidsen}", &list(&facts.guides)));
    if !facts.own_sources.is_empty() {
        let own = says
            .bronnen_eigen
            .replace("{eigen}", &list(&facts.own_sources));
        sources.sentence(&Text::plain(own));
    }
    vec![
        Block::Fields(fields),
        Block::Paragraph(sources),
        paragraph(&says.gevraagd_besluit),
    ]
}

/// The table of all partners, with its total to the cent.
fn per_partner(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Text::plain(&says.partners))];
    if facts.plans.is_empty() {
        blocks.push(paragraph(&says.geen_plannen));
        return blocks;
    }
    let sum = |of: fn(&AdvisedPlan) -> Cents| -> Cents { facts.plans.iter().map(of).sum() };
    let open = sum(|plan| plan.in_consultation);
    let consulted = open > Cents::ZERO;
    let mut columns = vec![
        words(&says.kolom_partner, None),
        amounts(&says.kolom_gevraagd),
        amounts(&says.kolom_toegekend),
        amounts(&says.kolom_verschil),
    ];
    let cells = |name: String, requested: Cents, granted: Cents, open: Cents| {
        let mut cells = vec![
            name,
            plain_amount(requested),
            plain_amount(granted),
            plain_amount(requested - granted),
        ];
        if consulted {
            cells.push(plain_amount(open));
        }
        cells
    };
    if consulted {
        columns.push(amounts(&says.kolom_overleg));
    }
    let rows = facts.plans.iter().map(|plan| {
        let some = !all_agreed(facts) && plan.agreed_on.is_some();
        let mark = if some { " *" } else { "" };
        let name = format!("{}{mark}", plan.partner);
        cells(name, plan.requested, plan.granted, plan.in_consultation)
    });
    let total = cells(
        String::new(),
        sum(|plan| plan.requested),
        sum(|plan| plan.granted),
        open,
    );
    blocks.push(Block::Table(Table {
        columns,
        rows: rows.map(plain).collect(),
        total: Some(Total {
            label: Text::plain(&says.totaal),
            label_column: 0,
            amounts: plain(total.into_iter().skip(1).collect()),
        }),
    }));
    blocks.extend(below_the_table(facts, says, open));
    blocks
}

/// Cells whose words come from nowhere but this list.
fn plain(cells: Vec<String>) -> Vec<Text> {
    cells.into_iter().map(Text::plain).collect()
}

fn all_agreed(facts: &AdviceFacts) -> bool {
    facts.plans.iter().all(|plan| plan.agreed_on.is_some())
}

fn below_the_table(facts: &AdviceFacts, says: &Sentences, open: Cents) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut days: Vec<_> = facts.plans.iter().filter_map(|it| it.agreed_on).collect();
    days.sort_unstable();
    days.dedup();
    if !days.is_empty() {
        let sentence = match all_agreed(facts) {
            true => &says.alle_akkoord,
            false => &says.al_akkoord,
        };
        let days: Vec<String> = days.into_iter().map(long_date).collect();
        blocks.push(paragraph(&sentence.replace("{data}", &list(&days))));
    }
    if open > Cents::ZERO {
        blocks.push(paragraph(
            &says.in_overleg.replace("{bedrag}", &euros(open)),
        ));
    }
    blocks
}

/// Room for what the board decides.
fn decision(says: &Sentences) -> Vec<Block> {
    vec![
        Block::Heading(Text::plain(&says.besluit)),
        paragraph(&says.besluit_uitleg),
        Block::Fields(vec![
            vec![field(&says.besluit_veld, "", Room::Lines(2))],
            vec![field(&says.wijzigingen_veld, "", Room::Lines(4))],
            vec![
                field(&says.naam, "", Room::Lines(1)),
                field(&says.datum, "", Room::Lines(1)),
                field(&says.handtekening, "", Room::Signature),
            ],
        ]),
    ]
}

fn field(label: &str, value: &str, room: Room) -> FormField {
    FormField {
        label: label.to_owned(),
        value: value.trim().to_owned(),
        room,
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Text::plain(text))
}

/// A column of words; without bounds it takes the rest.
fn words(head: &str, bounds: Option<(u16, u16)>) -> Column {
    Column {
        head: Text::plain(head),
        width: bounds.map_or(Width::Rest, |(least, most)| Width::Between { least, most }),
        right: false,
    }
}

fn amounts(head: &str) -> Column {
    Column {
        head: Text::plain(head),
        width: Width::Between {
            least: 170,
            most: 260,
        },
        right: true,
    }
}
