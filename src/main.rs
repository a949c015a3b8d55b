//! A verb goes to the command line; none opens the window.
//! On Windows a console opens beside the window: one program serves both, and its commands need one.

use oto_register::app;
use oto_register::cli::{self, Start};
use oto_register::display;
use oto_register::exchange::child;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next();
    if first.as_deref().is_some_and(|first| first == child::VERB) {
        return child::serve(arguments);
    }
    match cli::run(first.into_iter().chain(arguments)) {
        Start::Done(code) => code,
        Start::Window { register, clock } => display::guarded(move || app::run(register, clock)),
    }
}
