//! The six-type community (六型社区创建与评估): clean, orderly, service, safe, healthy, cultural.
//!
//! A [`Round`] is one community's year: it nominates itself, says so in public, checks itself, is
//! checked by others, is evaluated by a third party, is accepted, and hangs before it is confirmed.
//! Its scores are folded from indicators with their evidence ([`score`]), some of it counted by this
//! rulebook from records already there ([`Live`]). A [`Survey`] asks the residents and keeps no name
//! beside an answer (ADR 46).

mod answer;
mod asking;
mod check;
mod command;
mod confirm;
mod desk;
mod dimension;
mod fault;
mod folds;
mod gap;
mod live;
mod nominate;
mod object;
mod review;
mod round;
mod rules;
mod score;
mod survey;

pub use answer::{AnswerSurvey, Said, Satisfaction, SurveyMark};
pub use asking::{CloseSurvey, EnterSheets, OpenSurvey, Sheets};
pub use check::{EnterValue, FinishSelfCheck, TakeOver};
pub use command::Command;
pub(crate) use command::decide;
pub use confirm::{ConfirmRound, EndRound, ReturnRound, RoundDecision};
pub use desk::{Hand, RoundDesk};
pub use dimension::Dimension;
pub use fault::AssessmentFault;
pub(crate) use folds::{photos_of, turnouts_again};
pub use gap::{Gap, GapOrigin, GrowGap, gaps};
pub use live::{Live, counted};
pub use nominate::{BeginSelfCheck, Nominate, PostRound};
pub use object::{AnswerRoundObjection, ObjectToRound, RoundAnswer, RoundObjection};
pub use review::{Correction, Method, Review, ReviewRound, Reviewer, Verdict};
pub use round::{Entry, Hanging, Returned, Round, Stage, Step, Value};
pub use rules::{AssessmentRules, DimensionRules, Indicator, IndicatorKind};
pub use score::{Score, Scorecard, scorecard};
pub use survey::{Survey, SurveyBox, SurveyCounts, SurveyState, SurveyTurnout};
