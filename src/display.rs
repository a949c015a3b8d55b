//! Whether there is a screen to open a window on, and what is said when there is none.
#![expect(
    clippy::print_stderr,
    reason = "without a window this is the only way to say so"
)]

use std::fmt::Display;
use std::panic::{self, UnwindSafe};
use std::process::ExitCode;

/// What is said when no window can be opened.
pub const NO_DISPLAY: &str = "Kan het venster niet openen: er is geen grafische omgeving gevonden. \
    Zonder venster werken voorbeeld, sjabloon, partners, instellingen, inlezen, beoordeel, besluiten, roaz, \
    brieven, beslis, exporteer, reservekopie, herstel en nazien. Uitleg: oto-register help.";

/// The exit code when no window can be opened.
const NO_WINDOW: u8 = 3;

/// Whether a window can be opened at all, by the variables that the window library looks at itself.
pub fn available() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") || set("DISPLAY")
}

/// Runs a window, or says in Dutch why that is not possible.
///
/// The window library turns a missing display into a panic, and allows one event loop for each process, so that
/// trying first is no option.
pub fn guarded<E: Display>(run: impl FnOnce() -> Result<(), E> + UnwindSafe) -> ExitCode {
    if !available() {
        eprintln!("{NO_DISPLAY}");
        return ExitCode::from(NO_WINDOW);
    }
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !is_about_display(&info.to_string()) {
            usual(info);
        }
    }));
    match panic::catch_unwind(run) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            eprintln!("{NO_DISPLAY}\n({error})");
            ExitCode::from(NO_WINDOW)
        }
        Err(panic) => {
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or_default();
            if is_about_display(text) {
                eprintln!("{NO_DISPLAY}");
                return ExitCode::from(NO_WINDOW);
            }
            ExitCode::from(101)
        }
    }
}

fn is_about_display(text: &str) -> bool {
    text.contains("Create event loop")
        || (text.contains("Library ") && text.contains("could not be loaded"))
}
