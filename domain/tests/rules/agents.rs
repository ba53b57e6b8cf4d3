//! Agents and help for a relative: who may act for whom, for what and how long, and that an owner's
//! own ballot always stands before.

use domain::owners::{Command, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::assembly::*;
use crate::village::*;

const MANDATE: MandateId = MandateId(Uuid::from_u128(900));

impl Village {
    fn lets(
        &mut self,
        id: MandateId,
        (principal, agent): (u8, u8),
        errands: &[Errand],
        days: i64,
    ) -> Result<Vec<Change>, Refusal> {
        let give = GiveMandate {
            id,
            agent: person(agent),
            errands: errands.to_vec(),
            until: self.now.plus_days(days),
        };
        self.by(person(principal), act(Command::GiveMandate(give)))
    }

    fn brings(&mut self, id: u128, head: HeadId, agent: u8) -> Result<Vec<Change>, Refusal> {
        let enter = EnterMandate {
            id: MandateId(Uuid::from_u128(id)),
            head,
            agent: person(agent),
            photo: Digest::of(b"mandate"),
            errands: vec![Errand::Vote],
            until: self.now.plus_days(60),
        };
        self.staff(Command::EnterMandate(enter))
    }

    fn takes_back(&mut self, by: u8) -> Result<Vec<Change>, Refusal> {
        let end = EndMandate { mandate: MANDATE };
        self.by(person(by), act(Command::EndMandate(end)))
    }

    fn casts_for(
        &mut self,
        agent: u8,
        flat: u8,
        answers: &[Answer],
    ) -> Result<Vec<Change>, Refusal> {
        let cast = CastOwnersBallot {
            assembly: ASSEMBLY,
            head: self.voter(flat),
            answers: answers.to_vec(),
            blind: Uuid::from_u128(flat.into()),
        };
        self.by(person(agent), act(Command::CastOwnersBallot(cast)))
    }

    fn voices_of(&self, agent: u8) -> Vec<MyVoice> {
        let mut voices: Vec<MyVoice> = self.town.all::<MyVoice>().cloned().collect();
        voices.retain(|it| it.person == person(agent) && it.voice == Voice::Agent);
        voices
    }
}

fn fault(found: Result<Vec<Change>, Refusal>) -> AgentFault {
    match refused(found) {
        OwnersFault::Agent { fault } => fault,
        other => panic!("{other:?}"),
    }
}

#[rstest]
#[case::oneself((1, 1), &[Errand::Vote], 30, AgentFault::OneSelf)]
#[case::the_office((1, STAFF), &[Errand::Vote], 30, AgentFault::Office)]
#[case::for_nothing((1, 2), &[], 30, AgentFault::NoErrand)]
#[case::over_already((1, 2), &[Errand::Vote], 0, AgentFault::Over)]
#[case::too_long((1, 2), &[Errand::Vote], 91, AgentFault::TooLong { days: 90 })]
fn a_mandate_has_its_limits(
    #[case] between: (u8, u8),
    #[case] errands: &[Errand],
    #[case] days: i64,
    #[case] expected: AgentFault,
) {
    let mut village = under("linjiang");
    assert_eq!(
        fault(village.lets(MANDATE, between, errands, days)),
        expected
    );
    assert!(village.lets(MANDATE, (1, 2), &[Errand::Vote], 90).is_ok());
}

#[test]
fn whoever_holds_no_title_lets_nobody_act() {
    let mut village = under("linjiang");
    village.claim(1, "家人", members::Claim::Family);
    let family = PersonId::derived("test", &["家人".as_bytes()]);
    let give = GiveMandate {
        id: MANDATE,
        agent: person(2),
        errands: vec![Errand::Vote],
        until: village.now.plus_days(9),
    };
    let found = village.by(family, act(Command::GiveMandate(give)));
    assert_eq!(refused(found), OwnersFault::NotOnTheRoll);
}

// Given before the roll is frozen, and given while the vote runs.
#[rstest]
#[case(true)]
#[case(false)]
fn an_agent_casts_for_the_owner_and_the_owner_sees_it(#[case] before: bool) {
    let mut village = under("linjiang");
    if before {
        village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    }
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    if !before {
        village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    }
    let voice = village.voices_of(2).remove(0);
    assert_eq!((voice.voter, voice.of.as_str()), (village.voter(1), "业**"));
    village.casts_for(2, 1, &[AGREE]).unwrap();
    let own: MyVoice = village.get(VoiceId::of(ASSEMBLY, village.voter(1), person(1)));
    let voted = own.voted.unwrap();
    assert!(voted.agent && voted.by == person(2));
    let seen: MyMandate = village.get(MyMandateId::of(MANDATE, person(1)));
    assert_eq!((seen.side, seen.deeds.len()), (Side::Principal, 1));
    assert_eq!(seen.audience(), Audience::Person(person(1)));
    assert_eq!(seen.deeds[0].assembly, ASSEMBLY);
}

// Civil Code 173: one counts, and it is the owner's wherever there is one.
#[rstest]
#[case::the_agent_alone(&["agent"], (1, 0))]
#[case::the_agent_again(&["agent", "agent"], (1, 0))]
#[case::the_owner_after(&["agent", "owner"], (0, 1))]
#[case::the_owner_before(&["owner", "no agent"], (0, 1))]
#[case::a_paper_after(&["agent", "paper"], (0, 1))]
#[case::a_paper_before(&["paper", "no agent"], (0, 1))]
#[case::the_owner_in_between(&["agent", "owner", "no agent"], (0, 1))]
fn an_owner_and_their_agent_are_never_both_counted(
    #[case] order: &[&str],
    #[case] expected: (u64, u64),
) {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    for step in order {
        match *step {
            "agent" => village.casts_for(2, 1, &[AGREE]).unwrap(),
            "owner" => village.casts(1, &[AGAINST]).unwrap(),
            "paper" => {
                village.enters(1, AGAINST, 3).unwrap();
                village.confirms(1, 3, true).unwrap()
            }
            _ => {
                let found = fault(village.casts_for(2, 1, &[AGREE]));
                assert_eq!(found, AgentFault::PrincipalVoted);
                continue;
            }
        };
        assert!(rebuilt(&village.town).contains(&Record::from(village.turnout())));
    }
    assert_eq!(village.turnout().cast.heads, 1);
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    let tally = village.decided().decided[0].tally;
    assert_eq!((tally.agree.heads, tally.against.heads), expected);
}

#[rstest]
#[case::the_owner(1, true)]
#[case::the_agent(2, true)]
#[case::the_office(STAFF, true)]
#[case::a_neighbour(3, false)]
fn a_mandate_is_taken_back_by_its_sides_and_the_office(#[case] by: u8, #[case] may: bool) {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    let found = village.takes_back(by);
    if !may {
        assert_eq!(found, Err(Refusal::NotYours));
        return;
    }
    found.unwrap();
    assert!(village.voices_of(2).is_empty());
    assert_eq!(
        refused(village.casts_for(2, 1, &[AGREE])),
        OwnersFault::NotOnTheRoll
    );
    assert_eq!(fault(village.takes_back(by)), AgentFault::Over);
    let seen: MyMandate = village.get(MyMandateId::of(MANDATE, person(1)));
    assert!(seen.ended_at.is_some());
}

#[test]
fn a_mandate_covers_what_it_names_until_its_day() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village
        .lets(MANDATE, (1, 2), &[Errand::Opinion], 60)
        .unwrap();
    assert!(village.voices_of(2).is_empty());
    village.takes_back(1).unwrap();
    let other = MandateId(Uuid::from_u128(901));
    village.lets(other, (1, 2), &[Errand::Vote], 3).unwrap();
    village.now = village.now.plus_days(3);
    assert_eq!(fault(village.casts_for(2, 1, &[AGREE])), AgentFault::Over);
    village.casts(1, &[AGREE]).unwrap();
}

#[test]
fn a_written_mandate_is_entered_in_the_office_and_one_head_has_one_agent() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let head = village.voter(1);
    assert_eq!(fault(village.brings(910, head, 1)), AgentFault::OneSelf);
    village.brings(910, head, 2).unwrap();
    // Its owner, who has the app, reads it too.
    let id = MandateId(Uuid::from_u128(910));
    let seen: MyMandate = village.get(MyMandateId::of(id, person(1)));
    assert!(matches!(seen.grounds, Grounds::Paper { .. }));
    assert_eq!(fault(village.brings(911, head, 3)), AgentFault::Taken);
    assert_eq!(
        fault(village.lets(MANDATE, (1, 3), &[Errand::Vote], 9)),
        AgentFault::Taken
    );
    village.casts_for(2, 1, &[AGREE]).unwrap();
}

// The register is mended and the roll frozen anew: whoever was let act acts still.
#[test]
fn a_mandate_outlives_a_roll_that_is_frozen_anew() {
    let mut village = under("linjiang");
    village.posted(Force::Statutory, &[Matter::Rebuild]);
    village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    let assembly = ASSEMBLY;
    for _ in 0..2 {
        village
            .staff(Command::FreezeRoll(FreezeRoll { assembly }))
            .unwrap();
        assert_eq!(village.voices_of(2).len(), 1);
    }
}

#[test]
fn of_two_mandates_to_one_agent_the_longer_one_speaks() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let longer = MandateId(Uuid::from_u128(901));
    village.lets(longer, (1, 2), &[Errand::Vote], 60).unwrap();
    village.lets(MANDATE, (1, 2), &[Errand::Vote], 3).unwrap();
    village.takes_back(1).unwrap();
    let voices = village.voices_of(2);
    assert_eq!(voices.len(), 1);
    assert_eq!(voices[0].mandate, Some(longer));
    village.now = village.now.plus_days(5);
    village.casts_for(2, 1, &[AGREE]).unwrap();
    village.casts_for(2, 1, &[AGAINST]).unwrap();
    // One line an assembly, however often the ballot was replaced.
    let seen: MyMandate = village.get(MyMandateId::of(longer, person(1)));
    assert_eq!(seen.deeds.len(), 1);
}

#[test]
fn a_ballot_that_an_agent_signed_on_paper_is_noted_too() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village.lets(MANDATE, (1, 2), &[Errand::Vote], 60).unwrap();
    let enter = EnterOwnersPaper {
        id: OwnersPaperId(Uuid::from_u128(1)),
        assembly: ASSEMBLY,
        head: village.voter(1),
        home: None,
        number: line("P-1"),
        voice: Voice::Agent,
        answers: vec![AGREE],
        witness: person(3),
        photo: None,
        blind: Uuid::from_u128(9),
    };
    village.staff(Command::EnterOwnersPaper(enter)).unwrap();
    village.confirms(1, 3, true).unwrap();
    let seen: MyMandate = village.get(MyMandateId::of(MANDATE, person(1)));
    assert_eq!(seen.deeds.len(), 1);
}
