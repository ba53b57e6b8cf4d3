//! The threshold bar: a count, the legal line and the gap between them.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{classes, shown};

/// Where a count stands against its line, all in the same unit. Whether it has passed is for the
/// rules to say: some lines must be reached, others exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Counted so far.
    pub value: u64,
    /// The line of the law.
    pub line: u64,
    /// Everything there is.
    pub whole: u64,
    /// Whether the line is behind us.
    pub passed: bool,
}

/// The words of a threshold bar; each is written out, so that nothing rests on the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelWords {
    /// What is counted: "户数".
    pub name: String,
    /// A small word after it: "没到"; in the slim bar "322，法定线 334".
    pub note: String,
    /// The count: "322".
    pub count: String,
    /// Of how many: "/ 500 户".
    pub of: String,
    /// The gap: "还差 12 户", or how far it is passed.
    pub gap: String,
    /// The line: "法定线 334".
    pub line: String,
    /// All of it in one sentence, for the screen reader.
    pub spoken: String,
}

/// A threshold bar; the slim one fits into a card and has one line of words.
#[component]
pub fn ThresholdBar(
    /// Where the count stands.
    #[prop(into)]
    level: Signal<Level>,
    /// Its words.
    #[prop(into)]
    words: Signal<LevelWords>,
    /// Half as high, one line of words.
    #[prop(optional)]
    slim: bool,
) -> impl IntoView {
    let word = move |pick: fn(&LevelWords) -> &String| {
        TextProp::from(move || words.with(|words| pick(words).clone()))
    };
    let gap = view! { <span class="threshold-bar__short">{shown(word(|words| &words.gap))}</span> };
    let (head, foot) = if slim {
        (gap.into_any(), None)
    } else {
        let count = view! {
            <span class="threshold-bar__count">
                <b>{shown(word(|words| &words.count))}</b>
                " "
                {shown(word(|words| &words.of))}
            </span>
        };
        let foot = view! {
            <p class="threshold-bar__foot">
                {gap} <span class="threshold-bar__legal">{shown(word(|words| &words.line))}</span>
            </p>
        };
        (count.into_any(), Some(foot))
    };
    let share = move |pick: fn(&Level) -> u64| {
        move || level.with(|level| hundredths(pick(level), level.whole))
    };
    view! {
        <div
            class=classes(&[("threshold-bar", true), ("threshold-bar--slim", slim)])
            data-passed=move || level.with(|level| level.passed).then_some("")
            data-late=move || level.with(is_late).then_some("")
            style=("--value", share(|level| level.value.min(level.whole)))
            style=("--line", share(|level| level.line))
        >
            <p class="threshold-bar__head">
                <span class="threshold-bar__name">
                    {shown(word(|words| &words.name))} " "
                    <small>{shown(word(|words| &words.note))}</small>
                </span>
                {head}
            </p>
            <div
                class="threshold-bar__track"
                role="meter"
                aria-label=move || words.with(|words| words.name.clone())
                aria-valuemin="0"
                aria-valuemax=move || level.with(|level| level.whole.to_string())
                aria-valuenow=move || level.with(|level| level.value.to_string())
                aria-valuetext=move || words.with(|words| words.spoken.clone())
            >
                <span class="threshold-bar__fill"></span>
                <span class="threshold-bar__gap"></span>
                <span class="threshold-bar__line"></span>
            </div>
            {foot}
        </div>
    }
}

/// Whether the line stands so far right that its words do not fit behind it.
fn is_late(level: &Level) -> bool {
    u128::from(level.line) * 10 > u128::from(level.whole) * 6
}

/// The share of `part` in `whole` in percent, cut after two places; nothing of nothing is none.
pub(crate) fn hundredths(part: u64, whole: u64) -> String {
    let share = u128::from(part) * 10_000 / u128::from(whole.max(1));
    format!("{}.{:02}", share / 100, share % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_thirds_are_too_far_right_for_words_and_a_half_is_not() {
        let level = |line| Level {
            value: 0,
            line,
            whole: 18,
            passed: false,
        };
        assert!(is_late(&level(12)));
        assert!(!is_late(&level(10)));
    }

    #[test]
    fn shares_are_cut_after_two_places() {
        for (part, whole, share) in [
            (322, 500, "64.40"),
            (2, 3, "66.66"),
            (0, 0, "0.00"),
            (u64::MAX, u64::MAX, "100.00"),
        ] {
            assert_eq!(hundredths(part, whole), share);
        }
    }
}
