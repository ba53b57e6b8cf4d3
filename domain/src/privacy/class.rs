//! What becomes of each kind of record when a person is erased (注销时每类记录怎么办), PIPL 47.
//!
//! The match below has no last arm: a new kind of record without a privacy class does not compile.

use serde::{Deserialize, Serialize};

use crate::core::Kind;

/// What becomes of a record that is about somebody who is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtErasure {
    /// 不涉及个人: it names nobody.
    NamesNobody,
    /// 删除: it is the person's own and goes whole.
    Goes,
    /// 去名: it stays for those who did something together with the person, under a number that
    /// belongs to nobody any more, and without their name, telephone or home.
    Unnamed,
    /// 限制保存: as [`AtErasure::Unnamed`], and a rule wants to know for some years whose number it
    /// was; that is sealed.
    Kept(Rule),
    /// 原文保存: a register or a signed text that would prove nothing if a word of it changed.
    Verbatim(Rule),
}

/// The rule that keeps a record (保存依据).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// 表决票: who cast it, and that nobody did twice (domain-rules 13: ten years).
    Ballots,
    /// 名册: who counted (ten years).
    Rolls,
    /// 送达证明: how a ballot reached a home (ten years).
    Delivery,
    /// 会议记录: minutes, signatures and what was decided (ten years, with the vote they prove).
    Minutes,
    /// 业主登记: who holds title, for as long as they do (Civil Code 278).
    Register,
    /// 志愿服务记录: hours that were given (Volunteer Service Regulations 19; three years here).
    Hours,
    /// 积分账: a ledger of which no line may go missing (design default: three years).
    Ledger,
    /// 工程与资金: who signed for works and money (ten years, as accounts).
    Works,
    /// 办理记录: what was asked and answered, who looked (CSL 23: six months; three years here).
    Log,
}

impl Rule {
    /// For how many years after the erasure it keeps whose number it was.
    pub fn years(self) -> u16 {
        match self {
            Self::Ballots
            | Self::Rolls
            | Self::Delivery
            | Self::Minutes
            | Self::Register
            | Self::Works => 10,
            Self::Hours | Self::Ledger | Self::Log => 3,
        }
    }
}

/// The class of a kind.
pub const fn at_erasure(kind: Kind) -> AtErasure {
    use AtErasure::{Goes, Kept, NamesNobody, Unnamed, Verbatim};
    use Rule::{Ballots, Delivery, Hours, Ledger, Log, Minutes, Register, Rolls, Works};
    match kind {
        Kind::Community
        | Kind::Compound
        | Kind::Spot
        | Kind::Building
        | Kind::Unit
        | Kind::Home
        | Kind::Reassessment
        | Kind::Routing
        | Kind::Pulse
        | Kind::Council
        | Kind::SeatPlan
        | Kind::Sitting
        | Kind::Floor
        | Kind::HandCount
        | Kind::Turnout
        | Kind::Printed
        | Kind::Counted
        | Kind::Ratings
        | Kind::OwnersTurnout
        | Kind::BuildingReach
        | Kind::PlanCounts
        | Kind::Menu
        | Kind::Comparison
        | Kind::ComparedSheet
        | Kind::PlanMoney
        | Kind::OutageNotice
        | Kind::Warranties
        | Kind::ActivityBoard
        | Kind::RewardStock
        | Kind::LiftCounts
        | Kind::IssueRates
        | Kind::IssueOrigin
        | Kind::GridBook
        | Kind::GridMonth
        | Kind::RollCount
        | Kind::MessagePulse
        | Kind::PurposeCounts
        | Kind::FundAccount
        | Kind::FundStatement
        | Kind::Survey
        | Kind::SurveyBox
        | Kind::SurveyTurnout
        | Kind::GapOrigin
        | Kind::Room
        | Kind::RoomSlot
        | Kind::CovenantVersion
        | Kind::CovenantReads
        | Kind::SentimentMonth => NamesNobody,

        Kind::Identity
        | Kind::Member
        | Kind::Me
        | Kind::Neighbour
        | Kind::Invitation
        | Kind::CodeTries
        | Kind::Inviting
        | Kind::OwnOffer
        | Kind::OfferContact
        | Kind::OfferCall
        | Kind::Scan
        | Kind::MyVoice
        | Kind::MyMandate
        | Kind::OwnAnswer
        | Kind::CostRow
        | Kind::LiftRow
        | Kind::SkillOffer
        | Kind::SkillLine
        | Kind::HelpAsked
        | Kind::HelpWaiting
        | Kind::Meeting
        | Kind::ThanksCard
        | Kind::CardLine
        | Kind::OwnPoints
        | Kind::OnWall
        | Kind::WallLine
        | Kind::OwnIssue
        | Kind::OwnRequest
        | Kind::PurposeChoice
        | Kind::AlertChoice
        | Kind::AlertsSeen
        | Kind::Nominee
        | Kind::PostNumber
        | Kind::Cared
        | Kind::OwnCare
        | Kind::WorkDay
        | Kind::OwnSafety
        | Kind::RoomBooking => Goes,

        Kind::Proposal
        | Kind::Appeal
        | Kind::Support
        | Kind::CoProposer
        | Kind::Offer
        | Kind::Comment
        | Kind::Seat
        | Kind::Role
        | Kind::Door
        | Kind::Speech
        | Kind::Question
        | Kind::Candidate
        | Kind::Objection
        | Kind::Report
        | Kind::Rating
        | Kind::Remark
        | Kind::HomeAnswer
        | Kind::SiteReport
        | Kind::Activity
        | Kind::ActivityRoll
        | Kind::SignUp
        | Kind::Consent
        | Kind::CheckPost
        | Kind::Check
        | Kind::Team
        | Kind::TeamPlace
        | Kind::TeamRoll
        | Kind::Introduction
        | Kind::Reward
        | Kind::Lift
        | Kind::LiftObjection
        | Kind::Issue
        | Kind::IssueBoard
        | Kind::IssueJoin
        | Kind::Body
        | Kind::Endorsement
        | Kind::WhistleRating
        | Kind::GridPost
        | Kind::PostFile
        | Kind::GridVisit
        | Kind::GridTask
        | Kind::Emergency
        | Kind::EmergencyPlan
        | Kind::DailyNotice
        | Kind::SafetyDoor
        | Kind::Shift
        | Kind::Supply
        | Kind::SupplyMove
        | Kind::Target
        | Kind::Inspection
        | Kind::Drill
        | Kind::Notice
        | Kind::NoticeDesk
        | Kind::NoticeRead
        | Kind::Publicity
        | Kind::Message
        | Kind::MessageCopy
        | Kind::MessageBacking
        | Kind::DutyReport
        | Kind::CovenantRead
        | Kind::DutyRating
        | Kind::DutyQuestion
        | Kind::FundQuestion
        | Kind::FundAsked
        | Kind::FundLine
        | Kind::Round
        | Kind::RoundDesk
        | Kind::RoundObjection
        | Kind::SurveyMark
        | Kind::RoomDesk => Unnamed,

        Kind::Ballot
        | Kind::Voted
        | Kind::Taken
        | Kind::PaperNames
        | Kind::PaperBallot
        | Kind::Entered
        | Kind::CountSheet
        | Kind::OwnersBallot
        | Kind::OwnersCast
        | Kind::OwnersPaper
        | Kind::PaperNote
        | Kind::PaperWitness
        | Kind::Approval
        | Kind::OwnersMandate => Kept(Ballots),
        Kind::Roll | Kind::OwnersRoll | Kind::Attendance | Kind::Interest | Kind::Backing => {
            Kept(Rolls)
        }
        Kind::OwnersServed | Kind::PaperOut | Kind::Doorstep | Kind::Visit => Kept(Delivery),
        Kind::Stint | Kind::GivenHours => Kept(Hours),
        Kind::Entry
        | Kind::Booking
        | Kind::Freeze
        | Kind::SetRight
        | Kind::Penalty
        | Kind::PointsAppeal => Kept(Ledger),
        Kind::LiftHome
        | Kind::LiftPaper
        | Kind::Site
        | Kind::DiaryEntry
        | Kind::Outage
        | Kind::Acceptance
        | Kind::Project
        | Kind::FundEntry => Kept(Works),
        Kind::Request
        | Kind::Look
        | Kind::KeptName
        | Kind::KeptOpened
        | Kind::DayLog
        | Kind::HiddenWords
        | Kind::Hazard => Kept(Log),

        Kind::Title | Kind::Head => Verbatim(Register),
        Kind::Motion
        | Kind::Amendment
        | Kind::Material
        | Kind::Paper
        | Kind::Election
        | Kind::Nomination
        | Kind::Vote
        | Kind::FollowUp
        | Kind::Minutes
        | Kind::RollCall
        | Kind::Correction
        | Kind::Signature
        | Kind::Assembly
        | Kind::OwnersResult
        | Kind::OpinionResult => Verbatim(Minutes),
        Kind::Plan | Kind::Contract | Kind::Payment => Verbatim(Works),
    }
}
