//! One text: literal pieces, arguments and plurals.

use std::collections::BTreeSet;

/// A text taken apart at its placeholders.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Shown as it stands.
    Literal(String),
    /// `{name}`: the argument.
    Argument(String),
    /// `{name?one|many}`: a word that depends on the argument.
    Plural {
        name: String,
        one: String,
        many: String,
    },
}

impl Text {
    /// Takes a text apart; the error says what is wrong with it.
    pub(crate) fn parse(source: &str) -> Result<Self, String> {
        if source.trim().is_empty() {
            return Err("empty".to_owned());
        }
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = source;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            rest = &rest[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                literal.push_str(&rest[..1]);
                rest = &rest[2..];
                continue;
            }
            let Some(end) = rest.find('}').filter(|&end| end > 0) else {
                return Err(format!("a brace without its pair in 「{source}」"));
            };
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            pieces.push(placeholder(&rest[1..end])?);
            rest = &rest[end + 1..];
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Ok(Self { pieces })
    }

    /// The names of its arguments, in the order in which they are passed.
    pub(crate) fn arguments(&self) -> BTreeSet<&str> {
        self.pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Literal(_) => None,
                Piece::Argument(name) | Piece::Plural { name, .. } => Some(name.as_str()),
            })
            .collect()
    }

    /// The text of one without arguments.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }
}

fn placeholder(inside: &str) -> Result<Piece, String> {
    let (name, choice) = match inside.split_once('?') {
        Some((name, choice)) => (name, Some(choice)),
        None => (inside, None),
    };
    if !is_name(name) {
        return Err(format!("{{{inside}}} is not a snake_case Rust name"));
    }
    let name = name.to_owned();
    let Some(choice) = choice else {
        return Ok(Piece::Argument(name));
    };
    match choice.split_once('|') {
        Some((one, many)) if !many.contains('|') => Ok(Piece::Plural {
            name,
            one: one.to_owned(),
            many: many.to_owned(),
        }),
        _ => Err(format!("{{{inside}}} needs exactly two words: one|many")),
    }
}

/// Words that Rust keeps for itself, and so no function or argument may be called.
const KEYWORDS: &str = "as async await break const continue crate dyn else enum extern false fn \
    for gen if impl in let loop match mod move mut pub ref return self static struct super trait \
    true type unsafe use where while abstract become box do final macro override priv try typeof \
    unsized virtual yield";

/// Whether a function or an argument can be called so.
pub(crate) fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !KEYWORDS.split_whitespace().any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_braces_are_the_braces_themselves() {
        assert_eq!(Text::parse("a {{b}}").unwrap().plain(), Some("a {b}"));
    }

    #[test]
    fn an_argument_named_twice_is_one_argument() {
        let text = Text::parse("{n} {n?day|days}").unwrap();
        assert_eq!(text.arguments().into_iter().collect::<Vec<_>>(), ["n"]);
    }

    #[test]
    fn faulty_placeholders_are_named() {
        for (source, fault) in [
            ("{", "a brace without its pair"),
            ("a } b", "a brace without its pair"),
            ("{}", "not a snake_case Rust name"),
            ("{Name}", "not a snake_case Rust name"),
            ("{self}", "not a snake_case Rust name"),
            ("{n?one}", "exactly two words"),
            ("{n?a|b|c}", "exactly two words"),
            ("  ", "empty"),
        ] {
            let found = Text::parse(source).unwrap_err();
            assert!(found.contains(fault), "{source}: {found}");
        }
    }
}
