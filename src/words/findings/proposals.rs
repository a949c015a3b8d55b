//! What to do about a finding, in Dutch.

use crate::domain::consultation::{ConsultationRemark, NeedState};
use crate::domain::finding::{Finding, FindingFacts};

/// What to do about it.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each kind, and nothing else"
)]
pub fn proposal(finding: &Finding) -> String {
    let words = match &finding.facts {
        FindingFacts::NoTreeRun { .. } => "Doorloop de beslisboom voor deze activiteit en rol.",
        FindingFacts::TreeOpen { .. } => "Beantwoord de vraag die nog openstaat.",
        FindingFacts::TreeNotAllowed { own: false, .. } => {
            "Vergoed niets, of leg uw eigen oordeel met de reden vast naast de uitkomst van de boom."
        }
        FindingFacts::TreeNotAllowed { own: true, .. } => {
            "Vergoed niets, of herzie uw eigen oordeel bij de beslisboom."
        }
        FindingFacts::TreeConsult { .. } => {
            "Overleg met de instelling en leg de uitkomst vast, of leg uw eigen oordeel met de reden vast."
        }
        FindingFacts::TreeOverruled { .. } => {
            "Niets, als de reden nog klopt. De uitkomst van de boom blijft ernaast staan."
        }
        FindingFacts::TreeDiffers { .. } => {
            "Kijk welke antwoorden kloppen en verbeter de andere. Tot dan geldt het strengste oordeel."
        }
        FindingFacts::Participation { .. } => {
            "Vergoed nul uren, of wijzig het aandeel als de medewerker toch uitvoering gaf."
        }
        FindingFacts::PaidToPerson => {
            "Spreek af dat de instelling het geld ontvangt en pas de registratie aan."
        }
        FindingFacts::OwnInvoice => {
            "Geef de factuur terug en vraag de instelling de uren zelf te verantwoorden en te factureren."
        }
        FindingFacts::SameTime(_) => "Vraag de instelling welke uren kloppen.",
        FindingFacts::SameTimeByRole(_) | FindingFacts::LongDayByRole(_) => {
            "Geef twee medewerkers elk een volgnummer. Is het er één, vraag de instelling welke uren kloppen."
        }
        FindingFacts::LongDay(_) => {
            "Vraag de instelling op welke dagen de uren zijn gemaakt en zet ze op die dagen."
        }
        FindingFacts::NotGranted { undecided: true } => {
            "Besluit eerst over de kostenregels van de activiteit."
        }
        FindingFacts::NotGranted { undecided: false } => {
            "Vergoed niets, of leg de activiteit met de instelling vast als extra activiteit."
        }
        FindingFacts::NoMoneyForHours { .. } => {
            "Kies bij de kostenregel voor de trainer de kostensoort die erbij hoort, of leg akkoord op een andere invulling vast."
        }
        FindingFacts::BeforeGrant {
            agreed_on: None, ..
        } => "Leg het akkoord van het Bestuurlijk ROAZ vast met de dag waarop het is gegeven.",
        FindingFacts::BeforeGrant { sent_on: None, .. } => {
            "Leg vast wanneer de brief is verstuurd."
        }
        FindingFacts::BeforeGrant { .. } => {
            "Beslis bij het beoordelen of deze uren meetellen en schrijf op waarom; de gids regelt het niet."
        }
        FindingFacts::AfterDeadline { .. } => {
            "Beslis of de uren nog meetellen en schrijf op waarom; de gids regelt niet wat er bij te late uren gebeurt."
        }
        FindingFacts::OutsideYear { .. } => {
            "Vraag na of de datums kloppen, en beslis bij het beoordelen of deze uren meetellen."
        }
        FindingFacts::Frequency { .. } => {
            "Doorloop de beslisboom opnieuw met het juiste aantal, of noteer daar dat meer dagen één keer zijn."
        }
        FindingFacts::RegularWork { .. } => {
            "Bespreek of dit gewoon werk is geworden, en doorloop de beslisboom opnieuw."
        }
        FindingFacts::SameLines { .. } => {
            "Vraag of het dezelfde uren zijn. Zijn het twee medewerkers, geef ze dan elk een volgnummer."
        }
        FindingFacts::DoubleFunding { .. } => {
            "Vraag de instelling te verklaren dat de uren niet al uit formatie of een subsidie worden betaald, en pas het antwoord aan."
        }
        FindingFacts::ExternalToo { .. } => {
            "Kijk of de interne trainer naast de inhuur nodig was, of hetzelfde deed."
        }
        FindingFacts::NoRate { .. } => {
            "Leg het tarief met de bron vast. Een tarief van een ander jaar geldt nooit."
        }
        FindingFacts::ProvisionalRate { .. } => "Bevestig het tarief zodra het definitief is.",
        FindingFacts::OverGrant { .. } => {
            "Verlaag wat wordt vergoed, of leg vast dat u vooraf akkoord gaf met de overschrijding."
        }
        FindingFacts::PhasesNotSplit { .. } => {
            "Vraag de splitsing op, of beantwoord bij het beoordelen de vraag over de drie fasen met ja."
        }
        FindingFacts::Consultation(remark) => consultation(remark),
    };
    words.to_owned()
}

fn consultation(remark: &ConsultationRemark) -> &'static str {
    match remark.state {
        NeedState::Missing => "Overleg met de instelling en leg vast wat is afgesproken.",
        NeedState::Open { .. } => "Leg de uitkomst vast zodra het antwoord er is.",
        NeedState::Late { .. } => {
            "Wijs de kosten af, of schrijf in de motivering waarom ze toch tellen."
        }
        NeedState::NotAgreed { .. } => {
            "Herzie het besluit, of leg een nieuw overleg met akkoord vast."
        }
        NeedState::Undated { .. } => "Vul de datum van de activiteit aan.",
        NeedState::Held { .. } => "Niets.",
    }
}
