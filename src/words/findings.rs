//! Findings in Dutch: what is the matter, and what to do about it. Never the name of a trainer.

mod proposals;

pub use proposals::proposal;

use super::hours::{clock, hours, phase, trainer};
use super::{counted, euros, long_date};
use crate::domain::finding::{
    Days, Finding, FindingFacts, FindingKind, FindingPlace, FoundActivity, LongDay, Overlap,
};
use crate::domain::hours::Phase;
use crate::domain::submission::Severity;
use crate::domain::verdict::Verdict;
use chrono::NaiveDate;

/// `Fout`, `Vraag`, `Let op`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Fout",
        Severity::Question => "Vraag",
        Severity::Notice => "Let op",
    }
}

/// A sort of finding in a few words, as lists and filters name it.
pub fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::NoTreeRun => "Geen beslisboom",
        FindingKind::TreeOpen => "Beslisboom niet af",
        FindingKind::TreeNotAllowed => "Beslisboom zegt nee",
        FindingKind::TreeConsult => "Beslisboom in overleg",
        FindingKind::TreeOverruled => "Eigen oordeel naast boom",
        FindingKind::TreeDiffers => "Boom en regel verschillen",
        FindingKind::Participation => "Deelname",
        FindingKind::PaidToPerson => "Betaling aan een persoon",
        FindingKind::OwnInvoice => "Factuur van medewerker",
        FindingKind::SameTime => "Tegelijk op twee plekken",
        FindingKind::SameTimeByRole => "Zelfde rol tegelijk",
        FindingKind::LongDay => "Meer dan 24 uur",
        FindingKind::LongDayByRole => "Meer dan 24 uur per rol",
        FindingKind::NotGranted => "Niets toegekend",
        FindingKind::NoMoneyForHours => "Geen geld voor uren",
        FindingKind::BeforeGrant => "Vóór de toekenning",
        FindingKind::AfterDeadline => "Na de sluitdatum",
        FindingKind::OutsideYear => "Buiten het planjaar",
        FindingKind::Frequency => "Vaker dan gezegd",
        FindingKind::RegularWork => "Vast terugkerend",
        FindingKind::SameLines => "Zelfde uren twee keer",
        FindingKind::DoubleFunding => "Dubbele bekostiging",
        FindingKind::ExternalToo => "Ook extern ingehuurd",
        FindingKind::NoRate => "Geen tarief",
        FindingKind::ProvisionalRate => "Voorlopig tarief",
        FindingKind::OverGrant => "Boven de toekenning",
        FindingKind::PhasesNotSplit => "Fasen niet gesplitst",
        FindingKind::ConsultationMissing => "Overleg ontbreekt",
        FindingKind::ConsultationOpen => "Overleg staat open",
        FindingKind::ConsultationLate => "Overleg te laat",
        FindingKind::ConsultationNotAgreed => "Overleg zonder akkoord",
        FindingKind::ConsultationUndated => "Overleg niet te toetsen",
    }
}

/// `DV-26-01 CBRN-training poortteam`; what stands there for a finding about a plan as a whole.
pub fn activity(activity: Option<&FoundActivity>) -> String {
    match activity {
        Some(it) => format!("{} {}", it.project_number, it.name),
        None => "Hele jaarplan".to_owned(),
    }
}

/// The way to where it is mended: `Naar de beslisboom`.
pub fn way(place: &FindingPlace) -> &'static str {
    match place {
        FindingPlace::Hours(_) => "Naar de uren",
        FindingPlace::Tree(_, _) => "Naar de beslisboom",
        FindingPlace::Judge(_, _) => "Naar Beoordelen",
        FindingPlace::Rates => "Naar de tarieven",
        FindingPlace::Roaz => "Naar ROAZ",
        FindingPlace::Letter => "Naar de brief",
        FindingPlace::Consultations(_) => "Naar het overleg",
    }
}

/// How many there are of each weight: `2 fouten, 5 vragen en 1 keer let op`.
pub fn tally<'a>(findings: impl Iterator<Item = &'a Finding> + Clone) -> String {
    let count = |wanted: Severity| findings.clone().filter(|it| it.severity == wanted).count();
    let mut parts = Vec::new();
    let (errors, questions, notices) = (
        count(Severity::Error),
        count(Severity::Question),
        count(Severity::Notice),
    );
    if errors > 0 {
        parts.push(counted(errors, "fout", "fouten"));
    }
    if questions > 0 {
        parts.push(counted(questions, "vraag", "vragen"));
    }
    if notices > 0 {
        parts.push(format!("{notices} keer let op"));
    }
    and(&parts)
}

/// What is the matter.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each kind, and nothing else"
)]
pub fn message(finding: &Finding) -> String {
    let who = who(finding);
    match &finding.facts {
        FindingFacts::NoTreeRun { others: 0 } => {
            format!(
                "Er zijn uren van {who}, en de beslisboom is voor deze activiteit niet doorlopen."
            )
        }
        FindingFacts::NoTreeRun { others } => format!(
            "Er zijn uren van {who}, en de beslisboom is alleen voor {} doorlopen.",
            counted(*others, "een andere rol", "andere rollen").trim_start_matches("1 ")
        ),
        FindingFacts::TreeOpen { dated } => format!(
            "Er zijn uren van {who}, en in de beslisboom van {} staat nog een vraag open.",
            long_date(*dated)
        ),
        FindingFacts::TreeNotAllowed { reason, own: false } => {
            format!(
                "De beslisboom zegt dat de inzet van {who} niet wordt vergoed: {}",
                stop(reason)
            )
        }
        FindingFacts::TreeNotAllowed { reason, own: true } => {
            format!(
                "Uw eigen oordeel is dat de inzet van {who} niet wordt vergoed: {}",
                stop(reason)
            )
        }
        FindingFacts::TreeConsult {
            conclusion,
            not_agreed: None,
        } => format!(
            "De beslisboom komt voor {who} uit op overleg, en er is nog niets afgesproken: {}",
            stop(conclusion)
        ),
        FindingFacts::TreeConsult {
            conclusion,
            not_agreed: Some(day),
        } => format!(
            "De beslisboom komt voor {who} uit op overleg, en het overleg{} eindigde zonder akkoord: {}",
            day.map_or_else(String::new, |day| format!(" van {}", long_date(day))),
            stop(conclusion)
        ),
        FindingFacts::TreeOverruled { own, reason } => format!(
            "De beslisboom zegt nee voor {who}; uw eigen oordeel is {}: {}",
            verdict(*own),
            stop(reason)
        ),
        FindingFacts::TreeDiffers {
            line,
            tree,
            conditions,
        } => format!(
            "Voor “{line}” zegt de beslisboom {} en zeggen de antwoorden bij de regel {}.",
            verdict(*tree),
            verdict(*conditions)
        ),
        FindingFacts::Participation { minutes } => format!(
            "{} van {who} is deelname. Meedoen om zelf te leren wordt nooit vergoed.",
            hours(*minutes)
        ),
        FindingFacts::PaidToPerson => {
            format!(
                "De vergoeding voor {who} gaat naar een persoon. OTO-geld gaat altijd naar de instelling."
            )
        }
        FindingFacts::OwnInvoice => {
            format!(
                "De medewerker ({who}) stuurt zelf een factuur. Alleen de instelling factureert."
            )
        }
        FindingFacts::SameTime(overlap) => {
            format!(
                "{} staat {} twee keer{}.",
                capital(&who),
                at(overlap),
                elsewhere(overlap)
            )
        }
        FindingFacts::SameTimeByRole(overlap) => format!(
            "De rol {who} staat {} twee keer{}. Zonder volgnummer is niet te zien of dit één of twee medewerkers zijn.",
            at(overlap),
            elsewhere(overlap)
        ),
        FindingFacts::LongDay(day) => format!("{} heeft {}.", capital(&who), long_day(day)),
        FindingFacts::LongDayByRole(day) => format!(
            "De rol {who} heeft {}. Zonder volgnummer is niet te zien of dit één of meer medewerkers zijn.",
            long_day(day)
        ),
        FindingFacts::NotGranted { undecided: true } => {
            "Er zijn uren, en over deze activiteit is nog niets toegekend.".to_owned()
        }
        FindingFacts::NotGranted { undecided: false } => {
            "Er zijn uren, en voor deze activiteit is niets toegekend.".to_owned()
        }
        FindingFacts::NoMoneyForHours { granted } => format!(
            "Er zijn uren, en van de toegekende {} is niets bedoeld voor uren van een interne trainer.",
            euros(*granted)
        ),
        FindingFacts::BeforeGrant {
            days,
            agreed_on,
            sent_on,
        } => before_grant(days, *agreed_on, *sent_on),
        FindingFacts::AfterDeadline {
            received_on,
            deadline,
            of_invoices,
        } => format!(
            "De uren van {who} kwamen binnen op {}, na {}{}.",
            long_date(*received_on),
            long_date(*deadline),
            if *of_invoices {
                " (de laatste dag voor facturen; voor uren is geen eigen dag ingesteld)"
            } else {
                ", de laatste dag voor uren"
            }
        ),
        FindingFacts::OutsideYear { year, days } => format!(
            "{} van {who} {} buiten {year}: {}. De gids zegt niet of zulke uren bij het planjaar horen.",
            lines(days),
            if days.lines == 1 { "valt" } else { "vallen" },
            spread(days)
        ),
        FindingFacts::Frequency {
            days,
            answer,
            counted: of,
            ..
        } => format!(
            "{} gaf dit jaar op {} uitvoering{}, terwijl in de beslisboom “{answer}” staat.",
            capital(&who),
            counted(*days, "dag", "dagen"),
            in_activities(of)
        ),
        FindingFacts::RegularWork {
            months,
            answer,
            counted: of,
        } => format!(
            "{} gaf in {months} maanden van het jaar uitvoering{}, terwijl in de beslisboom “{answer}” staat bij de vraag of het werk vast terugkomt.",
            capital(&who),
            in_activities(of)
        ),
        FindingFacts::SameLines {
            lines,
            minutes,
            day,
            other,
        } => format!(
            "{} van {who} ({}, vanaf {}) {} ook in {}.",
            counted(*lines, "urenregel", "urenregels"),
            hours(*minutes),
            long_date(*day),
            if *lines == 1 { "staat" } else { "staan" },
            other.as_ref().map_or_else(
                || "een andere registratie van deze activiteit".to_owned(),
                |other| format!("de uren bij {other}")
            )
        ),
        FindingFacts::DoubleFunding { question, answer } => {
            format!("In de beslisboom staat bij “{question}” het antwoord “{answer}”.")
        }
        FindingFacts::ExternalToo { granted, line } => format!(
            "Voor deze activiteit is ook {} toegekend voor inhuur (“{line}”).",
            euros(*granted)
        ),
        FindingFacts::NoRate { days, travel_only } => format!(
            "Voor {} is geen {}. De uren van {who} hebben nog geen bedrag.",
            some_days(days),
            rate(*travel_only)
        ),
        FindingFacts::ProvisionalRate {
            days,
            amount,
            travel_only,
        } => format!(
            "Voor {} is er alleen een voorlopig {} van {}. De uren van {who} hebben nog geen bedrag.",
            some_days(days),
            rate(*travel_only),
            euros(*amount)
        ),
        FindingFacts::OverGrant {
            granted,
            accepted,
            agreed_late,
        } => {
            let late = match agreed_late {
                Some(Some(day)) => format!(
                    " Het akkoord van {} kwam na de eerste uren.",
                    long_date(*day)
                ),
                Some(None) => " Van het akkoord is de dag niet bekend.".to_owned(),
                None => String::new(),
            };
            format!(
                "Er is {} aan uren vergoed en {} voor uren toegekend: {} te veel.{late}",
                euros(*accepted),
                euros(*granted),
                euros(*accepted - *granted)
            )
        }
        FindingFacts::PhasesNotSplit { phase, minutes } => format!(
            "Alle {} van {who} staat als {}. De gids vraagt de splitsing in voorbereiding, uitvoering en evaluatie.",
            hours(*minutes),
            phase_name(*phase)
        ),
        FindingFacts::Consultation(remark) => format!("{}.", super::consultations::state(remark)),
    }
}

/// The trainer by role and mark; several: the trainers.
fn who(finding: &Finding) -> String {
    let named = trainer(&finding.role, &finding.mark);
    if named.is_empty() {
        "verschillende trainers".to_owned()
    } else {
        named
    }
}

fn verdict(verdict: Verdict) -> String {
    super::verdicts::verdict(verdict).to_lowercase()
}

/// The third phase may be called otherwise; in a running sentence its short name is plain enough.
fn phase_name(of: Phase) -> String {
    phase(of, false).to_lowercase()
}

fn rate(travel_only: bool) -> &'static str {
    if travel_only {
        "tarief per kilometer"
    } else {
        "uurtarief"
    }
}

/// `op 8 oktober 2026 van 09:00 tot 11:30`.
fn at(overlap: &Overlap) -> String {
    let moment = |minutes: u32| clock(u16::try_from(minutes).unwrap_or_default());
    format!(
        "op {} van {} tot {}",
        long_date(overlap.day),
        moment(overlap.from),
        moment(overlap.until)
    )
}

fn elsewhere(overlap: &Overlap) -> String {
    let other = overlap.other.as_ref();
    let other = other.map_or_else(String::new, |other| format!(", ook bij {other}"));
    match overlap.more {
        0 => other,
        more => format!("{other}, en nog {more} keer"),
    }
}

/// `26 uur op 8 oktober 2026`.
fn long_day(day: &LongDay) -> String {
    let over = match day.claims {
        0 | 1 => String::new(),
        more => format!(", over {more} registraties"),
    };
    format!("{} op {}{over}", hours(day.minutes), long_date(day.day))
}

fn before_grant(days: &Days, agreed_on: Option<NaiveDate>, sent_on: Option<NaiveDate>) -> String {
    let what = format!("{} ({})", lines(days), spread(days));
    match (agreed_on, sent_on) {
        (None, _) => format!(
            "Er zijn uren terwijl in het register geen akkoord van het Bestuurlijk ROAZ staat: {what}."
        ),
        (Some(agreed), None) => format!(
            "Er zijn uren terwijl in het register niet staat dat de brief is verstuurd: {what}. Het Bestuurlijk ROAZ ging akkoord op {}.",
            long_date(agreed)
        ),
        (Some(agreed), Some(sent)) => format!(
            "{what} {} van vóór de toekenning: het Bestuurlijk ROAZ ging akkoord op {} en de brief is verstuurd op {}.",
            if days.lines == 1 { "is" } else { "zijn" },
            long_date(agreed),
            long_date(sent)
        ),
    }
}

/// `2 urenregels`.
fn lines(days: &Days) -> String {
    counted(days.lines, "urenregel", "urenregels")
}

/// `6 uur voorbereiding op 12 december 2025`, `9 uur van 1 tot en met 4 maart 2026`.
fn spread(days: &Days) -> String {
    let phase = days
        .only
        .map_or_else(String::new, |only| format!(" {}", phase_name(only)));
    let when = if days.first == days.last {
        format!("op {}", long_date(days.first))
    } else {
        format!(
            "van {} tot en met {}",
            long_date(days.first),
            long_date(days.last)
        )
    };
    format!("{}{phase} {when}", hours(days.minutes))
}

/// ` bij DV-26-01 en DV-26-04`; nothing for one activity.
fn in_activities(counted: &[String]) -> String {
    match counted {
        [] | [_] => String::new(),
        more => format!(", bij {}", and(more)),
    }
}

/// `14 januari 2027`, `14 januari 2027 en 3 andere dagen`.
fn some_days(days: &[NaiveDate]) -> String {
    match days {
        [] => "deze uren".to_owned(),
        [one] => long_date(*one),
        [first, rest @ ..] => {
            format!(
                "{} en {}",
                long_date(*first),
                counted(rest.len(), "andere dag", "andere dagen")
            )
        }
    }
}

fn and(parts: &[String]) -> String {
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} en {last}", first.join(", ")),
        None => String::new(),
    }
}

/// With one full stop at its end.
fn stop(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '?']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// `1 fout, 2 vragen`: how many of each weight, the heaviest first.
pub fn weights(all: impl Iterator<Item = Severity>) -> String {
    let all: Vec<Severity> = all.collect();
    let counts = [
        (Severity::Error, "fout", "fouten"),
        (Severity::Question, "vraag", "vragen"),
        (Severity::Notice, "let op", "keer let op"),
    ]
    .map(|(weight, one, more)| {
        let count = all.iter().filter(|it| **it == weight).count();
        (count > 0).then(|| super::counted(count, one, more))
    });
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
