//! Names of organisations in titles, among the words about the plan and the year.

use super::plain::{plain, words};

/// The parts of a title without the words about the plan and the year.
pub fn possible_names(text: &str) -> Vec<String> {
    let mut parts = text.replace([':', '|', '\n', '(', ')'], " – ");
    // `Ziekenhuis Oost, jaarplan 2027`; but `Stichting Oost, locatie Noord` is one name.
    if parts
        .split(", ")
        .skip(1)
        .any(|part| words(part).first().is_some_and(|word| is_plan_word(word)))
    {
        parts = parts.replace(", ", " – ");
    }
    parts
        .split(" – ")
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" — "))
        .map(without_plan_words)
        .filter(|name| {
            name.chars().filter(|sign| sign.is_alphabetic()).count() > 2
                && name.split(' ').count() <= 9
        })
        .collect()
}

fn without_plan_words(part: &str) -> String {
    let mut words: Vec<&str> = part.split_whitespace().collect();
    let drops = |word: &&str| {
        let word = plain(word);
        word.is_empty()
            || word.split(' ').all(|word| {
                is_plan_word(word)
                    || is_link(word)
                    || word.chars().all(|sign| sign.is_ascii_digit())
            })
    };
    while words.last().is_some_and(drops) {
        words.pop();
    }
    let first = words
        .iter()
        .position(|word| !drops(word))
        .unwrap_or(words.len());
    words.get(first..).unwrap_or_default().join(" ")
}

/// Words about the plan itself, that are no part of a name.
pub fn is_plan_word(word: &str) -> bool {
    const STEMS: [&str; 12] = [
        "jaarplan",
        "activiteitenplan",
        "plan",
        "aanvraag",
        "begroting",
        "oto",
        "otoplan",
        "otojaarplan",
        "projectplan",
        "jaaraanvraag",
        "opleidingsplan",
        "activiteiten",
    ];
    STEMS.contains(&word)
}

/// Words that may stand between the words about a plan and a name.
fn is_link(word: &str) -> bool {
    const LINKS: [&str; 24] = [
        "gelden",
        "van",
        "voor",
        "het",
        "en",
        "overzicht",
        "budget",
        "kosten",
        "jaar",
        "opleiden",
        "trainen",
        "oefenen",
        "opleiding",
        "training",
        "oefening",
        "roaz",
        "subsidie",
        "middelen",
        "inzending",
        "formulier",
        "aanvraagformulier",
        "indiening",
        "door",
        "specificatie",
    ];
    LINKS.contains(&word)
}

/// Whether a text is sure to be the name of a partner: a known one, or one that says so of itself.
pub fn is_partner(name: &str, known: &[String]) -> bool {
    is_organisation(name) || known.iter().any(|other| plain(other) == plain(name))
}

/// Whether a name says of itself that it is an organisation in care.
fn is_organisation(name: &str) -> bool {
    const WITHIN: [&str; 24] = [
        "ziekenhuis",
        "gasthuis",
        "huisartsen",
        "stichting",
        "zorg",
        "kliniek",
        "ambulance",
        "veiligheidsregio",
        "verloskund",
        "medisch",
        "medical",
        "hospital",
        "revalidatie",
        "traumacentrum",
        "geneeskundig",
        "hospice",
        "verpleeg",
        "apothe",
        "psychiatr",
        "ggz",
        "cooperatie",
        "vereniging",
        "instelling",
        "kraam",
    ];
    const WORDS: [&str; 16] = [
        "hap",
        "ggd",
        "ghor",
        "rav",
        "umc",
        "mc",
        "vvt",
        "hagro",
        "naz",
        "wfg",
        "hdp",
        "hov",
        "lumc",
        "amc",
        "umcu",
        "erasmusmc",
    ];
    let words = words(name);
    words
        .iter()
        .any(|word| WORDS.contains(&word.as_str()) || WITHIN.iter().any(|part| word.contains(part)))
        && words.len() > 1
}
