//! Ids of this slice.

pub use crate::core::{
    ActivityBoardId, ActivityId, CheckId, CheckPostId, ConsentId, DeviceId, HelpId, IntroductionId,
    MeetingId, RollId, SeriesId, SessionId, SignUpId, SkillLineId, SkillOfferId, TeamId,
    TeamPlaceId, TeamRollId,
};
