//! Lanes: what waits for what.

use domain::councils::Command as Councils;
use domain::covenant::Command as Covenant;
use domain::duty::{Command as Duty, ReportsAs};
use domain::funds::{Command as Funds, FundAccount};
use domain::notices::Command as Notices;
use domain::proposals::Command as Proposals;
use domain::volunteering::Command as Volunteering;
use domain::{
    ActivityId, AmendmentId, AssemblyId, Command, CommandId, CommunityId, CovenantVersionId,
    FundAccountId, HeadId, IssueId, MandateId, MessageId, NoticeId, ProposalId, RoundId, SpeechId,
    VoteId,
};

use crate::Envelope;

/// What waits for what: a refused command holds back those behind it in its own lane, and no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Everything about one vote, or one assembly of owners: of either a phone keeps the ballot under
    /// the one id.
    Vote(VoteId),
    /// Everything about one proposal.
    Proposal(ProposalId),
    /// Everything about one speech.
    Speech(SpeechId),
    /// Everything about one amendment.
    Amendment(AmendmentId),
    /// What is done at one door in one assembly of owners.
    Door(AssemblyId, HeadId),
    /// Everything about one mandate of an owner.
    Mandate(MandateId),
    /// Everything about one's place in an activity.
    Activity(ActivityId),
    /// Everything about one issue.
    Issue(IssueId),
    /// Everything about one notice.
    Notice(NoticeId),
    /// Everything about one message.
    Message(MessageId),
    /// What the office does in one account.
    Fund(FundAccountId),
    /// What the office does in one round of the six-type community.
    Round(RoundId),
    /// What the office does with one version of the covenant.
    Covenant(CovenantVersionId),
    /// The reports of one office on duty: a second one does not overtake the first, which may wait for
    /// its photos.
    Duty(CommunityId, ReportsAs),
    /// Alone.
    Own(CommandId),
}

impl Lane {
    /// The lane of a command.
    pub fn of(envelope: &Envelope) -> Self {
        match &envelope.command {
            Command::Proposals(it) => Self::Proposal(match it {
                Proposals::Submit(it) => it.id,
                Proposals::Revise(it) => it.proposal,
                Proposals::Withdraw(it) => it.proposal,
                Proposals::Cancel(it) => it.proposal,
                Proposals::Support(it) => it.proposal,
                Proposals::Invite(it) => it.proposal,
                Proposals::OpenCode(it) => it.proposal,
                Proposals::Uninvite(it) => it.proposal,
                Proposals::CloseCode(it) => it.proposal,
                Proposals::AnswerInvitation(it) => it.proposal,
                Proposals::OfferHelp(it) => it.proposal,
                Proposals::OfferForUnit(it) => it.proposal,
                Proposals::AnswerOffer(it) => it.proposal,
                Proposals::TakeBackOffer(it) => it.proposal,
                Proposals::Say(it) => it.proposal,
                Proposals::Return(it) => it.proposal,
                Proposals::Reject(it) => it.proposal,
                Proposals::Appeal(it) => it.proposal,
                Proposals::AnswerAppeal(it) => it.proposal,
                Proposals::Merge(it) => it.proposal,
                Proposals::Split(it) => it.proposal,
                Proposals::Accept(it) => it.proposal,
                Proposals::Reassess(it) => it.proposal,
                Proposals::Route(it) => it.proposal,
            }),
            Command::Projects(it) => Self::Proposal(it.project()),
            Command::Owners(it) => match (it.assembly(), it.door(), it.mandate()) {
                (Some(assembly), Some(head), _) => Self::Door(assembly, head),
                (Some(assembly), None, _) => Self::Vote(VoteId(assembly.0)),
                (None, _, Some(mandate)) => Self::Mandate(mandate),
                (None, _, None) => Self::Own(envelope.id),
            },
            Command::Councils(Councils::PutMotion(it)) => Self::Proposal(it.proposal),
            Command::Councils(Councils::OpenVote(it)) => Self::Vote(it.id),
            Command::Councils(Councils::CastBallot(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::PrintBallots(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::HandOut(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::ReturnPaper(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::EnterPaper(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::CloseVote(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::CancelVote(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::ReplaceTeller(it)) => Self::Vote(it.vote),
            Command::Councils(Councils::AskToSpeak(it)) => Self::Speech(it.id),
            Command::Councils(Councils::GiveFloor(it)) => Self::Speech(it.speech),
            Command::Councils(Councils::EndSpeech(it)) => Self::Speech(it.speech),
            Command::Councils(Councils::PassOver(it)) => Self::Speech(it.speech),
            Command::Councils(Councils::Amend(it)) => Self::Amendment(it.id),
            Command::Councils(Councils::TakeBack(it)) => Self::Amendment(it.amendment),
            Command::Councils(Councils::CountHands(it)) => Self::Amendment(it.amendment),
            Command::Councils(
                Councils::Form(_)
                | Councils::SeatMember(_)
                | Councils::EndSeat(_)
                | Councils::PlanSeats(_)
                | Councils::Resign(_)
                | Councils::RenewSeat(_)
                | Councils::Call(_)
                | Councils::CallElection(_)
                | Councils::Nominate(_)
                | Councils::NominateOnPaper(_)
                | Councils::AnswerNomination(_)
                | Councils::CloseList(_)
                | Councils::NextRound(_)
                | Councils::SeatElected(_)
                | Councils::AddMaterial(_)
                | Councils::DropMaterial(_)
                | Councils::AskQuestion(_)
                | Councils::AnswerQuestion(_)
                | Councils::NameOfficers(_)
                | Councils::OpenDoor(_)
                | Councils::Attend(_)
                | Councils::DeclareInterest(_)
                | Councils::TakeBackInterest(_)
                | Councils::RaiseInterest(_)
                | Councils::RuleInterest(_)
                | Councils::TakeUp(_)
                | Councils::SetFollowUp(_)
                | Councils::CloseSitting(_)
                | Councils::CorrectMinutes(_)
                | Councils::SignMinutes(_),
            )
            | Command::Members(_)
            | Command::Renovation(_)
            | Command::Points(_)
            | Command::Grid(_)
            | Command::Emergency(_)
            | Command::Privacy(_)
            | Command::Sentiment(_)
            | Command::Rooms(_)
            | Command::Alerts(_) => Self::Own(envelope.id),
            Command::Duty(Duty::Publish(it)) => Self::Duty(it.community, it.reports_as),
            Command::Duty(Duty::Rate(_) | Duty::Ask(_) | Duty::Answer(_) | Duty::Close(_)) => {
                Self::Own(envelope.id)
            }
            // That one has read it stands for itself.
            Command::Covenant(Covenant::Read(_)) => Self::Own(envelope.id),
            Command::Covenant(it) => Self::Covenant(it.version()),
            Command::Issues(it) => it.issue().map_or(Self::Own(envelope.id), Self::Issue),
            Command::Notices(it) => notices(it, envelope.id),
            Command::Funds(it) => funds(it, envelope.id),
            Command::Assessment(it) => it.round().map_or(Self::Own(envelope.id), Self::Round),
            Command::Volunteering(it) => match it {
                Volunteering::AnnounceActivity(_)
                | Volunteering::CancelActivity(_)
                | Volunteering::SignUp(_)
                | Volunteering::TakeBackSignUp(_)
                | Volunteering::AskGuardian(_) => {
                    it.activity().map_or(Self::Own(envelope.id), Self::Activity)
                }
                // Twenty people are confirmed one by one, and a code that was stale holds back none
                // that comes after it.
                _ => Self::Own(envelope.id),
            },
        }
    }
}

/// What is entered in an account stands before it is closed; what is done to one entry waits for
/// nothing, since one that cannot be confirmed holds back no other.
fn funds(it: &Funds, id: CommandId) -> Lane {
    match it {
        Funds::Open(it) => Lane::Fund(FundAccount::id_of(it.compound, it.kind)),
        Funds::Enter(it) => Lane::Fund(it.account),
        Funds::Close(it) => Lane::Fund(it.account),
        Funds::Reverse(_)
        | Funds::Confirm(_)
        | Funds::SetAside(_)
        | Funds::Ask(_)
        | Funds::Answer(_) => Lane::Own(id),
    }
}

/// What is done to one notice or one message comes in order.
fn notices(it: &Notices, id: CommandId) -> Lane {
    match it {
        Notices::Write(it) => Lane::Notice(it.id),
        Notices::Correct(it) => Lane::Notice(it.notice),
        Notices::Withdraw(it) => Lane::Notice(it.notice),
        Notices::Say(it) => Lane::Message(it.id),
        Notices::Reply(it) => Lane::Message(it.message),
        Notices::Back(it) => Lane::Message(it.message),
        Notices::Hide(it) => Lane::Message(it.message),
        Notices::Show(it) => Lane::Message(it.message),
        Notices::Read(_)
        | Notices::Post(_)
        | Notices::AddBoardPhotos(_)
        | Notices::End(_)
        | Notices::TakeDown(_) => Lane::Own(id),
    }
}
