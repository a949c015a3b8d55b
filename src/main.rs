//! A verb goes to the command line; none opens the window.

use oto_register::exchange::child;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|verb| verb == child::VERB) {
        return child::serve(arguments);
    }
    ExitCode::SUCCESS
}
