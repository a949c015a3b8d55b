//! Beoordelen in the window: judging with keys alone, what a departure asks, sharing answers, going back.

mod keys;
mod looks;
mod one_plan;
mod plans;
mod talks;
mod typing;
mod ways;
