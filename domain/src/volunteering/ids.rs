//! Ids of this slice.

pub use crate::core::{
    ActivityBoardId, ActivityId, CheckId, CheckPostId, ConsentId, DeviceId, HelpId, IntroductionId,
    RollId, SeriesId, SessionId, SignUpId, TeamId, TeamPlaceId, TeamRollId,
};
