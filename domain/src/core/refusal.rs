//! Refusals (拒绝): why an act cannot be done now, as data. Failures of machines are errors.

use serde::{Deserialize, Serialize};

use super::{Bound, Day, Line, Timestamp};
use crate::councils::{
    EditFault, ElectionFault, PaperFault, SeatCategory, SlateFault, counting::MarksFault,
};
use crate::proposals::{Finding, Forum, Matter, Stage};
use crate::{
    assessment::AssessmentFault, covenant::CovenantFault, duty::DutyFault,
    emergency::EmergencyFault, funds::FundsFault, grid::GridFault, issues::IssueFault,
    notices::NoticeFault, owners::OwnersFault, points::PointsFault, privacy::PrivacyFault,
    projects::ProjectFault, renovation::RenovationFault, rooms::RoomFault,
    volunteering::VolunteeringFault,
};

/// Why an act is refused. The tag is the stable code of `docs/protocol.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// A guest acts.
    SignInFirst,
    /// The act belongs to another office or another person.
    NotYours,
    /// No standing in force yet.
    NoStanding,
    /// What the act is about is not there, or not for this person's eyes.
    NotFound,
    /// This id is taken.
    AlreadyThere,
    /// The same command id with another body.
    AnotherBody,
    /// An earlier one of its lane was not done: it may be sent again (`docs/protocol.md`).
    HeldBack,
    /// Nobody with this id.
    NoSuchPerson,
    /// No such place in the compound.
    NoSuchPlace,
    /// No rule pack of this name in force.
    NoSuchPack,
    /// Name and certificate tail do not stand in the roster for this home.
    NotInTheRoster,
    /// The term has ended.
    TermIsOver {
        /// Its last day.
        until: Day,
    },
    /// More than allowed.
    TooMany {
        /// The most allowed.
        most: u32,
    },
    /// More of something than its bound.
    OverBound {
        /// Of what.
        what: Bound,
        /// The most allowed, in the unit of what is bounded.
        most: u32,
    },
    /// The roster has faults; nothing was imported.
    RosterFaulty {
        /// How many.
        faults: u32,
    },
    /// The head needs no ruling.
    NoRulingNeeded,
    /// A head is ruled one with another, and which one is not told, or cannot be.
    WhichHead,
    /// The proposal is in a state in which this cannot be done.
    ProposalNotThere {
        /// Where it stands.
        stage: Stage,
    },
    /// A proposal is merged into itself.
    MergedIntoItself,
    /// The proposal that another is to be merged into is in a state in which it takes none.
    NotOpenForMerging {
        /// Where it stands.
        stage: Stage,
    },
    /// The proposer always supports their own proposal.
    OwnProposal,
    /// Nobody invited this person, or the code is another.
    NotInvited,
    /// Codes that were wrong, as often as the rules let.
    CodeTriedOften {
        /// How often.
        times: u16,
    },
    /// Whoever proposes together with others supports, too.
    ProposesWith,
    /// A split makes two proposals at least.
    TooFewParts,
    /// The offer was answered or taken back.
    OfferIsSettled,
    /// An answer needs a question, and only an answer has one.
    NotAQuestion,
    /// An accepted proposal has a whole assessment.
    AssessmentLacks {
        /// What is missing.
        what: Finding,
    },
    /// An accepted proposal names at least one source.
    NoSource,
    /// An amount below zero.
    BelowZero,
    /// The law gives the matter to another body (R1).
    NotForACouncil {
        /// What kind of matter it is.
        matter: Matter,
    },
    /// A council did not approve this very text, and not long ago.
    SameTooSoon {
        /// Days that lie between.
        days: u16,
        /// The earliest day that would do.
        earliest: Day,
    },
    /// One appeal each.
    AppealedBefore,
    /// Who rejected a proposal, or made it, does not answer the appeal.
    AnotherAnswers,
    /// A forum that is narrower than what the proposal reaches.
    ForumTooNarrow {
        /// The narrowest that would do.
        least: Forum,
    },
    /// Owners decide by law alone, and this is no such matter.
    NotAnOwnersMatter,
    /// A wider forum than the rules propose is chosen with a reason.
    NoReasonToWiden,
    /// The way of the proposal is not confirmed yet.
    NotRouted,
    /// The council is narrower than the forum the proposal is routed to.
    CouncilTooNarrow {
        /// Where it is routed to.
        forum: Forum,
    },
    /// The council is for one compound, and this lies elsewhere or reaches further.
    AnotherCompound,
    /// A council of this kind is the whole community's.
    CouncilOfAll,
    /// The notice days do not fit before the sitting.
    NoticeTooShort {
        /// Days of notice.
        days: u16,
        /// The earliest day that would do.
        earliest: Day,
    },
    /// The sitting has not begun.
    SittingNotStarted {
        /// When it does.
        starts_at: Timestamp,
    },
    /// A code is shown at the door, and one comes in by it.
    CodeAtTheDoor,
    /// The door did not show this code.
    CodeNotRight,
    /// Who was elected is elected again, or leaves when the term is over.
    ElectedForATerm,
    /// The sitting has begun, and questions are asked in the room.
    SittingBegan {
        /// Since when.
        starts_at: Timestamp,
    },
    /// The sitting is closed; nothing is added to it.
    SittingIsOver {
        /// Since when.
        ended_at: Timestamp,
    },
    /// The sitting goes on; its minutes are not there yet.
    SittingGoesOn,
    /// Nobody was named to chair and to keep the minutes.
    NoRecorder,
    /// Who chairs does not keep the minutes.
    ChairDoesNotRecord,
    /// Neither the council's convener nor a community worker.
    NotAChair,
    /// A vote of the sitting is not counted yet.
    VoteIsOpen {
        /// On what.
        motion: Line,
    },
    /// A day by which something is to be done lies in the past.
    DueHasPassed {
        /// The day.
        due: Day,
    },
    /// Neither chair, recorder nor teller of this sitting.
    NotASigner,
    /// The minutes were corrected meanwhile; the new version wants reading first.
    MinutesChanged,
    /// Asked about this motion as often as the rules allow.
    AskedOften {
        /// How often.
        times: u16,
    },
    /// The question has its answer.
    AnsweredAlready,
    /// Who has a stake in the motion does not speak to it, by the rules of the place.
    HasAnInterest,
    /// Nobody rules on a stake of their own.
    OwnInterest,
    /// No seat in this council.
    NoSeat,
    /// A renewal lengthens a term.
    TermNotLonger {
        /// Its last day as it is.
        until: Day,
    },
    /// A plan of seats keeps at least one, for each category once, for a day at least.
    PlanEmpty,
    /// Nobody holds a seat, so nobody could vote.
    NobodySits,
    /// Too few members are present to talk about a motion.
    QuorumMissing {
        /// Members present.
        present: u32,
        /// Fewest.
        least: u32,
    },
    /// Not marked as present at the sitting.
    NotPresent,
    /// The sitting talks about another motion, or about none.
    NotOnTheFloor,
    /// Waiting to speak to this motion already.
    AsksAlready,
    /// Spoke to this motion as often as the rules allow.
    SpokeOften {
        /// How often.
        times: u16,
    },
    /// One speaker at a time.
    SomebodySpeaks,
    /// Somebody else comes first: those who have not spoken, and then the other side.
    NotNext,
    /// Who chairs does not speak to the matter.
    ChairDoesNotSpeak,
    /// The speech is over, or its turn has passed.
    SpeechIsOver,
    /// Somebody still waits to speak: a vote comes after the debate.
    SomebodyWaits {
        /// How many.
        waiting: u32,
    },
    /// Amendments are still to be decided: the vote is on the text as amended.
    AmendmentsWait {
        /// How many.
        waiting: u32,
    },
    /// This change cannot be made in the motion's text.
    EditUnusable {
        /// Why.
        fault: EditFault,
    },
    /// Somebody asks for the very same change already.
    AmendedAlike,
    /// As many amendments of one member wait as the rules allow.
    AmendedOften {
        /// How many.
        most: u16,
    },
    /// The amendment was decided, taken back, or fell.
    AmendmentIsDecided,
    /// The newest amendment is decided first.
    NewerAmendmentFirst,
    /// More hands were counted than members are present.
    MoreHandsThanPeople {
        /// Members present.
        present: u32,
    },
    /// Of the two who count hands one leads the sitting.
    OneOfTwoLeads,
    /// Whoever recuses themselves has no part in this motion.
    RecusedFromThis,
    /// A stake that was raised is not ruled on yet: who votes is settled before the vote.
    InterestsWait {
        /// How many.
        waiting: u32,
    },
    /// This person was not on the roll when the vote opened.
    VoterNotOnTheRoll,
    /// Something that cannot be done with ballots on paper.
    Paper {
        /// Why not.
        fault: PaperFault,
    },
    /// What others count on is given up with a reason.
    NoReason,
    /// The motion is off the agenda: its proposal was taken back or ended.
    MotionWithdrawn,
    /// The motion is being voted on, or is decided.
    AlreadyPutToTheVote,
    /// The vote would close at once, or have closed before it opens.
    CloseHasPassed {
        /// When it was to close.
        closes_at: Timestamp,
    },
    /// Too few seats for a council that votes.
    SeatsTooFew {
        /// Seats held.
        seats: u32,
        /// Fewest.
        least: u32,
    },
    /// An even number of seats, where the rules want an odd one.
    SeatsEven {
        /// Seats held.
        seats: u32,
    },
    /// Too few seats of a category.
    SeatsMissing {
        /// For whom.
        category: SeatCategory,
        /// Fewest.
        least: u16,
    },
    /// Fewer than four fifths are representatives (Residents' Committee Law 28).
    RepresentativesTooFew {
        /// How many are.
        representatives: u32,
        /// Of how many.
        members: u32,
    },
    /// Under eighteen, and the act is for adults.
    UnderAge,
    /// Under eighteen, and nobody of the community answers for them now.
    NoGuardian,
    /// A seat and an age under eighteen do not go together.
    SeatUnderAge,
    /// Not somebody who can be a guardian: an adult with a standing in force, and another person.
    NotAGuardian,
    /// Who is to be marked as under eighteen is a guardian.
    GuardsOthers,
    /// The corrected assessment says what the one before said.
    NothingCorrected,
    /// By the corrected assessment another forum deliberates, and it is on an agenda already.
    ForumIsFixed,
    /// Not on the vote's roll.
    NotOnTheRoll,
    /// Ballots are no longer taken.
    VoteClosed {
        /// Since when.
        closed_at: Timestamp,
    },
    /// A vote would stay open for longer than the rules allow.
    VoteTooLong {
        /// Days at most.
        days: u16,
        /// The latest close that would do.
        latest: Timestamp,
    },
    /// The vote was cancelled.
    VoteCancelled {
        /// Why.
        reason: Line,
    },
    /// The teller has closed the box already, and so is not absent.
    TellerHasActed,
    /// Too few days between the count and the next vote on the same matter.
    RevoteTooSoon {
        /// Days between.
        days: u16,
        /// The earliest day of a sitting that would do.
        earliest: Day,
    },
    /// The matter was voted on again as often as the rules allow.
    NoMoreRevotes {
        /// How often.
        times: u16,
    },
    /// One ballot each, and this vote does not let it be replaced.
    AlreadyVoted,
    /// A ballot that the way to vote cannot read.
    BallotSpoilt {
        /// What is wrong with it.
        fault: MarksFault,
    },
    /// Options that cannot be put to the vote.
    SlateUnusable {
        /// What is wrong with them.
        fault: SlateFault,
    },
    /// Something that cannot be done in an election.
    Election {
        /// Why not.
        fault: ElectionFault,
    },
    /// A share of agreement decides here, and a choice between options knows none.
    OnlyYesOrNo,
    /// Ties are broken by a lot, and none was drawn.
    LotNotDrawn,
    /// Two different tellers are needed.
    TwoTellers,
    /// Only this vote's tellers close it.
    NotATeller,
    /// Some of those present have not voted and the time has not come.
    StillVoting {
        /// How many have not.
        left: u32,
        /// When it closes anyway.
        closes_at: Timestamp,
    },
    /// Something that cannot be done with a project as it stands.
    Project {
        /// Why not.
        fault: ProjectFault,
    },
    /// Something that cannot be done in an owners' decision.
    Owners {
        /// Why not.
        fault: OwnersFault,
    },
    /// The project does not touch this person.
    NotAffected,
    /// The publicity is not over.
    PublicityRuns {
        /// The earliest day that would do.
        next: Day,
    },
    /// The publicity is over, and with it the time for objections.
    PublicityOver {
        /// Its last day.
        last: Day,
    },
    /// No photo shows that the notice hung.
    NoEvidence,
    /// An act that is shown by photos has none.
    NoPhoto,
    /// An amount that is not above zero.
    NotAboveZero,
    /// Works that cost something have a voucher.
    NoVoucher,
    /// Something that cannot be done in a renovation.
    Renovation {
        /// Why not.
        fault: RenovationFault,
    },
    /// Something in volunteering.
    Volunteering {
        /// What.
        fault: VolunteeringFault,
    },
    /// Something that cannot be done with an issue.
    Issues {
        /// Why not.
        fault: IssueFault,
    },
    /// Something that cannot be done in the grid.
    Grid {
        /// Why not.
        fault: GridFault,
    },
    /// Something that cannot be done in emergency management.
    Emergency {
        /// Why not.
        fault: EmergencyFault,
    },
    /// Something that cannot be done in an assessment.
    Assessment {
        /// Why not.
        fault: AssessmentFault,
    },
    /// Something that cannot be done with a notice, a publicity or a message.
    Notices {
        /// Why not.
        fault: NoticeFault,
    },
    /// Something that cannot be done with a report on duty.
    Duty {
        /// Why not.
        fault: DutyFault,
    },
    /// Something that cannot be done with the covenant.
    Covenant {
        /// Why not.
        fault: CovenantFault,
    },
    /// Something that cannot be done with a room or a booking.
    Rooms {
        /// Why not.
        fault: RoomFault,
    },
    /// Something that cannot be done with the public ledger.
    Funds {
        /// Why not.
        fault: FundsFault,
    },
    /// Something that cannot be done with points.
    Points {
        /// Why not.
        fault: PointsFault,
    },
    /// Something that cannot be done with personal data.
    Privacy {
        /// Why not.
        fault: PrivacyFault,
    },
}
