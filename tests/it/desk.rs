//! The deeds of an adviser, on a real register with real files and a real reading child.

mod changes;
mod consulting;
mod deciding;
mod findings;
mod guide_book;
mod hours;
mod hours_form;
mod hours_judging;
mod inspecting;
mod invoicing;
mod letters;
mod log_book;
mod partner_forms;
mod partner_merges;
mod partners;
mod rates;
mod rates_laws;
mod reading;
mod region;
mod roaz;
mod second_version;
mod settings_on_screen;
pub mod sheets;
mod trail;
mod tree_counts;
mod tree_forms;
mod workbooks;
mod working;
pub mod world;

pub use world::PLAN;
