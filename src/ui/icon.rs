//! The bundled icon font as names; an icon always stands beside a word or carries an accessible name.

use super::{fonts, theme};
use iced::widget::Text;
use iced::{Color, widget};

/// A glyph of the icon font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Drawn as its name says.
    House,
    /// Drawn as its name says.
    Tray,
    /// Drawn as its name says.
    Scales,
    /// Drawn as its name says.
    Envelope,
    /// Drawn as its name says.
    Clock,
    /// Drawn as its name says.
    Receipt,
    /// Drawn as its name says.
    ChartPie,
    /// Drawn as its name says.
    Tree,
    /// Drawn as its name says.
    Book,
    /// Drawn as its name says.
    Buildings,
    /// Drawn as its name says.
    History,
    /// Drawn as its name says.
    Gear,
    /// Drawn as its name says.
    Search,
    /// Drawn as its name says.
    CaretDown,
    /// Drawn as its name says.
    CaretRight,
    /// Drawn as its name says.
    CaretLeft,
    /// Drawn as its name says.
    CaretUp,
    /// Drawn as its name says.
    ArrowRight,
    /// Drawn as its name says.
    ArrowLeft,
    /// Drawn as its name says.
    Undo,
    /// Drawn as its name says.
    Warning,
    /// Drawn as its name says.
    WarningCircle,
    /// Drawn as its name says.
    Info,
    /// Drawn as its name says.
    Excel,
    /// Drawn as its name says.
    Pdf,
    /// Drawn as its name says.
    Printer,
    /// Drawn as its name says.
    Paperclip,
    /// Drawn as its name says.
    Plus,
    /// Drawn as its name says.
    Minus,
    /// Drawn as its name says.
    Dots,
    /// Drawn as its name says.
    Calendar,
    /// Drawn as its name says.
    Lock,
    /// Drawn as its name says.
    Pencil,
    /// Drawn as its name says.
    Eye,
    /// Drawn as its name says.
    Funnel,
    /// Drawn as its name says.
    ArrowsLeftRight,
    /// Drawn as its name says.
    ArrowOut,
    /// Drawn as its name says.
    Disk,
    /// Drawn as its name says.
    FolderOpen,
    /// Drawn as its name says.
    FilePlus,
    /// Drawn as its name says.
    Question,
    /// Drawn as its name says.
    Users,
    /// Drawn as its name says.
    Car,
    /// Drawn as its name says.
    Chat,
    /// Drawn as its name says.
    Prohibit,
    /// Drawn as its name says.
    Hourglass,
    /// Drawn as its name says.
    Signature,
    /// Drawn as its name says.
    Keyboard,
    /// Drawn as its name says.
    Calculator,
    /// Drawn as its name says.
    Circle,
    /// Drawn as its name says.
    Square,
    /// Drawn as its name says.
    CheckCircle,
    /// Drawn as its name says.
    CrossCircle,
    /// Drawn as its name says.
    ArrowUp,
    /// Drawn as its name says.
    ArrowDown,
    /// Drawn as its name says.
    HardDrive,
    /// Drawn as its name says.
    Offline,
    /// Drawn as its name says.
    Plane,
    /// Drawn as its name says.
    Files,
    /// Drawn as its name says.
    Stack,
    /// Drawn as its name says.
    Swap,
    /// Drawn as its name says.
    Check,
    /// Drawn as its name says.
    Cross,
    /// Drawn as its name says.
    FileText,
    /// Drawn as its name says.
    Trash,
    /// Drawn as its name says.
    Copy,
    /// Drawn as its name says.
    Checklist,
    /// Drawn as its name says.
    Graduation,
    /// Drawn as its name says.
    CheckBold,
    /// Drawn as its name says.
    CrossBold,
    /// Drawn as its name says.
    CircleHalfBold,
    /// Drawn as its name says.
    DiamondBold,
    /// Drawn as its name says.
    WarningBold,
    /// Drawn as its name says.
    CircleBold,
    /// Drawn as its name says.
    ArrowRightBold,
    /// Drawn as its name says.
    CaretDownBold,
    /// Drawn as its name says.
    CaretRightBold,
    /// Drawn as its name says.
    PlusBold,
    /// Drawn as its name says.
    MinusBold,
    /// Drawn as its name says.
    UndoBold,
    /// Drawn as its name says.
    LockBold,
    /// Drawn as its name says.
    PencilBold,
    /// Drawn as its name says.
    PlaneBold,
    /// Drawn as its name says.
    HourglassBold,
    /// Drawn as its name says.
    CheckCircleFilled,
    /// Drawn as its name says.
    CrossCircleFilled,
    /// Drawn as its name says.
    WarningFilled,
    /// Drawn as its name says.
    WarningCircleFilled,
    /// Drawn as its name says.
    CircleHalfFilled,
    /// Drawn as its name says.
    CircleFilled,
    /// Drawn as its name says.
    DiamondFilled,
    /// Drawn as its name says.
    CheckSquareFilled,
    /// Drawn as its name says.
    RadioFilled,
    /// Drawn as its name says.
    InfoFilled,
    /// Drawn as its name says.
    Half,
}

impl Icon {
    /// The character that draws this icon in the icon font.
    pub fn glyph(self) -> char {
        match self {
            Self::House => '\u{E000}',
            Self::Tray => '\u{E001}',
            Self::Scales => '\u{E002}',
            Self::Envelope => '\u{E003}',
            Self::Clock => '\u{E004}',
            Self::Receipt => '\u{E005}',
            Self::ChartPie => '\u{E006}',
            Self::Tree => '\u{E007}',
            Self::Book => '\u{E008}',
            Self::Buildings => '\u{E009}',
            Self::History => '\u{E00A}',
            Self::Gear => '\u{E00B}',
            Self::Search => '\u{E00C}',
            Self::CaretDown => '\u{E00D}',
            Self::CaretRight => '\u{E00E}',
            Self::CaretLeft => '\u{E00F}',
            Self::CaretUp => '\u{E010}',
            Self::ArrowRight => '\u{E011}',
            Self::ArrowLeft => '\u{E012}',
            Self::Undo => '\u{E013}',
            Self::Warning => '\u{E014}',
            Self::WarningCircle => '\u{E015}',
            Self::Info => '\u{E016}',
            Self::Excel => '\u{E017}',
            Self::Pdf => '\u{E018}',
            Self::Printer => '\u{E019}',
            Self::Paperclip => '\u{E01A}',
            Self::Plus => '\u{E01B}',
            Self::Minus => '\u{E01C}',
            Self::Dots => '\u{E01D}',
            Self::Calendar => '\u{E01E}',
            Self::Lock => '\u{E01F}',
            Self::Pencil => '\u{E020}',
            Self::Eye => '\u{E021}',
            Self::Funnel => '\u{E022}',
            Self::ArrowsLeftRight => '\u{E023}',
            Self::ArrowOut => '\u{E024}',
            Self::Disk => '\u{E025}',
            Self::FolderOpen => '\u{E026}',
            Self::FilePlus => '\u{E027}',
            Self::Question => '\u{E028}',
            Self::Users => '\u{E029}',
            Self::Car => '\u{E02A}',
            Self::Chat => '\u{E02B}',
            Self::Prohibit => '\u{E02C}',
            Self::Hourglass => '\u{E02D}',
            Self::Signature => '\u{E02E}',
            Self::Keyboard => '\u{E02F}',
            Self::Calculator => '\u{E030}',
            Self::Circle => '\u{E031}',
            Self::Square => '\u{E032}',
            Self::CheckCircle => '\u{E033}',
            Self::CrossCircle => '\u{E034}',
            Self::ArrowUp => '\u{E035}',
            Self::ArrowDown => '\u{E036}',
            Self::HardDrive => '\u{E037}',
            Self::Offline => '\u{E038}',
            Self::Plane => '\u{E039}',
            Self::Files => '\u{E03A}',
            Self::Stack => '\u{E03B}',
            Self::Swap => '\u{E03C}',
            Self::Check => '\u{E03D}',
            Self::Cross => '\u{E03E}',
            Self::FileText => '\u{E03F}',
            Self::Trash => '\u{E040}',
            Self::Copy => '\u{E041}',
            Self::Checklist => '\u{E042}',
            Self::Graduation => '\u{E043}',
            Self::CheckBold => '\u{E044}',
            Self::CrossBold => '\u{E045}',
            Self::CircleHalfBold => '\u{E046}',
            Self::DiamondBold => '\u{E047}',
            Self::WarningBold => '\u{E048}',
            Self::CircleBold => '\u{E049}',
            Self::ArrowRightBold => '\u{E04A}',
            Self::CaretDownBold => '\u{E04B}',
            Self::CaretRightBold => '\u{E04C}',
            Self::PlusBold => '\u{E04D}',
            Self::MinusBold => '\u{E04E}',
            Self::UndoBold => '\u{E04F}',
            Self::LockBold => '\u{E050}',
            Self::PencilBold => '\u{E051}',
            Self::PlaneBold => '\u{E052}',
            Self::HourglassBold => '\u{E053}',
            Self::CheckCircleFilled => '\u{E054}',
            Self::CrossCircleFilled => '\u{E055}',
            Self::WarningFilled => '\u{E056}',
            Self::WarningCircleFilled => '\u{E057}',
            Self::CircleHalfFilled => '\u{E058}',
            Self::CircleFilled => '\u{E059}',
            Self::DiamondFilled => '\u{E05A}',
            Self::CheckSquareFilled => '\u{E05B}',
            Self::RadioFilled => '\u{E05C}',
            Self::InfoFilled => '\u{E05D}',
            Self::Half => '\u{E05E}',
        }
    }

    /// The icon in text, 16 px, in the colour of its surroundings.
    pub fn draw<'a>(self) -> Text<'a> {
        self.sized(theme::ICON)
    }

    /// The icon at `size` px: 12 in chips, 16 in text, 18 in navigation, 24 in an empty state.
    pub fn sized<'a>(self, size: f32) -> Text<'a> {
        widget::text(self.glyph())
            .font(fonts::ICONS)
            .size(size)
            .line_height(1.0)
            .wrapping(widget::text::Wrapping::None)
    }

    /// The icon at `size` px in a colour of its own.
    pub fn tinted<'a>(self, size: f32, color: Color) -> Text<'a> {
        self.sized(size).color(color)
    }
}
