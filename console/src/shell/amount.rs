//! Amounts of money as people write them.

use domain::Money;

/// Reads an amount in yuan, with fen if there are any: `1567.90`, `1,567`.
pub(crate) fn yuan(text: &str) -> Option<Money> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .collect();
    let (whole, fen) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fen) || fen.len() > 2 || whole.len() > 12 {
        return None;
    }
    let fen: i64 = format!("{fen:0<2}").parse().ok()?;
    Some(Money(whole.parse::<i64>().ok()? * 100 + fen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_read_to_the_fen() {
        for (text, fen) in [
            ("800", 80_000),
            ("1,567.9", 156_790),
            (" 0.05 ", 5),
            ("0", 0),
        ] {
            assert_eq!(yuan(text), Some(Money(fen)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in ["", "八百", "1.234", "-5", ".5", "1e3", "9999999999999"] {
            assert_eq!(yuan(text), None, "{text}");
        }
    }
}
