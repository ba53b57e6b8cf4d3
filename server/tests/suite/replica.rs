//! The phone's replica and the real server, with nothing played between them but the network.

use domain::members::{Building, Claim, Me};
use domain::proposals::{
    Command as Proposals, Photo, Proposal, Pulse, Say, SetSupport, Stance, Submit,
};
use domain::{Command, Digest, ProposalId, Refusal};
use rstest::rstest;
use serde_json::json;
use testkit::offline::{ActState, SignIn, SignInStep};
use tokio::task::LocalSet;
use wire::{Activate, routes};

use crate::common::{Db, Phone, Village, id, line, prose};

/// Signs somebody of the first home in on a new phone, with the code of its slip.
async fn join(village: &Village, seed: u64, name: &str) -> Phone {
    let homes = village.homes().await;
    let wanted = json!({ "homes": homes[..1] }).to_string();
    let by = village.secretary;
    let slips = village
        .site
        .send("POST", routes::SLIPS, Some(&by), wanted)
        .await;
    let code = slips.json()[0]["code"].as_str().unwrap().to_owned();
    let phone = Phone::new(&village.site, seed).await;
    let activate = Activate {
        code,
        name: line(name),
        claim: Claim::Family,
        phone: None,
        otp: None,
        device: line("Android"),
    };
    let step = phone.replica.sign_in(SignIn::Activate(activate)).await;
    assert!(matches!(step, Ok(SignInStep::SignedIn(_))), "{step:?}");
    phone
        .until("one reads of oneself", |it| !it.all::<Me>().is_empty())
        .await;
    phone
}

fn photo() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 2];
    bytes.resize(150_000, 9);
    bytes
}

fn submission(village: &Village, proposal: ProposalId, photo: Option<Digest>) -> Command {
    let Command::Proposals(Proposals::Submit(it)) = village.submission(proposal) else {
        panic!("a submission")
    };
    let mut details = it.details.clone();
    details.photos = photo
        .map(|hash| Photo {
            hash,
            width: 800,
            height: 600,
            shows: None,
        })
        .into_iter()
        .collect();
    Command::Proposals(Proposals::Submit(Submit { details, ..it }))
}

fn support(proposal: ProposalId) -> Command {
    let supports = true;
    let it = SetSupport { proposal, supports };
    Command::Proposals(Proposals::Support(it))
}

fn say(number: u128, proposal: ProposalId, text: &str) -> Command {
    Command::Proposals(Proposals::Say(Say {
        id: id(number),
        proposal,
        stance: Stance::For,
        text: prose(text),
        answers: None,
    }))
}

async fn counted(phone: &Phone, act: domain::CommandId) {
    phone
        .until("it was counted", |it| {
            let acts = it.acts().into_iter();
            let mut mine = acts.filter(|it| it.id == act);
            mine.any(|it| matches!(it.state, ActState::Counted { .. }))
        })
        .await;
}

#[rstest]
#[tokio::test]
async fn what_one_does_on_a_phone_reaches_the_neighbours(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let here = async {
        let Some(village) = Village::open(db, 1).await else {
            return;
        };
        let proposer = join(&village, 1, "秦招娣").await;
        let proposal = id(700);
        let bytes = photo();
        let hash = proposer.replica.keep_photo(bytes.clone()).await.unwrap();
        let act = submission(&village, proposal, Some(hash));
        let act = proposer.replica.submit(act).await.unwrap();
        counted(&proposer, act).await;
        let path = format!("{}/{hash}", routes::BLOBS);
        let sent = village.site.get(&path, Some(&village.residents[0])).await;
        assert_eq!(sent.body, bytes, "a neighbour sees the photo");

        let neighbour = join(&village, 2, "邱喆").await;
        neighbour
            .until("the proposal is there", |it| {
                it.all::<Proposal>().iter().any(|it| it.id == proposal)
            })
            .await;
        let act = neighbour.replica.submit(support(proposal)).await.unwrap();
        counted(&neighbour, act).await;
        neighbour
            .until("the records say it themselves", |it| {
                let pulses = it.all::<Pulse>().into_iter();
                let mut mine = pulses.filter(|it| it.id == proposal);
                mine.any(|it| it.supporters == 2) && it.status().last_pulled_at.is_some()
            })
            .await;
        let community = village.site.state.communities.get(village.community).await;
        let supporters = community.unwrap().look(|town| {
            let mut pulses = town.all::<Pulse>();
            pulses.find(|it| it.id == proposal).unwrap().supporters
        });
        assert_eq!(supporters, 2);
    };
    LocalSet::new().run_until(here).await;
}

#[rstest]
#[tokio::test]
async fn an_act_whose_answer_was_lost_is_done_once(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let here = async {
        let Some(village) = Village::open(db, 1).await else {
            return;
        };
        let phone = join(&village, 3, "秦招娣").await;
        let proposal = id(700);
        phone.way.loses.set(2);
        let act = submission(&village, proposal, None);
        let act = phone.replica.submit(act).await.unwrap();
        counted(&phone, act).await;
        assert_eq!((phone.way.loses.get(), phone.way.pushes.get()), (0, 3));
        let rows = village.site.state.store.rows_after(village.community, 0);
        let rows = rows.await.unwrap().into_iter();
        let proposals = rows.filter(|row| row.key.id == proposal.0).count();
        assert_eq!(proposals, 2, "the proposal and its pulse, once each");
    };
    LocalSet::new().run_until(here).await;
}

#[rstest]
#[tokio::test]
async fn what_a_rule_refuses_is_told_and_holds_back_its_own_lane_alone(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let here = async {
        let Some(mut village) = Village::open(db, 1).await else {
            return;
        };
        let author = village.residents[0];
        let (gone, open) = (id(700), id(701));
        for proposal in [gone, open] {
            village.done(&author, village.submission(proposal)).await;
        }
        let phone = join(&village, 4, "邱喆").await;
        phone
            .until("both proposals are there", |it| {
                it.all::<Proposal>().len() == 2
            })
            .await;
        phone.way.cut.set(true);
        let replica = &phone.replica;
        let first = replica.submit(say(800, gone, "第一句")).await.unwrap();
        let second = replica.submit(say(801, gone, "第二句")).await.unwrap();
        let third = replica.submit(support(open)).await.unwrap();
        let withdraw = domain::proposals::Withdraw {
            proposal: gone,
            reason: None,
        };
        let withdraw = Proposals::Withdraw(withdraw);
        village.done(&author, withdraw).await;
        phone.way.cut.set(false);
        counted(&phone, third).await;
        let state = |act| {
            let acts = phone.replica.acts().into_iter();
            let mut mine = acts.filter(|it| it.id == act);
            mine.next().map(|it| it.state)
        };
        let stage = domain::proposals::Stage::Withdrawn;
        let Some(ActState::Refused { refusal, .. }) = state(first) else {
            panic!("{:?}", state(first))
        };
        assert_eq!(refusal, Refusal::ProposalNotThere { stage });
        // The server did not look at it, so it waits and may be sent when the first one was read.
        assert_eq!(state(second), Some(ActState::Saved));
        phone.replica.dismiss(first).await;
        phone
            .until("the second one is answered", |it| {
                let acts = it.acts().into_iter();
                let mut mine = acts.filter(|it| it.id == second);
                mine.any(|it| matches!(it.state, ActState::Refused { .. }))
            })
            .await;
    };
    LocalSet::new().run_until(here).await;
}

#[rstest]
#[tokio::test]
async fn a_dead_cookie_keeps_a_guest_from_nothing(#[values(Db::Sqlite, Db::Postgres)] db: Db) {
    let here = async {
        let Some(village) = Village::open(db, 1).await else {
            return;
        };
        let mut dead = village.residents[0].token;
        dead.secret = [7; 32];
        let pair = dead
            .set()
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        // What a browser keeps when all that a page stored was wiped.
        let guest = Phone::with_cookie(&village.site, 5, Some(pair.clone())).await;
        guest
            .until("the town is there", |it| !it.all::<Building>().is_empty())
            .await;
        assert_ne!(*guest.way.cookie.borrow(), Some(pair));
    };
    LocalSet::new().run_until(here).await;
}
