//! An assembly of owners from its call to its posted result, by phone and on paper.

use std::sync::Arc;

use domain::councils::{Choice, Outcome};

use domain::members::{self, Claim, Community};
use domain::owners::{Command, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

pub const ASSEMBLY: AssemblyId = AssemblyId(Uuid::from_u128(70));
pub const STAFF: u8 = 6;

/// The village under another rule pack.
pub fn under(pack: &str) -> Village {
    let mut village = Village::new();
    village.goes_under(pack);
    village
}

fn item(matter: Matter) -> Item {
    Item {
        matter,
        title: line("改不改"),
        text: prose("同意按方案改造吗？"),
        proposal: None,
        affects: None,
        cost: None,
    }
}

pub fn call(now: Timestamp, force: Force, matters: &[Matter]) -> CallAssembly {
    CallAssembly {
        id: ASSEMBLY,
        compound: COMPOUND,
        caller: line("临江里小区业主委员会"),
        title: line("小区改造二期方案"),
        scope: Scope::Compound(COMPOUND),
        force,
        extraordinary: false,
        items: matters.iter().cloned().map(item).collect(),
        about_parking: false,
        parking: ParkingPolicy::Exclude,
        silence: Policy::Strict,
        rule_text: None,
        opens_at: now.plus_days(16),
        closes_at: now.plus_days(30),
    }
}

pub fn act(it: Command) -> domain::Command {
    domain::Command::Owners(it)
}

impl Village {
    /// From here on another rule pack is in force.
    pub fn goes_under(&mut self, pack: &str) {
        let community: Community = (&self.town as &dyn Town).get(COMMUNITY).unwrap();
        let pack = pack.to_owned();
        let community = Community { pack, ..community };
        self.town.put(Arc::new(Record::from(community)));
    }

    pub fn staff(&mut self, it: Command) -> Result<Vec<Change>, Refusal> {
        self.by(person(STAFF), act(it))
    }

    /// Called, posted, its roll frozen.
    pub fn posted(&mut self, force: Force, matters: &[Matter]) {
        let call = call(self.now, force, matters);
        self.staff(Command::CallAssembly(call)).unwrap();
        let assembly = ASSEMBLY;
        self.staff(Command::PostAssembly(PostAssembly { assembly }))
            .unwrap();
        self.staff(Command::FreezeRoll(FreezeRoll { assembly }))
            .unwrap();
    }

    pub fn opened(&mut self, force: Force, matters: &[Matter]) {
        self.posted(force, matters);
        self.now = self.now.plus_days(16);
        let assembly = ASSEMBLY;
        let open = match force {
            Force::Statutory => Command::OpenOwnersVote(OpenOwnersVote { assembly }),
            Force::Advisory => Command::OpenAdvisory(OpenAdvisory { assembly }),
        };
        self.staff(open).unwrap();
    }

    pub fn voter(&self, flat: u8) -> HeadId {
        let town: &dyn Town = &self.town;
        let home = home(&self.town, flat);
        let roll: OwnersRoll = town.get(ASSEMBLY).unwrap();
        let holds = |it: &&Voter| it.parts.iter().any(|part| part.home == home);
        roll.roll.voters.iter().find(holds).unwrap().id
    }

    pub fn casts(&mut self, flat: u8, answers: &[Answer]) -> Result<Vec<Change>, Refusal> {
        let cast = CastOwnersBallot {
            assembly: ASSEMBLY,
            head: self.voter(flat),
            answers: answers.to_vec(),
            blind: Uuid::from_u128(flat.into()),
        };
        self.by(person(flat), act(Command::CastOwnersBallot(cast)))
    }

    pub fn enters(&mut self, flat: u8, said: Answer, witness: u8) -> Result<Vec<Change>, Refusal> {
        self.enters_as(flat, flat, said, witness)
    }

    fn enters_as(
        &mut self,
        paper: u8,
        flat: u8,
        said: Answer,
        witness: u8,
    ) -> Result<Vec<Change>, Refusal> {
        let enter = EnterOwnersPaper {
            id: OwnersPaperId(Uuid::from_u128(paper.into())),
            assembly: ASSEMBLY,
            head: self.voter(flat),
            home: None,
            number: line(&format!("P-{flat}")),
            voice: Voice::Owner,
            answers: vec![said],
            witness: person(witness),
            photo: None,
            blind: Uuid::from_u128(9),
        };
        self.staff(Command::EnterOwnersPaper(enter))
    }

    pub fn confirms(&mut self, flat: u8, witness: u8, saw: bool) -> Result<Vec<Change>, Refusal> {
        let it = WitnessOwnersPaper {
            assembly: ASSEMBLY,
            paper: OwnersPaperId(Uuid::from_u128(flat.into())),
            saw,
        };
        self.by(person(witness), act(Command::WitnessOwnersPaper(it)))
    }

    pub fn closes(&mut self, without: &[u8]) -> Result<Vec<Change>, Refusal> {
        let id = |flat: &u8| OwnersPaperId(Uuid::from_u128((*flat).into()));
        self.staff(Command::CloseOwnersVote(CloseOwnersVote {
            assembly: ASSEMBLY,
            without: without.iter().map(id).collect(),
        }))
    }

    fn publishes(&mut self, witnesses: &[&str]) -> Result<Vec<Change>, Refusal> {
        self.staff(Command::PostOwnersResult(PostOwnersResult {
            assembly: ASSEMBLY,
            witnesses: witnesses.iter().map(|it| line(it)).collect(),
        }))
    }

    /// Votes on these matters, all six heads as said of each, and counts it; not posted yet.
    pub fn resolves(&mut self, said: &[(Matter, Choice)]) -> AssemblyId {
        let matters: Vec<Matter> = said.iter().map(|(matter, _)| matter.clone()).collect();
        let answers: Vec<Answer> = said.iter().map(|(_, it)| Answer::Choice(*it)).collect();
        self.opened(Force::Statutory, &matters);
        for flat in 1..=6 {
            self.casts(flat, &answers).unwrap();
        }
        self.now = self.now.plus_days(14);
        self.closes(&[]).unwrap();
        ASSEMBLY
    }

    /// Posts what was counted.
    pub fn publishes_result(&mut self) {
        self.publishes(&["街道 周工", "业主 石秀兰"]).unwrap();
    }

    pub fn turnout(&self) -> OwnersTurnout {
        (&self.town as &dyn Town).get(ASSEMBLY).unwrap()
    }

    pub fn decided(&self) -> OwnersResult {
        (&self.town as &dyn Town).get(ASSEMBLY).unwrap()
    }
}

pub const AGREE: Answer = Answer::Choice(Choice::Agree);
pub const AGAINST: Answer = Answer::Choice(Choice::Against);

pub fn refused(found: Result<Vec<Change>, Refusal>) -> OwnersFault {
    match found {
        Err(Refusal::Owners { fault }) => fault,
        other => panic!("{other:?}"),
    }
}

// Six heads of one home each: four make two thirds; a special matter needs three of those four.
#[test]
fn an_assembly_is_called_posted_voted_on_counted_and_posted_again() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild, Matter::Manager]);
    assert_eq!(village.turnout().everyone.heads, 6);
    for (flat, answers) in [
        (1, [AGREE, AGAINST]),
        (2, [AGREE, AGAINST]),
        (3, [AGREE, AGREE]),
        (4, [AGAINST, AGAINST]),
    ] {
        village.casts(flat, &answers).unwrap();
    }
    // Replaced: it takes part once.
    village.casts(4, &[AGAINST, AGREE]).unwrap();
    assert_eq!(village.turnout().cast.heads, 4);
    let closes_at = village.now.plus_days(14);
    let fault = refused(village.closes(&[]));
    assert_eq!(fault, OwnersFault::StillVoting { left: 2, closes_at });
    village.now = closes_at;
    let closed_at = closes_at;
    let fault = refused(village.casts(5, &[AGREE, AGREE]));
    assert_eq!(fault, OwnersFault::Late { closed_at });
    village.closes(&[]).unwrap();
    let result = village.decided();
    let outcomes: Vec<Outcome> = result.decided.iter().map(|it| it.outcome).collect();
    // Three of four is three quarters; two of four is no half of those who took part.
    assert_eq!(outcomes, [Outcome::Passed, Outcome::Failed]);
    assert_eq!(result.lost.replaced, 1);
    assert_eq!(result.decided[0].tally.agree.heads, 3);
    assert_eq!(
        refused(village.publishes(&["街道 周工"])),
        OwnersFault::TwoStoodBy
    );
    village.publishes(&["街道 周工", "业主 石秀兰"]).unwrap();
    let assembly: Assembly = (&village.town as &dyn Town).get(ASSEMBLY).unwrap();
    // Fifteen days of publicity (the pack's), the day of posting not counted.
    let AssemblyState::Public { next_on, .. } = assembly.state else {
        panic!("posted");
    };
    assert_eq!(next_on, village.now.day().plus(16));
    // What is posted folds again out of the sealed ballots.
    let again = rebuilt(&village.town);
    let again: Vec<OwnersResult> = again
        .iter()
        .filter_map(|it| OwnersResult::from_record(it).cloned())
        .collect();
    assert_eq!(again, [village.decided()]);
    let turnouts = rebuilt(&village.town);
    let turnouts = turnouts.iter().filter_map(OwnersTurnout::from_record);
    assert!(turnouts.cloned().eq([village.turnout()]));
}

// V11: of all that a ballot changes, only what is sealed says what it says.
#[test]
fn what_a_ballot_says_is_in_sealed_records_alone() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let mut changes = village.casts(1, &[AGAINST]).unwrap();
    changes.extend(village.enters(2, AGAINST, 1).unwrap());
    changes.extend(village.confirms(2, 1, true).unwrap());
    let (sealed, told): (Vec<_>, Vec<_>) = changes
        .iter()
        .partition(|it| it.audience() == Audience::Sealed);
    let says = |it: &&Change| match it {
        Change::Put(record) => record.body().contains("against"),
        Change::Remove { .. } => false,
    };
    assert_eq!(sealed.iter().copied().filter(says).count(), 3);
    assert!(!told.is_empty());
    assert_eq!(told.iter().copied().filter(says).count(), 0);
    // And the numbers only come out at the end.
    let kinds: Vec<Kind> = told.iter().map(|it| it.key().kind).collect();
    assert!(!kinds.contains(&Kind::OwnersResult));
}

#[rstest]
#[case("national")]
#[case("beijing")]
#[case("wuhan")]
fn where_votes_here_do_not_bind_only_opinions_are_asked(#[case] pack: &str) {
    let mut village = under(pack);
    let binding = call(village.now, Force::Statutory, &[Matter::Rebuild]);
    let fault = refused(village.staff(Command::CallAssembly(binding)));
    assert!(matches!(fault, OwnersFault::NotBindingHere { .. }));
    village.opened(Force::Advisory, &[Matter::Rebuild]);
    for flat in 1..=6 {
        village.casts(flat, &[AGREE]).unwrap();
    }
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    let town: &dyn Town = &village.town;
    let opinion: OpinionResult = town.get(ASSEMBLY).unwrap();
    assert_eq!(opinion.tallies[0].agree.heads, 6);
    assert!(!town.has::<OwnersResult>(ASSEMBLY));
}

#[test]
fn a_vote_is_not_opened_as_an_asking_for_opinions_nor_the_other_way_round() {
    let mut village = under("linjiang");
    village.posted(Force::Advisory, &[Matter::Rebuild]);
    village.now = village.now.plus_days(16);
    let open = OpenOwnersVote { assembly: ASSEMBLY };
    let fault = refused(village.staff(Command::OpenOwnersVote(open)));
    assert_eq!(fault, OwnersFault::OtherForce);
}

#[test]
fn nothing_is_posted_that_does_not_hang_its_days_and_nothing_opens_without_a_roll() {
    let mut village = under("linjiang");
    let assembly = ASSEMBLY;
    let mut soon = call(village.now, Force::Statutory, &[Matter::Rebuild]);
    soon.opens_at = village.now.plus_days(15);
    village.staff(Command::CallAssembly(soon)).unwrap();
    let post = || Command::PostAssembly(PostAssembly { assembly });
    let earliest = village.now.day().plus(16);
    let fault = WindowFault::NoticeRuns { earliest };
    assert_eq!(
        refused(village.staff(post())),
        OwnersFault::Window { fault }
    );
    let cancel = CancelAssembly {
        assembly,
        reason: line("日子定早了"),
    };
    village.staff(Command::CancelAssembly(cancel)).unwrap();
    let other = AssemblyId(Uuid::from_u128(71));
    let mut again = call(village.now, Force::Statutory, &[Matter::Rebuild]);
    again.id = other;
    village.staff(Command::CallAssembly(again)).unwrap();
    let assembly = other;
    village
        .staff(Command::PostAssembly(PostAssembly { assembly }))
        .unwrap();
    village.now = village.now.plus_days(16);
    let open = OpenOwnersVote { assembly };
    let fault = refused(village.staff(Command::OpenOwnersVote(open)));
    assert_eq!(fault, OwnersFault::NoRoll);
}

// V1: phone and paper of one head are never both counted, in whatever order they come.
#[rstest]
#[case::paper_first(true)]
#[case::phone_first(false)]
fn of_phone_and_paper_of_one_head_one_counts(#[case] paper_first: bool) {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    if !paper_first {
        village.casts(1, &[AGREE]).unwrap();
    }
    village.enters(1, AGAINST, 2).unwrap();
    village.confirms(1, 2, true).unwrap();
    if paper_first {
        assert_eq!(
            refused(village.casts(1, &[AGREE])),
            OwnersFault::PaperCounts
        );
    }
    for flat in 2..=5 {
        village.casts(flat, &[AGREE]).unwrap();
    }
    let turnout = village.turnout();
    assert_eq!((turnout.cast.heads, turnout.on_paper), (5, 1));
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    let tally = village.decided().decided[0].tally;
    assert_eq!((tally.agree.heads, tally.against.heads), (4, 1));
}

#[test]
fn a_paper_counts_once_a_neighbour_of_another_household_stands_by_it() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let own = OwnersFault::Witness {
        fault: WitnessFault::VotersOwn,
    };
    assert_eq!(refused(village.enters(1, AGREE, 1)), own);
    let alone = OwnersFault::Witness {
        fault: WitnessFault::OnePerson,
    };
    assert_eq!(refused(village.enters(1, AGREE, STAFF)), alone);
    village.enters(1, AGREE, 2).unwrap();
    assert_eq!(
        refused(village.enters_as(9, 1, AGREE, 3)),
        OwnersFault::PaperEntered
    );
    assert_eq!(village.turnout().cast.heads, 0);
    assert_eq!(village.confirms(1, 3, true), Err(Refusal::NotYours));
    // Who was not there disowns it, and it is entered anew with another witness.
    village.confirms(1, 2, false).unwrap();
    assert_eq!(village.turnout().cast.heads, 0);
    village.enters_as(9, 1, AGREE, 3).unwrap();
    village.confirms(9, 3, true).unwrap();
    assert_eq!(village.turnout().cast.heads, 1);
    village.now = village.now.plus_days(14);
    village.closes(&[]).unwrap();
    assert_eq!(village.decided().decided[0].outcome, Outcome::NoQuorum);
}

#[test]
fn a_paper_whose_witness_does_not_answer_holds_the_count_up_until_it_is_named() {
    let mut village = under("linjiang");
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    village.enters(1, AGREE, 2).unwrap();
    village.now = village.now.plus_days(14);
    let waiting = OwnersFault::PapersWait { waiting: 1 };
    assert_eq!(refused(village.closes(&[])), waiting);
    village.closes(&[1]).unwrap();
    assert_eq!(village.decided().decided[0].tally.agree.heads, 0);
    let town: &dyn Town = &village.town;
    assert!(!town.has::<OwnersPaper>(OwnersPaperId(Uuid::from_u128(1))));
}

// Whoever signs in only after the roll was frozen is on it all the same.
#[test]
fn an_owner_who_joins_late_has_their_voice() {
    let mut village = under("linjiang");
    let me = person(1);
    let member: members::Member = (&village.town as &dyn Town).get(me).unwrap();
    village.opened(Force::Statutory, &[Matter::Rebuild]);
    let voter = village.voter(1);
    let key = Key {
        kind: Kind::MyVoice,
        id: VoiceId::of(ASSEMBLY, voter, me).0,
    };
    village.town.remove(key);
    assert_eq!(
        refused(village.casts(1, &[AGREE])),
        OwnersFault::NotOnTheRoll
    );
    village.claim(1, member.name.as_str(), Claim::Owner { tail: tail(1) });
    village.casts(1, &[AGREE]).unwrap();
    // A tenant has none (domain-rules R7).
    village.claim(2, "租客", Claim::Tenant);
    let voices: Vec<MyVoice> = (&village.town as &dyn Town).of(village.voter(2));
    assert_eq!(voices.len(), 1);
}

#[test]
fn what_reached_a_head_is_told_to_residents_as_a_number() {
    let mut village = under("linjiang");
    village.posted(Force::Statutory, &[Matter::Rebuild]);
    let (one, two) = (village.voter(1), village.voter(2));
    let note = |number: u128, heads: &[HeadId], by: ServedBy, photo: bool| {
        Command::NoteServed(NoteServed {
            id: ServedId(Uuid::from_u128(number)),
            assembly: ASSEMBLY,
            heads: heads.to_vec(),
            by,
            photo: photo.then(|| Digest::of(b"photo")),
            note: None,
        })
    };
    let fault = refused(village.staff(note(1, &[one], ServedBy::SignedFor, false)));
    assert_eq!(fault, OwnersFault::NoPhoto);
    village
        .staff(note(1, &[one], ServedBy::SignedFor, true))
        .unwrap();
    village
        .staff(note(2, &[one, two], ServedBy::Texted, false))
        .unwrap();
    village
        .staff(note(3, &[village.voter(3)], ServedBy::Posted, true))
        .unwrap();
    assert_eq!(village.turnout().reached, 2);
}

#[test]
fn a_roll_that_is_frozen_anew_keeps_what_reached_whom() {
    let mut village = under("linjiang");
    village.posted(Force::Statutory, &[Matter::Rebuild]);
    let head = village.voter(1);
    let note = NoteServed {
        id: ServedId(Uuid::from_u128(1)),
        assembly: ASSEMBLY,
        heads: vec![head],
        by: ServedBy::Texted,
        photo: None,
        note: None,
    };
    village.staff(Command::NoteServed(note)).unwrap();
    let assembly = ASSEMBLY;
    village
        .staff(Command::FreezeRoll(FreezeRoll { assembly }))
        .unwrap();
    let turnout: OwnersTurnout = (&village.town as &dyn Town).get(ASSEMBLY).unwrap();
    assert_eq!(turnout.reached, 1);
    assert!(rebuilt(&village.town).contains(&Record::from(turnout)));
}
