//! S2: the queue always drains.

use domain::proposals::{Command as Proposals, Say, Stance};
use domain::{Command, Prose};
use offline::ActState;
use testkit::Scene;
use wire::ProblemCode;

#[test]
fn after_any_number_of_failed_uploads_the_queue_drains_untouched() {
    for failing in 1..=50 {
        let scene = Scene::new(u64::from(failing));
        scene.phone.network.failing_uploads.set(failing);
        let (proposed, photo) = scene.propose().unwrap();
        let said = scene.say("好。").unwrap();
        while scene.phone.network.failing_uploads.get() > 0 {
            scene.world.pass(1_000);
        }
        scene.world.pass(30_000);
        assert!(scene.is_counted(proposed), "{failing} failures");
        assert!(scene.is_counted(said), "{failing} failures");
        assert!(scene.server.borrow().has_blob(photo));
    }
}

#[test]
fn an_act_whose_photo_is_not_up_holds_up_nobody_else() {
    let scene = Scene::new(1);
    scene.phone.network.failing_uploads.set(u32::MAX);
    let (proposed, _) = scene.propose().unwrap();
    let said = scene.say("好。").unwrap();
    scene.world.pass(30_000);
    assert_eq!(scene.state(proposed), Some(ActState::Saved));
    assert!(scene.is_counted(said));
}

#[test]
fn a_day_without_a_session_loses_nothing_and_ends_untouched() {
    let scene = Scene::new(2);
    scene.server.borrow_mut().forgets_sessions = true;
    let acts = [
        scene.say("一").unwrap(),
        scene.say("二").unwrap(),
        scene.support(true).unwrap(),
    ];
    scene.world.pass(24 * 3_600_000);
    let status = scene.replica.status();
    assert!(status.paused_for_sign_in && status.waiting == 3);
    assert!(scene.server.borrow().outcomes.is_empty());
    scene.server.borrow_mut().forgets_sessions = false;
    scene.world.pass(30_000);
    assert!(acts.iter().all(|id| scene.is_counted(*id)));
    assert!(!scene.replica.status().paused_for_sign_in);
}

#[test]
fn one_act_the_server_cannot_read_does_not_stop_the_others() {
    for place in 0..7 {
        let scene = Scene::new(100 + place);
        scene.phone.network.cut.set(true);
        let mut acts = Vec::new();
        for number in 0..7 {
            let id = if number == place {
                let (proposed, _) = scene.propose().unwrap();
                scene.server.borrow_mut().poison.insert(proposed);
                proposed
            } else {
                scene.say("好。").unwrap()
            };
            acts.push(id);
        }
        scene.phone.network.cut.set(false);
        scene.world.pass(60_000);
        for (number, id) in acts.iter().enumerate() {
            if number as u64 == place {
                let stuck = matches!(
                    scene.state(*id),
                    Some(ActState::Stuck {
                        problem: ProblemCode::Malformed,
                        ..
                    })
                );
                assert!(stuck, "{:?}", scene.state(*id));
            } else {
                assert!(scene.is_counted(*id), "act {number}, poison at {place}");
            }
        }
        let status = scene.replica.status();
        assert_eq!((status.waiting, status.unsent), (0, 1));
    }
}

#[test]
fn a_refused_act_blocks_its_own_lane_until_it_was_read() {
    let scene = Scene::new(3);
    scene.phone.network.cut.set(true);
    let voted_on = scene.server.borrow().place.voted_on;
    let first = scene.support(true).unwrap();
    let second = scene
        .submit(Command::Proposals(Proposals::Say(Say {
            id: scene.world.chance.id(0).into(),
            proposal: voted_on,
            stance: Stance::For,
            text: Prose::new("好。").unwrap(),
            answers: None,
        })))
        .unwrap();
    let elsewhere = scene.say("好。").unwrap();
    scene.server.borrow_mut().poison.insert(first);
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert!(matches!(scene.state(first), Some(ActState::Stuck { .. })));
    assert!(scene.is_counted(elsewhere));
    assert_eq!(scene.state(second), Some(ActState::Saved));
    let replica = scene.replica.clone();
    scene
        .world
        .finish(async move { replica.dismiss(first).await });
    scene.world.pass(5_000);
    assert!(scene.is_counted(second));
}

#[test]
fn an_act_handed_in_again_goes_ahead_of_what_waited_behind_the_refused_one() {
    let scene = Scene::new(11);
    scene.phone.network.cut.set(true);
    let (proposed, _) = scene.propose().unwrap();
    let acts = scene.replica.acts();
    let submit = acts[0].deed.command().unwrap().clone();
    let Command::Proposals(Proposals::Submit(it)) = &submit else {
        panic!("it was proposed");
    };
    let said = scene.say_about(it.id, "好。").unwrap();
    scene.server.borrow_mut().poison.insert(proposed);
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert!(
        scene.replica.acts()[0].held,
        "it waits behind the refused one"
    );
    let again = scene.submit(submit).unwrap();
    scene.world.pass(30_000);
    assert_eq!(scene.state(proposed), None);
    assert!(scene.is_counted(again) && scene.is_counted(said));
}

#[test]
fn signing_out_asks_before_it_drops_what_is_not_sent() {
    let scene = Scene::new(4);
    scene.phone.network.cut.set(true);
    scene.say("好。").unwrap();
    let replica = scene.replica.clone();
    let asked = scene.world.finish(async move {
        let asked = replica.sign_out(false).await;
        replica.sign_out(true).await.unwrap();
        asked
    });
    assert_eq!(asked.unwrap_err().count, 1);
    assert!(scene.replica.me().is_none() && scene.replica.records().is_empty());
    // The server hears of it as soon as it can.
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert_eq!(scene.phone.network.session.get(), None);
    assert!(scene.server.borrow().outcomes.is_empty());
}

#[test]
fn one_act_the_server_fails_at_does_not_stop_the_others_and_is_not_given_up() {
    for place in 0..5 {
        let scene = Scene::new(200 + place);
        scene.phone.network.cut.set(true);
        let acts: Vec<_> = (0..5).map(|_| scene.say("好。").unwrap()).collect();
        let (bad, _) = scene.propose().unwrap();
        scene.server.borrow_mut().broken.insert(bad);
        scene.phone.network.cut.set(false);
        scene.world.pass(60_000);
        assert!(acts.iter().all(|id| scene.is_counted(*id)), "{place}");
        assert_eq!(scene.state(bad), Some(ActState::Saved));
        scene.server.borrow_mut().broken.clear();
        scene.world.pass(30_000);
        assert!(scene.is_counted(bad));
    }
}

#[test]
fn a_server_that_is_busy_with_photos_is_left_alone_as_long_as_it_asks() {
    let scene = Scene::new(5);
    scene.server.borrow_mut().busy_with_photos_ms = Some(60_000);
    let (proposed, _) = scene.propose().unwrap();
    let said = scene.say("好。").unwrap();
    scene.world.pass(50_000);
    let asked = scene.server.borrow().asked_about_photos.len();
    assert_eq!(asked, 1, "it named a time");
    assert!(scene.is_counted(said));
    scene.server.borrow_mut().busy_with_photos_ms = None;
    scene.world.pass(60_000);
    assert!(scene.is_counted(proposed));
}

#[test]
fn an_act_whose_photo_is_refused_goes_and_is_told_why() {
    let scene = Scene::new(6);
    scene.server.borrow_mut().refuses_photos = true;
    let (proposed, _) = scene.propose().unwrap();
    scene.world.pass(30_000);
    assert!(scene.server.borrow().outcomes.contains_key(&proposed));
    assert_eq!(scene.replica.status().waiting, 0);
}

#[test]
fn what_is_wrong_with_the_way_there_gives_up_no_act() {
    let scene = Scene::new(7);
    scene.phone.network.misled.set(Some(ProblemCode::Foreign));
    let said = scene.say("好。").unwrap();
    scene.world.pass(120_000);
    assert_eq!(scene.state(said), Some(ActState::Saved));
    scene.phone.network.misled.set(None);
    scene.world.pass(30_000);
    assert!(scene.is_counted(said));
}

#[test]
fn a_server_that_was_brought_back_from_a_backup_is_read_again() {
    let scene = Scene::new(8);
    let neighbour = scene.server.borrow().place.people[3];
    let backup = scene.server.borrow().clone();
    for number in 0..5 {
        scene
            .server
            .borrow_mut()
            .hear(neighbour, &format!("第{number}条"));
    }
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    *scene.server.borrow_mut() = backup;
    scene.server.borrow_mut().hear(neighbour, "重来");
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(90_000);
    let comments = scene.replica.all::<domain::proposals::Comment>();
    let texts: Vec<_> = comments.iter().map(|it| it.text.to_string()).collect();
    assert_eq!(texts, ["重来"]);
}

#[test]
fn a_restored_server_that_came_further_than_the_phone_had_read_is_read_again() {
    let scene = Scene::new(11);
    let neighbour = scene.server.borrow().place.people[3];
    let hear = |text: String| scene.server.borrow_mut().hear(neighbour, &text);
    let backup = scene.server.borrow().clone();
    (0..5).for_each(|number| hear(format!("没发生过的第{number}条")));
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(5_000);
    scene.phone.network.cut.set(true);
    let said = scene.say("没送出的。").unwrap();
    *scene.server.borrow_mut() = backup;
    scene.server.borrow_mut().history = uuid::Uuid::from_u128(2);
    (0..9).for_each(|number| hear(format!("第{number}条")));
    scene.phone.network.cut.set(false);
    scene.phone.wake_all(offline::Wake::Online);
    scene.world.pass(90_000);
    let comments = scene.replica.all::<domain::proposals::Comment>();
    let mut texts: Vec<_> = comments.iter().map(|it| it.text.to_string()).collect();
    texts.sort();
    let mut heard: Vec<_> = (0..9).map(|number| format!("第{number}条")).collect();
    heard.push("没送出的。".to_owned());
    heard.sort();
    assert_eq!(texts, heard);
    assert!(scene.is_counted(said));
}

#[test]
fn what_comes_behind_a_refused_act_waits_until_that_was_read() {
    let scene = Scene::new(12);
    scene.phone.network.cut.set(true);
    let withdrawn = scene.server.borrow().place.submitted;
    let said = [scene.say("第一句").unwrap(), scene.say("第二句").unwrap()];
    let elsewhere = scene.support(true).unwrap();
    // Meanwhile the proposal is taken back: what is said about it now comes too late.
    scene.server.borrow_mut().withdraw(withdrawn);
    scene.phone.network.cut.set(false);
    scene.world.pass(30_000);
    assert!(matches!(
        scene.state(said[0]),
        Some(ActState::Refused { .. })
    ));
    assert_eq!(scene.state(said[1]), Some(ActState::Saved));
    assert!(scene.is_counted(elsewhere));
    assert!(!scene.server.borrow().outcomes.contains_key(&said[1]));
    let first = said[0];
    scene.run(|replica| async move { replica.dismiss(first).await });
    scene.world.pass(30_000);
    assert_eq!(scene.state(first), None);
    assert!(matches!(
        scene.state(said[1]),
        Some(ActState::Refused { .. })
    ));
}

#[test]
fn cursors_the_server_cannot_read_are_begun_again() {
    let scene = Scene::new(9);
    let neighbour = scene.server.borrow().place.people[3];
    scene.server.borrow_mut().reads_no_cursors = true;
    scene.server.borrow_mut().hear(neighbour, "看得到吗");
    scene.phone.wake_all(offline::Wake::Visible);
    scene.world.pass(30_000);
    assert_eq!(scene.replica.all::<domain::proposals::Comment>().len(), 1);
    assert_eq!(scene.replica.status().waiting, 0);
}

#[test]
fn receipts_are_put_together_and_none_is_lost() {
    let scene = Scene::new(10);
    let other = scene.another_tab();
    let acts: Vec<_> = (0..70)
        .map(|_| {
            let said = scene.say("好。").unwrap();
            scene.world.pass(1_500);
            said
        })
        .collect();
    assert!(acts.iter().all(|id| scene.is_counted(*id)));
    let store = offline::store::Store::Memory(scene.phone.memory.connect());
    let vaulted = scene.world.finish(async move { store.vaulted().await });
    assert!(vaulted.unwrap().receipts.len() < 20);
    assert_eq!(other.acts().len(), acts.len());
    scene.phone.network.cut.set(true);
    scene
        .phone
        .tabs()
        .iter()
        .for_each(|(tab, _)| scene.phone.kill_tab(*tab));
    assert_eq!(scene.another_tab().acts().len(), acts.len());
}
