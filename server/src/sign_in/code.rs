//! Household codes (激活码): ten characters on a paper slip, one code per home.

use std::fmt;

use argon2::{Algorithm, Argon2, Params, Version};
use domain::{CommunityId, Digest};

/// Crockford's base 32: no I, L, O or U, so that a code read aloud is written down right.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters that bear chance; one more checks them.
const FREE: usize = 9;

/// A household code: 45 bits of chance and a check letter, shown as `K7QM-2XD4-9R`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct HouseholdCode([u8; FREE + 1]);

impl HouseholdCode {
    /// The code of 45 random bits.
    pub fn from_bits(bits: u64) -> Self {
        let mut letters = [0; FREE + 1];
        for (place, letter) in letters.iter_mut().take(FREE).enumerate() {
            *letter = (bits >> (5 * place) & 31) as u8;
        }
        letters[FREE] = check(&letters[..FREE]);
        Self(letters)
    }

    /// Reads a code as typed: hyphens, spaces and case do not matter, and neither do O for 0 and
    /// I or L for 1.
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = [0; FREE + 1];
        let mut count = 0;
        for c in text
            .chars()
            .filter(|c| !matches!(c, '-' | ' ' | '\u{3000}' | '－'))
        {
            let c = match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = LETTERS.iter().position(|letter| char::from(*letter) == c)?;
            *letters.get_mut(count)? = value as u8;
            count += 1;
        }
        let whole = count == FREE + 1 && letters[FREE] == check(&letters[..FREE]);
        whole.then_some(Self(letters))
    }

    /// What the database keeps: slow to compute, so that a stolen table does not give the codes
    /// back, and the same every time, so that a code finds its home.
    pub fn digest(&self, community: CommunityId) -> Digest {
        let params = Params::new(2048, 1, 1, Some(32)).expect("parameters within bounds");
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let salt = Digest::of(format!("household code of {community}").as_bytes());
        let mut out = [0; 32];
        argon2
            .hash_password_into(self.to_string().as_bytes(), &salt.0, &mut out)
            .expect("salt and output have the lengths asked for");
        Digest(out)
    }
}

/// The check letter: a sum over GF(32) with the powers of its generator as weights, so that any
/// one wrong letter and any two swapped neighbours are noticed before a server is asked.
fn check(letters: &[u8]) -> u8 {
    letters.iter().fold(0, |sum, letter| twice(sum ^ letter))
}

/// Times the generator of GF(32), whose polynomial is x⁵ + x² + 1.
fn twice(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 {
        doubled
    } else {
        (doubled ^ 0b10_0101) & 31
    }
}

impl fmt::Display for HouseholdCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.iter().enumerate() {
            let hyphen = if matches!(place, 4 | 8) { "-" } else { "" };
            write!(f, "{hyphen}{}", char::from(LETTERS[usize::from(*letter)]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for HouseholdCode {
    /// Never into a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HouseholdCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const COMMUNITY: CommunityId = CommunityId(Uuid::from_u128(1));

    fn code(bits: u64) -> String {
        HouseholdCode::from_bits(bits).to_string()
    }

    #[test]
    fn a_code_is_read_as_it_is_written_however_it_is_typed() {
        for bits in [0, 1, 0x1fff_ffff_ffff, 0x0aaa_5555_1234] {
            let code = HouseholdCode::from_bits(bits);
            let text = code.to_string();
            assert_eq!(text.len(), 12);
            assert_eq!(HouseholdCode::parse(&text), Some(code));
            let typed = text.to_lowercase().replace('-', " ").replace('0', "o");
            assert_eq!(HouseholdCode::parse(&typed.replace('1', "l")), Some(code));
        }
        for bad in ["", "K7QM", "K7QM-2XD4-9R-9R", "汉汉汉汉汉汉汉汉汉汉"] {
            assert_eq!(HouseholdCode::parse(bad), None);
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_noticed() {
        let text = code(0x0123_4567_89ab).replace('-', "");
        let letters: Vec<char> = text.chars().collect();
        for place in 0..letters.len() {
            for other in LETTERS.iter().map(|letter| char::from(*letter)) {
                let mut wrong = letters.clone();
                wrong[place] = other;
                let read = HouseholdCode::parse(&wrong.iter().collect::<String>());
                assert_eq!(read.is_some(), wrong == letters);
            }
            let mut swapped = letters.clone();
            swapped.swap(place, (place + 1) % letters.len());
            if place + 1 < letters.len() && swapped != letters {
                assert_eq!(
                    HouseholdCode::parse(&swapped.iter().collect::<String>()),
                    None
                );
            }
        }
    }

    #[test]
    fn the_digest_belongs_to_one_community() {
        let code = HouseholdCode::from_bits(7);
        assert_eq!(code.digest(COMMUNITY), code.digest(COMMUNITY));
        let other = CommunityId(Uuid::from_u128(2));
        assert_ne!(code.digest(COMMUNITY), code.digest(other));
        assert_ne!(
            code.digest(COMMUNITY),
            HouseholdCode::from_bits(8).digest(COMMUNITY)
        );
    }

    #[test]
    fn a_code_never_reaches_a_log() {
        assert!(!format!("{:?}", HouseholdCode::from_bits(7)).contains('7'));
    }
}
