//! One phone, several people: what one saved, read and wrote is nobody else's, whatever is late.

use domain::{Audience, PersonId};
use offline::store::Store;
use offline::{ActState, NotDone, SignIn, Storage, StoreFault, Wake};
use testkit::{Scene, activate};
use wire::ProblemCode;

fn person(scene: &Scene, number: usize) -> PersonId {
    scene.server.borrow().place.people[number]
}

fn sees_only_their_own(scene: &Scene, me: Option<PersonId>) {
    for (tab, replica) in scene.phone.tabs() {
        assert_eq!(replica.me(), me, "tab {tab}");
        for record in replica.records() {
            if let Audience::Person(of) = record.audience() {
                assert_eq!(Some(of), me, "tab {tab} shows {record:?}");
            }
        }
    }
}

/// The server fails at this act for now, so that it waits.
fn waiting_act(scene: &Scene) -> domain::CommandId {
    scene.phone.network.cut.set(true);
    let act = scene.say("好。").unwrap();
    scene.server.borrow_mut().broken.insert(act);
    scene.phone.network.cut.set(false);
    scene.world.pass(30_000);
    act
}

#[test]
fn an_act_is_never_sent_as_the_next_persons() {
    let scene = Scene::new(1);
    let act = waiting_act(&scene);
    // Another tab's sign-in has brought its cookie, and this tab has not heard of it yet.
    scene.phone.network.session.set(Some(person(&scene, 2)));
    scene.server.borrow_mut().broken.clear();
    scene.phone.wake_all(Wake::Online);
    scene.world.pass(60_000);
    assert!(scene.server.borrow().outcomes.is_empty());
    sees_only_their_own(&scene, Some(person(&scene, 2)));
    assert!(scene.replica.acts().is_empty());
    scene.sign_in(1);
    scene.world.pass(30_000);
    assert!(scene.is_counted(act));
    let by = scene.server.borrow().outcomes[&act].by;
    assert_eq!(by, person(&scene, 1));
}

#[test]
fn a_late_answer_about_the_session_undoes_no_sign_out() {
    for late in 0..30 {
        let scene = Scene::new(late);
        // After a failure the phone asks who is signed in.
        scene.phone.network.cut.set(true);
        scene.phone.wake_all(Wake::Online);
        scene.world.pass(30_000);
        scene.phone.network.cut.set(false);
        scene.slow_network(3_000);
        scene.phone.wake_all(Wake::Online);
        scene.world.pass(late as i64 * 100);
        scene
            .run(|replica| async move { replica.sign_out(true).await })
            .unwrap();
        scene.world.pass(90_000);
        sees_only_their_own(&scene, None);
        assert_eq!(scene.phone.network.session.get(), None, "late by {late}");
    }
}

#[test]
fn a_late_no_to_the_session_before_pauses_no_new_one() {
    for late in 0..40 {
        let scene = Scene::new(late);
        // The server has let the session go.
        scene.phone.network.session.set(None);
        scene.slow_network(3_000);
        scene.phone.wake_all(Wake::Online);
        scene.world.pass(late as i64 * 50);
        let signed_in = scene.run(|replica| async move {
            let step = SignIn::Activate(activate(1));
            replica.sign_in(step).await
        });
        signed_in.expect("the network is good");
        for _ in 0..80 {
            let paused = scene.replica.status().paused_for_sign_in;
            assert!(!paused, "late by {late}");
            scene.world.pass(50);
        }
        scene.world.pass(90_000);
        sees_only_their_own(&scene, Some(person(&scene, 1)));
        assert!(scene.replica.status().online, "late by {late}");
    }
}

#[test]
fn who_signs_in_too_often_is_told_to_wait() {
    let scene = Scene::new(1);
    let code = ProblemCode::SlowDown;
    scene.phone.network.misled.set(Some(code));
    let told = scene.run(|replica| async move {
        let step = SignIn::Activate(activate(2));
        replica.sign_in(step).await
    });
    let Err(NotDone::Problem(problem)) = told else {
        panic!("{told:?}")
    };
    assert_eq!(problem.code, code);
}

#[test]
fn a_sign_in_in_one_tab_is_kept_while_another_reads_as_a_guest() {
    for late in 0..30 {
        let scene = Scene::new(late);
        scene
            .run(|replica| async move { replica.sign_out(true).await })
            .unwrap();
        scene.world.pass(5_000);
        let other = scene.another_tab();
        scene.phone.slow_storage(30);
        scene.slow_network(1_000);
        let neighbour = person(&scene, 3);
        scene.server.borrow_mut().hear(neighbour, "邻居的意见");
        scene.phone.wake_all(Wake::Visible);
        scene.world.pass(late as i64 * 60);
        let step = SignIn::Activate(activate(2));
        let signed_in = scene.world.finish(async move { other.sign_in(step).await });
        signed_in.unwrap();
        scene.world.pass(60_000);
        sees_only_their_own(&scene, Some(person(&scene, 2)));
        // And after a start without a network.
        scene.phone.network.cut.set(true);
        scene
            .phone
            .tabs()
            .iter()
            .for_each(|(tab, _)| scene.phone.kill_tab(*tab));
        let again = scene.another_tab();
        assert_eq!(again.me(), Some(person(&scene, 2)), "late by {late}");
        assert!(!again.records().is_empty());
    }
}

#[test]
fn who_signs_out_takes_nothing_of_another_along() {
    let scene = Scene::new(2);
    scene.phone.network.failing_uploads.set(u32::MAX);
    let (proposed, photo) = scene.propose().unwrap();
    let first = scene.replica.clone();
    scene
        .world
        .finish(async move { first.save_draft("new", "东门").await });
    scene.sign_in(2);
    let theirs = scene.say("好。").unwrap();
    scene.world.pass(5_000);
    assert!(scene.is_counted(theirs));
    let second = scene.replica.clone();
    scene.world.finish(async move {
        second.save_draft("new", "西门").await;
        second.sign_out(false).await.unwrap();
    });
    scene.phone.network.failing_uploads.set(0);
    scene.sign_in(1);
    scene.world.pass(30_000);
    assert!(scene.is_counted(proposed));
    assert!(scene.server.borrow().has_blob(photo));
    let draft = scene.run(|replica| async move { replica.draft("new").await });
    assert_eq!(draft.as_deref(), Some("东门"));
    // Of the second nothing is left.
    scene.sign_in(2);
    assert!(scene.replica.acts().is_empty());
    let draft = scene.run(|replica| async move { replica.draft("new").await });
    assert_eq!(draft, None);
}

#[test]
fn a_storage_that_lets_go_of_nothing_is_used_no_more() {
    let scene = Scene::new(3);
    let act = waiting_act(&scene);
    scene.phone.memory.fail(Some(StoreFault::Quota));
    scene.sign_in(2);
    scene.phone.memory.fail(None);
    scene.server.borrow_mut().broken.clear();
    scene.phone.wake_all(Wake::Visible);
    scene.world.pass(60_000);
    sees_only_their_own(&scene, Some(person(&scene, 2)));
    assert!(scene.replica.acts().is_empty() && !scene.replica.records().is_empty());
    assert_eq!(scene.replica.status().storage, Storage::Broken);
    assert!(!scene.server.borrow().outcomes.contains_key(&act));
}

#[test]
fn what_was_dropped_by_signing_out_does_not_come_back_through_another_tab() {
    for seed in 0..40 {
        let scene = Scene::new(seed);
        scene.another_tab();
        scene.phone.slow_storage(60);
        let act = waiting_act(&scene);
        scene.world.pass(2_000);
        scene.run(|replica| async move {
            replica.sign_out(true).await.unwrap();
            let again = replica.sign_in(SignIn::Activate(activate(1))).await;
            again.unwrap();
        });
        scene.server.borrow_mut().broken.clear();
        scene.world.pass(60_000);
        sees_only_their_own(&scene, Some(person(&scene, 1)));
        let sent = scene.server.borrow().outcomes.contains_key(&act);
        assert!(!sent, "seed {seed}: it was said to be dropped");
    }
}

#[test]
fn a_reason_that_was_read_does_not_come_back_through_another_tab() {
    for seed in 0..40 {
        let scene = Scene::new(seed);
        let other = scene.another_tab();
        scene.phone.slow_storage(60);
        scene.phone.network.cut.set(true);
        let act = scene.say("好。").unwrap();
        scene.server.borrow_mut().poison.insert(act);
        scene.world.pass(1_000);
        scene.phone.network.cut.set(false);
        scene.phone.wake_all(Wake::Online);
        while !matches!(scene.state(act), Some(ActState::Stuck { .. })) {
            scene.world.pass(5);
        }
        scene.run(|replica| async move { replica.dismiss(act).await });
        scene.world.pass(30_000);
        for replica in [&scene.replica, &other] {
            assert!(
                replica.acts().is_empty(),
                "seed {seed}: {:?}",
                replica.acts()
            );
        }
    }
}

#[test]
fn a_sign_out_that_is_answered_late_takes_nobody_elses_session() {
    for late in 0..30 {
        let scene = Scene::new(late);
        scene.slow_network(4_000);
        let first = scene.replica.clone();
        scene.world.spawn(async move {
            let signed_out = first.sign_out(true).await;
            signed_out.expect("it was said to be dropped");
        });
        scene.world.pass(late as i64 * 150);
        let step = SignIn::Activate(activate(2));
        scene
            .run(|replica| async move { replica.sign_in(step).await })
            .unwrap();
        scene.world.pass(90_000);
        sees_only_their_own(&scene, Some(person(&scene, 2)));
        let session = scene.phone.network.session.get();
        assert_eq!(session, Some(person(&scene, 2)), "late by {late}");
        assert!(!scene.replica.status().paused_for_sign_in);
    }
}

#[test]
fn a_phone_that_has_not_heard_of_the_next_one_says_whom_it_speaks_for() {
    let scene = Scene::new(4);
    scene.phone.network.session.set(Some(person(&scene, 2)));
    let act = scene.say("好。").unwrap();
    scene.world.pass(60_000);
    assert!(scene.server.borrow().outcomes.is_empty());
    sees_only_their_own(&scene, Some(person(&scene, 2)));
    scene.sign_in(1);
    scene.world.pass(30_000);
    assert!(scene.is_counted(act));
}

#[test]
fn what_was_read_before_a_sign_out_is_not_shown_after_it() {
    for late in 0..40 {
        let scene = Scene::new(late);
        scene.phone.slow_storage(200);
        scene.phone.wake_all(Wake::Told(String::new()));
        scene.world.pass(late as i64 * 5);
        let signed_out = scene.run(|replica| async move { replica.sign_out(true).await });
        signed_out.unwrap();
        scene.world.pass(60_000);
        sees_only_their_own(&scene, None);
    }
}

#[test]
fn an_act_that_is_being_saved_while_another_signs_in_waits_for_its_maker() {
    for seed in 0..20 {
        let scene = Scene::new(seed);
        scene.phone.slow_storage(1_000);
        let submitted = scene.server.borrow().place.voted_on;
        let support = domain::proposals::SetSupport {
            proposal: submitted,
            supports: true,
        };
        let command = domain::Command::Proposals(domain::proposals::Command::Support(support));
        let submitting = scene.replica.clone();
        scene.world.spawn(async move {
            let saved = submitting.submit(command).await;
            saved.expect("it is saved, whoever is here by then");
        });
        scene.sign_in(2);
        scene.world.pass(60_000);
        assert!(scene.replica.acts().is_empty(), "seed {seed}");
        let first = person(&scene, 1);
        let theirs = |scene: &Scene| {
            let server = scene.server.borrow();
            assert!(server.outcomes.values().all(|it| it.by == first));
            server.outcomes.len()
        };
        // Sent before the other came, or kept until its maker is back.
        theirs(&scene);
        scene.sign_in(1);
        scene.world.pass(60_000);
        assert_eq!(theirs(&scene), 1, "seed {seed}");
    }
}

#[test]
fn an_answer_that_comes_after_the_sign_out_leaves_nothing_in_the_phone() {
    for late in 0..20 {
        let scene = Scene::new(late);
        scene.slow_network(2_000);
        scene.say("好。").unwrap();
        scene.world.pass(late as i64 * 100);
        let signed_out = scene.run(|replica| async move { replica.sign_out(true).await });
        signed_out.unwrap();
        scene.world.pass(90_000);
        let store = Store::Memory(scene.phone.memory.connect());
        let vaulted = scene.world.finish(async move { store.vaulted().await });
        assert_eq!(vaulted.unwrap(), Default::default(), "late by {late}");
        assert!(scene.replica.acts().is_empty());
    }
}
