//! What a refusal says to its reader.

use crate::Lang;
use crate::councils::counting::{MOST_RAISES, MOST_SCORE, MarksFault};
use crate::councils::{EditFault, SlateFault};
use crate::proposals::Matter;
use crate::texts::Texts;

use super::{Prose, Refusal};

impl Refusal {
    /// The stable code.
    pub fn code(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        value["code"].as_str().unwrap_or("refused").to_owned()
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
            Self::NotInvited => t.refusal_not_invited().into(),
            Self::AnotherCompound => t.refusal_another_compound().into(),
            Self::CouncilOfAll => t.refusal_council_of_all().into(),
            Self::CodeTriedOften { times } => t.refusal_code_tried_often(times),
            Self::ProposesWith => t.refusal_proposes_with().into(),
            Self::TooFewParts => t.refusal_too_few_parts().into(),
            Self::OfferIsSettled => t.refusal_offer_is_settled().into(),
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
            Self::SameTooSoon { days, earliest } => {
                t.refusal_same_too_soon(days, crate::wording::day(*earliest, lang))
            }
            Self::AppealedBefore => t.refusal_appealed_before().into(),
            Self::AnotherAnswers => t.refusal_another_answers().into(),
            Self::ForumTooNarrow { least } => {
                t.refusal_forum_too_narrow(crate::wording::forum(*least, lang))
            }
            Self::NotAnOwnersMatter => t.refusal_not_an_owners_matter().into(),
            Self::NoReasonToWiden => t.refusal_no_reason_to_widen().into(),
            Self::NotRouted => t.refusal_not_routed().into(),
            Self::CouncilTooNarrow { forum } => {
                t.refusal_council_too_narrow(crate::wording::forum(*forum, lang))
            }
            Self::NoticeTooShort { days, earliest } => {
                t.refusal_notice_too_short(days, crate::wording::day(*earliest, lang))
            }
            Self::SittingNotStarted { starts_at } => {
                t.refusal_sitting_not_started(crate::wording::instant(*starts_at, lang))
            }
            Self::CodeAtTheDoor => t.refusal_code_at_the_door().into(),
            Self::CodeNotRight => t.refusal_code_not_right().into(),
            Self::ElectedForATerm => t.refusal_elected_for_a_term().into(),
            Self::SittingBegan { starts_at } => {
                t.refusal_sitting_began(crate::wording::instant(*starts_at, lang))
            }
            Self::SittingIsOver { ended_at } => {
                t.refusal_sitting_is_over(crate::wording::instant(*ended_at, lang))
            }
            Self::SittingGoesOn => t.refusal_sitting_goes_on().into(),
            Self::NoRecorder => t.refusal_no_recorder().into(),
            Self::ChairDoesNotRecord => t.refusal_chair_does_not_record().into(),
            Self::NotAChair => t.refusal_not_a_chair().into(),
            Self::VoteIsOpen { motion } => t.refusal_vote_is_open(motion),
            Self::DueHasPassed { due } => t.refusal_due_has_passed(crate::wording::day(*due, lang)),
            Self::NotASigner => t.refusal_not_a_signer().into(),
            Self::MinutesChanged => t.refusal_minutes_changed().into(),
            Self::AskedOften { times } => t.refusal_asked_often(times),
            Self::AnsweredAlready => t.refusal_answered_already().into(),
            Self::NothingCorrected => t.refusal_nothing_corrected().into(),
            Self::ForumIsFixed => t.refusal_forum_is_fixed().into(),
            Self::HasAnInterest => t.refusal_has_an_interest().into(),
            Self::OwnInterest => t.refusal_own_interest().into(),
            Self::NoSeat => t.refusal_no_seat().into(),
            Self::TermNotLonger { until } => {
                t.refusal_term_not_longer(crate::wording::day(*until, lang))
            }
            Self::PlanEmpty => t.refusal_plan_empty().into(),
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
            Self::SomebodyWaits { waiting } => t.refusal_somebody_waits(waiting),
            Self::AmendmentsWait { waiting } => t.refusal_amendments_wait(waiting),
            Self::EditUnusable { fault } => match fault {
                EditFault::Gone => t.refusal_edit_gone().into(),
                EditFault::Twice => t.refusal_edit_twice().into(),
                EditFault::Same => t.refusal_edit_same().into(),
                EditFault::Empty => t.refusal_edit_empty().into(),
                EditFault::TooLong => t.refusal_edit_too_long(Prose::MOST),
            },
            Self::AmendedAlike => t.refusal_amended_alike().into(),
            Self::AmendedOften { most } => t.refusal_amended_often(most),
            Self::AmendmentIsDecided => t.refusal_amendment_is_decided().into(),
            Self::NewerAmendmentFirst => t.refusal_newer_amendment_first().into(),
            Self::MoreHandsThanPeople { present } => t.refusal_more_hands_than_people(present),
            Self::OneOfTwoLeads => t.refusal_one_of_two_leads().into(),
            Self::RecusedFromThis => t.refusal_recused_from_this().into(),
            Self::InterestsWait { waiting } => t.refusal_interests_wait(waiting),
            Self::VoterNotOnTheRoll => t.refusal_voter_not_on_the_roll().into(),
            Self::NoReason => t.refusal_no_reason().into(),
            Self::MotionWithdrawn => t.refusal_motion_withdrawn().into(),
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
            Self::Election { fault } => fault.sentence(lang),
            Self::Paper { fault } => fault.sentence(lang),
            Self::OnlyYesOrNo => t.refusal_only_yes_or_no().into(),
            Self::LotNotDrawn => t.refusal_lot_not_drawn().into(),
            Self::TwoTellers => t.refusal_two_tellers().into(),
            Self::NotATeller => t.refusal_not_a_teller().into(),
            Self::StillVoting { left, closes_at } => {
                t.refusal_still_voting(crate::wording::instant(*closes_at, lang), left)
            }
            Self::Project { fault } => fault.sentence(lang),
            Self::Owners { fault } => fault.sentence(lang),
            Self::NotAffected => t.refusal_not_affected().into(),
            Self::PublicityRuns { next } => {
                t.refusal_publicity_runs(crate::wording::day(*next, lang))
            }
            Self::PublicityOver { last } => {
                t.refusal_publicity_over(crate::wording::day(*last, lang))
            }
            Self::NoEvidence => t.refusal_no_evidence().into(),
            Self::NoPhoto => t.refusal_no_photo().into(),
            Self::NotAboveZero => t.refusal_not_above_zero().into(),
            Self::NoVoucher => t.refusal_no_voucher().into(),
            Self::Renovation { fault } => fault.sentence(lang),
            Self::Issues { fault } => fault.sentence(lang),
            Self::Grid { fault } => fault.sentence(lang),
            Self::Emergency { fault } => fault.sentence(lang),
            Self::Privacy { fault } => fault.sentence(lang),
            Self::Notices { fault } => fault.sentence(lang),
            Self::Duty { fault } => fault.sentence(lang),
            Self::Covenant { fault } => fault.sentence(lang),
            Self::Rooms { fault } => fault.sentence(lang),
            Self::Funds { fault } => fault.sentence(lang),
            Self::Assessment { fault } => fault.sentence(lang),
            Self::Volunteering { fault } => fault.sentence(lang),
            Self::Points { fault } => fault.sentence(lang),
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
