//! Texts that people write, bounded and free of control characters wherever they come from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a text is refused; the bound is part of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// Nothing but space.
    #[error("empty text")]
    Empty,
    /// Longer than allowed.
    #[error("text over {most} characters")]
    TooLong {
        /// The most characters allowed.
        most: usize,
    },
    /// A control, invisible or direction-changing character, which could make a text look like
    /// another, or like none.
    #[error("control character in text")]
    Control,
}

fn checked(text: &str, most: usize, breaks: bool) -> Result<String, LineFault> {
    // A paragraph pasted from a table or from Windows keeps its words, not its tabs and returns.
    let pasted = breaks && text.contains(['\r', '\t']);
    let mended = pasted.then(|| {
        text.replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', " ")
    });
    let text = mended.as_deref().unwrap_or(text).trim();
    if text.chars().all(is_joiner) {
        return Err(LineFault::Empty);
    }
    if text.chars().count() > most {
        return Err(LineFault::TooLong { most });
    }
    let hidden = |c: char| {
        (c.is_control() && !(breaks && c == '\n'))
            || matches!(c,
                '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    if text.contains(hidden) {
        Err(LineFault::Control)
    } else {
        Ok(text.to_owned())
    }
}

/// Emoji and some scripts join letters with these; alone they show nothing.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $most:literal $breaks:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MOST: usize = $most;

            /// Checks and trims a text.
            pub fn new(text: &str) -> Result<Self, LineFault> {
                checked(text, $most, $breaks).map(Self)
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

texts! {
    /// One line: a name, a title (一行字), 1 to 60 characters.
    Line 60 false;
    /// A few paragraphs (一段话), 1 to 2,000 characters, line breaks allowed.
    Prose 2000 true;
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("  东门 ", Ok("东门"))]
    #[case("", Err(LineFault::Empty))]
    #[case(" \t ", Err(LineFault::Empty))]
    #[case("a\nb", Err(LineFault::Control))]
    #[case("a\u{202e}b", Err(LineFault::Control))]
    #[case("王\u{200b}芳", Err(LineFault::Control))]
    #[case("\u{200b}", Err(LineFault::Control))]
    #[case("\u{3164}", Err(LineFault::Control))]
    #[case("a\u{200f}b", Err(LineFault::Control))]
    #[case("\u{200d}\u{fe0f}", Err(LineFault::Empty))]
    #[case("👨\u{200d}👩\u{200d}👧 一家", Ok("👨\u{200d}👩\u{200d}👧 一家"))]
    fn a_line_is_trimmed_and_clean(#[case] text: &str, #[case] expected: Result<&str, LineFault>) {
        assert_eq!(
            Line::new(text).as_ref().map(Line::as_str),
            expected.as_ref().copied()
        );
    }

    #[test]
    fn a_pasted_paragraph_loses_its_tabs_and_returns_only() {
        let prose = Prose::new("第一段\r\n第二段\t尾").unwrap();
        assert_eq!(prose.as_str(), "第一段\n第二段 尾");
        assert_eq!(Prose::new("铃\u{7}"), Err(LineFault::Control));
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!(Line::new(&"好".repeat(60)).is_ok());
        assert_eq!(
            Line::new(&"好".repeat(61)),
            Err(LineFault::TooLong { most: 60 })
        );
        assert!(Prose::new("第一段\n第二段").is_ok());
        let parsed = serde_json::from_str::<Line>(&format!("\"{}\"", "x".repeat(61)));
        assert!(
            parsed
                .unwrap_err()
                .to_string()
                .starts_with("text over 60 characters")
        );
    }
}
