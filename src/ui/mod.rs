//! What screens are made of: one family of controls that keyboard and mouse both reach.
//! Knows nothing of the trade; everything is generic over the screen's message.

pub mod button;
pub mod card;
pub mod check;
pub mod chip;
pub mod choice;
pub mod cut;
pub mod dialog;
pub mod empty;
pub mod field;
pub mod focus;
pub mod fonts;
pub mod frame;
pub mod grid;
pub mod icon;
pub mod keys;
pub mod list;
pub mod modal;
pub mod nav;
pub mod palette;
pub mod press;
pub mod preview;
pub mod progress;
pub mod ratio;
pub mod regions;
pub mod select;
pub mod sheet;
pub mod table;
pub mod text;
pub mod theme;
pub mod toast;
pub mod top;

/// What every control turns into: drawn with the software renderer, in the program's theme.
pub type Element<'a, Message> = iced::Element<'a, Message, iced::Theme, iced::Renderer>;
