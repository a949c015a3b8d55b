//! Lists of a thousand rows: only the rows in sight are built, and the last one is one key away.

use crate::support::world::World;
use oto_register::domain::partner::NewPartner;

const ROWS: usize = 1_000;

fn letters(at: usize) -> String {
    [at / 676, at / 26 % 26, at % 26]
        .map(|it| char::from(b'A' + u8::try_from(it).unwrap()))
        .iter()
        .collect()
}

#[test]
fn a_thousand_rows_stay_quick() {
    let mut world = World::after(|desk| {
        let all: Vec<NewPartner> = (0..ROWS)
            .map(|at| NewPartner {
                name: format!("Zorgpartner {:04}", at + 1),
                code: letters(at),
                ..NewPartner::default()
            })
            .collect();
        desk.import_partners(&all).unwrap();
    });
    let window = &mut world.window;
    window.sees("0 van 1000 jaarplannen ontvangen");
    let built = window.built("Zorgpartner ");
    assert!((5..40).contains(&built), "{built} rows of Inzendingen");
    for _ in 0..20 {
        if window.can_see("Nieuwe partner") {
            break;
        }
        window.keys("Ctrl+PageUp");
    }
    let built = window.built("Zorgpartner ");
    assert!((5..60).contains(&built), "{built} rows of Partners");
    window
        .sees("Zorgpartner 0001")
        .does_not_see("Zorgpartner 1000");
    // From the first row to the last, and back, with one key each.
    window.tab_to_id("partners").keys("End");
    window.sees("Zorgpartner 1000");
    let built = window.built("Zorgpartner ");
    assert!((5..60).contains(&built), "{built} rows at the end");
    window.keys("Home").sees("Zorgpartner 0001");
}
