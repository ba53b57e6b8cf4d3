//! The Rust source of the struct `Texts`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Visibility,
    text::{Piece, Text},
};

/// The struct and one method per key. Both languages are known to match.
pub(crate) fn source(
    zh: &BTreeMap<String, Text>,
    en: &BTreeMap<String, Text>,
    lang: &str,
    visibility: Visibility,
) -> String {
    let seen = match visibility {
        Visibility::Crate => "pub(crate)",
        Visibility::Public => "pub",
    };
    let methods: String = zh
        .iter()
        .map(|(key, zh)| method(key, zh, &en[key], lang, seen))
        .collect();
    format!(
        "/// The texts of this crate, read in one language.\n\
         #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\n\
         {seen} struct Texts {{\n\
         \x20   /// The language they are read in.\n\
         \x20   {seen} lang: {lang},\n\
         }}\n\n\
         #[allow(\n\
         \x20   clippy::wrong_self_convention,\n\
         \x20   clippy::should_implement_trait,\n\
         \x20   clippy::too_many_arguments,\n\
         \x20   reason = \"a text is called by its key in the catalogue\"\n\
         )]\n\
         impl Texts {{\n{methods}}}\n"
    )
}

fn method(key: &str, zh: &Text, en: &Text, lang: &str, seen: &str) -> String {
    let names = zh.arguments();
    let parameters: String = names
        .iter()
        .map(|name| format!(", {name}: impl std::fmt::Display"))
        .collect();
    let returns = if names.is_empty() {
        "&'static str"
    } else {
        "String"
    };
    let strings: String = names
        .iter()
        .map(|name| format!("        let {name} = {name}.to_string();\n"))
        .collect();
    format!(
        "    /// {doc}\n\
         \x20   {seen} fn {key}(self{parameters}) -> {returns} {{\n\
         {strings}\
         \x20       match self.lang {{\n\
         \x20           {lang}::ZhCn => {zh},\n\
         \x20           {lang}::En => {en},\n\
         \x20       }}\n\
         \x20   }}\n",
        doc = doc(zh),
        zh = expression(zh, &names),
        en = expression(en, &names),
    )
}

/// The text itself, as a code span on one line.
fn doc(text: &Text) -> String {
    let shown: String = text
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Argument(name) => format!("{{{name}}}"),
            Piece::Plural { one, many, .. } => format!("{one}|{many}"),
        })
        .collect();
    format!("`{}`", shown.replace(['\n', '`'], " ").trim())
}

fn expression(text: &Text, names: &BTreeSet<&str>) -> String {
    if names.is_empty() {
        return format!(
            "{:?}",
            text.plain()
                .expect("a text without arguments is one literal")
        );
    }
    let pieces: Vec<String> = text
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => format!("{text:?}"),
            Piece::Argument(name) => format!("{name}.as_str()"),
            Piece::Plural { name, one, many } => {
                format!("if {name} == \"1\" {{ {one:?} }} else {{ {many:?} }}")
            }
        })
        .collect();
    format!("[{}].concat()", pieces.join(", "))
}
