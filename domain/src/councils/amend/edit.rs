//! What an amendment does to a text (修改内容). The change itself is what is read and voted on: what
//! goes, and what comes in its place.

use serde::{Deserialize, Serialize};

use crate::core::Prose;

/// A change of one passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Other words in the place of a passage (改).
    Replace {
        /// The passage, word for word.
        passage: Prose,
        /// The words in its place.
        words: Prose,
    },
    /// A passage goes (删).
    Strike {
        /// The passage, word for word.
        passage: Prose,
    },
    /// Words at the end, in a paragraph of their own (增).
    Add {
        /// The words.
        words: Prose,
    },
}

/// Why a change cannot be made in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditFault {
    /// The passage is not there.
    Gone,
    /// The passage stands more than once: which one is meant is open.
    Twice,
    /// Nothing would change.
    Same,
    /// Nothing would be left.
    Empty,
    /// The text would be longer than a motion may be.
    TooLong,
}

impl Edit {
    /// The passage that goes, if one does.
    pub fn passage(&self) -> Option<&Prose> {
        match self {
            Self::Replace { passage, .. } | Self::Strike { passage } => Some(passage),
            Self::Add { .. } => None,
        }
    }

    /// The words that come, if any do.
    pub fn words(&self) -> Option<&Prose> {
        match self {
            Self::Replace { words, .. } | Self::Add { words } => Some(words),
            Self::Strike { .. } => None,
        }
    }

    /// The text with this change made in it.
    pub fn made_in(&self, text: &Prose) -> Result<Prose, EditFault> {
        let words = self.words().map_or("", Prose::as_str);
        let made = match self.passage() {
            None => format!("{text}\n{words}"),
            Some(passage) if passage.as_str() == words => return Err(EditFault::Same),
            Some(passage) => {
                let mut found = text.as_str().match_indices(passage.as_str());
                let (start, _) = found.next().ok_or(EditFault::Gone)?;
                // One that overlaps with the first is another place, too.
                let after = &text.as_str()[start..];
                let next = after.chars().next().map_or(0, char::len_utf8);
                if after[next..].contains(passage.as_str()) {
                    return Err(EditFault::Twice);
                }
                let (before, rest) = text.as_str().split_at(start);
                joined(before, words, &rest[passage.as_str().len()..])
            }
        };
        if made.trim().is_empty() {
            return Err(EditFault::Empty);
        }
        Prose::new(&made).map_err(|_| EditFault::TooLong)
    }
}

/// Without the empty line that a paragraph leaves behind when all of it is struck.
fn joined(before: &str, words: &str, rest: &str) -> String {
    let alone = words.is_empty() && before.ends_with('\n') && rest.starts_with('\n');
    let rest = if alone { &rest[1..] } else { rest };
    format!("{before}{words}{rest}")
}

/// The passages of a text as it is read: its sentences and half-sentences between semicolons, each
/// with the mark that ends it.
pub fn passages(text: &str) -> Vec<&str> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n');
    text.split_inclusive(ends)
        .map(str::trim)
        .filter(|passage| !passage.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn prose(text: &str) -> Prose {
        Prose::new(text).unwrap()
    }

    fn replace(passage: &str, words: &str) -> Edit {
        Edit::Replace {
            passage: prose(passage),
            words: prose(words),
        }
    }

    fn strike(passage: &str) -> Edit {
        Edit::Strike {
            passage: prose(passage),
        }
    }

    fn add(words: &str) -> Edit {
        Edit::Add {
            words: prose(words),
        }
    }

    const TEXT: &str = "在东门装两盏灯。\n夜里十点关；\n费用由社区出。";

    #[rstest]
    #[case(
        replace("两盏", "三盏"),
        Ok("在东门装三盏灯。\n夜里十点关；\n费用由社区出。")
    )]
    #[case(strike("夜里十点关；"), Ok("在东门装两盏灯。\n费用由社区出。"))]
    #[case(strike("在东门装两盏灯。"), Ok("夜里十点关；\n费用由社区出。"))]
    #[case(strike("，"), Err(EditFault::Gone))]
    #[case(strike("。"), Err(EditFault::Twice))]
    #[case(strike(TEXT), Err(EditFault::Empty))]
    #[case(replace("两盏", "两盏"), Err(EditFault::Same))]
    #[case(replace("四盏", "三盏"), Err(EditFault::Gone))]
    #[case(
        add("一年后再看。"),
        Ok("在东门装两盏灯。\n夜里十点关；\n费用由社区出。\n一年后再看。")
    )]
    fn a_change_is_made_where_its_passage_stands_once(
        #[case] edit: Edit,
        #[case] made: Result<&str, EditFault>,
    ) {
        assert_eq!(edit.made_in(&prose(TEXT)), made.map(prose));
    }

    #[test]
    fn a_passage_that_overlaps_itself_is_there_twice() {
        assert_eq!(
            replace("灯灯", "灯").made_in(&prose("灯灯灯")),
            Err(EditFault::Twice)
        );
    }

    #[test]
    fn a_text_does_not_outgrow_a_motion() {
        let long = prose(&"灯".repeat(Prose::MOST));
        assert_eq!(add("亮").made_in(&long), Err(EditFault::TooLong));
    }

    #[test]
    fn a_text_is_read_in_its_sentences() {
        assert_eq!(
            passages(TEXT),
            ["在东门装两盏灯。", "夜里十点关；", "费用由社区出。"]
        );
        assert_eq!(
            passages("Two lamps! At 10 p.m. off"),
            ["Two lamps!", "At 10 p.m. off"]
        );
    }
}
