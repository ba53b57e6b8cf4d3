//! How often one may try: by telephone, code or login first, by address last and generously, so
//! that 5,000 residents behind one address do not lock each other out.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use domain::Digest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use wire::ProblemCode;

use crate::Failure;

/// What was tried lately.
pub struct Tries {
    things: DefaultKeyedRateLimiter<Digest>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

/// Tries one thing has before it must rest: people mistype.
const BURST: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Then one more in this time.
const REST: Duration = Duration::from_secs(60);

/// Wrong tries an address has at once; a whole compound may sit behind it on the day slips go out.
const ADDRESS_BURST: NonZeroU32 = NonZeroU32::new(600).unwrap();

impl Default for Tries {
    fn default() -> Self {
        let things = Quota::with_period(REST).map(|quota| quota.allow_burst(BURST));
        let addresses = Quota::per_second(NonZeroU32::MIN).allow_burst(ADDRESS_BURST);
        Self {
            things: RateLimiter::keyed(things.unwrap_or(Quota::per_minute(BURST))),
            addresses: RateLimiter::keyed(addresses),
        }
    }
}

impl Tries {
    /// Counts a try at one thing, such as the telephone a code goes to.
    ///
    /// # Errors
    /// `SlowDown` when there were too many.
    pub fn at(&self, what: &str, which: &str) -> Result<(), Failure> {
        let key = Digest::of(format!("{what} {which}").as_bytes());
        self.things.check_key(&key).map_err(|_| slow_down())
    }

    /// Counts a wrong try from an address, and says what is to be answered.
    pub fn wrong(&self, from: IpAddr) -> Failure {
        match self.addresses.check_key(&from) {
            Ok(()) => ProblemCode::WrongCode.into(),
            Err(_) => slow_down(),
        }
    }

    /// Forgets what has rested long enough.
    pub fn forget_the_quiet(&self) {
        self.things.retain_recent();
        self.addresses.retain_recent();
    }
}

fn slow_down() -> Failure {
    Failure {
        retry_after: Some(REST.as_secs()),
        ..Failure::new(ProblemCode::SlowDown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_rests_after_ten_tries_and_no_other_does() {
        let tries = Tries::default();
        let asked = (0..11).map(|_| tries.at("phone", "13800138000").is_ok());
        assert_eq!(asked.filter(|allowed| *allowed).count(), 10);
        assert!(tries.at("phone", "13800138001").is_ok());
        assert!(tries.at("login", "13800138000").is_ok());
    }

    #[test]
    fn an_address_is_slowed_by_its_wrong_tries_alone() {
        let tries = Tries::default();
        let from = IpAddr::from([10, 0, 0, 1]);
        let codes: Vec<ProblemCode> = (0..700).map(|_| tries.wrong(from).code).collect();
        assert_eq!(codes[0], ProblemCode::WrongCode);
        assert_eq!(codes[699], ProblemCode::SlowDown);
        let other = IpAddr::from([10, 0, 0, 2]);
        assert_eq!(tries.wrong(other).code, ProblemCode::WrongCode);
    }
}
