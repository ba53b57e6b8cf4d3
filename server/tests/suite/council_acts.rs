//! One act of each kind in a council, as they travel.

use domain::councils::{
    Amend, AnswerQuestion, AskQuestion, AskToSpeak, Attend, Call, CancelVote, CastBallot, Choice,
    CloseSitting, CloseVote, Command, CorrectMinutes, CouncilKind, CountHands, DeclareInterest,
    Edit, EndSeat, EndSpeech, EnterPaper, Form, GiveFloor, HandOut, Hands, Mode, NameOfficers,
    OpenVote, PassOver, PrintBallots, PutMotion, RaiseInterest, ReplaceTeller, ReturnPaper,
    RuleInterest, SeatCategory, SeatMember, SetFollowUp, Side, SignMinutes, TakeBack, TakeUp,
    Written,
};
use domain::{Day, ProposalId};

use crate::common::{Village, id, line, prose};

/// One of each, about a sitting that is not there.
pub fn one_of_each(village: &Village, proposal: ProposalId) -> impl Iterator<Item = Command> {
    let until = Day::new(2028, 12, 31).unwrap();
    let person = village.residents[0].person;
    let (council, community) = (village.council, village.community);
    let acts: [Command; 33] = [
        Command::Form(Form {
            id: id(5),
            community,
            kind: CouncilKind::PartyMass,
            name: line("x"),
        }),
        Command::SeatMember(SeatMember {
            council,
            category: SeatCategory::Resident,
            person,
            until,
        }),
        Command::EndSeat(EndSeat {
            council,
            person,
            reason: line("x"),
        }),
        Command::Call(Call {
            id: id(5),
            council,
            place: line("x"),
            starts_at: village.site.clock.now().plus_days(9),
        }),
        Command::PutMotion(PutMotion {
            id: id(5),
            sitting: id(5),
            proposal,
            text: prose("x"),
            major: false,
            slate: None,
        }),
        Command::AskQuestion(AskQuestion {
            id: id(5),
            motion: id(5),
            text: prose("x"),
        }),
        Command::AnswerQuestion(AnswerQuestion {
            question: id(5),
            text: prose("x"),
        }),
        Command::NameOfficers(NameOfficers {
            sitting: id(5),
            chair: person,
            recorder: village.secretary.person,
        }),
        Command::SetFollowUp(SetFollowUp {
            motion: id(5),
            owner: line("x"),
            due: until,
        }),
        Command::CloseSitting(CloseSitting {
            sitting: id(5),
            guests: Vec::new(),
        }),
        Command::CorrectMinutes(CorrectMinutes {
            id: id(5),
            sitting: id(5),
            text: prose("x"),
            reason: line("x"),
        }),
        Command::SignMinutes(SignMinutes {
            sitting: id(5),
            version: domain::Digest::of(b"x"),
        }),
        Command::Attend(Attend {
            sitting: id(5),
            person,
        }),
        Command::DeclareInterest(DeclareInterest {
            motion: id(5),
            words: line("x"),
        }),
        Command::RaiseInterest(RaiseInterest {
            motion: id(5),
            person,
            words: line("x"),
        }),
        Command::RuleInterest(RuleInterest {
            motion: id(5),
            person,
            upheld: true,
            reason: line("x"),
        }),
        Command::TakeUp(TakeUp { motion: id(5) }),
        Command::AskToSpeak(AskToSpeak {
            id: id(5),
            motion: id(5),
            speaker: person,
            side: Side::For,
        }),
        Command::GiveFloor(GiveFloor { speech: id(5) }),
        Command::EndSpeech(EndSpeech {
            speech: id(5),
            words: None,
        }),
        Command::PassOver(PassOver { speech: id(5) }),
        Command::Amend(Amend {
            id: id(5),
            motion: id(5),
            mover: person,
            edit: Edit::Add { words: prose("x") },
            why: None,
        }),
        Command::TakeBack(TakeBack { amendment: id(5) }),
        Command::CountHands(CountHands {
            amendment: id(5),
            hands: Hands {
                agree: 1,
                against: 0,
                abstain: 0,
            },
        }),
        Command::OpenVote(OpenVote {
            id: id(5),
            motion: id(5),
            mode: Mode::Secret,
            closes_at: village.site.clock.now().plus_days(9),
            tellers: [person, village.secretary.person],
            drawn: None,
        }),
        Command::CastBallot(CastBallot {
            vote: id(5),
            choice: Choice::Agree.into(),
            blind: id(5),
        }),
        Command::PrintBallots(PrintBallots {
            vote: id(5),
            count: 1,
        }),
        Command::HandOut(HandOut {
            vote: id(5),
            voter: person,
            visit: None,
        }),
        Command::ReturnPaper(ReturnPaper {
            vote: id(5),
            voter: person,
        }),
        Command::EnterPaper(EnterPaper {
            vote: id(5),
            number: 1,
            written: Written::Void,
            voter: None,
            blind: id(5),
        }),
        Command::CloseVote(CloseVote {
            vote: id(5),
            unreturned: Vec::new(),
        }),
        Command::CancelVote(CancelVote {
            vote: id(5),
            reason: line("x"),
        }),
        Command::ReplaceTeller(ReplaceTeller {
            vote: id(5),
            absent: person,
            instead: village.secretary.person,
            reason: line("x"),
        }),
    ];
    acts.into_iter()
}
