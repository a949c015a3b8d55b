//! One test binary, mirroring the rooms of `src`. Names are sentences; cases live in `tests/data`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

mod cli;
mod desk;
mod example;
mod exchange_forms;
mod exchange_invoices;
mod exchange_read;
mod hours_read;
mod letters;
mod licences;
mod rules;
mod storage;
mod story_consultations;
mod story_findings;
mod story_guide;
mod story_hours;
mod story_hours_entry;
mod story_hours_in;
mod story_judge;
mod story_letters;
mod story_partners;
mod story_rates;
mod story_roaz;
mod story_settings;
mod story_submissions;
mod story_trail;
mod story_tree;
mod story_whole;
mod story_window;
mod support;
mod tidy;
mod ui;
mod words;
