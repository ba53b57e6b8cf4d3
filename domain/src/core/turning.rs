//! Turning codes (轮换码): what a screen shows at the door proves, without a network, that somebody
//! stood before it. RFC 6238 with SHA-256, a new code every thirty seconds, eight digits.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::serde_text::as_text;
use super::{Digest, Timestamp};

/// How long one code is shown, in milliseconds. Half of the sixty seconds that a code may be old
/// (domain-rules 6.2, design default).
const STEP_MS: i64 = 30_000;

/// How many steps a clock may be behind or ahead of another where a code is typed by hand.
const SKEW: u64 = 2;

/// The secret behind the codes (轮换码密钥). It stays with who shows them and with the server.
#[derive(Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct TurningKey(pub Digest);

/// One code as shown: `59012345-04412739`, the step and its eight digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TurningCode {
    /// The how manieth thirty seconds since 1970.
    pub step: u64,
    /// At most 99,999,999.
    pub digits: u32,
}

/// A secret is not written anywhere by accident.
impl fmt::Debug for TurningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TurningKey(..)")
    }
}

impl TurningKey {
    /// The code for a subject (a sitting, an activity) at an instant.
    pub fn code(&self, subject: Uuid, at: Timestamp) -> TurningCode {
        let step = step_of(at);
        TurningCode {
            step,
            digits: self.digits(subject, step),
        }
    }

    /// Whether a code was shown for the subject. A clock may be a minute off.
    pub fn showed(&self, subject: Uuid, code: TurningCode) -> bool {
        self.steps(subject, code).next().is_some()
    }

    /// Whether it was shown before an instant, by the clock of the screen that showed it, whatever
    /// the clock of the phone that read it says.
    pub fn showed_before(&self, subject: Uuid, code: TurningCode, until: Timestamp) -> bool {
        let before = |step| Timestamp(step_start(step)) < until;
        self.steps(subject, code).any(before)
    }

    /// When a code of these digits was shown, about the time that the code names.
    fn steps(&self, subject: Uuid, code: TurningCode) -> impl Iterator<Item = u64> {
        let from = code.step.saturating_sub(SKEW);
        let until = code.step.saturating_add(SKEW);
        (from..=until).filter(move |step| self.digits(subject, *step) == code.digits)
    }

    /// RFC 4226, 5.3: four bytes from where the last half byte points to, as decimal digits.
    fn digits(&self, subject: Uuid, step: u64) -> u32 {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0.0) else {
            unreachable!("HMAC takes keys of every length");
        };
        mac.update(subject.as_bytes());
        mac.update(&step.to_be_bytes());
        let bytes = mac.finalize().into_bytes();
        let from = usize::from(bytes[31] & 0x0f);
        let mut four = [0; 4];
        four.copy_from_slice(&bytes[from..from + 4]);
        (u32::from_be_bytes(four) & 0x7fff_ffff) % 100_000_000
    }
}

impl TurningCode {
    /// A code typed by hand bears no step: it is the one of the clock on the wall.
    pub fn typed(text: &str, at: Timestamp) -> Option<Self> {
        let digits: String = text.chars().filter(|it| !it.is_whitespace()).collect();
        let plain = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
        Some(Self {
            step: step_of(at),
            digits: digits.parse().ok().filter(|_| plain)?,
        })
    }

    /// The eight digits as they stand below the QR code: `0441 2739`.
    pub fn spoken(self) -> String {
        let digits = format!("{:08}", self.digits);
        format!("{} {}", &digits[..4], &digits[4..])
    }

    /// When it began to be shown.
    pub fn shown_at(self) -> Timestamp {
        Timestamp(step_start(self.step))
    }

    /// When the next one takes its place.
    pub fn turns_at(self) -> Timestamp {
        Timestamp(self.shown_at().0.saturating_add(STEP_MS))
    }

    /// How much of its time is left, in percent.
    pub fn left(self, at: Timestamp) -> u8 {
        let left = (self.turns_at().0.saturating_sub(at.0)).clamp(0, STEP_MS);
        u8::try_from(left * 100 / STEP_MS).unwrap_or_default()
    }

    /// Whether it is no older than a minute, and not from a clock that runs ahead of this one by
    /// more.
    pub fn is_fresh(self, at: Timestamp) -> bool {
        step_of(at).abs_diff(self.step) <= SKEW
    }
}

fn step_start(step: u64) -> i64 {
    let step = i64::try_from(step).unwrap_or(i64::MAX / STEP_MS);
    step.saturating_mul(STEP_MS)
}

fn step_of(at: Timestamp) -> u64 {
    u64::try_from(at.0.div_euclid(STEP_MS)).unwrap_or_default()
}

impl fmt::Display for TurningCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:08}", self.step, self.digits)
    }
}

/// A text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a step and eight digits")]
pub struct NotACode;

impl FromStr for TurningCode {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<Self, NotACode> {
        let (step, digits) = text.split_once('-').ok_or(NotACode)?;
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits.len() != 8 || !plain(step) || !plain(digits) {
            return Err(NotACode);
        }
        Ok(Self {
            step: step.parse().map_err(|_| NotACode)?,
            digits: digits.parse().map_err(|_| NotACode)?,
        })
    }
}

as_text!(TurningCode);

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const SITTING: Uuid = Uuid::from_u128(7);
    const NOON: Timestamp = Timestamp(1_795_000_000_000);

    fn key() -> TurningKey {
        TurningKey(Digest::of(b"a key"))
    }

    #[test]
    fn a_code_lasts_thirty_seconds() {
        let code = key().code(SITTING, NOON);
        let next = key().code(SITTING, code.turns_at());
        assert_ne!(code, next);
        assert_eq!(key().code(SITTING, Timestamp(code.turns_at().0 - 1)), code);
        assert_eq!(next.step, code.step + 1);
    }

    #[test]
    fn a_code_is_good_for_its_own_subject_and_key() {
        let code = key().code(SITTING, NOON);
        assert!(key().showed(SITTING, code));
        assert!(!key().showed(Uuid::from_u128(8), code));
        assert!(!TurningKey(Digest::of(b"another")).showed(SITTING, code));
    }

    #[rstest]
    #[case(0, true)]
    #[case(60_000, true)]
    #[case(-60_000, true)]
    #[case(90_000, false)]
    #[case(-90_000, false)]
    fn a_clock_may_be_a_minute_off(#[case] off: i64, #[case] good: bool) {
        let shown = key().code(SITTING, NOON);
        let typed = TurningCode::typed(&shown.spoken(), Timestamp(NOON.0 + off)).unwrap();
        assert_eq!(key().showed(SITTING, typed), good);
        assert_eq!(shown.is_fresh(Timestamp(NOON.0 + off)), good);
    }

    #[test]
    fn a_code_is_written_and_read_the_same() {
        let code = TurningCode {
            step: 59_833_333,
            digits: 441,
        };
        assert_eq!(code.to_string(), "59833333-00000441");
        assert_eq!(code.to_string().parse(), Ok(code));
        assert_eq!(code.spoken(), "0000 0441");
    }

    #[rstest]
    #[case("")]
    #[case("1")]
    #[case("1-441")]
    #[case("-00000441")]
    #[case("1-0000044x")]
    #[case("1-000000441")]
    fn what_is_no_code_is_not_read(#[case] text: &str) {
        assert_eq!(text.parse::<TurningCode>(), Err(NotACode));
    }

    #[rstest]
    #[case("0441 273")]
    #[case("0441 27391")]
    #[case("0441 273九")]
    #[case("+441 2739")]
    fn a_slip_of_the_finger_is_no_code(#[case] text: &str) {
        assert_eq!(TurningCode::typed(text, NOON), None);
    }

    /// Digits of RFC 6238's own algorithm over our message, counted by another program.
    #[test]
    fn the_digits_are_those_of_the_rfc() {
        let code = TurningKey(Digest([0x0b; 32])).code(Uuid::nil(), Timestamp(30_000));
        assert_eq!(code.step, 1);
        assert_eq!(code.digits, 29_311_022);
    }
}
