//! A lift for the one unit of the village: flats 101 to 601, one a storey. A building beside it has one
//! flat, 8号楼 801.

use std::collections::BTreeSet;

use crate::assembly::{AGAINST, AGREE, ASSEMBLY, act as owners_act};
use crate::renovation_acts::{STAFF, fault};
use crate::renovation_stages::photo;
use crate::village::*;
use domain::members::roster::RosterRow;
use domain::members::{self, Building, Claim, Home};
use domain::owners::{
    self, Answer, CallAssembly, Force, FreezeRoll, Item, Matter, OpenOwnersVote, ParkingPolicy,
    Policy, PostAssembly, Scope,
};
use domain::renovation::{Command as Act, LiftCommand as Lifts, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn act(it: Lifts) -> domain::Command {
    domain::Command::Renovation(Act::Lift(it))
}

/// The flat in the other building.
const BESIDE: u8 = 8;

fn beside() -> RosterRow {
    RosterRow {
        building: line("8号楼"),
        unit: Some(line("1单元")),
        floor: 3,
        ..row(BESIDE)
    }
}

fn unit(village: &Village, flat: u8) -> UnitId {
    let home: Home = village.get(home(&village.town, flat));
    home.unit
}

fn building(village: &Village, flat: u8) -> BuildingId {
    let home: Home = village.get(home(&village.town, flat));
    home.building
}

/// The lift of the six flats.
fn lift(village: &Village) -> UnitId {
    unit(village, 1)
}

fn proposes(lift: UnitId) -> domain::Command {
    let why = prose("六楼三位老人，下楼一次要歇四回。");
    act(Lifts::Propose(ProposeLift { lift, why }))
}

fn scheme(village: &Village) -> LiftScheme {
    LiftScheme {
        title: line("北侧加一部无机房电梯"),
        text: prose("错层入户，井道贴北墙，占101的小院两平方米。"),
        price: Money::yuan(300_000),
        photos: vec![photo()],
        affected: vec![building(village, BESIDE)],
        occupied: vec![Occupied {
            home: home(&village.town, 1),
            what: line("小院 2 平方米"),
        }],
    }
}

fn posts(village: &Village) -> domain::Command {
    posts_this(lift(village), scheme(village))
}

fn posts_this(lift: UnitId, scheme: LiftScheme) -> domain::Command {
    act(Lifts::Post(PostLift {
        lift,
        scheme,
        place: line("2单元门口公告栏"),
        photo: photo(),
    }))
}

const OBJECTION: LiftObjectionId = LiftObjectionId(Uuid::from_u128(90));

fn objects(village: &Village) -> domain::Command {
    act(Lifts::Object(ObjectLift {
        id: OBJECTION,
        lift: lift(village),
        harm: LiftHarm::Light,
        text: prose("井道会挡住我家客厅下午的光。"),
    }))
}

fn answers() -> domain::Command {
    act(Lifts::Answer(AnswerLiftObjection {
        objection: OBJECTION,
        text: prose("按日照分析，冬至日少 20 分钟。"),
    }))
}

fn mediates(on: Day, agreed: bool) -> domain::Command {
    act(Lifts::Mediate(MediateLift {
        objection: OBJECTION,
        mediation: Mediation {
            on,
            who: line("街道调解委员会 周工"),
            agreed,
            outcome: prose("井道改用玻璃。"),
        },
    }))
}

fn consents(village: &Village, flat: u8, version: u16) -> domain::Command {
    act(Lifts::GiveConsent(GiveLiftConsent {
        lift: lift(village),
        home: home(&village.town, flat),
        version,
    }))
}

fn money(village: &Village, subsidy: i64, compensations: &[(u8, i64)]) -> domain::Command {
    let compensation = |(flat, yuan): &(u8, i64)| Compensation {
        home: home(&village.town, *flat),
        amount: Money::yuan(*yuan),
        reason: line("采光受影响"),
    };
    act(Lifts::SetMoney(SetLiftMoney {
        lift: lift(village),
        subsidies: vec![Subsidy {
            amount: Money::yuan(subsidy),
            source: line("洪加梯办〔2026〕3号"),
        }],
        compensations: compensations.iter().map(compensation).collect(),
    }))
}

const TEXT: &str = "一楼不出钱，二楼起按层数分，日后卖房的，由新业主承接。";

fn lays(village: &Village, table: &str) -> domain::Command {
    act(Lifts::LayAgreement(LayLiftAgreement {
        lift: lift(village),
        table: table.to_owned(),
        text: prose(TEXT),
    }))
}

fn signs(village: &Village, flat: u8) -> domain::Command {
    act(Lifts::Sign(SignLiftAgreement {
        lift: lift(village),
        home: home(&village.town, flat),
        text: LiftAgreement::hash_of("floor_count", &prose(TEXT)),
    }))
}

fn links(village: &Village, assembly: AssemblyId, question: u16) -> domain::Command {
    act(Lifts::LinkVote(LinkLiftVote {
        lift: lift(village),
        vote: LiftVote::Assembly { assembly, question },
    }))
}

fn advances(village: &Village, to: LiftLeg) -> domain::Command {
    act(Lifts::Advance(AdvanceLift {
        lift: lift(village),
        to,
        note: line("规资局收件〔2026〕18号"),
    }))
}

fn refused(it: LiftRefusal) -> Refusal {
    fault(RenovationFault::Lift { fault: it })
}

fn lacks(lacks: &[LiftLack]) -> Refusal {
    let lacks = lacks.to_vec();
    refused(LiftRefusal::Lacks { lacks })
}

impl Village {
    /// With the building beside, under a pack whose votes bind.
    pub fn with_stairs() -> Self {
        let mut village = Self::new();
        village.goes_under("linjiang");
        village.imports((1..=6).map(row).chain([beside()]).collect());
        let tail = tail(BESIDE);
        village.claim(BESIDE, "业主8", Claim::Owner { tail });
        village
    }

    fn imports(&mut self, rows: Vec<RosterRow>) {
        let compound = COMPOUND;
        let it = members::ImportRoster { compound, rows };
        self.system(domain::Command::Members(members::Command::ImportRoster(it)));
    }

    /// A scheme hangs.
    pub fn with_lift() -> Self {
        let mut village = Self::with_stairs();
        let (proposes, posts) = (proposes(lift(&village)), posts(&village));
        village.acts(6, proposes);
        village.acts(STAFF, posts);
        village
    }

    fn turns_down(&mut self, flat: u8, command: domain::Command, expected: Refusal) {
        assert_eq!(self.by(person(flat), command), Err(expected));
    }

    /// The owners of a place vote on a matter; four of six say so.
    pub fn votes(&mut self, scope: Scope, matter: Matter, said: Answer) {
        self.calls(scope, matter);
        self.now = self.now.plus_days(16);
        let assembly = ASSEMBLY;
        let open = owners::Command::OpenOwnersVote(OpenOwnersVote { assembly });
        self.acts(STAFF, owners_act(open));
        for flat in 1..=4 {
            self.casts(flat, &[said.clone()]).unwrap();
        }
        self.now = self.now.plus_days(14);
        self.closes(&[]).unwrap();
    }

    /// Called and posted, its roll frozen.
    pub fn calls(&mut self, scope: Scope, matter: Matter) {
        let assembly = ASSEMBLY;
        let call = CallAssembly {
            id: assembly,
            compound: COMPOUND,
            caller: line("2单元业主代表"),
            title: line("2单元加装电梯"),
            scope,
            force: Force::Statutory,
            extraordinary: false,
            items: vec![Item {
                matter,
                title: line("装不装"),
                text: prose("同意按公示的方案加装电梯吗？"),
            }],
            about_parking: false,
            parking: ParkingPolicy::Exclude,
            silence: Policy::Strict,
            rule_text: None,
            opens_at: self.now.plus_days(16),
            closes_at: self.now.plus_days(30),
        };
        self.acts(STAFF, owners_act(owners::Command::CallAssembly(call)));
        let post = owners::Command::PostAssembly(PostAssembly { assembly });
        self.acts(STAFF, owners_act(post));
        let freeze = owners::Command::FreezeRoll(FreezeRoll { assembly });
        self.acts(STAFF, owners_act(freeze));
    }

    /// The lift's own vote passed and is posted.
    pub fn passes_lift(&mut self) {
        self.votes(Scope::Unit(lift(self)), Matter::Lift, AGREE);
        self.publishes_result();
        let links = links(self, ASSEMBLY, 0);
        self.acts(STAFF, links);
    }

    fn row_of(&self, flat: u8) -> Option<LiftRow> {
        let id = LiftRowId::of(lift(self), home(&self.town, flat), person(flat));
        (&self.town as &dyn Town).get(id)
    }

    fn lift_case(&self) -> LiftCase {
        let lift: Lift = self.get(lift(self));
        lift.state.case().unwrap().clone()
    }

    fn word(&self) -> LiftCounts {
        let counts: LiftCounts = self.get(lift(self));
        let again = rebuilt(&self.town);
        assert!(again.contains(&Record::from(counts.clone())), "it folds");
        counts
    }
}

/// From the proposal to the day it runs, by the acts of those whose they are.
#[test]
fn a_lift_is_carried_from_the_proposal_to_the_day_it_runs() {
    use LiftLeg::{Approved, Building as Works, Done, Returned, Submitted};
    let mut village = Village::with_lift();
    let last = village.lift_case().posting.last;
    assert_eq!(last, village.now.day().plus(15));
    let submits = || advances(&Village::with_stairs(), Submitted);
    let (posting, vote) = (LiftLack::Posting { last }, LiftLack::Vote);
    let consent = LiftLack::Consents { open: 1 };
    let all = [posting, vote.clone(), consent.clone()];
    village.turns_down(STAFF, submits(), lacks(&all));
    let objects = objects(&village);
    village.acts(BESIDE, objects);
    let posted = village.now.day();
    village.passes_lift();
    let open = [
        consent.clone(),
        LiftLack::Answers { open: 1 },
        LiftLack::Objections { open: 1 },
    ];
    village.turns_down(STAFF, submits(), lacks(&open));
    village.acts(STAFF, answers());
    let open = [consent.clone(), LiftLack::Objections { open: 1 }];
    village.turns_down(STAFF, submits(), lacks(&open));
    // Not agreed, but mediated and in the record: here that is enough.
    village.acts(STAFF, mediates(posted.plus(20), false));
    // A vote stands in for nobody's consent.
    village.turns_down(STAFF, submits(), lacks(&[consent]));
    let consents = consents(&village, 1, 1);
    village.acts(1, consents);
    assert_eq!(village.word().consents, Given { asked: 1, given: 1 });
    village.acts(STAFF, submits());
    for leg in [Returned, Submitted, Approved, Works] {
        let to = advances(&village, leg);
        village.acts(STAFF, to);
    }
    let note = line("井道到三层");
    let noted = act(Lifts::Note(NoteLift {
        lift: lift(&village),
        note,
    }));
    village.acts(STAFF, noted);
    let done = advances(&village, Done);
    village.acts(STAFF, done);
    let lift: Lift = village.get(lift(&village));
    assert_eq!(lift.state.stage(), LiftStage::Done);
    assert_eq!(lift.steps.len(), 9);
}

#[test]
fn an_owner_of_the_unit_or_the_office_proposes_and_it_is_posted_by_the_office() {
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.turns_down(BESIDE, proposes(id), refused(LiftRefusal::NotItsOwner));
    village.acts(2, proposes(id));
    village.turns_down(3, proposes(id), Refusal::AlreadyThere);
    let posts = posts(&village);
    village.turns_down(2, posts, Refusal::NotYours);
    // The office for a unit of which nobody of it is an owner.
    let other = unit(&village, BESIDE);
    village.acts(STAFF, proposes(other));
    let nowhere = UnitId(Uuid::from_u128(404));
    village.turns_down(STAFF, proposes(nowhere), Refusal::NoSuchPlace);
}

#[test]
fn a_scheme_names_homes_and_buildings_of_the_compound_each_once() {
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.acts(2, proposes(id));
    let whole = scheme(&village);
    let posts = |change: fn(&mut LiftScheme)| {
        let mut scheme = whole.clone();
        change(&mut scheme);
        posts_this(id, scheme)
    };
    let twice = posts(|it| it.occupied.push(it.occupied[0].clone()));
    village.turns_down(STAFF, twice, refused(LiftRefusal::NamedTwice));
    let free = posts(|it| it.price = Money(0));
    village.turns_down(STAFF, free, Refusal::NotAboveZero);
    let elsewhere = posts(|it| it.affected = vec![BuildingId(Uuid::from_u128(404))]);
    village.turns_down(STAFF, elsewhere, Refusal::NoSuchPlace);
    let nobodys = posts(|it| it.occupied[0].home = HomeId(Uuid::from_u128(404)));
    village.turns_down(STAFF, nobodys, Refusal::NoSuchPlace);
}

#[test]
fn those_it_touches_object_while_it_hangs_and_each_is_answered_by_another() {
    let mut village = Village::with_stairs();
    let (id, mut scheme) = (lift(&village), scheme(&village));
    scheme.affected.clear();
    village.acts(2, proposes(id));
    village.acts(STAFF, posts_this(id, scheme));
    let objects = objects(&village);
    let untouched = refused(LiftRefusal::NotTouched);
    village.turns_down(BESIDE, objects.clone(), untouched);
    let mut late = Village::with_lift();
    late.now = late.now.plus_days(16);
    let last = late.lift_case().posting.last;
    late.turns_down(BESIDE, objects.clone(), Refusal::PublicityOver { last });

    // The worker lives there and objects: another one answers.
    village.acts(STAFF, objects.clone());
    village.turns_down(STAFF, answers(), refused(LiftRefusal::OwnObjection));
    let today = village.now.day();
    let own = refused(LiftRefusal::OwnObjection);
    village.turns_down(STAFF, mediates(today, true), own);

    let mut village = Village::with_lift();
    village.acts(BESIDE, objects);
    village.acts(STAFF, answers());
    village.turns_down(STAFF, answers(), Refusal::AlreadyThere);
    let ahead = today.plus(1);
    let unfit = refused(LiftRefusal::DayUnfit { on: ahead });
    village.turns_down(STAFF, mediates(ahead, true), unfit);
    let settles = || {
        let objection = OBJECTION;
        act(Lifts::Settle(SettleLiftObjection { objection }))
    };
    village.turns_down(2, settles(), Refusal::NotYours);
    village.acts(STAFF, mediates(today, true));
    let settled = || refused(LiftRefusal::IsSettled);
    village.turns_down(BESIDE, settles(), settled());
    village.turns_down(STAFF, mediates(today, true), settled());
}

#[test]
fn where_a_place_wants_every_objection_settled_a_failed_mediation_is_not_enough() {
    let mut village = Village::with_lift();
    let objects = objects(&village);
    village.acts(BESIDE, objects);
    let lets = |village: &Village| {
        let it: LiftObjection = village.get(OBJECTION);
        [ObjectionGuard::Settled, ObjectionGuard::Mediated].map(|guard| it.lets(guard))
    };
    assert_eq!(lets(&village), [false, false]);
    let today = village.now.day();
    village.acts(STAFF, mediates(today, false));
    assert_eq!(lets(&village), [false, true]);
    let objection = OBJECTION;
    village.acts(
        BESIDE,
        act(Lifts::Settle(SettleLiftObjection { objection })),
    );
    assert_eq!(lets(&village), [true, true]);
}

#[test]
fn nobody_consents_for_another_and_a_new_scheme_asks_again() {
    let mut village = Village::with_lift();
    let gives = |village: &Village, flat| consents(village, flat, 1);
    let hers = gives(&village, 1);
    village.turns_down(2, hers.clone(), refused(LiftRefusal::NotItsOwner));
    let his = gives(&village, 2);
    village.turns_down(2, his, refused(LiftRefusal::NotOccupied));
    village.acts(1, hers.clone());
    village.turns_down(1, hers.clone(), refused(LiftRefusal::AlreadySaid));
    assert_eq!(village.word().consents.open(), 0);
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.word().consents.open(), 1);
    village.turns_down(1, hers, refused(LiftRefusal::SchemeChanged));
    let paper = act(Lifts::EnterConsent(EnterLiftConsent {
        lift: lift(&village),
        home: home(&village.town, 1),
        paper: line("同意书 2026-11 第 3 号"),
    }));
    village.turns_down(2, paper.clone(), Refusal::NotYours);
    village.acts(STAFF, paper);
    assert_eq!(village.word().consents.open(), 0);
    let row = village.row_of(1).unwrap();
    assert!(row.consent.is_some_and(|it| it.paper.is_some()));
}

#[test]
fn several_owners_consent_on_paper() {
    let mut village = Village::with_lift();
    let mut rows: Vec<RosterRow> = (1..=6).map(row).chain([beside()]).collect();
    rows[0].holders.push(holder(9));
    village.imports(rows);
    let hers = consents(&village, 1, 1);
    village.turns_down(1, hers, refused(LiftRefusal::SeveralOwners));
    assert!(village.row_of(1).unwrap().co_owned);
}

#[test]
fn a_phone_notes_a_consent_in_its_own_row() {
    let village = Village::with_lift();
    let mut phone = Plain::partial();
    let reads = Actor::of(person(1), village.now.day(), &village.town);
    let reads = reads.audiences(COMMUNITY, village.now.day(), &village.town);
    for record in village.town.iter() {
        if reads.contains(&record.audience()) {
            phone.put(std::sync::Arc::clone(record));
        }
    }
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let gives = consents(&village, 1, 1);
    let changes = decide(&gives, &actor, village.now, &phone).unwrap();
    assert_eq!(changes.len(), 1);
    for change in &changes {
        phone.apply(change);
    }
    let id = LiftRowId::of(lift(&village), home(&village.town, 1), person(1));
    let row: LiftRow = (&phone as &dyn Town).get(id).unwrap();
    assert!(row.consent.is_some());
    let again = decide(&gives, &actor, village.now, &phone);
    assert_eq!(again, Err(refused(LiftRefusal::AlreadySaid)));
}

#[rstest]
#[case::of_the_compound(false, Matter::Rebuild, RenovationFault::DecidesSomethingElse)]
#[case::of_another_unit(true, Matter::Lift, RenovationFault::DecidedElsewhere)]
fn a_lift_rests_on_a_vote_of_its_own_unit(
    #[case] beside: bool,
    #[case] matter: Matter,
    #[case] expected: RenovationFault,
) {
    let mut village = Village::with_lift();
    let scope = match beside {
        true => Scope::Unit(unit(&village, BESIDE)),
        false => Scope::Compound(COMPOUND),
    };
    village.calls(scope, matter);
    let links = links(&village, ASSEMBLY, 0);
    village.turns_down(STAFF, links, fault(expected));
}

#[test]
fn a_lift_rests_on_a_posted_vote_that_passed_on_this_very_scheme() {
    let mut village = Village::with_lift();
    let unit = Scope::Unit(lift(&village));
    let since = village.now;
    village.votes(unit, Matter::Lift, AGREE);
    let links = links(&village, ASSEMBLY, 0);
    let offered = |village: &Village| {
        let lift: Lift = village.get(lift(village));
        lift_decisions(&lift, &village.town).len()
    };
    let not_passed = fault(RenovationFault::NotPassed);
    village.turns_down(STAFF, links.clone(), not_passed.clone());
    village.publishes_result();
    assert_eq!(offered(&village), 1);
    village.acts(STAFF, links.clone());
    // Another scheme: the vote was on the one before.
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.lift_case().vote, None);
    assert_eq!(offered(&village), 0);
    assert!(since < village.now);
    let since = village.now.day();
    let old = fault(RenovationFault::DecidedBefore { since });
    village.turns_down(STAFF, links, old);
    let title = line("业主签字表");
    let paper = act(Lifts::LinkVote(LinkLiftVote {
        lift: lift(&village),
        vote: LiftVote::Paper {
            title,
            on: since,
            photo: photo(),
        },
    }));
    let stands_for_none = fault(RenovationFault::PaperStandsForNoVote);
    village.turns_down(STAFF, paper, stands_for_none);

    let mut village = Village::with_lift();
    village.votes(unit, Matter::Lift, AGAINST);
    village.publishes_result();
    let links = self::links(&village, ASSEMBLY, 0);
    village.turns_down(STAFF, links, not_passed);
}

/// 300,000 less 60,000, and 1,200 for those it harms: 241,200 by six equal areas, or by storeys.
#[test]
fn the_cost_is_shared_by_area_until_everyone_who_pays_by_the_table_has_signed() {
    let mut village = Village::with_lift();
    let money = money(&village, 60_000, &[(1, 1_000), (BESIDE, 200)]);
    village.acts(STAFF, money);
    assert_eq!(village.lift_case().raised(), Money::yuan(241_200));
    let lays = lays(&village, "floor_count");
    village.acts(STAFF, lays);
    // The first storey pays nothing by the table, and is not asked.
    assert_eq!(village.word().signatures, Given { asked: 5, given: 0 });
    let share = |village: &Village, flat| village.row_of(flat).unwrap().sharing().unwrap().share;
    let each = |village: &Village| (1..=6).map(|it| share(village, it)).collect::<Vec<_>>();
    assert_eq!(each(&village), vec![Money::yuan(40_200); 6]);
    for flat in 2..=6 {
        let signs = signs(&village, flat);
        village.acts(flat, signs.clone());
        village.turns_down(flat, signs, refused(LiftRefusal::AlreadySaid));
    }
    assert_eq!(village.word().signatures.open(), 0);
    let by_table = [0, 16_080, 32_160, 48_240, 64_320, 80_400].map(Money::yuan);
    assert_eq!(each(&village), by_table);
    let row = village.row_of(4).unwrap();
    let floors: i64 = row
        .sharing()
        .unwrap()
        .floors
        .iter()
        .map(|it| it.sum.0)
        .sum();
    assert_eq!(Money(floors), Money::yuan(241_200));
    // Who pays reads all that is paid out of it; who does not reads their own.
    let paid = |flat| village.row_of(flat).unwrap().compensations;
    assert_eq!(paid(4).len(), 2);
    assert_eq!(paid(1).len(), 1);
    assert_eq!(paid(BESIDE).len(), 1);
    assert!(village.row_of(BESIDE).unwrap().sharing().is_none());
}

#[test]
fn another_text_asks_for_every_signature_again() {
    let mut village = Village::with_lift();
    let early = signs(&village, 2);
    village.turns_down(2, early.clone(), refused(LiftRefusal::NoAgreement));
    let lays_first = lays(&village, "floor_count");
    village.acts(STAFF, lays_first);
    village.acts(2, early.clone());
    let stranger = act(Lifts::EnterSignature(EnterLiftSignature {
        lift: lift(&village),
        home: home(&village.town, BESIDE),
        paper: line("协议第 8 页"),
    }));
    village.turns_down(STAFF, stranger, refused(LiftRefusal::DoesNotPay));
    let lays_anew = lays(&village, "guangzhou");
    village.acts(STAFF, lays_anew);
    assert_eq!(village.word().signatures.given, 0);
    village.turns_down(3, early.clone(), refused(LiftRefusal::NotItsOwner));
    village.turns_down(2, early, refused(LiftRefusal::SchemeChanged));
    let unknown = lays(&village, "nowhere");
    village.turns_down(STAFF, unknown, refused(LiftRefusal::NoTable));
}

#[test]
fn what_others_pay_is_no_more_than_it_costs() {
    let mut village = Village::with_lift();
    let too_much = money(&village, 300_001, &[]);
    village.turns_down(STAFF, too_much, refused(LiftRefusal::SubsidyTooLarge));
    let paid = money(&village, 1, &[(1, 300_001)]);
    village.turns_down(STAFF, paid, refused(LiftRefusal::CompensationTooLarge));
    let nothing = money(&village, 1, &[(1, 0)]);
    village.turns_down(STAFF, nothing, Refusal::NotAboveZero);
    let twice = money(&village, 1, &[(1, 5), (1, 5)]);
    village.turns_down(STAFF, twice, refused(LiftRefusal::NamedTwice));
    // Once more replaces it.
    for compensations in [&[(1, 5), (2, 7)][..], &[(2, 9)][..]] {
        let money = money(&village, 1, compensations);
        village.acts(STAFF, money);
    }
    assert_eq!(village.lift_case().compensated, Money::yuan(9));
    assert_eq!(compensations(lift(&village), &village.town).len(), 1);
}

// Jinan and Laiwu 2019, 18.
#[test]
fn who_buys_a_home_takes_its_words_over() {
    let mut village = Village::with_lift();
    let lays = lays(&village, "floor_count");
    village.acts(STAFF, lays);
    let (signs, consents) = (signs(&village, 2), consents(&village, 1, 1));
    village.acts(2, signs);
    village.acts(1, consents);
    let mut rows: Vec<RosterRow> = (1..=6).map(row).chain([beside()]).collect();
    rows[1].holders = vec![holder(9)];
    village.imports(rows);
    assert!(village.row_of(2).is_none(), "it is not theirs to read");
    assert_eq!(village.word().signatures.given, 1);
    let tail = tail(9);
    village.claim(2, "业主9", Claim::Owner { tail });
    let id = LiftRowId::of(lift(&village), home(&village.town, 2), person(9));
    let row: LiftRow = village.get(id);
    assert!(row.signed.is_some());
    assert_eq!(row.by_table.unwrap().share, Money::yuan(20_000));
}

#[test]
fn what_was_withdrawn_is_proposed_anew_and_nothing_said_of_it_counts() {
    let mut village = Village::with_lift();
    let consents_first = consents(&village, 1, 1);
    village.acts(1, consents_first);
    let reason = line("改做外廊连通");
    let withdraws = |village: &Village, reason| {
        act(Lifts::Withdraw(WithdrawLift {
            lift: lift(village),
            reason,
        }))
    };
    let withdraw = withdraws(&village, reason);
    village.turns_down(2, withdraw.clone(), Refusal::NotYours);
    village.acts(STAFF, withdraw.clone());
    let stage = LiftStage::Withdrawn;
    let gone = refused(LiftRefusal::NotNow { stage });
    village.turns_down(STAFF, withdraw.clone(), gone);
    let anew = proposes(lift(&village));
    village.acts(2, anew);
    assert!(village.row_of(1).is_none());
    assert!(!(&village.town as &dyn Town).has::<LiftCounts>(lift(&village)));
    let posts = posts(&village);
    village.acts(STAFF, posts);
    assert_eq!(village.lift_case().version, 2);
    assert_eq!(village.word().consents.given, 0);
    // Whoever proposed it takes it back before it is posted.
    let mut village = Village::with_stairs();
    let id = lift(&village);
    village.acts(2, proposes(id));
    village.acts(2, withdraw);
}

#[test]
fn a_household_reads_its_own_row_and_the_compound_no_area() {
    let mut village = Village::with_lift();
    let money = money(&village, 60_000, &[(1, 1_000)]);
    village.acts(STAFF, money);
    let town: &dyn Town = &village.town;
    let rows: Vec<LiftRow> = town.of(lift(&village));
    let readers: BTreeSet<Audience> = rows.iter().map(Entity::audience).collect();
    let expected = (1..=6).map(|flat| Audience::Person(person(flat)));
    assert_eq!(readers, expected.collect());
    let homes: Vec<LiftHome> = town.of(lift(&village));
    assert!(homes.iter().all(|it| it.audience() == Audience::Staff));
    let found: Lift = village.get(lift(&village));
    assert_eq!(found.audience(), Audience::Compound(COMPOUND));
    let there: Building = village.get(building(&village, 1));
    assert!(found.touches(there.id));
}
