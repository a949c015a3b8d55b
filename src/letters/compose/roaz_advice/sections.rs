//! What stands below the table of partners: reasons, covenant, shortcomings, departures, consultations, who is missing.

use super::{Sentences, amounts, paragraph, plain, words};
use crate::domain::Cents;
use crate::letters::advice_facts::{AdviceFacts, AdvisedPlan, OpenConsultation};
use crate::letters::letter::{Block, Column, Table, Text};
use crate::words::letters::{list, section_in_sentence, whole_sentence};
use crate::words::{euros, long_date, plain_amount, verdicts};

/// Bounds of a partner's column and of the column of its lines, in tenths of millimetres.
const PARTNER: (u16, u16) = (220, 300);
const LINE: (u16, u16) = (300, 380);

/// All of it, in order; only who is missing where there is nothing on the list.
pub(super) fn all(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    if facts.plans.is_empty() {
        return left_out(facts, says);
    }
    let mut blocks = differences(facts, says);
    blocks.extend(covenant(facts, says));
    blocks.extend(shortcomings(facts, says));
    blocks.extend(departures(facts, says));
    blocks.extend(consultations(facts, says));
    blocks.extend(left_out(facts, says));
    blocks
}

/// A table, or the sentence that there is nothing to put in it.
fn section(heading: &str, columns: Vec<Column>, rows: Vec<Vec<String>>, none: &str) -> Vec<Block> {
    let content = if rows.is_empty() {
        paragraph(none)
    } else {
        Block::Table(Table {
            columns,
            rows: rows.into_iter().map(plain).collect(),
            total: None,
        })
    };
    vec![Block::Heading(Text::plain(heading)), content]
}

/// The rows of every plan, each opened by the name of its partner.
fn rows<T>(
    facts: &AdviceFacts,
    of: impl Fn(&AdvisedPlan) -> &[T],
    cells: impl Fn(&T) -> Vec<String>,
) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for plan in &facts.plans {
        for item in of(plan) {
            let mut row = vec![plan.partner.clone()];
            row.extend(cells(item));
            rows.push(row);
        }
    }
    rows
}

fn about(project_number: &str, text: &str) -> String {
    format!("{} {text}", project_number.replace('-', "\u{2011}"))
}

fn differences(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let columns = vec![
        words(&says.kolom_partner, Some(PARTNER)),
        words(&says.kolom_regel, Some(LINE)),
        amounts(&says.kolom_minder),
        words(&says.kolom_reden, None),
    ];
    let rows = rows(
        facts,
        |plan| &plan.less,
        |line| {
            let mut reason = whole_sentence(&line.reason);
            if !line.sections.is_empty() {
                let sections: Vec<String> = line
                    .sections
                    .iter()
                    .map(|it| section_in_sentence(it))
                    .collect();
                let sections = says.gids.replace("{onderdelen}", &sections.join("; "));
                reason = format!("{reason} {sections}");
            }
            vec![
                about(&line.project_number, &line.line),
                plain_amount(line.requested - line.granted),
                reason,
            ]
        },
    );
    section(&says.verschillen, columns, rows, &says.verschillen_geen)
}

fn covenant(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let without: Vec<&AdvisedPlan> = facts.plans.iter().filter(|plan| !plan.covenant).collect();
    let mut blocks = vec![Block::Heading(Text::plain(&says.zonder_convenant))];
    if without.is_empty() {
        blocks.push(paragraph(&says.zonder_convenant_geen));
    } else {
        let names: Vec<String> = without.iter().map(|plan| plan.partner.clone()).collect();
        let granted: Cents = without.iter().map(|plan| plan.granted).sum();
        let said = says
            .zonder_convenant_wel
            .replace("{partners}", &list(&names))
            .replace("{bedrag}", &euros(granted));
        blocks.push(paragraph(&said));
    }
    let reserved = match facts.reserved {
        Some(reserved) => match reserved.amount {
            Some(amount) => says.reservering.replace("{bedrag}", &euros(amount)),
            None => says.reservering_zonder_bedrag.clone(),
        },
        None if without.is_empty() => return blocks,
        None => says.reservering_geen.clone(),
    };
    blocks.push(paragraph(&reserved));
    blocks
}

fn shortcomings(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let columns = vec![
        words(&says.kolom_partner, Some((300, 420))),
        words(&says.kolom_gebrek, None),
    ];
    let rows = rows(facts, |plan| &plan.shortcomings, |it| vec![it.clone()]);
    section(&says.gebreken, columns, rows, &says.gebreken_geen)
}

fn departures(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let columns = vec![
        words(&says.kolom_partner, Some(PARTNER)),
        words(&says.kolom_regel, Some(LINE)),
        words(&says.kolom_voorstel, Some((190, 230))),
        words(&says.kolom_oordeel, Some((190, 230))),
        words(&says.kolom_reden, None),
    ];
    let rows = rows(
        facts,
        |plan| &plan.departures,
        |line| {
            vec![
                about(&line.project_number, &line.line),
                verdicts::verdict(line.suggested).to_owned(),
                verdicts::verdict(line.recorded).to_owned(),
                whole_sentence(&line.motivation),
            ]
        },
    );
    section(&says.afwijkingen, columns, rows, &says.afwijkingen_geen)
}

fn consultations(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let columns = vec![
        words(&says.kolom_partner, Some(PARTNER)),
        words(&says.kolom_regel, Some(LINE)),
        amounts(&says.kolom_gevraagd),
        words(&says.kolom_vraag, None),
    ];
    let rows = rows(
        facts,
        |plan| &plan.consultations,
        |open| {
            vec![
                about(&open.project_number, &open.about),
                open.requested.map_or_else(|| "–".to_owned(), plain_amount),
                asked(open, says),
            ]
        },
    );
    section(&says.overleggen, columns, rows, &says.overleggen_geen)
}

fn asked(open: &OpenConsultation, says: &Sentences) -> String {
    let question = match open.question.trim() {
        "" => says.geen_vraag.clone(),
        question => whole_sentence(question),
    };
    let mut said = vec![question];
    if !open.with_whom.trim().is_empty() {
        said.push(says.met.replace("{wie}", open.with_whom.trim()));
    }
    if let Some(due) = open.answer_due {
        said.push(says.uiterlijk.replace("{datum}", &long_date(due)));
    }
    said.join(" ")
}

/// Who is not on the list, so that nobody misses them.
fn left_out(facts: &AdviceFacts, says: &Sentences) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !facts.not_judged.is_empty() {
        let names: Vec<String> = facts
            .not_judged
            .iter()
            .map(|it| {
                says.gevraagd_bedrag
                    .replace("{partner}", &it.partner)
                    .replace("{bedrag}", &euros(it.requested))
            })
            .collect();
        let said = says.niet_beoordeeld.replace("{partners}", &list(&names));
        blocks.push(paragraph(&said));
    }
    if !facts.missing.is_empty() {
        let said = says
            .niet_ontvangen
            .replace("{partners}", &list(&facts.missing));
        blocks.push(paragraph(&said));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::Heading(Text::plain(&says.niet_op_lijst)));
    }
    blocks
}
