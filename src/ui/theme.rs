//! The tokens of the design: colours, sizes, spacing, tones, and the scale of text.
//! Every colour pair used for text reads at 4.5 : 1 or better; measure again when one changes.

use iced::theme::Palette;
use iced::{Color, Theme};

/// Screen background.
pub const BG: Color = rgb(0xF5F6F8);
/// Cards, fields, tables.
pub const SURFACE: Color = rgb(0xFFFFFF);
/// Text and the toast.
pub const INK: Color = rgb(0x17212B);
/// Labels and secondary text.
pub const INK2: Color = rgb(0x5B6876);
/// Lines that only decorate.
pub const LINE: Color = rgb(0xDDE3E9);
/// Borders of controls.
pub const EDGE: Color = rgb(0x7F8C99);
/// Primary button, link, focus ring, what is current.
pub const ACCENT: Color = rgb(0x0B5C73);
/// A primary button under the mouse or pressed.
pub const ACCENT_DARK: Color = rgb(0x084759);
/// Border of an accent chip.
pub const ACCENT_LINE: Color = rgb(0xA9CCD6);
/// A row or button under the mouse.
pub const HOVER: Color = rgb(0xF0F4F6);
/// A selected row or option.
pub const SELECTED: Color = rgb(0xE3EFF2);
/// Disabled controls and quiet chips.
pub const MUTED: Color = rgb(0xEEF1F4);
/// Border of what is muted.
pub const MUTED_LINE: Color = rgb(0xD0D8DF);
/// Allowed, ready.
pub const OK: Color = rgb(0x1B7A4B);
/// Conditional, outdated.
pub const WARN: Color = rgb(0x965800);
/// Under discussion.
pub const ASK: Color = rgb(0x5646A6);
/// Refused, error, overrun.
pub const STOP: Color = rgb(0xB0271E);
/// Reserved money in charts.
pub const RESERVED: Color = rgb(0x7FB3C1);
/// Hours of preparation, execution, evaluation in charts.
pub const HOURS: [Color; 3] = [rgb(0x0B5C73), rgb(0x5E9EB0), rgb(0xB5D3DB)];
/// Navigation background.
pub const NAV: Color = rgb(0x10303B);
/// Navigation text.
pub const NAV_INK: Color = rgb(0xE6EEF1);
/// Quiet text and icons in the navigation.
pub const NAV_QUIET: Color = rgb(0xA9BFC8);
/// Lines in the navigation.
pub const NAV_LINE: Color = rgb(0x284954);
/// Year box background, its border, and its small text.
pub const NAV_BOX: Color = rgb(0x1A3F4C);
/// Border of the year box.
pub const NAV_BOX_EDGE: Color = rgb(0x5F7F8B);
/// Small text in the year box.
pub const NAV_BOX_INK: Color = rgb(0xC4D5DB);
/// Border of the button in a toast.
pub const TOAST_EDGE: Color = rgb(0x8FA0AF);
/// Behind a page preview.
pub const DESK: Color = rgb(0xE4E8ED);
/// White.
pub const WHITE: Color = Color::WHITE;
/// Dims what lies under a dialog.
pub const SCRIM: Color = Color {
    a: 0.32,
    ..rgb(0x17212B)
};

/// Spacing steps in px.
pub const S4: f32 = 4.0;
/// 8 px.
pub const S8: f32 = 8.0;
/// 12 px.
pub const S12: f32 = 12.0;
/// 16 px.
pub const S16: f32 = 16.0;
/// 24 px.
pub const S24: f32 = 24.0;
/// 32 px.
pub const S32: f32 = 32.0;

/// Radius of controls and chips in px.
pub const RADIUS: f32 = 4.0;
/// Radius of cards and dialogs in px.
pub const RADIUS_CARD: f32 = 6.0;
/// Radius of bars in px.
pub const RADIUS_BAR: f32 = 2.0;
/// Icon in text, in px.
pub const ICON: f32 = 16.0;
/// Below this width (window width divided by the scale) the narrow layout is used.
pub const WIDE_FROM: f32 = 1360.0;
/// Smallest window at 100 %, in px.
pub const MIN_WINDOW: iced::Size = iced::Size::new(1024.0, 700.0);

const fn rgb(hex: u32) -> Color {
    Color::from_rgb8((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The program's theme, for `application.theme(..)`.
pub fn theme() -> Theme {
    Theme::custom(
        "OTO-register",
        Palette {
            background: BG,
            text: INK,
            primary: ACCENT,
            success: OK,
            warning: WARN,
            danger: STOP,
        },
    )
}

/// What a chip, message or cell says with its colour; always beside an icon and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to say yet.
    Quiet,
    /// Allowed, ready.
    Ok,
    /// Conditional, outdated.
    Warn,
    /// Under discussion.
    Ask,
    /// Refused, blocked, wrong.
    Stop,
    /// Done and sent.
    Accent,
}

impl Tone {
    /// The colour of text and icon.
    pub fn ink(self) -> Color {
        match self {
            Self::Quiet => INK2,
            Self::Ok => OK,
            Self::Warn => WARN,
            Self::Ask => ASK,
            Self::Stop => STOP,
            Self::Accent => ACCENT,
        }
    }

    /// The colour behind a filled chip or cell.
    pub fn tint(self) -> Color {
        match self {
            Self::Quiet => MUTED,
            Self::Ok => rgb(0xE8F4ED),
            Self::Warn => rgb(0xFBF2E3),
            Self::Ask => rgb(0xEFEDF8),
            Self::Stop => rgb(0xFBECEA),
            Self::Accent => SELECTED,
        }
    }

    /// The border of a filled chip.
    pub fn line(self) -> Color {
        match self {
            Self::Quiet => MUTED_LINE,
            Self::Ok => rgb(0xB9DCC8),
            Self::Warn => rgb(0xE6CD9F),
            Self::Ask => rgb(0xCBC4E6),
            Self::Stop => rgb(0xEBBFBB),
            Self::Accent => ACCENT_LINE,
        }
    }
}

/// How large the adviser wants text and all around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// As designed.
    #[default]
    Percent100,
    /// 115 %.
    Percent115,
    /// 130 %.
    Percent130,
    /// 150 %.
    Percent150,
}

impl Scale {
    /// Every step, smallest first.
    pub const ALL: [Self; 4] = [
        Self::Percent100,
        Self::Percent115,
        Self::Percent130,
        Self::Percent150,
    ];

    /// For `application.scale_factor(..)`; sizes iced reports are already divided by it.
    pub fn factor(self) -> f32 {
        f32::from(self.percent()) / 100.0
    }

    /// The step as a whole percentage, to store and to show.
    pub fn percent(self) -> u16 {
        match self {
            Self::Percent100 => 100,
            Self::Percent115 => 115,
            Self::Percent130 => 130,
            Self::Percent150 => 150,
        }
    }

    /// The step with this percentage, if it is one of ours.
    pub fn from_percent(percent: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.percent() == percent)
    }

    /// One step larger, or the largest.
    pub fn larger(self) -> Self {
        match self {
            Self::Percent100 => Self::Percent115,
            Self::Percent115 => Self::Percent130,
            Self::Percent130 | Self::Percent150 => Self::Percent150,
        }
    }

    /// One step smaller, or the smallest.
    pub fn smaller(self) -> Self {
        match self {
            Self::Percent100 | Self::Percent115 => Self::Percent100,
            Self::Percent130 => Self::Percent115,
            Self::Percent150 => Self::Percent130,
        }
    }
}

/// Which of the two layouts fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Three panes and the full navigation.
    Wide,
    /// List and work, a rail for navigation, the reason in tabs.
    Narrow,
}

impl Layout {
    /// The layout for an effective width in px (window width divided by the scale).
    pub fn for_width(width: f32) -> Self {
        if width >= WIDE_FROM {
            Self::Wide
        } else {
            Self::Narrow
        }
    }
}
