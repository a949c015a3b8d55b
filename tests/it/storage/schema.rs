//! The schema as reviewers read it, and what must hold for each of its tables.

use super::decision;
use super::{
    JOURNAL, act, activity, check_golden, create, data, line, make_letter, new_partner, new_plan,
    place, tables,
};
use oto_register::domain::plan::ActivityKind;
use oto_register::storage::{FOLLOWED, Store};
use rusqlite::Connection;
use std::path::Path;

#[test]
fn the_schema_is_as_it_was_reviewed() {
    let store = Store::in_memory("Noor").unwrap();
    check_golden(&data("schema.sql"), &store.schema().unwrap());
}

fn raw() -> (tempfile::TempDir, Connection) {
    let (folder, path) = place();
    drop(create(&path));
    let conn = Connection::open(path).unwrap();
    (folder, conn)
}

#[test]
fn every_table_but_the_journal_the_stored_files_and_names_of_trainers_is_followed() {
    let (_folder, conn) = raw();
    let mut expected = tables(&conn);
    // Names of trainers must be erasable for good, so no history may hold them.
    let apart = ["stored_file", "trainer_person"];
    expected.retain(|table| !JOURNAL.contains(&table.as_str()) && !apart.contains(&table.as_str()));
    let mut followed = FOLLOWED.to_vec();
    followed.sort_unstable();
    assert_eq!(followed, expected);
}

#[test]
fn followed_tables_hold_only_what_json_gives_back_exactly() {
    let (_folder, conn) = raw();
    let sql = "SELECT type, count(*) FILTER (WHERE name = 'id') OVER () FROM pragma_table_info(?1)";
    for table in FOLLOWED {
        let mut statement = conn.prepare(sql).unwrap();
        let mut columns = statement.query([table]).unwrap();
        while let Some(column) = columns.next().unwrap() {
            let (kind, ids): (String, i64) = (column.get(0).unwrap(), column.get(1).unwrap());
            assert!(kind == "INTEGER" || kind == "TEXT", "{table}: {kind}");
            assert_eq!(ids, 1, "{table} has no id");
        }
    }
}

#[test]
fn every_table_is_strict() {
    let (_folder, conn) = raw();
    let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict";
    let loose: Vec<String> = conn
        .prepare(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(loose, [""; 0]);
}

#[test]
fn a_column_refuses_what_it_does_not_mean() {
    let (_folder, conn) = raw();
    for sql in [
        "INSERT INTO partner (code, name, name_key) VALUES ('h1', 'H', 'h')",
        "INSERT INTO partner (code, name, name_key, kind) VALUES ('HH', 'H', 'h', 'bakker')",
        "INSERT INTO plan_year (year, edition) VALUES (27, '2025-11')",
        "INSERT INTO mapping (signature, mapping, file_name, given_on) VALUES ('s', 'm', 'f', '12-10-2026')",
        "INSERT INTO mapping (signature, mapping, file_name, given_on) VALUES ('s', 'm', 'f', '2026-02-30')",
        "UPDATE region SET colour = 'blauw'",
        "INSERT INTO region (id) VALUES (2)",
        "INSERT INTO stored_file (sha256, size, bytes) VALUES ('abc', 1, x'00')",
    ] {
        let refused = conn.execute(sql, []).unwrap_err();
        assert_eq!(
            refused.sqlite_error_code(),
            Some(rusqlite::ErrorCode::ConstraintViolation),
            "{sql}: {refused}"
        );
    }
}

/// A register of one year: 34 partners with 12 activities of 4 lines each, all decided, each with a letter.
fn big_register(path: &Path) {
    let mut store = create(path);
    for number in 0..34_u8 {
        let code = format!(
            "{}{}",
            char::from(b'A' + number / 26),
            char::from(b'A' + number % 26)
        );
        act(&mut store, |act| {
            act.open_year(2027, &"2025-11".into())?;
            let partner = act.add_partner(&new_partner(&format!("Partner {number}")), &code)?;
            let plan = act.add_plan(&new_plan(partner))?;
            for position in 1..=12 {
                let mut activity = activity(plan, &format!("{code}-27-{position:02}"), position);
                activity.kind = ActivityKind::Training;
                let activity = act.add_activity(&activity)?;
                for position in 1..=4 {
                    let line = act.add_line(&line(activity, position), None)?;
                    act.save_decision(&decision(line))?;
                }
            }
            make_letter(act, plan, &format!("RH-2026-{number:03}")).map(drop)
        });
    }
}

/// Every query that has a file, whole: where the caller adds the last line, so does this.
fn queries(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            queries(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            let sql = std::fs::read_to_string(&path).unwrap();
            let name = path.display().to_string().replace('\\', "/");
            let ends: &[&str] = match name.rsplit_once("storage/").unwrap().1 {
                "partners/select.sql" => &["WHERE id = ?1", "WHERE name_key = ?1"],
                "plans/select.sql" => &[
                    "WHERE annual_plan.year = ?1 ORDER BY partner.name_key",
                    "WHERE annual_plan.id = ?1",
                    "WHERE partner_id = ?1 AND annual_plan.year = ?2",
                    "WHERE partner_id = ?1 ORDER BY annual_plan.year DESC",
                ],
                "letters/select.sql" => &[
                    "WHERE plan_id = ?1 ORDER BY id DESC LIMIT 1",
                    "WHERE id = ?1",
                ],
                "trainer/select_runs.sql" => &["WHERE id = ?1", "WHERE year BETWEEN ?1 AND ?2"],
                "hours/claims.sql" => &[
                    "WHERE year BETWEEN ?1 AND ?2 ORDER BY id",
                    "WHERE id = ?1",
                    "WHERE activity_id = ?1 ORDER BY id",
                    "WHERE source_sha256 = ?1 AND source_sha256 <> '' ORDER BY id",
                ],
                "invoices/invoices.sql" => &[
                    "WHERE year BETWEEN ?1 AND ?2 ORDER BY id",
                    "WHERE id = ?1",
                    "WHERE file_sha256 = ?1 ORDER BY id",
                ],
                "invoices/evidence.sql" => &[
                    "WHERE partner_id = ?1 ORDER BY id",
                    "WHERE invoice_id = ?1 ORDER BY id",
                    "WHERE activity_id = ?1 ORDER BY id",
                    "WHERE file_sha256 = ?1 ORDER BY id",
                ],
                "requests/select.sql" => &[
                    "WHERE annual_plan.year = ?1 ORDER BY request.id",
                    "WHERE annual_plan.id = ?1 ORDER BY request.id",
                    "WHERE request.id = ?1",
                ],
                // The choices of one region, a handful: read whole.
                "region/rules.sql"
                | "region/signatories.sql"
                | "region/former_signatories.sql"
                | "rates/select.sql"
                | "sentences/select.sql" => &[],
                _ => &[""],
            };
            found.extend(ends.iter().map(|end| (name.clone(), format!("{sql}{end}"))));
        }
    }
}

#[test]
fn no_query_reads_a_big_table_from_end_to_end() {
    let (_folder, path) = place();
    big_register(&path);
    let conn = Connection::open(&path).unwrap();
    let mut found = Vec::new();
    queries(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage"),
        &mut found,
    );
    assert!(found.len() > 30, "{}", found.len());
    // The list of operations walks the newest few along the primary key, and stops.
    let along_the_key = "SCAN operation";
    for (name, sql) in found {
        let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        for parameter in 1..=statement.parameter_count() {
            statement.raw_bind_parameter(parameter, 1).unwrap();
        }
        let mut steps = statement.raw_query();
        while let Some(step) = steps.next().unwrap() {
            let step: String = step.get(3).unwrap();
            let allowed = ["SCAN chain", "SCAN CONSTANT ROW"].contains(&step.as_str())
                || (step == along_the_key && name.ends_with("journal/list.sql"));
            assert!(allowed || !step.starts_with("SCAN"), "{name}: {step}");
        }
    }
}
