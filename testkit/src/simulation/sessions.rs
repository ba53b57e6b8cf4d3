//! Who signs in and out on a phone, and whose acts are whose.

use std::rc::Rc;

use domain::PersonId;
use offline::SignIn;

use super::{Acts, History, Saved};
use crate::{Server, activate};

impl History {
    /// Someone signs out, leaving nothing, or in, perhaps after another.
    pub(super) fn some_session(&self) {
        let number = self.world.chance.below(self.phones.len() as u64) as usize;
        let tabs = self.phones[number].tabs();
        if tabs.is_empty() {
            return;
        }
        let (_, replica) = self.world.chance.one_of(&tabs).clone();
        let people = self.server.borrow().place.people.len();
        match replica.me() {
            Some(person) if self.world.chance.percent(50) => {
                let mine = Saved {
                    phone: number,
                    person,
                };
                self.drop_unsent(mine);
                let (saved, dropped) = (Rc::clone(&self.saved), Rc::clone(&self.dropped));
                let server = Rc::clone(&self.server);
                self.world.spawn(async move {
                    let signed_out = replica.sign_out(true).await;
                    assert!(signed_out.is_ok(), "it was said to be dropped");
                    // What was saved until it was done goes too.
                    drop_unsent(&server.borrow(), &saved, &dropped, mine);
                });
            }
            _ => {
                let person = self.world.chance.below(people as u64) as usize;
                self.world.spawn(async move {
                    // On a bad network it may fail, and then nobody has signed in.
                    let _ = replica.sign_in(SignIn::Activate(activate(person))).await;
                });
            }
        }
    }

    fn drop_unsent(&self, mine: Saved) {
        drop_unsent(&self.server.borrow(), &self.saved, &self.dropped, mine);
    }

    /// Someone whose acts still lie in a phone where another is signed in now comes back.
    /// So does one whose session was ended by a sign-out that came late: their phone has told them.
    pub(super) fn someone_comes_back(&self) -> bool {
        let waiting = self.signed_out_by_chance().or_else(|| self.left_behind());
        let Some((phone, person)) = waiting else {
            return false;
        };
        let people = self.server.borrow().place.people.clone();
        let person = people.iter().position(|it| *it == person);
        let person = person.expect("one of the people");
        let tabs = self.phones[phone].tabs();
        let (_, replica) = tabs.first().expect("reloaded").clone();
        let signed_in = self
            .world
            .finish(async move { replica.sign_in(SignIn::Activate(activate(person))).await });
        signed_in.expect("the network is good again");
        true
    }

    fn signed_out_by_chance(&self) -> Option<(usize, PersonId)> {
        (0..self.phones.len()).find_map(|phone| {
            let tabs = self.phones[phone].tabs();
            let paused = tabs.iter().find(|(_, it)| it.status().paused_for_sign_in);
            Some((phone, paused?.1.me()?))
        })
    }

    fn left_behind(&self) -> Option<(usize, PersonId)> {
        let server = self.server.borrow();
        let saved = self.saved.borrow();
        let left = saved.iter().find(|(id, it)| {
            !server.outcomes.contains_key(id) && self.signed_in(it.phone) != Some(it.person)
        });
        left.map(|(_, it)| (it.phone, it.person))
    }

    /// Whose session a phone's browser holds.
    pub(super) fn signed_in(&self, phone: usize) -> Option<PersonId> {
        self.phones[phone].network.session.get()
    }
}

/// From now on nobody is promised that these arrive.
fn drop_unsent(server: &Server, saved: &Acts, dropped: &Acts, mine: Saved) {
    saved.borrow_mut().retain(|id, it| {
        let theirs = (it.phone, it.person) == (mine.phone, mine.person);
        let gone = theirs && !server.outcomes.contains_key(id);
        if gone {
            dropped.borrow_mut().insert(*id, *it);
        }
        !gone
    });
}
