//! Instellingen in the window: from an empty region to a letter on its own paper, and the files of the register.

mod fill_in;
mod files;
mod looks;
