//! Volunteering (志愿服务): activities, who comes, what they did and who says so (domain-rules 6.1,
//! 6.2, 6.6).
//!
//! An [`Activity`] has places and a waiting list ([`Places`]); what was read at
//! its check post proves who was there ([`proven`], [`Presence`]); that makes [`Hours`], which
//! others confirm ([`confirmed`]) and which hang for some working days ([`Posting`]) before they
//! are final. What they earn is `domain::points`' affair. No place of anybody is ever tracked: a
//! code was read, and that is all (PIPL 28).

mod activity;
mod age_rule;
mod announce;
mod book;
mod check;
mod colour;
mod command;
mod consent;
mod door;
mod fault;
mod final_hours;
mod help;
mod helping;
mod ids;
mod place;
mod record;
mod rules;
mod said;
mod series;
mod shown;
mod sign_up;
mod somebody;
mod stint;
mod sums;
mod team;
mod thanks;

pub use activity::{Activity, ActivityFault, ActivityState, Place, Service, Team};
pub use age_rule::{AgeFault, AgeRule, Guardian};
pub use announce::{ActivityPlan, AnnounceActivity, CancelActivity, StartSeries, may_announce};
pub(crate) use book::boards;
pub use check::{
    Check, CheckInFault, CheckPost, CheckState, Clock, ConfirmFault, Confirmation, Confirmer,
    Credited, End, FinalHours, Hours, How, Overlap, Posting, PostingFault, Presence, Proven, Read,
    Session, Stretch, Two, confirmed, proven, two_for,
};
pub use colour::Colour;
pub use command::Command;
pub(crate) use command::decide;
pub use consent::{AgreeForMinor, AskGuardian, Consent};
pub use door::{OpenCheckPost, ReadCode};
pub use fault::VolunteeringFault;
pub use final_hours::{ConfirmHours, ContestHours, FinishHours, ripe};
pub use help::{
    Agreement, Asked, HelpFault, HelpRequest, Helper, Introduction, Nearness, Reach, Side, Skill,
    helpers,
};
pub use helping::{
    AgreeToMeet, AskForHelp, AskedState, Contact, EndMeeting, HelpAsked, HelpWaiting, Introduce,
    Meeting, OfferSkills, SkillLine, SkillOffer, TakeBackRequest, TakeBackSkills,
};
pub(crate) use helping::{moved_away, without_home};
pub use ids::*;
pub use place::{GiveBackPlace, TakePlace};
pub use record::{Basics, PaperKind, ServiceLine, VolunteerRecord};
pub use rules::VolunteeringRules;
pub use said::{EnterAfterwards, SayEnd};
pub use series::{Every, Series};
pub use shown::{ActivityBoard, Did, Hanging, Roll, RollLine};
pub use sign_up::{Held, Places, SignUp, SignUpFault, sign_up};
pub use somebody::Somebody;
pub use stint::{ConfirmedBy, GivenHours, SaidEnd, Stint};
pub use sums::{Need, by_month, by_team, need};
pub use team::{FormTeam, JoinTeam, TeamPlace, TeamRoll};
pub use thanks::{
    About, CardLine, ShowThanks, TakeDownThanks, Thanked, ThanksCard, ThanksFault, WriteThanks,
};
