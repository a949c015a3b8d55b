//! One of a few: a segmented bar, answers with a tick, tabs, or a list of radio buttons.
//! The whole group is one stop for Tab; arrow keys, Home and End choose within it.

use super::icon::Icon;
use super::press::{Ring, draw_box, draw_ring};
use super::{Element, text, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Renderer as _, Shell, mouse};
use iced::border::Radius;
use iced::keyboard::{self, Key, key::Named};
use iced::widget::row;
use iced::{Alignment, Event, Length, Point, Rectangle, Size, touch};
use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Segments,
    Answers,
    Tabs,
    Radio,
}

impl Look {
    /// Height of a cell, room at its sides, room between cells (all px).
    fn measures(self) -> (f32, f32, f32) {
        match self {
            Self::Segments | Self::Answers => (28.0, 10.0, -1.0),
            Self::Tabs => (40.0, 0.0, theme::S24),
            Self::Radio => (28.0, 0.0, 0.0),
        }
    }

    fn upright(self) -> bool {
        self == Self::Radio
    }
}

/// A group of which at most one is chosen.
pub struct Choice<'a, Message> {
    id: Option<Id>,
    look: Look,
    faces: Vec<Element<'a, Message>>,
    chosen: Option<usize>,
    on_choose: Option<Box<dyn Fn(usize) -> Message + 'a>>,
    shown: (bool, Option<usize>),
}

/// A segmented bar, 28 px high: filters and views.
pub fn segments<'a, Message: 'a>(
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: Option<usize>,
) -> Choice<'a, Message> {
    Choice::new(Look::Segments, options, chosen)
}

/// A segmented bar of answers; the chosen one also gets a tick.
pub fn answers<'a, Message: 'a>(
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: Option<usize>,
) -> Choice<'a, Message> {
    Choice::new(Look::Answers, options, chosen)
}

/// Tabs, 40 px high: the current one semibold above a 3 px bar.
pub fn tabs<'a, Message: 'a>(
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: usize,
) -> Choice<'a, Message> {
    Choice::new(Look::Tabs, options, Some(chosen))
}

/// Radio buttons below each other, 28 px each.
pub fn radio<'a, Message: 'a>(
    options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
    chosen: Option<usize>,
) -> Choice<'a, Message> {
    Choice::new(Look::Radio, options, chosen)
}

impl<'a, Message: 'a> Choice<'a, Message> {
    fn new(
        look: Look,
        options: impl IntoIterator<Item = impl Into<Cow<'a, str>>>,
        chosen: Option<usize>,
    ) -> Self {
        let faces = options
            .into_iter()
            .flat_map(|option| {
                let option: Cow<'a, str> = option.into();
                [face(look, option.clone(), false), face(look, option, true)]
            })
            .collect();
        Self {
            id: None,
            look,
            faces,
            chosen,
            on_choose: None,
            shown: (false, None),
        }
    }

    /// What is sent when the option at an index (from 0) is chosen; without it all are disabled.
    pub fn on_choose(mut self, message: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_choose = Some(Box::new(message));
        self
    }

    /// The name by which focus and tests find the group.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    fn count(&self) -> usize {
        self.faces.len() / 2
    }

    /// Which of the two faces of a cell is drawn.
    fn visible(&self, cell: usize) -> usize {
        cell * 2 + usize::from(self.chosen == Some(cell))
    }

    fn under(&self, layout: Layout<'_>, cursor: mouse::Cursor) -> Option<usize> {
        layout
            .children()
            .position(|cell| cursor.is_over(cell.bounds()))
    }

    fn target(&self, key: &Key) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        let next = match (key.as_ref(), self.chosen) {
            (Key::Named(Named::ArrowLeft | Named::ArrowUp), Some(at)) => at.saturating_sub(1),
            (Key::Named(Named::ArrowRight | Named::ArrowDown), Some(at)) => (at + 1).min(last),
            (Key::Named(Named::ArrowLeft | Named::ArrowUp | Named::End), _) => last,
            (
                Key::Named(
                    Named::ArrowRight
                    | Named::ArrowDown
                    | Named::Home
                    | Named::Enter
                    | Named::Space,
                ),
                None,
            )
            | (Key::Named(Named::Home), _) => 0,
            _ => return None,
        };
        Some(next)
    }
}

fn face<'a, Message: 'a>(look: Look, option: Cow<'a, str>, on: bool) -> Element<'a, Message> {
    let none = iced::widget::text::Wrapping::None;
    match (look, on) {
        (Look::Segments | Look::Answers, false) => text::small(option).wrapping(none).into(),
        (Look::Segments, true) => text::small_strong(option)
            .wrapping(none)
            .color(theme::ACCENT)
            .into(),
        (Look::Answers, true) => row![
            Icon::CheckBold.tinted(12.0, theme::ACCENT),
            text::small_strong(option)
                .wrapping(none)
                .color(theme::ACCENT)
        ]
        .spacing(theme::S4)
        .align_y(Alignment::Center)
        .into(),
        (Look::Tabs, false) => text::quiet(option).wrapping(none).into(),
        (Look::Tabs, true) => text::strong(option)
            .wrapping(none)
            .color(theme::ACCENT)
            .into(),
        (Look::Radio, on) => {
            let (icon, color) = if on {
                (Icon::RadioFilled, theme::ACCENT)
            } else {
                (Icon::Circle, theme::EDGE)
            };
            row![icon.tinted(18.0, color), text::body(option)]
                .spacing(theme::S8)
                .align_y(Alignment::Center)
                .into()
        }
    }
}

#[derive(Debug, Default)]
struct State {
    focused: bool,
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

impl<Message> Choice<'_, Message> {
    fn draw_cell(
        &self,
        renderer: &mut iced::Renderer,
        bounds: Rectangle,
        cell: usize,
        hovered: bool,
    ) {
        let on = self.chosen == Some(cell);
        match self.look {
            Look::Segments | Look::Answers => {
                let last = self.faces.len() / 2 - 1;
                let left = if cell == 0 { theme::RADIUS } else { 0.0 };
                let right = if cell == last { theme::RADIUS } else { 0.0 };
                let radius = Radius::default().left(left).right(right);
                let (fill, edge) = match (on, self.on_choose.is_none(), hovered) {
                    (true, _, _) => (theme::SELECTED, theme::ACCENT),
                    (false, true, _) => (theme::MUTED, theme::MUTED_LINE),
                    (false, false, true) => (theme::HOVER, theme::EDGE),
                    (false, false, false) => (theme::SURFACE, theme::EDGE),
                };
                draw_box(renderer, bounds, fill, edge, radius);
            }
            Look::Tabs if on || hovered => {
                let bar = Rectangle {
                    y: bounds.y + bounds.height - 3.0,
                    height: 3.0,
                    ..bounds
                };
                let color = if on { theme::ACCENT } else { theme::MUTED_LINE };
                let quad = Quad {
                    bounds: bar,
                    ..Quad::default()
                };
                renderer.fill_quad(quad, color);
            }
            Look::Tabs | Look::Radio => {}
        }
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Choice<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        self.faces.iter().map(Tree::new).collect()
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(&self.faces);
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Shrink, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let (height, inset, gap) = self.look.measures();
        let upright = self.look.upright();
        let mut cells = Vec::with_capacity(self.faces.len() / 2);
        let (mut x, mut y, mut widest) = (0.0_f32, 0.0_f32, 0.0_f32);
        let loose = limits.loose();
        for (faces, trees) in self.faces.chunks_mut(2).zip(tree.children.chunks_mut(2)) {
            let nodes: Vec<_> = faces
                .iter_mut()
                .zip(trees)
                .map(|(face, tree)| face.as_widget_mut().layout(tree, renderer, &loose))
                .collect();
            let width = nodes
                .iter()
                .map(|node| node.size().width)
                .fold(0.0_f32, f32::max)
                .ceil();
            let size = Size::new(width + 2.0 * inset, height);
            let align = if upright {
                Alignment::Start
            } else {
                Alignment::Center
            };
            let inner = Size::new(width, height);
            let nodes = nodes
                .into_iter()
                .map(|node| {
                    node.align(align, Alignment::Center, inner)
                        .translate([inset, 0.0])
                })
                .collect();
            cells.push(layout::Node::with_children(size, nodes).move_to(Point::new(x, y)));
            widest = widest.max(size.width);
            if upright {
                y += height + gap;
            } else {
                x += size.width + gap;
            }
        }
        let size = if upright {
            Size::new(widest, y)
        } else {
            Size::new((x - gap).max(0.0), height)
        };
        layout::Node::with_children(size, cells)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(self.id.as_ref(), layout.bounds());
        if self.on_choose.is_some() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), layout.bounds(), state);
        }
        operation.traverse(&mut |operation| {
            for (cell, layout) in layout.children().enumerate() {
                let at = self.visible(cell);
                let inner = layout.children().nth(at % 2);
                if let (Some(face), Some(tree), Some(inner)) =
                    (self.faces.get_mut(at), tree.children.get_mut(at), inner)
                {
                    face.as_widget_mut()
                        .operate(tree, inner, renderer, operation);
                }
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let Some(on_choose) = &self.on_choose else {
            return;
        };
        let state = tree.state.downcast_mut::<State>();
        let under = self.under(layout, cursor);
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                state.focused = under.is_some() && !shell.is_event_captured();
                if let (Some(cell), true) = (under, state.focused) {
                    shell.publish(on_choose(cell));
                    shell.capture_event();
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if state.focused && modifiers.is_empty() && !shell.is_event_captured() =>
            {
                if let Some(target) = self.target(key) {
                    if self.chosen != Some(target) {
                        shell.publish(on_choose(target));
                    }
                    shell.capture_event();
                }
            }
            _ => {}
        }
        let shown = (state.focused, under);
        super::focus::redraw_when_changed(event, &mut self.shown, shown, shell);
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let under = self.under(layout, cursor);
        let cells: Vec<_> = layout.children().collect();
        let others = (0..cells.len()).filter(|cell| self.chosen != Some(*cell));
        // The chosen cell comes last, so that its border lies over those of its neighbours.
        for cell in others.chain(self.chosen) {
            if let Some(layout) = cells.get(cell) {
                let hovered = under == Some(cell) && self.on_choose.is_some();
                self.draw_cell(renderer, layout.bounds(), cell, hovered);
            }
        }
        let style = renderer::Style {
            text_color: if self.on_choose.is_some() {
                theme::INK
            } else {
                theme::INK2
            },
        };
        for (cell, layout) in cells.iter().enumerate() {
            let at = self.visible(cell);
            let inner = layout.children().nth(at % 2);
            if let (Some(face), Some(tree), Some(inner)) =
                (self.faces.get(at), tree.children.get(at), inner)
            {
                face.as_widget()
                    .draw(tree, renderer, theme, &style, inner, cursor, viewport);
            }
        }
        if self.on_choose.is_some() && tree.state.downcast_ref::<State>().focused {
            match self.look {
                Look::Tabs | Look::Radio => {
                    let cell = cells.get(self.chosen.unwrap_or(0));
                    let bounds = cell.map_or(layout.bounds(), |it| it.bounds());
                    draw_ring(renderer, bounds, theme::RADIUS, Ring::Beside);
                }
                Look::Segments | Look::Answers => {
                    draw_ring(renderer, layout.bounds(), theme::RADIUS, Ring::Around);
                }
            }
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &iced::Renderer,
    ) -> mouse::Interaction {
        if self.on_choose.is_some() && self.under(layout, cursor).is_some() {
            mouse::Interaction::Pointer
        } else {
            mouse::Interaction::None
        }
    }
}

impl<'a, Message: 'a> From<Choice<'a, Message>> for Element<'a, Message> {
    fn from(choice: Choice<'a, Message>) -> Self {
        Self::new(choice)
    }
}
