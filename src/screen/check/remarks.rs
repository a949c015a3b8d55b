//! What is wrong or in doubt, cell by cell, with the proposals and a place to type an answer.

use super::{Check, Message, PANES};
use crate::desk::Reading;
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Remark, Severity};
use crate::screen::answering;
use crate::ui::icon::Icon;
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, list, select, text};
use crate::words;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Length};

/// Most remarks that are shown at once; the rest come as these are solved.
const MOST: usize = 100;

impl Check {
    /// The list under the table; `None` when there is nothing to say.
    pub(super) fn remark_list<'a>(
        &'a self,
        reading: &'a Reading,
        layout: Layout,
    ) -> Option<Element<'a, Message>> {
        let answered = self.answered();
        if reading.remarks.is_empty() && answered.is_none() {
            return None;
        }
        let rows = reading
            .remarks
            .iter()
            .take(MOST)
            .flat_map(|remark| [self.remark(remark), card::line()]);
        let more = reading.remarks.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            container(text::quiet(format!("En nog {more} meldingen.")))
                .padding([theme::S8, theme::S16])
        });
        let all = Column::with_children(rows).push(more).push(answered);
        let body = list::scroll(all).height(Length::Fill);
        let inner = column![self.remark_head(reading, layout), body];
        Some(
            container(card::flush(inner))
                .id(PANES[2])
                .height(Length::FillPortion(match reading.remarks.len() {
                    0..=2 => 1,
                    3 => 2,
                    _ => 3,
                }))
                .into(),
        )
    }

    fn remark_head<'a>(&'a self, reading: &'a Reading, layout: Layout) -> Element<'a, Message> {
        let count = |severity: Severity| {
            reading
                .remarks
                .iter()
                .filter(|remark| remark.severity == severity)
                .count()
        };
        let (errors, questions, notices) = (
            count(Severity::Error),
            count(Severity::Question),
            count(Severity::Notice),
        );
        let parts = [
            (errors, words::counted(errors, "fout", "fouten")),
            (questions, words::counted(questions, "vraag", "vragen")),
            (
                match layout {
                    Layout::Narrow if errors + questions > 0 => 0,
                    Layout::Narrow | Layout::Wide => notices,
                },
                words::counted(notices, "opmerking", "opmerkingen"),
            ),
        ];
        let title: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, words)| words)
            .collect();
        let title = match title.as_slice() {
            [] => "Geen meldingen".to_owned(),
            some => some.join(", "),
        };
        let first: Element<'_, Message> = if errors + questions > 0 {
            let label = match (layout, errors) {
                (Layout::Wide, 0) => "Naar de eerste vraag",
                (Layout::Wide, _) => "Naar de eerste fout",
                (Layout::Narrow, 0) => "Eerste vraag",
                (Layout::Narrow, _) => "Eerste fout",
            };
            button::secondary(label)
                .small()
                .on_press(Message::FirstFaultPressed)
                .into()
        } else {
            row![].into()
        };
        let copied = self
            .copied
            .then(|| chip::plain(Icon::CheckBold, "Gekopieerd", Tone::Ok));
        let copy = self.reply().map(|_| {
            button::secondary("Kopieer antwoord aan de partner")
                .small()
                .icon(Icon::Envelope)
                .id("antwoord-kopie")
                .on_press(Message::CopyPressed)
        });
        let tabs = (!reading.changes.is_empty()).then(|| self.lower_tabs(reading));
        let acts = Row::new()
            .push(tabs)
            .push(copied)
            .push(copy.map(Element::from))
            .push(first)
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        card::head(title, acts)
    }

    fn remark<'a>(&'a self, remark: &'a Remark) -> Element<'a, Message> {
        let (icon, tone) = answering::look(remark.severity);
        let place: Element<'_, Message> = match &remark.at.cell {
            Some(cell) => {
                button::link(cell.as_str(), Message::RemarkPressed(remark.at.clone())).into()
            }
            None => text::label("Bestand").into(),
        };
        let said = row![
            icon.tinted(16.0, tone.ink()),
            container(place).width(52),
            text::body(words::remarks::remark(remark)).width(Length::Fill)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .width(Length::FillPortion(3));
        let acts = remark.holds_up().then(|| self.acts(remark)).map(|acts| {
            container(acts)
                .width(Length::FillPortion(2))
                .align_x(Alignment::End)
        });
        Row::new()
            .push(said)
            .push(acts)
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S8, theme::S16])
            .into()
    }

    /// Proposals, one press each; and a field, for what the file itself does not give.
    fn acts<'a>(&'a self, remark: &'a Remark) -> Element<'a, Message> {
        if let Some((at, typed)) = self.typing.as_ref().filter(|(at, _)| *at == remark.at) {
            let _ = at;
            return answering::typing(
                typed,
                Message::Typed,
                Message::TypedDone,
                Message::TypingCancelled,
            );
        }
        if remark.doubt == Doubt::NoPartner {
            return self.partner_choice(remark);
        }
        let proposals = remark.proposals.iter().map(|proposal| {
            let answer = Message::Answered(remark.at.clone(), proposal.answer.clone());
            button::secondary(proposal.label.as_str())
                .small()
                .on_press(answer)
                .into()
        });
        let fill_in = can_be_typed(remark).then(|| {
            button::secondary("Invullen")
                .small()
                .icon(Icon::Pencil)
                .on_press(Message::TypePressed(remark.at.clone()))
                .into()
        });
        Row::with_children(proposals.chain(fill_in))
            .spacing(theme::S8)
            .wrap()
            .vertical_spacing(theme::S4)
            .into()
    }

    fn partner_choice<'a>(&'a self, remark: &'a Remark) -> Element<'a, Message> {
        let known = select::select(self.partners.clone(), None, "Kies een partner")
            .id("partner-kiezen")
            .width(200)
            .height(28.0)
            .on_choose(Message::PartnerChosen);
        let proposals = remark.proposals.iter().map(|proposal| {
            let answer = Message::Answered(remark.at.clone(), proposal.answer.clone());
            button::secondary(proposal.label.as_str())
                .small()
                .on_press(answer)
                .into()
        });
        let new = button::secondary("Nieuwe partner")
            .small()
            .icon(Icon::Plus)
            .on_press(Message::TypePressed(remark.at.clone()));
        let known = (!self.partners.is_empty()).then(|| Element::from(known));
        Row::with_children(proposals)
            .push(known)
            .push(new)
            .spacing(theme::S8)
            .wrap()
            .vertical_spacing(theme::S4)
            .into()
    }

    /// What the user answered; each can be taken back.
    fn answered(&self) -> Option<Element<'_, Message>> {
        if self.request.answers.is_empty() {
            return None;
        }
        let rows = self.request.answers.iter().map(|(at, answer)| {
            let said = match answer {
                CellAnswer::Use(text) => format!("Gelezen als “{text}”"),
                CellAnswer::Confirm => "Klopt zoals het er staat".to_owned(),
            };
            row![
                chip::tag(place(at), Tone::Quiet),
                text::quiet(said).width(Length::Fill),
                button::secondary("Wissen")
                    .small()
                    .on_press(Message::AnswerTaken(at.clone()))
            ]
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .padding([theme::S4, theme::S16])
            .into()
        });
        let title = container(text::label("Door u beantwoord")).padding([theme::S8, theme::S16]);
        Some(Column::new().push(title).extend(rows).into())
    }
}

fn place(at: &CellRef) -> String {
    match (&at.sheet, &at.cell) {
        (_, Some(cell)) => cell.clone(),
        (_, None) => "Bestand".to_owned(),
    }
}

/// Whether a typed value at this cell can solve it.
fn can_be_typed(remark: &Remark) -> bool {
    let about_cell = remark.at.cell.is_some() && remark.holds_up();
    match remark.doubt {
        Doubt::NothingRecognised
        | Doubt::MappingDoesNotFit { .. }
        | Doubt::OtherYear { .. }
        | Doubt::TwoAmountColumns { .. } => false,
        _ => about_cell,
    }
}
