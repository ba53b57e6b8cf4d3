//! S4 and S5: many tabs, and a storage that is full, cleared or dead. The resident is told every
//! time, and nothing is said to be saved that is not.

use std::rc::Rc;

use domain::councils::{CastBallot, Choice, Command as Councils, Turnout};
use domain::proposals::{Comment, Pulse};
use domain::{Command, CommandId, Line, Refusal};
use offline::store::{Settlement, Store, Vaulted};
use offline::{ActState, Deed, SignIn, Storage, StoreFault, Unsaved};
use testkit::Scene;
use wire::Activate;

fn ballot(scene: &Scene, choice: Choice) -> Command {
    Command::Councils(Councils::CastBallot(CastBallot {
        vote: scene.server.borrow().place.vote,
        choice: choice.into(),
        blind: scene.world.chance.id(0),
    }))
}

fn stored_records(scene: &Scene) -> String {
    let store = Store::Memory(scene.phone.memory.connect());
    let loaded = scene
        .world
        .finish(async move { store.load().await })
        .unwrap();
    let pages = loaded
        .pages
        .iter()
        .map(|page| String::from_utf8_lossy(page));
    pages.collect::<String>() + &serde_json::to_string(&loaded.meta).unwrap()
}

#[test]
fn a_full_storage_is_told_and_nothing_is_said_to_be_saved() {
    let scene = Scene::new(1);
    scene.phone.memory.fail(Some(StoreFault::Quota));
    let refused = scene.say("好。");
    assert_eq!(refused, Err(Unsaved::Storage(StoreFault::Quota)));
    assert_eq!(scene.replica.status().storage, Storage::Quota);
    assert!(scene.replica.acts().is_empty());
    assert!(scene.replica.all::<Comment>().is_empty());
    scene.phone.memory.fail(None);
    let said = scene.say("好。").unwrap();
    assert_eq!(
        scene.replica.status().storage,
        Storage::Ok,
        "there is room again"
    );
    scene.world.pass(5_000);
    assert!(scene.is_counted(said));
    // And told the next time too.
    scene.phone.memory.fail(Some(StoreFault::Quota));
    assert!(scene.say("好。").is_err());
    assert_eq!(scene.replica.status().storage, Storage::Quota);
}

#[test]
fn a_photo_that_is_too_large_is_no_fault_of_the_storage() {
    let scene = Scene::new(16);
    let photo = vec![7; wire::MOST_BLOB_BYTES as usize + 1];
    let kept = scene.run(|replica| async move { replica.keep_photo(photo).await });
    assert_eq!(kept, Err(Unsaved::PhotoTooLarge));
    assert_eq!(scene.replica.status().storage, Storage::Ok);
}

#[test]
fn what_a_full_storage_did_not_take_is_stored_when_it_can() {
    let scene = Scene::new(2);
    scene.phone.memory.fail(Some(StoreFault::Quota));
    let author = scene.server.borrow().place.people[2];
    scene.server.borrow_mut().hear(author, "邻居的意见");
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    assert_eq!(scene.replica.all::<Comment>().len(), 1);
    scene.phone.memory.fail(None);
    scene.server.borrow_mut().hear(author, "又一条");
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    let stored = stored_records(&scene);
    assert!(stored.contains("邻居的意见") && stored.contains("又一条"));
}

#[test]
fn cursors_do_not_pass_a_page_that_was_not_stored() {
    let scene = Scene::new(14);
    let author = scene.server.borrow().place.people[2];
    scene.phone.memory.fail(Some(StoreFault::Quota));
    scene.server.borrow_mut().hear(author, "邻居的意见");
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    scene.phone.memory.fail(None);
    // The cursors move on, and nothing comes with them.
    scene.server.borrow_mut().stir();
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    assert!(stored_records(&scene).contains("邻居的意见"));
}

#[test]
fn a_storage_cleared_under_a_living_tab_is_told_and_filled_again() {
    let scene = Scene::new(3);
    scene.phone.network.cut.set(true);
    let said = scene.say("好。").unwrap();
    let records = scene.replica.records().len();
    scene.phone.memory.wipe();
    scene.world.pass(5_000);
    assert_eq!(scene.replica.status().storage, Storage::Wiped);
    for (tab, _) in scene.phone.tabs() {
        scene.phone.kill_tab(tab);
    }
    let (_, again) = scene.world.finish(Rc::clone(&scene.phone).open_tab());
    assert_eq!(again.records().len(), records);
    assert_eq!(again.acts().len(), 1);
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert_eq!(again.acts()[0].id, said);
    assert!(matches!(again.acts()[0].state, ActState::Counted { .. }));
}

#[test]
fn a_storage_cleared_between_two_visits_is_told() {
    let scene = Scene::new(4);
    for (tab, _) in scene.phone.tabs() {
        scene.phone.kill_tab(tab);
    }
    scene.phone.memory.wipe();
    let (_, again) = scene.world.finish(Rc::clone(&scene.phone).open_tab());
    scene.world.pass(10_000);
    assert_eq!(again.status().storage, Storage::Wiped);
    assert_eq!(again.records().len(), scene.replica.records().len());
}

#[test]
fn a_dead_storage_is_told_and_the_tab_goes_on_in_memory() {
    let scene = Scene::new(5);
    scene.phone.memory.fail(Some(StoreFault::Broken));
    let said = scene.say("好。").unwrap();
    assert_eq!(scene.replica.status().storage, Storage::Broken);
    assert!(!scene.replica.acts()[0].kept);
    scene.world.pass(5_000);
    assert!(scene.is_counted(said));
}

#[test]
fn a_tab_that_does_not_drain_shows_what_the_other_sent_and_read() {
    let scene = Scene::new(6);
    let (_, other) = scene.world.finish(Rc::clone(&scene.phone).open_tab());
    let submitting = other.clone();
    let proposal = ballot(&scene, Choice::Agree);
    let id: CommandId = scene
        .world
        .finish(async move { submitting.submit(proposal).await })
        .unwrap();
    scene.world.pass(5_000);
    for replica in [&scene.replica, &other] {
        let act = replica.acts().remove(0);
        assert_eq!(act.id, id);
        assert!(matches!(act.state, ActState::Counted { .. }));
        assert_eq!(replica.all::<Turnout>()[0].cast, 1);
    }
}

#[test]
fn a_choice_is_nowhere_but_in_the_vault() {
    let scene = Scene::new(7);
    let id = scene.submit(ballot(&scene, Choice::Against)).unwrap();
    assert!(!stored_records(&scene).contains("against\",\"blind"));
    scene.world.pass(5_000);
    assert!(scene.is_counted(id));
    assert!(!stored_records(&scene).contains("\"kind\":\"ballot\""));
}

fn vaulted(scene: &Scene) -> Vaulted {
    let store = Store::Memory(scene.phone.memory.connect());
    let vaulted = scene.world.finish(async move { store.vaulted().await });
    vaulted.unwrap()
}

#[test]
fn a_counted_ballot_leaves_nothing_of_what_it_says_on_the_phone() {
    let scene = Scene::new(14);
    let other = scene.another_tab();
    scene.phone.network.cut.set(true);
    let id = scene.submit(ballot(&scene, Choice::Against)).unwrap();
    assert!(vaulted(&scene).acts[0].contains("against"), "to be sent");
    scene.phone.network.cut.set(false);
    while !scene.is_counted(id) {
        scene.world.pass(50);
        // The turnout of the records with one's own ballot, whichever tab one looks at.
        for replica in [&scene.replica, &other] {
            assert_eq!(replica.all::<Turnout>()[0].cast, 1);
        }
    }
    let kept = vaulted(&scene);
    assert!(kept.acts.is_empty() && kept.receipts.len() == 1);
    let told = |text: &str| text.contains("against") || text.contains("blind");
    assert!(!told(&kept.receipts[0]), "{}", kept.receipts[0]);
    scene.world.pass(5_000);
    let sent = scene.server.borrow().outcomes[&id].body_hash;
    let vote = scene.server.borrow().place.vote;
    for replica in [&scene.replica, &other, &scene.another_tab()] {
        let act = replica.acts().remove(0);
        assert_eq!(act.id, id);
        assert!(matches!(act.state, ActState::Counted { .. }));
        assert_eq!(
            act.deed,
            Deed::Ballot {
                vote,
                hash: sent,
                paper: false
            }
        );
        assert_eq!(replica.all::<Turnout>()[0].cast, 1);
    }
    assert!(!vaulted(&scene).receipts.iter().any(|it| told(it)));
}

#[test]
fn what_a_newer_version_left_here_is_shown_kept_and_asked_about() {
    let scene = Scene::new(15);
    scene.phone.network.cut.set(true);
    let said = scene.say("好。").unwrap();
    let newer = vaulted(&scene).acts.remove(0);
    let id = CommandId(scene.world.chance.id(0));
    let newer = newer.replace(&said.to_string(), &id.to_string());
    let newer = newer.replace("\"say\"", "\"sing\"");
    let store = Store::Memory(scene.phone.memory.connect());
    let text = newer.clone();
    scene
        .world
        .finish(async move { store.keep(id, &text).await })
        .unwrap();
    let again = scene.another_tab();
    scene.phone.network.cut.set(false);
    scene.world.pass(30_000);
    assert!(scene.is_counted(said));
    let of = |replica: &offline::Replica| {
        let acts = replica.acts().into_iter();
        let mut unread = acts.filter(|act| act.state == ActState::Unread);
        unread.next().map(|act| (act.id, act.deed))
    };
    assert_eq!(of(&again), Some((id, Deed::Unread)));
    assert_eq!(vaulted(&scene).acts, std::slice::from_ref(&newer));
    // It is no act one could read and let go of; signing out would, and asks.
    let reader = again.clone();
    scene.world.finish(async move { reader.dismiss(id).await });
    assert_eq!(vaulted(&scene).acts, [newer]);
    let signed_out = scene
        .world
        .finish(async move { again.sign_out(false).await });
    assert!(signed_out.is_err());
}

#[test]
fn an_act_shows_at_once_and_is_not_doubled_by_its_answer() {
    let scene = Scene::new(8);
    let submitted = scene.server.borrow().place.submitted;
    let for_it = |scene: &Scene| {
        let pulses = scene.replica.all::<Pulse>();
        let pulse = pulses.into_iter().find(|pulse| pulse.id == submitted);
        (pulse.unwrap().for_it, scene.replica.all::<Comment>().len())
    };
    scene.phone.network.cut.set(true);
    scene.say("好。").unwrap();
    assert_eq!(for_it(&scene), (1, 1));
    scene.phone.network.cut.set(false);
    for _ in 0..600 {
        scene.world.pass(50);
        assert_eq!(for_it(&scene), (1, 1));
    }
    assert_eq!(scene.replica.status().waiting, 0);
}

#[test]
fn another_person_on_the_same_phone_reads_nothing_of_the_first() {
    let scene = Scene::new(9);
    scene.phone.network.cut.set(true);
    scene.say("好。").unwrap();
    scene.phone.network.cut.set(false);
    scene.server.borrow_mut().forgets_sessions = true;
    scene.world.pass(2_000);
    scene.server.borrow_mut().forgets_sessions = false;
    let first = scene.replica.me();
    scene.sign_in(2);
    assert_ne!(scene.replica.me(), first);
    assert!(scene.replica.acts().is_empty());
    let theirs = domain::Audience::Person(first.unwrap());
    assert!(
        scene
            .replica
            .records()
            .iter()
            .all(|it| it.audience() != theirs)
    );
    assert!(!stored_records(&scene).contains(&theirs.to_string()));
}

#[test]
fn a_wrong_clock_warns_and_is_put_right_by_the_server() {
    let days = 60 * 86_400_000;
    let scene = Scene::with_clock(10, days);
    let off = scene.replica.now().0 - scene.world.now().0;
    assert!(off.abs() < 1_000, "{off}");
    let id = scene.submit(ballot(&scene, Choice::Agree)).unwrap();
    scene.world.pass(5_000);
    assert!(scene.is_counted(id));
}

#[test]
fn a_refusal_the_phone_can_see_is_told_at_once() {
    let scene = Scene::new(11);
    assert_eq!(
        scene.support(false),
        Err(Unsaved::Refused(Refusal::OwnProposal))
    );
    assert!(scene.replica.acts().is_empty());
}

#[test]
fn what_the_phone_cannot_see_yet_is_a_doubt_and_no_refusal() {
    let scene = Scene::new(12);
    let activate = Activate {
        code: "2".to_owned(),
        name: Line::new("司马文").unwrap(),
        claim: domain::members::Claim::Family,
        phone: None,
        otp: None,
        device: Line::new("Android").unwrap(),
    };
    let signed_in = scene.run(|replica| async move {
        let signed_in = replica.sign_in(SignIn::Activate(activate)).await;
        signed_in.map(|_| replica.records().len())
    });
    assert_eq!(signed_in, Ok(0));
    let id = scene.submit(ballot(&scene, Choice::Agree)).unwrap();
    let doubt = scene.replica.acts()[0].warning.clone();
    assert!(matches!(
        doubt,
        Some(Refusal::NoStanding | Refusal::NotFound)
    ));
    scene.world.pass(30_000);
    assert!(scene.is_counted(id));
}

#[test]
fn an_act_the_vault_lost_is_put_back_by_a_tab_that_knows_it() {
    let scene = Scene::new(13);
    scene.phone.network.cut.set(true);
    let said = scene.say("好。").unwrap();
    let store = Store::Memory(scene.phone.memory.connect());
    let lost = Settlement {
        gone: vec![said],
        ..Settlement::default()
    };
    // As after the storage was cleared, and another tab has filled it with what it knew.
    let acts = scene.world.finish(async move {
        let mut meta = store.load().await.unwrap().meta.unwrap();
        meta.generation += 1;
        assert!(store.rewrite(&[], &meta).await.unwrap());
        store.settle(&lost).await.unwrap();
        store.vaulted().await.unwrap().acts.len()
    });
    assert_eq!(acts, 0);
    scene.phone.wake_all(offline::Wake::Told(String::new()));
    scene.world.pass(1_000);
    let store = Store::Memory(scene.phone.memory.connect());
    let vaulted = scene.world.finish(async move { store.vaulted().await });
    assert_eq!(vaulted.unwrap().acts.len(), 1);
}
