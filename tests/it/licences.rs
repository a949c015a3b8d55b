//! What is shipped with the program may be shipped, is named, and opens no connection.

use crate::support::data;
use std::collections::BTreeSet;

fn file(name: &str) -> String {
    std::fs::read_to_string(data("../..").join(name))
        .unwrap_or_else(|_| panic!("{name} is missing"))
}

fn toml(name: &str) -> toml::Table {
    file(name).parse().unwrap()
}

fn locked() -> Vec<toml::Value> {
    toml("Cargo.lock")["package"].as_array().unwrap().clone()
}

#[test]
fn no_locked_crate_is_banned() {
    let deny = toml("deny.toml");
    let banned: BTreeSet<&str> = deny["bans"]["deny"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["crate"].as_str().unwrap())
        .collect();
    assert!(banned.contains("reqwest") && banned.len() > 15);
    let locked = locked();
    let found: Vec<&str> = locked
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .filter(|name| banned.contains(name))
        .collect();
    assert!(
        found.is_empty(),
        "can open connections: {found:?}; see deny.toml"
    );
}

#[test]
fn every_locked_crate_comes_from_the_registry() {
    for package in locked() {
        let Some(source) = package.get("source") else {
            assert_eq!(package["name"].as_str(), Some("oto-register"));
            continue;
        };
        let source = source.as_str().unwrap();
        assert!(
            source.starts_with("registry+https://github.com/rust-lang/crates.io-index"),
            "{package}"
        );
    }
}

#[test]
fn every_dependency_is_named_with_its_version() {
    let manifest = toml("Cargo.toml");
    let overview = file("THIRD-PARTY.md");
    let locked = locked();
    let mut seen = 0;
    for name in manifest["dependencies"].as_table().unwrap().keys() {
        let versions: Vec<&str> = locked
            .iter()
            .filter(|it| it["name"].as_str() == Some(name))
            .map(|it| it["version"].as_str().unwrap())
            .collect();
        let named = versions
            .iter()
            .any(|version| overview.contains(&format!("| {name} | {version} |")));
        assert!(
            named,
            "{name} {versions:?} is not in THIRD-PARTY.md; run tools/third-party.sh"
        );
        seen += 1;
    }
    assert!(seen > 20);
}

#[test]
fn every_licence_text_that_is_named_is_there() {
    let overview = file("THIRD-PARTY.md");
    let named: Vec<&str> = overview
        .split('`')
        .filter(|part| part.ends_with("LICENSE.txt") || *part == "LICENSE")
        .collect();
    assert!(named.len() >= 8, "{named:?}");
    for path in named {
        assert!(file(path).len() > 500, "{path}");
    }
    for entry in std::fs::read_dir(data("../../assets/fonts")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let family = name.split(['-', '.']).next().unwrap().to_owned();
        assert!(
            overview.contains(&family),
            "{name} is not in THIRD-PARTY.md"
        );
    }
}

#[test]
fn the_licence_is_the_one_that_the_manifest_names() {
    assert_eq!(
        toml("Cargo.toml")["package"]["license"].as_str(),
        Some("EUPL-1.2")
    );
    let text = file("LICENSE");
    assert!(
        text.trim_start()
            .starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    );
    assert!(
        text.contains("15. Applicable Law")
            && text.contains("'Compatible Licences' according to Article 5")
    );
}
