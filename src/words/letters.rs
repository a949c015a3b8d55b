//! Dutch: what letters need on top of amounts and dates. Lists, counts in words, names inside a sentence.

/// What stands behind every page of a letter that is not final.
pub const CONCEPT: &str = "CONCEPT";

const NUMBERS: [&str; 21] = [
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
];

/// Words that open the name of an activity and take a small letter inside a sentence.
const COMMON_OPENINGS: [&str; 53] = [
    "aanschaf",
    "alarmeringsoefening",
    "basisopleiding",
    "basistraining",
    "bijdrage",
    "bijeenkomst",
    "bijscholing",
    "communicatieoefening",
    "cursus",
    "cursussen",
    "deelname",
    "eendaagse",
    "evaluatie",
    "extra",
    "gezamenlijke",
    "grote",
    "herhaling",
    "herhalingstraining",
    "herziening",
    "huur",
    "inhuur",
    "inkoop",
    "integrale",
    "interne",
    "invoering",
    "inzet",
    "jaarlijkse",
    "ketenoefening",
    "kleine",
    "masterclass",
    "mediatraining",
    "meerdaagse",
    "multidisciplinaire",
    "nascholing",
    "netwerkdag",
    "oefening",
    "oefeningen",
    "opleiding",
    "opleidingen",
    "organisatie",
    "planvorming",
    "regionale",
    "scenario",
    "scenariotraining",
    "scholing",
    "systeemoefening",
    "tabletop",
    "themadag",
    "training",
    "trainingen",
    "uitvoering",
    "voorbereiding",
    "workshop",
];

/// `acht`; above twenty in figures.
pub fn number_word(number: usize) -> String {
    NUMBERS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `één activiteit`, `acht activiteiten`.
pub fn activities(number: usize) -> String {
    let noun = if number == 1 {
        "activiteit"
    } else {
        "activiteiten"
    };
    format!("{} {noun}", number_word(number))
}

/// All of them: `de activiteit`, `beide activiteiten`, `alle acht activiteiten`.
pub fn all_activities(number: usize) -> String {
    match number {
        1 => "de activiteit".to_owned(),
        2 => "beide activiteiten".to_owned(),
        more => format!("alle {}", activities(more)),
    }
}

/// `a`, `a en b`, `a, b en c`.
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} en {last}", before.join(", ")),
    }
}

/// `‘catering’`.
pub fn quoted(text: &str) -> String {
    format!("‘{}’", text.trim())
}

/// The text with a capital in front; `één` becomes `Eén`.
pub fn capitalised(text: &str) -> String {
    if let Some(rest) = text.strip_prefix("één") {
        return format!("Eén{rest}");
    }
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The name of an activity inside a sentence: a small letter where the first word is a common one,
/// `regionale oefening` but `CBRN-training` and `Vechtstreek`.
pub fn name_in_sentence(name: &str) -> String {
    let name = name.trim();
    let first: String = name
        .chars()
        .take_while(|letter| letter.is_alphabetic() || *letter == '-')
        .collect();
    let small = first.to_lowercase();
    let only_first_is_capital = first.chars().skip(1).all(|letter| !letter.is_uppercase());
    if only_first_is_capital && COMMON_OPENINGS.contains(&small.as_str()) {
        let rest: String = name.chars().skip(first.chars().count()).collect();
        format!("{small}{rest}")
    } else {
        name.to_owned()
    }
}

/// A sentence without its full stop, with a capital; for text that somebody typed.
pub fn without_full_stop(text: &str) -> String {
    let text = text.trim();
    let ends_in_dots = text.ends_with("..");
    let bare = if ends_in_dots {
        text
    } else {
        text.strip_suffix('.').unwrap_or(text)
    };
    capitalised(bare.trim_end())
}

/// A sentence that ends as a sentence should.
pub fn whole_sentence(text: &str) -> String {
    let text = capitalised(text.trim());
    if text.is_empty() || text.ends_with(['.', '?', '!', '…']) {
        text
    } else {
        format!("{text}.")
    }
}

/// A section for a narrow column: `fig. 1`, `bijlage 1`, `1a`.
pub fn short_section(section: &str) -> String {
    let section = section.trim();
    match section.strip_prefix("Inleiding ") {
        Some(figure) => figure.to_owned(),
        None => small_start(section),
    }
}

/// A section inside a sentence: `figuur 1`, `bijlage 1`, `paragraaf 1a`.
pub fn section_in_sentence(section: &str) -> String {
    let short = short_section(section);
    if let Some(number) = short.strip_prefix("fig. ") {
        return format!("figuur {number}");
    }
    let numbered = short.starts_with(|first: char| first.is_ascii_digit());
    if numbered {
        format!("paragraaf {short}")
    } else {
        short
    }
}

fn small_start(section: &str) -> String {
    let guide_words = ["Inleiding", "Bijlage", "Afspraak"];
    if guide_words.iter().any(|word| section.starts_with(word)) {
        let mut letters = section.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_lowercase)
            .collect();
        format!("{first}{}", letters.as_str())
    } else {
        section.to_owned()
    }
}

/// `180 uur`, `12,5 uur`, `1 uur en 20 minuten`.
pub fn hours(minutes: i64) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    match rest {
        0 => format!("{whole}\u{a0}uur"),
        15 => format!("{whole},25\u{a0}uur"),
        30 => format!("{whole},5\u{a0}uur"),
        45 => format!("{whole},75\u{a0}uur"),
        _ => format!("{whole}\u{a0}uur en {rest}\u{a0}minuten"),
    }
}
