//! A grid that is typed into: cells that tell which key moves on, and rows of which only those in sight are built.
//! Focus, ids and Tab are those of every other control; where a key leads to is the screen's to say.

mod cell;
mod rows;

pub use cell::{Cell, cell};
pub use rows::{Line, rows};

/// Height of a cell in px.
pub const CELL: f32 = 30.0;

/// A key that a cell leaves to the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Enter: on to the next row.
    Next,
    /// ↑: the same column in the row above.
    Up,
    /// ↓: the same column in the row below.
    Down,
    /// Ctrl+D: as the row above.
    Above,
    /// Ctrl+Delete: the row goes.
    Remove,
}
