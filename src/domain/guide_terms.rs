//! The terms in which an edition of the guide sorts its statements, questions and documents.

use super::coded::coded;

coded! {
    /// What sort of statement a passage is.
    PassageKind {
        Rule = "rule",
        Amount = "amount",
        Deadline = "deadline",
        Role = "role",
        AdviserDiscretion = "adviser_discretion",
        RegionalFreedom = "regional_freedom",
        Definition = "definition",
        Context = "context",
    }
}

coded! {
    /// When a document must be there.
    EvidenceMoment {
        Plan = "plan",
        BeforeExecution = "before_execution",
        Invoice = "invoice",
    }
}

coded! {
    /// Who asks for a document.
    EvidenceBasis {
        /// The guide itself.
        Guide = "guide",
        /// Niet in de gids: handy proof for one of its rules.
        Practice = "practice",
    }
}

coded! {
    /// How people in the field say what the guide makes of a kind; follows from the data.
    Stance {
        /// Allowed, no conditions.
        Yes = "ja",
        /// Allowed while its conditions hold.
        YesProvided = "ja_mits",
        /// The adviser decides.
        Consult = "overleg",
        /// Not allowed, unless its conditions lift it.
        NoUnless = "nee_tenzij",
        /// Not allowed.
        No = "nee",
    }
}

coded! {
    /// Who answers a question.
    AskedOf {
        /// A fact that the partner supplies.
        Partner = "partner",
        /// A decision that the adviser records.
        Adviser = "adviser",
    }
}

coded! {
    /// What a check is about.
    Subject {
        Plan = "plan",
        Activity = "activity",
        Invoice = "invoice",
        Hours = "hours",
    }
}
