//! Text made comparable: small letters, no accents, no punctuation.

/// Small letters and digits with single blanks between words: `Aantal deelnemers:` → `aantal deelnemers`.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text
        .chars()
        .flat_map(char::to_lowercase)
        .map(without_accent)
    {
        if sign.is_alphanumeric() {
            plain.push(sign);
        } else if sign == '€' {
            plain.push_str(" euro ");
        } else if !matches!(sign, '\'' | '’' | '\u{301}' | '\u{308}' | '\u{ad}') {
            plain.push(' ');
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of [`plain`] text.
pub fn words(text: &str) -> Vec<String> {
    plain(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_accent(sign: char) -> char {
    match sign {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Whether a text says in words that there is no value to give.
pub fn is_not_applicable(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "nvt" | "n v t" | "niet van toepassing" | "geen" | "geen kosten"
    )
}

/// Whether a text says in words that the value is not known yet.
pub fn is_not_known_yet(text: &str) -> bool {
    matches!(
        plain(text).as_str(),
        "ntb"
            | "n t b"
            | "nnb"
            | "n n b"
            | "nb"
            | "n b"
            | "pm"
            | "p m"
            | "nader te bepalen"
            | "nog te bepalen"
            | "nog onbekend"
            | "nog niet bekend"
            | "onbekend"
            | "volgt"
            | "tbd"
            | "tbc"
            | "in overleg"
            | "nog in te vullen"
    ) || text.trim() == "?"
}
