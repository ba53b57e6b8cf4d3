//! The marks of a paper ballot as somebody types them off: numbers of options as they are printed,
//! from 1.

use crate::councils::Content;
use crate::councils::counting::{Marks, MarksFault, Method};

/// What was typed, as the way to vote reads it. Ticks: the numbers ticked. A ranking: the numbers
/// from the first preference on. Scores: one for each option in its order, `-` for none. Nothing
/// typed is a blank ballot.
pub fn typed(method: &Method, text: &str) -> Result<Content, MarksFault> {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '.' | ';' | '；');
    let words: Vec<&str> = text.split(apart).filter(|word| !word.is_empty()).collect();
    let score = |word: &&str| match *word {
        "-" | "—" => Ok(None),
        word => word.parse().map(Some).map_err(|_| MarksFault::OtherKind),
    };
    let option = |word: &&str| {
        let number: u16 = word.parse().map_err(|_| MarksFault::OtherKind)?;
        number
            .checked_sub(1)
            .ok_or(MarksFault::NoSuchOption(number))
    };
    let words = words.iter();
    let marks = match method.blank() {
        Marks::Scored(_) => Marks::Scored(words.map(score).collect::<Result<_, _>>()?),
        Marks::Ranked(_) => Marks::Ranked(words.map(option).collect::<Result<_, _>>()?),
        Marks::Ticked(_) => Marks::Ticked(words.map(option).collect::<Result<_, _>>()?),
    };
    if !marks.is_blank() {
        method.check(&marks)?;
    }
    Ok(marks.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::councils::Choice;
    use crate::councils::counting::{Lot, Rule};
    use rstest::rstest;

    #[rstest]
    #[case(Rule::Single, "2", Ok(Marks::Ticked(vec![1])))]
    #[case(Rule::Single, "1 2", Err(MarksFault::TooMany { marked: 2, most: 1 }))]
    #[case(Rule::Approval { most: None }, "3、1", Ok(Marks::Ticked(vec![0, 2])))]
    #[case(Rule::Borda, "3 1", Ok(Marks::Ranked(vec![2, 0])))]
    #[case(Rule::Borda, "3 3", Err(MarksFault::Twice(2)))]
    #[case(Rule::Borda, "4", Err(MarksFault::NoSuchOption(3)))]
    #[case(Rule::Borda, "0", Err(MarksFault::NoSuchOption(0)))]
    #[case(Rule::Borda, "三", Err(MarksFault::OtherKind))]
    #[case(Rule::Score { max: 5 }, "5 - 0", Ok(Marks::Scored(vec![Some(5), None, Some(0)])))]
    #[case(Rule::Score { max: 5 }, "5 2", Err(MarksFault::ScoresMissing { scores: 2, options: 3 }))]
    fn numbers_are_read_as_the_way_to_vote_reads_them(
        #[case] rule: Rule,
        #[case] text: &str,
        #[case] read: Result<Marks, MarksFault>,
    ) {
        let method = Method {
            options: 3,
            rule,
            lot: Lot(vec![0, 1, 2]),
        };
        assert_eq!(typed(&method, text), read.map(Content::Marks));
        assert_eq!(typed(&method, " "), Ok(Choice::Abstain.into()));
    }
}
