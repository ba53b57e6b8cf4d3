//! The code with which something that was booked is fetched (兑换码).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::core::Digest;

use super::Secret;

/// Letters and digits that nobody takes for one another when they are read aloud.
const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// How many of them a code has: 31 to the power of 12 is more than anybody tries for a small good.
const LENGTH: usize = 12;

/// A code that is good once (一次性兑换码): made by the phone that books, shown at the shop, typed or
/// scanned there.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PickUpCode(String);

/// A text that is no such code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a code of 12 letters and digits")]
pub struct NotAPickUpCode;

impl PickUpCode {
    /// A code from chance, of which twelve bytes are enough. Chance is an argument.
    pub fn of(chance: [u8; LENGTH]) -> Self {
        let letter = |byte: u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
        Self(chance.into_iter().map(letter).collect())
    }

    /// Its secret, whose digest stands in the booking.
    pub fn secret(&self) -> Secret {
        Secret(Digest::of(self.0.as_bytes()))
    }

    /// As it is shown: in threes of four.
    pub fn shown(&self) -> String {
        format!("{} {} {}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// It opens a booking, and is not written anywhere by accident.
impl fmt::Debug for PickUpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PickUpCode(..)")
    }
}

impl FromStr for PickUpCode {
    type Err = NotAPickUpCode;
    fn from_str(text: &str) -> Result<Self, NotAPickUpCode> {
        let letters = text.chars().filter(|it| !it.is_whitespace() && *it != '-');
        let code: String = letters.map(|it| it.to_ascii_uppercase()).collect();
        let good = code.len() == LENGTH && code.bytes().all(|it| ALPHABET.contains(&it));
        if good {
            Ok(Self(code))
        } else {
            Err(NotAPickUpCode)
        }
    }
}

impl<'de> Deserialize<'de> for PickUpCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = PickUpCode::of([0, 1, 2, 3, 4, 5, 6, 7, 8, 30, 31, 255]);
        assert_eq!(code.shown(), "2345 6789 AZ29");
        for typed in ["2345 6789 AZ29", "23456789az29", "2345-6789-az29"] {
            assert_eq!(typed.parse(), Ok(code.clone()));
        }
        for bad in ["", "2345 6789 AZ2", "2345 6789 AZ2O", "2345 6789 AZ299"] {
            assert_eq!(bad.parse::<PickUpCode>(), Err(NotAPickUpCode));
        }
        assert_eq!(format!("{code:?}"), "PickUpCode(..)");
    }
}
