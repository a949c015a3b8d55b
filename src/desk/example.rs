//! The example: a region that does not exist, from handed-in files to letters, made with the deeds of every day.

mod data;
mod judging;
mod plan_file;
mod plans;
mod random;

use super::{
    Desk, Error, LetterSheet, Progress, ReadRequest, Receipt, letter_file_name, write_file,
};
use crate::clock::Clock;
use crate::domain::letter::LetterState;
use crate::domain::submission::Remark;
use crate::domain::{Cents, PlanId};
use crate::exchange::{Reader, region_file};
use crate::storage;
use chrono::NaiveDate;
use data::{EXAMPLE, Example, GivenFile};
use random::Random;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What example is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleSpec {
    /// Where letters and handed-in files go.
    folder: PathBuf,
    /// The register that is made; `voorbeeld.oto` in the same folder unless it is changed.
    pub register: PathBuf,
    partners: usize,
    activities: usize,
    pub seed: u64,
    /// The day the letters are dated with.
    pub today: NaiveDate,
    /// An example that is there already may be replaced.
    pub replace: bool,
}

/// Why an example cannot have this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeFault {
    /// From one to this many partners.
    Partners { most: usize },
    /// So many partners have from `least` to `most` activities.
    Activities {
        partners: usize,
        least: usize,
        most: usize,
    },
}

/// What was made.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleSummary {
    pub register: PathBuf,
    pub letters: PathBuf,
    pub submissions: PathBuf,
    pub year: i32,
    /// By the name of the partner.
    pub plans: Vec<ExamplePlan>,
    /// Handed-in files that were not read in, with everything that was found in them.
    pub refused: Vec<RefusedFile>,
}

/// One plan of the example.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamplePlan {
    pub partner: String,
    pub activities: usize,
    pub lines: usize,
    pub requested: Cents,
    pub granted: Cents,
    pub letter: LetterState,
    /// The file of the letter; `None` when it could not be made.
    pub file: Option<PathBuf>,
    pub pages: u32,
}

/// A handed-in file that was not read in.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedFile {
    pub file: String,
    pub remarks: Vec<Remark>,
}

impl ExampleSpec {
    /// The six handed-in files and nothing more.
    pub fn new(folder: PathBuf) -> Self {
        let given = given_plans().count();
        Self {
            register: folder.join("voorbeeld.oto"),
            folder,
            partners: given,
            activities: least(given),
            seed: 1,
            today: EXAMPLE.story.today.0,
            replace: false,
        }
    }

    /// With so many partners and activities in all; what is left out follows from the other.
    ///
    /// # Errors
    /// [`SizeFault`] when no example has that size.
    pub fn sized(
        mut self,
        partners: Option<usize>,
        activities: Option<usize>,
    ) -> Result<Self, SizeFault> {
        let all = EXAMPLE.partners.len();
        self.partners = match (partners, activities) {
            (Some(partners), _) => partners,
            (None, Some(asked)) => (self.partners..=all)
                .find(|partners| asked <= usual(*partners))
                .unwrap_or(all),
            (None, None) => self.partners,
        };
        if !(1..=all).contains(&self.partners) {
            return Err(SizeFault::Partners { most: all });
        }
        let (least, most) = (least(self.partners), most(self.partners));
        self.activities = activities.unwrap_or(usual(self.partners));
        if !(least..=most).contains(&self.activities) {
            return Err(SizeFault::Activities {
                partners: self.partners,
                least,
                most,
            });
        }
        Ok(self)
    }
}

/// Handed-in files that become a plan.
fn given_plans() -> impl Iterator<Item = &'static GivenFile> {
    let submissions = EXAMPLE.story.submission.iter();
    submissions.filter(|given| given.partner.is_some())
}

/// Partners whose plan is not among the handed-in files.
fn extra(partners: usize) -> usize {
    partners.saturating_sub(given_plans().count())
}

fn with_each_extra(partners: usize, each: usize) -> usize {
    let given = given_plans().take(partners).map(|given| given.activities);
    given.sum::<usize>() + extra(partners) * each
}

fn least(partners: usize) -> usize {
    with_each_extra(partners, 1)
}

fn usual(partners: usize) -> usize {
    with_each_extra(partners, EXAMPLE.story.usual)
}

fn most(partners: usize) -> usize {
    with_each_extra(partners, EXAMPLE.story.most)
}

/// A file that a partner hands in, and how.
struct HandedIn {
    file: String,
    bytes: Vec<u8>,
    request: ReadRequest,
    received_on: NaiveDate,
}

/// Where the example goes.
struct Places {
    /// Beside the register, so that it can be moved there in one step.
    workshop: PathBuf,
    register: PathBuf,
    letters: PathBuf,
    submissions: PathBuf,
}

/// Makes the example: the register appears whole, when everything else is there.
///
/// # Errors
/// [`Error::OutputExists`] when there is an example already and it may not be replaced, [`Error::Stopped`],
/// or what the deeds say.
pub fn build(
    spec: &ExampleSpec,
    reader: Reader,
    progress: &Progress,
) -> Result<ExampleSummary, Error> {
    let places = Places::of(spec)?;
    let earlier = match places.register.exists() {
        true if !spec.replace => return Err(Error::OutputExists(places.register)),
        true => places.files_of_earlier(reader.clone(), spec)?,
        false => BTreeSet::new(),
    };
    let files = handed_in(spec)?;
    for it in &files {
        keep(&places.submissions.join(&it.file), &it.bytes, spec.replace)?;
    }
    let workshop = tempfile::Builder::new()
        .prefix(".oto-")
        .tempdir_in(&places.workshop)
        .map_err(|error| failed(&places.workshop, error))?;
    let making = workshop.path().join("voorbeeld.oto");
    let settings = region_file::read(data::SETTINGS).map_err(Error::RegionFile)?;
    let clock = Clock::Fixed(spec.today);
    let mut desk = Desk::create_as(&making, &settings.adviser.name, clock, reader)?;
    let mut summary = desk.in_one_go(|desk| {
        desk.on_day(first_day(), |desk| desk.furnish(spec, &settings))?;
        let (plans, refused) = desk.take_in(&files, &places, progress)?;
        desk.judge_all(&plans, spec.seed)?;
        desk.finish(spec, &places, refused, progress)
    })?;
    drop(desk);
    std::fs::rename(&making, &places.register).map_err(|error| failed(&places.register, error))?;
    places.clear(&earlier, &files, &summary);
    summary.plans.sort_by(|a, b| a.partner.cmp(&b.partner));
    Ok(summary)
}

/// Writes a file, unless it is there already just like this, as after an example that was stopped.
fn keep(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Error> {
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    write_file(path, bytes, replace)
}

fn failed(path: &Path, error: std::io::Error) -> Error {
    Error::Output {
        path: path.to_owned(),
        error,
    }
}

/// The first day anything came in.
fn first_day() -> NaiveDate {
    let days = EXAMPLE.story.received_on.iter().map(|day| day.0);
    days.min().unwrap_or(EXAMPLE.story.today.0)
}

/// All files: the given ones, and those of extra partners.
fn handed_in(spec: &ExampleSpec) -> Result<Vec<HandedIn>, Error> {
    let Example {
        story, partners, ..
    } = &*EXAMPLE;
    let given = given_plans().take(spec.partners).chain(
        story
            .submission
            .iter()
            .filter(|given| given.partner.is_none()),
    );
    let mut files: Vec<HandedIn> = given.map(given_file).collect();
    let mut random = Random::new(spec.seed);
    let left = spec.activities - least(spec.partners.min(given_plans().count()));
    let counts = plans::divide(left, extra(spec.partners), story.most, &mut random);
    let extra = partners.iter().skip(given_plans().count());
    for ((partner, count), layout) in extra.zip(counts).zip(story.layout.iter().cycle()) {
        let mut random = Random::of(spec.seed, &partner.name);
        let plan = plans::plan(partner, count, &mut random);
        let bytes = plan_file::write(&partner.name, &plan, layout)
            .map_err(|error| Error::Workbook(error.to_string()))?;
        let received_on = random
            .pick(&story.received_on)
            .map_or(first_day(), |day| day.0);
        files.push(HandedIn {
            file: format!(
                "{}.csv",
                crate::domain::partner::name_key(&partner.name).replace(' ', "-")
            ),
            bytes,
            request: request(Receipt {
                received_on: Some(received_on),
                signed_by: Some(story.signed_by.clone()),
                self_evaluation: Some(random.in_hundred(80)),
                reference: None,
            }),
            received_on,
        });
    }
    Ok(files)
}

fn request(receipt: Receipt) -> ReadRequest {
    ReadRequest {
        year: Some(EXAMPLE.story.year),
        receipt,
        ..ReadRequest::default()
    }
}

fn given_file(given: &GivenFile) -> HandedIn {
    let told = |_: &&String| given.tell_partner;
    HandedIn {
        file: given.file.clone(),
        bytes: given.bytes().to_vec(),
        request: ReadRequest {
            partner: given.partner.as_ref().filter(told).cloned(),
            ..request(Receipt {
                received_on: Some(given.received_on.0),
                signed_by: given.signed_by.clone(),
                self_evaluation: given.self_evaluation,
                reference: Some(given.reference.clone()),
            })
        },
        received_on: given.received_on.0,
    }
}

impl Desk {
    /// The region and its partners.
    fn furnish(
        &mut self,
        spec: &ExampleSpec,
        settings: &region_file::RegionFile,
    ) -> Result<(), Error> {
        self.change_region(settings, Some(data::LOGO.to_vec()))?;
        let list: Vec<_> = EXAMPLE
            .partners
            .iter()
            .take(spec.partners)
            .map(data::PartnerEntry::as_new)
            .collect();
        let _changes = self.import_partners(&list)?;
        Ok(())
    }

    /// Reads every file in, each on the day it came; what cannot be read in is kept apart.
    fn take_in(
        &mut self,
        files: &[HandedIn],
        places: &Places,
        progress: &Progress,
    ) -> Result<(Vec<PlanId>, Vec<RefusedFile>), Error> {
        let (mut plans, mut refused) = (Vec::new(), Vec::new());
        for (done, it) in files.iter().enumerate() {
            if progress.stopped() {
                return Err(Error::Stopped);
            }
            progress.step(done, files.len(), &it.file);
            let reading = self.look_at(&places.submissions.join(&it.file), it.request.clone())?;
            if reading.can_be_accepted() {
                let accepted = self.on_day(it.received_on, |desk| desk.accept(&reading))?;
                plans.push(accepted.plan);
            } else {
                refused.push(RefusedFile {
                    file: it.file.clone(),
                    remarks: reading.remarks,
                });
            }
        }
        progress.step(files.len(), files.len(), "");
        Ok((plans, refused))
    }

    /// Judges every plan, then has the Bestuurlijk ROAZ advised and agreeing.
    fn judge_all(&mut self, plans: &[PlanId], seed: u64) -> Result<(), Error> {
        let story = &EXAMPLE.story;
        for (plan, day) in plans.iter().zip(story.decided_on.iter().cycle()) {
            self.on_day(day.0, |desk| judging::judge(desk, *plan, seed))?;
        }
        let (advised, agreed) = (story.advised_on.0, story.agreed_on.0);
        self.on_day(advised, |desk| desk.record_advice(plans, advised))?;
        self.on_day(agreed, |desk| desk.record_agreement(plans, agreed))
            .map(drop)
    }

    /// Makes the letters and writes them, and tells what there is.
    fn finish(
        &mut self,
        spec: &ExampleSpec,
        places: &Places,
        refused: Vec<RefusedFile>,
        progress: &Progress,
    ) -> Result<ExampleSummary, Error> {
        let year = EXAMPLE.story.year;
        let sheets = self.plan_sheets(year)?;
        let order: Vec<PlanId> = sheets.iter().map(|sheet| sheet.plan.id).collect();
        let letters = self.make_letters(&order, false, progress)?;
        if letters.len() < order.len() {
            return Err(Error::Stopped);
        }
        let mut plans = Vec::with_capacity(sheets.len());
        for (sheet, letter) in sheets.iter().zip(letters) {
            let (stand, file, pages): (LetterSheet, _, _) = match letter {
                Ok(made) => {
                    let name = letter_file_name(&made.reference, &made.sheet.partner);
                    let path = places.letters.join(name);
                    keep(&path, &made.pdf, spec.replace)?;
                    (made.sheet, Some(path), made.pages)
                }
                Err(stand) => (stand, None, 0),
            };
            plans.push(ExamplePlan {
                partner: stand.partner,
                activities: sheet.activities.len(),
                lines: sheet.lines().count(),
                requested: sheet.requested(),
                granted: stand.granted,
                letter: stand.state,
                file,
                pages,
            });
        }
        Ok(ExampleSummary {
            register: places.register.clone(),
            letters: places.letters.clone(),
            submissions: places.submissions.clone(),
            year,
            plans,
            refused,
        })
    }
}

impl Places {
    fn of(spec: &ExampleSpec) -> Result<Self, Error> {
        let absolute = |path: &Path| std::path::absolute(path).map_err(|it| failed(path, it));
        let (folder, register) = (absolute(&spec.folder)?, absolute(&spec.register)?);
        let workshop = register.parent().unwrap_or(&folder).to_owned();
        std::fs::create_dir_all(&workshop).map_err(|error| failed(&workshop, error))?;
        Ok(Self {
            register,
            letters: folder.join("brieven"),
            submissions: folder.join("inzendingen"),
            workshop,
        })
    }

    /// The files that an earlier example left beside its register. One that is open elsewhere is left alone.
    fn files_of_earlier(
        &self,
        reader: Reader,
        spec: &ExampleSpec,
    ) -> Result<BTreeSet<PathBuf>, Error> {
        let desk = match Desk::open(&self.register, Clock::Fixed(spec.today), reader) {
            Ok(desk) => desk,
            Err(error @ Error::Storage(storage::Error::InUse { .. })) => return Err(error),
            // Whatever it was, it is replaced.
            Err(_) => return Ok(BTreeSet::new()),
        };
        let mut files = BTreeSet::new();
        for sheet in desk.letter_sheets(EXAMPLE.story.year)? {
            if let Some(row) = sheet.letter {
                files.insert(
                    self.letters
                        .join(letter_file_name(&row.reference, &sheet.partner)),
                );
            }
            for row in desk.store().submissions(sheet.plan)? {
                files.insert(self.submissions.join(row.file_name));
            }
        }
        Ok(files)
    }

    /// Removes what an earlier example left and this one does not have.
    fn clear(&self, earlier: &BTreeSet<PathBuf>, files: &[HandedIn], summary: &ExampleSummary) {
        let mut kept: BTreeSet<PathBuf> = files
            .iter()
            .map(|it| self.submissions.join(&it.file))
            .collect();
        kept.extend(summary.plans.iter().filter_map(|plan| plan.file.clone()));
        for path in earlier.difference(&kept) {
            // A file that stays behind does no harm.
            let _gone = std::fs::remove_file(path);
        }
    }
}
