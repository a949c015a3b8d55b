//! Rows of a fixed height: one stop for Tab, walked with ↑ ↓ Home End PageUp PageDown, opened with Enter.
//! Long lists build only the rows in sight. The row with the keyboard may differ from the selected one.

mod rows;
mod scroll;

pub use scroll::{scroll, scroll_sideways};

use super::press::{Ring, draw_ring};
use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::operation::{Focusable, Scrollable};
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::operation::AbsoluteOffset;
use iced::{Event, Length, Rectangle, Size, Vector};

/// What lies behind a row when it is neither selected nor under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// As the list.
    Plain,
    /// A row that came new.
    New,
    /// A row that is gone.
    Gone,
}

type Rows<'a, Message> = Box<dyn Fn(usize) -> Element<'a, Message> + 'a>;
type Send<'a, Message> = Option<Box<dyn Fn(usize) -> Message + 'a>>;

/// A list of `count` rows.
pub struct List<'a, Message> {
    id: Id,
    count: usize,
    row_height: f32,
    height: Length,
    selected: Option<usize>,
    row: Rows<'a, Message>,
    ground: Box<dyn Fn(usize) -> Ground + 'a>,
    on_select: Send<'a, Message>,
    on_move: Send<'a, Message>,
    on_open: Send<'a, Message>,
    on_toggle: Send<'a, Message>,
}

/// A list called `id`; `row` builds the content of the row at an index, for its full width and height.
pub fn list<'a, Message: 'a>(
    id: impl Into<Id>,
    count: usize,
    row: impl Fn(usize) -> Element<'a, Message> + 'a,
) -> List<'a, Message> {
    List {
        id: id.into(),
        count,
        row_height: 36.0,
        height: Length::Fill,
        selected: None,
        row: Box::new(row),
        ground: Box::new(|_| Ground::Plain),
        on_select: None,
        on_move: None,
        on_open: None,
        on_toggle: None,
    }
}

impl<'a, Message: 'a> List<'a, Message> {
    /// Height of every row in px: 26, 32, 36 (unless said), 40, 46, 48 to 54.
    pub fn row_height(mut self, px: f32) -> Self {
        self.row_height = px;
        self
    }

    /// Height of the list; `Length::Shrink` shows all rows without a scroll bar of its own.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// The selected row; when it changes it is scrolled into sight.
    pub fn selected(mut self, selected: Option<usize>) -> Self {
        self.selected = selected;
        self
    }

    /// What lies behind a row at rest.
    pub fn ground(mut self, ground: impl Fn(usize) -> Ground + 'a) -> Self {
        self.ground = Box::new(ground);
        self
    }

    /// Sent when a row is clicked, and on Enter unless [`Self::on_open`] is given.
    pub fn on_select(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_select = Some(Box::new(message));
        self
    }

    /// Sent when the arrow keys arrive at a row; give it the same message as
    /// [`Self::on_select`] for a list that selects while walking.
    pub fn on_move(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_move = Some(Box::new(message));
        self
    }

    /// Sent on Enter.
    pub fn on_open(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_open = Some(Box::new(message));
        self
    }

    /// Sent on space, for a list in which several rows can be marked; without it space does what Enter does.
    pub fn on_toggle(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_toggle = Some(Box::new(message));
        self
    }
}

impl<'a, Message: 'a> From<List<'a, Message>> for Element<'a, Message> {
    fn from(list: List<'a, Message>) -> Self {
        let rows = Element::new(rows::RowColumn {
            count: list.count,
            row_height: list.row_height,
            selected: list.selected,
            row: list.row,
            ground: list.ground,
            live: list.on_select.is_some() || list.on_open.is_some(),
            built: Vec::new(),
            hovered: None,
        });
        let content = match list.height {
            Length::Shrink => rows,
            height => scroll(rows).height(height).into(),
        };
        Element::new(Walker {
            id: list.id,
            count: list.count,
            row_height: list.row_height,
            height: list.height,
            selected: list.selected,
            content,
            on_select: list.on_select,
            on_move: list.on_move,
            on_open: list.on_open,
            on_toggle: list.on_toggle,
            shown: (false, 0),
        })
    }
}

/// Focus, keys and clicks of a list, around its rows and their scroll area.
struct Walker<'a, Message> {
    id: Id,
    count: usize,
    row_height: f32,
    height: Length,
    selected: Option<usize>,
    content: Element<'a, Message>,
    on_select: Send<'a, Message>,
    on_move: Send<'a, Message>,
    on_open: Send<'a, Message>,
    on_toggle: Send<'a, Message>,
    shown: (bool, usize),
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
    /// The row with the keyboard.
    at: usize,
    /// What was selected when last looked.
    selected: Option<usize>,
    /// How far the rows are scrolled, in px.
    offset: f32,
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
    }
}

/// Reads or sets the scroll offset of the scroll area inside.
struct Offset {
    read: f32,
    set: Option<f32>,
}

impl Operation for Offset {
    fn traverse(&mut self, _operate: &mut dyn FnMut(&mut dyn Operation)) {}

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        self.read = translation.y;
        if let Some(y) = self.set {
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(y),
            });
            self.read = y;
        }
    }
}

impl<Message> Walker<'_, Message> {
    /// The row a key leads to.
    fn target(&self, key: &Key, at: usize, page: usize) -> Option<usize> {
        let last = self.count.checked_sub(1)?;
        let to = match key.as_ref() {
            Key::Named(Named::ArrowDown) => at + 1,
            Key::Named(Named::ArrowUp) => at.saturating_sub(1),
            Key::Named(Named::Home) => 0,
            Key::Named(Named::End) => last,
            Key::Named(Named::PageDown) => at + page,
            Key::Named(Named::PageUp) => at.saturating_sub(page),
            _ => return None,
        };
        Some(to.min(last))
    }

    /// The offset that brings a row into sight, when it is not.
    fn reveal(&self, row: usize, offset: f32, height: f32) -> Option<f32> {
        let top = row as f32 * self.row_height;
        if top < offset {
            Some(top)
        } else if top + self.row_height > offset + height {
            Some(top + self.row_height - height)
        } else {
            None
        }
    }

    fn under(&self, layout: Layout<'_>, cursor: mouse::Cursor, offset: f32) -> Option<usize> {
        let point = cursor.position_in(layout.bounds())?;
        let row = ((point.y + offset) / self.row_height) as usize;
        (row < self.count).then_some(row)
    }

    fn live(&self) -> bool {
        self.count > 0 && (self.on_select.is_some() || self.on_open.is_some())
    }

    /// Takes a click or a key; answers the row to bring into sight.
    fn act(
        &self,
        state: &mut State,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) -> Option<usize> {
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let under = self.under(layout, cursor, state.offset);
                state.focused = under.is_some();
                let row = under?;
                state.at = row;
                if let Some(message) = self.on_select.as_ref().or(self.on_open.as_ref()) {
                    shell.publish(message(row));
                    shell.capture_event();
                }
                None
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && modifiers.is_empty() =>
            {
                let page = ((layout.bounds().height / self.row_height) as usize).max(2) - 1;
                if let Some(row) = self.target(key, state.at, page) {
                    if row != state.at {
                        state.at = row;
                        if let Some(message) = &self.on_move {
                            shell.publish(message(row));
                        }
                    }
                    shell.capture_event();
                    shell.request_redraw();
                    Some(row)
                } else {
                    let toggle = self.on_toggle.as_ref().filter(|_| is_space(key));
                    let open = || self.on_open.as_ref().or(self.on_select.as_ref());
                    if super::press::activates(event)
                        && let Some(message) = toggle.or_else(open)
                    {
                        shell.publish(message(state.at));
                        shell.capture_event();
                    }
                    None
                }
            }
            _ => None,
        }
    }
}

fn is_space(key: &Key) -> bool {
    match key.as_ref() {
        Key::Named(named) => named == Named::Space,
        Key::Character(letters) => letters == " ",
        Key::Unidentified => false,
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Walker<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State {
            at: self.selected.unwrap_or(0),
            ..State::default()
        })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, self.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::new(Size::ZERO);
        };
        let node =
            self.content
                .as_widget_mut()
                .layout(child, renderer, &limits.height(self.height));
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(Some(&self.id), layout.bounds());
        if self.live() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(Some(&self.id), layout.bounds(), state);
        }
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            operation.traverse(&mut |operation| {
                self.content
                    .as_widget_mut()
                    .operate(child, inner, renderer, operation);
            });
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next())
        else {
            return;
        };
        self.content.as_widget_mut().update(
            child, event, inner, cursor, renderer, clipboard, shell, viewport,
        );
        let state = tree.state.downcast_mut::<State>();
        let mut wanted = None;
        if state.selected != self.selected {
            state.selected = self.selected;
            state.at = self.selected.unwrap_or(state.at);
            wanted = self.selected;
        }
        state.at = state.at.min(self.count.saturating_sub(1));
        if self.live() {
            if shell.is_event_captured() {
                if matches!(event, Event::Mouse(mouse::Event::ButtonPressed(_))) {
                    state.focused = false;
                }
            } else {
                wanted = self.act(state, event, layout, cursor, shell).or(wanted);
            }
        } else {
            state.focused = false;
        }
        let mut offset = Offset {
            read: 0.0,
            set: None,
        };
        if self.height != Length::Shrink {
            self.content
                .as_widget_mut()
                .operate(child, inner, renderer, &mut offset);
            offset.set =
                wanted.and_then(|row| self.reveal(row, offset.read, layout.bounds().height));
            if offset.set.is_some() {
                self.content
                    .as_widget_mut()
                    .operate(child, inner, renderer, &mut offset);
                shell.request_redraw();
            }
        }
        state.offset = offset.read;
        let shown = (state.focused, state.at);
        super::focus::redraw_when_changed(event, &mut self.shown, shown, shell);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) else {
            return;
        };
        self.content
            .as_widget()
            .draw(child, renderer, theme, style, inner, cursor, viewport);
        let state = tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        if !state.focused || !self.live() {
            return;
        }
        let frame = Rectangle {
            x: bounds.x + 2.0,
            y: bounds.y + state.at as f32 * self.row_height - state.offset + 2.0,
            width: bounds.width - 4.0,
            height: self.row_height - 5.0,
        };
        if let Some(clip) = bounds.intersection(viewport) {
            renderer.with_layer(clip, |renderer| {
                draw_ring(renderer, frame, theme::RADIUS, Ring::Inside);
            });
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        match (tree.children.first(), layout.children().next()) {
            (Some(child), Some(inner)) => self
                .content
                .as_widget()
                .mouse_interaction(child, inner, cursor, viewport, renderer),
            _ => mouse::Interaction::None,
        }
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &iced::Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<iced::advanced::overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        self.content.as_widget_mut().overlay(
            tree.children.first_mut()?,
            layout.children().next()?,
            renderer,
            viewport,
            translation,
        )
    }
}
