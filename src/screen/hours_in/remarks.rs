//! What is wrong or in doubt, cell by cell, with proposals and a place to type an answer; and what was answered.

use super::work::is_kept;
use super::{File, HoursIn, Message};
use crate::desk::HoursReading;
use crate::domain::read_hours::HoursDoubt;
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

impl HoursIn {
    pub(super) fn remark_pane<'a>(
        &'a self,
        file: &'a File,
        reading: &'a HoursReading,
        layout: Layout,
    ) -> Element<'a, Message> {
        let rows = reading
            .remarks
            .iter()
            .take(MOST)
            .flat_map(|remark| [self.remark(reading, remark), card::line()]);
        let more = reading.remarks.len().saturating_sub(MOST);
        let more = (more > 0).then(|| {
            container(text::quiet(format!("En nog {more} meldingen.")))
                .padding([theme::S8, theme::S16])
        });
        let kept = reading
            .remarks
            .iter()
            .filter(|it| is_kept(&it.doubt))
            .count();
        let leave_out = (kept > 1).then(|| {
            let label = format!("Sla alle {kept} regels over die er al staan");
            let act = button::secondary(label)
                .small()
                .id("alle-overslaan")
                .on_press(Message::LeaveOutPressed);
            container(Element::from(act)).padding([theme::S8, theme::S16])
        });
        let none = reading
            .remarks
            .is_empty()
            .then(|| container(text::quiet("Alles is gelezen zonder vragen.")).padding(theme::S16));
        let all = Column::new()
            .push(none)
            .push(leave_out)
            .extend(rows)
            .push(more)
            .push(answered(file));
        column![
            self.remark_head(file, reading, layout),
            list::scroll(all).height(Length::Fill)
        ]
        .into()
    }

    fn remark_head<'a>(
        &'a self,
        file: &'a File,
        reading: &'a HoursReading,
        layout: Layout,
    ) -> Element<'a, Message> {
        let count = |severity: Severity| {
            reading
                .remarks
                .iter()
                .filter(|remark| remark.severity == severity)
                .count()
        };
        let parts = [
            (count(Severity::Error), "fout", "fouten"),
            (count(Severity::Question), "vraag", "vragen"),
            (count(Severity::Notice), "opmerking", "opmerkingen"),
        ];
        let title: Vec<String> = parts
            .into_iter()
            .filter(|(count, _, _)| *count > 0)
            .map(|(count, one, more)| words::counted(count, one, more))
            .collect();
        let title = match title.as_slice() {
            [] => "Geen meldingen".to_owned(),
            some => some.join(", "),
        };
        card::head(title, self.copy_act(file, layout))
    }

    /// The ready reply to the institution, to be copied.
    pub(super) fn copy_act<'a>(&'a self, file: &'a File, layout: Layout) -> Element<'a, Message> {
        let copied = self
            .copied
            .then(|| chip::plain(Icon::CheckBold, "Gekopieerd", Tone::Ok));
        // Where there is little room, the word that it was copied stands alone.
        let shown = layout == Layout::Wide || !self.copied;
        let copy = file.reply().filter(|_| shown).map(|_| {
            let copy = button::secondary("Kopieer antwoord")
                .small()
                .id("antwoord-kopie");
            match layout {
                Layout::Wide => copy.icon(Icon::Envelope),
                Layout::Narrow => copy,
            }
            .on_press(Message::CopyPressed)
        });
        Row::new()
            .push(copied)
            .push(copy.map(Element::from))
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into()
    }

    fn remark<'a>(&'a self, reading: &'a HoursReading, remark: &'a Remark) -> Element<'a, Message> {
        let (icon, tone) = answering::look(remark.severity);
        let place: Element<'_, Message> = match &remark.at.cell {
            Some(cell) => {
                button::link(cell.as_str(), Message::RemarkPressed(remark.at.clone())).into()
            }
            None => text::label("Bestand").into(),
        };
        let place = row![icon.tinted(16.0, tone.ink()), container(place).width(52)]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let words = text::body(words::remarks::remark(remark)).width(Length::Fill);
        let said = row![place, words]
            .spacing(theme::S8)
            .align_y(Alignment::Center);
        let acts = remark.holds_up().then(|| self.acts(reading, remark));
        Column::new()
            .push(said)
            .push(acts.map(|acts| container(acts).padding(iced::Padding::ZERO.left(84))))
            .spacing(theme::S8)
            .padding([theme::S8, theme::S16])
            .into()
    }

    /// Proposals, one press each; what else can be chosen; and a field, for what the file itself does not give.
    fn acts<'a>(&'a self, reading: &'a HoursReading, remark: &'a Remark) -> Element<'a, Message> {
        if let Some((_, typed)) = self.typing.as_ref().filter(|(at, _)| *at == remark.at) {
            return answering::typing(
                typed,
                Message::Typed,
                Message::TypedDone,
                Message::TypingCancelled,
            );
        }
        let proposals = remark.proposals.iter().map(|proposal| {
            let answer = Message::Answered(remark.at.clone(), proposal.answer.clone());
            button::secondary(proposal.label.as_str())
                .small()
                .on_press(answer)
                .into()
        });
        let mut acts = Row::with_children(proposals).spacing(theme::S8);
        match choice(remark) {
            Choice::Partner => acts = acts.push(self.partner_choice(remark)),
            Choice::Activity => acts = acts.push(activity_choice(reading, remark)),
            Choice::Typed => {
                let type_it = button::secondary("Invullen")
                    .small()
                    .icon(Icon::Pencil)
                    .on_press(Message::TypePressed(remark.at.clone()));
                acts = acts.push(Element::from(type_it));
            }
            Choice::None => {}
        }
        acts.wrap().vertical_spacing(theme::S4).into()
    }

    fn partner_choice<'a>(&'a self, remark: &'a Remark) -> Element<'a, Message> {
        let at = remark.at.clone();
        select::select(self.partners.clone(), None, "Kies een partner")
            .id("partner-kiezen")
            .name("Partner")
            .width(200)
            .height(28.0)
            .on_choose(move |which| Message::PartnerChosen(at.clone(), which))
            .into()
    }
}

/// How a doubt can be answered beside its proposals.
enum Choice {
    Partner,
    Activity,
    Typed,
    None,
}

fn choice(remark: &Remark) -> Choice {
    match &remark.doubt {
        Doubt::PartnerResembles { .. } => Choice::Partner,
        Doubt::Hours(doubt) => match doubt {
            HoursDoubt::NoPartner | HoursDoubt::UnknownPartner | HoursDoubt::NoPlan { .. } => {
                Choice::Partner
            }
            HoursDoubt::MissingActivity
            | HoursDoubt::UnknownActivity
            | HoursDoubt::SeveralActivities
            | HoursDoubt::NumberAndNameDiffer { .. }
            | HoursDoubt::ActivityOfOther { .. } => Choice::Activity,
            HoursDoubt::NothingRecognised
            | HoursDoubt::NothingFilledIn
            | HoursDoubt::OtherYear { .. }
            | HoursDoubt::AlreadyKept
            | HoursDoubt::MissingPhase
            | HoursDoubt::UnknownPhase
            | HoursDoubt::UnknownWord { .. } => Choice::None,
            _ if remark.at.cell.is_some() => Choice::Typed,
            _ => Choice::None,
        },
        _ if remark.at.cell.is_some() => Choice::Typed,
        _ => Choice::None,
    }
}

fn activity_choice<'a>(reading: &'a HoursReading, remark: &'a Remark) -> Element<'a, Message> {
    let at = remark.at.clone();
    let titles: Vec<String> = reading
        .activities
        .iter()
        .map(|(_, title)| title.clone())
        .collect();
    select::select(titles, None, "Andere activiteit")
        .id("activiteit-kiezen")
        .name("Activiteit")
        .width(200)
        .height(28.0)
        .on_choose(move |which| Message::ActivityChosen(at.clone(), which))
        .into()
}

/// What the user answered; each can be taken back.
fn answered(file: &File) -> Option<Element<'_, Message>> {
    if file.request.answers.is_empty() {
        return None;
    }
    let rows = file.request.answers.iter().map(|(at, answer)| {
        let said = match answer {
            CellAnswer::Use(text) if text == words::hours_remarks::LEAVE_OUT => {
                "Rij overgeslagen".to_owned()
            }
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

fn place(at: &CellRef) -> String {
    at.cell.clone().unwrap_or_else(|| "Bestand".to_owned())
}
