//! The window: which screen is open, and what screens ask of it.
