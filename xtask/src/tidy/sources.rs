//! Lengths and forbidden words in the sources.

use super::Finding;
use crate::project;
use anyhow::{Context, Result};
use std::fs;

/// Lines at which a file must be divided.
const STOP: usize = 500;
/// Lines at which one should look twice.
const LOOK: usize = 300;

const ONE_MACHINE: &str = "is a path of one machine";

/// A word that must not stand in some files.
struct Ban {
    words: &'static [&'static str],
    /// Whether a file is meant, by its path.
    applies: fn(&str) -> bool,
    because: &'static str,
}

const BANS: [Ban; 9] = [
    Ban {
        words: &[
            "todo!(",
            "unimplemented!(",
            "dbg!(",
            "#[ignore",
            "test.only(",
            "describe.only(",
        ],
        applies: is_code,
        because: "is not done, or hides a test",
    },
    Ban {
        words: &["inner_html", "set_inner_html", "insertAdjacentHTML"],
        applies: is_code,
        because: "text stays text; build views instead",
    },
    Ban {
        words: &["f32", "f64"],
        applies: |path| path.starts_with("domain/src"),
        because: "no floats in rules: use Area, Money and integers",
    },
    Ban {
        words: &[
            "SystemTime",
            "Instant",
            "async fn",
            ".await",
            "thread_rng",
            "std::fs",
            "std::net",
        ],
        applies: |path| path.starts_with("domain/src"),
        because: "time, chance and the outside world are arguments of a rule",
    },
    Ban {
        words: &["web_sys"],
        applies: |path| {
            path.starts_with("offline/src")
                && !["browser", "transport", "store"].iter().any(|seam| {
                    path.strip_prefix("offline/src/")
                        .is_some_and(|p| p.starts_with(seam))
                })
        },
        because: "the browser is touched in browser, transport and store alone",
    },
    Ban {
        words: &[
            "localStorage",
            "local_storage()",
            "rexie::",
            "idb::",
            "fetch_with",
        ],
        applies: |path| path.starts_with("app/src") || path.starts_with("console/src"),
        because: "the replica stores and sends; views ask the replica",
    },
    Ban {
        words: &[":?}"],
        applies: |path| path.starts_with("offline/src/store"),
        because: "the pages are compiled without `Debug`: in them this is an empty text",
    },
    Ban {
        words: &["apt-get", "apt install"],
        applies: |path| {
            // Its own bootstrap: xtask needs a linker before it can compile.
            is_code(path) && !path.starts_with("xtask/") && path != ".ci/run"
        },
        because: "only xtask knows how to set a machine up",
    },
    Ban {
        words: &["/root/", "/home/", "/work/", "../shared"],
        applies: |path| !path.ends_with("package-lock.json"),
        because: ONE_MACHINE,
    },
];

/// Scans all files.
///
/// # Errors
/// When a file cannot be read.
pub fn check(files: &[String]) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for path in files.iter().filter(|path| is_text(path)) {
        let text = fs::read(project::at(path)).with_context(|| format!("cannot read {path}"))?;
        let text = String::from_utf8_lossy(&text);
        found.extend(length(path, text.lines().count()));
        // This file must name what it forbids.
        if path != "xtask/src/tidy/sources.rs" {
            found.extend(words(path, &text));
        }
    }
    Ok(found)
}

fn length(path: &str, lines: usize) -> Option<Finding> {
    if !is_code(path) || lines <= LOOK {
        return None;
    }
    if lines <= STOP {
        println!("{path}: {lines} lines; look twice above {LOOK}");
        return None;
    }
    let sentence = format!("has {lines} lines; files stop at {STOP}");
    Some(Finding {
        place: path.to_owned(),
        sentence,
    })
}

fn words(path: &str, text: &str) -> Vec<Finding> {
    let bans: Vec<&Ban> = BANS.iter().filter(|ban| (ban.applies)(path)).collect();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        // A comment may say what must not be done; it may not hold a path of one machine.
        let is_comment = is_code(path) && line.trim_start().starts_with("//");
        for ban in bans
            .iter()
            .filter(|ban| !is_comment || ban.because == ONE_MACHINE)
        {
            for word in ban.words.iter().filter(|word| holds(line, word)) {
                found.push(Finding {
                    place: format!("{path}:{}", number + 1),
                    sentence: format!("`{word}`: {}", ban.because),
                });
            }
        }
    }
    found
}

/// Whether the word stands in the line by itself, not as a part of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let joins =
        |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        let open_start = word.starts_with(|c: char| !c.is_alphanumeric());
        let open_end = word.ends_with(|c: char| !c.is_alphanumeric());
        (open_start || !joins(before)) && (open_end || !joins(after))
    })
}

fn is_code(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    matches!(end, "rs" | "js" | "mjs" | "ts" | "css" | "sh") || path == ".ci/run"
}

fn is_text(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    is_code(path) || matches!(end, "toml" | "md" | "html" | "json" | "yml" | "yaml")
}

#[cfg(test)]
mod tests {
    use super::{STOP, length, words};

    #[track_caller]
    fn found(path: &str, line: &str) -> usize {
        words(path, line).len()
    }

    #[test]
    fn forbidden_word_is_found_where_it_is_forbidden() {
        assert_eq!(
            found("domain/src/quorum.rs", "let share = 0.5_f32 as f64;"),
            1
        );
        assert_eq!(
            found("domain/src/time.rs", "let now = SystemTime::now();"),
            1
        );
        assert_eq!(found("app/src/home.rs", "todo!(\"later\")"), 1);
        assert_eq!(found("offline/src/outbox.rs", "use web_sys::Window;"), 1);
        assert_eq!(found("docs/operate.md", "cd /root/linli"), 1);
        assert_eq!(found("app/src/home.rs", "// see /root/linli"), 1);
        assert_eq!(found("server/src/setup.rs", "run(\"apt-get\")"), 1);
    }

    #[test]
    fn same_word_elsewhere_is_not_found() {
        assert_eq!(found("server/src/metrics.rs", "let seconds: f64;"), 0);
        assert_eq!(
            found("components/src/lib.rs", "//! No `inner_html` here."),
            0
        );
        assert_eq!(found("domain/src/area.rs", "let buf64 = 1;"), 0);
        assert_eq!(found("offline/src/browser.rs", "use web_sys::Window;"), 0);
        assert_eq!(
            found("offline/src/store/vault.rs", "use web_sys::Window;"),
            0
        );
        assert_eq!(found("xtask/src/setup.rs", "run(\"apt-get\")"), 0);
    }

    #[test]
    fn file_above_the_stop_is_found() {
        assert!(length("app/src/home.rs", STOP).is_none());
        assert!(length("app/src/home.rs", STOP + 1).is_some());
        assert!(length("docs/protocol.md", STOP + 1).is_none());
    }
}
