//! Inzendingen in the window: reading in, asking, comparing, mapping, undoing.

mod first;
