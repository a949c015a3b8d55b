//! What went wrong, in Dutch, for the person at the screen.

use crate::desk;
use crate::domain::ConditionId;
use crate::domain::decision::DecisionFault;
use crate::domain::open_error::OpenError;
use crate::exchange::reading::MappingError;
use crate::storage;
use crate::words;
use std::io;
use std::path::Path;

pub use crate::words::Notice;

impl From<desk::Error> for Notice {
    #[expect(
        clippy::too_many_lines,
        reason = "one arm an error, so that none can lack words"
    )]
    fn from(error: desk::Error) -> Self {
        use desk::Error;
        match error {
            Error::Storage(error) => of_storage(error),
            Error::CannotOpen { file, error } => of_file(&file, &error),
            Error::Xml { file, error } => Self {
                what: format!("{file} is niet gelezen."),
                ..words::invoices::xml_error(&error)
            },
            Error::HeldUp { file, remarks } => Self::new(
                format!("{file} is niet ingelezen."),
                format!(
                    "{} moet eerst worden opgelost.",
                    words::counted(remarks.len(), "melding", "meldingen")
                ),
                remarks
                    .first()
                    .map(words::remarks::remark)
                    .unwrap_or_default(),
            ),
            Error::SheetFaults { file, remarks } => Self::new(
                format!("{file} is niet ingelezen."),
                format!(
                    "{} in het bestand.",
                    words::counted(remarks.len(), "fout", "fouten")
                ),
                remarks
                    .first()
                    .map(words::sheet_remarks::sheet_remark)
                    .unwrap_or_default(),
            ),
            Error::Mapping(error) => of_mapping(&error),
            Error::NoSuchPartner { name } => Self::new(
                format!("Er is geen partner “{name}” in dit register."),
                "De naam moet gelijk zijn aan die in het register; hoofdletters en accenten tellen niet.",
                "Controleer de naam in de lijst van partners.",
            ),
            Error::PartnerFaults { name, faults } => Self::new(
                words::partners::not_kept(&name),
                words::partners::faults(&faults),
                "Verbeter wat bij het veld staat en bewaar opnieuw.",
            ),
            Error::CannotMerge { stays, goes, years } => Self::new(
                format!("{goes} kan niet met {stays} worden samengevoegd."),
                words::partners::both_have_a_plan(&years),
                words::partners::MERGE_WAY_OUT,
            ),
            Error::NoPlan {
                partner: Some(partner),
                year,
            } => Self::new(
                format!("Er is geen jaarplan {year} van {partner}."),
                "Het is nog niet ingelezen.",
                "Lees eerst het jaarplan van deze partner in.",
            ),
            Error::NoPlan {
                partner: None,
                year,
            } => Self::new(
                format!("Er zijn geen jaarplannen voor {year}."),
                "Er is voor dit jaar nog niets ingelezen.",
                "Lees eerst de jaarplannen in, of kies een ander jaar.",
            ),
            Error::NoActivity { number, year } => Self::new(
                format!("Er is geen activiteit {number} in {year}."),
                "Geen jaarplan van dat jaar heeft een activiteit met dit projectnummer.",
                "Controleer het projectnummer in Beoordelen, of geef met --jaar een ander jaar.",
            ),
            Error::NoEdition { year } => Self::new(
                format!("Voor {year} is er geen referentiegids."),
                "Geen editie in dit programma geldt voor dat planjaar.",
                "Kies een ander jaar, of installeer een nieuwere versie van het programma.",
            ),
            Error::UnknownEdition(id) => Self::new(
                format!("De editie {id} van de referentiegids is onbekend."),
                "Deze versie van het programma heeft die editie niet.",
                "Kies een andere editie, of installeer een nieuwere versie van het programma.",
            ),
            Error::UnknownQuestions(ids) => Self::new(
                format!("Onbekende vraag: {}.", listed(&ids)),
                "De referentiegids en de regio stellen die vraag niet.",
                "Gebruik de ids van voorwaarden en controles uit de gids.",
            ),
            Error::UnknownKind(id) => Self::new(
                format!("Onbekende kostensoort: {id}."),
                "De editie van dit jaarplan kent die niet.",
                "Kies een kostensoort uit de gids.",
            ),
            Error::Decision { line, fault } => of_decision(&line, &fault),
            Error::Consultation(faults) => {
                let faults: Vec<String> = faults.iter().map(words::consultations::fault).collect();
                Self::new(
                    "Het overleg is niet vastgelegd.",
                    faults.join(" "),
                    "Vul aan of verbeter wat er staat, en probeer het opnieuw.",
                )
            }
            Error::Request(faults) => {
                let faults: Vec<String> = faults.iter().map(words::requests::fault).collect();
                Self::new(
                    "De wijziging is niet vastgelegd.",
                    faults.join(" "),
                    "Verbeter wat er staat, en probeer het opnieuw.",
                )
            }
            Error::Invoice(problems) => {
                let problems: Vec<String> = problems.iter().map(words::invoices::problem).collect();
                Self::new(
                    "De factuur is niet vastgelegd.",
                    problems.join(" "),
                    "Verbeter wat er staat, en probeer het opnieuw.",
                )
            }
            Error::Hours(problems) => {
                let problems: Vec<String> = problems.iter().map(words::hours::problem).collect();
                Self::new(
                    "De uren zijn niet vastgelegd.",
                    problems.join(" "),
                    "Verbeter wat er staat, en probeer het opnieuw.",
                )
            }
            Error::Rate(faults) => words::rates::not_kept(&faults),
            Error::RoazDay { on } => words::roaz::day_to_come(on),
            Error::NothingForRoaz { left } => words::roaz::nothing_recorded(&left),
            Error::RegionFile(errors) => Self::new(
                "De instellingen zijn niet overgenomen.",
                errors
                    .iter()
                    .map(words::region_file::region_file_error)
                    .collect::<Vec<_>>()
                    .join(" "),
                "Verbeter het bestand en probeer het opnieuw.",
            ),
            Error::Region(problems) => Self::new(
                "De instellingen zijn niet overgenomen.",
                problems
                    .iter()
                    .map(words::region_problems::problem)
                    .collect::<Vec<_>>()
                    .join(" "),
                "Verbeter het bestand en probeer het opnieuw.",
            ),
            Error::NothingToCorrect { partner } => Self::new(
                format!("Voor {partner} is er niets te corrigeren."),
                "Er is nog geen brief verstuurd, of er loopt al een correctie.",
                "Maak de brief gewoon opnieuw.",
            ),
            Error::NotMade { partner } => Self::new(
                format!("De brief aan {partner} is niet gemaakt."),
                "Alleen een brief die gereed is en daarna niet is gewijzigd, kan worden verstuurd of afgedrukt.",
                "Maak eerst de brief.",
            ),
            Error::NotAsMade { partner } => Self::new(
                "Het printbestand is niet gemaakt.",
                format!("De gegevens van {partner} zijn gewijzigd nadat de brief is gemaakt."),
                "Maak de brief opnieuw, of een correctie als hij is verstuurd.",
            ),
            Error::SameFile(path) => Self::new(
                "Er is niets teruggezet.",
                format!("{} is het register zelf.", path.display()),
                "Kies een reservekopie.",
            ),
            Error::Overtaken { file } => Self::new(
                format!("{file} is niet ingelezen."),
                "Het register is gewijzigd sinds u dit bestand bekeek; de verschillen zijn nu andere.",
                "Bekijk het bestand opnieuw.",
            ),
            Error::Compose(error) => {
                let reason = words::letter_state::reason(&desk::cannot_compose(error));
                of_letter(&format!("{reason}."))
            }
            Error::LayOut(error) => {
                let fault = words::letter_state::print_fault(&desk::print_fault(error));
                of_letter(&format!("{fault}."))
            }
            Error::Form(error) => Self::new(
                "Het beslisformulier is niet gemaakt.",
                format!(
                    "{}.",
                    words::letter_state::print_fault(&desk::print_fault(error))
                ),
                "Maak het formulier daarna opnieuw.",
            ),
            Error::Tree(error) => words::tree::tree_error(&error),
            Error::OpenTree { node, question } => words::tree::open(&node, &question),
            Error::Pdf(_) => of_letter("De PDF kon niet worden opgebouwd."),
            Error::Preview(_) => Self::new(
                "De brief kan niet worden getoond.",
                "Het bewaarde bestand is niet te lezen.",
                "Maak de brief opnieuw, of laat het register nazien.",
            ),
            Error::Texts(errors) => Self::new(
                "De brief is niet gemaakt.",
                format!(
                    "{} van de brief klopt niet.",
                    words::counted(errors.len().max(1), "zin", "zinnen")
                ),
                "Verbeter de zinnen bij de instellingen.",
            ),
            Error::OutputExists(path) => exists(&path),
            Error::Output { path, error } => {
                of_disk(&format!("{} is niet geschreven.", path.display()), &error)
            }
            Error::Input { path, error } => {
                of_disk(&format!("{} is niet gelezen.", path.display()), &error)
            }
            Error::Workbook(_) => Self::new(
                "Het werkblad is niet gemaakt.",
                "Er staan meer gegevens in dan een werkblad kan bevatten.",
                "Kies minder partners of een ander jaar.",
            ),
            Error::Stopped => Self::new(
                "Gestopt.",
                "U hebt het werk gestopt.",
                "Wat klaar was, is bewaard.",
            ),
            Error::NothingToUndo => Self::new(
                "Er is niets om ongedaan te maken.",
                "Er is nog niets gewijzigd.",
                "",
            ),
            Error::OwnReason => Self::new(
                "Uw eigen oordeel is niet vastgelegd.",
                "De reden ontbreekt.",
                "Schrijf op waarom u anders oordeelt dan de beslisboom.",
            ),
            Error::NothingToRedo => Self::new(
                "Er is niets om opnieuw te doen.",
                "Er is niets ongedaan gemaakt, of er is daarna iets anders gewijzigd.",
                "",
            ),
            Error::Gone => Self::new(
                "Het register geeft geen antwoord.",
                "Er is iets misgegaan in het programma; wat bewaard was, staat er nog.",
                "Probeer het opnieuw. Blijft het zo, sluit het programma dan en open het weer.",
            ),
        }
    }
}

fn of_file(file: &str, error: &OpenError) -> Notice {
    let notice = words::remarks::open_error(error);
    match file {
        "" => notice,
        file => Notice {
            what: format!("{file} is niet gelezen."),
            ..notice
        },
    }
}

fn listed(ids: &[ConditionId]) -> String {
    ids.iter()
        .map(ConditionId::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn of_letter(why: &str) -> Notice {
    Notice::new(
        "De brief is niet gemaakt.",
        why,
        "Vul aan wat ontbreekt en maak de brief opnieuw.",
    )
}

fn exists(path: &Path) -> Notice {
    Notice::new(
        format!("{} bestaat al.", path.display()),
        "Een bestaand bestand wordt niet zomaar vervangen.",
        "Kies een andere naam, of geef --overschrijf.",
    )
}

fn of_decision(line: &str, fault: &DecisionFault) -> Notice {
    let (why, way_out) = words::decision_fault(fault);
    Notice::new(
        format!("Het besluit over “{line}” is niet vastgelegd."),
        why,
        way_out,
    )
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm an error, so that none can lack words"
)]
fn of_storage(error: storage::Error) -> Notice {
    use storage::Error;
    let not_opened = "Het register is niet geopend.";
    let not_kept = "Het register kon dit niet bewaren.";
    match error {
        Error::Exists => Notice::new(
            "Er staat al een bestand met die naam.",
            "Een bestaand bestand wordt niet zomaar vervangen.",
            "Kies een andere naam.",
        ),
        Error::NotARegister => Notice::new(
            not_opened,
            "Het bestand is geen register van dit programma, of het is beschadigd.",
            "Kies een bestand dat eindigt op .oto, of zet een reservekopie terug.",
        ),
        Error::TooNew { .. } => Notice::new(
            not_opened,
            "Het is bewaard met een nieuwere versie van dit programma.",
            "Installeer de nieuwste versie en open het register opnieuw.",
        ),
        Error::InUse { holder } => Notice::new(
            not_opened,
            match holder {
                Some(holder) => format!("Het is in gebruik bij {holder}."),
                None => {
                    "Het is in gebruik bij een ander programma of een andere computer.".to_owned()
                }
            },
            "Sluit het daar en probeer het opnieuw.",
        ),
        Error::Damaged(_) => Notice::new(
            "Het register is beschadigd.",
            "Het bestand is van buiten gewijzigd, of de schijf is niet in orde.",
            "Zet de laatste goede reservekopie terug.",
        ),
        Error::Missing("register") => Notice::new(
            "Er is geen register op die plaats.",
            "Het bestand bestaat niet of is verplaatst.",
            "Controleer het pad, of maak een register door iets in te lezen.",
        ),
        Error::Missing("stored file") => Notice::new(
            "De brief is niet te openen.",
            "Het bewaarde bestand ontbreekt in het register.",
            "Zet de laatste goede reservekopie terug.",
        ),
        Error::Missing(_) => Notice::new(
            "Dit staat niet meer in het register.",
            "Het is intussen gewijzigd of ongedaan gemaakt.",
            "Open het scherm opnieuw.",
        ),
        Error::Taken(what) => Notice::new(
            not_kept,
            format!("De naam of code van “{what}” is al in gebruik."),
            "Kies een andere naam of code.",
        ),
        Error::Frozen => Notice::new(
            "De brief is niet gewijzigd.",
            "Hij is verstuurd, en een verstuurde brief verandert nooit.",
            "Maak een correctie: een nieuwe brief die deze vervangt.",
        ),
        Error::Settled => Notice::new(
            not_kept,
            "Een gebruikt tarief, een beoordeelde urenregel en een betaalde factuur veranderen nooit.",
            "Laat een nieuw tarief volgen, voeg een corrigerende regel toe, of verwerk een creditnota.",
        ),
        Error::AlreadyUndone => Notice::new(
            "Dit is al ongedaan gemaakt.",
            "",
            "Kijk in het logboek wat er is gebeurd.",
        ),
        Error::ChangedSince => Notice::new(
            "Dit kan niet ongedaan worden gemaakt.",
            "Dezelfde gegevens zijn daarna nog gewijzigd.",
            "Maak eerst de latere wijziging ongedaan.",
        ),
        Error::DiskFull => Notice::new(
            not_kept,
            "De schijf is vol.",
            "Maak ruimte vrij en probeer het opnieuw.",
        ),
        Error::ReadOnly => Notice::new(
            not_kept,
            "Het bestand of de map is alleen-lezen.",
            "Kies een andere map, of vraag om schrijfrechten.",
        ),
        Error::Io(error) => of_disk(not_opened, &error),
        Error::Sqlite(_) => Notice::new(
            not_kept,
            "Het bestand werkt niet mee.",
            "Probeer het opnieuw; lukt het niet, zet dan de laatste reservekopie terug.",
        ),
    }
}

fn of_disk(what: &str, error: &io::Error) -> Notice {
    let (why, way_out) = match error.kind() {
        io::ErrorKind::NotFound => (
            "Het bestand of de map bestaat niet.",
            "Controleer de naam en de map.",
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            "Het bestand of de map is alleen-lezen.",
            "Kies een andere map, of vraag om schrijfrechten.",
        ),
        io::ErrorKind::StorageFull => (
            "De schijf is vol.",
            "Maak ruimte vrij en probeer het opnieuw.",
        ),
        io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory => (
            "Er is een map waar een bestand moet staan, of andersom.",
            "Kies een andere naam.",
        ),
        io::ErrorKind::InvalidData => (
            "Het bestand is geen tekst in UTF-8.",
            "Bewaar het als UTF-8 en probeer het opnieuw.",
        ),
        _ => (
            "De schijf werkt niet mee.",
            "Controleer de schijf en de verbinding en probeer het opnieuw.",
        ),
    };
    Notice::new(what, why, way_out)
}

fn of_mapping(error: &MappingError) -> Notice {
    let why = match error {
        MappingError::NotToml {
            line,
            key: Some(key),
        } => {
            format!("Regel {line}: “{key}” hoort er niet in of heeft een andere vorm.")
        }
        MappingError::NotToml { line, key: None } => format!("Regel {line} is geen TOML."),
        MappingError::NoSuchRow => "kop_rij telt vanaf 1.".to_owned(),
        MappingError::Missing { key } => format!("“{key}” ontbreekt."),
        MappingError::NotAColumn { key, given } => {
            format!("Bij “{key}” staat “{given}”; dat is geen kolom. Geef een letter, zoals \"G\".")
        }
    };
    Notice::new(
        "De koppeling is niet te gebruiken.",
        why,
        "Verbeter het bestand en probeer het opnieuw.",
    )
}
