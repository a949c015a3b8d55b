//! Moving the keyboard focus: to the next or previous control, to another pane, to a name.
//! Focus goes round, and what receives it is scrolled into sight.

use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, Operation, operate};
use iced::widget::operation::AbsoluteOffset;
use iced::{Rectangle, Task, Vector};

/// Space kept between a revealed control and the edge of its scroll area, in px.
const MARGIN: f32 = 16.0;

/// Forwards or backwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Tab, F6.
    Next,
    /// Shift+Tab, Shift+F6.
    Previous,
}

/// Focuses the next or previous control; after the last comes the first. The text of a field is selected, so that
/// typing replaces it.
pub fn step<T: Send + 'static>(step: Step) -> Task<T> {
    operate(Survey {
        select: true,
        ..Survey::new(Vec::new(), Box::new(move |items| neighbour(items, step)))
    })
}

/// Focuses the first control in the next or previous of `panes`, named in reading order.
/// Panes without a control are skipped.
pub fn pane<T: Send + 'static>(panes: Vec<Id>, step: Step) -> Task<T> {
    let count = panes.len();
    operate(Survey::new(
        panes,
        Box::new(move |items| neighbour_pane(items, count, step)),
    ))
}

/// As [`on`], with the text of the field selected, so that what is typed replaces it.
pub fn on_text<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    let id = id.into();
    operate(Survey {
        select: true,
        ..Survey::new(
            Vec::new(),
            Box::new(move |items| items.iter().position(|it| it.id.as_ref() == Some(&id))),
        )
    })
}

/// Focuses the control called `id`, and no other.
pub fn on<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    let id = id.into();
    operate(Survey::new(
        Vec::new(),
        Box::new(move |items| items.iter().position(|it| it.id.as_ref() == Some(&id))),
    ))
}

/// As [`on`], with the text of a field selected, so that typing replaces it.
pub fn into<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    let id = id.into();
    let decide: Decide =
        Box::new(move |items| items.iter().position(|it| it.id.as_ref() == Some(&id)));
    operate(Survey {
        select: true,
        ..Survey::new(Vec::new(), decide)
    })
}

/// Scrolls the control called `id` into sight; the focus stays where it is.
pub fn show<T: Send + 'static>(id: impl Into<Id>) -> Task<T> {
    let id = id.into();
    let decide: Decide =
        Box::new(move |items| items.iter().position(|it| it.id.as_ref() == Some(&id)));
    operate(Survey {
        only_show: true,
        ..Survey::new(Vec::new(), decide)
    })
}

/// The place of the focused control, to return to; nothing when none is focused.
pub fn whereabouts() -> Task<Whereabouts> {
    operate(FindFocused::default())
}

/// Returns the focus to where it was: by name, or else by place.
pub fn back_to<T: Send + 'static>(place: Whereabouts) -> Task<T> {
    operate(Survey::new(
        Vec::new(),
        Box::new(move |items| {
            let named = place
                .id
                .as_ref()
                .and_then(|id| items.iter().position(|it| it.id.as_ref() == Some(id)));
            named.or((place.id.is_none() && place.index < items.len()).then_some(place.index))
        }),
    ))
}

/// Where the focus was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    id: Option<Id>,
    index: usize,
}

#[derive(Debug, Clone)]
struct Item {
    id: Option<Id>,
    pane: Option<usize>,
    focused: bool,
}

fn neighbour(items: &[Item], step: Step) -> Option<usize> {
    let last = items.len().checked_sub(1)?;
    let next = match (items.iter().position(|it| it.focused), step) {
        (None, Step::Next) => 0,
        (None, Step::Previous) => last,
        (Some(at), Step::Next) if at == last => 0,
        (Some(at), Step::Next) => at + 1,
        (Some(0), Step::Previous) => last,
        (Some(at), Step::Previous) => at - 1,
    };
    Some(next)
}

fn neighbour_pane(items: &[Item], panes: usize, step: Step) -> Option<usize> {
    let here = items.iter().find(|it| it.focused).and_then(|it| it.pane);
    (1..=panes)
        .map(|distance| match (here, step) {
            (None, Step::Next) => distance - 1,
            (None, Step::Previous) => panes - distance,
            (Some(at), Step::Next) => (at + distance) % panes,
            (Some(at), Step::Previous) => (at + panes - distance) % panes,
        })
        .find_map(|pane| items.iter().position(|it| it.pane == Some(pane)))
}

type Decide = Box<dyn Fn(&[Item]) -> Option<usize> + Send>;

/// Lists the focusable controls in reading order, then lets `decide` pick one.
struct Survey {
    panes: Vec<Id>,
    entered: Option<usize>,
    pane: Option<usize>,
    items: Vec<Item>,
    decide: Decide,
    /// The focus stays where it is.
    only_show: bool,
    /// The text of a field is selected.
    select: bool,
}

impl Survey {
    fn new(panes: Vec<Id>, decide: Decide) -> Self {
        Self {
            panes,
            entered: None,
            pane: None,
            items: Vec::new(),
            decide,
            only_show: false,
            select: false,
        }
    }
}

impl<T: Send + 'static> Operation<T> for Survey {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        let outer = self.pane;
        self.pane = self.entered.take().or(outer);
        operate(self);
        self.pane = outer;
    }

    fn container(&mut self, id: Option<&Id>, _bounds: Rectangle) {
        self.entered = id.and_then(|id| self.panes.iter().position(|it| it == id));
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.items.push(Item {
            id: id.cloned(),
            pane: self.pane,
            focused: state.is_focused(),
        });
    }

    fn finish(&self) -> Outcome<T> {
        match (self.decide)(&self.items) {
            Some(target) => Outcome::Chain(Box::new(SetFocus {
                only_show: self.only_show,
                select: self.select,
                ..SetFocus::new(target)
            })),
            None => Outcome::None,
        }
    }
}

#[derive(Clone, Copy)]
struct Area {
    index: usize,
    bounds: Rectangle,
    content: Rectangle,
    offset: Vector,
}

/// Focuses the control at one place in the reading order and unfocuses all others.
struct SetFocus {
    target: usize,
    at: usize,
    scrollables: usize,
    entered: Option<Area>,
    areas: Vec<Area>,
    moves: Vec<(usize, f32)>,
    only_show: bool,
    select: bool,
}

impl SetFocus {
    fn new(target: usize) -> Self {
        Self {
            target,
            at: 0,
            scrollables: 0,
            entered: None,
            areas: Vec::new(),
            moves: Vec::new(),
            only_show: false,
            select: false,
        }
    }
}

impl<T: Send + 'static> Operation<T> for SetFocus {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        let entered = self.entered.take();
        let depth = self.areas.len();
        self.areas.extend(entered);
        operate(self);
        self.areas.truncate(depth);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entered = Some(Area {
            index: self.scrollables,
            bounds,
            content,
            offset,
        });
        self.scrollables += 1;
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.at == self.target {
            if !self.only_show {
                state.focus();
            }
            let moves = self
                .areas
                .iter()
                .filter_map(|area| reveal(area, bounds).map(|y| (area.index, y)));
            self.moves.extend(moves);
        } else if state.is_focused() && !self.only_show {
            state.unfocus();
        }
        self.at += 1;
    }

    fn finish(&self) -> Outcome<T> {
        if self.moves.is_empty() && !self.select {
            return Outcome::None;
        }
        Outcome::Chain(Box::new(Arrive {
            at: 0,
            moves: self.moves.clone(),
            control: 0,
            select: self.select.then_some(self.target),
        }))
    }
}

/// The new vertical offset that brings `target` into the area, when it is not in sight.
fn reveal(area: &Area, target: Rectangle) -> Option<f32> {
    let top = target.y - area.content.y;
    let bottom = top + target.height;
    if top < area.offset.y {
        Some((top - MARGIN).max(0.0))
    } else if bottom > area.offset.y + area.bounds.height && target.height < area.bounds.height {
        Some(bottom + MARGIN - area.bounds.height)
    } else {
        None
    }
}

/// What follows once a control has the focus: it is scrolled into sight, and the text of a field is selected.
struct Arrive {
    at: usize,
    moves: Vec<(usize, f32)>,
    control: usize,
    select: Option<usize>,
}

impl<T> Operation<T> for Arrive {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    // A text field says that it is one just before it says that it can be focused.
    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn TextInput) {
        if self.select == Some(self.control) {
            state.select_all();
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn Focusable) {
        self.control += 1;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some((_, y)) = self.moves.iter().find(|(index, _)| *index == self.at) {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(*y),
            });
        }
        self.at += 1;
    }
}

#[derive(Default)]
struct FindFocused {
    at: usize,
    found: Option<Whereabouts>,
}

impl Operation<Whereabouts> for FindFocused {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Whereabouts>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() && self.found.is_none() {
            self.found = Some(Whereabouts {
                id: id.cloned(),
                index: self.at,
            });
        }
        self.at += 1;
    }

    fn finish(&self) -> Outcome<Whereabouts> {
        self.found.clone().map_or(Outcome::None, Outcome::Some)
    }
}

/// Whether anything inside an element is focused; asked by controls that wrap another.
#[derive(Default)]
pub(super) struct AnyFocused(pub bool);

impl Operation for AnyFocused {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.0 |= state.is_focused();
    }
}

/// Focuses the control called `id` inside one element, or its first control.
pub(super) struct FocusWithin {
    id: Option<Id>,
    done: bool,
}

impl FocusWithin {
    pub(super) fn new(id: Option<Id>) -> Self {
        Self { id, done: false }
    }
}

impl Operation for FocusWithin {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let wanted = !self.done && (self.id.is_none() || id == self.id.as_ref());
        if wanted {
            state.focus();
            self.done = true;
        } else {
            state.unfocus();
        }
    }
}

/// Hides focusable controls from an operation, keeping everything else in sight.
pub(super) struct WithoutFocus<'a>(pub &'a mut dyn Operation);

impl Operation for WithoutFocus<'_> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        self.0
            .traverse(&mut |inner| operate(&mut WithoutFocus(inner)));
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.0.container(id, bounds);
    }

    fn scrollable(
        &mut self,
        id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        offset: Vector,
        state: &mut dyn Scrollable,
    ) {
        self.0.scrollable(id, bounds, content, offset, state);
    }

    fn text(&mut self, id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.0.text(id, bounds, text);
    }
}

/// What a control does at the end of every event: note what it shows when it is drawn, and ask to be drawn anew when
/// that is not what it would show now.
pub(super) fn redraw_when_changed<S: PartialEq, Message>(
    event: &iced::Event,
    shown: &mut S,
    now: S,
    shell: &mut iced::advanced::Shell<'_, Message>,
) {
    if let iced::Event::Window(iced::window::Event::RedrawRequested(_)) = event {
        *shown = now;
    } else if *shown != now {
        shell.request_redraw();
    }
}
