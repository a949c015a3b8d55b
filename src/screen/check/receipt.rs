//! How and when a plan was handed in, as it is typed.

use crate::desk;
use crate::domain::partner::Signer;
use crate::screen::parts;
use chrono::NaiveDate;

/// The fields as they stand on screen.
#[derive(Debug)]
pub(super) struct Receipt {
    pub received: String,
    pub signed_by: String,
    pub self_evaluation: bool,
    /// Who may sign for the partner.
    pub signers: Vec<Signer>,
    /// The partner's own reference; only our form tells it.
    reference: Option<String>,
}

impl Receipt {
    pub fn new(today: NaiveDate) -> Self {
        Self {
            received: parts::typed_day(today),
            signed_by: String::new(),
            self_evaluation: false,
            signers: Vec::new(),
            reference: None,
        }
    }

    /// What the file itself tells, where the user said nothing.
    pub fn tell(&mut self, told: &desk::Receipt) {
        if self.signed_by.is_empty() {
            self.signed_by = told.signed_by.clone().unwrap_or_default();
        }
        self.self_evaluation |= told.self_evaluation.unwrap_or(false);
        if self.reference.is_none() {
            self.reference.clone_from(&told.reference);
        }
    }

    /// What the user said before.
    pub fn take(&mut self, said: &desk::Receipt) {
        if let Some(day) = said.received_on {
            self.received = parts::typed_day(day);
        }
        self.signed_by = said.signed_by.clone().unwrap_or_default();
        self.self_evaluation = said.self_evaluation.unwrap_or(false);
        self.reference.clone_from(&said.reference);
    }

    /// Who may sign and is not named yet, as the field names them: `J. de Vries, bestuurder`.
    pub fn offered(&self) -> Vec<String> {
        let named = self.signed_by.to_lowercase();
        let open = |signer: &&Signer| !named.contains(&signer.name.to_lowercase());
        let written = |signer: &Signer| match signer.function.as_str() {
            "" => signer.name.clone(),
            function => format!("{}, {function}", signer.name),
        };
        self.signers.iter().filter(open).map(written).collect()
    }

    /// As the desk takes it.
    pub fn said(&self) -> desk::Receipt {
        let signed_by = self.signed_by.trim();
        desk::Receipt {
            received_on: parts::day(&self.received),
            signed_by: (!signed_by.is_empty()).then(|| signed_by.to_owned()),
            self_evaluation: Some(self.self_evaluation),
            reference: self.reference.clone(),
        }
    }

    /// What is wrong with it.
    pub fn fault(&self) -> Option<String> {
        if self.received.trim().is_empty() {
            return Some("Vul in op welke dag het plan is ontvangen.".to_owned());
        }
        parts::day_fault(&self.received)
    }
}
