//! Values in an electronic invoice: a dot is always the decimal sign, and a date is `JJJJ-MM-DD`.

use super::{plain, said};
use crate::domain::Cents;
use crate::domain::invoice::{ElementPath, InvoiceDoubt, InvoiceKind, InvoiceRemark};
use crate::domain::submission::Severity;
use crate::exchange::xml::XmlElement;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;

/// What is said while a document is read.
pub struct Reading {
    kind: InvoiceKind,
    pub remarks: Vec<InvoiceRemark>,
}

impl Reading {
    pub fn new(kind: InvoiceKind) -> Self {
        Self {
            kind,
            remarks: Vec::new(),
        }
    }

    pub fn error(&mut self, at: ElementPath, found: Option<String>, doubt: InvoiceDoubt) {
        self.say(Severity::Error, at, found, doubt);
    }

    pub fn notice(&mut self, at: ElementPath, found: Option<String>, doubt: InvoiceDoubt) {
        self.say(Severity::Notice, at, found, doubt);
    }

    fn say(
        &mut self,
        severity: Severity,
        at: ElementPath,
        found: Option<String>,
        doubt: InvoiceDoubt,
    ) {
        self.remarks.push(InvoiceRemark {
            severity,
            at,
            found,
            doubt,
        });
    }

    /// Text that must be there.
    pub fn text(&mut self, from: &XmlElement, at: &ElementPath, name: &str) -> Option<String> {
        let found = said(from, &[name]);
        if found.is_none() {
            self.error(at.child(name), None, InvoiceDoubt::Missing);
        }
        found
    }

    /// A date that may be left out.
    pub fn date(&mut self, from: &XmlElement, at: &ElementPath, name: &str) -> Option<NaiveDate> {
        let stated = said(from, &[name])?;
        let date = NaiveDate::parse_from_str(&stated, "%Y-%m-%d").ok();
        if date.is_none() || stated.len() != 10 {
            self.error(at.child(name), Some(stated), InvoiceDoubt::NoSuchDate);
            return None;
        }
        date
    }

    /// A date that must be there.
    pub fn required_date(
        &mut self,
        from: &XmlElement,
        at: &ElementPath,
        name: &str,
    ) -> Option<NaiveDate> {
        let _stated = self.text(from, at, name)?;
        self.date(from, at, name)
    }

    /// An amount in euro that must be there; of a credit note it is below zero.
    pub fn amount(&mut self, from: &XmlElement, at: &ElementPath, name: &str) -> Option<Cents> {
        let at = at.child(name);
        let Some(element) = from.first(name) else {
            self.error(at, None, InvoiceDoubt::Missing);
            return None;
        };
        let stated = plain(&element.text);
        if element
            .attribute("currencyID")
            .is_some_and(|it| it != "EUR")
        {
            let currency = element.attribute("currencyID").map(str::to_owned);
            self.error(at, currency, InvoiceDoubt::NotInEuro);
            return None;
        }
        match cents(&stated) {
            Ok(amount) => Some(match self.kind {
                InvoiceKind::Invoice => amount,
                InvoiceKind::CreditNote => -amount,
            }),
            Err(doubt) => {
                self.error(at, Some(stated), doubt);
                None
            }
        }
    }

    /// An amount that may be left out: nothing then.
    pub fn optional_amount(&mut self, from: &XmlElement, at: &ElementPath, name: &str) -> Cents {
        if from.first(name).is_none() {
            return Cents::ZERO;
        }
        self.amount(from, at, name).unwrap_or_default()
    }

    /// A VAT percentage in hundredths of a percent, of the category that stands there.
    pub fn percentage(
        &mut self,
        from: &XmlElement,
        at: &ElementPath,
        category: &str,
    ) -> Option<i64> {
        let stated = said(from, &[category, "Percent"])?;
        match cents(&stated) {
            Ok(hundredths) => Some(hundredths.0),
            Err(doubt) => {
                let at = at.child(category).child("Percent");
                self.error(at, Some(stated), doubt);
                None
            }
        }
    }
}

/// A decimal number with at most two decimals that are not zero, in hundredths.
pub fn cents(stated: &str) -> Result<Cents, InvoiceDoubt> {
    let (negative, digits) = match stated.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, stated.strip_prefix('+').unwrap_or(stated)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && decimals.is_empty() || !all_digits(whole) || !all_digits(decimals) {
        return Err(InvoiceDoubt::NotAnAmount);
    }
    let kept = decimals.trim_end_matches('0');
    if kept.len() > 2 {
        return Err(InvoiceDoubt::TooManyDecimals);
    }
    let number = format!("{whole}{kept:0<2}");
    let amount: i64 = number.parse().map_err(|_| InvoiceDoubt::NotAnAmount)?;
    Ok(Cents(if negative { -amount } else { amount }))
}

/// Words in the form of a project number: two to four letters, two digits and two or more, with hyphens.
pub fn project_numbers(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .filter(|word| {
            let parts: Vec<&str> = word.split('-').collect();
            let [code, year, number] = parts.as_slice() else {
                return false;
            };
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            (2..=4).contains(&code.len())
                && code.bytes().all(|byte| byte.is_ascii_uppercase())
                && year.len() == 2
                && digits(year)
                && (2..=3).contains(&number.len())
                && digits(number)
        })
        .map(str::to_owned)
        .collect()
}

/// The bytes of base64, blanks left out; `None` when it is not that, or nothing.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text
        .bytes()
        .filter(|letter| !letter.is_ascii_whitespace())
        .collect();
    let bytes = STANDARD.decode(letters).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}
