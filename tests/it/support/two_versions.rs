//! A plan of twelve activities, and the improved version of it (de verbeterde versie).

const HEAD: &str = "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag\n";

/// Twelve activities of two lines each.
pub fn twelve() -> Vec<String> {
    (1..=12)
        .flat_map(|at| {
            let head = format!(
                "{at};Activiteit {};Training;18-03-2027;{}",
                letter(at),
                at + 10
            );
            [
                format!("{head};Trainer {};{},00", letter(at), at * 100),
                format!("{head};Zaal {};{},50", letter(at), at * 10),
            ]
        })
        .collect()
}

/// Names without figures: a figure in a name is part of it.
fn letter(at: usize) -> char {
    char::from(b'A' + at as u8 - 1)
}

/// The rows under their head.
pub fn csv(rows: &[String]) -> String {
    format!("{HEAD}{}\n", rows.join("\n"))
}

/// Three changed cells, a row in between, a row gone, and everything in another order.
pub fn improved() -> Vec<String> {
    let mut rows = twelve();
    rows[0] = rows[0].replace(";100,00", ";125,00");
    rows[3] = rows[3].replace("Zaal B", "Vergaderzaal B");
    for row in &mut rows[4..6] {
        *row = row.replace("18-03-2027", "19-03-2027");
    }
    let gone = rows.remove(7);
    assert!(gone.contains("Zaal D"));
    rows.push("5;Activiteit E;Training;18-03-2027;15;Lunch E;75,00".to_owned());
    rows.reverse();
    rows.sort_by_key(|row| row.split(';').nth(1).unwrap().to_owned());
    rows.reverse();
    rows
}
