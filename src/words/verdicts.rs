//! Verdicts, answers, outcomes and reasons in Dutch, for screens and letters; and faults in an edition.

use super::{counted, long_date};
use crate::domain::decision::Outcome;
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::verdict::{Answer, CheckEffect, Judgement, Reason, Verdict};
use chrono::NaiveDate;

/// More open questions than this are counted and not quoted.
const QUOTED: usize = 2;

/// `Onder voorwaarden`.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Toegestaan",
        Verdict::Conditional => "Onder voorwaarden",
        Verdict::Consult => "In overleg",
        Verdict::NotAllowed => "Niet toegestaan",
    }
}

/// `Weet niet`; `Niet beantwoord` while there is no answer.
pub fn answer(answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Yes) => "Ja",
        Some(Answer::No) => "Nee",
        Some(Answer::Unknown) => "Weet niet",
        None => "Niet beantwoord",
    }
}

/// `Deels toegekend`.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "Toegekend",
        Outcome::PartlyGranted => "Deels toegekend",
        Outcome::InConsultation => "In overleg",
        Outcome::Refused => "Afgewezen",
    }
}

/// What nee to a check leads to: `Houdt tegen`.
pub fn check_effect(effect: CheckEffect) -> &'static str {
    match effect {
        CheckEffect::Blocks => "Houdt tegen",
        CheckEffect::Consult => "Vraagt overleg",
        CheckEffect::Warns => "Opmerking",
    }
}

/// Why the verdict is what it is, in a few sentences; what decides comes first.
///
/// Open questions are left out where something else decides already. Equal sorts of reasons share a sentence.
pub fn reasons(judgement: &Judgement) -> String {
    let answered = judgement.reasons.iter().any(decides);
    let told: Vec<&Reason> = judgement
        .reasons
        .iter()
        .filter(|it| !answered || !is_open(it))
        .collect();
    let mut sentences: Vec<String> = Vec::new();
    let [no, unknown] = [answered_no, answered_unknown]
        .map(|pick| -> Vec<&str> { told.iter().filter_map(|reason| pick(reason)).collect() });
    let mut said_no = false;
    let mut said_unknown = false;
    for told in told {
        if answered_no(told).is_some() {
            if !said_no {
                sentences.push(no_to(&no));
            }
            said_no = true;
        } else if answered_unknown(told).is_some() {
            if !said_unknown {
                sentences.push(unknown_is(&unknown));
            }
            said_unknown = true;
        } else {
            sentences.push(reason(told));
        }
    }
    sentences.join(" ")
}

/// One reason as a sentence or two.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::KindAllowed { kind } => {
            format!("De gids staat “{kind}” toe zonder verdere voorwaarden.")
        }
        Reason::AllMet { kind } => format!("Aan alle voorwaarden voor “{kind}” is voldaan."),
        Reason::Open { kind, questions } => open(kind, questions),
        Reason::KindRefused { kind, summary } => {
            format!("De gids vergoedt “{kind}” niet. {summary}").trim_end().to_owned()
        }
        Reason::KindToAdviser { kind } => {
            format!("De gids laat het oordeel over “{kind}” aan de adviseur.")
        }
        Reason::ConditionNo { question } => no_to(&[question]),
        Reason::ConditionUnknown { question } => unknown_is(&[question]),
        Reason::CheckNo { question, action } => format!("{} {action}", no_to(&[question]))
            .trim_end()
            .to_owned(),
        Reason::Tree {
            verdict,
            role,
            dated,
            reason,
            roles,
        } => by_tree(*verdict, role, *dated, reason, *roles),
        Reason::TreeDiffers { tree, conditions } => format!(
            "De beslisboom komt op “{}” en de antwoorden op de voorwaarden op “{}”; het strengste telt.",
            verdict(*tree).to_lowercase(),
            verdict(*conditions).to_lowercase()
        ),
        Reason::NoKind => {
            "Er is nog geen kostensoort gekozen; kies er een om de post te beoordelen.".to_owned()
        }
        Reason::UnknownKind { id } => {
            format!("De gids kent de kostensoort “{id}” niet; kies een soort uit de lijst.")
        }
        Reason::RegionNarrows {
            title,
            reason,
            national,
        } => format!(
            "De eigen regel van de regio “{title}” is hier strenger dan de gids, waar het oordeel “{}” zou zijn. {reason}",
            verdict(*national).to_lowercase()
        )
        .trim_end()
        .to_owned(),
    }
}

fn by_tree(found: Verdict, role: &str, dated: NaiveDate, reason: &str, roles: usize) -> String {
    let of_role = match role {
        "" => String::new(),
        role => format!(" voor de rol {role}"),
    };
    let several = match roles {
        0 | 1 => String::new(),
        more => format!(" Er zijn beslisbomen voor {more} rollen; de strengste telt."),
    };
    format!(
        "De beslisboom van {}{of_role} komt op “{}”. {reason}{several}",
        long_date(dated),
        verdict(found).to_lowercase()
    )
}

fn decides(reason: &Reason) -> bool {
    match reason {
        Reason::ConditionNo { .. }
        | Reason::ConditionUnknown { .. }
        | Reason::CheckNo { .. }
        | Reason::KindRefused { .. } => true,
        Reason::KindAllowed { .. }
        | Reason::AllMet { .. }
        | Reason::Open { .. }
        | Reason::KindToAdviser { .. }
        | Reason::Tree { .. }
        | Reason::TreeDiffers { .. }
        | Reason::NoKind
        | Reason::UnknownKind { .. }
        | Reason::RegionNarrows { .. } => false,
    }
}

fn is_open(reason: &Reason) -> bool {
    matches!(reason, Reason::Open { .. })
}

fn answered_no(reason: &Reason) -> Option<&str> {
    if let Reason::ConditionNo { question } = reason {
        return Some(question);
    }
    None
}

fn answered_unknown(reason: &Reason) -> Option<&str> {
    if let Reason::ConditionUnknown { question } = reason {
        return Some(question);
    }
    None
}

fn no_to(questions: &[&str]) -> String {
    match questions {
        [one] => format!("Het antwoord op de vraag “{one}” is nee."),
        more => format!("Het antwoord is nee op de vragen {}.", quoted(more)),
    }
}

fn unknown_is(questions: &[&str]) -> String {
    match questions {
        [one] => format!("Nog niet bekend is het antwoord op de vraag “{one}”"),
        more => format!(
            "Nog niet bekend is het antwoord op de vragen {}.",
            quoted(more)
        ),
    }
}

fn open(kind: &str, questions: &[String]) -> String {
    let subject = if kind.is_empty() {
        String::new()
    } else {
        format!(" voor “{kind}”")
    };
    match questions {
        [one] => format!("Nog te beantwoorden{subject}: “{one}”"),
        few if few.len() <= QUOTED => {
            let few: Vec<&str> = few.iter().map(String::as_str).collect();
            format!("Nog te beantwoorden{subject}: {}.", quoted(&few))
        }
        many => format!(
            "Er {}{subject}.",
            match many.len() {
                0 => "is geen vraag meer open".to_owned(),
                count => format!("zijn nog {} open", counted(count, "vraag", "vragen")),
            }
        ),
    }
}

/// `“a”, “b” en “c”`.
fn quoted(texts: &[&str]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| format!("“{text}”")).collect();
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} en {last}", first.join(", ")),
        None => String::new(),
    }
}

/// What is wrong with the file of an edition, and where.
pub fn guide_error(error: &GuideError) -> String {
    let what = guide_fault(&error.fault);
    match (error.table, error.id.as_str()) {
        ("", _) => format!("De referentiegids kan niet worden gelezen. {what}"),
        (table, "") => format!("Referentiegids, tabel “{table}”: {what}"),
        (table, id) => format!("Referentiegids, tabel “{table}”, “{id}”: {what}"),
    }
}

fn guide_fault(fault: &GuideFault) -> String {
    match fault {
        GuideFault::Syntax { line, text, .. } => match line {
            Some(line) => format!("Regel {line} past niet in de opbouw van de gids: “{}”", text.trim()),
            None => "De opbouw van het bestand klopt niet.".to_owned(),
        },
        GuideFault::Duplicate => "dit id staat er twee keer; geef een van beide een ander id.".to_owned(),
        GuideFault::Unknown { table, id } => {
            format!("verwijst naar “{id}”, maar dat staat niet in de tabel “{table}”.")
        }
        GuideFault::Value { field, found } => {
            format!("het veld “{field}” bevat “{found}”; dat heeft daar geen betekenis.")
        }
        GuideFault::Differs { field } => format!(
            "het veld “{field}” is anders dan bij dezelfde vraag elders; één antwoord moet voor alle regels gelden."
        ),
        GuideFault::Stance { found, follows } => match follows {
            Some(follows) => {
                format!("stance is “{found}”, maar uit oordeel en voorwaarden volgt “{follows}”.")
            }
            None => format!("stance is “{found}”, maar oordeel en voorwaarden passen niet bij elkaar."),
        },
        GuideFault::NoAdviserCondition => {
            "de soort is in overleg, maar geen voorwaarde vraagt een besluit van de adviseur.".to_owned()
        }
        GuideFault::Missing { id } => format!("“{id}” ontbreekt."),
        GuideFault::NotOneWay => {
            "een antwoord leidt naar precies één vraag of één uitkomst; hier zijn het er twee of geen.".to_owned()
        }
        GuideFault::Unreachable => "geen enkel antwoord leidt naar deze vraag.".to_owned(),
        GuideFault::Unused => "geen enkel antwoord leidt naar deze uitkomst.".to_owned(),
        GuideFault::Cycle => "de beslisboom komt hier terug bij een eerdere vraag.".to_owned(),
        GuideFault::UnknownAllows { outcome } => {
            format!("weet niet leidt naar “{outcome}”, en die uitkomst staat vergoeding toe.")
        }
    }
}
