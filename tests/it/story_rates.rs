//! Tarieven through the real window: journey J7, confirming, following, removing, what is wrong, and drafts.

use crate::support::hours::{granted_plan, lines, year_2026};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, Correction, Desk, HoursVerdict, RateDraft, RatePrice};
use oto_register::domain::hours::{Metres, Minutes};
use oto_register::domain::operation::Deed;
use oto_register::domain::rate::RateStatus;
use oto_register::domain::{Cents, HoursClaimId};

const HOUR: &str = "interne-trainer-uur";
const KM: &str = "reiskosten-trainer-km";

/// To Tarieven with the keyboard, by Instellingen.
fn to_rates(world: &mut World) {
    world.window.press("Instellingen");
    world.window.press("Keuzes van de regio");
    world.window.tab_to_id("naar-tarieven").keys("Enter");
    world
        .window
        .sees("Tarieven")
        .sees("Uurtarief interne trainer, OTO-functionaris of expert");
}

/// Hours of January 2027 for which no tariff stands yet: 5 uur and 30 km.
fn january(desk: &mut Desk) -> HoursClaimId {
    let date = day("2027-01-14");
    let (_plan, activities) = granted_plan(
        desk,
        "HAP Eemvallei",
        2027,
        &[("ETS-training", "Training", date, 12, 2000)],
    );
    let draft = ClaimDraft {
        lines: lines(date, [1, 4, 0], 30),
        ..ClaimDraft::new(activities[0].id, "Huisarts")
    };
    let added = desk.add_hours(&[draft], Deed::AddHours, "", None);
    added.unwrap().0[0]
}

fn rate(kind: &str, from: &str, cents: i64, status: RateStatus) -> RateDraft {
    RateDraft {
        id: None,
        kind: kind.to_owned(),
        from: day(from),
        price: RatePrice::Given(Cents(cents)),
        source: "NZa, prijsindexcijfers 2027".to_owned(),
        status,
    }
}

fn pictures(world: &mut World, name: &str) {
    world.window.resize(1440.0, 900.0);
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn next_years_tariff_is_proposed_from_a_percentage_and_confirmed_with_keys_alone() {
    let mut world = World::after(|desk| {
        let _ids = year_2026(desk);
        let _id = january(desk);
    });
    to_rates(&mut world);
    world
        .window
        .sees("2027 heeft nog geen definitief tarief per uur")
        .sees("2 urenregels wachten op een bedrag: 5\u{a0}uur.")
        .sees("2027 heeft nog geen definitief tarief per km")
        .does_not_see("Voor 2027 is er nog geen");
    world.window.keys("Ctrl+N").types("3,33");
    world
        .window
        .sees("€\u{a0}67,1645")
        .sees("€\u{a0}67,16")
        .sees("Leeg uitgangsbedrag: het tarief van de dag ervoor, €\u{a0}65,00.")
        .sees("1 januari 2027 t/m 31 december 2027")
        .sees("Een voorlopig tarief geeft geen bedragen. Uren van deze dagen wachten tot u het bevestigt.");
    world
        .window
        .tab_to_id("tarief-bron")
        .types("NZa 15-12-2026");
    world.window.tab_to_id("tarief-stand").keys("ArrowRight");
    world
        .window
        .sees("2 urenregels van 1 registratie krijgen een bedrag: 5\u{a0}uur, samen €\u{a0}335,80.")
        .sees("EEMV-27-01 Huisarts");
    pictures(&mut world, "tarieven-nieuw");
    world.window.keys("Ctrl+Enter");
    world
        .window
        .sees("Tarief bevestigd: €\u{a0}67,16 per uur vanaf 1 januari 2027. 2 urenregels kregen een bedrag.")
        .does_not_see("2027 heeft nog geen definitief tarief per uur")
        .sees("€\u{a0}65,00 met 3,33%: onafgerond €\u{a0}67,1645");
    pictures(&mut world, "tarieven");
    world.window.keys("Ctrl+Z");
    world
        .window
        .sees("2027 heeft nog geen definitief tarief per uur");
    world.window.keys("Ctrl+Shift+Z");
    world
        .window
        .does_not_see("2027 heeft nog geen definitief tarief per uur");
    world.afterwards(|desk| {
        let rate = desk.rate_book().unwrap().hour(day("2027-02-01")).unwrap();
        assert_eq!(
            (rate.amount, rate.source.as_str()),
            (Cents(6716), "NZa 15-12-2026")
        );
    });
}

#[test]
fn a_provisional_tariff_is_confirmed_with_its_source_from_its_row() {
    let mut world = World::after(|desk| {
        let _id = january(desk);
        let provisional = rate(HOUR, "2027-01-01", 6700, RateStatus::Provisional);
        let _made = desk.keep_rate(&provisional).unwrap();
    });
    to_rates(&mut world);
    world
        .window
        .sees("Voorlopig")
        .sees("2 urenregels wachten op een bedrag: 5\u{a0}uur. Het voorlopige tarief geeft geen bedragen; bevestig het.");
    world.window.press("Tarief bevestigen");
    world.window.sees("Annuleren");
    world
        .window
        .type_into("tarief-bron", "NZa, vastgesteld op 15 december 2026");
    world.window.keys("Ctrl+Enter");
    world
        .window
        .sees("Tarief bevestigd: €\u{a0}67,00 per uur vanaf 1 januari 2027. 2 urenregels kregen een bedrag.")
        .sees("Voor 2 urenregels, tot en met 14 januari 2027. Een gebruikt tarief verandert niet; er kan een ander op volgen.")
        .does_not_see("Tarief wijzigen")
        .does_not_see("Tarief verwijderen");
}

#[test]
fn what_is_wrong_stands_at_its_field_and_nothing_is_kept() {
    let mut world = World::after(|desk| {
        let _ids = year_2026(desk);
    });
    to_rates(&mut world);
    world.window.keys("Ctrl+N").keys("Ctrl+Enter");
    world
        .window
        .sees("Dit is geen percentage. Typ het met hoogstens twee decimalen, zoals 3,2.")
        .sees("De bron ontbreekt. Schrijf op waar het tarief vandaan komt.");
    world.window.types("3,2");
    world.window.type_into("tarief-bron", "NZa");
    // The guide's tariff of 2026 was used until October.
    world.window.type_into("tarief-vanaf", "01-05-2026");
    world
        .window
        .sees("Het tarief van deze dag is gebruikt tot en met 8 oktober 2026. Laat het volgende later ingaan.");
    world.window.type_into("tarief-vanaf", "31-02-2027");
    world
        .window
        .sees("Datum bestaat niet: 31-02-2027. Typ dag-maand-jaar, zoals 01-12-2026.");
    world.window.type_into("tarief-vanaf", "01-11-2026");
    world
        .window
        .sees("De gids stelt €\u{a0}65,00 voor het hele jaar vast. Tot en met 31 oktober 2026 blijft dat zo; daarna wijkt u ervan af. De bron moet dat dragen.");
    // No text field: its caret blinks.
    world.window.tab_to_id("tarief-stand");
    pictures(&mut world, "tarieven-afwijking");
    world.window.keys("Escape");
    world.afterwards(|desk| {
        let all = desk.rate_book().unwrap();
        assert!(all.kept().iter().all(|rate| rate.amount != Cents(6708)));
    });
}

#[test]
fn what_was_typed_of_a_tariff_survives_the_window() {
    let mut world = World::with_register();
    to_rates(&mut world);
    world
        .window
        .sees("Voor 2027 is er nog geen tarief per uur en per km. Zodra het bekend is, legt u het hier vast; voorlopig kan ook.");
    world.window.keys("Ctrl+N").types("2,9");
    world
        .window
        .type_into("tarief-bron", "NZa, voorlopige cijfers");
    let mut world = world.restarted();
    to_rates(&mut world);
    assert_eq!(world.window.value("tarief-bedrag"), "2,9");
    assert_eq!(world.window.value("tarief-bron"), "NZa, voorlopige cijfers");
    assert_eq!(world.window.value("tarief-vanaf"), "01-01-2027");
    world.window.sees("€\u{a0}66,8850").keys("Ctrl+Enter");
    world
        .window
        .sees("Voorlopig tarief bewaard: €\u{a0}66,89 per uur vanaf 1 januari 2027.");
    let mut world = world.restarted();
    to_rates(&mut world);
    world
        .window
        .sees("NZa, voorlopige cijfers")
        .does_not_see("Annuleren");
}

#[test]
fn an_unused_tariff_goes_with_one_key_and_comes_back_with_undo() {
    let mut world = World::after(|desk| {
        let _made = desk
            .keep_rate(&rate(KM, "2027-01-01", 31, RateStatus::Final))
            .unwrap();
    });
    to_rates(&mut world);
    world.window.press("Heel 2027");
    world.window.sees("€\u{a0}0,31 per km").keys("Delete");
    world
        .window
        .sees("Tarief verwijderd.")
        .does_not_see("Heel 2027");
    world.window.keys("Ctrl+Z");
    world.window.sees("Heel 2027");
}

#[test]
fn the_guides_passages_stand_beside_a_tariff_and_lead_to_the_guide() {
    let mut world = World::with_register();
    to_rates(&mut world);
    world
        .window
        .sees("Wat de gids zegt")
        .sees("Niet bepaald")
        .sees("Gids 1a");
    world.window.keys("F2");
    world.window.sees("Referentiegids").keys("Ctrl+Backspace");
    world.window.sees("Wat een uur en een kilometer kosten");
}

/// 24 hours of December 2026 entered in January 2027: 10 in preparation, 12 in delivery with 40 km, 2 in evaluation.
fn december(desk: &mut Desk) -> HoursClaimId {
    let date = day("2026-12-10");
    let (_plan, activities) = granted_plan(
        desk,
        "Ziekenhuis Vechtstroom",
        2026,
        &[("ETS-training nachtdienst", "Training", date, 12, 2000)],
    );
    let draft = ClaimDraft {
        lines: lines(date, [10, 12, 2], 40),
        ..ClaimDraft::new(activities[0].id, "SEH-verpleegkundige")
    };
    let added = desk.add_hours(&[draft], Deed::AddHours, "", None);
    added.unwrap().0[0]
}

/// What every line of a year comes to and what of it counts.
fn posted(desk: &Desk) -> Vec<(Option<Cents>, Option<Cents>)> {
    let sheets = desk.claim_sheets(2026..=2026).unwrap();
    let lines = sheets.iter().flat_map(|sheet| &sheet.lines);
    lines
        .map(|line| (line.amount(), line.accepted.map(|it| it.total())))
        .collect()
}

#[test]
fn a_new_years_tariff_leaves_december_and_everything_posted_as_it_was() {
    let mut before = Vec::new();
    let mut world = World::after(|desk| {
        let _ids = year_2026(desk);
        before = posted(desk);
    });
    to_rates(&mut world);
    world.window.keys("Ctrl+N").types("3,2");
    world.window.type_into("tarief-bron", "NZa 2027");
    world.window.tab_to_id("tarief-stand").keys("ArrowRight");
    world
        .window
        .keys("Ctrl+Enter")
        .sees("Tarief bevestigd: €\u{a0}67,08 per uur vanaf 1 januari 2027.");
    let mut after = Vec::new();
    let mut id = HoursClaimId(0);
    // January: December's hours come in, 24 are claimed, 16 are paid.
    let world = world.again_on("2027-01-11", |desk| {
        id = december(desk);
        let sheet = desk.claim_sheet(id).unwrap();
        assert_eq!(sheet.amount(), Some(Cents(24 * 6500 + 40 * 29)));
        let mut verdict = HoursVerdict::all(&sheet);
        verdict.minutes.preparation = Minutes(4 * 60);
        verdict.minutes.delivery = Minutes(10 * 60);
        verdict.reason = "Vergelijkbare trainingen: 16 uur.".to_owned();
        desk.accept_hours(id, &verdict).unwrap();
    });
    // February: a December line is corrected, at the tariff that it has; then another tariff from March.
    let mut world = world.again_on("2027-02-10", |desk| {
        let line = desk.claim_sheet(id).unwrap().lines[1].id;
        let correction = Correction {
            line,
            minutes: Minutes(10 * 60),
            metres: Metres(40_000),
            transit: Cents::ZERO,
            note: "Twee uur te veel geschreven.".to_owned(),
        };
        let _line = desk.correct_hours(&correction).unwrap();
        let added = desk.claim_sheet(id).unwrap().lines[3].clone();
        assert_eq!(added.amount(), Some(Cents(-2 * 6500)));
        after = posted(desk);
    });
    to_rates(&mut world);
    world.window.press("Heel 2027");
    world.window.press("Volgend tarief invoeren");
    world.window.type_into("tarief-vanaf", "01-03-2027");
    world.window.type_into("tarief-bedrag", "1");
    world
        .window
        .sees("Het tarief van €\u{a0}67,08 houdt op na 28 februari 2027. Uren tot en met die dag houden hun bedrag.");
    world.window.type_into("tarief-bron", "Cao");
    world.window.tab_to_id("tarief-stand").keys("ArrowRight");
    world.window.keys("Ctrl+Enter");
    world
        .window
        .sees("1 jan t/m 28 feb 2027")
        .sees("1 mrt t/m 31 dec 2027");
    world.afterwards(|desk| {
        let now = posted(desk);
        assert_eq!(now, after);
        assert_eq!(now[..before.len()], before);
        // Every amount knows its tariff, and that tariff its source.
        let book = desk.rate_book().unwrap();
        for sheet in desk.claim_sheets(2026..=2026).unwrap() {
            for rated in sheet.lines.iter().filter_map(|line| line.hours) {
                let rate = book.rate(rated.rate).unwrap();
                assert_eq!(rate.amount, Cents(6500));
                assert!(rate.source.contains("2025-11"));
            }
        }
    });
}
