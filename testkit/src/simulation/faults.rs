//! What goes wrong.

use std::rc::Rc;

use offline::Wake;

use super::History;
use crate::Phone;

impl History {
    fn some_phone(&self) -> (usize, Rc<Phone>) {
        let number = self.world.chance.below(self.phones.len() as u64) as usize;
        (number, Rc::clone(&self.phones[number]))
    }

    /// A tab is opened, killed or looked at, or the whole phone starts again.
    pub(super) fn some_tab(&self) {
        let (_, phone) = self.some_phone();
        let tabs = phone.tabs();
        match self.world.chance.below(4) {
            0 if tabs.len() < self.plan.tabs => {
                self.world.finish(phone.open_tab());
            }
            1 => phone.wake_all(Wake::Visible),
            2 if !tabs.is_empty() => {
                let (tab, _) = self.world.chance.one_of(&tabs);
                phone.kill_tab(*tab);
            }
            _ => {
                tabs.iter().for_each(|(tab, _)| phone.kill_tab(*tab));
                self.world.finish(phone.open_tab());
            }
        }
    }

    /// A phone loses its network, or finds it again.
    pub(super) fn some_cut(&self) {
        let (_, phone) = self.some_phone();
        phone.network.cut.set(!phone.network.cut.get());
        phone.wake_all(Wake::Online);
    }

    /// The server crashes, comes back, forgets sessions, or speaks a newer schema for a while.
    pub(super) fn some_trouble_with_the_server(&self) {
        match self.world.chance.below(4) {
            0 | 1 => self.down.set(!self.down.get()),
            2 => {
                let mut server = self.server.borrow_mut();
                server.forgets_sessions = !server.forgets_sessions;
            }
            _ => {
                let mut server = self.server.borrow_mut();
                server.schema = wire::SCHEMA + u32::from(server.schema == wire::SCHEMA);
            }
        }
        if self.world.chance.percent(30) {
            self.weather.set(self.bad_weather());
        }
    }

    /// A browser clears what it kept, under living tabs or between two starts. What only this
    /// phone knew is gone, and nobody can promise otherwise.
    pub(super) fn some_loss_of_storage(&mut self) {
        let (number, phone) = self.some_phone();
        if self.world.chance.percent(50) {
            for (tab, _) in phone.tabs() {
                phone.kill_tab(tab);
            }
        }
        phone.memory.wipe();
        self.wipes.borrow_mut()[number] += 1;
        let server = self.server.borrow();
        let mut dropped = self.dropped.borrow_mut();
        self.saved.borrow_mut().retain(|id, it| {
            let gone = it.phone == number && !server.outcomes.contains_key(id);
            if gone {
                dropped.insert(*id, *it);
            }
            !gone
        });
    }

    /// A clock is set, or was wrong since the battery was empty.
    pub(super) fn some_jump_of_the_clock(&self) {
        let (_, phone) = self.some_phone();
        let day_ms = 86_400_000;
        let ahead_ms = self.world.chance.below(4 * day_ms) as i64 - 2 * day_ms as i64;
        phone.ahead_ms.set(ahead_ms);
    }
}
