//! OTO-register: from a partner's year plan to a letter of approval, and the proof behind it.
//!
//! `use` points one way:
//! main → app → screen → worker → desk → storage, exchange, letters, rules → domain; screen → ui; main → cli → desk.
//! `words` and `notice` turn what happened into Dutch. `ARCHITECTURE.md` says what each room is for;
//! the test `tidy` holds the direction.

pub mod app;
pub mod cli;
pub mod clock;
pub mod desk;
pub mod display;
pub mod domain;
pub mod exchange;
pub mod letters;
pub mod notice;
pub mod rules;
pub mod screen;
pub mod storage;
pub mod ui;
pub mod words;
pub mod worker;
