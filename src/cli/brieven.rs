//! `brieven`: makes the letters that can be made, one by one or as one print file.

use super::args::{Call, Opt, Verb};
use super::output::write_file;
use super::{Ending, Failure, Output};
use crate::desk::{
    Desk, Error, LetterSheet, MadeLetter, Sending, letter_file_name, print_file_name,
};
use crate::domain::PlanId;
use crate::domain::letter::{LetterReason, LetterState};
use crate::words;
use serde::Serialize;
use std::path::{Path, PathBuf};

pub const VERB: Verb = Verb {
    name: "brieven",
    summary: "maakt goedkeuringsbrieven als PDF",
    operands: None,
    options: &[
        Opt::valued("jaar", "JJJJ", "het planjaar"),
        Opt::valued("uit", "MAP", "de map voor de brieven"),
        Opt::many("partner", "NAAM", "alleen deze partners"),
        Opt::flag(
            "concept",
            "ook vóór het akkoord van het ROAZ, met CONCEPT op elke bladzijde",
        ),
        Opt::flag("een-bestand", "alle brieven in één printbestand"),
        Opt::valued("verstuurd", "JJJJ-MM-DD", "de brieven als verstuurd melden"),
        Opt::valued("kanaal", "TEKST", "hoe zij verstuurd zijn, zoals e-mail"),
        Opt::flag("correctie", "een nieuwe brief die de verstuurde vervangt"),
    ],
    run,
};

#[derive(Serialize)]
struct Document {
    brieven: Vec<LetterDocument>,
}

#[derive(Serialize)]
struct LetterDocument {
    partner: String,
    status: &'static str,
    reden: String,
    bestand: Option<String>,
    paginas: Option<u32>,
    toegekend_centen: i64,
    sha256: Option<String>,
    kenmerk: Option<String>,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let (year, folder) = (call.year()?, call.needed_path("uit", "MAP")?);
    let sending = sending(call)?;
    let mut desk = call.desk()?;
    let plans = desk.plans_for(year, &call.texts("partner"))?;
    if call.has("correctie") {
        for plan in &plans {
            let _id = desk.start_correction(*plan)?;
        }
    }
    let (one_file, replace) = (call.has("een-bestand"), call.has("overschrijf"));
    let target = Target {
        folder: absolute(&folder)?,
        one_file,
        replace,
        year,
    };
    let concept = call.has("concept");
    target.refuse_existing(&desk, &plans, concept)?;
    let mut results = desk.make_letters(&plans, concept, &output.progress())?;
    if one_file {
        results = results.into_iter().map(leave_out_changed).collect();
    }
    let printed = target.write(&desk, &plans, &results)?;
    let mut letters = Vec::with_capacity(results.len());
    for (plan, result) in plans.iter().zip(results) {
        letters.push(report(
            &mut desk,
            *plan,
            result,
            &target,
            printed.as_deref(),
            sending.as_ref(),
        )?);
    }
    show(&letters, output);
    let done = |letter: &LetterDocument| {
        letter.bestand.is_some() && (sending.is_none() || letter.status == LetterState::Sent.code())
    };
    let all = letters.iter().all(done);
    output.document(&Document { brieven: letters });
    if all {
        Ok(Ending::Done)
    } else {
        Err(Failure::Told)
    }
}

fn sending(call: &Call) -> Result<Option<Sending>, Failure> {
    match (call.date("verstuurd")?, call.text("kanaal")) {
        (Some(_), Some(channel)) if channel.trim().is_empty() => Err(Failure::Usage(
            "Bij --kanaal hoort een tekst, zoals --kanaal e-mail.".into(),
        )),
        (Some(on), Some(channel)) => Ok(Some(Sending { on, channel })),
        (None, None) => Ok(None),
        (Some(_), None) => Err(Failure::Usage(
            "Bij --verstuurd hoort --kanaal TEKST, zoals --kanaal e-mail.".into(),
        )),
        (None, Some(_)) => Err(Failure::Usage(
            "Bij --kanaal hoort --verstuurd JJJJ-MM-DD.".into(),
        )),
    }
}

fn absolute(folder: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(folder).map_err(|error| {
        Error::Output {
            path: folder.to_owned(),
            error,
        }
        .into()
    })
}

/// A letter that was sent and changed since can only be seen as it was sent: not among others in one file.
#[expect(
    clippy::result_large_err,
    reason = "a letter that is not made is an outcome, not an error"
)]
fn leave_out_changed(result: Result<MadeLetter, LetterSheet>) -> Result<MadeLetter, LetterSheet> {
    result.and_then(|letter| match letter.sheet.reason {
        LetterReason::SentAndChanged { .. } => Err(letter.sheet),
        _ => Ok(letter),
    })
}

/// Where letters go.
struct Target {
    folder: PathBuf,
    one_file: bool,
    replace: bool,
    year: i32,
}

impl Target {
    fn path(&self, letter: &MadeLetter) -> PathBuf {
        self.folder
            .join(letter_file_name(&letter.reference, &letter.sheet.partner))
    }

    fn print_file(&self) -> PathBuf {
        self.folder.join(print_file_name(self.year))
    }

    /// An existing file is refused before anything is made.
    fn refuse_existing(&self, desk: &Desk, plans: &[PlanId], concept: bool) -> Result<(), Failure> {
        if self.replace {
            return Ok(());
        }
        if self.one_file {
            let path = self.print_file();
            return if path.exists() {
                Err(Error::OutputExists(path).into())
            } else {
                Ok(())
            };
        }
        for plan in plans {
            let sheet = desk.letter_sheet(*plan)?;
            let written = match sheet.state {
                LetterState::Blocked => false,
                LetterState::Concept => concept,
                LetterState::Sent | LetterState::Stale | LetterState::Ready => true,
            };
            let Some(row) = sheet.letter.as_ref().filter(|_| written) else {
                continue;
            };
            let path = self
                .folder
                .join(letter_file_name(&row.reference, &sheet.partner));
            if path.exists() {
                return Err(Error::OutputExists(path).into());
            }
        }
        Ok(())
    }

    /// Writes what was made; returns the print file when there is one.
    fn write(
        &self,
        desk: &Desk,
        plans: &[PlanId],
        results: &[Result<MadeLetter, LetterSheet>],
    ) -> Result<Option<PathBuf>, Failure> {
        if !self.one_file {
            for letter in results.iter().flatten() {
                write_file(&self.path(letter), &letter.pdf, self.replace)?;
            }
            return Ok(None);
        }
        let made: Vec<PlanId> = plans
            .iter()
            .zip(results)
            .filter(|(_, result)| result.is_ok())
            .map(|(plan, _)| *plan)
            .collect();
        if made.is_empty() {
            return Ok(None);
        }
        let path = self.print_file();
        write_file(&path, &desk.print_file(&made)?, self.replace)?;
        Ok(Some(path))
    }
}

fn report(
    desk: &mut Desk,
    plan: PlanId,
    result: Result<MadeLetter, LetterSheet>,
    target: &Target,
    printed: Option<&Path>,
    sending: Option<&Sending>,
) -> Result<LetterDocument, Failure> {
    let letter = match result {
        Ok(letter) => letter,
        Err(sheet) => return Ok(document(&sheet, None, None)),
    };
    let path = printed.map_or_else(|| target.path(&letter), Path::to_owned);
    let sheet = match sending {
        Some(sending) if letter.sheet.state == LetterState::Ready => {
            desk.mark_sent(plan, sending)?
        }
        Some(_) | None => letter.sheet.clone(),
    };
    Ok(document(&sheet, Some(&letter), Some(path)))
}

fn document(
    sheet: &LetterSheet,
    letter: Option<&MadeLetter>,
    path: Option<PathBuf>,
) -> LetterDocument {
    // A letter that was sent goes on saying what it said then.
    let sent = sheet.letter.as_ref().filter(|row| row.sent_on.is_some());
    let granted = sent.map_or(sheet.granted, |row| row.granted);
    LetterDocument {
        partner: sheet.partner.clone(),
        status: sheet.state.code(),
        reden: words::letter_state::reason(&sheet.reason),
        bestand: path.map(|path| path.display().to_string()),
        paginas: letter.map(|letter| letter.pages),
        toegekend_centen: granted.0,
        sha256: letter.map(|letter| letter.sha256.clone()),
        kenmerk: letter.map(|letter| letter.reference.clone()),
    }
}

fn show(letters: &[LetterDocument], output: &Output) {
    for letter in letters {
        let amount = words::euros(crate::domain::Cents(letter.toegekend_centen));
        output.line(&format!(
            "{:<36} {amount:>16}  {:<12} {}",
            letter.partner, letter.status, letter.reden
        ));
    }
    let made = letters
        .iter()
        .filter(|letter| letter.bestand.is_some())
        .count();
    output.line(&format!("{made} van {} brieven gemaakt.", letters.len()));
}
