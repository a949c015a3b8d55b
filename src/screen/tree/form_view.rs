//! A decision form that came back, as it looks before it is kept: what was read, what is in doubt, what it comes to.

use super::{DecisionTree, Message, begin};
use crate::desk::TreeFormLook;
use crate::domain::sheet_remark::SheetRemark;
use crate::domain::submission::Severity;
use crate::rules::tree::{Step, walk};
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use iced::widget::{Column as Stack, column, container, row, space};
use iced::{Alignment, Length};

impl DecisionTree {
    pub(super) fn form_page<'a>(
        &'a self,
        look: &'a TreeFormLook,
        layout: Layout,
    ) -> Element<'a, Message> {
        let (left, right) = (
            column![conclusion(look), fields(look)].spacing(theme::S16),
            column![remarks(look), answers(look)].spacing(theme::S16),
        );
        let body: Element<'_, Message> = match layout {
            Layout::Wide => row![
                left.width(Length::FillPortion(2)),
                right.width(Length::FillPortion(3))
            ]
            .spacing(theme::S16)
            .into(),
            Layout::Narrow => column![remarks(look), left, answers(look)]
                .spacing(theme::S16)
                .into(),
        };
        let body = container(body).padding(iced::Padding::from(theme::S24).top(0.0));
        container(column![
            container(self.form_head(look)).padding([theme::S16, theme::S24]),
            scroll(body).height(Length::Fill)
        ])
        .id(begin::PANE)
        .height(Length::Fill)
        .into()
    }

    fn form_head<'a>(&'a self, look: &'a TreeFormLook) -> Element<'a, Message> {
        let held = look.remarks.iter().filter(|it| it.holds_up()).count();
        let keep = match held {
            0 if self.busy => Err("Wordt bewaard".to_owned()),
            0 => Ok(Message::FormConfirmed),
            held => Err(format!(
                "Eerst {} oplossen",
                words::counted(held, "fout", "fouten")
            )),
        };
        let acts = vec![
            button::secondary("Annuleren")
                .keys("Esc")
                .on_press(Message::FormClosed)
                .into(),
            button::primary("Formulier bewaren")
                .icon(Icon::CheckBold)
                .keys("Ctrl+S")
                .id("formulier-bewaren")
                .on_press_or(keep)
                .into(),
        ];
        column![
            card::screen_head("Beslisformulier inlezen", "", acts),
            row![
                text::quiet(format!("{}. Er is nog niets bewaard.", look.file)),
                Element::from(button::link(
                    "Ander bestand kiezen",
                    Message::FormReadPressed
                )),
                chip::key("Ctrl+O")
            ]
            .spacing(theme::S8)
            .align_y(Alignment::Center)
        ]
        .spacing(theme::S4)
        .into()
    }
}

/// What the tree makes of the answers, or that a question is open.
fn conclusion(look: &TreeFormLook) -> Element<'_, Message> {
    let outcome = look.outcome().ok().flatten();
    let verdict = outcome.map(|it| parts::verdict(it.verdict, true));
    let head = row![text::label("Conclusie van de beslisboom").width(Length::Fill)]
        .push(verdict)
        .align_y(Alignment::Center);
    let words = match outcome {
        Some(outcome) => column![
            text::heading(outcome.conclusion.as_str()),
            text::body(outcome.reason.as_str())
        ],
        None => column![text::body(
            "Er is nog een vraag open, dus nog geen conclusie."
        )],
    };
    card::card(column![head, words.spacing(theme::S8)].spacing(theme::S8))
}

fn fields(look: &TreeFormLook) -> Element<'_, Message> {
    let run = &look.run;
    let about = match &look.subject {
        Some(it) => format!("{} {}, {}", it.project_number, it.name, it.partner),
        None => "Geen activiteit in dit register: een losse toets".to_owned(),
    };
    let dated_is_read = !look.remarks.iter().any(|it| {
        matches!(
            it.doubt,
            crate::domain::sheet_remark::SheetDoubt::NotAFormDate
        )
    });
    let dated = if dated_is_read {
        words::long_date(run.dated)
    } else {
        String::new()
    };
    let all = [
        ("Activiteit", about),
        ("Rol", run.role.clone()),
        ("Naam invuller", run.filled_in_by.clone()),
        ("Organisatie", run.organisation.clone()),
        ("Datum", dated),
        ("Omschrijving", run.description.clone()),
    ];
    let rows = all.into_iter().map(|(label, value)| {
        let value = if value.is_empty() {
            text::quiet("niet ingevuld")
        } else {
            text::body(value)
        };
        row![
            container(text::quiet(label)).width(112),
            value.width(Length::Fill)
        ]
        .spacing(theme::S8)
        .into()
    });
    card::card(
        column![
            text::strong("Gelezen"),
            Stack::with_children(rows).spacing(theme::S8)
        ]
        .spacing(theme::S8),
    )
}

fn remarks(look: &TreeFormLook) -> Option<Element<'_, Message>> {
    if look.remarks.is_empty() {
        return None;
    }
    // What holds it up comes first.
    let mut all: Vec<&SheetRemark> = look.remarks.iter().collect();
    all.sort_by_key(|it| !it.holds_up());
    let all = all.into_iter().map(remark);
    Some(Stack::with_children(all).spacing(theme::S8).into())
}

fn remark(remark: &SheetRemark) -> Element<'_, Message> {
    let (icon, tone) = match remark.severity {
        Severity::Error => (Icon::CrossCircleFilled, Tone::Stop),
        Severity::Question => (Icon::WarningFilled, Tone::Warn),
        Severity::Notice => (Icon::InfoFilled, Tone::Ask),
    };
    let cell = remark.at.cell.as_deref();
    let words = Stack::new()
        .push(cell.map(|cell| text::strong(format!("Cel {cell}"))))
        .push(text::body(words::sheet_remarks::sheet_remark(remark)));
    parts::banner(icon, tone, words, space::horizontal().width(0))
}

/// The answers that count, in the order of the path.
fn answers(look: &TreeFormLook) -> Element<'_, Message> {
    let tree = look.guide.tree();
    let path = walk(tree, &look.run.answers).map(|walk| walk.path);
    let path = path.unwrap_or_default();
    let count = path.len();
    let rows = path
        .into_iter()
        .enumerate()
        .map(|(at, Step { node, answer })| {
            let row = row![
                text::quiet((at + 1).to_string()).width(24),
                text::body(node.question.as_str()).width(Length::FillPortion(3)),
                text::strong(answer.label.as_str()).width(Length::FillPortion(2))
            ]
            .spacing(theme::S8);
            column![
                card::line(),
                container(row).padding([theme::S8, theme::S16])
            ]
            .into()
        });
    let beside = text::label(words::counted(count, "antwoord telt", "antwoorden tellen"));
    card::flush(column![card::head("Antwoorden", beside)].extend(rows))
}
