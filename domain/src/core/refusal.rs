//! Refusals (拒绝): why an act cannot be done now, as data, and what would make it possible.
//! Failures of machines are errors and live elsewhere.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::councils::counting::{MOST_RAISES, MOST_SCORE, MarksFault};
use crate::councils::{SeatCategory, SlateFault};
use crate::projects::Leg;
use crate::proposals::{Finding, Matter, Stage};
use crate::texts::Texts;

use super::{Day, Line, Money, Timestamp};

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
    /// An earlier command of the same push about the same matter was not done, so this one was not
    /// looked at: it may be sent again (`docs/protocol.md`).
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
    /// No seat in this council.
    NoSeat,
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
    /// Fewer than four fifths of a representative meeting are representatives (Residents'
    /// Committee Law 28).
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
    /// The project is in a state in which this cannot be done.
    ProjectNotThere {
        /// Where it is.
        leg: Leg,
    },
    /// The project does not touch this person.
    NotAffected,
    /// One's own objection is answered by another of the committee.
    OwnObjection,
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
    /// Objections wait for an answer.
    ObjectionsOpen {
        /// How many.
        open: u32,
    },
    /// No photo shows that the notice hung.
    NoEvidence,
    /// An act that is shown by photos has none.
    NoPhoto,
    /// An amount that is not above zero.
    NotAboveZero,
    /// The sources do not sum to the budget.
    SourcesDiffer {
        /// Their sum.
        sum: Money,
        /// What it must be.
        budget: Money,
    },
    /// The weights of the milestones do not sum to 100, or one is nothing.
    WeightsDiffer {
        /// Their sum.
        sum: u32,
    },
    /// Milestones are not reached yet.
    MilestonesLeft {
        /// How many.
        left: u32,
    },
    /// More was spent than the budget.
    OverBudget {
        /// What the vouchers sum to.
        spent: Money,
        /// The most.
        budget: Money,
    },
    /// Works that cost something have a voucher.
    NoVoucher,
    /// An acceptance looks at something.
    NothingChecked,
    /// Who accepts neither works for the community nor carried it out.
    NotIndependent,
    /// Two different persons accept.
    TwoInspectors,
    /// The time for stars is over.
    EvaluationOver {
        /// Its last day.
        last: Day,
    },
    /// The time for stars is not over.
    EvaluationRuns {
        /// The earliest day that would do.
        next: Day,
    },
    /// One rating each.
    AlreadyRated,
    /// The accounts are not on the notice board.
    AccountsNotPosted,
}

/// What has an upper bound (上限) that a refusal names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Homes in one compound's roster.
    RosterHomes,
    /// Title holders of one home.
    HomeHolders,
    /// The area of one home, in square metres.
    HomeArea,
    /// Family members of one home.
    HomeFamily,
}

impl Refusal {
    /// The stable code.
    pub fn code(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        value["code"].as_str().unwrap_or("refused").to_owned()
    }

    /// Whether it rests on the clock alone: a phone, whose clock may be wrong, only warns.
    pub fn is_about_time(&self) -> bool {
        use Refusal::{
            CloseHasPassed, EvaluationOver, EvaluationRuns, NoticeTooShort, PublicityOver,
            PublicityRuns, SittingNotStarted, StillVoting, TermIsOver, VoteClosed, VoteTooLong,
        };
        matches!(
            self,
            CloseHasPassed { .. }
                | EvaluationOver { .. }
                | EvaluationRuns { .. }
                | NoticeTooShort { .. }
                | PublicityOver { .. }
                | PublicityRuns { .. }
                | SittingNotStarted { .. }
                | StillVoting { .. }
                | TermIsOver { .. }
                | VoteClosed { .. }
                | VoteTooLong { .. }
        )
    }

    /// The sentence for the reader: what happened, what was kept, what to do next.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::SignInFirst => t.refusal_sign_in_first().into(),
            Self::NotYours => t.refusal_not_yours().into(),
            Self::NoStanding => t.refusal_no_standing().into(),
            Self::NotFound => t.refusal_not_found().into(),
            Self::AlreadyThere => t.refusal_already_there().into(),
            Self::AnotherBody => t.refusal_another_body().into(),
            Self::HeldBack => t.refusal_held_back().into(),
            Self::NoSuchPerson => t.refusal_no_such_person().into(),
            Self::NoSuchPlace => t.refusal_no_such_place().into(),
            Self::NoSuchPack => t.refusal_no_such_pack().into(),
            Self::NotInTheRoster => t.refusal_not_in_the_roster().into(),
            Self::TermIsOver { until } => t.refusal_term_is_over(until),
            Self::TooMany { most } => t.refusal_too_many(most),
            Self::OverBound { what, most } => {
                t.refusal_over_bound(most, crate::wording::bound(*what, lang))
            }
            Self::RosterFaulty { faults } => t.refusal_roster_faulty(faults),
            Self::NoRulingNeeded => t.refusal_no_ruling_needed().into(),
            Self::WhichHead => t.refusal_which_head().into(),
            Self::ProposalNotThere { stage } => {
                t.refusal_proposal_not_there(crate::wording::stage(*stage, lang))
            }
            Self::MergedIntoItself => t.refusal_merged_into_itself().into(),
            Self::NotOpenForMerging { stage } => {
                t.refusal_not_open_for_merging(crate::wording::stage(*stage, lang))
            }
            Self::OwnProposal => t.refusal_own_proposal().into(),
            Self::NotAQuestion => t.refusal_not_a_question().into(),
            Self::AssessmentLacks { what } => {
                t.refusal_assessment_lacks(crate::wording::finding(*what, lang))
            }
            Self::NoSource => t.refusal_no_source().into(),
            Self::BelowZero => t.refusal_below_zero().into(),
            Self::NotForACouncil {
                matter: Matter::ResidentsMeeting,
            } => t.refusal_for_the_residents_meeting().into(),
            Self::NotForACouncil { .. } => t.refusal_for_the_owners().into(),
            Self::NoticeTooShort { days, earliest } => {
                t.refusal_notice_too_short(days, crate::wording::day(*earliest, lang))
            }
            Self::SittingNotStarted { starts_at } => {
                t.refusal_sitting_not_started(crate::wording::instant(*starts_at, lang))
            }
            Self::NoSeat => t.refusal_no_seat().into(),
            Self::NobodySits => t.refusal_nobody_sits().into(),
            Self::QuorumMissing { present, least } => t.refusal_quorum_missing(least, present),
            Self::NotPresent => t.refusal_not_present().into(),
            Self::NotOnTheFloor => t.refusal_not_on_the_floor().into(),
            Self::AsksAlready => t.refusal_asks_already().into(),
            Self::SpokeOften { times } => t.refusal_spoke_often(times),
            Self::SomebodySpeaks => t.refusal_somebody_speaks().into(),
            Self::NotNext => t.refusal_not_next().into(),
            Self::ChairDoesNotSpeak => t.refusal_chair_does_not_speak().into(),
            Self::SpeechIsOver => t.refusal_speech_is_over().into(),
            Self::AlreadyPutToTheVote => t.refusal_already_put_to_the_vote().into(),
            Self::CloseHasPassed { closes_at } => {
                t.refusal_close_has_passed(crate::wording::instant(*closes_at, lang))
            }
            Self::SeatsTooFew { seats, least } => t.refusal_seats_too_few(least, seats),
            Self::SeatsEven { seats } => t.refusal_seats_even(seats),
            Self::SeatsMissing { category, least } => {
                t.refusal_seats_missing(crate::wording::seat_category(*category, lang), least)
            }
            Self::RepresentativesTooFew {
                representatives,
                members,
            } => t.refusal_representatives_too_few(members, representatives),
            Self::UnderAge => t.refusal_under_age().into(),
            Self::NoGuardian => t.refusal_no_guardian().into(),
            Self::SeatUnderAge => t.refusal_seat_under_age().into(),
            Self::NotAGuardian => t.refusal_not_a_guardian().into(),
            Self::GuardsOthers => t.refusal_guards_others().into(),
            Self::NotOnTheRoll => t.refusal_not_on_the_roll().into(),
            Self::VoteClosed { closed_at } => {
                t.refusal_vote_closed(crate::wording::instant(*closed_at, lang))
            }
            Self::VoteTooLong { days, latest } => {
                t.refusal_vote_too_long(days, crate::wording::instant(*latest, lang))
            }
            Self::VoteCancelled { reason } => t.refusal_vote_cancelled(reason),
            Self::TellerHasActed => t.refusal_teller_has_acted().into(),
            Self::RevoteTooSoon { days, earliest } => {
                t.refusal_revote_too_soon(days, crate::wording::day(*earliest, lang))
            }
            Self::NoMoreRevotes { times } => t.refusal_no_more_revotes(times),
            Self::AlreadyVoted => t.refusal_already_voted().into(),
            Self::BallotSpoilt { fault } => spoilt(fault, t),
            Self::SlateUnusable { fault } => unusable(fault, t),
            Self::OnlyYesOrNo => t.refusal_only_yes_or_no().into(),
            Self::LotNotDrawn => t.refusal_lot_not_drawn().into(),
            Self::TwoTellers => t.refusal_two_tellers().into(),
            Self::NotATeller => t.refusal_not_a_teller().into(),
            Self::StillVoting { left, closes_at } => {
                t.refusal_still_voting(crate::wording::instant(*closes_at, lang), left)
            }
            Self::ProjectNotThere { leg } => {
                t.refusal_project_not_there(crate::wording::leg(*leg, lang))
            }
            Self::NotAffected => t.refusal_not_affected().into(),
            Self::OwnObjection => t.refusal_own_objection().into(),
            Self::PublicityRuns { next } => {
                t.refusal_publicity_runs(crate::wording::day(*next, lang))
            }
            Self::PublicityOver { last } => {
                t.refusal_publicity_over(crate::wording::day(*last, lang))
            }
            Self::ObjectionsOpen { open } => t.refusal_objections_open(open),
            Self::NoEvidence => t.refusal_no_evidence().into(),
            Self::NoPhoto => t.refusal_no_photo().into(),
            Self::NotAboveZero => t.refusal_not_above_zero().into(),
            Self::SourcesDiffer { sum, budget } => t.refusal_sources_differ(budget, sum),
            Self::WeightsDiffer { sum } => t.refusal_weights_differ(sum),
            Self::MilestonesLeft { left } => t.refusal_milestones_left(left),
            Self::OverBudget { spent, budget } => t.refusal_over_budget(budget, spent),
            Self::NoVoucher => t.refusal_no_voucher().into(),
            Self::NothingChecked => t.refusal_nothing_checked().into(),
            Self::NotIndependent => t.refusal_not_independent().into(),
            Self::TwoInspectors => t.refusal_two_inspectors().into(),
            Self::EvaluationOver { last } => {
                t.refusal_evaluation_over(crate::wording::day(*last, lang))
            }
            Self::EvaluationRuns { next } => {
                t.refusal_evaluation_runs(crate::wording::day(*next, lang))
            }
            Self::AlreadyRated => t.refusal_already_rated().into(),
            Self::AccountsNotPosted => t.refusal_accounts_not_posted().into(),
        }
    }
}

fn spoilt(fault: &MarksFault, t: Texts) -> String {
    match fault {
        MarksFault::OtherKind | MarksFault::ScoresMissing { .. } => {
            t.refusal_ballot_other_kind().into()
        }
        MarksFault::NoSuchOption(_) => t.refusal_ballot_no_such_option().into(),
        MarksFault::Twice(_) => t.refusal_ballot_twice().into(),
        MarksFault::TooMany { marked, most } => t.refusal_ballot_too_many(marked, most),
        MarksFault::ScoreTooHigh { max, .. } => t.refusal_ballot_score_too_high(max),
    }
}

fn unusable(fault: &SlateFault, t: Texts) -> String {
    match fault {
        SlateFault::TooFew => t.refusal_slate_too_few().into(),
        SlateFault::TooMany { most } => t.refusal_slate_too_many(most),
        SlateFault::Twice { title } => t.refusal_slate_twice(title),
        SlateFault::OverBudget { title } => t.refusal_slate_over_budget(title),
        SlateFault::Cap => t.refusal_slate_cap().into(),
        SlateFault::Score => t.refusal_slate_score(MOST_SCORE),
        SlateFault::Money => t.refusal_slate_money().into(),
        SlateFault::Raises => t.refusal_slate_raises(MOST_RAISES),
    }
}
