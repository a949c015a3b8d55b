//! Tests of ui: every control with mouse and keyboard, the key map, and how it all looks.

mod controls;
mod gallery;
mod keys;
mod layers;
mod lists;
mod looks;
