//! Inzendingen in the window: reading in, asking, comparing, mapping, undoing.

mod begin;
mod doubts;
mod improved;
mod read_in;
mod several;
mod thirty_four;

pub use read_in::second_version;
