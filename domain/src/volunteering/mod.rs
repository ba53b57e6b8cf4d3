//! Volunteering (志愿服务): activities, who comes, what they did and who says so (domain-rules 6.1,
//! 6.2, 6.6).
//!
//! Pure rules alone. An [`Activity`] has places and a waiting list ([`Places`]); what was read at
//! its check post proves who was there ([`proven`], [`Presence`]); that makes [`Hours`], which
//! others confirm ([`confirmed`]) and which hang for some working days ([`Posting`]) before they
//! are final. What they earn is `domain::points`' affair. No place of anybody is ever tracked: a
//! code was read, and that is all (PIPL 28).

mod activity;
mod age_rule;
mod check;
mod colour;
mod help;
mod ids;
mod record;
mod rules;
mod series;
mod sign_up;
mod somebody;
mod sums;

pub use activity::{Activity, ActivityFault, ActivityState, Place, Service, Team};
pub use age_rule::{AgeFault, AgeRule, Guardian};
pub use check::{
    Check, CheckInFault, CheckPost, Clock, ConfirmFault, Confirmation, Confirmer, Credited, End,
    FinalHours, Hours, How, Overlap, Posting, PostingFault, Presence, Proven, Read, Session,
    Stretch, Two, confirmed, proven, two_for,
};
pub use colour::Colour;
pub use help::{
    Agreement, Asked, HelpFault, HelpRequest, Helper, Introduction, Nearness, Reach, Side, Skill,
    helpers,
};
pub(crate) use ids::slice_ids;
pub use ids::*;
pub use record::{Basics, PaperKind, ServiceLine, VolunteerRecord};
pub use rules::VolunteeringRules;
pub use series::{Every, Series};
pub use sign_up::{Held, Places, SignUp, SignUpFault, sign_up};
pub use somebody::Somebody;
pub use sums::{Need, by_month, by_team, need};
