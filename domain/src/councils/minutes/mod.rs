//! Minutes (会议记录): what a sitting did, assembled from its records when it closes, corrected by new
//! entries only, signed by chair, recorder and tellers (domain-rules 3.5; ADR 15).

mod assemble;
mod body;
mod close;
mod correct;
mod follow_up;
mod officers;
mod sign;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CouncilId, Digest, PersonId, Refusal, SittingId, Timestamp, Town};

pub use assemble::assembled;
pub use body::{Amended, Dissent, Followed, Item, ItemVote, MinutesBody, Recused, RollCall, Said};
pub use close::CloseSitting;
pub use correct::{CorrectMinutes, Correction};
pub use follow_up::{FollowUp, SetFollowUp};
pub use officers::{NameOfficers, may_chair};
pub use sign::{Capacity, SignMinutes, Signature, Signer};

pub(super) use close::decide as close;
pub(super) use correct::decide as correct;
pub(super) use follow_up::decide as follow_up;
pub(super) use officers::decide as officers;
pub(super) use sign::decide as sign;

/// The minutes of a sitting. Residents read them; who was there and who was against stands in the
/// [`RollCall`], for the council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Minutes {
    /// The sitting: one set of minutes each.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Who chairs (主持人).
    pub chair: PersonId,
    /// Who keeps the minutes (记录人): never the chair.
    pub recorder: PersonId,
    /// How far they are.
    pub state: MinutesState,
}

/// How far minutes are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// The sitting goes on (记录中).
    Kept,
    /// The sitting is over (已散会) and nothing of this changes any more.
    Assembled {
        /// What they say. Boxed, because every record is as large as the largest.
        body: Box<MinutesBody>,
        /// Their first version: SHA-256 of the body as JSON, as it stands in this record.
        version: Digest,
    },
}

impl Minutes {
    /// What they say, once the sitting is over.
    pub fn body(&self) -> Option<&MinutesBody> {
        match &self.state {
            MinutesState::Kept => None,
            MinutesState::Assembled { body, .. } => Some(body),
        }
    }

    /// The version that holds: of the last correction, or of what was assembled.
    pub fn version(&self, corrections: &[Correction]) -> Option<Digest> {
        let MinutesState::Assembled { version, .. } = self.state else {
            return None;
        };
        let last = corrections.iter().max_by_key(|it| it.number);
        Some(last.map_or(version, |it| it.version))
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Refuses what comes after a sitting was closed.
pub(super) fn goes_on(sitting: SittingId, town: &dyn Town) -> Result<(), Refusal> {
    match ended_at(sitting, town) {
        Some(ended_at) => Err(Refusal::SittingIsOver { ended_at }),
        None => Ok(()),
    }
}

/// When a sitting was closed (散会), if it was.
pub fn ended_at(sitting: SittingId, town: &dyn Town) -> Option<Timestamp> {
    let minutes: Minutes = town.get(sitting)?;
    minutes.body().map(|body| body.ended_at)
}

/// The minutes of a sitting that is over, or why there are none yet.
fn whole(
    sitting: SittingId,
    town: &dyn Town,
) -> Result<(Minutes, Vec<Correction>, Digest), Refusal> {
    let minutes: Minutes = town.get(sitting).ok_or(Refusal::NotFound)?;
    let corrections = town.of::<Correction>(sitting);
    let version = minutes.version(&corrections);
    let version = version.ok_or(Refusal::SittingGoesOn)?;
    Ok((minutes, corrections, version))
}
