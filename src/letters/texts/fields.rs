//! The names of sentences and fields, and which field can stand in which sentence.

use crate::domain::coded::coded;

coded! {
    /// A sentence of the letter of approval.
    Sentence {
        FileTitle = "bestand.titel",
        LogoAlt = "kop.logo",
        ReturnAddress = "kop.retouradres",
        VisitingAddress = "kop.bezoekadres",
        Attention = "kop.ter_attentie",
        YourReference = "kop.uw_kenmerk",
        OurReference = "kop.ons_kenmerk",
        DateLabel = "kop.datum",
        HandledBy = "kop.behandeld_door",
        SubjectLabel = "kop.onderwerp",
        SubjectApproval = "onderwerp.goedkeuring",
        SubjectRefusal = "onderwerp.afwijzing",
        RunningHead = "vervolg.kop",
        PageLabel = "vervolg.pagina",
        SalutationContact = "aanhef.contact",
        SalutationNeutral = "aanhef.neutraal",
        Replaces = "opening.vervangt",
        Received = "opening.ontvangst",
        BoardAgreed = "opening.akkoord",
        BoardNotYet = "opening.concept",
        DecisionApproved = "besluit.goedgekeurd",
        DecisionRefused = "besluit.afgewezen",
        CountAsAsked = "telling.zoals_gevraagd",
        CountOfWhichOne = "telling.waarvan_een",
        CountOfWhichMore = "telling.waarvan_meer",
        CountConditional = "telling.onder_voorwaarden",
        CountPartly = "telling.deels",
        CountRefused = "telling.afgewezen",
        TableHeading = "tabel.kop",
        TableIntroWithGuide = "tabel.inleiding_met_gids",
        TableIntro = "tabel.inleiding",
        ColumnProject = "tabel.projectnummer",
        ColumnActivity = "tabel.activiteit",
        ColumnGuide = "tabel.gids",
        ColumnOutcome = "tabel.besluit",
        ColumnRequested = "tabel.gevraagd",
        ColumnGranted = "tabel.toegekend",
        TableTotal = "tabel.totaal",
        OutcomeGranted = "uitkomst.toegekend",
        OutcomePartly = "uitkomst.deels",
        OutcomeConditional = "uitkomst.voorwaarde",
        OutcomeRefused = "uitkomst.afgewezen",
        MotivationHeading = "motivering.kop",
        MotivationLead = "motivering.aanhef",
        LinesNothing = "motivering.niets",
        LinesLess = "motivering.minder",
        LinesReason = "motivering.reden",
        LinesReasonWithGuide = "motivering.reden_met_gids",
        OtherCosts = "motivering.overige_kosten",
        OtherActivities = "motivering.overige_activiteiten",
        OtherActivity = "motivering.overige_activiteit",
        TrainersHoursRate = "trainers.uren_en_tarief",
        TrainersRate = "trainers.tarief",
        TrainersHours = "trainers.uren",
        TrainersNeither = "trainers.geen_van_beide",
        ConditionOne = "voorwaarde.een",
        ConditionOneWithGuide = "voorwaarde.een_met_gids",
        ConditionMore = "voorwaarde.meer",
        ConditionMoreWithGuide = "voorwaarde.meer_met_gids",
        ConditionsAsBefore = "voorwaarde.zoals_bij",
        ConditionQuestion = "voorwaarde.vraag",
        ChangesHeading = "wijzigingen.kop",
        Changes = "wijzigingen.tekst",
        InvoicesHeading = "facturen.kop",
        InvoicesIntro = "facturen.inleiding",
        InvoiceDetails = "facturen.gegevens",
        InvoiceUnderlying = "facturen.onderliggend",
        InvoiceQuote = "facturen.offerte",
        InvoiceTrainers = "facturen.eigen_trainers",
        InvoiceRequirement = "facturen.eis",
        InvoiceDeadline = "facturen.sluitdatum",
        InvoiceDeadlineFollows = "facturen.sluitdatum_volgt",
        QuestionsDays = "slot.vragen_dagen",
        QuestionsPhone = "slot.vragen_telefoon",
        QuestionsEmail = "slot.vragen_email",
        Questions = "slot.vragen",
        Wish = "slot.wens",
        Greeting = "slot.groet",
        OnBehalf = "slot.namens",
        AnnexLabel = "bijlage.label",
        AnnexHeading = "bijlage.kop",
        AnnexIntro = "bijlage.inleiding",
        AnnexPassage = "bijlage.onderdeel",
    }
}

coded! {
    /// What a sentence is about; it follows which fields it may use.
    Scope {
        Letter = "brief",
        Activity = "activiteit",
        Lines = "regels",
        Condition = "voorwaarde",
        Requirement = "eis",
        Count = "telling",
        Passage = "onderdeel",
        Page = "pagina",
    }
}

coded! {
    /// A field that a sentence can use.
    Field {
        PartnerName = "partner.naam",
        PartnerContact = "partner.contact",
        PartnerSalutation = "partner.aanhef",
        PlanYear = "plan.jaar",
        PlanReceived = "plan.ontvangen",
        PlanAgreed = "plan.akkoord",
        LetterReference = "brief.kenmerk",
        LetterDate = "brief.datum",
        RegionName = "regio.naam",
        RegionOffice = "regio.netwerkbureau",
        RegionReturnAddress = "regio.retouradres",
        RegionPhone = "regio.telefoon",
        RegionEmail = "regio.email",
        GuideTitle = "gids.titel",
        TotalRequested = "bedrag.gevraagd",
        TotalGranted = "bedrag.toegekend",
        ActivityCount = "aantal.activiteiten",
        AdviserName = "adviseur.naam",
        AdviserNameTitle = "adviseur.naam_en_functie",
        AdviserPhone = "adviseur.telefoon",
        AdviserEmail = "adviseur.email",
        AdviserAvailable = "adviseur.bereikbaar",
        SignatoryName = "ondertekenaar.naam",
        SignatoryFunction = "ondertekenaar.functie",
        InvoiceDeadline = "facturen.sluitdatum",
        ReplacedReference = "vervangt.kenmerk",
        ReplacedDate = "vervangt.datum",
        ProjectNumber = "activiteit.projectnummer",
        ActivityName = "activiteit.naam",
        ActivityNameInSentence = "activiteit.naam_in_zin",
        ActivityRequested = "activiteit.gevraagd",
        ActivityGranted = "activiteit.toegekend",
        ActivitySections = "activiteit.onderdelen",
        TrainerHours = "trainers.uren",
        TrainerRate = "trainers.tarief",
        LinesText = "regels.omschrijving",
        LinesRequested = "regels.gevraagd",
        LinesGranted = "regels.toegekend",
        LinesMotivation = "regels.motivering",
        LinesSections = "regels.onderdelen",
        Condition = "voorwaarde",
        ConditionSections = "voorwaarde.onderdelen",
        ConditionsBefore = "voorwaarde.eerder",
        Requirement = "eis",
        Count = "aantal",
        PassageName = "onderdeel.naam",
        PassageTitle = "onderdeel.titel",
        PassageSummary = "onderdeel.samenvatting",
        PageNumber = "pagina.nummer",
        PageTotal = "pagina.totaal",
    }
}

impl Field {
    /// The narrowest scope that has this field.
    fn home(self) -> Scope {
        match self {
            Self::PartnerName
            | Self::PartnerContact
            | Self::PartnerSalutation
            | Self::PlanYear
            | Self::PlanReceived
            | Self::PlanAgreed
            | Self::LetterReference
            | Self::LetterDate
            | Self::RegionName
            | Self::RegionOffice
            | Self::RegionReturnAddress
            | Self::RegionPhone
            | Self::RegionEmail
            | Self::GuideTitle
            | Self::TotalRequested
            | Self::TotalGranted
            | Self::ActivityCount
            | Self::AdviserName
            | Self::AdviserNameTitle
            | Self::AdviserPhone
            | Self::AdviserEmail
            | Self::AdviserAvailable
            | Self::SignatoryName
            | Self::SignatoryFunction
            | Self::InvoiceDeadline
            | Self::ReplacedReference
            | Self::ReplacedDate => Scope::Letter,
            Self::ProjectNumber
            | Self::ActivityName
            | Self::ActivityNameInSentence
            | Self::ActivityRequested
            | Self::ActivityGranted
            | Self::ActivitySections
            | Self::TrainerHours
            | Self::TrainerRate => Scope::Activity,
            Self::LinesText
            | Self::LinesRequested
            | Self::LinesGranted
            | Self::LinesMotivation
            | Self::LinesSections => Scope::Lines,
            Self::Condition | Self::ConditionSections | Self::ConditionsBefore => Scope::Condition,
            Self::Requirement => Scope::Requirement,
            Self::Count => Scope::Count,
            Self::PassageName | Self::PassageTitle | Self::PassageSummary => Scope::Passage,
            Self::PageNumber | Self::PageTotal => Scope::Page,
        }
    }
}

impl Scope {
    /// True when a sentence about this may use the field.
    pub fn has(self, field: Field) -> bool {
        let home = field.home();
        match self {
            Self::Page => home == Self::Page,
            Self::Lines | Self::Condition => {
                home == self || home == Self::Activity || home == Self::Letter
            }
            Self::Letter | Self::Activity | Self::Requirement | Self::Count | Self::Passage => {
                home == self || home == Self::Letter
            }
        }
    }

    /// The fields that a sentence about this may use.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL
            .iter()
            .copied()
            .filter(move |field| self.has(*field))
    }
}
