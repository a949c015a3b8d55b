//! The deeds of an adviser, on a real register with real files and a real reading child.

mod changes;
mod consulting;
mod deciding;
mod inspecting;
mod letters;
mod partner_forms;
mod partner_merges;
mod partners;
mod reading;
mod region;
mod second_version;
pub mod sheets;
mod workbooks;
mod working;
pub mod world;

pub use world::PLAN;
