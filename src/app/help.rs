//! The keys of the window, and of the screen that is open: F1.

use super::pages::OpenPage;
use super::{Message, Place};
use crate::ui::modal::Layer;
use crate::ui::{Element, button, chip, dialog, text, theme};
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Length};

/// Keys, and what they do.
type Keys = &'static [(&'static str, &'static str)];

/// Everywhere.
const ALWAYS: Keys = &[
    ("Ctrl+K", "Zoek een partner, activiteit, brief of passage"),
    ("Ctrl+Z", "Maak de laatste handeling ongedaan"),
    ("Ctrl+Shift+Z", "Doe opnieuw wat ongedaan is gemaakt"),
    ("Ctrl+PageDown", "Volgend scherm, met PageUp het vorige"),
    ("Ctrl+Backspace", "Terug naar waar u vandaan kwam"),
    ("Tab", "Volgend veld, met Shift het vorige"),
    ("F6", "Volgend deel van het scherm, met Shift het vorige"),
    ("Ctrl +", "Groter, met Ctrl − kleiner en Ctrl 0 gewoon"),
    ("Esc", "Sluiten of annuleren"),
];

const WELCOME: Keys = &[
    ("Ctrl+N", "Nieuw register maken"),
    ("Ctrl+Shift+O", "Register openen"),
    ("Ctrl+O", "Excelbestand inlezen"),
    ("Ctrl+E", "Voorbeeld openen"),
];

const SUBMISSIONS: Keys = &[
    ("Ctrl+O", "Excelbestanden inlezen"),
    ("Ctrl+Enter", "Lees het gecontroleerde bestand in"),
    ("↑ ↓", "Naar de vorige of volgende regel"),
    ("Enter", "Openen"),
];

const JUDGE: Keys = &[
    ("1 2 3", "Ja, nee of weet niet op de open vraag"),
    ("Ctrl+J", "Alle open vragen van de regel met ja"),
    ("Backspace", "Neem het laatste antwoord terug"),
    ("Enter", "Bevestig de voorgestelde kostensoort"),
    (
        "Ctrl+1 … Ctrl+4",
        "Toekennen, deels toekennen, in overleg, afwijzen",
    ),
    ("F4", "Naar de motivering"),
    ("Ctrl+M", "Vaste zin in de motivering"),
    ("Ctrl+G", "Ken toe zoals voorgesteld"),
    ("Ctrl+Enter", "Naar de volgende open regel"),
    ("Alt+←  Alt+→", "Vorige of volgende activiteit"),
    ("Alt+↑  Alt+↓", "Vorig of volgend jaarplan"),
    ("Ctrl+F", "Kies een jaarplan, en welke aan de beurt komen"),
    ("F2", "Naar de passage in de gids"),
    ("F3", "Naar de cel in het bestand van de partner"),
];

const CONSULTATIONS: Keys = &[
    ("Ctrl+N", "Nieuw overleg"),
    ("Enter", "Leg de uitkomst of het ontbrekende overleg vast"),
    ("Ctrl+Enter", "Leg het ingevulde formulier vast"),
    ("↑ ↓", "Naar het vorige of volgende overleg"),
];

const ROAZ: Keys = &[
    ("Spatie", "Kies een plan, of laat het weer los"),
    ("Enter", "Naar Beoordelen van dit plan"),
    (
        "Alt+↑  Alt+↓",
        "Vorig of volgend plan bij een akkoord met wijziging",
    ),
    ("Ctrl+R", "Leg het akkoord vast"),
    ("Ctrl+P", "Druk de lijst voor de vergadering af"),
];

const LETTERS: Keys = &[
    ("Ctrl+B", "Maak alle gerede brieven"),
    ("Ctrl+P", "Open de pdf van de brief"),
    ("Enter", "In de lijst: naar wat de brief ophoudt"),
    ("Alt+←  Alt+→", "Vorige of volgende pagina"),
    (
        "↑ ↓ Enter",
        "Op de pagina: van zin naar zin, en naar de bronlijn",
    ),
    ("1 … 9", "In de bronlijn: de stap met dat cijfer"),
];

const HOURS: Keys = &[
    ("Ctrl+N", "Uren toevoegen"),
    ("Ctrl+O", "Uren inlezen"),
    ("↑ ↓", "Naar de vorige of volgende registratie"),
    ("Enter", "Wijzig of corrigeer de registratie"),
    ("1 2 3", "Ja, nee of weet niet op de open toets"),
    ("Ctrl+J", "Alle open toetsen met ja"),
    (
        "Ctrl+1 … Ctrl+4",
        "Alles vergoeden, deels, in overleg, terugsturen",
    ),
    ("F4", "Naar de reden"),
    ("Ctrl+M", "Bericht aan de instelling"),
    ("Ctrl+Enter", "Naar de volgende die te beoordelen is"),
    ("Ctrl+F", "Zoek een registratie"),
    ("F2", "Naar de passage in de gids"),
];

const HOURS_ENTRY: Keys = &[
    ("Ctrl+Enter", "Bewaar alle regels"),
    ("Ctrl+N", "Bewaar, dan de volgende trainer"),
    ("Enter", "Naar de volgende regel"),
    ("↑ ↓", "Zelfde kolom, regel erboven of eronder"),
    ("Ctrl+D", "Vul aan zoals de regel erboven"),
    ("Ctrl+Delete", "Haal de regel weg"),
    ("Ctrl+F", "Kies een andere activiteit"),
];

const HOURS_IN: Keys = &[
    ("Ctrl+O", "Kies een werkmap met uren"),
    ("Ctrl+Enter", "Lees de gecontroleerde uren in"),
    ("↑ ↓", "Naar de vorige of volgende melding"),
    ("Enter", "Neem het voorstel over"),
];

const RATES: Keys = &[
    ("Ctrl+N", "Nieuw tarief"),
    ("Ctrl+Enter", "Leg het tarief vast"),
    ("Enter", "Bevestig, wijzig of laat volgen"),
    ("Delete", "Verwijder een ongebruikt tarief"),
    ("F2", "Naar de passage in de gids"),
];

const FINDINGS: Keys = &[
    ("Enter", "Naar waar het wordt verholpen"),
    ("F2", "Naar de passage in de gids"),
    ("Ctrl+F", "Filter op partner"),
    ("↑ ↓", "Naar de vorige of volgende bevinding"),
];

const TREE: Keys = &[
    ("Ctrl+N", "Nieuwe toets"),
    ("Ctrl+O", "Een ingevuld beslisformulier inlezen"),
    ("Ctrl+S", "Het ingelezen formulier bewaren"),
    ("1 … 9", "Het antwoord met dat cijfer"),
    ("0", "Weet niet"),
    ("Backspace", "Vorige vraag; geen antwoord gaat verloren"),
    ("Alt+←  Alt+→", "Vorige of volgende vraag"),
    ("Ctrl+P", "Formulier als PDF"),
];

const GUIDE: Keys = &[
    ("Ctrl+F", "Zoek in de gids"),
    ("↑ ↓", "Naar de vorige of volgende passage of kostensoort"),
    (
        "Enter",
        "Naar de eerste verwijzing, of een deel in- en uitklappen",
    ),
    ("Esc", "Terug naar waar u vandaan kwam"),
];

const PARTNERS: Keys = &[
    ("Ctrl+N", "Nieuwe partner"),
    ("Ctrl+O", "Partnerlijst inlezen"),
];

const HISTORY: Keys = &[
    ("Ctrl+F", "Zoek in het logboek"),
    ("↑ ↓", "Naar de vorige of volgende handeling"),
];

const SETTINGS: Keys = &[
    ("Ctrl+S", "Opslaan"),
    ("Ctrl+N", "Nieuwe ondertekenaar, passage of invulformulier"),
    ("Alt+←  Alt+→", "Vorig of volgend onderdeel"),
];

/// The keys of what is open: of the page where it has its own, else of its place.
fn keys_of(place: Option<Place>, page: Option<&OpenPage>) -> Keys {
    match page {
        Some(OpenPage::HoursEntry(_)) => return HOURS_ENTRY,
        Some(OpenPage::HoursIn(_)) => return HOURS_IN,
        Some(OpenPage::Rates(_)) => return RATES,
        Some(OpenPage::Findings(_)) => return FINDINGS,
        Some(_) | None => {}
    }
    match place {
        None => WELCOME,
        Some(Place::Submissions) => SUBMISSIONS,
        Some(Place::Judge) => JUDGE,
        Some(Place::Consultations) => CONSULTATIONS,
        Some(Place::Roaz) => ROAZ,
        Some(Place::Letters) => LETTERS,
        Some(Place::Hours) => HOURS,
        Some(Place::Tree) => TREE,
        Some(Place::Guide) => GUIDE,
        Some(Place::Partners) => PARTNERS,
        Some(Place::History) => HISTORY,
        Some(Place::Settings) => SETTINGS,
    }
}

/// The keys over the window.
pub fn layer<'a>(place: Option<Place>, page: Option<&OpenPage>) -> Layer<'a, Message> {
    let table = |keys: Keys| {
        Column::with_children(keys.iter().map(|(key, does)| {
            row![
                container(chip::key(*key)).width(132),
                text::body(*does).width(Length::Fill)
            ]
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .into()
        }))
        .spacing(theme::S4)
    };
    let side = |title: &'static str, keys: Keys| {
        column![text::strong(title), table(keys)]
            .spacing(theme::S8)
            .width(Length::Fill)
    };
    let close = button::secondary("Sluiten")
        .id("sluiten")
        .on_press(Message::DialogClosed);
    let inner = column![
        text::heading("Toetsen"),
        row![
            side("Op dit scherm", keys_of(place, page)),
            side("Overal", ALWAYS)
        ]
        .spacing(theme::S24),
        container(Element::from(close))
            .width(Length::Fill)
            .align_x(Alignment::End)
    ]
    .spacing(theme::S16);
    let panel = dialog::boxed(container(inner).padding(theme::S16)).width(920);
    Layer::centered(panel, Some("sluiten".into()))
}
