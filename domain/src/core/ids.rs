//! Ids: one type per noun, so that a home's id never stands where a vote's should.
//!
//! Ids that a phone makes are UUIDv7 (made at the rim, never here). Ids that must be unique by
//! meaning are derived from that meaning: the primary key then makes "once" true.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Derives an id from a tag and the things it stands for: the same things, the same id.
///
/// The first 16 bytes of SHA-256 over the tag and the length-prefixed parts, marked as UUIDv8.
pub fn derived(tag: &str, parts: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new();
    hash.update(tag.as_bytes());
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id derived from a tag and the things it stands for.
            pub fn derived(tag: &str, parts: &[&[u8]]) -> Self {
                Self(derived(tag, parts))
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One command (一次操作): made on the phone, claimed once by the server.
    CommandId;
    /// A community (社区), the unit of order and of sharding.
    CommunityId;
    /// A residential compound (小区).
    CompoundId;
    /// A building (楼栋).
    BuildingId;
    /// A stairwell unit (单元).
    UnitId;
    /// A home or other exclusive part (户、专有部分).
    HomeId;
    /// A named public place in a compound (公共部位), such as 东门.
    SpotId;
    /// A natural or legal person (人).
    PersonId;
    /// A title holder by name and certificate tail (产权人). Never shown: whoever knows a name could
    /// find the tail behind it by trying.
    HolderId;
    /// A set of title holders who count as one head (业主人数中的一人).
    HeadId;
    /// An office held by a person (职务).
    RoleId;
    /// A micro-project proposal (提案).
    ProposalId;
    /// One person's support of a proposal (附议).
    SupportId;
    /// Somebody's place beside the proposer (联名), derived from the proposal and the person.
    CoProposerId;
    /// An offer of help without money (出力).
    OfferId;
    /// What the one who carries a project out reads of an offer, derived from both.
    OfferCallId;
    /// A comment: for, against or a question (意见).
    CommentId;
    /// A deliberation council (议事会).
    CouncilId;
    /// A seat in a council (席位).
    SeatId;
    /// A sitting of a council (会议).
    SittingId;
    /// Presence of a person at a sitting (到会).
    AttendanceId;
    /// A screen at the door of a sitting, with its turning code (签到码).
    DoorId;
    /// A motion put to a sitting (议题).
    MotionId;
    /// A speech to a motion (发言).
    SpeechId;
    /// A change of a motion's text that a member asks for (修正案).
    AmendmentId;
    /// A paper to a motion (材料).
    MaterialId;
    /// A question about a motion before its sitting (会前提问).
    QuestionId;
    /// A member's stake in a motion (利害关系), derived from both.
    InterestId;
    /// A correction of minutes (更正).
    CorrectionId;
    /// A signature to minutes (签字), derived from what is signed and by whom.
    SignatureId;
    /// Somebody who was nominated in an election (候选人), derived from both.
    CandidateId;
    /// That one person backs a candidate (联名), derived from both.
    BackingId;
    /// A nomination on paper (书面提名).
    NominationId;
    /// What an assessment said before a correction (更正前的预审意见), derived from the proposal and the
    /// number.
    ReassessmentId;
    /// A vote on a motion (表决).
    VoteId;
    /// A ballot (选票), derived from the vote and the voter.
    BallotId;
    /// A ballot on paper (纸票), derived from the vote and its number.
    PaperBallotId;
    /// The names that a teller needs for the papers of a vote (领票人名单), derived from both.
    PaperNamesId;
    /// An objection to a posted project (异议).
    ObjectionId;
    /// What a resident saw on a site (监督记录).
    ReportId;
    /// One person's rating of a project (评价), derived from both.
    RatingId;
    /// A nameless line beside a rating (留言).
    RemarkId;
    /// An assembly of owners (业主大会会议、意愿征集).
    AssemblyId;
    /// One person's voice for a head in an assembly (表决权), derived from the three.
    VoiceId;
    /// A ballot of a head in an assembly (业主选票), derived from both.
    OwnersBallotId;
    /// A ballot of owners on paper (业主纸票).
    OwnersPaperId;
    /// A line of the delivery ledger (送达记录).
    ServedId;
    /// That somebody may act for an owner (授权).
    MandateId;
    /// A mandate as one of its sides reads it, derived from both.
    MyMandateId;
    /// A visit from door to door (走访).
    VisitId;
    /// What a head holds in one building, derived from assembly, head and building.
    DoorstepId;
    /// How far a building is reached, derived from assembly and building.
    BuildingReachId;
    /// A ballot of owners on paper that somebody has (领票), derived from the assembly and its number.
    PaperOutId;
    /// What one person says for a home in a renovation (答复), derived from both.
    HomeAnswerId;
    /// Designs of a renovation side by side (方案比选).
    ComparisonId;
    /// Which designs somebody would have for a home (认可), derived.
    ApprovalId;
    /// What something costs one home (你家的份), derived.
    CostRowId;
    /// A contract of a renovation, or a variation of one (合同、变更).
    ContractId;
    /// A payment of a renovation (支出凭证).
    PaymentId;
    /// An entry of the diary of the works (施工日志).
    DiaryEntryId;
    /// An outage during the works (停水停电).
    OutageId;
    /// Its notice for one place, derived from both.
    OutageNoticeId;
    /// What a resident saw on the site of a renovation (监督记录).
    SiteReportId;
    /// An activity (志愿活动).
    ActivityId;
    /// What everyone reads of an activity besides itself (活动公示栏).
    ActivityBoardId;
    /// The people of an activity as one reader has them (活动名单), derived from both.
    RollId;
    /// A recurring series of activities (系列活动).
    SeriesId;
    /// A team of volunteers (志愿队), such as 蓝马甲.
    TeamId;
    /// Somebody's place in a team (队员), derived from both.
    TeamPlaceId;
    /// Who is of a team (队员名单).
    TeamRollId;
    /// One person's place in an activity (报名), derived from both.
    SignUpId;
    /// What a guardian said to a minor's coming (监护人同意), derived.
    ConsentId;
    /// An organiser's phone that shows the codes of an activity (签到点).
    CheckPostId;
    /// A code that was read at an activity (签到、签退), derived from what it stands for.
    CheckId;
    /// What one person did in one activity (服务记录), derived from both.
    SessionId;
    /// The phone that read a code (设备), as it names itself.
    DeviceId;
    /// What somebody offers to help with (我能帮忙): chance, and known to nobody but themselves.
    SkillOfferId;
    /// The same as neighbours read it, without a person; derived from it.
    SkillLineId;
    /// A request for help (求助).
    HelpId;
    /// Who was proposed to whom (牵线), derived from the request and the offer.
    IntroductionId;
    /// What one of the two reads of it (见面), derived from it and the side.
    MeetingId;
    /// A thank-you card (感谢卡): made by the phone, and telling nothing of the person.
    ThanksId;
    /// A card as one reader has it, derived from both.
    ThanksCardId;
    /// A card on the wall, derived from it.
    CardLineId;
    /// An entry of the ledger (积分分录), derived from its cause: the same cause, the same entry.
    EntryId;
    /// Something to redeem points for (兑换项目).
    RewardId;
    /// That somebody booked it (兑换单).
    BookingId;
    /// That a signal holds something up (冻结), derived from the signal.
    FreezeId;
    /// What follows from a misdeed (处理决定).
    PenaltyId;
    /// An appeal (申诉), derived from what it is against.
    AppealId;
    /// What one person is told of points (积分通知), derived from what it is and who reads it.
    OwnPointsId;
    /// A line of the honour wall (荣誉榜): made by the phone, and telling nothing of the person.
    WallLineId;
    /// That somebody endorses a neighbour for the list of nominees (推荐), derived from both.
    EndorsementId;
    /// What one home has in a lift (各户情况), derived from both.
    LiftHomeId;
    /// What one person reads of a lift for a home (你家的份), derived.
    LiftRowId;
    /// What somebody holds against a lift (异议).
    LiftObjectionId;
    /// An issue (事项).
    IssueId;
    /// An issue as one of its people has it (办事单), derived from both.
    OwnIssueId;
    /// What the neighbours read of an issue (公开栏), of the same number.
    IssueBoardId;
    /// That somebody has the same trouble (我也遇到), derived from the issue and the person.
    IssueJoinId;
    /// A department, property company or committee that issues are given to (承办单位).
    BodyId;
    /// What one side of a whistle gave the other (互评), derived from the issue and the side.
    WhistleRatingId;
    /// A station on the board of the grid (岗位), derived from the place and the station.
    GridPostId;
    /// The number of whoever holds a station (公开的电话), derived from it and from who reads it.
    PostNumberId;
    /// A home that is visited at agreed intervals (常走访户), derived from the home.
    CaredId;
    /// What somebody reads of the line about their home (我家的走访约定), derived from both.
    OwnCareId;
    /// A visit of a grid worker's (走访).
    GridVisitId;
    /// A day of a grid worker's (工作日), derived from both.
    WorkDayId;
    /// A closed day as the office has it (工作日志), of the same number.
    DayLogId;
    /// The rounds of a month (走访月报), derived from the community and the month.
    GridMonthId;
    /// A task that was pushed down onto the community (下沉事项).
    GridTaskId;
    /// A plan for emergencies (应急预案).
    EmergencyPlanId;
    /// An emergency (应急事件).
    EmergencyId;
    /// A home in a roll call (点名的一户), derived from the emergency and the home.
    SafetyDoorId;
    /// The roll call of a building (楼栋点名), derived from the emergency and the building.
    RollCountId;
    /// What somebody said in an emergency for a home (报平安), derived from the three.
    OwnAnswerId;
    /// The notice of one day (每日通报), derived from the emergency and the day.
    DailyNoticeId;
    /// A shift on duty (班次), derived from the duty, the day and the half.
    ShiftId;
    /// A thing that is kept (物资).
    SupplyId;
    /// A line of its ledger (出入库).
    SupplyMoveId;
    /// What is looked at every week (检查对象).
    TargetId;
    /// The looks at a target in a week (检查记录), derived from both.
    InspectionId;
    /// A hazard (隐患).
    HazardId;
    /// A drill (演练).
    DrillId;
    /// What somebody asks about their own data (个人信息申请).
    PrivacyRequestId;
    /// The same as whoever asked reads it, derived from both.
    OwnRequestId;
    /// That somebody looked at personal data (查看记录), derived.
    LookId;
    /// What somebody said to a purpose (同意记录), derived from both.
    PurposeChoiceId;
    /// That a sealed name was opened (调阅记录).
    KeptOpenedId;
    /// A notice (公告).
    NoticeId;
    /// That somebody has read a notice (已读), derived from both.
    NoticeReadId;
    /// A publicity that has no slice of its own (公示事项).
    PublicityId;
    /// What somebody says to the office (留言).
    MessageId;
    /// That somebody thinks so too (同感), derived from the message and the person.
    MessageBackingId;
    /// A report on duty (述职报告).
    DutyReportId;
    /// What somebody said to a report (评议), derived from both.
    DutyRatingId;
    /// A question about a report (追问).
    DutyQuestionId;
    /// What can be booked (场地、窗口).
    RoomId;
    /// A stretch of time in a room (时段), derived from the room, the day and the time.
    RoomSlotId;
    /// A booking of one (预约).
    RoomBookingId;
    /// The same hour for some weeks (每周固定).
    RoomSeriesId;
    /// A version of the covenant (公约版本).
    CovenantVersionId;
    /// That somebody has read one (读过), derived from both.
    CovenantReadId;
    /// What neighbours spoke of in a month (月度民情), derived from the community and the month.
    SentimentMonthId;
    /// An account of a compound (账户), derived from the compound and the kind.
    FundAccountId;
    /// An entry of such an account (分录).
    FundEntryId;
    /// A published statement (报表), derived from the account and its last day.
    FundStatementId;
    /// A question about an entry (疑问).
    FundQuestionId;
    /// A round of the six-type community (创建轮次), derived from the community and the year.
    RoundId;
    /// What somebody holds against it (异议).
    RoundObjectionId;
    /// That somebody has answered its survey (已填), derived from both.
    SurveyMarkId;
}
