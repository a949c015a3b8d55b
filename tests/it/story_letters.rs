//! Brieven in the window: where each stands, its pages, making, stopping, sending, correcting.

mod issue;
mod looks;
mod make;
