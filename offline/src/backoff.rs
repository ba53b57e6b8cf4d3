//! How long to wait before trying again: exponential, with full jitter.

/// The most to wait while acts wait to be sent, in milliseconds.
const MOST_WITH_ACTS_MS: u64 = 20_000;
/// The most to wait when there is nothing to send.
const MOST_IDLE_MS: u64 = 120_000;
const FIRST_MS: u64 = 500;
const LEAST_MS: u64 = 100;
/// The most a `Retry-After` is believed: whoever stands between us and the server may say anything.
const MOST_ASKED_MS: u64 = 600_000;

/// Milliseconds to wait after so many failures in a row. `chance` is spread over the whole span,
/// so that a thousand phones do not come back in the same second. A `Retry-After` is a floor.
pub(crate) fn delay_ms(
    failures: u32,
    acts_wait: bool,
    retry_after_ms: Option<u64>,
    chance: u64,
) -> u64 {
    let most = if acts_wait {
        MOST_WITH_ACTS_MS
    } else {
        MOST_IDLE_MS
    };
    let span = FIRST_MS
        .saturating_mul(1 << failures.min(16))
        .min(most)
        .max(LEAST_MS);
    let jitter = LEAST_MS + chance % (span - LEAST_MS + 1);
    match retry_after_ms {
        Some(floor) => jitter.max(floor.min(MOST_ASKED_MS) + chance % FIRST_MS),
        None => jitter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_is_bounded() {
        let most = |failures, acts| {
            (0..5000)
                .map(|chance| delay_ms(failures, acts, None, chance * 7919))
                .max()
                .unwrap()
        };
        assert!(most(0, true) <= 500);
        assert!(most(3, true) > 2_000);
        assert!((15_000..=20_000).contains(&most(50, true)));
        assert!((90_000..=120_000).contains(&most(u32::MAX, false)));
    }

    #[test]
    fn two_phones_do_not_come_back_together() {
        let delays: std::collections::BTreeSet<u64> = (0..100)
            .map(|chance| delay_ms(6, true, None, chance * 104_729))
            .collect();
        assert!(delays.len() > 90);
    }

    #[test]
    fn a_server_that_names_a_time_is_not_asked_before() {
        for chance in 0..1000 {
            assert!(delay_ms(0, true, Some(7_000), chance) >= 7_000);
        }
    }

    #[test]
    fn a_short_time_that_is_named_again_and_again_still_grows() {
        let longest = (0..5000).map(|it| delay_ms(9, true, Some(1_000), it * 7919));
        assert!(longest.max().unwrap() > 15_000);
    }

    #[test]
    fn nobody_can_silence_a_phone_for_a_day() {
        assert!(delay_ms(0, true, Some(u64::MAX), 7) <= MOST_ASKED_MS + FIRST_MS);
    }
}
