//! Ids of this slice, and of slices whose records have no place in the core yet.

/// Ids of a slice whose records have no place in the core yet.
macro_rules! slice_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize,
            serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// The id derived from a tag and the things it stands for.
            pub fn derived(tag: &str, parts: &[&[u8]]) -> Self {
                Self(crate::core::derived(tag, parts))
            }
        }
    )*};
}

pub(crate) use slice_ids;

pub use crate::core::{
    ActivityBoardId, ActivityId, CheckId, CheckPostId, ConsentId, DeviceId, HelpId, IntroductionId,
    MeetingId, RollId, SeriesId, SessionId, SignUpId, SkillLineId, SkillOfferId, TeamId,
    TeamPlaceId, TeamRollId,
};
