//! Dutch for what is wrong in a workbook with decisions or a list of partners.

use super::euros;
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::CellRef;

/// What happened, why, and what to do: one or two sentences without the address of the cell.
#[expect(
    clippy::too_many_lines,
    reason = "one arm a doubt, so that none can lack words"
)]
pub fn sheet_remark(remark: &SheetRemark) -> String {
    let found = remark.found.as_deref().unwrap_or_default();
    match &remark.doubt {
        SheetDoubt::MissingColumns { columns } => format!(
            "In dit bestand ontbreekt een kopregel met {}. Zet deze kolommen terug of begin met een nieuw werkblad.",
            listed(columns)
        ),
        SheetDoubt::NoLineId => "Bij deze rij is het verborgen kenmerk verdwenen, zodat niet vaststaat bij welke regel zij hoort. Maak een nieuw werkblad of kopieer de hele rij.".to_owned(),
        SheetDoubt::UnknownLine => format!(
            "Het kenmerk “{found}” hoort niet bij een regel van dit jaar. Verwijder de rij of maak een nieuw werkblad."
        ),
        SheetDoubt::LineTwice { first } => format!(
            "Deze regel staat ook in {}. Laat één van beide rijen staan.",
            place(first)
        ),
        SheetDoubt::RequestedDiffers { expected } => format!(
            "Hier staat als gevraagd bedrag “{found}”, maar in het register staat {}. Beslis opnieuw over het bedrag uit het register.",
            euros(*expected)
        ),
        SheetDoubt::ReadOnlyAltered { expected } => format!(
            "Deze cel is alleen om te lezen en is veranderd; er stond “{expected}”. De wijziging wordt niet overgenomen."
        ),
        SheetDoubt::UnknownWord { known } => format!(
            "“{found}” is hier niet bekend. Kies uit: {}.",
            known.join(", ")
        ),
        SheetDoubt::UnknownQuestion => format!(
            "De vraag “{found}” wordt bij deze regel niet gesteld. Verwijder de rij of kies eerst de kostensoort en maak een nieuw werkblad."
        ),
        SheetDoubt::NotAnAmount => format!(
            "“{found}” is geen bedrag dat maar op één manier te lezen is. Vul een bedrag in euro’s in met hoogstens twee decimalen, zoals 1250,00."
        ),
        SheetDoubt::NegativeAmount => {
            format!("“{found}” is negatief en dat kan hier niet. Vul nul of meer in.")
        }
        SheetDoubt::Decision { fault } => {
            let (why, way_out) = super::decision_fault(fault);
            format!("Dit besluit kan niet worden vastgelegd. {why} {way_out}")
        }
        SheetDoubt::ErrorCell => format!(
            "In deze cel staat de fout {found}. Herstel de formule of vul de waarde zelf in."
        ),
        SheetDoubt::NameTwice { first } => format!(
            "“{found}” staat ook in {}. Laat één van beide rijen staan.",
            place(first)
        ),
        SheetDoubt::SamePartner { partner, first } => format!(
            "“{found}” is {partner}, en die staat ook in {}. Laat één van beide rijen staan.",
            place(first)
        ),
        SheetDoubt::NameResembles { existing } => format!(
            "“{found}” lijkt op {existing}, maar komt als nieuwe partner in het register. Is het dezelfde, voeg ze daarna dan samen."
        ),
        SheetDoubt::CodeTaken { by } => format!(
            "De code {found} is al van {by}. Geef deze partner een andere code of laat de cel leeg."
        ),
        SheetDoubt::CodeTwice { first } => format!(
            "De code {found} staat ook in {}. Geef één van beide partners een andere code.",
            place(first)
        ),
        SheetDoubt::MissingName => {
            "In deze rij ontbreekt de naam van de organisatie. Vul de naam in of verwijder de rij."
                .to_owned()
        }
        SheetDoubt::NotAPostcode => {
            format!("“{found}” is geen postcode. Vul vier cijfers en twee letters in.")
        }
        SheetDoubt::NotAnEmail => {
            format!("“{found}” is geen e-mailadres. Verbeter het of laat de cel leeg.")
        }
        SheetDoubt::NotACode => format!(
            "“{found}” kan geen code zijn. Gebruik twee tot vier hoofdletters of laat de cel leeg."
        ),
        SheetDoubt::NotADate => format!(
            "“{found}” is geen datum. Vul de datum in waarop het convenant ingaat, of nee."
        ),
        SheetDoubt::CovenantWithoutDate => "Hier staat dat er een convenant is, maar niet sinds wanneer. Vul de ingangsdatum in.".to_owned(),
        SheetDoubt::HiddenRowRead => {
            "Deze rij was verborgen en is wel gelezen. Controleer of dat klopt.".to_owned()
        }
        SheetDoubt::HiddenSheetGone => "Het verborgen blad met kenmerken is uit dit formulier verdwenen, zodat niet vaststaat welke vragen het stelt. Vraag de instelling om het formulier zelf, niet een kopie van het blad.".to_owned(),
        SheetDoubt::FieldEmpty { field } => {
            format!("“{field}” is niet ingevuld. U kunt het aanvullen nadat het formulier is bewaard.")
        }
        SheetDoubt::NotAFormDate if found.is_empty() => {
            "De datum is niet ingevuld. Vul de datum in waarop het formulier is ingevuld, zoals 24-11-2026.".to_owned()
        }
        SheetDoubt::NotAFormDate => format!(
            "“{found}” is geen datum die maar op één manier te lezen is. Vul dag, maand en jaar in, zoals 24-11-2026."
        ),
        SheetDoubt::OtherActivity { expected } => format!(
            "Dit formulier is gemaakt voor {expected}, maar hier staat “{found}”. Zet de activiteit terug, of vraag voor de andere activiteit een eigen formulier."
        ),
        SheetDoubt::NoSuchActivity => format!(
            "De activiteit “{found}” staat niet in dit register. Lees eerst het jaarplan in, of kijk of het formulier van een ander register is."
        ),
        SheetDoubt::OtherEdition { expected } => format!(
            "Dit formulier hoort bij editie “{found}” van de referentiegids, maar hier geldt {expected}. Vraag de instelling om een nieuw formulier."
        ),
        SheetDoubt::NoSuchQuestion => format!(
            "De vraag met kenmerk “{found}” staat niet in deze editie. Vraag de instelling om een nieuw formulier."
        ),
        SheetDoubt::QuestionAltered { expected } => format!(
            "De vraag is veranderd; er stond “{expected}”. Het antwoord kan op iets anders slaan: zet de vraag terug en vraag de instelling het antwoord na te kijken."
        ),
        SheetDoubt::AnswerTwice { first } => format!(
            "Deze vraag is in {} anders beantwoord. Laat één van beide antwoorden staan.",
            place(first)
        ),
        SheetDoubt::AnswerMissing { question, blocks: true } => format!(
            "De vraag “{question}” is niet beantwoord, terwijl antwoorden op latere vragen ervan afhangen. Vul het antwoord in, of haal de latere antwoorden weg."
        ),
        SheetDoubt::AnswerMissing { question, blocks: false } => format!(
            "De vraag “{question}” is nog niet beantwoord, zodat er nog geen conclusie is. Na het bewaren kunt u hier verdergaan."
        ),
        SheetDoubt::AnswerNotAsked { question } => format!(
            "Het antwoord “{found}” op de vraag “{question}” telt niet mee: met de andere antwoorden wordt die vraag niet gesteld. De instelling kon dat niet weten; u hoeft niets te doen."
        ),
        SheetDoubt::SameRunKept => "Een beslisboom met dezelfde activiteit, rol, datum en antwoorden is al bewaard. Bewaar dit formulier alleen als het een tweede medewerker betreft.".to_owned(),
    }
}

fn place(at: &CellRef) -> String {
    let cell = at.cell.as_deref().unwrap_or("het bestand");
    match &at.sheet {
        Some(sheet) => format!("cel {cell} van blad {sheet}"),
        None => format!("cel {cell}"),
    }
}

/// `naam, soort en plaats`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} en {last}", most.join(", ")),
    }
}
