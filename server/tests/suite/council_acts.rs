//! One act of each kind in a council, as they travel.

use domain::councils::{
    AddMaterial, Amend, Answer, AnswerNomination, AnswerQuestion, AskQuestion, AskToSpeak, Attend,
    Call, CallElection, CancelVote, CastBallot, Choice, CloseList, CloseSitting, CloseVote,
    Command, CorrectMinutes, CouncilKind, CountHands, DeclareInterest, DropMaterial, Edit,
    Electorate, Elects, EndSeat, EndSpeech, EnterPaper, Form, GiveFloor, HandOut, Hands, Mode,
    NameOfficers, NextRound, Nominate, NominateOnPaper, OpenDoor, OpenVote, PassOver, PlanSeats,
    Post, PrintBallots, PutMotion, RaiseInterest, RenewSeat, ReplaceTeller, Resign, ReturnPaper,
    RuleInterest, SeatCategory, SeatElected, SeatMember, SetFollowUp, Side, SignMinutes, TakeBack,
    TakeBackInterest, TakeUp, Written,
};
use domain::{Day, ProposalId, TurningKey};

use crate::common::{Village, id, line, prose};

/// One of each, about a sitting that is not there.
pub fn one_of_each(village: &Village, proposal: ProposalId) -> impl Iterator<Item = Command> {
    let until = Day::new(2028, 12, 31).unwrap();
    let person = village.residents[0].person;
    let (council, community) = (village.council, village.community);
    let acts: [Command; 47] = [
        Command::Form(Form {
            id: id(5),
            community,
            kind: CouncilKind::PartyMass,
            name: line("x"),
            compound: None,
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
        Command::PlanSeats(PlanSeats {
            council: id(5),
            kept: Vec::new(),
            term_days: 1,
        }),
        // That of the first act is there by the time others try this one.
        Command::Resign(Resign {
            council: id(6),
            reason: None,
        }),
        Command::RenewSeat(RenewSeat {
            council: id(5),
            person,
            until,
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
        Command::CallElection(CallElection {
            id: id(5),
            sitting: id(5),
            title: line("x"),
            text: prose("x"),
            elects: Elects::Representatives {
                seats: 1,
                households: 30,
            },
            electorate: Electorate::Voters,
            into: vec![council],
        }),
        Command::Nominate(Nominate {
            motion: id(5),
            person,
            post: Post::Chair,
        }),
        Command::NominateOnPaper(NominateOnPaper {
            id: id(5),
            motion: id(5),
            person,
            post: Post::Chair,
            signatories: Vec::new(),
            paper: line("x"),
        }),
        Command::AnswerNomination(AnswerNomination {
            motion: id(5),
            person,
            answer: Answer::Decline,
            paper: None,
        }),
        Command::CloseList(CloseList { motion: id(5) }),
        Command::NextRound(NextRound {
            id: id(5),
            after: id(5),
            sitting: id(5),
            title: line("x"),
            text: prose("x"),
        }),
        Command::SeatElected(SeatElected { motion: id(5) }),
        Command::AddMaterial(AddMaterial {
            id: id(5),
            motion: id(5),
            title: line("x"),
            text: prose("x"),
            photos: Vec::new(),
            document: None,
        }),
        Command::DropMaterial(DropMaterial { material: id(5) }),
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
        Command::OpenDoor(OpenDoor {
            id: id(5),
            sitting: id(5),
            key: TurningKey(domain::Digest::of(b"x")),
        }),
        Command::Attend(Attend {
            sitting: id(5),
            person,
            code: None,
        }),
        Command::DeclareInterest(DeclareInterest {
            motion: id(5),
            words: line("x"),
        }),
        Command::TakeBackInterest(TakeBackInterest {
            motion: id(5),
            reason: line("x"),
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
            mandate: None,
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
