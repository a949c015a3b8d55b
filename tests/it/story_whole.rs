//! The whole job in the window: from an empty register to the letters of all partners, and one partner with keys alone.

mod all;
mod forms;
mod one;
mod thousand;

use crate::support::window::Window;
use crate::support::world::World;
use oto_register::app::App;

/// Counts what is pressed.
#[derive(Default)]
struct Presses(u32);

impl Presses {
    fn keys(&mut self, window: &mut Window<App>, keys: &[&str]) {
        for key in keys {
            window.keys(key);
            self.0 += 1;
        }
    }

    /// Each letter is a press.
    fn types(&mut self, window: &mut Window<App>, text: &str) {
        window.types(text);
        self.0 += u32::try_from(text.chars().count()).unwrap();
    }

    /// Tab until the control has the focus.
    fn tab_to(&mut self, window: &mut Window<App>, id: &'static str) {
        for _ in 0..60 {
            if window.focused_id() == Some(id.into()) {
                return;
            }
            self.keys(window, &["Tab"]);
        }
        panic!("Tab never reaches {id:?}: {}", window.all_text());
    }

    /// Tab until the control with these words has the focus.
    fn tab_to_words(&mut self, window: &mut Window<App>, words: &str) {
        for _ in 0..60 {
            if window.focused_words().iter().any(|it| it == words) {
                return;
            }
            self.keys(window, &["Tab"]);
        }
        panic!("Tab never reaches {words:?}: {}", window.all_text());
    }

    /// With Ctrl+PageDown or Ctrl+PageUp to the place that shows `words`.
    fn go(&mut self, window: &mut Window<App>, key: &str, words: &str) {
        for _ in 0..11 {
            self.keys(window, &[key]);
            if window.can_see(words) {
                return;
            }
        }
        panic!("{key} never leads to {words:?}: {}", window.all_text());
    }
}

/// Welkom, and a new register of a netwerkbureau.
fn begin(presses: &mut Presses) -> World {
    let mut world = World::empty();
    let window = &mut world.window;
    presses.keys(window, &["Ctrl+N"]);
    presses.types(window, "Netwerkbureau Noordrand");
    presses.keys(window, &["Enter"]);
    window
        .sees("Nog geen jaarplannen 2027")
        .sees("Eerst de regio");
    // The keyboard is on the way to what is missing.
    presses.keys(window, &["Enter"]);
    world
}

/// The facts of the region that a letter cannot do without, typed in the form.
fn fill_in_region(presses: &mut Presses, window: &mut Window<App>) {
    window.sees("Nog nodig voor een brief:");
    presses.tab_to(window, "regio-code");
    presses.types(window, "NR");
    presses.tab_to(window, "regio-retouradres");
    presses.types(window, "Postbus 1, 1234 AB  STAD");
    presses.tab_to(window, "regio-telefoon");
    presses.types(window, "030 123 45 67");
    presses.tab_to(window, "adviseur-naam");
    presses.types(window, "Kim de Boer");
    presses.keys(window, &["Alt+ArrowRight", "Alt+ArrowRight", "Ctrl+N"]);
    presses.types(window, "mr. A. Bos");
    presses.keys(window, &["Tab"]);
    presses.types(window, "voorzitter");
    presses.keys(window, &["Ctrl+S"]);
    window
        .sees("Instellingen opgeslagen.")
        .does_not_see("Nog nodig voor een brief:");
}
