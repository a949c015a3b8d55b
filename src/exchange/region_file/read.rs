//! Reading the settings of a region: all or nothing, every fault with its line and key.

use super::section::{Faults, Section, integer, line_of};
use super::{LetterheadFile, RegionFile, SignatoryFile, partner_word};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::region::{
    Adviser, RegionPassage, RegionRule, RegionSource, RuleEffect, RuleScope,
};
use crate::domain::sheet_remark::{Expected, RegionFileError, RegionFileFault};
use crate::domain::verdict::Verdict;
use crate::domain::{Cents, CostKindId, PassageId};
use crate::exchange::grid::Value;
use crate::exchange::own_values::{self, Amount};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings, or every fault that was found.
///
/// # Errors
/// All faults at once, in the order of the file.
pub fn read(text: &str) -> Result<RegionFile, Vec<RegionFileError>> {
    // Some editors put a mark at the start.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        vec![RegionFileError {
            line: line_of(text, at),
            field: String::new(),
            fault: RegionFileFault::Syntax,
        }]
    })?;
    let mut faults = Faults {
        text,
        found: Vec::new(),
    };
    let file = file(&Section::top(&table), &mut faults);
    if faults.found.is_empty() {
        Ok(file)
    } else {
        faults.found.sort_by_key(|fault| fault.line);
        Err(faults.found)
    }
}

const SECTIONS: [&str; 8] = [
    "regio",
    "briefhoofd",
    "adviseur",
    "ondertekenaar",
    "keuzes",
    "passage",
    "regel",
    "teksten",
];

fn file(top: &Section<'_>, faults: &mut Faults<'_>) -> RegionFile {
    top.only(&SECTIONS, faults);
    let mut file = RegionFile::default();
    if let Some(region) = top.needed_section("regio", faults) {
        region.only(&["naam", "netwerkbureau", "code"], faults);
        file.name = region.needed("naam", faults);
        file.office = region.needed("netwerkbureau", faults);
        file.code = region.needed("code", faults);
    }
    if let Some(section) = top.needed_section("briefhoofd", faults) {
        file.letterhead = letterhead(&section, faults);
    }
    if let Some(section) = top.needed_section("adviseur", faults) {
        section.only(
            &["naam", "functie", "telefoon", "email", "bereikbaar"],
            faults,
        );
        file.adviser = Adviser {
            name: section.text("naam", faults),
            title: section.text("functie", faults),
            phone: section.text("telefoon", faults),
            email: section.text("email", faults),
            available: section.text("bereikbaar", faults),
        };
    }
    file.signatories = signatories(top, faults);
    choices(top, &mut file, faults);
    file.passages = passages(top, faults);
    file.rules = rules(top, faults);
    if let Some(section) = top.section("teksten", faults) {
        for (key, _) in section.table {
            let key = key.get_ref().to_string();
            let text = section.text(&key, faults);
            file.sentences.insert(key, text);
        }
    }
    file
}

fn letterhead(section: &Section<'_>, faults: &mut Faults<'_>) -> LetterheadFile {
    let known = [
        "retouradres",
        "bezoekadres",
        "telefoon",
        "email",
        "voettekst",
        "huiskleur",
        "logo",
    ];
    section.only(&known, faults);
    let colour = section.text("huiskleur", faults);
    let colour = match section.get("huiskleur") {
        Some(value) if value.get_ref().as_str().is_some() => {
            let read = rgb(&colour);
            if read.is_none() {
                section.wrong("huiskleur", value.span().start, Expected::Colour, faults);
            }
            read.unwrap_or_default()
        }
        Some(_) | None => Default::default(),
    };
    LetterheadFile {
        return_address: section.text("retouradres", faults),
        visiting_address: section
            .texts("bezoekadres", faults)
            .into_iter()
            .map(|(line, _)| line)
            .collect(),
        phone: section.text("telefoon", faults),
        email: section.text("email", faults),
        footer: section.text("voettekst", faults),
        colour,
        logo: Some(section.text("logo", faults)).filter(|logo| !logo.is_empty()),
    }
}

/// `#0E465D`.
fn rgb(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

fn signatories(top: &Section<'_>, faults: &mut Faults<'_>) -> Vec<SignatoryFile> {
    let mut has_default = false;
    let mut signatories = Vec::new();
    for section in top.list("ondertekenaar", faults) {
        section.only(&["naam", "functie", "standaard"], faults);
        let default = section.yes_no("standaard", faults);
        if default && has_default {
            let at = section
                .get("standaard")
                .map_or(section.at, |it| it.span().start);
            faults.add(at, section.field("standaard"), RegionFileFault::TwoDefaults);
        }
        has_default |= default;
        signatories.push(SignatoryFile {
            name: section.needed("naam", faults),
            function: section.needed("functie", faults),
            default,
        });
    }
    signatories
}

fn choices(top: &Section<'_>, file: &mut RegionFile, faults: &mut Faults<'_>) {
    let Some(section) = top.section("keuzes", faults) else {
        return;
    };
    for (key, value) in section.table {
        let name = key.get_ref().to_string();
        if value.get_ref().is_table() {
            let year = name
                .parse::<i32>()
                .ok()
                .filter(|year| (2000..2200).contains(year));
            let Some(year) = year else {
                section.wrong(&name, key.span().start, Expected::Year, faults);
                continue;
            };
            if let Some(of_year) = section.section(&name, faults) {
                let values = of_year
                    .table
                    .iter()
                    .filter_map(|(key, value)| {
                        let name = key.get_ref().to_string();
                        let value = setting(&of_year, &name, value, faults)?;
                        Some((name, value))
                    })
                    .collect();
                file.choices_by_year.insert(year, values);
            }
        } else if let Some(value) = setting(&section, &name, value, faults) {
            file.choices.insert(name, value);
        }
    }
}

fn setting(
    section: &Section<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    faults: &mut Faults<'_>,
) -> Option<String> {
    let it = value.get_ref();
    let day = it
        .as_datetime()
        .filter(|moment| moment.time.is_none())
        .map(ToString::to_string);
    let read = it
        .as_str()
        .map(str::to_owned)
        .or_else(|| it.as_bool().map(|it| it.to_string()))
        .or_else(|| integer(it).map(|it| it.to_string()))
        .or(day);
    if read.is_none() {
        section.wrong(key, value.span().start, Expected::SettingValue, faults);
    }
    read
}

/// An obligatory id that stands only once.
fn own_id(section: &Section<'_>, seen: &mut BTreeSet<String>, faults: &mut Faults<'_>) -> String {
    let id = section.needed("id", faults);
    if !id.is_empty() && !seen.insert(id.clone()) {
        let at = section.get("id").map_or(section.at, |it| it.span().start);
        faults.add(
            at,
            format!("{}.id {id}", section.name),
            RegionFileFault::Twice,
        );
    }
    id
}

fn passages(top: &Section<'_>, faults: &mut Faults<'_>) -> Vec<RegionPassage> {
    let mut seen = BTreeSet::new();
    let mut passages = Vec::new();
    for section in top.list("passage", faults) {
        section.only(
            &["id", "vindplaats", "titel", "samenvatting", "bron"],
            faults,
        );
        let id = PassageId(own_id(&section, &mut seen, faults));
        let place = section.needed("vindplaats", faults);
        let title = section.needed("titel", faults);
        let summary = section.needed("samenvatting", faults);
        let source = section.needed_word("bron", &RegionSource::ALL, RegionSource::code, faults);
        if let Some(source) = source {
            passages.push(RegionPassage {
                id,
                section: place,
                title,
                summary,
                source,
            });
        }
    }
    passages
}

const RULE_KEYS: [&str; 12] = [
    "id",
    "titel",
    "reden",
    "kostensoorten",
    "activiteitsoorten",
    "partnersoorten",
    "boven_euro",
    "vanaf_jaar",
    "tot_jaar",
    "passages",
    "hoogstens",
    "voorwaarde",
];

fn rules(top: &Section<'_>, faults: &mut Faults<'_>) -> Vec<RegionRule> {
    let mut seen = BTreeSet::new();
    let mut rules = Vec::new();
    for section in top.list("regel", faults) {
        section.only(&RULE_KEYS, faults);
        let id = own_id(&section, &mut seen, faults);
        let title = section.needed("titel", faults);
        let reason = section.needed("reden", faults);
        let applies = scope(&section, faults);
        let passages: Vec<PassageId> = section
            .texts("passages", faults)
            .into_iter()
            .map(|(id, _)| PassageId(id))
            .collect();
        if passages.is_empty()
            && section
                .get("passages")
                .is_none_or(|it| it.get_ref().is_array())
        {
            section.missing("passages", faults);
        }
        if let Some(effect) = effect(&section, faults) {
            rules.push(RegionRule {
                id,
                title,
                reason,
                applies,
                effect,
                passages,
            });
        }
    }
    rules
}

fn scope(section: &Section<'_>, faults: &mut Faults<'_>) -> RuleScope {
    RuleScope {
        cost_kinds: section
            .texts("kostensoorten", faults)
            .into_iter()
            .map(|(id, _)| CostKindId(id))
            .collect(),
        activity_kinds: section.words(
            "activiteitsoorten",
            &ActivityKind::ALL,
            ActivityKind::code,
            faults,
        ),
        partner_kinds: section
            .texts("partnersoorten", faults)
            .iter()
            .filter_map(|(text, at)| {
                PartnerKind::from_code(text).or_else(|| {
                    let words = (text.as_str(), *at);
                    section.word(
                        words,
                        "partnersoorten",
                        &PartnerKind::ALL,
                        partner_word,
                        faults,
                    )
                })
            })
            .collect(),
        above: above(section, faults),
        from_year: section.year("vanaf_jaar", faults),
        until_year: section.year("tot_jaar", faults),
    }
}

/// Euros as text, so that no amount passes through a float.
fn above(section: &Section<'_>, faults: &mut Faults<'_>) -> Option<Cents> {
    let value = section.get("boven_euro")?;
    let read = value
        .get_ref()
        .as_str()
        .map(|text| own_values::amount(&Value::Text(text.to_owned())));
    if let Some(Amount::Is(cents)) = read {
        return Some(cents);
    }
    section.wrong("boven_euro", value.span().start, Expected::Euros, faults);
    None
}

fn effect(section: &Section<'_>, faults: &mut Faults<'_>) -> Option<RuleEffect> {
    let has = |key| section.get(key).is_some();
    if has("hoogstens") == has("voorwaarde") {
        faults.add(
            section.at,
            section.name.clone(),
            RegionFileFault::NeedsOneEffect,
        );
        return None;
    }
    if has("hoogstens") {
        return section
            .needed_word("hoogstens", &Verdict::ALL, Verdict::code, faults)
            .map(RuleEffect::AtBest);
    }
    let condition = section.section("voorwaarde", faults)?;
    condition.only(&["id", "vraag", "bij_nee", "bij_weet_niet"], faults);
    let id = condition.needed("id", faults);
    let question = condition.needed("vraag", faults);
    let if_no = condition.needed_word("bij_nee", &Verdict::ALL, Verdict::code, faults);
    let if_unknown = condition.needed_word("bij_weet_niet", &Verdict::ALL, Verdict::code, faults);
    Some(RuleEffect::Condition {
        id: id.into(),
        question,
        if_no: if_no?,
        if_unknown: if_unknown?,
    })
}
