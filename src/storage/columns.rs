//! How types of the trade stand in columns. A value that the register should not hold is reported as damage.

use crate::domain::decision::{ConsultationOutcome, Outcome};
use crate::domain::hours::{ClaimState, Metres, Minutes, PaidTo, Part, Phase};
use crate::domain::invoice::{InvoiceKind, InvoiceState};
use crate::domain::operation::Deed;
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::rate::RateStatus;
use crate::domain::region::RegionSource;
use crate::domain::request::{RequestKind, RequestOutcome};
use crate::domain::verdict::{Answer, Answers, Verdict};
use crate::domain::*;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use std::collections::BTreeMap;

macro_rules! number_column {
    ($($name:ident),* $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )*};
}

macro_rules! text_column {
    ($($name:ident),* $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                String::column_result(value).map(Self)
            }
        }
    )*};
}

macro_rules! code_column {
    ($($name:ident),* $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let code = value.as_str()?;
                Self::from_code(code).ok_or_else(|| FromSqlError::Other(format!("unknown code {code}").into()))
            }
        }
    )*};
}

number_column!(
    Cents,
    PartnerId,
    PlanId,
    ActivityId,
    CostLineId,
    LetterId,
    ConsultationId,
    SubmissionId,
    SignatoryId,
    SentenceId,
    OperationId,
    TreeRunId,
    RateId,
    HoursClaimId,
    HoursEntryId,
    PersonId,
    InvoiceId,
    InvoiceLineId,
    EvidenceItemId,
    RequestId,
    Minutes,
    Metres,
);
text_column!(PassageId, CostKindId, ConditionId, EditionId, EvidenceId);
code_column!(
    Deed,
    Outcome,
    ConsultationOutcome,
    PartnerKind,
    ActivityKind,
    RegionSource,
    Answer,
    Verdict,
    RateStatus,
    Phase,
    Part,
    PaidTo,
    ClaimState,
    InvoiceKind,
    InvoiceState,
    RequestKind,
    RequestOutcome
);

/// A list of ids or codes as a JSON column.
pub fn json_list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    serde_json::Value::from_iter(items).to_string()
}

/// The items of a JSON list column.
pub fn from_json_list(column: &str) -> rusqlite::Result<Vec<String>> {
    serde_json::from_str(column).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    })
}

/// Pairs of texts as a JSON column.
pub fn json_map(pairs: &BTreeMap<String, String>) -> String {
    let pairs = pairs
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()));
    serde_json::Value::from_iter(pairs).to_string()
}

/// The pairs of a JSON column.
pub fn from_json_map(column: &str) -> rusqlite::Result<BTreeMap<String, String>> {
    serde_json::from_str(column).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    })
}

/// Answers by question as a JSON column.
pub fn json_answers(answers: &Answers) -> String {
    let pairs = answers
        .iter()
        .map(|(id, answer)| (id.to_string(), answer.code().to_owned()));
    json_map(&pairs.collect())
}

/// The answers of a JSON column.
pub fn from_json_answers(column: &str) -> rusqlite::Result<Answers> {
    from_json_map(column)?
        .into_iter()
        .map(|(id, code)| {
            let answer = Answer::from_code(&code).ok_or_else(|| unknown_code(&code))?;
            Ok((ConditionId(id), answer))
        })
        .collect()
}

/// A code in a list that no version of this program writes.
pub fn unknown_code(code: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        0,
        rusqlite::types::Type::Text,
        format!("unknown code {code}").into(),
    )
}
