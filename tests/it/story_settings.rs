//! Instellingen in the window: from an empty region to a letter on its own paper, and the files of the register.

mod files;
mod fill_in;
mod looks;
