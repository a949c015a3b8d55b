//! Lists and tables: walking, selecting, opening, and long lists.

use crate::support::window::{Driven, Window};
use iced::event::Status;
use iced::widget::{column, container};
use iced::{Event, Length, Task};
use oto_register::ui::focus::{self, Step};
use oto_register::ui::keys::{self, Shortcut};
use oto_register::ui::list::list;
use oto_register::ui::{Element, button, table};

#[derive(Debug, Clone)]
enum Message {
    Selected(usize),
    Moved(usize),
    Opened(usize),
    Inner(usize),
    Key(Shortcut),
}

struct Rows {
    count: usize,
    selected: Option<usize>,
    moved: Option<usize>,
    opened: Option<usize>,
    inner: Option<usize>,
}

impl Rows {
    fn new(count: usize) -> Self {
        Self {
            count,
            selected: None,
            moved: None,
            opened: None,
            inner: None,
        }
    }
}

impl Driven for Rows {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let columns = vec![
            table::Column::words("Partner", Length::Fill),
            table::Column::figures("Gevraagd €", 120),
            table::Column::words("", 160),
        ];
        let shared = columns.clone();
        let rows = list("partners", self.count, move |at| {
            table::cells(
                &shared,
                vec![
                    table::words(format!("Partner {at}")),
                    table::words(format!("{at},00")),
                    button::secondary(format!("Open {at}"))
                        .small()
                        .on_press(Message::Inner(at))
                        .into(),
                ],
            )
        })
        .row_height(40.0)
        .selected(self.selected)
        .on_select(Message::Selected)
        .on_move(Message::Moved)
        .on_open(Message::Opened);
        container(column![
            button::secondary("Vooraf").on_press(Message::Key(Shortcut::Help)),
            table::table(&columns, rows)
        ])
        .into()
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Selected(at) => self.selected = Some(at),
            Message::Moved(at) => self.moved = Some(at),
            Message::Opened(at) => self.opened = Some(at),
            Message::Inner(at) => self.inner = Some(at),
            Message::Key(Shortcut::NextField) => return focus::step(Step::Next),
            Message::Key(_) => {}
        }
        Task::none()
    }

    fn heard(&self, event: &Event, status: Status) -> Option<Message> {
        keys::heard(event, status).map(Message::Key)
    }
}

fn window(count: usize) -> Window<Rows> {
    Window::sized(Rows::new(count), 800.0, 480.0)
}

#[test]
fn arrows_walk_the_rows() {
    let mut window = window(20);
    window
        .tab_to_id("partners")
        .keys("ArrowDown")
        .keys("ArrowDown");
    assert_eq!(window.app.moved, Some(2));
    window.keys("ArrowUp");
    assert_eq!(window.app.moved, Some(1));
    assert_eq!(window.app.selected, None, "walking does not select");
}

#[test]
fn enter_opens_the_row_with_the_keyboard() {
    let mut window = window(20);
    window.tab_to_id("partners").keys("ArrowDown").keys("Enter");
    assert_eq!(window.app.opened, Some(1));
}

#[test]
fn end_shows_the_last_row() {
    let mut window = window(60);
    window
        .tab_to_id("partners")
        .does_not_see("Partner 59")
        .keys("End")
        .sees("Partner 59")
        .does_not_see("Partner 3");
    assert_eq!(window.app.moved, Some(59));
    window.keys("Home").sees("Partner 0");
}

#[test]
fn page_down_moves_by_what_is_in_sight() {
    let mut window = window(60);
    window.tab_to_id("partners").keys("PageDown");
    let page = window.app.moved.unwrap();
    assert!((6..12).contains(&page), "{page}");
    window.keys("PageUp");
    assert_eq!(window.app.moved, Some(0));
}

#[test]
fn a_click_selects_the_row_under_the_mouse() {
    let mut window = window(20);
    window.press("Partner 4");
    assert_eq!(window.app.selected, Some(4));
    assert_eq!(window.focused_id(), Some("partners".into()));
}

#[test]
fn a_click_selects_the_right_row_after_scrolling() {
    let mut window = window(2_000);
    window
        .tab_to_id("partners")
        .keys("End")
        .press("Partner 1998");
    assert_eq!(window.app.selected, Some(1998));
}

#[test]
fn a_button_in_a_row_keeps_its_own_press() {
    let mut window = window(20);
    window.press("Open 3");
    assert_eq!(window.app.inner, Some(3));
    assert_eq!(window.app.selected, None);
    assert_eq!(window.focus_count(), 1);
}

#[test]
fn a_long_list_builds_what_is_in_sight_while_scrolling() {
    let mut window = window(5_000);
    window.sees("Partner 3").scroll_over("Partner 3", -100.0);
    window.does_not_see("Partner 3").sees("Partner 15");
    let built = window.built("Partner ");
    assert!((10..60).contains(&built), "{built}");
}

#[test]
fn a_row_selected_from_elsewhere_comes_into_sight() {
    let mut window = window(60);
    window
        .does_not_see("Partner 45")
        .send(Message::Selected(45))
        .sees("Partner 45");
}

#[test]
fn the_header_stays_while_rows_scroll() {
    let mut window = window(60);
    window.tab_to_id("partners").keys("End").sees("Gevraagd €");
}

#[test]
fn a_list_that_shrinks_keeps_the_keyboard_on_a_row() {
    let mut window = window(20);
    window.tab_to_id("partners").keys("End");
    window.app.count = 3;
    window.keys("Enter");
    assert_eq!(window.app.opened, Some(2));
}

#[test]
fn an_empty_list_is_no_stop_for_tab() {
    let mut window = window(0);
    window.keys("Tab").keys("Tab");
    assert!(window.focused_words().contains(&"Vooraf".to_owned()));
}
