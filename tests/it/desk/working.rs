//! The worker: one queue, one order, and a bug that costs one answer, not the day.

use super::world::{PLAN, World, YEAR, granted};
use oto_register::desk::{Desk, Error};
use oto_register::domain::Cents;
use oto_register::worker::Worker;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait<T>(answer: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut answer = pin!(answer);
    loop {
        match answer.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn deeds_are_done_in_the_order_they_were_asked() {
    let World { folder, desk, .. } = World::new();
    let worker = Worker::start(desk);
    let order = Arc::new(std::sync::Mutex::new(Vec::new()));
    let answers: Vec<_> = (0..20)
        .map(|at| {
            let order = order.clone();
            worker.ask(move |_desk| {
                order.lock().unwrap().push(at);
                Ok(at)
            })
        })
        .collect();
    let told: Vec<i32> = answers.into_iter().map(|it| wait(it).unwrap()).collect();
    assert_eq!(told, (0..20).collect::<Vec<_>>());
    assert_eq!(*order.lock().unwrap(), told);
    drop(folder);
}

#[test]
fn a_deed_that_panics_costs_its_own_answer_only() {
    let mut world = World::with_region();
    let plan = world.read_in("GGD Kromme Rijn", PLAN);
    let line = world.line(plan, "Zaalhuur");
    let before = world.desk.store().operations(50).unwrap().len();
    let World { folder, desk, .. } = world;
    let worker = Worker::start(desk);
    let lost = worker.ask(move |desk| -> Result<(), Error> {
        desk.record_decisions(plan, &[granted(line, Cents(47_500))])?;
        panic!("a bug in a deed");
    });
    assert!(matches!(wait(lost), Err(Error::Gone)));
    let after = wait(worker.ask(|desk| Ok(desk.store().operations(50)?.len()))).unwrap();
    assert_eq!(
        after,
        before + 1,
        "what was done before the panic counts, and the desk goes on"
    );
    let letters = wait(worker.ask(|desk| desk.letter_sheets(YEAR))).unwrap();
    assert_eq!(letters.len(), 1);
    drop(folder);
}

#[test]
fn an_act_that_panics_leaves_no_trace() {
    use oto_register::domain::operation::{Deed, Op};
    use oto_register::storage::{Act, Error, Store};
    let mut world = World::new();
    world.read_in("GGD Kromme Rijn", PLAN);
    let partners = world.desk.store().partners().unwrap();
    let clock = world.desk.clock();
    let World { folder, desk, .. } = world;
    drop(desk);
    let mut store =
        Store::open(&folder.path().join("register.oto"), "iemand", clock.now()).unwrap();
    let died = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let op = Op::new(Deed::ImportPartners, "x");
        store.act(&op, clock.now(), |act: &Act<'_>| -> Result<(), Error> {
            let mut first = act.partners()?.remove(0);
            first.notes = "half".to_owned();
            act.save_partner(&first)?;
            panic!("a bug in a deed");
        })
    }));
    assert!(died.is_err());
    assert_eq!(store.partners().unwrap(), partners);
    assert_eq!(store.broken_link().unwrap(), None);
}

#[test]
fn an_answer_that_nobody_waits_for_is_still_a_deed() {
    let World { folder, desk, .. } = World::new();
    let worker = Worker::start(desk);
    drop(worker.ask(|desk| {
        desk.import_partners(&[named("GGD Kromme Rijn")])
            .map(|_| ())
    }));
    let names = wait(worker.ask(|desk| Ok(desk.store().partners()?.len()))).unwrap();
    assert_eq!(names, 1);
    drop(folder);
}

#[test]
fn the_register_is_free_again_when_the_last_handle_goes() {
    let World { folder, desk, .. } = World::new();
    let (path, clock) = (folder.path().join("register.oto"), desk.clock());
    let worker = Worker::start(desk);
    let second = worker.clone();
    drop(worker);
    assert_eq!(
        wait(second.ask(|desk| Ok(desk.store().partners()?.len()))).unwrap(),
        0
    );
    assert!(Desk::open(&path, clock, super::world::reader()).is_err());
    drop(second);
    let opened = (0..500).find_map(|_| {
        thread::yield_now();
        thread::park_timeout(std::time::Duration::from_millis(10));
        Desk::open(&path, clock, super::world::reader()).ok()
    });
    assert!(opened.is_some());
}

fn named(name: &str) -> oto_register::domain::partner::NewPartner {
    oto_register::domain::partner::NewPartner {
        name: name.to_owned(),
        ..Default::default()
    }
}
