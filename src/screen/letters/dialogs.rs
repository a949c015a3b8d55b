//! The dialogs of the letters screen: where to, replace or not, how it was sent.

use super::work::Batch;
use super::{Letters, Message};
use crate::domain::PlanId;
use crate::domain::region::Signatory;
use crate::screen::parts;
use crate::ui::icon::Icon;
use crate::ui::modal::Layer;
use crate::ui::{Element, button, check, choice, dialog, field, text, theme};
use crate::words;
use iced::widget::{column, container, row};

/// How a letter can be sent.
pub(super) const CHANNELS: [&str; 3] = ["e-mail", "post", "beveiligde mail"];

/// A dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// Into which folder?
    Make { batch: Batch, folder: String },
    /// These files are in the way.
    Replace { batch: Batch, names: Vec<String> },
    /// When and how was it sent?
    Send {
        plans: Vec<PlanId>,
        title: String,
        day: String,
        channel: usize,
    },
    /// Who signs?
    Sign {
        plan: PlanId,
        partner: String,
        /// How many other letters were not sent yet.
        others: usize,
        people: Vec<Signatory>,
        chosen: Option<usize>,
        /// For the others too.
        all: bool,
    },
}

impl Dialog {
    pub(super) fn layer<'a>(&'a self, letters: &'a Letters) -> Layer<'a, Message> {
        match self {
            Self::Make { batch, folder } => make(batch, folder, letters),
            Self::Replace { names, .. } => replace(names),
            Self::Send {
                plans,
                title,
                day,
                channel,
            } => send(plans.len(), title, day, *channel),
            Self::Sign {
                partner,
                others,
                people,
                chosen,
                all,
                ..
            } => sign((partner, *others), people, *chosen, *all),
        }
    }
}

fn cancel<'a>() -> Element<'a, Message> {
    button::secondary("Annuleren")
        .id("annuleren")
        .on_press(Message::Cancelled)
        .into()
}

fn make<'a>(batch: &Batch, folder: &'a str, letters: &'a Letters) -> Layer<'a, Message> {
    let count = words::counted(batch.plans.len(), "brief", "brieven");
    let title = match (batch.print, batch.concept) {
        (true, _) => format!("Eén printbestand van {count} maken"),
        (false, true) => format!("{} als concept maken", count),
        (false, false) => format!("{count} maken"),
    };
    let explanation = if batch.concept {
        "Het Bestuurlijk ROAZ heeft nog niet ingestemd. Op elke pagina staat CONCEPT."
    } else if batch.print {
        "De brieven komen achter elkaar in één pdf, op naam van de partner. Dezelfde brieven worden ook bewaard in het register."
    } else {
        "Elke brief wordt een pdf in deze map. Dezelfde brieven worden ook bewaard in het register."
    };
    let missing = folder
        .trim()
        .is_empty()
        .then_some("Er is geen map genoemd. Typ een pad of kies een map.");
    let place = row![
        field::field("map", "Map", folder)
            .error(missing)
            .on_input(Message::FolderTyped)
            .on_submit(Message::StartPressed),
        container(
            button::secondary("Bladeren")
                .icon(Icon::FolderOpen)
                .on_press(Message::BrowsePressed)
        )
        .padding(iced::Padding::ZERO.top(20.0))
    ]
    .spacing(theme::S8);
    let one = letters
        .current()
        .filter(|row| batch.plans.as_slice() == [row.plan])
        .map(|row| text::strong(&row.partner));
    let several = batch.plans.len() > 1 && !batch.print && !batch.concept;
    let extras = several.then(|| {
        check::checkbox(
            "Ook één printbestand en een verzendlijst",
            batch.extras,
            Some(Message::ExtrasToggled),
        )
        .id("printbestand-en-lijst")
    });
    let content = iced::widget::Column::new()
        .push(one)
        .push(text::body(explanation))
        .push(place)
        .push(extras)
        .spacing(theme::S12);
    let start = if batch.print {
        "Printbestand maken"
    } else {
        "Brieven maken"
    };
    let start = if batch.plans.len() == 1 && !batch.print {
        "Brief maken"
    } else {
        start
    };
    let buttons = vec![
        cancel(),
        button::primary(start)
            .id("maken")
            .on_press(Message::StartPressed)
            .into(),
    ];
    dialog::form(title, content, buttons, Some("maken".into()))
}

fn replace<'a>(names: &'a [String]) -> Layer<'a, Message> {
    let title = match names {
        [_] => "Bestaand bestand vervangen?".to_owned(),
        names => format!("{} bestaande bestanden vervangen?", names.len()),
    };
    let shown: Vec<&str> = names.iter().take(5).map(String::as_str).collect();
    let more = match names.len().saturating_sub(5) {
        0 => String::new(),
        more => format!(" en nog {more}"),
    };
    let words = format!(
        "In de map staan met deze naam al andere bestanden: {}{more}. Die verdwijnen. Wat in het register staat, blijft.",
        shown.join(", ")
    );
    let buttons = vec![
        cancel(),
        button::danger("Vervangen")
            .on_press(Message::StartPressed)
            .into(),
    ];
    dialog::question(title, words, buttons, "annuleren")
}

fn sign<'a>(
    (partner, others): (&'a str, usize),
    people: &'a [Signatory],
    chosen: Option<usize>,
    all: bool,
) -> Layer<'a, Message> {
    let title = format!("Wie ondertekent de brief aan {partner}?");
    if people.is_empty() {
        let words = "Er is nog niemand die mag ondertekenen. Vul dat in bij de instellingen.";
        return dialog::question(title, words, vec![cancel()], "annuleren");
    }
    let label = |it: &'a Signatory| match it.function.as_str() {
        "" => it.name.clone(),
        function => format!("{}, {function}", it.name),
    };
    let who = choice::radio(people.iter().map(label), chosen)
        .id("ondertekenaar")
        .on_choose(Message::SignatoryChosen);
    let too = (others > 0).then(|| {
        let letters = words::counted(others, "andere brief", "andere brieven");
        let label = format!("Ook voor {letters} die nog niet verstuurd zijn");
        check::checkbox(label, all, Some(Message::AllToggled)).id("ook-de-andere")
    });
    let content = iced::widget::Column::new()
        .push(Element::from(who))
        .push(too)
        .push(text::quiet(
            "Een brief die al gemaakt was, wordt verouderd en kan opnieuw worden gemaakt.",
        ))
        .spacing(theme::S12);
    let mut done = button::primary("Ondertekenaar kiezen").id("kiezen");
    if chosen.is_some() {
        done = done.on_press(Message::SignPressed);
    }
    let buttons = vec![cancel(), done.into()];
    dialog::form(title, content, buttons, Some("ondertekenaar".into()))
}

fn send<'a>(count: usize, title: &'a str, day: &'a str, channel: usize) -> Layer<'a, Message> {
    let fault = parts::day_fault(day);
    let ready = parts::day(day).is_some();
    let when = field::date("verstuurd-op", "Verstuurd op", day)
        .error(fault)
        .width(448)
        .on_input(Message::DayTyped)
        .on_submit(Message::SentPressed);
    let how = choice::segments(CHANNELS, Some(channel))
        .id("kanaal")
        .on_choose(Message::ChannelChosen);
    let explanation = match count {
        1 => {
            "De brief wordt vastgelegd zoals hij nu is en verandert daarna nooit meer. Wijzigt er later iets, dan maakt u een correctie."
        }
        _ => {
            "De brieven worden vastgelegd zoals ze nu zijn en veranderen daarna nooit meer. Wijzigt er later iets, dan maakt u een correctie."
        }
    };
    let content =
        column![text::body(explanation), when, field::labelled("Per", how)].spacing(theme::S12);
    let mut sent = button::primary("Als verstuurd melden").id("melden");
    if ready {
        sent = sent.on_press(Message::SentPressed);
    }
    dialog::form(
        title,
        content,
        vec![cancel(), sent.into()],
        Some("verstuurd-op".into()),
    )
}
