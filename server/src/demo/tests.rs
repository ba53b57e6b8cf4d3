//! The demo is what it says.

use std::collections::BTreeSet;

use domain::councils::{Counted, Election, Outcome, Seat, Vote};
use domain::owners::{
    Assembly, AssemblyState, Force, Matter, OwnersBallot, OwnersResult, OwnersTurnout, PaperWitness,
};
use domain::proposals::{CoProposer, Offer, Proposal, ProposalState, Pulse, Stage, Turn};
use domain::{Plain, Record, Timestamp};

use super::{Kind, PlanAt, open_as};

const NOW: Timestamp = Timestamp(1_795_276_800_000 + 15 * 3_600_000);

async fn planted(now: Timestamp, empty: bool) -> (Plain, super::Sheet) {
    let kind = if empty { Kind::Empty } else { Kind::Usual };
    planted_as(now, kind).await
}

async fn planted_as(now: Timestamp, kind: Kind) -> (Plain, super::Sheet) {
    let name = format!("linli-demo-{}", crate::chance::new_id());
    let folder = std::env::temp_dir().join(name);
    let (store, sheet) = open_as(&folder, now, kind).await.unwrap();
    let id = store.communities().await.unwrap()[0];
    let mut town = Plain::default();
    for row in store.rows_after(id, 0).await.unwrap() {
        if let Some(record) = row.record {
            town.put(record);
        }
    }
    store.close().await;
    std::fs::remove_dir_all(&folder).unwrap();
    (town, sheet)
}

#[tokio::test]
async fn the_demo_has_a_proposal_in_every_state_and_a_vote_of_every_outcome() {
    let (town, sheet) = planted(NOW, false).await;
    let stages: BTreeSet<Stage> = town.all::<Proposal>().map(|it| it.state.stage()).collect();
    assert_eq!(stages, Stage::ALL.into_iter().collect());
    // Sixty lines of the file, one of them split in two, one that grew of a gap, one on the roofs, and
    // two of the year before.
    assert_eq!(town.all::<Proposal>().count(), 66);
    let outcomes: BTreeSet<Outcome> = town
        .all::<Vote>()
        .filter_map(|vote| vote.result().map(|result| result.outcome))
        .collect();
    assert_eq!(outcomes.len(), 3);
    assert_eq!(
        town.all::<Vote>().filter(|vote| vote.is_open(NOW)).count(),
        3
    );
    let choices = |elects: bool| {
        let votes = town.all::<Vote>().filter(|vote| vote.options > 0);
        votes.filter(move |vote| vote.is_election() == elects)
    };
    assert_eq!(choices(false).count(), 2);
    let chosen = |vote: &Vote| {
        let counted = town.all::<Counted>().find(|it| it.id == vote.id);
        counted.map(|it| it.chosen.clone())
    };
    let chosen_of = |elects| choices(elects).find_map(chosen).unwrap();
    assert_eq!(chosen_of(false), [0, 3, 4]);
    assert_eq!(chosen_of(true).len(), 2);
    let elected = town.all::<Seat>().filter(|seat| seat.elected.is_some());
    assert_eq!(elected.count(), 2);
    let open = town.all::<Election>().filter(|it| it.is_open()).count();
    assert_eq!(open, 1);
    assert_eq!(town.all::<CoProposer>().count(), 4);
    let accepted = town.all::<Offer>().filter(|it| it.state.is_accepted());
    assert_eq!(accepted.count(), 2);
    assert_eq!(sheet.resident.unwrap().address.unwrap(), "7-2-602");
    assert_eq!(sheet.seats.len(), 20);
    assert!(sheet.seats.iter().all(|it| it.code.is_some()));
}

#[tokio::test]
async fn a_covenant_of_before_is_in_force_and_the_next_is_voted_on() {
    use domain::covenant::{CovenantReads, CovenantState, CovenantVersion, in_force};
    use domain::notices::{About, Message};
    let (town, _) = planted(NOW, false).await;
    let all: Vec<CovenantVersion> = town.all::<CovenantVersion>().cloned().collect();
    let now = in_force(&all, NOW.day()).unwrap();
    assert_eq!((all.len(), now.number), (2, 1));
    let next = all.iter().find(|it| it.number == 2).unwrap();
    assert!(matches!(next.state, CovenantState::Tabled { .. }));
    let vote = town.all::<Vote>().find(|it| it.covenant == Some(next.id));
    assert!(vote.unwrap().is_open(NOW));
    let reads: Vec<u32> = town.all::<CovenantReads>().map(|it| it.reads).collect();
    assert_eq!(reads, [14]);
    let said = town.all::<Message>();
    let said = said.filter(|it| it.about == About::Covenant(next.id));
    assert_eq!(said.filter(|it| !it.waits()).count(), 3);
}

// The totals of the sample roster (testkit/samples/roster.expected.json), over the server's importer.
#[tokio::test]
async fn owners_are_twelve_households_short_and_a_lift_was_decided() {
    let (town, _) = planted(NOW, false).await;
    let of = |force: Force, open: bool| {
        let runs = |it: &&Assembly| {
            let lift = it.items[0].matter == Matter::Lift;
            matches!(it.state, AssemblyState::Open { .. }) == open && lift != open
        };
        let mut found = town.all::<Assembly>().filter(|it| it.force == force);
        found.find(runs).map(|it| it.id)
    };
    let turnout = |id| {
        let mut all = town.all::<OwnersTurnout>();
        all.find(|it| it.id == id).unwrap().clone()
    };
    let open = turnout(of(Force::Statutory, true).unwrap());
    assert_eq!(open.everyone.heads, 500);
    assert_eq!(open.everyone.area.to_string(), "39,739.21");
    assert_eq!(open.cast.heads, 322);
    let opinions = of(Force::Advisory, true).unwrap();
    assert!(turnout(opinions).cast.heads > 0);
    let lift = of(Force::Statutory, false).unwrap();
    let result = town.all::<OwnersResult>().find(|it| it.id == lift).unwrap();
    assert_eq!(result.decided[0].outcome, Outcome::Passed);
    assert!(result.posted.is_some());
    // Nothing waits for a witness, and every ballot is still there, sealed.
    assert_eq!(town.all::<PaperWitness>().count(), 0);
    let sealed = town.all::<OwnersBallot>().filter(|it| it.assembly == lift);
    assert_eq!(sealed.count() as u64, turnout(lift).cast.heads);
}

/// A proposal that its owners passed, and the house that leaks counted beside all of them.
#[tokio::test]
async fn a_proposal_came_back_from_its_owners() {
    use domain::owners::Recount;
    use domain::{AssemblyId, Town};
    let (town, _) = planted(NOW, false).await;
    let whole: &dyn Town = &town;
    let assembly = AssemblyId(super::derived("assembly", super::owners::ROOF));
    let proposal: Proposal = whole.get(super::brought::roofs()).unwrap();
    let turn = Turn::Passed;
    assert_eq!(proposal.state, ProposalState::Owners { assembly, turn });
    let result: OwnersResult = whole.get(assembly).unwrap();
    let turnout: OwnersTurnout = whole.get(assembly).unwrap();
    let [place] = &turnout.affected[..] else {
        panic!("one house: {turnout:?}")
    };
    let found = result.decided[0].affected.unwrap();
    assert_eq!((found.everyone, found.part), (place.everyone, place.cast));
    // Few of them are against it, whose area would point at a home.
    assert!(found.against > 0 && found.against < 10);
    assert_eq!(found.areas, None);
    let it: Assembly = whole.get(assembly).unwrap();
    let again = |result: &OwnersResult| Recount::of(&it, &result.decided, &turnout).unwrap();
    assert!(again(&result).agrees());
    let mut other = result.clone();
    other.decided[0].affected.as_mut().unwrap().agree += 1;
    assert!(!again(&other).sums);
}

#[tokio::test]
async fn the_books_hold_four_quarters_and_what_is_left_to_do() {
    use domain::funds::{
        Basis, EntryState, FundAccount, FundAsked, FundEntry, FundKind, FundLine, FundStatement,
        Posting, balance,
    };
    let (town, _) = planted(NOW, false).await;
    assert_eq!(town.all::<FundAccount>().count(), 3);
    assert_eq!(town.all::<FundStatement>().count(), 11);
    let entries = || town.all::<FundEntry>();
    assert_eq!(entries().filter(|it| it.waits()).count(), 1);
    assert_eq!(entries().filter(|it| it.reverses.is_some()).count(), 1);
    assert!(entries().count() >= 30);
    let same = entries().filter(|it| match it.state {
        EntryState::Counted { by, .. } => by == it.by,
        _ => false,
    });
    assert_eq!(same.count(), 0);
    let rests = |it: &&FundEntry| matches!(it.details.basis, Some(Basis::Decision { .. }));
    assert_eq!(entries().filter(rests).count(), 1);
    let asked = || town.all::<FundAsked>();
    let answered = asked().filter(|it| it.question.answer.is_some());
    assert_eq!((asked().count(), answered.count()), (2, 1));
    for account in town.all::<FundAccount>() {
        let lines = town.all::<FundLine>().filter(|it| it.account == account.id);
        let postings: Vec<Posting> = lines.map(FundLine::posting).collect();
        assert!(balance(&postings).0 > 0);
        let closed = if account.kind == FundKind::Foundation {
            3
        } else {
            4
        };
        assert_eq!(account.closed.len(), closed);
    }
}

#[tokio::test]
async fn a_lift_lacks_one_consent_and_nothing_else() {
    use domain::Town;
    use domain::renovation::{Lift, LiftLack, LiftRow, lift_lacks};
    let (town, _) = planted(NOW, false).await;
    let whole: &dyn Town = &town;
    let lift = town.all::<Lift>().next().unwrap();
    let lacks = lift_lacks(lift, NOW.day(), whole);
    assert_eq!(lacks, [LiftLack::Consents { open: 1 }]);
    let rows: Vec<&LiftRow> = town.all::<LiftRow>().collect();
    let row = rows[0].sharing().unwrap();
    let sum: i64 = row.floors.iter().map(|it| it.sum.0).sum();
    assert_eq!(sum, lift.state.case().unwrap().raised().0);
}

#[tokio::test]
async fn every_number_of_the_demo_is_a_fold_of_its_records() {
    let (town, _) = planted(NOW, false).await;
    let mut rebuilt = 0;
    for record in domain::rebuilt(&town) {
        let key = record.key();
        let kept: &dyn domain::Town = &town;
        if let Record::Pulse(Pulse { .. }) = record {
            rebuilt += 1;
        }
        assert_eq!(kept.find(key).as_deref(), Some(&record));
    }
    assert_eq!(rebuilt, 66);
}

// As much of everything as a year leaves, and nothing of what is old waits for anybody.
#[tokio::test]
async fn a_year_lies_behind_the_neighbourhood() {
    use domain::assessment::Round;
    use domain::councils::{Minutes, Signature, Sitting};
    use domain::emergency::Emergency;
    use domain::issues::Issue;
    use domain::points::{Entry, Freeze};
    use domain::renovation::Plan;
    use domain::volunteering::{Activity, GivenHours, Posting, Stint};
    let (town, _) = planted_as(NOW, Kind::Emergency).await;
    let statutory = town.all::<Assembly>();
    let statutory = statutory.filter(|it| it.force == Force::Statutory).count();
    let counts = [
        ("proposals", town.all::<Proposal>().count(), 60),
        ("sittings", town.all::<Sitting>().count(), 12),
        ("owners' votes", statutory, 2),
        ("renovations", town.all::<Plan>().count(), 1),
        ("assessments", town.all::<Round>().count(), 1),
        ("emergencies", town.all::<Emergency>().count(), 1),
        ("activities", town.all::<Activity>().count(), 48),
        ("entries of the ledger", town.all::<Entry>().count(), 500),
        ("issues", town.all::<Issue>().count(), 90),
    ];
    for (what, count, least) in counts {
        assert!(count >= least, "{what}: {count} of {least}");
    }

    let old = NOW.plus_days(-super::year::YOUNG);
    let issues: Vec<&Issue> = town
        .all::<Issue>()
        .filter(|it| it.reported.at < old)
        .collect();
    assert_eq!(issues.len(), 49);
    let open = issues.iter().find(|it| !it.is_closed());
    assert_eq!(open, None);
    let given = town.all::<GivenHours>().filter(|it| it.at < old);
    assert_eq!(given.count(), 70);
    let over: Vec<_> = town
        .all::<Activity>()
        .filter(|it| it.ends_at < old)
        .collect();
    let theirs = |it: &&Stint| over.iter().any(|over| over.id == it.activity);
    let mut stints = town.all::<Stint>().filter(theirs);
    assert!(stints.all(|it| matches!(it.posting, Posting::Final { .. })));
    // Nobody was there twice at once, nor for too long, nor on another's phone.
    assert!(town.all::<Freeze>().all(|it| it.at > old));
    let sat = town.all::<Sitting>().filter(|it| it.starts_at < old);
    let mut closed = 0;
    for sitting in sat {
        let minutes = town.all::<Minutes>().find(|it| it.id == sitting.id);
        let signers = minutes.unwrap().signers().len();
        let signed = town
            .all::<Signature>()
            .filter(|it| it.sitting == sitting.id);
        assert!(signers > 0);
        assert_eq!(signed.count(), signers);
        closed += 1;
    }
    assert_eq!(closed, 15);
}

#[test]
fn a_year_is_told_where_the_rules_were_there_for_long_enough() {
    let back = |days, kind| super::year::back(NOW.plus_days(days), kind);
    // The rules of the sample are of the first of January; NOW is the 22nd of November.
    assert_eq!(back(0, Kind::Usual), 325);
    assert_eq!(back(300, Kind::Usual), 345);
    assert_eq!(back(-200, Kind::Usual), super::year::YOUNG);
    assert_eq!(back(0, Kind::Empty), super::year::YOUNG);
    assert_eq!(back(0, Kind::Plan(PlanAt::Menu)), 325);
    assert_eq!(back(0, Kind::Plan(PlanAt::Works)), super::year::YOUNG);
}

#[tokio::test]
async fn the_demo_can_be_planted_at_any_hour() {
    for hours in [0, 5, 12, 23] {
        let now = Timestamp(1_795_276_800_000).plus_minutes(hours * 60 + 1);
        planted(now, false).await;
    }
}

#[tokio::test]
async fn an_empty_demo_has_its_office_alone() {
    let (town, sheet) = planted(NOW, true).await;
    assert_eq!(town.all::<Proposal>().count(), 0);
    assert_eq!(town.all::<domain::members::Member>().count(), 1);
    assert_eq!(sheet.resident, None);
    assert!(sheet.staff.login.is_some());
}

#[tokio::test]
async fn the_renovation_is_asked_about_built_or_under_warranty() {
    use domain::Town;
    use domain::renovation::{
        Acceptance, DiaryEntry, Evidence, OutageNotice, Plan, PlanLeg, PlanState, SiteReport,
        Warranties,
    };
    let plan = |town: &Plain| town.all::<Plan>().next().cloned().unwrap();
    let (town, _) = planted_as(NOW, Kind::Plan(PlanAt::Survey)).await;
    let asked = matches!(plan(&town).state, PlanState::WillSurvey { .. });
    assert!(asked, "{:?}", plan(&town).state);
    let (town, _) = planted_as(NOW, Kind::Plan(PlanAt::Works)).await;
    let it = plan(&town);
    let PlanState::Adopted { adoption, leg } = &it.state else {
        panic!("{:?}", it.state);
    };
    assert_eq!(*leg, PlanLeg::Construction);
    // On votes, none on a paper.
    let votes = adoption.decided.iter();
    let votes = votes.filter(|it| matches!(it.evidence, Evidence::Assembly { .. }));
    assert_eq!((votes.count(), adoption.decided.len()), (4, 4));
    assert!(town.all::<DiaryEntry>().count() > 30);
    let open = town.all::<SiteReport>().filter(|it| it.answer.is_none());
    assert_eq!(open.count(), 1);
    let notices: Vec<&OutageNotice> = town.all().collect();
    let withdrawn = notices.iter().filter(|it| it.withdrawn.is_some()).count();
    assert_eq!((notices.len(), withdrawn), (3, 1));

    let (town, _) = planted_as(NOW, Kind::Plan(PlanAt::Warranty)).await;
    let it = plan(&town);
    assert_eq!(it.state.leg(), Some(PlanLeg::LongTerm));
    let whole: &dyn Town = &town;
    let acceptance: Acceptance = whole.get(it.id).unwrap();
    assert_eq!((acceptance.round, acceptance.open().count()), (2, 0));
    let warranties: Warranties = whole.get(it.id).unwrap();
    let rules = &it.rules().unwrap().renovation.site;
    let soon = warranties.lines.iter();
    let soon = soon.filter(|it| it.ends_soon(NOW.day(), rules)).count();
    assert_eq!(soon, 1);
}

#[tokio::test]
async fn the_demo_gives_hours_in_five_colours() {
    use domain::volunteering::{Activity, ActivityBoard, GivenHours, Posting, Stint};
    let (town, _) = planted(NOW, false).await;
    let coming = town.all::<Activity>().filter(|it| it.ends_at > NOW);
    assert!(coming.count() > 10);
    let kinds: BTreeSet<_> = town
        .all::<GivenHours>()
        .map(|it| it.hours.service)
        .collect();
    assert!(kinds.len() >= 4, "{kinds:?}");
    let hangs = |it: &&Stint| matches!(it.posting, Posting::Posted { .. });
    assert!(town.all::<Stint>().any(|it| hangs(&it)), "some hang still");
    let given: u32 = town.all::<ActivityBoard>().map(|it| it.given).sum();
    let paid: u32 = town.all::<GivenHours>().map(|it| it.hours.minutes).sum();
    assert_eq!(given, paid);
}

#[tokio::test]
async fn neighbours_help_each_other_in_every_state() {
    use domain::volunteering::{
        Agreement, AskedState, CardLine, HelpAsked, HelpWaiting, Introduction, SkillLine,
    };
    let (town, _) = planted(NOW, false).await;
    // Whoever rests stands on no list.
    assert_eq!(town.all::<SkillLine>().count(), 5);
    let asked = |fits: fn(&AskedState) -> bool| {
        let all = town.all::<HelpAsked>();
        all.filter(|it| fits(&it.state)).count()
    };
    assert_eq!(asked(|it| matches!(it, AskedState::Open)), 6);
    assert_eq!(asked(|it| matches!(it, AskedState::Helped { .. })), 1);
    assert_eq!(asked(|it| matches!(it, AskedState::TakenBack { .. })), 1);
    let told = |fits: fn(&Agreement) -> bool| {
        let all = town.all::<Introduction>();
        all.filter(|it| fits(&it.agreement)).count()
    };
    assert_eq!(told(|it| matches!(it, Agreement::Proposed)), 1);
    assert_eq!(told(|it| matches!(it, Agreement::One { .. })), 1);
    assert_eq!(told(|it| matches!(it, Agreement::Both { .. })), 1);
    assert_eq!(told(|it| matches!(it, Agreement::Ended { .. })), 2);
    let alone = town.all::<HelpWaiting>().filter(|it| it.awaits.is_none());
    assert_eq!(alone.count(), 3);
    // Whoever was helped said thanks, and it hangs on the wall.
    assert_eq!(town.all::<CardLine>().count(), 1);
}

// Whoever of the demo may be erased: nothing tells them apart any more but what a rule keeps, every
// number still adds up, and every record can still be read.
#[tokio::test]
async fn anybody_can_be_erased_and_the_neighbourhood_still_adds_up() {
    use domain::members::{Actor, Member};
    use domain::privacy::{
        AskFor, Asked, AtErasure, Command as Privacy, Erase, Proof, at_erasure, known_of,
    };
    use domain::{Command, Line, PrivacyRequestId, Refusal, Town, decide};
    let (town, _) = planted(NOW, false).await;
    let mut members: Vec<Member> = town.all().cloned().collect();
    members.sort_by_key(|it| it.id);
    let staff = super::PersonId(super::derived("worker", 0));
    let later = NOW.plus_days(30);
    let mut erased = 0;
    for member in members {
        let mut town = town.clone();
        let request = PrivacyRequestId(super::derived("test", 0));
        let ask = Privacy::Ask(AskFor {
            id: request,
            community: member.community,
            person: Some(member.id),
            what: Asked::Erasure,
        });
        let erase = Privacy::Erase(Erase {
            request,
            proof: Proof::Certificate,
            reason: Line::new("本人申请注销").unwrap(),
        });
        let known = known_of(&member, &town);
        let by = Actor::of(staff, later.day(), &town);
        let mut refused = None;
        for (command, at) in [(ask, NOW), (erase, later)] {
            match decide(&Command::Privacy(command), &by, at, &town) {
                Ok(changes) => changes.iter().for_each(|it| drop(town.apply(it))),
                // Who has asked already is erased by that request, and not again.
                Err(refusal) => refused = refused.or(Some(refusal)),
            }
        }
        if let Some(refusal) = refused {
            assert!(
                matches!(refusal, Refusal::Privacy { .. } | Refusal::NotYours),
                "{refusal:?}"
            );
            continue;
        }
        erased += 1;
        for record in town.iter() {
            let body = record.body();
            let told = known.is_told_by(&body);
            let kept = matches!(at_erasure(record.kind()), AtErasure::Verbatim(_));
            let sealed = record.kind() == domain::Kind::KeptName;
            assert!(!told || kept || sealed, "{} in {body}", member.name);
            assert_eq!(
                Record::parse(record.kind(), &body).ok().as_ref(),
                Some(&**record)
            );
        }
        for record in domain::rebuilt(&town) {
            let key = record.key();
            let kept: &dyn Town = &town;
            assert_eq!(
                kept.find(key).as_deref(),
                Some(&record),
                "after {}",
                member.name
            );
        }
    }
    // The others hold an office or a seat, and hand that over first.
    assert!(erased > 5, "{erased}");
}
