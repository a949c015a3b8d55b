//! How a long deed tells how far it is, and hears that it must stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How far a long deed is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// What is being done now, such as a partner's name.
    pub what: String,
}

/// Given to a long deed; cheap to clone, one clone stays with whoever may stop it.
#[derive(Clone)]
pub struct Progress {
    stop: Arc<AtomicBool>,
    tell: Arc<dyn Fn(Step) + Send + Sync>,
}

impl Progress {
    /// Reports each step to `tell`.
    pub fn new(tell: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self {
            stop: Arc::default(),
            tell: Arc::new(tell),
        }
    }

    /// Reports to nobody.
    pub fn silent() -> Self {
        Self::new(|_step| {})
    }

    /// Asks the deed to stop before its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether the deed was asked to stop.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Tells where the deed is.
    pub fn step(&self, done: usize, of: usize, what: &str) {
        (self.tell)(Step {
            done,
            of,
            what: what.to_owned(),
        });
    }
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Progress")
            .field("stopped", &self.stopped())
            .finish_non_exhaustive()
    }
}
