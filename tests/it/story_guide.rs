//! Referentiegids, Logboek and the search over everything, in the window.

mod logbook;
mod looks;
mod reading;

use crate::support::world::{GOOD, World, grant_all, know_partners, read_in};
use oto_register::desk::Desk;

/// A rule about catering on a passage of the region, and one that holds in another year.
const OWN_RULES: &str = r#"
[[passage]]
id = "regio-catering"
vindplaats = "Meerjarenplan 2025–2028, 3.2"
titel = "Sobere catering"
samenvatting = "Catering boven € 250 per activiteit gaat in overleg, zodat er meer voor opleiden overblijft."
bron = "meerjarenplan"

[[regel]]
id = "regio-1"
titel = "Catering boven € 250"
reden = "De regio houdt catering sober."
kostensoorten = ["catering"]
boven_euro = "250,00"
vanaf_jaar = 2026
passages = ["regio-catering"]
hoogstens = "in_overleg"

[[regel]]
id = "regio-2"
titel = "Locatie van een partner gevraagd"
reden = "Partners stellen hun zalen voor elkaar open."
kostensoorten = ["locatie-extern"]
tot_jaar = 2026
passages = ["regio-catering"]

[regel.voorwaarde]
id = "regio-zaal-gevraagd"
vraag = "Is een zaal bij een andere partner gevraagd?"
bij_nee = "in_overleg"
bij_weet_niet = "in_overleg"
"#;

/// The region's own rules beside its letterhead.
fn with_rules(desk: &mut Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("regio.toml");
    let text = std::fs::read_to_string(crate::support::data("screens/regio.toml")).unwrap();
    std::fs::write(&path, format!("{text}\n{OWN_RULES}")).unwrap();
    let (file, logo) = Desk::read_region_file(&path).unwrap();
    desk.change_region(&file, logo).unwrap();
}

/// Five plans, all but the last decided, and the region's own rules.
fn decided() -> World {
    World::after(|desk| {
        know_partners(desk);
        with_rules(desk);
        for (file, name) in GOOD {
            let plan = read_in(desk, file, name);
            let sheet = desk.plan_sheet(plan).unwrap();
            let kinds: Vec<_> = sheet
                .lines()
                .filter(|it| it.line.kind.is_none())
                .map(|it| (it.line.id, it.suggested_kinds.first().cloned()))
                .collect();
            desk.choose_kinds(plan, &kinds).unwrap();
            if name != "Ziekenhuis De Vecht" {
                grant_all(desk, plan);
            }
        }
    })
}
