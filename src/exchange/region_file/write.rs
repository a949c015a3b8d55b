//! Writing the settings of a region.

use super::{RegionFile, partner_word};
use crate::domain::region::{RegionPassage, RegionRule, RuleEffect};
use crate::words;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::Display;

/// The file as text; reading it back gives the same settings.
pub fn write(region: &RegionFile) -> String {
    let mut out = Out(String::new());
    out.comment("Instellingen van de regio. Dit bestand is het geheel: wat u weglaat, wordt leeg.");
    out.comment(
        "Tekst staat tussen aanhalingstekens. Regels met # zijn uitleg en worden niet gelezen.",
    );
    out.head("[regio]");
    out.text("naam", &region.name);
    out.text("netwerkbureau", &region.office);
    out.comment("Begin van het kenmerk op brieven.");
    out.text("code", &region.code);
    letterhead(&mut out, region);
    out.head("[adviseur]");
    out.text("naam", &region.adviser.name);
    out.text("functie", &region.adviser.title);
    out.text("telefoon", &region.adviser.phone);
    out.text("email", &region.adviser.email);
    out.text("bereikbaar", &region.adviser.available);
    for signatory in &region.signatories {
        out.head("[[ondertekenaar]]");
        out.text("naam", &signatory.name);
        out.text("functie", &signatory.function);
        out.raw("standaard", signatory.default);
    }
    choices(&mut out, region);
    for passage in &region.passages {
        own_passage(&mut out, passage);
    }
    for rule in &region.rules {
        own_rule(&mut out, rule);
    }
    if !region.sentences.is_empty() {
        out.head("[teksten]");
        out.comment("Zinnen van brieven. Wat hier niet staat, houdt de standaardtekst.");
        for (id, text) in &region.sentences {
            out.raw(&key(id), long_text(text));
        }
    }
    out.0
}

fn letterhead(out: &mut Out, region: &RegionFile) {
    let letterhead = &region.letterhead;
    out.head("[briefhoofd]");
    out.text("retouradres", &letterhead.return_address);
    out.list("bezoekadres", letterhead.visiting_address.iter());
    out.text("telefoon", &letterhead.phone);
    out.text("email", &letterhead.email);
    out.text("voettekst", &letterhead.footer);
    let [red, green, blue] = letterhead.colour;
    out.text("huiskleur", &format!("#{red:02X}{green:02X}{blue:02X}"));
    if let Some(logo) = &letterhead.logo {
        out.comment("Een PNG-bestand naast dit bestand.");
        out.text("logo", logo);
    }
}

fn choices(out: &mut Out, region: &RegionFile) {
    if !region.choices.is_empty() {
        out.head("[keuzes]");
        all_choices(out, &region.choices);
    }
    for (year, choices) in &region.choices_by_year {
        out.head(&format!("[keuzes.{year}]"));
        all_choices(out, choices);
    }
}

fn all_choices(out: &mut Out, choices: &BTreeMap<String, String>) {
    for (id, value) in choices {
        out.raw(&key(id), setting_value(value));
    }
}

/// Yes and no, whole numbers and dates stand without quotes, as people write them.
fn setting_value(value: &str) -> String {
    let as_number = value.parse::<i64>().map(|number| number.to_string());
    let as_date = value.parse::<NaiveDate>().map(|day| day.to_string());
    let bare = matches!(value, "true" | "false")
        || as_number.is_ok_and(|number| number == value)
        || as_date.is_ok_and(|day| day == value && day.len() == 10);
    if bare {
        value.to_owned()
    } else {
        long_text(value)
    }
}

fn own_passage(out: &mut Out, passage: &RegionPassage) {
    out.head("[[passage]]");
    out.text("id", passage.id.as_str());
    out.text("vindplaats", &passage.section);
    out.text("titel", &passage.title);
    out.raw("samenvatting", long_text(&passage.summary));
    out.text("bron", passage.source.code());
}

fn own_rule(out: &mut Out, rule: &RegionRule) {
    out.head("[[regel]]");
    out.text("id", &rule.id);
    out.text("titel", &rule.title);
    out.raw("reden", long_text(&rule.reason));
    let scope = &rule.applies;
    out.list_unless_empty(
        "kostensoorten",
        scope.cost_kinds.iter().map(|it| it.as_str()),
    );
    out.list_unless_empty(
        "activiteitsoorten",
        scope.activity_kinds.iter().map(|it| it.code()),
    );
    out.list_unless_empty(
        "partnersoorten",
        scope.partner_kinds.iter().map(|it| partner_word(*it)),
    );
    if let Some(above) = scope.above {
        out.text("boven_euro", &words::plain_amount(above));
    }
    if let Some(year) = scope.from_year {
        out.raw("vanaf_jaar", year);
    }
    if let Some(year) = scope.until_year {
        out.raw("tot_jaar", year);
    }
    out.list("passages", rule.passages.iter().map(|it| it.as_str()));
    match &rule.effect {
        RuleEffect::AtBest(verdict) => out.text("hoogstens", verdict.code()),
        RuleEffect::Condition {
            id,
            question,
            if_no,
            if_unknown,
        } => {
            out.head("[regel.voorwaarde]");
            out.text("id", id.as_str());
            out.text("vraag", question);
            out.text("bij_nee", if_no.code());
            out.text("bij_weet_niet", if_unknown.code());
        }
    }
}

struct Out(String);

impl Out {
    fn comment(&mut self, text: &str) {
        self.line(&format!("# {text}"));
    }

    fn head(&mut self, head: &str) {
        self.line("");
        self.line(head);
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn raw(&mut self, key: &str, value: impl Display) {
        self.line(&format!("{key} = {value}"));
    }

    fn text(&mut self, key: &str, text: &str) {
        self.raw(key, quoted(text));
    }

    fn list(&mut self, key: &str, texts: impl Iterator<Item = impl AsRef<str>>) {
        let texts: Vec<String> = texts.map(|text| quoted(text.as_ref())).collect();
        self.raw(key, format!("[{}]", texts.join(", ")));
    }

    fn list_unless_empty(&mut self, key: &str, texts: impl Iterator<Item = impl AsRef<str>>) {
        let mut texts = texts.peekable();
        if texts.peek().is_some() {
            self.list(key, texts);
        }
    }
}

fn key(id: &str) -> String {
    let bare = !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if bare { id.to_owned() } else { quoted(id) }
}

fn escaped(text: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if keep_lines => out.push('\n'),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

/// Text of several lines stands over several lines.
fn long_text(text: &str) -> String {
    if text.contains('\n') {
        format!("\"\"\"\n{}\"\"\"", escaped(text, true))
    } else {
        quoted(text)
    }
}
