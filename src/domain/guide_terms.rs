//! The terms in which an edition of the guide sorts its statements, questions and documents.

/// Gives an enum its codes in the file of an edition.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            /// All of them, in the order of the guide's own list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As the file of an edition writes it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The one that the file of an edition writes so.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.code() == code)
            }
        }
    };
}

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
