//! S4: many tabs, old tabs, and clocks that jump. Every tab shows the same.

use offline::{ActState, Replica, Wake};
use testkit::{Locks, Scene};

fn state(replica: &Replica, id: domain::CommandId) -> Option<ActState> {
    let acts = replica.acts().into_iter();
    acts.filter(|act| act.id == id).map(|act| act.state).next()
}

#[test]
fn an_act_on_its_way_is_on_its_way_in_every_tab() {
    let scene = Scene::new(1);
    let other = scene.another_tab();
    scene.slow_network(20_000);
    let submitting = other.clone();
    let submitted = scene.server.borrow().place.voted_on;
    let support = domain::proposals::SetSupport {
        proposal: submitted,
        supports: true,
    };
    let command = domain::Command::Proposals(domain::proposals::Command::Support(support));
    let id = scene
        .world
        .finish(async move { submitting.submit(command).await })
        .unwrap();
    assert_eq!(state(&other, id), Some(ActState::Saved));
    scene.world.pass(500);
    let late = scene.another_tab();
    scene.world.pass(500);
    for (tab, replica) in [&scene.replica, &other, &late].into_iter().enumerate() {
        assert_eq!(state(replica, id), Some(ActState::Sent), "tab {tab}");
    }
    scene.slow_network(40);
    scene.world.pass(120_000);
    for replica in [&scene.replica, &other, &late] {
        assert!(matches!(state(replica, id), Some(ActState::Counted { .. })));
    }
}

#[test]
fn what_a_dead_tab_had_sent_is_on_its_way_no_more() {
    let scene = Scene::new(2);
    let other = scene.another_tab();
    scene.slow_network(20_000);
    let id = scene.say("好。").unwrap();
    scene.world.pass(500);
    assert_eq!(state(&other, id), Some(ActState::Sent));
    scene.phone.network.cut.set(true);
    let (tab, _) = scene.phone.tabs().remove(0);
    scene.phone.kill_tab(tab);
    scene.world.pass(35_000);
    assert_eq!(state(&other, id), Some(ActState::Saved));
    scene.phone.network.cut.set(false);
    scene.slow_network(40);
    scene.phone.wake_all(Wake::Online);
    scene.world.pass(60_000);
    assert!(matches!(state(&other, id), Some(ActState::Counted { .. })));
}

#[test]
fn every_tab_says_that_there_is_no_session_and_no_network() {
    let scene = Scene::new(3);
    let other = scene.another_tab();
    scene.server.borrow_mut().forgets_sessions = true;
    scene.say("好。").unwrap();
    scene.world.pass(30_000);
    assert!(scene.replica.status().paused_for_sign_in);
    assert!(other.status().paused_for_sign_in);
    scene.server.borrow_mut().forgets_sessions = false;
    scene.world.pass(60_000);
    assert!(!other.status().paused_for_sign_in && other.status().online);
}

#[test]
fn tabs_that_all_drive_leave_no_hole_in_what_is_stored() {
    for seed in 0..60 {
        let scene = Scene::with(seed, 0, Locks::Broken);
        scene.another_tab();
        scene.another_tab();
        scene.phone.slow_storage(150);
        scene.slow_network(400);
        let neighbour = scene.server.borrow().place.people[3];
        for number in 0..12 {
            scene
                .server
                .borrow_mut()
                .hear(neighbour, &format!("第{number}条"));
            scene.phone.wake_all(Wake::Online);
            scene.world.pass(scene.world.chance.below(600) as i64);
        }
        // Sooner than any tab looks by itself.
        scene.world.pass(20_000);
        let shown = scene.replica.records().len();
        for (tab, replica) in scene.phone.tabs() {
            let heard = replica.all::<domain::proposals::Comment>().len();
            assert_eq!(heard, 12, "seed {seed}, tab {tab}");
        }
        scene.phone.network.cut.set(true);
        scene
            .phone
            .tabs()
            .iter()
            .for_each(|(tab, _)| scene.phone.kill_tab(*tab));
        let again = scene.another_tab();
        assert_eq!(again.records().len(), shown, "seed {seed}");
    }
}

#[test]
fn a_clock_set_back_leaves_no_phone_without_a_driver() {
    let scene = Scene::with(4, 0, Locks::Unknown);
    let (tab, _) = scene.phone.tabs().remove(0);
    scene.phone.kill_tab(tab);
    scene.phone.ahead_ms.set(-3 * 86_400_000);
    let again = scene.another_tab();
    scene.world.pass(30_000);
    let submitted = scene.server.borrow().place.voted_on;
    let support = domain::proposals::SetSupport {
        proposal: submitted,
        supports: true,
    };
    let command = domain::Command::Proposals(domain::proposals::Command::Support(support));
    let submitting = again.clone();
    let id = scene
        .world
        .finish(async move { submitting.submit(command).await })
        .unwrap();
    scene.world.pass(30_000);
    assert!(matches!(state(&again, id), Some(ActState::Counted { .. })));
}

#[test]
fn an_old_tab_says_reload_and_loses_neither_draft_nor_act() {
    let scene = Scene::new(5);
    let other = scene.another_tab();
    let drafting = scene.replica.clone();
    scene
        .world
        .finish(async move { drafting.save_draft("new", "东门").await });
    scene.server.borrow_mut().schema += 1;
    scene.phone.wake_all(Wake::Visible);
    scene.world.pass(120_000);
    for replica in [&scene.replica, &other] {
        assert!(replica.status().reload_needed);
    }
    // It still takes in what is typed and done.
    let drafting = scene.replica.clone();
    scene
        .world
        .finish(async move { drafting.save_draft("new", "东门加坡道").await });
    let act = scene.say("好。").unwrap();
    scene.world.pass(600_000);
    assert_eq!(scene.state(act), Some(ActState::Saved));
    assert!(scene.server.borrow().outcomes.is_empty());
    // Reloaded, by a program as new as the server.
    scene.server.borrow_mut().schema -= 1;
    scene
        .phone
        .tabs()
        .iter()
        .for_each(|(tab, _)| scene.phone.kill_tab(*tab));
    let again = scene.another_tab();
    let reading = again.clone();
    let draft = scene
        .world
        .finish(async move { reading.draft("new").await });
    assert_eq!(draft.as_deref(), Some("东门加坡道"));
    scene.world.pass(30_000);
    assert!(matches!(state(&again, act), Some(ActState::Counted { .. })));
}

#[test]
fn a_counted_act_never_vanishes_while_tabs_overtake_each_other() {
    for seed in 0..40 {
        let scene = Scene::with(seed, 0, Locks::Broken);
        let other = scene.another_tab();
        scene.phone.slow_storage(150);
        scene.slow_network(300);
        let neighbour = scene.server.borrow().place.people[3];
        scene.say("好。").unwrap();
        let comments = |replica: &Replica| {
            let all = replica.all::<domain::proposals::Comment>();
            all.iter()
                .filter(|it| it.text.to_string() == "好。")
                .count()
        };
        scene.world.pass(1_000);
        for step in 0..200 {
            if step % 40 == 0 {
                scene.server.borrow_mut().hear(neighbour, "邻居的意见");
                scene.phone.wake_all(Wake::Online);
            }
            scene.world.pass(50);
            for (tab, replica) in [&scene.replica, &other].into_iter().enumerate() {
                assert_eq!(comments(replica), 1, "seed {seed}, step {step}, tab {tab}");
            }
        }
    }
}
