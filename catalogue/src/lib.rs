//! Turns `locales/zh-CN.json` and `locales/en.json` into typed text functions at build time.
//!
//! A crate with texts calls [`generate`] from its `build.rs` and includes the result:
//!
//! ```text
//! // build.rs
//! fn main() {
//!     let out = std::path::Path::new(&std::env::var("OUT_DIR").unwrap()).join("texts.rs");
//!     catalogue::generate("locales".as_ref(), &out, "domain::Lang", catalogue::Visibility::Crate);
//! }
//! // src/texts.rs
//! include!(concat!(env!("OUT_DIR"), "/texts.rs"));
//! // anywhere
//! Texts { lang }.home_votes_left(days, hours)
//! ```
//!
//! The two files are nested objects of strings; the keys on the way down, joined by `_`, name
//! the method. What a text may hold:
//!
//! - `{name}`: an argument, anything that is `Display`;
//! - `{n?neighbour|neighbours}`: the first word when the argument `n` reads `1`, else the second;
//! - `{{` and `}}`: the braces themselves.
//!
//! Arguments stand in alphabetical order of their names, so that rewording a sentence never
//! swaps two of them silently. A text without arguments is `&'static str`, one with arguments
//! `String`. A name that stands twice, a key that one language lacks, arguments that differ
//! between the languages, an empty text or a name that is no Rust identifier stop the build, all
//! of them listed at once.

mod emit;
mod locale;
mod text;
mod tree;

use std::collections::BTreeMap;
use std::{fs, path::Path};

use text::Text;

/// Who may call the generated functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// The crate alone: the compiler then warns of every text that nothing uses.
    Crate,
    /// Everyone: for a library whose texts others show.
    Public,
}

/// Reads both languages from `locales` and writes the struct `Texts` to `out`.
///
/// `lang` is the path of the language enum as the including module sees it; it must be `Copy`
/// and have the variants `ZhCn` and `En`.
///
/// # Panics
///
/// When a file cannot be read or written, or the two languages do not match: this is a build
/// script's way of refusing to build. The message lists every fault.
pub fn generate(locales: &Path, out: &Path, lang: &str, visibility: Visibility) {
    let read = |name: &str| {
        let file = locales.join(name);
        println!("cargo:rerun-if-changed={}", file.display());
        fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    let (zh, en) = (read("zh-CN.json"), read("en.json"));
    match render(&zh, &en, lang, visibility) {
        Ok(source) => {
            fs::write(out, source).unwrap_or_else(|error| panic!("{}: {error}", out.display()))
        }
        Err(faults) => panic!("{}:\n  {}", locales.display(), faults.join("\n  ")),
    }
}

/// The generated source, or every fault of the two languages in one list.
fn render(zh: &str, en: &str, lang: &str, visibility: Visibility) -> Result<String, Vec<String>> {
    let mut faults = Vec::new();
    let zh = locale::read("zh-CN", zh, &mut faults);
    let en = locale::read("en", en, &mut faults);
    faults.extend(differences(&zh, &en));
    if faults.is_empty() {
        Ok(emit::source(&zh, &en, lang, visibility))
    } else {
        Err(faults)
    }
}

/// Keys that one language lacks and arguments that are not the same in both.
fn differences(zh: &BTreeMap<String, Text>, en: &BTreeMap<String, Text>) -> Vec<String> {
    let lacks = |lang: &str, key: &String| format!("{key}: missing in {lang}");
    let mut faults = Vec::new();
    for (key, zh_text) in zh {
        let Some(en_text) = en.get(key) else {
            faults.push(lacks("en", key));
            continue;
        };
        let (zh_names, en_names) = (zh_text.arguments(), en_text.arguments());
        if zh_names != en_names {
            faults.push(format!(
                "{key}: zh-CN takes {zh_names:?}, en takes {en_names:?}"
            ));
        }
    }
    faults.extend(
        en.keys()
            .filter(|key| !zh.contains_key(*key))
            .map(|key| lacks("zh-CN", key)),
    );
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(zh: &str, en: &str) -> Vec<String> {
        render(zh, en, "crate::Lang", Visibility::Crate).expect_err("these two do not match")
    }

    #[test]
    fn a_plain_text_becomes_a_function_without_arguments() {
        let source = render(
            r#"{"home": {"todo": "等你办"}}"#,
            r#"{"home": {"todo": "Waiting for you"}}"#,
            "domain::Lang",
            Visibility::Crate,
        )
        .unwrap();
        assert!(source.contains("pub(crate) fn home_todo(self) -> &'static str {"));
        assert!(source.contains(r#"domain::Lang::ZhCn => "等你办","#));
        assert!(source.contains(r#"domain::Lang::En => "Waiting for you","#));
        assert!(source.contains("/// `等你办`"));
    }

    #[test]
    fn arguments_stand_in_alphabetical_order() {
        let source = render(
            r#"{"left": "还剩 {days} 天 {a} 时"}"#,
            r#"{"left": "{days} days {a} hours left"}"#,
            "crate::Lang",
            Visibility::Public,
        )
        .unwrap();
        assert!(source.contains(
            "pub fn left(self, a: impl std::fmt::Display, days: impl std::fmt::Display) -> String {"
        ));
        assert!(source.contains(r#"["还剩 ", days.as_str(), " 天 ", a.as_str(), " 时"].concat()"#));
    }

    #[test]
    fn a_plural_chooses_its_word_by_the_argument() {
        let source = render(
            r#"{"near": "{n} 位邻居"}"#,
            r#"{"near": "{n} {n?neighbour|neighbours}"}"#,
            "crate::Lang",
            Visibility::Crate,
        )
        .unwrap();
        assert!(source.contains(r#"if n == "1" { "neighbour" } else { "neighbours" }"#));
    }

    #[test]
    fn every_fault_is_listed_at_once() {
        let found = faults(
            r#"{"a": "甲", "b": "{x} 乙", "c": "丙", "e": "", "fn": "关键字"}"#,
            r#"{"b": "{y} B", "c": "C {", "d": "D", "e": "E", "fn": "Keyword"}"#,
        );
        let expected = [
            "a: missing in en",
            "d: missing in zh-CN",
            "b: zh-CN takes",
            "c",
            "e",
            "fn",
        ];
        for start in expected {
            assert!(
                found.iter().any(|fault| fault.contains(start)),
                "{start} not in {found:?}"
            );
        }
    }

    #[test]
    fn a_value_that_is_no_text_is_a_fault() {
        let found = faults(r#"{"a": 1}"#, r#"{"a": ["x"]}"#);
        assert!(found.contains(&"zh-CN a: neither a text nor an object".to_owned()));
        assert!(found.contains(&"en a: neither a text nor an object".to_owned()));
    }

    #[test]
    fn two_ways_to_the_same_name_are_a_fault() {
        let both = r#"{"a": {"b": "一"}, "a_b": "二"}"#;
        assert!(faults(both, both).contains(&"zh-CN a_b: named twice".to_owned()));
    }

    #[test]
    fn a_section_opened_twice_is_a_fault_and_not_the_end_of_the_first() {
        let twice = r#"{"a": {"b": "一"}, "a": {"c": "二"}}"#;
        let once = r#"{"a": {"b": "one", "c": "two"}}"#;
        assert!(faults(twice, once).contains(&"zh-CN a: named twice".to_owned()));
    }

    #[test]
    fn a_file_that_is_no_json_is_a_fault() {
        assert!(faults("{", "{}")[0].starts_with("zh-CN: "));
    }
}
