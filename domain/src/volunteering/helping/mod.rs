//! Neighbours help each other (邻里互助): what somebody offers, what somebody asks for, who is proposed
//! to whom, and when the two may call each other (ADR 37).

mod ask;
mod gone;
mod meet;
mod offer;
mod pool;
mod records;

pub use ask::{AskForHelp, TakeBackRequest};
pub use meet::{AgreeToMeet, EndMeeting, Introduce};
pub use offer::{OfferSkills, TakeBackSkills};
pub use records::{AskedState, Contact, HelpAsked, HelpWaiting, Meeting, SkillLine, SkillOffer};

pub(super) use ask::{ask, take_back as take_back_request};
pub(crate) use gone::{moved_away, without_home};
pub(super) use meet::{agree, end, introduce};
pub(super) use offer::{offer, take_back as take_back_skills};
