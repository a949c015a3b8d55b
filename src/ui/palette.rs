//! Search everything: a field with what it finds below, over the screen. The focus stays in the field;
//! the window turns ↑ and ↓ into another `selected`, and Enter comes as `on_choose` of that one.

use super::icon::Icon;
use super::list::list;
use super::modal::Layer;
use super::{Element, card, dialog, field, text, theme};
use iced::advanced::widget::Id;
use iced::widget::{Column, container, row, space};
use iced::{Alignment, Length, Padding};
use std::borrow::Cow;

/// The id of the field.
pub const FIELD: &str = "zoekveld";
/// Most finds in sight at once.
const SHOWN: usize = 10;

/// One find.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What kind of thing, as a glyph.
    pub icon: Icon,
    /// Its name.
    pub name: String,
    /// What kind of thing, in a word.
    pub kind: &'static str,
}

/// The palette, 640 px wide. `nothing` is said when there is a query without finds.
pub fn palette<'a, Message: Clone + 'a>(
    placeholder: impl Into<Cow<'a, str>>,
    query: &'a str,
    hits: &'a [Hit],
    selected: usize,
    nothing: impl Into<Cow<'a, str>>,
    on_input: impl Fn(String) -> Message + 'a,
    on_choose: impl Fn(usize) -> Message + 'a,
) -> Layer<'a, Message> {
    let mut search = field::field(FIELD, "", query)
        .placeholder(placeholder)
        .icon(Icon::Search)
        .keys("Esc")
        .on_input(on_input);
    if selected < hits.len() {
        search = search.on_submit(on_choose(selected));
    }
    let found: Option<Element<'a, Message>> = match (hits.is_empty(), query.is_empty()) {
        (false, _) => Some(finds(hits, selected, on_choose)),
        (true, false) => Some(
            container(text::quiet(nothing.into()))
                .padding(theme::S16)
                .into(),
        ),
        (true, true) => None,
    };
    let found = found.map(|found| Column::new().push(card::line()).push(found));
    let inner = Column::new()
        .push(container(search).padding(theme::S12))
        .push(found);
    let panel = dialog::boxed(container(inner).padding(1)).width(640);
    Layer::at_top(panel, Some(Id::new(FIELD)))
}

fn finds<'a, Message: 'a>(
    hits: &'a [Hit],
    selected: usize,
    on_choose: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    let rows = list("gevonden", hits.len(), move |at| match hits.get(at) {
        Some(hit) => find(hit, at == selected),
        None => space::horizontal().into(),
    })
    .selected(Some(selected))
    .height(Length::Fixed(hits.len().min(SHOWN) as f32 * 36.0))
    .on_select(on_choose);
    rows.into()
}

fn find<'a, Message: 'a>(hit: &'a Hit, selected: bool) -> Element<'a, Message> {
    let name = if selected {
        text::strong(&hit.name)
    } else {
        text::body(&hit.name)
    };
    row![
        hit.icon.tinted(16.0, theme::INK2),
        container(super::cut::cut(name)).width(Length::Fill),
        text::label(hit.kind)
    ]
    .spacing(theme::S12)
    .align_y(Alignment::Center)
    .padding(Padding::ZERO.horizontal(theme::S16))
    .into()
}
