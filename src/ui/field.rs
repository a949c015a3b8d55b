//! Text fields: label above, hint or error below, a note to the screen when the user leaves.
//! A screen checks on leaving, not while typing.

use super::focus::AnyFocused;
use super::icon::Icon;
use super::press::{Ring, draw_box, draw_ring};
use super::{Element, fonts, text, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Id, Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, overlay, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::widget::{Column, container, row, text_editor, text_input};
use iced::{
    Alignment, Background, Border, Color, Event, Length, Padding, Pixels, Rectangle, Size, Vector,
    window,
};
use std::borrow::Cow;

/// The label above a control.
pub fn labelled<'a, Message: 'a>(
    label: impl Into<Cow<'a, str>>,
    control: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    iced::widget::column![text::label(label.into()), control.into()]
        .spacing(theme::S4)
        .into()
}

/// An error below a control: what happened, why, and what to do.
pub fn error<'a, Message: 'a>(words: impl Into<Cow<'a, str>>) -> Element<'a, Message> {
    row![
        Icon::CrossCircleFilled.tinted(12.0, theme::STOP),
        text::small(words.into()).color(theme::STOP)
    ]
    .spacing(theme::S4)
    .align_y(Alignment::Center)
    .into()
}

/// A field of one line, 32 px high; build it with [`field`], [`amount`] or [`date`].
pub struct Field<'a, Message> {
    id: Id,
    label: Cow<'a, str>,
    value: &'a str,
    placeholder: Cow<'a, str>,
    icon: Option<Icon>,
    keys: Option<Cow<'a, str>>,
    hint: Option<Cow<'a, str>>,
    error: Option<Cow<'a, str>>,
    locked: Option<Cow<'a, str>>,
    wrong: bool,
    width: Length,
    figures: bool,
    on_input: Option<Box<dyn Fn(String) -> Message + 'a>>,
    on_blur: Option<Message>,
    on_submit: Option<Message>,
}

/// A text field. An empty `label` leaves the line above out; then say it in a placeholder.
pub fn field<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<Cow<'a, str>>,
    value: &'a str,
) -> Field<'a, Message> {
    Field {
        id: id.into(),
        label: label.into(),
        value,
        placeholder: Cow::Borrowed(""),
        icon: None,
        keys: None,
        hint: None,
        error: None,
        locked: None,
        wrong: false,
        width: Length::Fill,
        figures: false,
        on_input: None,
        on_blur: None,
        on_submit: None,
    }
}

/// A field for an amount: figures at the right.
pub fn amount<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<Cow<'a, str>>,
    value: &'a str,
) -> Field<'a, Message> {
    Field {
        figures: true,
        width: Length::Fixed(128.0),
        ..field(id, label, value)
    }
}

/// A field for a date, typed as day-month-year.
pub fn date<'a, Message>(
    id: impl Into<Id>,
    label: impl Into<Cow<'a, str>>,
    value: &'a str,
) -> Field<'a, Message> {
    Field {
        placeholder: Cow::Borrowed("dd-mm-jjjj"),
        width: Length::Fixed(128.0),
        ..field(id, label, value)
    }
}

impl<'a, Message: Clone + 'a> Field<'a, Message> {
    /// What is sent for every change; without it the field is read-only.
    pub fn on_input(mut self, message: impl Fn(String) -> Message + 'a) -> Self {
        self.on_input = Some(Box::new(message));
        self
    }

    /// What is sent when the user leaves the field.
    pub fn on_blur(mut self, message: Message) -> Self {
        self.on_blur = Some(message);
        self
    }

    /// What is sent on Enter.
    pub fn on_submit(mut self, message: Message) -> Self {
        self.on_submit = Some(message);
        self
    }

    /// Grey words in the empty field.
    pub fn placeholder(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.placeholder = words.into();
        self
    }

    /// A line below the field; an error takes its place.
    pub fn hint(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// What is wrong, why and what to do.
    pub fn error(mut self, words: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.error = words.map(Into::into);
        self
    }

    /// Marks the field as wrong; the words stand elsewhere, below the row that it is in.
    pub fn wrong(mut self, wrong: bool) -> Self {
        self.wrong = wrong;
        self
    }

    /// Locks the field and says below it why.
    pub fn locked(mut self, reason: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.locked = reason.map(Into::into);
        self
    }

    /// An icon before the text.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The keys that bring the user here, at the right of the field.
    pub fn keys(mut self, keys: impl Into<Cow<'a, str>>) -> Self {
        self.keys = Some(keys.into());
        self
    }

    /// The width; fills unless said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    fn input(&mut self) -> Element<'a, Message> {
        let mut input = text_input(&self.placeholder, self.value)
            .id(self.id.clone())
            .font(fonts::REGULAR)
            .size(13)
            .line_height(Pixels(20.0))
            .padding([6, 0])
            .on_input_maybe(self.on_input.take())
            .on_submit_maybe(self.on_submit.take())
            .style(bare);
        if self.figures {
            input = input.align_x(Alignment::End);
        }
        row![]
            .push(self.icon.map(|icon| icon.tinted(16.0, theme::INK2)))
            .push(input)
            .push(self.keys.take().map(super::chip::key))
            .spacing(theme::S8)
            .align_y(Alignment::Center)
            .into()
    }
}

fn bare(_theme: &iced::Theme, _status: text_input::Status) -> text_input::Style {
    text_input::Style {
        background: Background::Color(Color::TRANSPARENT),
        border: Border::default(),
        icon: theme::INK2,
        placeholder: theme::INK2,
        value: theme::INK,
        selection: theme::ACCENT_LINE,
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(mut field: Field<'a, Message>) -> Self {
        let control: Element<'a, Message> = if field.locked.is_some() {
            locked_box(field.value)
        } else {
            let content = field.input();
            Element::new(Frame {
                content,
                padding: Padding {
                    left: theme::S12,
                    right: if field.keys.is_some() { 8.0 } else { 12.0 },
                    ..Padding::ZERO
                },
                wrong: field.wrong || field.error.is_some(),
                on_blur: field.on_blur.take(),
                value: None,
            })
        };
        let below = match (field.error, field.locked.or(field.hint)) {
            (Some(words), _) => Some(error(words)),
            (None, Some(words)) => Some(text::label(words).into()),
            (None, None) => None,
        };
        Column::new()
            .push((!field.label.is_empty()).then(|| text::label(field.label)))
            .push(control)
            .push(below)
            .spacing(theme::S4)
            .width(field.width)
            .into()
    }
}

fn locked_box<'a, Message: 'a>(value: &'a str) -> Element<'a, Message> {
    container(
        row![
            Icon::Lock.tinted(14.0, theme::INK2),
            text::body(value).color(theme::INK2)
        ]
        .spacing(theme::S8)
        .align_y(Alignment::Center),
    )
    .width(Length::Fill)
    .height(32)
    .padding(Padding::ZERO.horizontal(theme::S12))
    .align_y(Alignment::Center)
    .style(|_| container::Style {
        background: Some(theme::MUTED.into()),
        border: Border {
            color: theme::MUTED_LINE,
            width: 1.0,
            radius: theme::RADIUS.into(),
        },
        ..container::Style::default()
    })
    .into()
}

/// A field of several lines, `height` px high. The screen keeps the content and performs the actions.
pub fn area<'a, Message: Clone + 'a>(
    id: impl Into<Id>,
    content: &'a text_editor::Content,
    height: f32,
    on_action: impl Fn(text_editor::Action) -> Message + 'a,
    on_blur: Option<Message>,
) -> Element<'a, Message> {
    let editor = text_editor(content)
        .id(id)
        .font(fonts::REGULAR)
        .size(13)
        .line_height(Pixels(20.0))
        .height(height)
        .padding([theme::S8, theme::S12])
        .on_action(on_action)
        .key_binding(binding)
        .style(|_, _| text_editor::Style {
            background: Background::Color(Color::TRANSPARENT),
            border: Border::default(),
            placeholder: theme::INK2,
            value: theme::INK,
            selection: theme::ACCENT_LINE,
        });
    Element::new(Frame {
        content: editor.into(),
        padding: Padding::ZERO,
        wrong: false,
        on_blur,
        value: Some(content.text()),
    })
}

/// What a key does in a field of several lines. Combinations of the window are no text: some systems give
/// Ctrl+1 the text "1".
fn binding<Message>(press: text_editor::KeyPress) -> Option<text_editor::Binding<Message>> {
    let combined = press.modifiers.command() && !press.modifiers.alt();
    match text_editor::Binding::from_key_press(press)? {
        text_editor::Binding::Insert(_) | text_editor::Binding::Enter if combined => None,
        binding => Some(binding),
    }
}

/// Border, ring and leaving of a text field, whatever kind it wraps.
struct Frame<'a, Message> {
    content: Element<'a, Message>,
    padding: Padding,
    wrong: bool,
    on_blur: Option<Message>,
    /// The text, where the wrapped editor does not tell it itself.
    value: Option<String>,
}

#[derive(Default)]
struct State {
    focused: bool,
}

impl<Message: Clone> Widget<Message, iced::Theme, iced::Renderer> for Frame<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
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
        layout::padded(
            limits,
            Length::Fill,
            Length::Shrink,
            self.padding,
            |limits| self.content.as_widget_mut().layout(child, renderer, limits),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(value) = &self.value {
            operation.text(None, layout.bounds(), value);
        }
        if let (Some(child), Some(inner)) = (tree.children.first_mut(), layout.children().next()) {
            self.content
                .as_widget_mut()
                .operate(child, inner, renderer, operation);
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
        // Escape belongs to the dialog or screen around the field; it does not leave the field.
        let escape = matches!(
            event,
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: Key::Named(Named::Escape),
                ..
            })
        );
        if !escape {
            self.content.as_widget_mut().update(
                child, event, inner, cursor, renderer, clipboard, shell, viewport,
            );
        }
        let mut any = AnyFocused::default();
        self.content
            .as_widget_mut()
            .operate(child, inner, renderer, &mut any);
        let state = tree.state.downcast_mut::<State>();
        if state.focused
            && !any.0
            && let Some(message) = &self.on_blur
        {
            shell.publish(message.clone());
        }
        if state.focused != any.0 {
            state.focused = any.0;
            if !matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
                shell.request_redraw();
            }
        }
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
        let edge = if self.wrong { theme::STOP } else { theme::EDGE };
        draw_box(
            renderer,
            layout.bounds(),
            theme::SURFACE,
            edge,
            theme::RADIUS,
        );
        if tree.state.downcast_ref::<State>().focused {
            draw_ring(renderer, layout.bounds(), theme::RADIUS, Ring::Around);
        }
        if let (Some(child), Some(inner)) = (tree.children.first(), layout.children().next()) {
            self.content
                .as_widget()
                .draw(child, renderer, theme, style, inner, cursor, viewport);
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
    ) -> Option<overlay::Element<'b, Message, iced::Theme, iced::Renderer>> {
        self.content.as_widget_mut().overlay(
            tree.children.first_mut()?,
            layout.children().next()?,
            renderer,
            viewport,
            translation,
        )
    }
}
