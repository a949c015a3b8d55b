//! A bar of three parts in proportion, drawn with rectangles only; its figures always stand beside it.

use super::{Element, theme};
use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::{Tree, Widget};
use iced::advanced::{Renderer as _, mouse};
use iced::{Border, Color, Length, Rectangle, Size};

/// Width of the line between two parts, in px.
const GAP: f32 = 1.0;
/// How far the tick stands out above and below the bar, in px.
const OUT: f32 = 4.0;
/// Width of the tick, in px.
const TICK: f32 = 2.0;

/// A bar of a height in px whose parts are as long as these numbers are to each other; below zero counts as nothing.
pub fn ratio<'a, Message: 'a>(
    parts: [i64; 3],
    width: impl Into<Length>,
    height: f32,
) -> Element<'a, Message> {
    Element::new(Ratio {
        parts,
        tick: None,
        room: false,
        width: width.into(),
        height,
    })
}

/// As [`ratio`], with room for a tick at a whole percentage of its length, where there is one.
pub fn with_tick<'a, Message: 'a>(
    parts: [i64; 3],
    tick: Option<i64>,
    width: impl Into<Length>,
    height: f32,
) -> Element<'a, Message> {
    Element::new(Ratio {
        parts,
        tick,
        room: true,
        width: width.into(),
        height,
    })
}

/// The tick alone, for a legend.
pub fn tick<'a, Message: 'a>() -> Element<'a, Message> {
    iced::widget::container(iced::widget::space::horizontal())
        .width(TICK)
        .height(14)
        .style(|_| filled(theme::INK))
        .into()
}

/// A square in the colour of a part, for a legend or a row of figures.
pub fn dot<'a, Message: 'a>(part: usize) -> Element<'a, Message> {
    let color = theme::HOURS.get(part).copied().unwrap_or(theme::EDGE);
    iced::widget::container(iced::widget::space::horizontal())
        .width(10)
        .height(10)
        .style(move |_| iced::widget::container::Style {
            border: iced::border::rounded(theme::RADIUS_BAR),
            ..filled(color)
        })
        .into()
}

fn filled(color: Color) -> iced::widget::container::Style {
    iced::widget::container::Style {
        background: Some(color.into()),
        ..iced::widget::container::Style::default()
    }
}

struct Ratio {
    parts: [i64; 3],
    tick: Option<i64>,
    room: bool,
    width: Length,
    height: f32,
}

/// Where the parts of a bar begin and how long they are, in px; parts of nothing are left out.
fn spans(parts: [i64; 3], width: f32) -> Vec<(usize, f32, f32)> {
    let shown: Vec<(usize, f64)> = parts
        .iter()
        .map(|part| (*part).max(0) as f64)
        .enumerate()
        .filter(|(_, part)| *part > 0.0)
        .collect();
    let whole: f64 = shown.iter().map(|(_, part)| part).sum();
    let gaps = GAP * shown.len().saturating_sub(1) as f32;
    let room = f64::from((width - gaps).max(0.0));
    let mut at = 0.0;
    let mut spans = Vec::new();
    for (part, weight) in shown {
        let long = (room * weight / whole) as f32;
        spans.push((part, at, long));
        at += long + GAP;
    }
    spans
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Ratio {
    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        _tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let out = if self.room { 2.0 * OUT } else { 0.0 };
        layout::atomic(limits, self.width, self.height + out)
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let y = bounds.y + (bounds.height - self.height) / 2.0;
        let spans = spans(self.parts, bounds.width);
        let ends = (spans.first().map(|it| it.0), spans.last().map(|it| it.0));
        for (part, at, long) in spans {
            let color = theme::HOURS.get(part).copied().unwrap_or(theme::EDGE);
            let bounds = Rectangle {
                x: bounds.x + at,
                y,
                width: long,
                height: self.height,
            };
            let round = |end: Option<usize>| {
                if end == Some(part) {
                    theme::RADIUS_BAR
                } else {
                    0.0
                }
            };
            let border = Border {
                radius: iced::border::left(round(ends.0)).right(round(ends.1)),
                ..Border::default()
            };
            renderer.fill_quad(
                Quad {
                    bounds,
                    border,
                    ..Quad::default()
                },
                color,
            );
        }
        if let Some(percent) = self.tick {
            let bounds = Rectangle {
                x: bounds.x + bounds.width * percent.clamp(0, 100) as f32 / 100.0 - TICK / 2.0,
                width: TICK,
                ..bounds
            };
            renderer.fill_quad(
                Quad {
                    bounds,
                    ..Quad::default()
                },
                theme::INK,
            );
        }
    }
}
