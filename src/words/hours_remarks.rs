//! Dutch for what is wrong or in doubt in a file with hours.

use super::hours::{hours, kilometres, time};
use super::long_date;
use crate::domain::hours::{Metres, Minutes, Phase};
use crate::domain::read_hours::HoursDoubt;

/// What is the matter at a cell, and why; one or two sentences. `found` is what stands there.
#[expect(
    clippy::too_many_lines,
    reason = "a sentence for each doubt, and nothing else"
)]
pub fn remark(doubt: &HoursDoubt, found: &str) -> String {
    match doubt {
        HoursDoubt::NothingRecognised => {
            "In dit bestand zijn geen uren herkend: er is geen tabel gevonden met een kopregel met datum, activiteit of rol, en uren. Gebruik het urenformulier of zet er een kopregel boven.".to_owned()
        }
        HoursDoubt::NothingFilledIn => {
            "In dit bestand staat geen enkele regel met uren. Vraag de instelling het ingevulde bestand te sturen.".to_owned()
        }
        HoursDoubt::NotATime => {
            format!("Hier horen uren te staan, maar er staat “{found}”. Vul de uren in, zoals 2,5 of 2:30.")
        }
        HoursDoubt::NegativeTime => {
            format!("De uren zijn negatief: “{found}”. Een urenregel kan niet onder nul zijn.")
        }
        HoursDoubt::NotADistance => {
            format!("Hier horen kilometers te staan, maar er staat “{found}”. Vul een getal in, zoals 34 of 12,5.")
        }
        HoursDoubt::NegativeDistance => {
            format!("De kilometers zijn negatief: “{found}”. Een urenregel kan niet onder nul zijn.")
        }
        HoursDoubt::NoPlan { partner, year } => format!(
            "{partner} heeft geen jaarplan voor {year} in het register, zodat de uren bij geen activiteit horen. Lees eerst het jaarplan in of kies een ander jaar."
        ),
        HoursDoubt::AmbiguousTime { readings } => {
            let all: Vec<String> = readings.iter().map(|it| hours(*it)).collect();
            match all.as_slice() {
                [one] => format!("De uren “{found}” zijn niet zeker te lezen. Bedoelt u {one}?"),
                all => format!(
                    "De uren zijn op twee manieren te lezen: “{found}”. Bedoelt u {}?",
                    all.join(" of ")
                ),
            }
        }
        HoursDoubt::PartOfAMinute => {
            format!("“{found}” is geen heel aantal minuten. Hoeveel uren en minuten zijn het?")
        }
        HoursDoubt::MoreThanADay { minutes } => {
            format!("In deze rij staat {}, meer dan een dag heeft. Klopt dat?", hours(*minutes))
        }
        HoursDoubt::UnclearSpan => {
            format!("Uit “{found}” is niet zeker te lezen hoeveel uren het zijn. Hoeveel uren zijn het?")
        }
        HoursDoubt::MissingTime => {
            "In deze rij staan een datum en een fase, maar geen uren. Vul ze in of sla de rij over.".to_owned()
        }
        HoursDoubt::AmbiguousDistance => {
            format!("De kilometers “{found}” zijn niet zeker te lezen. Hoeveel kilometer is het?")
        }
        HoursDoubt::UnreadableBegin => {
            format!("De begintijd “{found}” is niet zeker te lezen. Hoe laat begon het?")
        }
        HoursDoubt::MissingDate => "Bij deze uren staat geen datum. Op welke dag zijn ze gemaakt?".to_owned(),
        HoursDoubt::NoDay => {
            format!("“{found}” is geen dag, en het tarief hangt van de dag af. Op welke dag zijn de uren gemaakt?")
        }
        HoursDoubt::DateOutsideYear { date, year } => {
            format!("De datum {} valt buiten {year}. Klopt dat?", long_date(*date))
        }
        HoursDoubt::MissingPhase => {
            "Bij deze uren staat geen fase. Is het voorbereiding, uitvoering of evaluatie?".to_owned()
        }
        HoursDoubt::UnknownPhase => {
            format!("De fase “{found}” is niet bekend. Is het voorbereiding, uitvoering of evaluatie?")
        }
        HoursDoubt::MissingRole => {
            "Bij deze trainer staat geen rol of functie. Welke functie heeft de trainer in het dagelijks werk?".to_owned()
        }
        HoursDoubt::MissingActivity => {
            "Bij deze uren staat geen activiteit of projectnummer. Bij welke activiteit horen ze?".to_owned()
        }
        HoursDoubt::UnknownActivity => {
            format!("De activiteit “{found}” staat niet in het jaarplan. Welke activiteit is het?")
        }
        HoursDoubt::SeveralActivities => {
            format!("Meer dan één activiteit in het jaarplan heet “{found}”. Welke is het?")
        }
        HoursDoubt::NumberAndNameDiffer { number, name } => {
            format!("Het projectnummer is dat van {number}, maar de naam is die van {name}. Welke activiteit is het?")
        }
        HoursDoubt::ActivityOfOther { partner } => {
            format!("De activiteit “{found}” is van {partner}. Welke activiteit is het?")
        }
        HoursDoubt::NoPartner => {
            "Het bestand noemt geen instelling. Van welke partner zijn deze uren?".to_owned()
        }
        HoursDoubt::UnknownPartner => {
            format!("“{found}” staat niet als partner in het register. Van welke partner zijn deze uren?")
        }
        HoursDoubt::OtherYear { stated, asked } => format!(
            "Het bestand noemt het jaar {stated}, maar u leest het in voor {asked}. Voor welk jaar zijn de uren?"
        ),
        HoursDoubt::UnknownWord { known } => {
            format!("“{found}” is hier niet bekend. Kies uit: {}.", known.join(", "))
        }
        HoursDoubt::AlreadyKept => {
            "Deze regel staat al in het register: zelfde activiteit, rol, dag, fase en uren. Telt hij nog een keer mee?".to_owned()
        }
        HoursDoubt::TimeTotalDiffers { stated, computed } => format!(
            "Het totaal in het bestand is {}, maar de gelezen uren tellen op tot {}.",
            hours(*stated),
            hours(*computed)
        ),
        HoursDoubt::DistanceTotalDiffers { stated, computed } => format!(
            "Het totaal in het bestand is {} km, maar de gelezen kilometers tellen op tot {} km.",
            kilometres(*stated),
            kilometres(*computed)
        ),
        HoursDoubt::LongerThanSpan { span } => {
            format!("Tussen begin en eind ligt {}, minder dan de uren die er staan.", hours(*span))
        }
        HoursDoubt::BothWaysOfTravel => {
            "In deze rij staan kilometers en openbaar vervoer. Ze zijn als twee regels gelezen.".to_owned()
        }
        HoursDoubt::NamesLeftOut { trainers: 1 } => {
            "De naam van 1 trainer is niet overgenomen: het register bewaart geen namen. De trainer heet naar zijn rol, met een volgnummer.".to_owned()
        }
        HoursDoubt::NamesLeftOut { trainers } => format!(
            "De namen van {trainers} trainers zijn niet overgenomen: het register bewaart geen namen. Zij heten naar hun rol, met een volgnummer."
        ),
        HoursDoubt::NoRate { date } => format!(
            "Voor {} is geen definitief tarief vastgelegd; deze uren krijgen nog geen bedrag.",
            long_date(*date)
        ),
        HoursDoubt::SameFileAsBefore => "Ditzelfde bestand met uren is al eerder ingelezen.".to_owned(),
    }
}

/// What is put in a cell so that its row is left out.
pub const LEAVE_OUT: &str = "overslaan";

/// A proposal to leave a row out.
pub fn leave_out() -> &'static str {
    "rij overslaan"
}

/// A proposal to count a line once more.
pub fn count_again() -> &'static str {
    "toch meetellen"
}

/// A proposal to leave the beginning open.
pub fn no_begin() -> &'static str {
    "begintijd leeg laten"
}

/// A proposal to leave a word open.
pub fn not_known() -> &'static str {
    "niet bekend"
}

/// A proposal to take the day of the activity.
pub fn of_the_activity(day: chrono::NaiveDate) -> String {
    format!("{}, de dag van de activiteit", long_date(day))
}

/// `2:30`, as an answer in a cell: also for whole hours, which could be read as nothing else.
pub fn as_typed(Minutes(minutes): Minutes) -> String {
    format!("{}:{:02}", minutes / 60, minutes.unsigned_abs() % 60)
}

/// `12,5 km`.
pub fn distance(metres: Metres) -> String {
    format!("{}\u{a0}km", kilometres(metres))
}

/// `12,5 km`, as an answer in a cell: with a word, so that three decimals are no thousands.
pub fn typed_distance(Metres(metres): Metres) -> String {
    format!("{},{:03}0", metres / 1000, metres.unsigned_abs() % 1000)
}

/// `2:30 uur`, where a time is proposed.
pub fn proposed_time(minutes: Minutes) -> String {
    hours(minutes)
}

/// The three phases as they are proposed: `voorbereiding`.
pub fn proposed_phase(phase: Phase) -> &'static str {
    phase.code()
}

/// A time in a total: `26` or `2:30`.
pub fn total(minutes: Minutes) -> String {
    time(minutes)
}

/// What a file with hours is called where no names are kept; `ending` is `xlsx` and the like.
pub fn neutral_file_name(ending: &str) -> String {
    match ending {
        "" => "urenverantwoording".to_owned(),
        ending => format!("urenverantwoording.{ending}"),
    }
}

/// What a sheet is called where no names are kept and its name could be one; counts from 1.
pub fn neutral_sheet(number: usize) -> String {
    format!("Blad {number}")
}

/// The trainer as a file without names calls him: `trainer 2`.
pub fn instead_of_a_name() -> &'static str {
    "…"
}
