//! Crates are layers: who may import whom, checked against `cargo metadata`.

use super::Finding;
use crate::process;
use anyhow::{Context, Result};
use serde_json::Value;

/// One row of the table in ARCHITECTURE.md.
struct Row {
    name: &'static str,
    /// Our own crates that it may use.
    ours: &'static [&'static str],
    /// Foreign crates that it must never use; a star stands for any ending.
    never: &'static [&'static str],
}

const TABLE: [Row; 10] = [
    Row {
        name: "domain",
        ours: &[],
        never: &[
            "leptos*", "web-sys", "js-sys", "sqlx", "axum", "tokio", "rexie", "idb", "rand",
        ],
    },
    Row {
        name: "wire",
        ours: &["domain"],
        never: &["sqlx", "axum", "tokio", "leptos*", "web-sys"],
    },
    Row {
        name: "offline",
        ours: &["domain", "wire"],
        never: &["leptos*", "sqlx", "axum", "tokio"],
    },
    Row {
        name: "components",
        ours: &[],
        never: &["gloo-net", "reqwest", "rexie", "idb", "sqlx"],
    },
    Row {
        name: "app",
        ours: &["domain", "wire", "offline", "components"],
        never: &["rexie", "idb", "gloo-net", "reqwest", "gloo-storage"],
    },
    Row {
        name: "console",
        ours: &["domain", "wire", "offline", "components"],
        never: &["rexie", "idb", "gloo-net", "reqwest", "gloo-storage"],
    },
    Row {
        name: "server",
        ours: &["domain", "wire"],
        never: &[
            "leptos*",
            "web-sys",
            "rexie",
            "idb",
            "rusqlite",
            "tower_governor",
        ],
    },
    Row {
        name: "testkit",
        ours: &["domain", "wire", "offline", "server"],
        never: &["leptos*"],
    },
    Row {
        name: "xtask",
        ours: &[],
        never: &["tokio", "sqlx", "axum", "leptos*"],
    },
    Row {
        name: "catalogue",
        ours: &[],
        never: &["tokio", "sqlx", "axum", "leptos*"],
    },
];

/// Compares the manifests with the table.
///
/// # Errors
/// When `cargo metadata` fails.
pub fn check() -> Result<Vec<Finding>> {
    let words = [
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--locked",
        "--offline",
    ];
    let text = process::answer("cargo", &words).context(
        "cargo metadata failed: Cargo.lock does not fit the manifests, or a manifest is broken",
    )?;
    let metadata: Value = serde_json::from_str(&text)?;
    Ok(findings(&metadata))
}

fn findings(metadata: &Value) -> Vec<Finding> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for package in list(&metadata["packages"]) {
        let name = word(&package["name"]);
        let mut broken = |sentence: String| {
            found.push(Finding {
                place: format!("{name}/Cargo.toml"),
                sentence,
            });
        };
        let Some(row) = TABLE.iter().find(|row| row.name == name) else {
            broken("is not in the table of layers in xtask/src/tidy/arrows.rs".to_owned());
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let used = word(&dependency["name"]);
            let in_tests = dependency["kind"] == "dev";
            let in_build = dependency["kind"] == "build";
            let is_ours = TABLE.iter().any(|row| row.name == used);
            if is_ours && !may_use(row, &used, in_tests, in_build) {
                broken(format!(
                    "may not use {used}: the arrows of ARCHITECTURE.md forbid it"
                ));
            }
            if !in_tests && row.never.iter().any(|never| matches(never, &used)) {
                broken(format!(
                    "must never use {used}: see the arrows of ARCHITECTURE.md"
                ));
            }
        }
    }
    found
}

fn may_use(row: &Row, used: &str, in_tests: bool, in_build: bool) -> bool {
    match used {
        "catalogue" => in_build || in_tests,
        "testkit" => in_tests,
        _ => row.ours.contains(&used),
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::findings;
    use serde_json::{Value, json};

    fn package(name: &str, dependency: &str, kind: Option<&str>) -> Value {
        json!({"packages": [{"name": name, "dependencies": [{"name": dependency, "kind": kind}]}]})
    }

    #[test]
    fn forbidden_import_is_found() {
        for (name, dependency) in [
            ("domain", "tokio"),
            ("domain", "wire"),
            ("wire", "offline"),
            ("components", "domain"),
            ("app", "rexie"),
            ("server", "leptos_router"),
            ("server", "offline"),
            ("offline", "testkit"),
        ] {
            let found = findings(&package(name, dependency, None));
            assert_eq!(found.len(), 1, "{name} uses {dependency}");
        }
    }

    #[test]
    fn allowed_import_is_not_found() {
        for (name, dependency, kind) in [
            ("domain", "serde", None),
            ("app", "offline", None),
            ("server", "tokio", None),
            ("offline", "testkit", Some("dev")),
            ("domain", "catalogue", Some("build")),
        ] {
            assert!(
                findings(&package(name, dependency, kind)).is_empty(),
                "{name} {dependency}"
            );
        }
    }

    #[test]
    fn crate_outside_the_table_is_found() {
        assert_eq!(findings(&package("stranger", "serde", None)).len(), 1);
    }
}
