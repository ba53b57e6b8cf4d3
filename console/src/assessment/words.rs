//! What the pages of this slice share.

use components::Tone;
use domain::assessment::{Round, Stage};
use domain::wording;

use crate::shell::Book;
use crate::texts::Texts;

/// Every round, the newest first.
pub(super) fn rounds(book: Book) -> Vec<Round> {
    let mut all = book.all::<Round>();
    all.sort_by_key(|it| (std::cmp::Reverse(it.year), it.id));
    all
}

/// Where a round stands, and how that looks.
pub(super) fn standing(it: &Round, t: Texts) -> (String, Tone) {
    match &it.stage {
        Stage::Confirmed { stars, .. } => (t.six_confirmed(stars), Tone::Done),
        Stage::Failed { .. } => (t.six_failed().to_owned(), Tone::Stop),
        Stage::Accepted => (t.six_accepted().to_owned(), Tone::Wait),
        stage => {
            let step = stage.step().map(|it| wording::six_step(it, t.lang));
            (step.unwrap_or_default().to_owned(), Tone::Info)
        }
    }
}

/// A score, or a dash where there is none yet.
pub(super) fn score(it: Option<u32>) -> String {
    it.map_or_else(|| "—".to_owned(), wording::hundredths)
}

/// A percentage someone typed, in hundredths: 90 is 9000, 90.5 is 9050.
pub(super) fn percent(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches(['%', '％']).trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |it: &str| it.chars().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let whole: u32 = whole.parse().ok()?;
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    let all = whole.checked_mul(100)?.checked_add(part)?;
    (all <= 10_000).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_percentage_is_read_to_its_hundredths_and_no_further() {
        let cases = [
            ("90", Some(9_000)),
            (" 90.5% ", Some(9_050)),
            ("90.05", Some(9_005)),
            ("100", Some(10_000)),
            ("0", Some(0)),
            ("100.01", None),
            ("90.555", None),
            ("-1", None),
            ("", None),
            ("九十", None),
        ];
        for (text, expected) in cases {
            assert_eq!(percent(text), expected, "{text}");
        }
    }
}
