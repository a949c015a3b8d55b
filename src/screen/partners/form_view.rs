//! How the form of one partner looks.

use super::form::{Form, Said, day_before};
use super::typed::{Slot, Typed};
use super::{Message, Partners};
use crate::domain::covenant::deciding_day;
use crate::domain::partner::PartnerKind;
use crate::screen::Jump;
use crate::ui::icon::Icon;
use crate::ui::list::scroll;
use crate::ui::theme::{self, Tone};
use crate::ui::{Element, button, card, check, chip, choice, field, select, text};
use crate::words;
use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Length};

/// Room for a button beside fields, below the height of their label.
const BELOW_LABEL: f32 = 22.0;

impl Partners {
    /// The form, with its bar at the bottom told apart.
    pub(super) fn form_pane<'a>(
        &'a self,
        form: &'a Form,
    ) -> (Element<'a, Message>, Element<'a, Message>) {
        let content = Column::new()
            .push(self.form_head(form))
            .push(taken_up(form))
            .push(line(form, Slot::Name))
            .push(self.code_and_kind(form))
            .push(line(form, Slot::Street))
            .push(pair(form, Slot::Postcode, Slot::City))
            .push(line(form, Slot::Contact))
            .push(salutation(form))
            .push(pair(form, Slot::Email, Slot::Phone))
            .push(card::line())
            .push(self.covenant(form))
            .push(card::line())
            .push(signers(form))
            .push(card::line())
            .push(notes(form))
            .push(active(form))
            .push(self.merge_with(form))
            .spacing(theme::S12)
            .padding(theme::S16);
        (
            scroll(content).height(Length::Fill).into(),
            self.form_bar(form),
        )
    }

    fn form_head<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let title = match &form.sheet {
            Some(sheet) => sheet.form.name.as_str(),
            None => "Nieuwe partner",
        };
        let merged = form.sheet.as_ref().and_then(|sheet| {
            let names = sheet.merged.join(", ");
            (!names.is_empty()).then(|| text::label(format!("Ook bekend als {names}.")))
        });
        Column::new()
            .push(text::heading(title))
            .push(merged)
            .push(self.links(form))
            .spacing(theme::S4)
            .into()
    }

    /// What of this partner stands elsewhere.
    fn links<'a>(&'a self, form: &'a Form) -> Option<Element<'a, Message>> {
        let sheet = form.sheet.as_ref()?;
        let plan = sheet.plans.iter().find(|(year, _)| *year == self.year);
        let Some((_, plan)) = plan else {
            let words = format!("Nog geen jaarplan {} ontvangen.", self.year);
            return Some(text::quiet(words).into());
        };
        let judge = Jump::Judge {
            plan: Some(*plan),
            activity: None,
            line: None,
        };
        let all = [
            (format!("Jaarplan {}", self.year), Jump::Plan(*plan)),
            ("Beoordelen".to_owned(), judge),
            ("Brief".to_owned(), Jump::Letters(Some(*plan))),
        ];
        let links = all
            .into_iter()
            .map(|(label, jump)| button::link_to(label, Message::Went(jump)).into());
        Some(Row::with_children(links).spacing(theme::S16).into())
    }

    fn code_and_kind<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let own = self.own_kinds();
        let usual = PartnerKind::ALL.map(|kind| words::workbooks::partner_kind(kind).to_owned());
        let kind = form.typed.kind();
        let of_own = match kind {
            Some(PartnerKind::Other) => own.iter().position(|it| *it == form.typed.kind_name),
            Some(_) | None => None,
        };
        let chosen = match of_own {
            Some(at) => Some(at + PartnerKind::ALL.len()),
            None => PartnerKind::ALL.iter().position(|it| Some(*it) == kind),
        };
        let kinds = select::select(usual.into_iter().chain(own), chosen, "Kies een soort")
            .id("partner-soort")
            .on_choose(|at| Message::Form(Said::KindChosen(at)));
        let beside = row![
            container(input(form, Slot::Code)).width(112),
            field::labelled("Soort", kinds)
        ]
        .spacing(theme::S16);
        let own_word = (kind == Some(PartnerKind::Other)).then(|| {
            let name: Element<'_, Message> = base(form, Slot::KindName)
                .hint("Zo heet deze soort voortaan in de lijst. Leeg: Overig.")
                .into();
            name
        });
        Column::new()
            .push(beside)
            .push(form.faults.get(&Slot::Code).map(field::error))
            .push(code_hint(form).map(text::label))
            .push(own_word)
            .spacing(theme::S4)
            .into()
    }

    fn covenant<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let year = self.year;
        let chosen = form.typed.binds(year);
        let mut answers = choice::answers(["Ja", "Nee"], chosen.map(|bound| usize::from(!bound)))
            .id("partner-convenant");
        if chosen.is_some() {
            answers = answers.on_choose(|at| Message::Form(Said::BoundChosen(at)));
        }
        let head = row![
            text::strong(format!("Convenantpartner in {year}")).width(Length::Fill),
            Element::from(answers)
        ]
        .align_y(Alignment::Center);
        let first = words::long_date(deciding_day(year));
        let explained = match chosen {
            Some(true) => format!(
                "Bepalend is {first}. Met Nee eindigt het convenant op {}.",
                day_before(year)
            ),
            Some(false) => format!(
                "Bepalend is {first}. Met Ja geldt het convenant vanaf die dag, tot u een einddatum invult."
            ),
            None => "Vul eerst bij elke periode een datum in die bestaat.".to_owned(),
        };
        let rows = (0..form.typed.periods.len()).map(|at| period(form, at));
        let add = button::secondary("Periode toevoegen")
            .icon(Icon::Plus)
            .small()
            .on_press(Message::Form(Said::PeriodAdded));
        Column::new()
            .push(head)
            .push(text::label(explained))
            .extend(rows)
            .push(Element::from(add))
            .spacing(theme::S8)
            .into()
    }

    /// To make one of two that no name betrays.
    fn merge_with<'a>(&'a self, form: &'a Form) -> Option<Element<'a, Message>> {
        let id = form.id?;
        let others: Vec<String> = self
            .rows()
            .iter()
            .filter(|row| row.partner.id != id)
            .map(|row| row.partner.name.clone())
            .collect();
        if others.is_empty() {
            return None;
        }
        let with = select::select(others, None, "Is dezelfde als")
            .id("partner-dezelfde")
            .name("Is dezelfde als")
            .on_choose(Message::SameChosen);
        let explained = text::label("Dan kunt u beide samenvoegen; u ziet eerst wat er overgaat.");
        Some(
            column![
                card::line(),
                field::labelled("Staat deze partner dubbel in de lijst", with),
                explained
            ]
            .spacing(theme::S8)
            .into(),
        )
    }

    fn form_bar<'a>(&'a self, form: &'a Form) -> Element<'a, Message> {
        let changed = form.is_changed();
        let said: Element<'_, Message> = match (changed, form.faults.len()) {
            (false, _) => text::quiet("Alles is bewaard").into(),
            (true, 0) => text::quiet("Nog niet bewaard").into(),
            (true, count) => chip::plain(
                Icon::WarningBold,
                format!("{} op te lossen", words::counted(count, "veld", "velden")),
                Tone::Stop,
            ),
        };
        let label = match form.id {
            Some(_) => "Bewaren",
            None => "Toevoegen",
        };
        let mut save = button::primary(label)
            .id("partner-bewaren")
            .keys("Ctrl+S")
            .icon(Icon::Disk);
        if changed && !self.busy {
            save = save.on_press(Message::SavePressed);
        }
        let drop = (changed || form.id.is_none())
            .then(|| Element::from(button::secondary("Verwerpen").on_press(Message::DropPressed)));
        row![said, space::horizontal()]
            .push(drop)
            .push(save)
            .spacing(theme::S8)
            .padding([theme::S8, theme::S16])
            .align_y(Alignment::Center)
            .into()
    }
}

/// What was typed at another time stands there again.
fn taken_up(form: &Form) -> Option<Element<'_, Message>> {
    let shown = form.taken_up && form.is_changed();
    shown.then(|| {
        row![
            Icon::Pencil.tinted(16.0, theme::INK2),
            text::label("Hier staat wat u eerder typte en nog niet bewaarde.")
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
    })
}

fn base(form: &Form, slot: Slot) -> field::Field<'_, Message> {
    field::field(slot.id(), slot.label(), form.typed.get(slot))
        .on_input(move |text| Message::Form(Said::Typed(slot, text)))
        .on_blur(Message::Form(Said::Left))
        .on_submit(Message::SavePressed)
}

/// A field whose error stands below the row that it is in.
fn input(form: &Form, slot: Slot) -> Element<'_, Message> {
    base(form, slot)
        .wrong(form.faults.contains_key(&slot))
        .into()
}

fn line(form: &Form, slot: Slot) -> Element<'_, Message> {
    base(form, slot).error(form.faults.get(&slot)).into()
}

fn pair(form: &Form, one: Slot, other: Slot) -> Element<'_, Message> {
    let width = match one {
        Slot::Postcode => Length::Fixed(112.0),
        _ => Length::FillPortion(3),
    };
    Column::new()
        .push(
            row![
                container(input(form, one)).width(width),
                container(input(form, other)).width(Length::FillPortion(2))
            ]
            .spacing(theme::S16),
        )
        .push(form.faults.get(&one).map(field::error))
        .push(form.faults.get(&other).map(field::error))
        .spacing(theme::S4)
        .into()
}

fn salutation(form: &Form) -> Element<'_, Message> {
    base(form, Slot::Salutation)
        .placeholder("Geachte mevrouw Van den Berg")
        .hint("Zoals in de brief, zonder komma. Leeg: een neutrale aanhef.")
        .into()
}

/// Where the code has been used already, or who chooses it.
fn code_hint(form: &Form) -> Option<&'static str> {
    let used = form
        .sheet
        .as_ref()
        .is_some_and(|sheet| !sheet.plans.is_empty());
    if used {
        Some("De code begint elk projectnummer. Nummers die al zijn gegeven, veranderen niet mee.")
    } else if form.id.is_none() {
        Some("De code begint elk projectnummer. Leeg: het register kiest er een.")
    } else {
        None
    }
}

/// A row of two fields with a button that takes it away.
fn removable<'a>(
    form: &'a Form,
    fields: [Element<'a, Message>; 2],
    slots: [Slot; 2],
    (name, remove): (String, Said),
) -> Element<'a, Message> {
    let [one, other] = fields;
    let away = container(button::icon(Icon::Trash, name, Some(Message::Form(remove))))
        .padding(iced::Padding::ZERO.top(BELOW_LABEL));
    let errors = slots
        .into_iter()
        .filter_map(|slot| form.faults.get(&slot).map(field::error));
    Column::new()
        .push(row![one, other, away].spacing(theme::S8))
        .extend(errors)
        .spacing(theme::S4)
        .into()
}

fn period(form: &Form, at: usize) -> Element<'_, Message> {
    let date = |slot: Slot| {
        let placeholder = match slot {
            Slot::Until(_) => "Tot nader order",
            _ => "dd-mm-jjjj",
        };
        Element::from(
            base(form, slot)
                .placeholder(placeholder)
                .wrong(form.faults.contains_key(&slot)),
        )
    };
    let slots = [Slot::From(at), Slot::Until(at)];
    let name = format!("Periode vanaf {} verwijderen", form.typed.get(slots[0]));
    removable(
        form,
        slots.map(date),
        slots,
        (name, Said::PeriodRemoved(at)),
    )
}

fn signers(form: &Form) -> Element<'_, Message> {
    let rows = (0..form.typed.signers.len()).map(|at| {
        let slots = [Slot::Signer(at), Slot::Function(at)];
        let name = form.typed.get(Slot::Signer(at));
        let name = format!("{name} verwijderen").trim().to_owned();
        let fields = slots.map(|slot| input(form, slot));
        removable(form, fields, slots, (name, Said::SignerRemoved(at)))
    });
    let add = button::secondary("Ondertekenaar toevoegen")
        .icon(Icon::Plus)
        .small()
        .on_press(Message::Form(Said::SignerAdded));
    Column::new()
        .push(text::strong("Wie mag tekenen"))
        .push(text::label(
            "Bestuurders en gemandateerden van wie de handtekening onder een jaarplan geldt.",
        ))
        .extend(rows)
        .push(Element::from(add))
        .spacing(theme::S8)
        .into()
}

fn notes(form: &Form) -> Element<'_, Message> {
    let area = field::area(
        "partner-notities",
        &form.notes,
        84.0,
        |action| Message::Form(Said::Wrote(action)),
        Some(Message::Form(Said::Left)),
    );
    field::labelled("Notities, alleen voor u", area)
}

fn active(form: &Form) -> Element<'_, Message> {
    let Typed { active, .. } = form.typed;
    let words =
        text::label("Zonder vinkje wordt er geen jaarplan meer verwacht; wat er is, blijft.")
            .wrapping(Wrapping::Word);
    column![
        check::checkbox(
            "Actief: doet mee in de regio",
            active,
            Some(Message::Form(Said::ActiveToggled))
        ),
        words
    ]
    .into()
}

/// What stands at the right while nobody is chosen.
pub(super) fn nobody<'a>() -> Element<'a, Message> {
    container(text::quiet("Kies een partner in de lijst."))
        .padding(theme::S16)
        .into()
}
