//! The deeds of an adviser, on a real register with real files and a real reading child.

mod changes;
mod deciding;
mod guide_book;
mod inspecting;
mod letters;
mod log_book;
mod partners;
mod reading;
mod region;
mod second_version;
pub mod sheets;
mod workbooks;
mod working;
pub mod world;

pub use world::PLAN;
