//! Councils (议事会): seats, sittings and their floor, motions and votes.

mod amend;
mod attend;
mod ballot;
mod by_paper;
mod cancel;
mod close;
mod council;
mod counted;
pub mod counting;
mod door;
mod elect;
mod floor;
mod interest;
mod late;
mod leave;
mod material;
mod minutes;
mod motion;
mod open;
mod question;
mod recount;
mod resign;
mod seated;
mod sitting;
mod slate;
mod still;
mod tally;
mod teller;
mod template;
mod vote;
mod within;

use serde::{Deserialize, Serialize};

pub use amend::{
    Amend, Amendment, AmendmentState, CountHands, Edit, EditFault, HandCount, Hands, TakeBack,
    passages, pending, versions,
};
pub use attend::{Attend, Attendance, Known, Scan};
pub use ballot::{Ballot, CastBallot, Choice, Content, Voted};
pub use by_paper::{
    EnterPaper, Entered, EnteredState, HandOut, InTheBox, Named, PaperBallot, PaperFault,
    PaperNames, PrintBallots, Printed, ReturnPaper, Slip, Taken, Written, typed,
};
pub use cancel::CancelVote;
pub use close::CloseVote;
pub use council::{
    Council, CouncilKind, EndSeat, Form, Seat, SeatCategory, SeatMember, SeatedBy,
    rep_meeting_is_composed,
};
pub use counted::Counted;
pub use door::{Door, OpenDoor};
pub use elect::{
    Answer, AnswerNomination, Backing, CallElection, Candidate, CloseList, Election, ElectionCount,
    ElectionFault, Electorate, Elects, List, Mandate, NextRound, Nominate, NominateOnPaper,
    Nomination, Post, Race, Returned, SeatElected, Seating, Signatory, Stand, elected,
    may_nominate, next_candidates, returned, takes_round,
};
pub use floor::{
    AskToSpeak, EndSpeech, Floor, GiveFloor, Hall, PassOver, Side, Speech, SpeechState, TakeUp,
    next, queue,
};
pub use interest::{
    DeclareInterest, Interest, InterestState, RaiseInterest, RuleInterest, TakeBackInterest,
};
pub(crate) use leave::leave_agenda;
pub use material::{AddMaterial, Document, DropMaterial, Material};
pub use minutes::{
    Amended, Capacity, CloseSitting, CorrectMinutes, Correction, Dissent, FollowUp, Followed, Item,
    ItemVote, Minutes, MinutesBody, MinutesState, NameOfficers, Recused, RollCall, Said,
    SetFollowUp, SignMinutes, Signature, Signer, assembled, ended_at, may_chair,
};
pub(crate) use motion::put_text;
pub use motion::{Again, Motion, MotionState, PutMotion};
pub use open::OpenVote;
pub use question::{AnswerQuestion, AskQuestion, Question, Reply};
pub use recount::{
    ExportFault, ExportedBallot, FORMAT, FORMAT_OPTIONS, OnPhone, Published, Recount, Rules,
    VoteExport, VoteKind, recount,
};
pub use resign::{RenewSeat, Resign, Resigned};
pub use sitting::{Call, Sitting};
pub use slate::{Draw, Paper, Slate, SlateFault, VoteOption};
pub(crate) use still::still_votes;
use tally::yes_or_no;
pub use tally::{Denominator, Majority, Outcome, Quorum, Tally, chosen, decided};
pub use teller::ReplaceTeller;
pub use template::{Kept, PlanSeats, SeatPlan, Standing, Template, standing};
pub use vote::{CountLine, CountSheet, Mode, Replaced, Roll, Turnout, Vote, VoteResult, VoteState};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Forms a council (成立).
    Form(Form),
    /// Gives a person a seat (入席).
    SeatMember(SeatMember),
    /// Ends a seat (离席).
    EndSeat(EndSeat),
    /// Plans how many seats are kept for whom (席位方案).
    PlanSeats(PlanSeats),
    /// Gives up one's own seat (辞去).
    Resign(Resign),
    /// Lets somebody keep a seat beyond its term (续任).
    RenewSeat(RenewSeat),
    /// Calls a sitting (召集).
    Call(Call),
    /// Puts a proposal on a sitting's agenda as a motion (列入议程).
    PutMotion(PutMotion),
    /// Calls an election (发布选举).
    CallElection(CallElection),
    /// Nominates somebody, or backs who is nominated (提名).
    Nominate(Nominate),
    /// Enters a nomination on paper (登记书面提名).
    NominateOnPaper(NominateOnPaper),
    /// Accepts or declines a nomination (接受提名).
    AnswerNomination(AnswerNomination),
    /// Closes the list of candidates (确定候选人).
    CloseList(CloseList),
    /// Calls another round (另行选举).
    NextRound(NextRound),
    /// Seats those elected (就任).
    SeatElected(SeatElected),
    /// Adds a paper to a motion (添加材料).
    AddMaterial(AddMaterial),
    /// Takes a paper off the agenda (撤下材料).
    DropMaterial(DropMaterial),
    /// Asks about an item of the agenda before the sitting (会前提问).
    AskQuestion(AskQuestion),
    /// Answers such a question in writing (书面答复).
    AnswerQuestion(AnswerQuestion),
    /// Names who chairs and who keeps the minutes (确定主持人和记录人).
    NameOfficers(NameOfficers),
    /// Shows a turning code at the door of a sitting (出示签到码).
    OpenDoor(OpenDoor),
    /// Marks a member present (签到).
    Attend(Attend),
    /// Declares a stake of one's own in a motion (主动回避).
    DeclareInterest(DeclareInterest),
    /// Takes such a declaration back (收回回避).
    TakeBackInterest(TakeBackInterest),
    /// Notes a stake that another member pointed out (他人提出回避).
    RaiseInterest(RaiseInterest),
    /// Rules on such a stake (决定是否回避).
    RuleInterest(RuleInterest),
    /// Takes a motion up for debate (提请审议).
    TakeUp(TakeUp),
    /// Asks to speak (申请发言).
    AskToSpeak(AskToSpeak),
    /// Gives the floor to whoever is next (请人发言).
    GiveFloor(GiveFloor),
    /// Ends a speech (发言完毕).
    EndSpeech(EndSpeech),
    /// Lets a turn pass (过号).
    PassOver(PassOver),
    /// Asks for a change of a motion's text (提出修正案).
    Amend(Amend),
    /// No longer asks for it (撤回修正案).
    TakeBack(TakeBack),
    /// Says how many hands were raised for it (举手计数).
    CountHands(CountHands),
    /// Opens the vote on a motion (开始表决).
    OpenVote(OpenVote),
    /// Casts a ballot, or replaces it (投票).
    CastBallot(CastBallot),
    /// Prints ballots (印选票).
    PrintBallots(PrintBallots),
    /// Hands a paper ballot out (发纸票).
    HandOut(HandOut),
    /// Takes one back that was not put in the box (收回纸票).
    ReturnPaper(ReturnPaper),
    /// Enters a paper ballot (录票).
    EnterPaper(EnterPaper),
    /// A teller closes the vote; the second one counts it (计票).
    CloseVote(CloseVote),
    /// Cancels a vote before its close (取消表决).
    CancelVote(CancelVote),
    /// Replaces a teller who is absent (换计票人).
    ReplaceTeller(ReplaceTeller),
    /// Says who sees to a motion, and by when (安排落实).
    SetFollowUp(SetFollowUp),
    /// Closes the sitting; its minutes are assembled (散会).
    CloseSitting(CloseSitting),
    /// Corrects the minutes by a new entry (更正记录).
    CorrectMinutes(CorrectMinutes),
    /// Signs the minutes (签字).
    SignMinutes(SignMinutes),
}

impl Command {
    /// The photos and documents it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::AddMaterial(it) => it.files(),
            _ => Vec::new(),
        }
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Form(it) => council::form(it, at, town),
        Command::SeatMember(it) => council::seat(it, at, town),
        Command::EndSeat(it) => council::end_seat(it, at, town),
        Command::PlanSeats(it) => template::plan(it, at, town),
        Command::Resign(it) => resign::resign(it, actor, at, town),
        Command::RenewSeat(it) => resign::renew(it, at, town),
        Command::Call(it) => sitting::call(it, actor, at, town),
        Command::PutMotion(it) => motion::put(it, actor, at, town),
        Command::CallElection(it) => elect::call(it, actor, at, town),
        Command::Nominate(it) => elect::nominate(it, actor, at, town),
        Command::NominateOnPaper(it) => elect::nominate_on_paper(it, actor, at, town),
        Command::AnswerNomination(it) => elect::answer(it, actor, at, town),
        Command::CloseList(it) => elect::close_list(it, actor, at, town),
        Command::NextRound(it) => elect::again(it, actor, at, town),
        Command::SeatElected(it) => elect::seat(it, at, town),
        Command::AddMaterial(it) => material::add(it, actor, at, town),
        Command::DropMaterial(it) => material::drop(it, actor, town),
        Command::AskQuestion(it) => question::ask(it, actor, at, town),
        Command::AnswerQuestion(it) => question::answer(it, actor, at, town),
        Command::NameOfficers(it) => minutes::officers(it, actor, at, town),
        Command::OpenDoor(it) => door::decide(it, actor, at, town),
        Command::Attend(it) => attend::decide(it, actor, at, town),
        Command::DeclareInterest(it) => interest::declare(it, actor, at, town),
        Command::TakeBackInterest(it) => interest::take_back(it, actor, at, town),
        Command::RaiseInterest(it) => interest::raise(it, actor, at, town),
        Command::RuleInterest(it) => interest::rule(it, actor, at, town),
        Command::TakeUp(it) => floor::take_up(it, actor, at, town),
        Command::AskToSpeak(it) => floor::ask(it, actor, at, town),
        Command::GiveFloor(it) => floor::give(it, actor, at, town),
        Command::EndSpeech(it) => floor::end(it, actor, at, town),
        Command::PassOver(it) => floor::pass(it, actor, at, town),
        Command::Amend(it) => amend::take_in(it, actor, at, town),
        Command::TakeBack(it) => amend::take_back(it, actor, at, town),
        Command::CountHands(it) => amend::count(it, actor, at, town),
        Command::OpenVote(it) => open::decide(it, actor, at, town),
        Command::CastBallot(it) => ballot::decide(it, actor, at, town),
        Command::PrintBallots(it) => by_paper::print(it, actor, at, town),
        Command::HandOut(it) => by_paper::hand_out(it, actor, at, town),
        Command::ReturnPaper(it) => by_paper::give_back(it, actor, at, town),
        Command::EnterPaper(it) => by_paper::enter(it, actor, at, town),
        Command::CloseVote(it) => close::decide(it, actor, at, town),
        Command::CancelVote(it) => cancel::decide(it, actor, at, town),
        Command::ReplaceTeller(it) => teller::decide(it, actor, at, town),
        Command::SetFollowUp(it) => minutes::follow_up(it, actor, at, town),
        Command::CloseSitting(it) => minutes::close(it, actor, at, town),
        Command::CorrectMinutes(it) => minutes::correct(it, actor, at, town),
        Command::SignMinutes(it) => minutes::sign(it, actor, at, town),
    }
}
