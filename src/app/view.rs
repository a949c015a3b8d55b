//! How the window looks around a screen: navigation, top bar, toast, dialogs.

use super::{App, Message, Place, Screen, help, search};
use crate::ui::icon::Icon;
use crate::ui::modal::{self, Layer};
use crate::ui::theme;
use crate::ui::{Element, button, frame, nav, text, toast, top};
use crate::words;
use chrono::Datelike;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Border, Length};

/// The name of the program.
const NAME: &str = "OTO-register";
/// At the foot of the navigation.
const OFFLINE: &str = "Op deze computer, offline";

/// Everything that is seen.
pub(super) fn window(app: &App) -> Element<'_, Message> {
    let base = match &app.screen {
        Screen::Welcome(screen) => {
            let side = nav::plain(
                NAME,
                "Van jaarplan tot goedkeuringsbrief, vóór 1\u{a0}december.",
                OFFLINE,
            );
            let screen = container(screen.view().map(Message::Welcome))
                .width(Length::Fill)
                .height(Length::Fill)
                .style(|_| container::Style {
                    background: Some(theme::BG.into()),
                    text_color: Some(theme::INK),
                    ..container::Style::default()
                });
            row![side, screen].into()
        }
        Screen::Submissions(_)
        | Screen::Plan(_)
        | Screen::Batch(_)
        | Screen::Check(_)
        | Screen::Judge(_)
        | Screen::Page(_)
        | Screen::Letters(_) => frame::shell(navigation(app), top_bar(app), content(app)),
    };
    modal::over(base, layer(app))
}

fn layer(app: &App) -> Option<Layer<'_, Message>> {
    if let Some(dialog) = &app.dialog {
        return Some(dialog.layer());
    }
    if let Some(search) = &app.search {
        return Some(search.layer());
    }
    if app.help {
        let page = match &app.screen {
            Screen::Page(page) => Some(page),
            Screen::Welcome(_)
            | Screen::Submissions(_)
            | Screen::Plan(_)
            | Screen::Batch(_)
            | Screen::Check(_)
            | Screen::Judge(_)
            | Screen::Letters(_) => None,
        };
        return Some(help::layer(app.place(), page));
    }
    match &app.screen {
        Screen::Welcome(screen) => screen.dialog().map(|it| it.map(Message::Welcome)),
        Screen::Letters(screen) => screen.dialog().map(|it| it.map(Message::Letters)),
        Screen::Judge(screen) => screen.dialog().map(|it| it.map(Message::Judge)),
        Screen::Page(page) => page.dialog().map(|it| it.map(Message::Page)),
        Screen::Submissions(_) | Screen::Plan(_) | Screen::Batch(_) | Screen::Check(_) => None,
    }
}

fn content(app: &App) -> Element<'_, Message> {
    let layout = app.layout();
    let screen: Element<'_, Message> = match &app.screen {
        Screen::Welcome(screen) => screen.view().map(Message::Welcome),
        Screen::Submissions(screen) => screen.view(layout).map(Message::Submissions),
        Screen::Plan(screen) => screen.view(layout).map(Message::Plan),
        Screen::Batch(screen) => screen.view(layout).map(Message::Batch),
        Screen::Check(screen) => screen.view(layout).map(Message::Check),
        Screen::Judge(screen) => screen.view(layout).map(Message::Judge),
        Screen::Letters(screen) => screen.view(layout).map(Message::Letters),
        Screen::Page(page) => page.view(layout).map(Message::Page),
    };
    let notice = app.notice.as_ref().map(|notice| {
        let strip = notice_strip(notice);
        container(strip).padding(iced::Padding {
            bottom: 0.0,
            ..theme::S24.into()
        })
    });
    let toast = app.toast.as_ref().map(|it| {
        let act = it
            .undo
            .then(|| ("Ongedaan maken".into(), Message::UndoPressed));
        toast::toast(it.words.as_str(), act, Message::ToastHovered)
    });
    let back = app.way_back.last().map(|_| {
        let link = button::secondary("Terug naar waar u was")
            .small()
            .icon(Icon::ArrowLeft)
            .keys("Ctrl+Backspace")
            .id("terug")
            .on_press(Message::BackPressed);
        container(link).padding(iced::Padding {
            left: theme::S24,
            top: theme::S8,
            ..iced::Padding::ZERO
        })
    });
    let all = Column::new()
        .push(notice)
        .push(back)
        .push(container(screen).height(Length::Fill));
    toast::over(all, toast)
}

/// What went wrong where no screen is left to say it.
fn notice_strip(notice: &crate::notice::Notice) -> Element<'_, Message> {
    let words = column![
        text::strong(&notice.what),
        text::body(format!("{} {}", notice.why, notice.way_out))
    ]
    .width(Length::Fill);
    let inner = row![
        Icon::CrossCircleFilled.tinted(18.0, theme::STOP),
        words,
        button::icon(Icon::Cross, "Melding sluiten", Some(Message::NoticeClosed))
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center);
    container(inner)
        .width(Length::Fill)
        .padding([theme::S8, theme::S16])
        .style(|_| container::Style {
            background: Some(theme::Tone::Stop.tint().into()),
            border: Border {
                color: theme::Tone::Stop.line(),
                width: 1.0,
                radius: theme::RADIUS_CARD.into(),
            },
            ..container::Style::default()
        })
        .into()
}

fn navigation(app: &App) -> Element<'_, Message> {
    let groups: [&[Place]; 4] = [
        &[
            Place::Submissions,
            Place::Judge,
            Place::Consultations,
            Place::Roaz,
            Place::Letters,
        ],
        &[Place::Hours],
        &[Place::Tree, Place::Guide],
        &[Place::Partners, Place::History, Place::Settings],
    ];
    let items = groups
        .into_iter()
        .map(|group| group.iter().map(|place| item(app, *place)).collect())
        .collect();
    nav::navigation(app.layout(), NAME, year_box(app), items, OFFLINE)
}

fn item<'a>(app: &App, place: Place) -> nav::Item<'a, Message> {
    let open = match place {
        Place::Submissions => app.tasks.missing_plans,
        Place::Judge => app.tasks.to_judge,
        Place::Consultations => app.tasks.consultations,
        Place::Roaz => app.tasks.to_agree,
        Place::Letters => app.tasks.letters,
        Place::Hours => app.tasks.hours,
        Place::Settings => app.tasks.settings,
        Place::Tree | Place::Guide | Place::Partners | Place::History => 0,
    };
    nav::Item {
        icon: place.icon(),
        label: place.name().into(),
        open,
        current: app.place() == Some(place),
        on_press: Message::Go(place),
    }
}

fn year_box(app: &App) -> Option<nav::Year<'_, Message>> {
    let head = app.head.as_ref()?;
    Some(nav::Year {
        year: app.year.to_string().into(),
        phase: if app.year > app.deps.clock.today().year() {
            "Beoordelen en brieven".into()
        } else {
            "Uitvoering en afrekening".into()
        },
        options: head
            .years
            .iter()
            .map(|year| format!("Jaar {year}").into())
            .collect(),
        chosen: head.years.iter().position(|year| *year == app.year),
        on_choose: Box::new(Message::YearChosen),
    })
}

fn top_bar(app: &App) -> Element<'_, Message> {
    let today = app.deps.clock.today();
    let saved = match app.saved {
        Some(at) if at.date() == today => format!("Opgeslagen om {}", at.format("%H:%M")),
        Some(at) => format!("Opgeslagen op {}", words::long_date(at.date())),
        None => "Nog niets gewijzigd".to_owned(),
    };
    let user = app.head.as_ref().map(|head| head.user.as_str().into());
    top::bar(
        app.layout(),
        search::PLACEHOLDER,
        Message::SearchPressed,
        saved,
        words::long_date(today),
        user,
    )
}
