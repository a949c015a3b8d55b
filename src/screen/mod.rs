//! The screens of the window. Each is a struct, a message and an action; none knows another.

mod answering;
pub mod batch;
pub mod check;
pub mod consultations;
pub mod findings;
pub mod guide;
pub mod history;
pub mod hours;
pub mod hours_entry;
pub mod hours_in;
pub mod judge;
pub mod letters;
mod page;
pub mod partners;
mod parts;
pub mod plan;
pub mod rates;
pub mod roaz;
pub mod settings;
mod source_table;
pub mod submissions;
pub mod trail;
pub mod tree;
pub mod welcome;

pub use page::{Action, Jump, Page, Wanted};

use crate::desk::{self, Desk};
use crate::notice::Notice;
use crate::worker::Worker;
use iced::Task;

/// Has the desk do `deed`; the answer comes as a message.
fn ask<T, M>(
    worker: &Worker,
    deed: impl FnOnce(&mut Desk) -> Result<T, desk::Error> + Send + 'static,
    to: impl Fn(Result<T, Notice>) -> M + Send + 'static,
) -> Task<M>
where
    T: Send + 'static,
    M: Send + 'static,
{
    Task::perform(worker.ask(deed), move |answer| {
        to(answer.map_err(Notice::from))
    })
}
