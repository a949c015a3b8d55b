//! Inzendingen in the window: reading in, asking, comparing, mapping, undoing.

mod begin;
mod doubts;
mod read_in;
mod several;

pub use read_in::second_version;
