//! Areas and money as whole numbers (domain-rules R3).

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The area of an exclusive part (专有部分面积), in hundredths of a square metre.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Area(pub u64);

/// Why a text is no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreaFault {
    /// Not a plain decimal number.
    #[error("not a number")]
    NotANumber,
    /// Zero or less.
    #[error("not above zero")]
    NotPositive,
    /// More than two decimals.
    #[error("more than two decimals")]
    TooPrecise,
}

impl FromStr for Area {
    type Err = AreaFault;

    /// Reads `61`, `61.0` or `61.02`: ASCII digits, at most two decimals that count.
    fn from_str(text: &str) -> Result<Self, AreaFault> {
        if let Some(rest) = text.strip_prefix('-') {
            return Err(rest
                .parse::<Self>()
                .map_or_else(|fault| fault, |_| AreaFault::NotPositive));
        }
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 9 {
            return Err(AreaFault::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 2 {
            return Err(AreaFault::TooPrecise);
        }
        let hundredths: u64 = format!("{decimals:0<2}")
            .parse()
            .map_err(|_| AreaFault::NotANumber)?;
        let whole: u64 = whole.parse().map_err(|_| AreaFault::NotANumber)?;
        match whole * 100 + hundredths {
            0 => Err(AreaFault::NotPositive),
            area => Ok(Self(area)),
        }
    }
}

impl fmt::Display for Area {
    /// `39,739.21`, without the unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", grouped(self.0 / 100), self.0 % 100)
    }
}

impl Sum for Area {
    fn sum<I: Iterator<Item = Self>>(areas: I) -> Self {
        Self(areas.map(|area| area.0).sum())
    }
}

/// An amount of money (金额) in fen, 1/100 yuan.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Whole yuan.
    pub fn yuan(yuan: i64) -> Self {
        Self(yuan.saturating_mul(100))
    }
}

impl fmt::Display for Money {
    /// `1,567.90`, or `800` where there are no fen; without the unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        match fen % 100 {
            0 => write!(f, "{sign}{}", grouped(fen / 100)),
            rest => write!(f, "{sign}{}.{rest:02}", grouped(fen / 100)),
        }
    }
}

/// A text that is no amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an amount in yuan")]
pub struct NotMoney;

impl FromStr for Money {
    type Err = NotMoney;

    /// Reads an amount in yuan, with fen if there are any: `1567.90`, `1,567`. None below zero.
    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let commas = |c: &char| !matches!(c, ',' | '，');
        let text: String = text.trim().chars().filter(commas).collect();
        let (whole, fen) = text.split_once('.').unwrap_or((&text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(fen) || fen.len() > 2 || whole.len() > 12 {
            return Err(NotMoney);
        }
        let fen: i64 = format!("{fen:0<2}").parse().map_err(|_| NotMoney)?;
        let yuan: i64 = whole.parse().map_err(|_| NotMoney)?;
        Ok(Self(yuan * 100 + fen))
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn yuan_are_read_to_the_fen() {
        for (text, fen) in [
            ("800", 80_000),
            ("1,567.9", 156_790),
            (" 0.05 ", 5),
            ("0", 0),
        ] {
            assert_eq!(text.parse(), Ok(Money(fen)), "{text}");
        }
        for text in ["", "八百", "1.234", "-5", ".5", "1e3", "9999999999999"] {
            assert_eq!(text.parse::<Money>(), Err(NotMoney), "{text}");
        }
    }

    #[rstest]
    #[case("61.02", Ok(6102))]
    #[case("61", Ok(6100))]
    #[case("61.5", Ok(6150))]
    #[case("61.0200", Ok(6102))]
    #[case("61.0234", Err(AreaFault::TooPrecise))]
    #[case("-61.02", Err(AreaFault::NotPositive))]
    #[case("0", Err(AreaFault::NotPositive))]
    #[case("61,02m2", Err(AreaFault::NotANumber))]
    #[case("六十一", Err(AreaFault::NotANumber))]
    #[case("", Err(AreaFault::NotANumber))]
    #[case("-x", Err(AreaFault::NotANumber))]
    #[case("1e3", Err(AreaFault::NotANumber))]
    fn an_area_is_read_exactly(#[case] text: &str, #[case] expected: Result<u64, AreaFault>) {
        assert_eq!(text.parse::<Area>().map(|area| area.0), expected);
    }

    #[test]
    fn amounts_are_written_with_separators() {
        assert_eq!(Area(3_973_921).to_string(), "39,739.21");
        assert_eq!(Area(5).to_string(), "0.05");
        assert_eq!(Money(156_790).to_string(), "1,567.90");
        assert_eq!(Money::yuan(800).to_string(), "800");
        assert_eq!(Money(-5).to_string(), "-0.05");
    }
}
