//! The one thread that owns the desk, and with it the register.

use crate::desk::{Desk, Error};
use futures_channel::oneshot;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc;
use std::thread;

type Job = Box<dyn FnOnce(&mut Desk) + Send>;

/// A handle to the desk; cheap to clone. The register is closed when the last one goes.
#[derive(Debug, Clone)]
pub struct Worker {
    jobs: mpsc::Sender<Job>,
}

impl Worker {
    /// Gives the desk a thread of its own.
    pub fn start(mut desk: Desk) -> Self {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let _thread = thread::spawn(move || {
            for job in inbox {
                // A bug in one deed must not end the adviser's day.
                let _outcome = panic::catch_unwind(AssertUnwindSafe(|| job(&mut desk)));
            }
        });
        Self { jobs }
    }

    /// Opens a desk on a thread of its own, so that nobody waits for it, and keeps it there.
    pub fn open<O>(open: O) -> impl Future<Output = Result<Self, Error>> + use<O>
    where
        O: FnOnce() -> Result<Desk, Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let _thread = thread::spawn(move || drop(reply.send(open().map(Self::start))));
        async move { answer.await.map_err(|_cancelled| Error::Gone)? }
    }

    /// Has the desk do `deed`, after everything asked before it.
    pub fn ask<T, D>(&self, deed: D) -> impl Future<Output = Result<T, Error>> + use<T, D>
    where
        T: Send + 'static,
        D: FnOnce(&mut Desk) -> Result<T, Error> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |desk| drop(reply.send(deed(desk))));
        let sent = self.jobs.send(job);
        async move {
            sent.map_err(|_closed| Error::Gone)?;
            answer.await.map_err(|_cancelled| Error::Gone)?
        }
    }
}
