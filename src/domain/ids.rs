//! Ids: of rows in the register, and of entries in the guide.

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);
    )*};
}

macro_rules! guide_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub String);

        impl $name {
            /// The id as the guide writes it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

row_id! {
    /// A partner in the register.
    PartnerId,
    /// A year plan (jaarplan) of one partner.
    PlanId,
    /// An activity of a plan.
    ActivityId,
    /// A cost line of an activity.
    CostLineId,
    /// A letter, sent or not.
    LetterId,
    /// A dated consultation.
    ConsultationId,
    /// One change of the register, named in Dutch.
    OperationId,
    /// One reading of a file for a plan.
    SubmissionId,
    /// One run of the decision tree.
    TreeRunId,
    /// Someone who signs letters for the region.
    SignatoryId,
    /// A sentence that the adviser uses again in motivations.
    SentenceId,
    /// A tariff from a day on.
    RateId,
    /// What an institution accounts for about one trainer in one activity.
    HoursClaimId,
    /// One line of hours.
    HoursEntryId,
    /// A trainer whose name the register keeps.
    PersonId,
    /// An invoice or credit note.
    InvoiceId,
    /// A line of an invoice.
    InvoiceLineId,
    /// A file that proves something.
    EvidenceItemId,
    /// What a partner asks during the year.
    RequestId,
}

guide_id! {
    /// The smallest citable statement of the guide, or of the region's own policy.
    PassageId,
    /// A kind of cost in the guide's catalogue.
    CostKindId,
    /// A question that a cost kind asks; "ja" is always favourable. Activity checks share these ids.
    ConditionId,
    /// A document that proves something.
    EvidenceId,
    /// An edition of the guide, such as `2025-11`.
    EditionId,
}
