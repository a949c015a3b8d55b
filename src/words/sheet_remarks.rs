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
