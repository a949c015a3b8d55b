//! Brieven in the window: where each stands, its pages, making, stopping, sending, correcting.

mod looks;
mod make;
