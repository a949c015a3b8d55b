//! A page as it will be printed with settings that are not kept yet: briefpapier, a sentence, a signatory.

use super::facts;
use crate::desk::region::{example, region_of, settings_of};
use crate::desk::{Desk, Error, PagePicture, RegionFile};
use crate::domain::PlanId;
use crate::domain::region::{RegionPolicy, Signatory};
use crate::letters::facts::LetterFacts;
use crate::letters::pages::Pages;
use crate::letters::texts::{Sentence, Texts};
use crate::letters::{compose, layout, pdf, preview};
use std::collections::BTreeMap;

/// Width of a page at 72 dots per inch.
const A4_WIDTH: f32 = 595.276;
/// Added to a sentence to see where it stands.
const MARK: &str = " x";

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shows {
    /// The first one.
    FirstPage,
    /// The one with this sentence of the letter, by its id.
    Sentence(String),
}

/// A page with settings as they are being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleRequest {
    pub file: RegionFile,
    /// PNG bytes.
    pub logo: Option<Vec<u8>>,
    /// Whose letter; `None` is an invented one.
    pub plan: Option<PlanId>,
    pub year: i32,
    pub shows: Shows,
    /// In pixels.
    pub width: f32,
}

/// A page as it will be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct SamplePage {
    pub picture: PagePicture,
    /// Which page it is, from 1.
    pub at: usize,
    /// How many pages the letter has.
    pub of: usize,
    /// The sentence that was asked for stands on it.
    pub found: bool,
    /// Whose letter it is; `None` for the invented one.
    pub partner: Option<String>,
}

/// A letter that could show what is asked for.
struct Candidate {
    partner: Option<String>,
    facts: LetterFacts,
}

impl Desk {
    /// The page that shows what is asked for. Sentences that are wrong keep their standard text; a partner's letter
    /// that does not have the sentence makes place for the invented one.
    ///
    /// # Errors
    /// What the register or the PDF says; [`Error::Compose`] when no letter can be made with these settings.
    pub fn sample_page(&self, request: &SampleRequest) -> Result<SamplePage, Error> {
        let sound = sound(&request.file.sentences);
        let texts = texts(&sound)?;
        let marked = match &request.shows {
            Shows::FirstPage => None,
            Shows::Sentence(id) => Some(texts_with_mark(&sound, id)?),
        };
        let mut first = None;
        for candidate in self.candidates(request)? {
            let letter = match compose::approval(&candidate.facts, &texts) {
                Ok(letter) => letter,
                // An own letter may not be ready yet; the invented one always is.
                Err(_) if candidate.partner.is_some() => continue,
                Err(error) => return Err(error.into()),
            };
            let Some(marked) = &marked else {
                return draw(&layout::lay_out(&letter)?, 0, request, &candidate, true);
            };
            let other = compose::approval(&candidate.facts, marked)?;
            if other != letter {
                let pages = layout::lay_out(&letter)?;
                if let Some(at) = place(&pages, &layout::lay_out(&other)?) {
                    return draw(&pages, at, request, &candidate, true);
                }
            }
            first.get_or_insert((candidate, letter));
        }
        match first {
            Some((candidate, letter)) => {
                draw(&layout::lay_out(&letter)?, 0, request, &candidate, false)
            }
            None => Err(Error::Compose(compose::Error::NoActivities)),
        }
    }

    fn candidates(&self, request: &SampleRequest) -> Result<Vec<Candidate>, Error> {
        let region = region_of(&request.file, request.logo.clone());
        let settings = settings_of(&request.file, request.year);
        let signatory = signatory(&request.file);
        let rates = self.rate_book()?;
        let mut all = Vec::new();
        if let Some(plan) = request.plan {
            let sheet = self.plan_sheet(plan)?;
            let row = self.store.letter_of(plan)?;
            let replaces = row.as_ref().and_then(|row| row.replaces);
            let replaces = replaces.map(|id| self.store.letter(id)).transpose()?;
            let row = row.unwrap_or_else(|| facts::unnumbered(&sheet, self.today()));
            let policy = RegionPolicy {
                settings: settings.clone(),
                passages: request.file.passages.clone(),
                rules: request.file.rules.clone(),
            };
            let facts = facts::gather(&facts::Sources {
                sheet: &sheet,
                region: &region,
                signatory: signatory.clone().unwrap_or_else(facts::nobody),
                guide: super::guide(&sheet.plan.edition)?,
                policy: &policy,
                row: &row,
                replaces: replaces.as_ref(),
                rates: &rates,
            });
            all.push(Candidate {
                partner: Some(sheet.partner.name.clone()),
                facts,
            });
        }
        let when = (request.year, self.today());
        let examples = example(region, signatory, &settings, when);
        all.extend(examples.into_iter().map(|facts| Candidate {
            partner: None,
            facts,
        }));
        Ok(all)
    }
}

/// Who signs unless another is chosen.
fn signatory(file: &RegionFile) -> Option<Signatory> {
    let all = &file.signatories;
    let one = all.iter().find(|it| it.default).or(all.first())?;
    Some(Signatory {
        id: facts::nobody().id,
        name: one.name.clone(),
        function: one.function.clone(),
        default: true,
    })
}

/// The region's sentences that can be used.
fn sound(sentences: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let good = |(id, text): &(&String, &String)| {
        Sentence::from_code(id).is_some_and(|sentence| Texts::check(sentence, text).is_ok())
    };
    let kept = sentences.iter().filter(good);
    kept.map(|(id, text)| (id.clone(), text.clone())).collect()
}

fn texts(own: &BTreeMap<String, String>) -> Result<Texts, Error> {
    Texts::with_overrides(own).map_err(Error::Texts)
}

fn texts_with_mark(own: &BTreeMap<String, String>, id: &str) -> Result<Texts, Error> {
    let standard = crate::letters::texts::defaults()
        .iter()
        .find(|it| it.sentence.code() == id)
        .map(|it| it.text.as_str());
    let now = own.get(id).map(String::as_str).or(standard);
    let mut marked = own.clone();
    if let Some(now) = now {
        marked.insert(id.to_owned(), format!("{now}{MARK}"));
    }
    texts(&marked)
}

/// The first page that the mark changes.
fn place(plain: &Pages, marked: &Pages) -> Option<usize> {
    let pairs = plain.pages.iter().zip(&marked.pages);
    let differs = pairs.map(|(a, b)| a != b).position(|differs| differs);
    let longer = (plain.pages.len() < marked.pages.len()).then(|| plain.pages.len() - 1);
    differs.or(longer)
}

fn draw(
    pages: &Pages,
    at: usize,
    request: &SampleRequest,
    candidate: &Candidate,
    found: bool,
) -> Result<SamplePage, Error> {
    let meta = pdf::Meta {
        title: candidate.facts.reference.clone(),
        author: candidate.facts.region.office.clone(),
        date: candidate.facts.dated,
    };
    let bytes = pdf::write(std::slice::from_ref(pages), &meta)?;
    let drawn = preview::page(&bytes, at, request.width / A4_WIDTH)?;
    let missing = || Error::Compose(compose::Error::NoActivities);
    let drawn = drawn.ok_or_else(missing)?;
    Ok(SamplePage {
        picture: PagePicture {
            width: drawn.width,
            height: drawn.height,
            rgba: drawn.rgba,
            // Nothing is followed back from a page that is not made yet.
            regions: Vec::new(),
        },
        at: at + 1,
        of: pages.pages.len(),
        found,
        partner: candidate.partner.clone(),
    })
}
