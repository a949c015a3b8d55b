//! `tarieven`: what an hour and a kilometre cost, and a tariff that is kept.

use super::args::{Call, Opt, Verb};
use super::{Ending, Failure, Output};
use crate::desk::{RateDraft, RatePrice, RateRow, RateSheet};
use crate::domain::Cents;
use crate::domain::rate::{Rate, RateGain, RateStatus};
use crate::words::{self, amounts};
use serde::Serialize;

pub const VERB: Verb = Verb {
    name: "tarieven",
    summary: "toont de tarieven van uren en kilometers, of legt er een vast",
    operands: Some("toon|zetten"),
    options: &[
        Opt::valued(
            "soort",
            "SOORT",
            "interne-trainer-uur of reiskosten-trainer-km",
        ),
        Opt::valued("vanaf", "JJJJ-MM-DD", "de eerste dag van het tarief"),
        Opt::valued("bedrag", "BEDRAG", "per uur of per kilometer, zoals 67,08"),
        Opt::valued(
            "procent",
            "PROCENT",
            "hoeveel het tarief van de dag ervoor stijgt, zoals 3,2",
        ),
        Opt::valued(
            "uitgangsbedrag",
            "BEDRAG",
            "waarover het percentage gaat (anders het tarief van de dag ervoor)",
        ),
        Opt::valued("bron", "TEKST", "waar het tarief vandaan komt"),
        Opt::flag(
            "voorlopig",
            "nog niet vastgesteld: er volgen geen bedragen uit",
        ),
        Opt::flag("proef", "niets wijzigen, alleen laten zien"),
    ],
    run,
};

/// Options that only belong to `zetten`.
const OF_KEEPING: [&str; 8] = [
    "soort",
    "vanaf",
    "bedrag",
    "procent",
    "uitgangsbedrag",
    "bron",
    "voorlopig",
    "proef",
];

#[derive(Serialize)]
struct Document {
    tarieven: Vec<RateDocument>,
    zonder_tarief: Vec<LackingDocument>,
}

#[derive(Serialize)]
struct RateDocument {
    soort: String,
    omschrijving: String,
    eenheid: String,
    vanaf: String,
    tot_en_met: Option<String>,
    bedrag_centen: i64,
    stand: &'static str,
    bron: String,
    uit_gids: bool,
    uitgangsbedrag_centen: Option<i64>,
    procent: Option<String>,
    bevestigd_op: Option<String>,
    bevestigd_door: String,
    urenregels: u32,
    gebruikt_tot_en_met: Option<String>,
}

#[derive(Serialize)]
struct LackingDocument {
    soort: String,
    jaar: i32,
    urenregels: usize,
    uren_minuten: i64,
    meters: i64,
    voorlopig_tarief: bool,
}

#[derive(Serialize)]
struct KeptDocument {
    soort: String,
    vanaf: String,
    tot_en_met: Option<String>,
    bedrag_centen: i64,
    onafgerond: Option<String>,
    stand: &'static str,
    bron: String,
    urenregels: usize,
    urenregels_centen: i64,
    vastgelegd: bool,
}

fn run(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let words: Vec<String> = call
        .operands()
        .iter()
        .map(|it| it.display().to_string())
        .collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["toon"] => show(call, output),
        ["zetten"] => keep(call, output),
        _ => Err(Failure::Usage(
            "Geef één opdracht: tarieven toon, of tarieven zetten. Uitleg: oto-register tarieven --help."
                .to_owned(),
        )),
    }
}

fn show(call: &Call, output: &Output) -> Result<Ending, Failure> {
    if let Some(option) = OF_KEEPING.iter().find(|it| call.has(it)) {
        return Err(Failure::Usage(format!(
            "--{option} hoort bij tarieven zetten. Laat het weg bij tarieven toon."
        )));
    }
    let sheet = call.desk()?.rate_sheet()?;
    for kind in &sheet.kinds {
        output.line(&format!("{}, per {}", kind.label, kind.unit));
        for row in &kind.rows {
            output.line(&line(row));
        }
        output.line("");
    }
    for lacking in &sheet.lacking {
        output.line(&format!(
            "{} heeft geen definitief tarief {}: {} op een bedrag ({}).",
            lacking.year,
            lacking.kind,
            words::counted(lacking.lines, "urenregel wacht", "urenregels wachten"),
            words::rates::quantity(lacking.minutes, lacking.metres),
        ));
    }
    output.document(&document(&sheet));
    Ok(Ending::Done)
}

fn line(row: &RateRow) -> String {
    let rate = &row.rate;
    let used = match row.usage.last {
        Some(last) => format!(
            "{}, tot en met {}",
            words::counted(row.usage.lines as usize, "urenregel", "urenregels"),
            words::long_date(last)
        ),
        None => "niet gebruikt".to_owned(),
    };
    format!(
        "  {:<24}{:>12}  {:<12}{} ({used})",
        words::rates::short_period(rate),
        words::euros(rate.amount),
        words::rates::status(rate.status),
        rate.source,
    )
}

fn keep(call: &Call, output: &Output) -> Result<Ending, Failure> {
    let draft = draft(call)?;
    let rehearsal = call.has("proef");
    let mut desk = call.desk_or_copy()?;
    let next = desk.look_at_rate(&draft)?.next;
    let kept = desk.keep_rate(&draft)?;
    let (rate, gain) = (kept.rate, kept.gain);
    let unrounded = next.map(words::rates::unrounded);
    if let (Some(step), Some(unrounded)) = (rate.step, &unrounded) {
        output.line(&format!(
            "{}: onafgerond €\u{a0}{unrounded}, afgerond {}.",
            words::rates::step(step),
            words::euros(rate.amount)
        ));
    }
    output.line(&told(&rate, &gain, rehearsal));
    output.document(&KeptDocument {
        soort: rate.kind.clone(),
        vanaf: rate.from.to_string(),
        tot_en_met: rate.until.map(|day| day.to_string()),
        bedrag_centen: rate.amount.0,
        onafgerond: unrounded,
        stand: rate.status.code(),
        bron: rate.source.clone(),
        urenregels: gain.lines,
        urenregels_centen: gain.amount.0,
        vastgelegd: !rehearsal,
    });
    Ok(Ending::Done)
}

fn told(rate: &Rate, gain: &RateGain, rehearsal: bool) -> String {
    let status = words::rates::status(rate.status);
    let what = format!(
        "{status} tarief {} van {}: {}. {}",
        rate.kind,
        words::rates::period(rate),
        words::euros(rate.amount),
        words::rates::gain(gain)
    );
    match rehearsal {
        true => format!("Proef, niets gewijzigd. {what}"),
        false => what,
    }
}

fn draft(call: &Call) -> Result<RateDraft, Failure> {
    let kind = needed(call, "soort", "SOORT")?;
    let from = call.date("vanaf")?.ok_or_else(|| {
        Failure::Usage("Er ontbreekt --vanaf JJJJ-MM-DD. Geef de eerste dag.".to_owned())
    })?;
    let base = amount(call, "uitgangsbedrag")?;
    let price = match (amount(call, "bedrag")?, call.text("procent")) {
        (Some(_), Some(_)) => {
            return Err(Failure::Usage(
                "--bedrag en --procent gaan niet samen. Geef één van beide.".to_owned(),
            ));
        }
        (None, None) => {
            return Err(Failure::Usage(
                "Er ontbreekt --bedrag BEDRAG of --procent PROCENT. Geef één van beide.".to_owned(),
            ));
        }
        (Some(_), None) if base.is_some() => {
            return Err(Failure::Usage(
                "--uitgangsbedrag hoort bij --procent. Laat het weg bij --bedrag.".to_owned(),
            ));
        }
        (Some(amount), None) => RatePrice::Given(amount),
        (None, Some(text)) => {
            let basis_points = amounts::percentage(&text).ok_or_else(|| {
                Failure::Usage(format!(
                    "“{text}” is geen percentage. Geef hoogstens twee decimalen, zoals --procent 3,2."
                ))
            })?;
            RatePrice::Next { base, basis_points }
        }
    };
    let status = if call.has("voorlopig") {
        RateStatus::Provisional
    } else {
        RateStatus::Final
    };
    Ok(RateDraft {
        id: None,
        kind,
        from,
        price,
        source: needed(call, "bron", "TEKST")?,
        status,
    })
}

fn needed(call: &Call, name: &str, value: &str) -> Result<String, Failure> {
    call.text(name).ok_or_else(|| {
        Failure::Usage(format!(
            "Er ontbreekt --{name} {value}. Uitleg: oto-register tarieven --help."
        ))
    })
}

fn amount(call: &Call, name: &str) -> Result<Option<Cents>, Failure> {
    let Some(text) = call.text(name) else {
        return Ok(None);
    };
    amounts::amount(&text).map(Some).ok_or_else(|| {
        Failure::Usage(format!(
            "“{text}” is geen bedrag. Geef euro's en centen, zoals --{name} 67,08."
        ))
    })
}

fn document(sheet: &RateSheet) -> Document {
    let of_kind = sheet
        .kinds
        .iter()
        .flat_map(|kind| kind.rows.iter().map(move |row| (kind, row)));
    let rates = of_kind.map(|(kind, row)| {
        let rate = &row.rate;
        let percentage = rate
            .step
            .map(|step| words::rates::percentage(step.basis_points));
        RateDocument {
            soort: kind.kind.clone(),
            omschrijving: kind.label.clone(),
            eenheid: kind.unit.clone(),
            vanaf: rate.from.to_string(),
            tot_en_met: rate.until.map(|day| day.to_string()),
            bedrag_centen: rate.amount.0,
            stand: rate.status.code(),
            bron: rate.source.clone(),
            uit_gids: row.of_guide,
            uitgangsbedrag_centen: rate.step.map(|step| step.base.0),
            procent: percentage.map(|it| it.trim_end_matches('%').replace('−', "-")),
            bevestigd_op: rate.confirmed_on.map(|day| day.to_string()),
            bevestigd_door: rate.confirmed_by.clone(),
            urenregels: row.usage.lines,
            gebruikt_tot_en_met: row.usage.last.map(|day| day.to_string()),
        }
    });
    Document {
        tarieven: rates.collect(),
        zonder_tarief: sheet
            .lacking
            .iter()
            .map(|it| LackingDocument {
                soort: it.kind.clone(),
                jaar: it.year,
                urenregels: it.lines,
                uren_minuten: it.minutes.0,
                meters: it.metres.0,
                voorlopig_tarief: it.provisional.is_some(),
            })
            .collect(),
    }
}
