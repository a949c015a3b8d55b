//! Undo restores every row; undoing the undo does the deed again.

use super::{
    act, activity, consultation, create, decision, dump, line, make_letter, new_partner, new_plan,
    nine, op,
};
use super::{open, place, tell_a_story};
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::PartnerKind;
use oto_register::domain::plan::AnnualPlan;
use oto_register::domain::region::{
    RegionPassage, RegionRule, RegionSource, RuleEffect, RuleScope,
};
use oto_register::domain::verdict::{Answer, Verdict};
use oto_register::domain::{Cents, OperationId};
use oto_register::storage::{Act, AnswerSubject, Error, KeptMapping, KeptSetting, Store};
use proptest::prelude::*;

fn undo(store: &mut Store, id: OperationId) -> Result<(), Error> {
    store.act(&op(Deed::Undo), nine(), |act| act.undo(id))
}

fn last(store: &Store) -> OperationId {
    store.operations(1).unwrap()[0].id
}

/// One deed of the trade, whatever the register holds: `kind` says which, `pick` and `text` with what.
#[derive(Debug, Clone)]
struct Step {
    kind: u8,
    pick: usize,
    text: String,
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    // Among the letters are some that JSON and SQL could trip over.
    let step = (
        0..22_u8,
        any::<usize>(),
        "[a-zé€\"'\\\\\n\u{0}\u{1F600}{}$,-]{1,12}",
    );
    let step = step.prop_map(|(kind, pick, text)| Step { kind, pick, text });
    prop::collection::vec(step, 1..most)
}

fn picked<T>(items: Vec<T>, at: usize) -> Option<T> {
    let count = items.len();
    items.into_iter().nth(at.checked_rem(count)?)
}

impl Step {
    fn take(&self, act: &Act<'_>) -> Result<(), Error> {
        match self.kind {
            0..=1 => self.add_partner(act),
            2 => self.change_partner(act),
            3..=4 => self.add_plan(act),
            5..=10 => match picked(act.plans(2027)?, self.pick) {
                Some(plan) => self.change_plan(act, plan),
                None => Ok(()),
            },
            11..=15 => match picked(act.plans(2027)?, self.pick) {
                Some(plan) => self.judge(act, plan),
                None => Ok(()),
            },
            16..=17 => match picked(act.plans(2027)?, self.pick) {
                Some(plan) => self.write_letter(act, plan),
                None => Ok(()),
            },
            _ => self.change_region(act),
        }
    }

    fn name(&self) -> String {
        format!("{} {}", self.text, self.pick)
    }

    fn add_partner(&self, act: &Act<'_>) -> Result<(), Error> {
        let count = act.partners()?.len();
        let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap());
        let code: String = [letter(count / 26), letter(count), letter(self.pick)]
            .iter()
            .collect();
        match act.add_partner(&new_partner(&format!("{count} {}", self.name())), &code) {
            Ok(_) | Err(Error::Taken(_)) => Ok(()),
            Err(other) => Err(other),
        }
    }

    fn change_partner(&self, act: &Act<'_>) -> Result<(), Error> {
        let Some(mut partner) = picked(act.partners()?, self.pick) else {
            return Ok(());
        };
        partner.notes = self.text.clone();
        partner.kind = picked(PartnerKind::ALL.to_vec(), self.pick);
        partner.active = self.pick.is_multiple_of(2);
        act.add_covenant(partner.id, nine().date())?;
        act.save_partner(&partner)
    }

    fn add_plan(&self, act: &Act<'_>) -> Result<(), Error> {
        let Some(partner) = picked(act.partners()?, self.pick) else {
            return Ok(());
        };
        if act.plan_of(partner.id, 2027)?.is_some() {
            return Ok(());
        }
        act.open_year(2027, &"2025-11".into())?;
        let plan = act.add_plan(&new_plan(partner.id))?;
        act.add_activity(&activity(plan, &format!("{}-27-01", partner.code), 1))?;
        Ok(())
    }

    fn change_plan(&self, act: &Act<'_>, mut plan: AnnualPlan) -> Result<(), Error> {
        let activities = act.activities(plan.id)?;
        let Some(mut chosen) = picked(activities, self.pick) else {
            return Ok(());
        };
        match self.kind {
            5 => {
                plan.signed_by = None;
                plan.reference = self.text.clone();
                act.save_receipt(&plan)
            }
            6 => {
                chosen.name = self.text.clone();
                chosen.date = None;
                chosen.date_text = Some(self.text.clone());
                act.save_activity(&chosen)
            }
            7..=8 => {
                act.add_line(&line(chosen.id, 1), Some(&self.text))?;
                act.add_line(&line(chosen.id, 2), None)?;
                Ok(())
            }
            9 => match picked(act.lines(plan.id)?, self.pick) {
                Some(mut line) => {
                    line.requested = Cents(1 + i64::try_from(self.pick % 1_000_000).unwrap());
                    act.save_line(&line)?;
                    act.choose_kind(line.id, None)?;
                    act.mark_stale(line.id)
                }
                None => Ok(()),
            },
            _ => match picked(act.lines(plan.id)?, self.pick) {
                Some(line) => act.drop_line(line.id, 2),
                None => Ok(()),
            },
        }
    }

    fn judge(&self, act: &Act<'_>, plan: AnnualPlan) -> Result<(), Error> {
        let answer = picked(
            vec![
                None,
                Some(Answer::Yes),
                Some(Answer::No),
                Some(Answer::Unknown),
            ],
            self.pick,
        );
        let on = nine().date();
        act.save_answer(
            AnswerSubject::Plan(plan.id),
            &"tijdig".into(),
            answer.flatten(),
            on,
        )?;
        let Some(line) = picked(act.lines(plan.id)?, self.pick) else {
            return act.record_advice(plan.id, on);
        };
        match self.kind {
            11..=12 => {
                let mut decision = decision(line.id);
                decision.motivation = self.text.clone();
                act.save_decision(&decision)
            }
            13 => act.save_answer(
                AnswerSubject::Line(line.id),
                &"nodig".into(),
                answer.flatten(),
                on,
            ),
            14 => act
                .add_consultation(&consultation(line.activity, Some(line.id)))
                .map(drop),
            _ => act.record_agreement(plan.id, on, ""),
        }
    }

    fn write_letter(&self, act: &Act<'_>, plan: AnnualPlan) -> Result<(), Error> {
        match act.letter_of(plan.id)? {
            None => make_letter(act, plan.id, &format!("RH-{}", plan.id.0)).map(drop),
            Some(mut letter) => {
                letter.fingerprint = self.text.clone();
                letter.concept = !letter.concept;
                act.save_made_letter(&letter, self.text.as_bytes())
                    .map(drop)
            }
        }
    }

    fn change_region(&self, act: &Act<'_>) -> Result<(), Error> {
        let mut region = act.region()?;
        region.name = self.text.clone();
        region.letterhead.logo_png = Some(self.text.clone().into_bytes());
        act.save_region(&region)?;
        match self.kind {
            18 => {
                let year = (!self.pick.is_multiple_of(2)).then_some(2027);
                let setting = |name: &str| KeptSetting {
                    name: name.to_owned(),
                    year,
                    value: self.text.clone(),
                };
                act.save_settings(&[setting("termijn"), setting(&self.text)])?;
                act.save_signatories(&[(self.text.clone(), "voorzitter".to_owned(), true)])
            }
            19 => act.save_letter_texts(&[("aanhef".to_owned(), self.text.clone())].into()),
            20 => act.keep_mapping(&KeptMapping {
                signature: format!("s{}", self.pick % 3),
                mapping: self.text.clone(),
                file_name: "a.csv".to_owned(),
                given_on: nine().date(),
            }),
            _ => self.change_rules(act),
        }
    }

    fn change_rules(&self, act: &Act<'_>) -> Result<(), Error> {
        act.save_region_passages(&[RegionPassage {
            id: "regio-1".into(),
            section: self.text.clone(),
            title: "Doelmatig".to_owned(),
            summary: self.text.clone(),
            source: RegionSource::Policy,
        }])?;
        act.save_region_rules(&[RegionRule {
            id: "r1".to_owned(),
            title: self.text.clone(),
            reason: self.text.clone(),
            applies: RuleScope::default(),
            effect: RuleEffect::AtBest(Verdict::Consult),
            passages: vec!["regio-1".into()],
        }])
    }
}

fn take_all(store: &mut Store, steps: &[Step]) -> Vec<OperationId> {
    let before = store
        .operations(1)
        .unwrap()
        .first()
        .map_or(0, |operation| operation.id.0);
    for step in steps {
        act(store, |act| step.take(act));
    }
    let mut made: Vec<_> = store
        .operations(1_000)
        .unwrap()
        .iter()
        .map(|operation| operation.id)
        .collect();
    made.retain(|id| id.0 > before);
    made
}

/// Sixteen stories in a normal run, since each waits for the disk; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").map_or(16, |_| default.cases),
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undoing_the_last_deeds_restores_every_row(first in steps(24), then in steps(12)) {
        let (_folder, path) = place();
        let mut store = create(&path);
        take_all(&mut store, &first);
        drop(store);
        let before = dump(&path);
        let mut store = open(&path);
        let made = take_all(&mut store, &then);
        drop(store);
        let after = dump(&path);

        let mut store = open(&path);
        let mut undone = Vec::new();
        for id in &made {
            undo(&mut store, *id).unwrap();
            undone.push(last(&store));
        }
        drop(store);
        prop_assert_eq!(without_files(dump(&path)), without_files(before));

        let mut store = open(&path);
        for id in undone.iter().rev() {
            undo(&mut store, *id).unwrap();
        }
        prop_assert_eq!(store.broken_link().unwrap(), None);
        prop_assert_eq!(store.altered_rows().unwrap(), []);
        drop(store);
        prop_assert_eq!(dump(&path), after);
    }
}

/// Stored files stay when a deed is taken back: they never go.
fn without_files(
    mut tables: std::collections::BTreeMap<String, Vec<String>>,
) -> impl PartialEq + std::fmt::Debug {
    tables.remove("stored_file");
    tables
}

#[test]
fn an_operation_whose_rows_changed_since_is_not_undone() {
    let mut store = Store::in_memory("Noor").unwrap();
    let sample = tell_a_story(&mut store);
    let adding = OperationId(1);
    let mut partner = store.partner(sample.partner).unwrap();
    partner.notes = "Verhuisd.".to_owned();
    act(&mut store, |act| act.save_partner(&partner));
    let renaming = last(&store);
    partner.notes = "Toch niet.".to_owned();
    act(&mut store, |act| act.save_partner(&partner));
    for id in [adding, renaming] {
        let before = store.operations(100).unwrap();
        assert!(matches!(undo(&mut store, id), Err(Error::ChangedSince)));
        assert_eq!(store.operations(100).unwrap(), before);
    }
    assert_eq!(store.partner(sample.partner).unwrap(), partner);
}

#[test]
fn an_undo_that_was_undone_counts_as_a_change() {
    let mut store = Store::in_memory("Noor").unwrap();
    let id = act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let mut partner = store.partner(id).unwrap();
    let mut note = |store: &mut Store, text: &str| {
        partner.notes = text.to_owned();
        act(store, |act| act.save_partner(&partner));
        last(store)
    };
    let first = note(&mut store, "one");
    let second = note(&mut store, "two");
    undo(&mut store, second).unwrap();
    let undone = last(&store);
    assert_eq!(store.partner(id).unwrap().notes, "one");
    undo(&mut store, undone).unwrap();
    assert_eq!(store.partner(id).unwrap().notes, "two");
    assert!(matches!(undo(&mut store, first), Err(Error::ChangedSince)));
    assert_eq!(store.partner(id).unwrap().notes, "two");
}

#[test]
fn history_tells_what_is_taken_back_now() {
    let mut store = Store::in_memory("Noor").unwrap();
    act(&mut store, |act| act.add_partner(&new_partner("RAV"), "RA"));
    let adding = last(&store);
    let undone = |store: &Store| {
        store
            .operations(9)
            .unwrap()
            .iter()
            .rev()
            .map(|it| it.undone)
            .collect::<Vec<_>>()
    };
    undo(&mut store, adding).unwrap();
    assert_eq!(undone(&store), [true, false]);
    assert!(matches!(
        undo(&mut store, adding),
        Err(Error::AlreadyUndone)
    ));
    let taking_back = last(&store);
    undo(&mut store, taking_back).unwrap();
    assert_eq!(undone(&store), [false, true, false]);
    // It was done again, so it can be taken back again.
    undo(&mut store, adding).unwrap();
    assert_eq!(undone(&store), [true, false, true, false]);
    assert_eq!(store.partners().unwrap(), []);
}

#[test]
fn a_row_that_others_stand_on_is_not_undone() {
    let mut store = Store::in_memory("Noor").unwrap();
    let id = act(&mut store, |act| {
        act.open_year(2027, &"2025-11".into())?;
        act.add_partner(&new_partner("RAV"), "RA")
    });
    let adding = last(&store);
    act(&mut store, |act| act.add_plan(&new_plan(id)));
    let planning = last(&store);
    let outcome = undo(&mut store, adding);
    assert!(matches!(outcome, Err(Error::ChangedSince)), "{outcome:?}");
    assert_eq!(store.operations(9).unwrap().len(), 2);
    undo(&mut store, planning).unwrap();
    undo(&mut store, adding).unwrap();
    assert_eq!(store.partners().unwrap(), []);
    assert_eq!(store.problems().unwrap(), [""; 0]);
}

#[test]
fn a_removed_row_whose_name_was_given_again_is_not_put_back() {
    let mut store = Store::in_memory("Noor").unwrap();
    let setting = |value: &str| KeptSetting {
        name: "termijn".to_owned(),
        year: None,
        value: value.to_owned(),
    };
    act(&mut store, |act| act.save_settings(&[setting("30")]));
    act(&mut store, |act| act.save_settings(&[]));
    let removing = last(&store);
    act(&mut store, |act| act.save_settings(&[setting("60")]));
    let outcome = undo(&mut store, removing);
    assert!(matches!(outcome, Err(Error::ChangedSince)), "{outcome:?}");
    assert_eq!(store.kept_settings().unwrap(), [setting("60")]);
}

#[test]
fn an_operation_that_is_not_there_cannot_be_undone() {
    let mut store = Store::in_memory("Noor").unwrap();
    assert!(matches!(
        undo(&mut store, OperationId(5)),
        Err(Error::Missing("operation"))
    ));
}
