//! Owners' decisions as they travel: one act of each kind, who may try them, who reads what of a
//! ballot, and what a place without binding votes answers.

use domain::councils::Choice;
use domain::members::{Claim, ClaimHome};
use domain::owners::{
    Answer, AssemblyState, CallAssembly, CastOwnersBallot, CloseOwnersVote, Command, Force,
    FreezeRoll, Item, Matter, OpenAdvisory, OpenOwnersVote, OpinionResult, OwnersFault,
    OwnersResult, OwnersTurnout, ParkingPolicy, Policy, PostAssembly, PostOwnersResult, Scope,
};
use domain::{AssemblyId, Refusal, Town, rebuilt};
use rstest::rstest;
use serde_json::{Value, json};
use uuid::Uuid;
use wire::routes::{CHANGES, EXPORTS, SESSION};
use wire::{SessionInfo, Verdict};

use crate::common::{Db, Device, Village, id, line, prose};

const SOME: &str = "00000000-0000-0000-0000-000000000005";

/// One of each, about an assembly that is not there.
pub fn one_of_each(compound: domain::CompoundId) -> Vec<domain::Command> {
    let about = || json!({ "assembly": SOME });
    let acts = [
        ("call_assembly", called(compound)),
        ("post_assembly", about()),
        ("freeze_roll", about()),
        ("open_owners_vote", about()),
        ("open_advisory", about()),
        (
            "cast_owners_ballot",
            json!({ "assembly": SOME, "head": SOME, "answers": [], "blind": SOME }),
        ),
        (
            "note_served",
            json!({ "id": SOME, "assembly": SOME, "heads": [], "by": "texted" }),
        ),
        (
            "enter_owners_paper",
            json!({
                "id": SOME, "assembly": SOME, "head": SOME, "number": "x", "voice": "owner",
                "answers": [], "witness": SOME, "blind": SOME,
            }),
        ),
        (
            "witness_owners_paper",
            json!({ "assembly": SOME, "paper": SOME, "saw": true }),
        ),
        (
            "log_visit",
            json!({
                "id": SOME, "assembly": SOME, "building": SOME, "head": SOME, "found": "told",
            }),
        ),
        (
            "hand_out_owners_paper",
            json!({ "assembly": SOME, "number": 1, "head": SOME }),
        ),
        (
            "return_owners_paper",
            json!({ "assembly": SOME, "number": 1, "became": "back" }),
        ),
        (
            "give_mandate",
            json!({ "id": SOME, "agent": SOME, "errands": ["vote"], "until": 0 }),
        ),
        (
            "enter_mandate",
            json!({
                "id": SOME, "head": SOME, "agent": SOME, "photo": "0".repeat(64),
                "errands": ["vote"], "until": 0,
            }),
        ),
        ("end_mandate", json!({ "mandate": SOME })),
        ("close_owners_vote", about()),
        (
            "post_owners_result",
            json!({ "assembly": SOME, "witnesses": [] }),
        ),
        (
            "cancel_assembly",
            json!({ "assembly": SOME, "reason": "x" }),
        ),
    ];
    let acts = acts.into_iter().map(|(name, body)| {
        let travels = json!({ "owners": { name: body } });
        serde_json::from_value(travels).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    });
    acts.collect()
}

fn called(compound: domain::CompoundId) -> Value {
    json!({
        "id": SOME, "compound": compound, "caller": "x", "title": "x",
        "scope": { "compound": SOME }, "force": "advisory", "extraordinary": false,
        "items": [], "silence": "strict", "opens_at": 0, "closes_at": 1,
    })
}

/// Who may try one of them: written here by hand, apart from the table it checks.
pub fn may(act: &str, role: &str) -> Option<bool> {
    let staff = role == "secretary" || role == "staff";
    let belongs = staff || ["resident", "tenant", "convener", "grid worker"].contains(&role);
    Some(match act {
        "owners.call_assembly"
        | "owners.post_assembly"
        | "owners.freeze_roll"
        | "owners.open_owners_vote"
        | "owners.open_advisory"
        | "owners.note_served"
        | "owners.hand_out_owners_paper"
        | "owners.return_owners_paper"
        | "owners.enter_mandate"
        | "owners.close_owners_vote"
        | "owners.post_owners_result"
        | "owners.cancel_assembly" => staff,
        "owners.log_visit" | "owners.enter_owners_paper" => staff || role == "grid worker",
        "owners.cast_owners_ballot"
        | "owners.witness_owners_paper"
        | "owners.give_mandate"
        | "owners.end_mandate" => belongs,
        _ => return None,
    })
}

const ASSEMBLY: AssemblyId = AssemblyId(Uuid::from_u128(70));

fn call(village: &Village) -> CallAssembly {
    let now = village.site.clock.now();
    CallAssembly {
        id: ASSEMBLY,
        compound: village.compound,
        caller: line("业主委员会"),
        title: line("小区改造二期方案"),
        scope: Scope::Compound(village.compound),
        force: Force::Statutory,
        extraordinary: false,
        items: vec![Item {
            matter: Matter::Rebuild,
            title: line("改不改"),
            text: prose("同意按方案改造吗？"),
            proposal: None,
            affects: None,
            cost: None,
        }],
        about_parking: false,
        parking: ParkingPolicy::Exclude,
        silence: Policy::Strict,
        rule_text: None,
        opens_at: now.plus_days(16),
        closes_at: now.plus_days(30),
    }
}

/// Beijing 35: a vote here would bind nobody, and the refusal says under which rules.
#[rstest]
#[case("beijing")]
#[case("national")]
#[tokio::test]
async fn where_the_law_wants_its_own_system_no_binding_vote_is_called(#[case] pack: &str) {
    let mut village = Village::open_under(Db::Sqlite, 1, pack).await.unwrap();
    let secretary = village.secretary;
    let call = call(&village);
    let verdict = village
        .act(&secretary, Command::CallAssembly(call.clone()))
        .await;
    let Verdict::Refused { refusal } = verdict else {
        panic!("{pack} does not bind here");
    };
    let Refusal::Owners {
        fault: OwnersFault::NotBindingHere { pack: found },
    } = refusal
    else {
        panic!("{refusal:?}");
    };
    assert_eq!(found.name, pack);
    let asked = CallAssembly {
        force: Force::Advisory,
        ..call
    };
    let (opens_at, closes_at) = (asked.opens_at, asked.closes_at);
    village.done(&secretary, Command::CallAssembly(asked)).await;
    let assembly = ASSEMBLY;
    for act in [
        Command::PostAssembly(PostAssembly { assembly }),
        Command::FreezeRoll(FreezeRoll { assembly }),
    ] {
        village.done(&secretary, act).await;
    }
    village.site.clock.set(opens_at);
    // Nor is what was called as an asking opened as a vote.
    let binding = Command::OpenOwnersVote(OpenOwnersVote { assembly });
    let verdict = village.act(&secretary, binding).await;
    let other = OwnersFault::OtherForce.into();
    assert_eq!(verdict, Verdict::Refused { refusal: other });
    let open = Command::OpenAdvisory(OpenAdvisory { assembly });
    village.done(&secretary, open).await;
    village.site.clock.set(closes_at);
    let close = Command::CloseOwnersVote(CloseOwnersVote {
        assembly,
        without: Vec::new(),
    });
    village.done(&secretary, close).await;
    // Numbers come out, and nothing that passed; they are taken elsewhere in one archive.
    look(&village, |town| {
        let town: &dyn Town = town;
        assert!(town.has::<OpinionResult>(assembly));
        assert!(!town.has::<OwnersResult>(assembly));
    })
    .await;
    let archive = format!("{EXPORTS}/owners-{assembly}.zip");
    let taken = village.site.get(&archive, Some(&secretary)).await;
    assert_eq!(taken.status.as_u16(), 200);
    assert!(taken.body.starts_with(b"PK"));
    let neighbour = village.residents[0];
    let refused = village.site.get(&archive, Some(&neighbour)).await;
    assert_eq!(refused.status.as_u16(), 403);
    // A document is offered where this program makes one, and nowhere else.
    let told = village.site.get(SESSION, Some(&secretary)).await.text();
    let told: SessionInfo = serde_json::from_str(&told).unwrap();
    let document = format!("{EXPORTS}/owners-{assembly}.pdf");
    let taken = village.site.get(&document, Some(&secretary)).await;
    let expected = if told.pdf { 200 } else { 404 };
    assert_eq!(taken.status.as_u16(), expected);
    assert_eq!(taken.body.starts_with(b"%PDF-"), told.pdf);
    assert!(cfg!(feature = "pdf") || !told.pdf);
    let refused = village.site.get(&document, Some(&neighbour)).await;
    assert_eq!(refused.status.as_u16(), 403);
}

/// Lets the owners of the first homes sign in, and opens a binding vote.
async fn opened(village: &mut Village) -> Vec<Device> {
    let homes = village.homes().await;
    let mut owners = Vec::new();
    for (number, home) in homes.iter().enumerate().take(3) {
        let person = id(5_000 + number as u128);
        let (name, tail) = village.holder(*home).await;
        let claim = ClaimHome {
            community: village.community,
            home: *home,
            name,
            claim: Claim::Owner { tail },
            person,
            phone: None,
        };
        village
            .system(domain::members::Command::ClaimHome(claim))
            .await;
        owners.push(village.site.sign_in(village.community, person, 0).await);
    }
    let secretary = village.secretary;
    let (call, assembly) = (call(village), ASSEMBLY);
    let opens_at = call.opens_at;
    village.done(&secretary, Command::CallAssembly(call)).await;
    // Nobody but staff reads it before it is posted.
    let read = village.site.get(CHANGES, Some(&owners[0])).await.text();
    assert!(!read.contains("\"kind\":\"assembly\""));
    for act in [
        Command::PostAssembly(PostAssembly { assembly }),
        Command::FreezeRoll(FreezeRoll { assembly }),
    ] {
        village.done(&secretary, act).await;
    }
    village.site.clock.set(opens_at);
    let open = Command::OpenOwnersVote(OpenOwnersVote { assembly });
    village.done(&secretary, open).await;
    owners
}

async fn look<T>(village: &Village, read: impl FnOnce(&domain::Plain) -> T) -> T {
    let community = village.site.state.communities.home().await.unwrap();
    community.look(read)
}

/// V11: every reader there is reads everything they may, and nobody reads what a ballot says; the
/// vote goes through to its posted result, and the result folds again out of what is stored.
#[tokio::test]
async fn nobody_reads_what_a_ballot_says_and_the_result_is_a_fold() {
    let mut village = Village::open_under(Db::Sqlite, 2, "linjiang")
        .await
        .unwrap();
    let owners = opened(&mut village).await;
    let assembly = ASSEMBLY;
    for (number, owner) in owners.iter().enumerate() {
        let head = look(&village, |town| {
            let mut voices = town.all::<domain::owners::MyVoice>();
            voices.find(|it| it.person == owner.person).unwrap().voter
        })
        .await;
        let choice = if number == 0 {
            Choice::Against
        } else {
            Choice::Agree
        };
        let cast = CastOwnersBallot {
            assembly,
            head,
            answers: vec![Answer::Choice(choice)],
            blind: Uuid::from_u128(number as u128),
        };
        village.done(owner, Command::CastOwnersBallot(cast)).await;
    }
    let mut readers = owners.clone();
    readers.extend([village.secretary, village.convener, village.residents[0]]);
    let mut seen = 0;
    for reader in readers.iter().map(Some).chain([None]) {
        let read = village.site.get(CHANGES, reader).await.text();
        for word in ["\"against\"", "\"owners_ballot\"", "\"said\""] {
            assert!(!read.contains(word), "{word}");
        }
        seen += usize::from(read.contains("\"kind\":\"owners_cast\""));
    }
    // That a head has voted is for staff.
    assert_eq!(seen, 1);
    let turnout: OwnersTurnout =
        look(&village, |town| (town as &dyn Town).get(assembly).unwrap()).await;
    assert_eq!(turnout.cast.heads, 3);

    village
        .site
        .clock
        .set(village.site.clock.now().plus_days(15));
    let secretary = village.secretary;
    let close = CloseOwnersVote {
        assembly,
        without: Vec::new(),
    };
    village
        .done(&secretary, Command::CloseOwnersVote(close))
        .await;
    let resident = village.residents[0];
    let read = village.site.get(CHANGES, Some(&resident)).await.text();
    assert!(
        !read.contains("\"owners_result\""),
        "not before it is posted"
    );
    let post = PostOwnersResult {
        assembly,
        witnesses: vec![line("街道 周工"), line("业主 石秀兰")],
    };
    village
        .done(&secretary, Command::PostOwnersResult(post))
        .await;
    let read = village.site.get(CHANGES, None).await.text();
    assert!(read.contains("\"owners_result\""));
    look(&village, |town| {
        let town_: &dyn Town = town;
        let result: OwnersResult = town_.get(assembly).unwrap();
        let tally = result.decided[0].tally;
        assert_eq!((tally.agree.heads, tally.against.heads), (2, 1));
        let again = rebuilt(town);
        assert!(again.contains(&result.into()));
        let posted: domain::owners::Assembly = town_.get(assembly).unwrap();
        assert!(matches!(posted.state, AssemblyState::Public { .. }));
    })
    .await;
}
