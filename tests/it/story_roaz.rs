//! ROAZ in the window: choosing plans, advice, the list, agreement with a changed amount.

mod keys;
mod looks;
