//! What must be true when the faults are over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::councils::{Ballot, Turnout};
use domain::{CommandId, Key, Record, rebuilt};
use offline::{ActState, Replica};
use wire::{Receipt, Verdict};

use super::{Figures, History};

impl History {
    pub(super) fn check(&self) -> Result<Figures, String> {
        for (number, phone) in self.phones.iter().enumerate() {
            for (tab, replica) in phone.tabs() {
                let place = |fault: String| format!("phone {number}, tab {tab}: {fault}");
                self.queue_is_empty(&replica).map_err(place)?;
                self.converged(number, &replica).map_err(place)?;
                self.acts_are_true(&replica).map_err(place)?;
            }
            self.tabs_agree(number)?;
        }
        self.nothing_lost()?;
        self.numbers_are_folds()?;
        Ok(self.figures())
    }

    /// What a phone shows after a start without a network is what the server lets it see.
    pub(super) fn check_what_is_stored(&self) -> Result<(), String> {
        for (number, phone) in self.phones.iter().enumerate() {
            for (_, replica) in phone.tabs() {
                let stored = self.converged(number, &replica);
                stored.map_err(|fault| format!("phone {number}, as stored: {fault}"))?;
            }
        }
        Ok(())
    }

    fn queue_is_empty(&self, replica: &Replica) -> Result<(), String> {
        let status = replica.status();
        if status.waiting > 0 || status.paused_for_sign_in || !status.online {
            return Err(format!("not drained: {status:?} {:#?}", replica.acts()));
        }
        Ok(())
    }

    /// A tab shows exactly what the server lets its reader see.
    fn converged(&self, number: usize, replica: &Replica) -> Result<(), String> {
        let server = self.server.borrow();
        let person = self.signed_in(number);
        if replica.me() != person {
            return Err(format!("{:?} is shown to {person:?}", replica.me()));
        }
        let audiences = server.audiences(person, self.world.now());
        let visible = server
            .town
            .iter()
            .filter(|record| audiences.contains(&record.audience()));
        let theirs: BTreeMap<Key, &Arc<Record>> = visible.map(|it| (it.key(), it)).collect();
        let shown = replica.records();
        let mine: BTreeMap<Key, &Arc<Record>> = shown.iter().map(|it| (it.key(), it)).collect();
        if mine == theirs {
            return Ok(());
        }
        let differ = |key: &&Key| mine.get(*key) != theirs.get(*key);
        let keys: BTreeSet<&Key> = mine.keys().chain(theirs.keys()).collect();
        let differing: Vec<_> = keys
            .into_iter()
            .filter(differ)
            .map(|key| format!("{key:?}: {:?} != {:?}", mine.get(key), theirs.get(key)))
            .collect();
        Err(format!("not converged: {}", differing.join("\n")))
    }

    /// What a phone says of an act is what the server decided.
    fn acts_are_true(&self, replica: &Replica) -> Result<(), String> {
        let server = self.server.borrow();
        for act in replica.acts() {
            let decided = server.outcomes.get(&act.id).map(|it| &it.outcome.verdict);
            let fine = match (&act.state, decided) {
                (ActState::Counted { receipt, .. }, Some(Verdict::Done { .. })) => {
                    *receipt == Receipt::of(act.id)
                }
                (ActState::Refused { refusal, .. }, Some(Verdict::Refused { refusal: why })) => {
                    refusal == why
                }
                _ => false,
            };
            if !fine {
                return Err(format!("{:?} but the server: {decided:?}", act));
            }
        }
        Ok(())
    }

    fn tabs_agree(&self, number: usize) -> Result<(), String> {
        let states = |replica: &Replica| -> (Vec<(CommandId, ActState)>, bool, bool) {
            let acts = replica.acts().into_iter();
            let acts = acts.map(|act| (act.id, act.state)).collect();
            let status = replica.status();
            (acts, status.online, status.paused_for_sign_in)
        };
        let tabs = self.phones[number].tabs();
        let seen: Vec<_> = tabs.iter().map(|(_, replica)| states(replica)).collect();
        if seen.windows(2).all(|pair| pair[0] == pair[1]) {
            Ok(())
        } else {
            Err(format!("phone {number}: tabs disagree: {seen:#?}"))
        }
    }

    /// Every act that was saved was decided, as its maker's, and no act was made up or made twice.
    fn nothing_lost(&self) -> Result<(), String> {
        let server = self.server.borrow();
        let saved = self.saved.borrow();
        for (id, it) in saved.iter() {
            if !server.outcomes.contains_key(id) {
                let phone = it.phone;
                return Err(format!("phone {phone}: {id} was saved and never arrived"));
            }
        }
        let dropped = self.dropped.borrow();
        for (id, decided) in &server.outcomes {
            match saved.get(id).or(dropped.get(id)) {
                Some(it) if it.person == decided.by => {}
                Some(it) => {
                    let (made, by) = (it.person, decided.by);
                    return Err(format!("{id} was made by {made} and done as {by}"));
                }
                None => return Err(format!("{id} was decided and never saved")),
            }
        }
        Ok(())
    }

    fn numbers_are_folds(&self) -> Result<(), String> {
        let server = self.server.borrow();
        for record in rebuilt(&server.town) {
            let shown = domain::Town::find(&server.town, record.key());
            if shown.as_deref() != Some(&record) {
                return Err(format!("{shown:?} is no fold: {record:?}"));
            }
        }
        let ballots = server.town.all::<Ballot>().count();
        let turnout: usize = server
            .town
            .all::<Turnout>()
            .map(|it| it.cast as usize)
            .sum();
        if ballots == turnout {
            Ok(())
        } else {
            Err(format!("{ballots} ballots, turnout {turnout}"))
        }
    }

    fn figures(&self) -> Figures {
        let server = self.server.borrow();
        let done = |verdict: &Verdict| matches!(verdict, Verdict::Done { .. });
        let all = server.outcomes.values();
        let counted = all.filter(|it| done(&it.outcome.verdict)).count();
        Figures {
            saved: self.saved.borrow().len(),
            done: counted,
            refused: server.outcomes.len() - counted,
            wiped: self.wipes.borrow().iter().sum(),
        }
    }
}
