//! Records: the one read language. Every record has a kind, an id, a parent and an audience.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Audience;
use crate::{
    alerts, assessment, councils, covenant, duty, emergency, funds, grid, issues, members, notices,
    owners, points, privacy, projects, proposals, renovation, rooms, sentiment, volunteering,
};

/// One type of record.
pub trait Entity: Clone + Serialize + DeserializeOwned + Into<Record> + 'static {
    /// Its kind.
    const KIND: Kind;
    /// Its id.
    type Id: Copy + Into<Uuid> + From<Uuid>;
    /// The id of what it belongs to.
    type Parent: Copy + Into<Uuid>;
    /// Its own id.
    fn id(&self) -> Self::Id;
    /// What it belongs to; records are listed by it.
    fn parent(&self) -> Self::Parent;
    /// Who may read it.
    fn audience(&self) -> Audience;
    /// This type, if the record is one.
    fn from_record(record: &Record) -> Option<&Self>;
}

/// The address of a record within a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// What it is.
    pub kind: Kind,
    /// Which one it is.
    pub id: Uuid,
}

/// What a command does to the town.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The record is now this.
    Put(Arc<Record>),
    /// The record is gone. Those who could read it hear that it is.
    Remove {
        /// Which.
        key: Key,
        /// Who could read it.
        audience: Audience,
    },
}

impl Change {
    /// The record is now this. Nobody outside the rulebook makes one.
    pub(crate) fn put(record: impl Into<Record>) -> Self {
        Self::Put(Arc::new(record.into()))
    }

    /// This record is gone.
    pub(crate) fn remove<E: Entity>(entity: &E) -> Self {
        let key = Key {
            kind: E::KIND,
            id: entity.id().into(),
        };
        Self::Remove {
            key,
            audience: entity.audience(),
        }
    }

    /// What it changes.
    pub fn key(&self) -> Key {
        match self {
            Self::Put(record) => record.key(),
            Self::Remove { key, .. } => *key,
        }
    }

    /// Who hears of it.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Put(record) => record.audience(),
            Self::Remove { audience, .. } => *audience,
        }
    }
}

/// Why stored text is no record of its kind.
#[derive(Debug, thiserror::Error)]
#[error("not a {kind} record: {source}")]
pub struct RecordFault {
    kind: Kind,
    source: serde_json::Error,
}

/// A name that is no kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of record")]
pub struct NotAKind;

macro_rules! records {
    ($($name:ident $path:path, $text:literal, $id:ident, $parent:ident, $field:ident, $open:literal;)*) => {
        /// What a record is.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Kind {$(
            #[doc = concat!("`", $text, "`")]
            #[serde(rename = $text)]
            $name,
        )*}

        impl Kind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Whether guests may read some of this kind with the first part of the program. What
            /// they read of other kinds comes with the part that reads those (ADR 12).
            pub const fn is_open(self) -> bool {
                match self {$(Self::$name => $open,)*}
            }

            /// Its name on the wire and in the database.
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$name => $text,)*}
            }
        }

        /// Any record (记录).
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {$(
            #[doc = concat!("A `", $text, "`.")]
            $name($path),
        )*}

        impl Record {
            /// What it is.
            pub fn kind(&self) -> Kind {
                match self {$(Self::$name(_) => Kind::$name,)*}
            }

            /// Its address.
            pub fn key(&self) -> Key {
                let id = match self {$(Self::$name(it) => it.id().into(),)*};
                Key { kind: self.kind(), id }
            }

            /// What it belongs to.
            pub fn parent(&self) -> Uuid {
                match self {$(Self::$name(it) => it.parent().into(),)*}
            }

            /// Who may read it.
            pub fn audience(&self) -> Audience {
                match self {$(Self::$name(it) => it.audience(),)*}
            }

            /// Its body as JSON.
            pub fn body(&self) -> String {
                let body = match self {$(Self::$name(it) => serde_json::to_string(it),)*};
                body.expect("records hold no map with keys that are not strings")
            }

            /// Reads a body of a known kind.
            pub fn parse(kind: Kind, body: &str) -> Result<Self, RecordFault> {
                let parsed = match kind {$(
                    Kind::$name => serde_json::from_str(body).map(Self::$name),
                )*};
                parsed.map_err(|source| RecordFault { kind, source })
            }
        }

        impl Record {
            /// The same for the kinds that guests read; `None` for another. A phone that shows a
            /// guest the town needs the readers of these kinds alone.
            pub fn parse_open(kind: Kind, body: &str) -> Option<Result<Self, RecordFault>> {
                let parsed = match kind {
                    $(Kind::$name if $open => serde_json::from_str(body).map(Self::$name),)*
                    _ => return None,
                };
                Some(parsed.map_err(|source| RecordFault { kind, source }))
            }
        }

        $(
            impl From<$path> for Record {
                fn from(it: $path) -> Self {
                    Self::$name(it)
                }
            }

            impl Entity for $path {
                const KIND: Kind = Kind::$name;
                type Id = super::$id;
                type Parent = super::$parent;
                fn id(&self) -> Self::Id {
                    self.id
                }
                fn parent(&self) -> Self::Parent {
                    self.$field
                }
                fn audience(&self) -> Audience {
                    self.readers()
                }
                fn from_record(record: &Record) -> Option<&Self> {
                    match record {
                        Record::$name(it) => Some(it),
                        _ => None,
                    }
                }
            }
        )*
    };
}

records! {
    Community members::Community, "community", CommunityId, CommunityId, id, true;
    Compound members::Compound, "compound", CompoundId, CommunityId, community, true;
    Spot members::Spot, "spot", SpotId, CompoundId, compound, true;
    Building members::Building, "building", BuildingId, CompoundId, compound, true;
    Unit members::Unit, "unit", UnitId, BuildingId, building, false;
    Home members::Home, "home", HomeId, UnitId, unit, false;
    Title members::Title, "title", HomeId, CompoundId, compound, false;
    Head members::Head, "head", HeadId, CompoundId, compound, false;
    Identity members::Identity, "identity", HolderId, CommunityId, community, false;
    Member members::Member, "member", PersonId, CommunityId, community, false;
    Me members::Me, "me", PersonId, CommunityId, community, false;
    Neighbour members::Neighbour, "neighbour", PersonId, CommunityId, community, false;
    Role members::Role, "role", RoleId, PersonId, person, false;
    Proposal proposals::Proposal, "proposal", ProposalId, CommunityId, community, true;
    Reassessment proposals::Reassessment, "reassessment", ReassessmentId, ProposalId, proposal, false;
    Routing proposals::Routing, "routing", ProposalId, CommunityId, community, false;
    Appeal proposals::Appeal, "appeal", ProposalId, CommunityId, community, false;
    Pulse proposals::Pulse, "pulse", ProposalId, CommunityId, community, true;
    Support proposals::Support, "support", SupportId, ProposalId, proposal, false;
    CoProposer proposals::CoProposer, "co_proposer", CoProposerId, ProposalId, proposal, false;
    Invitation proposals::Invitation, "invitation", CoProposerId, ProposalId, proposal, false;
    CodeTries proposals::CodeTries, "code_tries", CoProposerId, ProposalId, proposal, false;
    Inviting proposals::Inviting, "inviting", ProposalId, CommunityId, community, false;
    Offer proposals::Offer, "offer", OfferId, ProposalId, proposal, false;
    OwnOffer proposals::OwnOffer, "own_offer", OfferId, ProposalId, proposal, false;
    OfferContact proposals::OfferContact, "offer_contact", OfferId, ProposalId, proposal, false;
    OfferCall proposals::OfferCall, "offer_call", OfferCallId, ProposalId, proposal, false;
    Comment proposals::Comment, "comment", CommentId, ProposalId, proposal, false;
    Council councils::Council, "council", CouncilId, CommunityId, community, true;
    Seat councils::Seat, "seat", SeatId, CouncilId, council, false;
    SeatPlan councils::SeatPlan, "seat_plan", CouncilId, CommunityId, community, false;
    Sitting councils::Sitting, "sitting", SittingId, CouncilId, council, false;
    Attendance councils::Attendance, "attendance", AttendanceId, SittingId, sitting, false;
    Door councils::Door, "door", DoorId, SittingId, sitting, false;
    Scan councils::Scan, "scan", AttendanceId, SittingId, sitting, false;
    Motion councils::Motion, "motion", MotionId, SittingId, sitting, true;
    Floor councils::Floor, "floor", SittingId, CouncilId, council, false;
    Speech councils::Speech, "speech", SpeechId, MotionId, motion, false;
    Amendment councils::Amendment, "amendment", AmendmentId, MotionId, motion, false;
    HandCount councils::HandCount, "hand_count", AmendmentId, MotionId, motion, false;
    Material councils::Material, "material", MaterialId, MotionId, motion, false;
    Question councils::Question, "question", QuestionId, MotionId, motion, false;
    Interest councils::Interest, "interest", InterestId, MotionId, motion, false;
    Paper councils::Paper, "paper", MotionId, SittingId, sitting, false;
    Election councils::Election, "election", MotionId, SittingId, sitting, false;
    Candidate councils::Candidate, "candidate", CandidateId, MotionId, motion, false;
    Backing councils::Backing, "backing", BackingId, CandidateId, candidate, false;
    Nomination councils::Nomination, "nomination", NominationId, CandidateId, candidate, false;
    Vote councils::Vote, "vote", VoteId, MotionId, motion, true;
    Roll councils::Roll, "roll", VoteId, MotionId, motion, false;
    Turnout councils::Turnout, "turnout", VoteId, MotionId, motion, false;
    Ballot councils::Ballot, "ballot", BallotId, VoteId, vote, false;
    Voted councils::Voted, "voted", BallotId, VoteId, vote, false;
    Printed councils::Printed, "printed", VoteId, MotionId, motion, false;
    Taken councils::Taken, "taken", BallotId, VoteId, vote, false;
    PaperNames councils::PaperNames, "paper_names", PaperNamesId, VoteId, vote, false;
    PaperBallot councils::PaperBallot, "paper_ballot", PaperBallotId, VoteId, vote, false;
    Entered councils::Entered, "entered", PaperBallotId, VoteId, vote, false;
    CountSheet councils::CountSheet, "count_sheet", VoteId, MotionId, motion, false;
    Counted councils::Counted, "counted", VoteId, MotionId, motion, false;
    FollowUp councils::FollowUp, "follow_up", MotionId, SittingId, sitting, false;
    Minutes councils::Minutes, "minutes", SittingId, CouncilId, council, false;
    RollCall councils::RollCall, "roll_call", SittingId, CouncilId, council, false;
    Correction councils::Correction, "correction", CorrectionId, SittingId, sitting, false;
    Signature councils::Signature, "signature", SignatureId, SittingId, sitting, false;
    Project projects::Project, "project", ProposalId, CommunityId, community, false;
    Objection projects::Objection, "objection", ObjectionId, ProposalId, project, false;
    Report projects::Report, "report", ReportId, ProposalId, project, false;
    Rating projects::Rating, "rating", RatingId, ProposalId, project, false;
    Ratings projects::Ratings, "ratings", ProposalId, CommunityId, community, false;
    Remark projects::Remark, "remark", RemarkId, ProposalId, project, false;
    Assembly owners::Assembly, "assembly", AssemblyId, CompoundId, compound, false;
    OwnersRoll owners::OwnersRoll, "owners_roll", AssemblyId, CompoundId, compound, false;
    OwnersTurnout owners::OwnersTurnout, "owners_turnout", AssemblyId, CompoundId, compound, false;
    MyVoice owners::MyVoice, "my_voice", VoiceId, HeadId, voter, false;
    OwnersBallot owners::OwnersBallot, "owners_ballot", OwnersBallotId, AssemblyId, assembly, false;
    OwnersCast owners::OwnersCast, "owners_cast", OwnersBallotId, AssemblyId, assembly, false;
    OwnersServed owners::OwnersServed, "owners_served", ServedId, AssemblyId, assembly, false;
    OwnersPaper owners::OwnersPaper, "owners_paper", OwnersPaperId, AssemblyId, assembly, false;
    PaperNote owners::PaperNote, "paper_note", OwnersPaperId, AssemblyId, assembly, false;
    PaperWitness owners::PaperWitness, "paper_witness", OwnersPaperId, AssemblyId, assembly, false;
    PaperOut owners::PaperOut, "paper_out", PaperOutId, AssemblyId, assembly, false;
    Doorstep owners::Doorstep, "doorstep", DoorstepId, HeadId, voter, false;
    BuildingReach owners::BuildingReach, "building_reach", BuildingReachId, AssemblyId, assembly, false;
    Visit owners::Visit, "visit", VisitId, AssemblyId, assembly, false;
    OwnersMandate owners::OwnersMandate, "owners_mandate", MandateId, CommunityId, community, false;
    MyMandate owners::MyMandate, "my_mandate", MyMandateId, PersonId, reader, false;
    OwnersResult owners::OwnersResult, "owners_result", AssemblyId, CompoundId, compound, false;
    OpinionResult owners::OpinionResult, "opinion_result", AssemblyId, CompoundId, compound, false;
    Plan renovation::Plan, "plan", CompoundId, CommunityId, community, false;
    HomeAnswer renovation::HomeAnswer, "home_answer", HomeAnswerId, CompoundId, plan, false;
    OwnAnswer renovation::OwnAnswer, "own_answer", HomeAnswerId, CompoundId, plan, false;
    PlanCounts renovation::PlanCounts, "plan_counts", CompoundId, CommunityId, community, false;
    Menu renovation::Menu, "menu", CompoundId, CommunityId, community, false;
    Comparison renovation::Comparison, "comparison", ComparisonId, CompoundId, plan, false;
    ComparedSheet renovation::ComparedSheet, "compared_sheet", ComparisonId, CompoundId, plan, false;
    Approval renovation::Approval, "approval", ApprovalId, ComparisonId, comparison, false;
    PlanMoney renovation::PlanMoney, "plan_money", CompoundId, CommunityId, community, false;
    CostRow renovation::CostRow, "cost_row", CostRowId, CompoundId, plan, false;
    Contract renovation::Contract, "contract", ContractId, CompoundId, plan, false;
    Payment renovation::Payment, "payment", PaymentId, CompoundId, plan, false;
    Site renovation::Site, "site", CompoundId, CommunityId, community, false;
    DiaryEntry renovation::DiaryEntry, "diary_entry", DiaryEntryId, CompoundId, plan, false;
    Outage renovation::Outage, "outage", OutageId, CompoundId, plan, false;
    OutageNotice renovation::OutageNotice, "outage_notice", OutageNoticeId, CompoundId, plan, false;
    SiteReport renovation::SiteReport, "site_report", SiteReportId, CompoundId, plan, false;
    Acceptance renovation::Acceptance, "acceptance", CompoundId, CommunityId, community, false;
    Warranties renovation::Warranties, "warranties", CompoundId, CommunityId, community, false;
    Activity volunteering::Activity, "activity", ActivityId, CommunityId, community, false;
    ActivityBoard volunteering::ActivityBoard, "activity_board", ActivityBoardId, CommunityId, community, false;
    ActivityRoll volunteering::Roll, "activity_roll", RollId, ActivityId, activity, false;
    SignUp volunteering::SignUp, "sign_up", SignUpId, ActivityId, activity, false;
    Consent volunteering::Consent, "consent", ConsentId, ActivityId, activity, false;
    CheckPost volunteering::CheckPost, "check_post", CheckPostId, ActivityId, activity, false;
    Check volunteering::Check, "check", CheckId, ActivityId, activity, false;
    Stint volunteering::Stint, "stint", SessionId, ActivityId, activity, false;
    GivenHours volunteering::GivenHours, "given_hours", SessionId, PersonId, person, false;
    Team volunteering::Team, "team", TeamId, CommunityId, community, false;
    TeamPlace volunteering::TeamPlace, "team_place", TeamPlaceId, TeamId, team, false;
    TeamRoll volunteering::TeamRoll, "team_roll", TeamRollId, TeamId, team, false;
    SkillOffer volunteering::SkillOffer, "skill_offer", SkillOfferId, CommunityId, community, false;
    SkillLine volunteering::SkillLine, "skill_line", SkillLineId, CommunityId, community, false;
    HelpAsked volunteering::HelpAsked, "help_asked", HelpId, CommunityId, community, false;
    HelpWaiting volunteering::HelpWaiting, "help_waiting", HelpId, CommunityId, community, false;
    Introduction volunteering::Introduction, "introduction", IntroductionId, HelpId, request, false;
    Meeting volunteering::Meeting, "meeting", MeetingId, PersonId, reader, false;
    ThanksCard volunteering::ThanksCard, "thanks_card", ThanksCardId, PersonId, reader, false;
    CardLine volunteering::CardLine, "card_line", CardLineId, CommunityId, community, false;
    Entry points::Entry, "points_entry", EntryId, PersonId, person, false;
    OwnPoints points::OwnPoints, "own_points", OwnPointsId, PersonId, reader, false;
    Reward points::Reward, "reward", RewardId, CommunityId, community, false;
    RewardStock points::RewardStock, "reward_stock", RewardId, CommunityId, community, false;
    Booking points::Booking, "booking", BookingId, RewardId, reward, false;
    Freeze points::Freeze, "points_freeze", FreezeId, PersonId, person, false;
    SetRight points::SetRight, "points_set_right", EntryId, PersonId, person, false;
    Penalty points::Penalty, "points_penalty", PenaltyId, PersonId, person, false;
    PointsAppeal points::PointsAppeal, "points_appeal", AppealId, PersonId, person, false;
    OnWall points::OnWall, "on_wall", PersonId, CommunityId, community, false;
    WallLine points::WallLine, "wall_line", WallLineId, CommunityId, community, false;
    Nominee points::Nominee, "nominee", PersonId, CommunityId, community, false;
    Endorsement points::Endorsement, "endorsement", EndorsementId, PersonId, of, false;
    Lift renovation::Lift, "lift", UnitId, CompoundId, compound, false;
    LiftCounts renovation::LiftCounts, "lift_counts", UnitId, CompoundId, compound, false;
    LiftHome renovation::LiftHome, "lift_home", LiftHomeId, UnitId, lift, false;
    LiftRow renovation::LiftRow, "lift_row", LiftRowId, UnitId, lift, false;
    LiftObjection renovation::LiftObjection, "lift_objection", LiftObjectionId, UnitId, lift, false;
    LiftPaper renovation::LiftPaper, "lift_paper", LiftObjectionId, UnitId, lift, false;
    Issue issues::Issue, "issue", IssueId, CommunityId, community, false;
    OwnIssue issues::OwnIssue, "own_issue", OwnIssueId, PersonId, reader, false;
    IssueBoard issues::IssueBoard, "issue_board", IssueBoardId, CommunityId, community, false;
    IssueJoin issues::IssueJoin, "issue_join", IssueJoinId, IssueId, issue, false;
    IssueRates issues::IssueRates, "issue_rates", CommunityId, CommunityId, community, false;
    IssueOrigin issues::IssueOrigin, "issue_origin", ProposalId, CommunityId, community, false;
    Body issues::Body, "body", BodyId, CommunityId, community, false;
    WhistleRating issues::WhistleRating, "whistle_rating", WhistleRatingId, CommunityId, community, false;
    GridPost grid::GridPost, "grid_post", GridPostId, CommunityId, community, false;
    PostNumber grid::PostNumber, "post_number", PostNumberId, GridPostId, post, false;
    PostFile grid::PostFile, "post_file", GridPostId, CommunityId, community, false;
    GridBook grid::GridBook, "grid_book", CommunityId, CommunityId, community, false;
    Cared grid::Cared, "cared", CaredId, BuildingId, building, false;
    OwnCare grid::OwnCare, "own_care", OwnCareId, HomeId, home, false;
    GridVisit grid::GridVisit, "grid_visit", GridVisitId, BuildingId, building, false;
    WorkDay grid::WorkDay, "work_day", WorkDayId, PersonId, person, false;
    DayLog grid::DayLog, "day_log", DayLogId, CommunityId, community, false;
    GridMonth grid::GridMonth, "grid_month", GridMonthId, CommunityId, community, false;
    GridTask grid::GridTask, "grid_task", GridTaskId, CommunityId, community, false;
    Emergency emergency::Emergency, "emergency", EmergencyId, CommunityId, community, true;
    EmergencyPlan emergency::Plan, "emergency_plan", EmergencyPlanId, CommunityId, community, false;
    DailyNotice emergency::DailyNotice, "daily_notice", DailyNoticeId, EmergencyId, emergency, false;
    RollCount emergency::RollCount, "roll_count", RollCountId, EmergencyId, emergency, false;
    SafetyDoor emergency::Door, "safety_door", SafetyDoorId, RollCountId, roll, false;
    OwnSafety emergency::OwnAnswer, "own_safety", OwnAnswerId, PersonId, person, false;
    Shift emergency::Shift, "shift", ShiftId, CommunityId, community, false;
    Supply emergency::Supply, "supply", SupplyId, CommunityId, community, false;
    SupplyMove emergency::SupplyMove, "supply_move", SupplyMoveId, SupplyId, supply, false;
    Target emergency::Target, "target", TargetId, CommunityId, community, false;
    Inspection emergency::Inspection, "inspection", InspectionId, TargetId, target, false;
    Hazard emergency::Hazard, "hazard", HazardId, CommunityId, community, false;
    Drill emergency::Drill, "drill", DrillId, CommunityId, community, false;
    Request privacy::Request, "privacy_request", PrivacyRequestId, CommunityId, community, false;
    OwnRequest privacy::OwnRequest, "own_request", OwnRequestId, PersonId, reader, false;
    Look privacy::Look, "look", LookId, CommunityId, community, false;
    PurposeChoice privacy::PurposeChoice, "purpose_choice", PurposeChoiceId, CommunityId, community, false;
    PurposeCounts privacy::PurposeCounts, "purpose_counts", CommunityId, CommunityId, community, false;
    KeptName privacy::KeptName, "kept_name", PersonId, CommunityId, community, false;
    KeptOpened privacy::KeptOpened, "kept_opened", KeptOpenedId, CommunityId, community, false;
    AlertChoice alerts::AlertChoice, "alert_choice", PersonId, CommunityId, community, false;
    AlertsSeen alerts::AlertsSeen, "alerts_seen", PersonId, CommunityId, community, false;
    Notice notices::Notice, "notice", NoticeId, CommunityId, community, true;
    NoticeDesk notices::NoticeDesk, "notice_desk", NoticeId, CommunityId, community, false;
    NoticeRead notices::NoticeRead, "notice_read", NoticeReadId, NoticeId, notice, false;
    Publicity notices::Publicity, "publicity", PublicityId, CommunityId, community, true;
    Message notices::Message, "message", MessageId, CommunityId, community, false;
    MessageCopy notices::MessageCopy, "message_copy", MessageId, CommunityId, community, false;
    MessagePulse notices::MessagePulse, "message_pulse", MessageId, CommunityId, community, false;
    MessageBacking notices::MessageBacking, "message_backing", MessageBackingId, MessageId, message, false;
    DutyReport duty::DutyReport, "duty_report", DutyReportId, CommunityId, community, false;
    DutyRating duty::DutyRating, "duty_rating", DutyRatingId, DutyReportId, report, false;
    DutyQuestion duty::DutyQuestion, "duty_question", DutyQuestionId, DutyReportId, report, false;
    Room rooms::Room, "room", RoomId, CommunityId, community, false;
    RoomSlot rooms::RoomSlot, "room_slot", RoomSlotId, RoomId, room, false;
    RoomBooking rooms::RoomBooking, "room_booking", RoomBookingId, PersonId, person, false;
    RoomDesk rooms::RoomDesk, "room_desk", RoomBookingId, RoomId, room, false;
    CovenantVersion covenant::CovenantVersion, "covenant_version", CovenantVersionId, CommunityId, community, true;
    CovenantRead covenant::CovenantRead, "covenant_read", CovenantReadId, CovenantVersionId, version, false;
    CovenantReads covenant::CovenantReads, "covenant_reads", CovenantVersionId, CommunityId, community, false;
    SentimentMonth sentiment::SentimentMonth, "sentiment_month", SentimentMonthId, CommunityId, community, false;
    HiddenWords notices::HiddenWords, "hidden_words", MessageId, CommunityId, community, false;
    FundAccount funds::FundAccount, "fund_account", FundAccountId, CompoundId, compound, false;
    FundEntry funds::FundEntry, "fund_entry", FundEntryId, FundAccountId, account, false;
    FundLine funds::FundLine, "fund_line", FundEntryId, FundAccountId, account, false;
    FundStatement funds::FundStatement, "fund_statement", FundStatementId, FundAccountId, account, false;
    FundQuestion funds::FundQuestion, "fund_question", FundQuestionId, FundAccountId, account, false;
    FundAsked funds::FundAsked, "fund_asked", FundQuestionId, FundAccountId, account, false;
    Round assessment::Round, "six_round", RoundId, CommunityId, community, false;
    RoundDesk assessment::RoundDesk, "six_desk", RoundId, CommunityId, community, false;
    RoundObjection assessment::RoundObjection, "six_objection", RoundObjectionId, RoundId, round, false;
    Survey assessment::Survey, "six_survey", RoundId, CommunityId, community, false;
    SurveyMark assessment::SurveyMark, "six_survey_mark", SurveyMarkId, RoundId, round, false;
    SurveyBox assessment::SurveyBox, "six_survey_box", RoundId, CommunityId, community, false;
    SurveyTurnout assessment::SurveyTurnout, "six_survey_turnout", RoundId, CommunityId, community, false;
    GapOrigin assessment::GapOrigin, "six_gap_origin", ProposalId, RoundId, round, false;
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = NotAKind;
    fn from_str(text: &str) -> Result<Self, NotAKind> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.as_str() == text)
            .ok_or(NotAKind)
    }
}
