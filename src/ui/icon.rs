//! The bundled icon font as names; an icon always stands beside a word or carries an accessible name.

use super::{fonts, theme};
use iced::widget::Text;
use iced::{Color, widget};

/// A glyph of the icon font; its value is the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Icon {
    /// Drawn as its name says.
    House = 0xE000,
    /// Drawn as its name says.
    Tray = 0xE001,
    /// Drawn as its name says.
    Scales = 0xE002,
    /// Drawn as its name says.
    Envelope = 0xE003,
    /// Drawn as its name says.
    Clock = 0xE004,
    /// Drawn as its name says.
    Receipt = 0xE005,
    /// Drawn as its name says.
    ChartPie = 0xE006,
    /// Drawn as its name says.
    Tree = 0xE007,
    /// Drawn as its name says.
    Book = 0xE008,
    /// Drawn as its name says.
    Buildings = 0xE009,
    /// Drawn as its name says.
    History = 0xE00A,
    /// Drawn as its name says.
    Gear = 0xE00B,
    /// Drawn as its name says.
    Search = 0xE00C,
    /// Drawn as its name says.
    CaretDown = 0xE00D,
    /// Drawn as its name says.
    CaretRight = 0xE00E,
    /// Drawn as its name says.
    CaretLeft = 0xE00F,
    /// Drawn as its name says.
    CaretUp = 0xE010,
    /// Drawn as its name says.
    ArrowRight = 0xE011,
    /// Drawn as its name says.
    ArrowLeft = 0xE012,
    /// Drawn as its name says.
    Undo = 0xE013,
    /// Drawn as its name says.
    Warning = 0xE014,
    /// Drawn as its name says.
    WarningCircle = 0xE015,
    /// Drawn as its name says.
    Info = 0xE016,
    /// Drawn as its name says.
    Excel = 0xE017,
    /// Drawn as its name says.
    Pdf = 0xE018,
    /// Drawn as its name says.
    Printer = 0xE019,
    /// Drawn as its name says.
    Paperclip = 0xE01A,
    /// Drawn as its name says.
    Plus = 0xE01B,
    /// Drawn as its name says.
    Minus = 0xE01C,
    /// Drawn as its name says.
    Dots = 0xE01D,
    /// Drawn as its name says.
    Calendar = 0xE01E,
    /// Drawn as its name says.
    Lock = 0xE01F,
    /// Drawn as its name says.
    Pencil = 0xE020,
    /// Drawn as its name says.
    Eye = 0xE021,
    /// Drawn as its name says.
    Funnel = 0xE022,
    /// Drawn as its name says.
    ArrowsLeftRight = 0xE023,
    /// Drawn as its name says.
    ArrowOut = 0xE024,
    /// Drawn as its name says.
    Disk = 0xE025,
    /// Drawn as its name says.
    FolderOpen = 0xE026,
    /// Drawn as its name says.
    FilePlus = 0xE027,
    /// Drawn as its name says.
    Question = 0xE028,
    /// Drawn as its name says.
    Users = 0xE029,
    /// Drawn as its name says.
    Car = 0xE02A,
    /// Drawn as its name says.
    Chat = 0xE02B,
    /// Drawn as its name says.
    Prohibit = 0xE02C,
    /// Drawn as its name says.
    Hourglass = 0xE02D,
    /// Drawn as its name says.
    Signature = 0xE02E,
    /// Drawn as its name says.
    Keyboard = 0xE02F,
    /// Drawn as its name says.
    Calculator = 0xE030,
    /// Drawn as its name says.
    Circle = 0xE031,
    /// Drawn as its name says.
    Square = 0xE032,
    /// Drawn as its name says.
    CheckCircle = 0xE033,
    /// Drawn as its name says.
    CrossCircle = 0xE034,
    /// Drawn as its name says.
    ArrowUp = 0xE035,
    /// Drawn as its name says.
    ArrowDown = 0xE036,
    /// Drawn as its name says.
    HardDrive = 0xE037,
    /// Drawn as its name says.
    Offline = 0xE038,
    /// Drawn as its name says.
    Plane = 0xE039,
    /// Drawn as its name says.
    Files = 0xE03A,
    /// Drawn as its name says.
    Stack = 0xE03B,
    /// Drawn as its name says.
    Swap = 0xE03C,
    /// Drawn as its name says.
    Check = 0xE03D,
    /// Drawn as its name says.
    Cross = 0xE03E,
    /// Drawn as its name says.
    FileText = 0xE03F,
    /// Drawn as its name says.
    Trash = 0xE040,
    /// Drawn as its name says.
    Copy = 0xE041,
    /// Drawn as its name says.
    Checklist = 0xE042,
    /// Drawn as its name says.
    Graduation = 0xE043,
    /// Drawn as its name says.
    CheckBold = 0xE044,
    /// Drawn as its name says.
    CrossBold = 0xE045,
    /// Drawn as its name says.
    CircleHalfBold = 0xE046,
    /// Drawn as its name says.
    DiamondBold = 0xE047,
    /// Drawn as its name says.
    WarningBold = 0xE048,
    /// Drawn as its name says.
    CircleBold = 0xE049,
    /// Drawn as its name says.
    ArrowRightBold = 0xE04A,
    /// Drawn as its name says.
    CaretDownBold = 0xE04B,
    /// Drawn as its name says.
    CaretRightBold = 0xE04C,
    /// Drawn as its name says.
    PlusBold = 0xE04D,
    /// Drawn as its name says.
    MinusBold = 0xE04E,
    /// Drawn as its name says.
    UndoBold = 0xE04F,
    /// Drawn as its name says.
    LockBold = 0xE050,
    /// Drawn as its name says.
    PencilBold = 0xE051,
    /// Drawn as its name says.
    PlaneBold = 0xE052,
    /// Drawn as its name says.
    HourglassBold = 0xE053,
    /// Drawn as its name says.
    CheckCircleFilled = 0xE054,
    /// Drawn as its name says.
    CrossCircleFilled = 0xE055,
    /// Drawn as its name says.
    WarningFilled = 0xE056,
    /// Drawn as its name says.
    WarningCircleFilled = 0xE057,
    /// Drawn as its name says.
    CircleHalfFilled = 0xE058,
    /// Drawn as its name says.
    CircleFilled = 0xE059,
    /// Drawn as its name says.
    DiamondFilled = 0xE05A,
    /// Drawn as its name says.
    CheckSquareFilled = 0xE05B,
    /// Drawn as its name says.
    RadioFilled = 0xE05C,
    /// Drawn as its name says.
    InfoFilled = 0xE05D,
    /// Drawn as its name says.
    Half = 0xE05E,
}

impl Icon {
    /// The character that draws this icon in the icon font.
    pub fn glyph(self) -> char {
        char::from_u32(self as u32).unwrap_or(' ')
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
