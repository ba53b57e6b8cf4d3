//! One-time codes (验证码): six digits, bound to a telephone and a purpose, used once.

use domain::members::Phone;
use domain::{CommunityId, Digest, Timestamp};

use crate::store::{Store, StoreFault, reading, writing};

/// Minutes a code is good for.
pub const MINUTES: i64 = 5;

/// Tries a code survives.
const MOST_TRIES: i64 = 5;

/// What a code is for. A code for one purpose is worth nothing for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Proving a resident's telephone.
    Resident,
    /// The second factor of a community worker.
    Worker,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Worker => "worker",
        }
    }
}

/// Whose code, and what for.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The community.
    pub community: CommunityId,
    /// The telephone.
    pub phone: &'a Phone,
    /// The purpose.
    pub purpose: Purpose,
}

/// Six digits out of chance.
pub fn digits(chance: u64) -> String {
    format!("{:06}", chance % 1_000_000)
}

fn digest(bound: Bound<'_>, salt: &[u8], code: &str) -> Digest {
    let Bound {
        community,
        phone,
        purpose,
    } = bound;
    let text = format!("{community} {} {phone} {code}", purpose.as_str());
    Digest::of(&[salt, text.as_bytes()].concat())
}

impl Store {
    /// Keeps a new code; an earlier one for the same telephone and purpose is void.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_otp(
        &self,
        bound: Bound<'_>,
        code: &str,
        salt: [u8; 16],
        at: Timestamp,
    ) -> Result<(), StoreFault> {
        let sql = "INSERT INTO otp (community, phone, purpose, salt, digest, tries, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, 0, $6) \
                   ON CONFLICT (community, phone, purpose) DO UPDATE SET salt = excluded.salt, \
                   digest = excluded.digest, tries = 0, ends_at = excluded.ends_at";
        writing!(self, pool => {
            sqlx::query(sql)
                .bind(bound.community.0.as_bytes().to_vec())
                .bind(bound.phone.as_str().to_owned())
                .bind(bound.purpose.as_str())
                .bind(salt.to_vec())
                .bind(digest(bound, &salt, code).0.to_vec())
                .bind(at.plus_minutes(MINUTES).0)
                .execute(pool)
                .await
                .map(drop)
        })?;
        Ok(())
    }

    /// Tries a code: counts the try first, so that many at once are no more than five, and uses
    /// the code up if it is right. Of two right tries at once one wins.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn use_otp(
        &self,
        bound: Bound<'_>,
        code: &str,
        at: Timestamp,
    ) -> Result<bool, StoreFault> {
        let community = bound.community.0.as_bytes().to_vec();
        let phone = bound.phone.as_str().to_owned();
        let purpose = bound.purpose.as_str();
        let count = "UPDATE otp SET tries = tries + 1 WHERE community = $1 AND phone = $2 \
                     AND purpose = $3 AND tries < $4 AND ends_at > $5";
        let counted = writing!(self, pool => {
            sqlx::query(count)
                .bind(community.clone())
                .bind(phone.clone())
                .bind(purpose)
                .bind(MOST_TRIES)
                .bind(at.0)
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        let kept = "SELECT salt, digest FROM otp \
                    WHERE community = $1 AND phone = $2 AND purpose = $3";
        let row: Option<(Vec<u8>, Vec<u8>)> = reading!(self, pool => {
            sqlx::query_as(kept)
                .bind(community.clone())
                .bind(phone.clone())
                .bind(purpose)
                .fetch_optional(pool)
                .await
        })?;
        let right = row.filter(|(salt, kept)| digest(bound, salt, code).0.as_slice() == kept);
        let (1, Some((_, kept))) = (counted, right) else {
            return Ok(false);
        };
        let take = "DELETE FROM otp WHERE community = $1 AND phone = $2 AND purpose = $3 \
                    AND digest = $4";
        let taken = writing!(self, pool => {
            sqlx::query(take)
                .bind(community)
                .bind(phone)
                .bind(purpose)
                .bind(kept)
                .execute(pool)
                .await
                .map(|done| done.rows_affected())
        })?;
        Ok(taken == 1)
    }
}
