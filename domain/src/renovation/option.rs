//! Which of several designs owners are asked about (怎么改): an approval ballot over the options and
//! "none", then one motion of yes or no (domain-rules 5.2; design default).

use crate::councils::counting::TickCount;

/// What an approval ballot over options proposes (方案比选结果).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preferred {
    /// This option goes on: where the law wants a vote, as one motion of yes or no.
    Option(u16),
    /// More want none of them than any, or as many: nothing goes on as it is (都不要).
    Nothing,
}

/// What goes on after a count in which one of the options was to do none of it. An option must be
/// approved by more ballots than "none"; level options stand in the order of the lot.
pub fn preferred(count: &TickCount, none: u16) -> Preferred {
    let votes = |option: u16| count.votes.get(usize::from(option)).copied().unwrap_or(0);
    let best = count.ranking.order.iter().copied().find(|it| *it != none);
    match best {
        Some(best) if votes(best) > votes(none) => Preferred::Option(best),
        _ => Preferred::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::councils::counting::{Count, Lot, Marks, Method, Rule};
    use rstest::rstest;

    /// Options 0, 1 and "none", which is 2; the lot puts "none" first and 1 before 0.
    #[rstest]
    #[case::the_most_approved("0 01 2", Preferred::Option(0))]
    #[case::level_by_lot("01 01 2", Preferred::Option(1))]
    #[case::more_want_none("0 2 2", Preferred::Nothing)]
    #[case::as_many_want_none("0 2", Preferred::Nothing)]
    #[case::nobody_says("", Preferred::Nothing)]
    fn one_option_goes_on(#[case] ballots: &str, #[case] expected: Preferred) {
        let method = Method {
            options: 3,
            rule: Rule::Approval { most: None },
            lot: Lot(vec![2, 1, 0]),
        };
        let tick = |digit: u8| u16::from(digit - b'0');
        let ballot = |ticks: &str| Marks::Ticked(ticks.bytes().map(tick).collect());
        let ballots: Vec<Marks> = ballots.split(' ').map(ballot).collect();
        let borrowed: Vec<&Marks> = ballots.iter().collect();
        let Ok(Count::Ticks(count)) = method.count(&borrowed) else {
            panic!("approval counts ticks");
        };
        assert_eq!(preferred(&count, 2), expected);
    }
}
