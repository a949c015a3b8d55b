//! Where a run begins: the runs of the year, and the activities that pay an employee and have none.

use super::{DecisionTree, Message};
use crate::desk::{TreeRunRow, TreeSubject};
use crate::domain::partner::name_key;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, empty, field, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

/// The id of the pane.
pub const PANE: &str = "beslisboom-begin";

impl DecisionTree {
    pub(super) fn runs(&self) -> Vec<&TreeRunRow> {
        let all = self.list.as_ref().map(|list| list.runs.as_slice());
        let wanted = name_key(&self.filter);
        all.unwrap_or_default()
            .iter()
            .filter(|row| name_key(&run_name(row)).contains(&wanted))
            .collect()
    }

    /// The activities that match what was typed; without that, those that pay an employee and have no run.
    pub(super) fn subjects(&self) -> Vec<&TreeSubject> {
        let all = self.list.as_ref().map(|list| list.subjects.as_slice());
        let wanted = name_key(&self.filter);
        let fits = |it: &&TreeSubject| {
            if wanted.is_empty() {
                it.line.is_some() && it.runs == 0
            } else {
                name_key(&subject_name(it)).contains(&wanted)
            }
        };
        all.unwrap_or_default().iter().filter(fits).collect()
    }

    /// All activities that match what was typed.
    pub(super) fn all_found(&self) -> Vec<&TreeSubject> {
        let all = self.list.as_ref().map(|list| list.subjects.as_slice());
        let wanted = name_key(&self.filter);
        let fits = |it: &&TreeSubject| name_key(&subject_name(it)).contains(&wanted);
        all.unwrap_or_default().iter().filter(fits).collect()
    }

    pub(super) fn begin_view(&self, layout: Layout) -> Element<'_, Message> {
        let quick = button::primary("Snelle toets")
            .icon(Icon::Plus)
            .keys("Ctrl+N")
            .on_press(Message::QuickPressed);
        let form = button::secondary("Formulier voor de instelling")
            .icon(Icon::FilePlus)
            .on_press(Message::FormAsked);
        let read = button::secondary("Formulier inlezen")
            .icon(Icon::FolderOpen)
            .keys("Ctrl+O")
            .on_press(Message::FormReadPressed);
        let head = card::screen_head(
            "Beslisboom",
            "Mag de inzet van een interne medewerker uit OTO-gelden?",
            vec![quick.into()],
        );
        let search = field::field("boom-zoeken", "", &self.filter)
            .placeholder("Zoek een activiteit, partner of rol")
            .icon(Icon::Search)
            .on_input(Message::FilterTyped)
            .width(match layout {
                Layout::Wide => 440.0,
                Layout::Narrow => 320.0,
            });
        let search = row![
            Element::from(search),
            space::horizontal(),
            Element::from(form),
            Element::from(read)
        ]
        .spacing(theme::S12);
        let inner = Stack::new()
            .push(head)
            .push(search)
            .push(self.list.as_ref().map(|_| self.subjects_card()))
            .push(self.list.as_ref().map(|_| self.runs_card(layout)))
            .spacing(theme::S16);
        container(inner)
            .id(PANE)
            .padding(theme::S24)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn subjects_card(&self) -> Element<'_, Message> {
        let subjects = self.subjects();
        let count = subjects.len();
        let title = if self.filter.trim().is_empty() {
            "Activiteiten met een interne medewerker, nog zonder beslisboom"
        } else {
            "Activiteiten"
        };
        let body: Element<'_, Message> = if count == 0 {
            container(text::quiet(
                "Geen activiteit. Zoek een andere activiteit, of doe met Ctrl+N een snelle toets.",
            ))
            .padding([theme::S12, theme::S16])
            .into()
        } else {
            let rows = list("boom-activiteiten", count, move |at| {
                match subjects.get(at) {
                    Some(subject) => subject_row(subject),
                    None => space::horizontal().into(),
                }
            })
            .row_height(40.0)
            .height(40.0 * count.min(5) as f32)
            .on_select(Message::SubjectPressed);
            rows.into()
        };
        let beside = words::counted(count, "activiteit", "activiteiten");
        card::flush(column![card::head(title, text::label(beside)), body])
    }

    fn runs_card(&self, layout: Layout) -> Element<'_, Message> {
        let runs = self.runs();
        if runs.is_empty() {
            return empty::empty(
                Icon::Tree,
                "Nog geen beslisboom doorlopen",
                "Kies hierboven een activiteit, of begin met Ctrl+N een snelle toets.",
                None,
            );
        }
        let own = match layout {
            Layout::Wide => 200.0,
            Layout::Narrow => 150.0,
        };
        let columns = vec![
            Column::words("Datum", 150),
            Column::words("Waarover", Length::Fill),
            Column::words("Uitkomst", 190),
            Column::words("Eigen oordeel", own),
        ];
        let cells = columns.clone();
        let rows = list("boom-runs", runs.len(), move |at| match runs.get(at) {
            Some(row) => run_row(&cells, row),
            None => space::horizontal().into(),
        })
        .row_height(40.0)
        .on_select(Message::RunPressed);
        card::flush(container(table::table(&columns, rows)).height(Length::Fill))
    }
}

fn subject_name(subject: &TreeSubject) -> String {
    format!(
        "{} {} {}",
        subject.project_number, subject.name, subject.partner
    )
}

fn subject_row<'a>(subject: &'a TreeSubject) -> Element<'a, Message> {
    container(
        row![
            text::strong(&subject.project_number).width(96),
            container(table::one_line(text::body(&subject.name))).width(Length::Fill),
            container(table::one_line(text::quiet(&subject.partner))).width(260),
        ]
        .spacing(theme::S12)
        .align_y(Alignment::Center),
    )
    .padding([0.0, theme::S16])
    .height(Length::Fill)
    .align_y(Alignment::Center)
    .into()
}

/// What a run is about, in one line.
pub fn run_name(row: &TreeRunRow) -> String {
    let about = match &row.subject {
        Some(subject) => subject_name(subject),
        None if row.run.description.is_empty() => "Snelle toets".to_owned(),
        None => row.run.description.clone(),
    };
    match row.run.role.as_str() {
        "" => about,
        role => format!("{about}, {role}"),
    }
}

fn run_row<'a>(columns: &[Column], row: &'a TreeRunRow) -> Element<'a, Message> {
    let own = row.run.own.as_ref();
    table::cells(
        columns,
        vec![
            table::words(words::long_date(row.run.dated)),
            table::one_line(text::body(run_name(row))),
            match row.verdict {
                Some(verdict) => parts::verdict(verdict, false),
                None => table::words("Nog niet klaar"),
            },
            match own {
                Some(own) => parts::verdict(own.verdict, false),
                None => table::words(""),
            },
        ],
    )
}
