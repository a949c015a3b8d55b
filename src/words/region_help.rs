//! What can be filled in in a settings file, as comments at its end.

use crate::domain::guidance::Guidance;

/// Comment lines for the end of a settings file; each can be used by taking the # away.
pub fn appendix(guidance: &Guidance) -> String {
    let mut text = String::from(
        "\n# ---------- Wat u verder kunt invullen (haal # weg om het te gebruiken) ----------\n",
    );
    if guidance.without_signatory {
        text.push_str(
            "\n# Wie de brieven ondertekent. Zonder ondertekenaar kan geen brief worden gemaakt.\n\
             # [[ondertekenaar]]\n# naam = \"mr. A. Voorbeeld\"\n# functie = \"voorzitter Bestuurlijk ROAZ\"\n# standaard = true\n",
        );
    }
    text.push_str(
        "\n# Keuzes die de referentiegids aan de regio laat. Elk jaar hetzelfde:\n# [keuzes]\n",
    );
    for hint in guidance.settings.iter().filter(|hint| !hint.yearly) {
        text.push_str(&format!(
            "# {} = {}   # {}\n",
            hint.id, hint.example, hint.label
        ));
    }
    text.push_str("\n# Per planjaar:\n# [keuzes.2027]\n");
    for hint in guidance.settings.iter().filter(|hint| hint.yearly) {
        text.push_str(&format!(
            "# {} = {}   # {}\n",
            hint.id, hint.example, hint.label
        ));
    }
    text.push_str(
        "\n# Een eigen passage, en een eigen regel die de gids strenger maakt (nooit ruimer):\n\
         # [[passage]]\n# id = \"regio-catering\"\n# vindplaats = \"Meerjarenplan 2025–2028, 3.2\"\n# titel = \"Sobere catering\"\n\
         # samenvatting = \"Catering boven € 500 gaat in overleg.\"\n# bron = \"meerjarenplan\"   # regiobeleid, meerjarenplan, regiojaarplan, afspraak\n\
         # [[regel]]\n# id = \"regio-1\"\n# titel = \"Catering boven € 500\"\n# reden = \"De regio houdt catering sober.\"\n\
         # kostensoorten = [\"catering\"]\n# boven_euro = \"500,00\"\n# passages = [\"regio-catering\"]\n\
         # hoogstens = \"in_overleg\"\n",
    );
    text.push_str(
        "\n# Zinnen van de goedkeuringsbrief; hier staan de standaardzinnen:\n# [teksten]\n",
    );
    for hint in &guidance.sentences {
        let quoted = hint.text.replace('\\', "\\\\").replace('"', "\\\"");
        text.push_str(&format!("# \"{}\" = \"{quoted}\"\n", hint.id));
    }
    text
}
