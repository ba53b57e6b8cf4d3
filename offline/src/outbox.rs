//! The outbox: acts in the order they were made, each in its lane.

use std::collections::{BTreeMap, BTreeSet};

use domain::CommandId;
use wire::{Envelope, Lane};

use crate::act::{Act, ActState, Deed};
use crate::acts::acts;
use crate::item::{Item, ItemDeed, ItemState};

/// The acts of one person on this phone.
#[derive(Default)]
pub(crate) struct Outbox {
    items: BTreeMap<(u64, CommandId), Item>,
    numbers: BTreeMap<CommandId, u64>,
    sent: BTreeSet<CommandId>,
    pulled: BTreeSet<CommandId>,
}

impl Outbox {
    /// The number the next act gets.
    pub fn next_number(&self) -> u64 {
        self.items.keys().next_back().map_or(0, |last| last.0 + 1)
    }

    /// Takes an act in, or its newer state. A ballot that another tab saw counted keeps here what it
    /// says for as long as the records do not show it.
    pub fn put(&mut self, mut item: Item) {
        let id = item.id();
        let earlier = self.numbers.insert(id, item.number);
        let earlier = earlier.and_then(|number| self.items.remove(&(number, id)));
        if let (Some(earlier), ItemDeed::Stub(stub)) = (earlier, &item.deed)
            && let ItemDeed::Whole(envelope) | ItemDeed::Spent { envelope, .. } = earlier.deed
            && !self.pulled.contains(&id)
        {
            let stub = stub.clone();
            item.deed = ItemDeed::Spent { envelope, stub };
        }
        self.items.insert((item.number, id), item);
    }

    pub fn remove(&mut self, id: CommandId) -> Option<Item> {
        let number = self.numbers.remove(&id)?;
        self.sent.remove(&id);
        self.pulled.remove(&id);
        self.items.remove(&(number, id))
    }

    pub fn get(&self, id: CommandId) -> Option<&Item> {
        let number = *self.numbers.get(&id)?;
        self.items.get(&(number, id))
    }

    /// Every act in the order of making.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Item> {
        self.items.values()
    }

    /// What is to be shown although the server's records do not say it yet.
    pub fn folded(&self) -> impl Iterator<Item = &Item> {
        self.iter().filter(|item| match item.state {
            ItemState::Waiting => true,
            ItemState::Counted { .. } => !self.pulled.contains(&item.id()),
            ItemState::Refused { .. } | ItemState::Stuck { .. } | ItemState::Unread => false,
        })
    }

    /// How many wait to be sent.
    pub fn waiting(&self) -> usize {
        self.iter().filter(|item| item.waits()).count()
    }

    /// How many were neither counted nor refused: what signing out would lose.
    pub fn unsent(&self) -> usize {
        let unsent = |item: &&Item| {
            matches!(
                item.state,
                ItemState::Waiting | ItemState::Stuck { .. } | ItemState::Unread
            )
        };
        self.iter().filter(unsent).count()
    }

    /// The next acts to send, in the order of making: none behind a refused one of its lane, none
    /// whose lane has an earlier one that is not ready, none about what an earlier one first makes.
    pub fn batch(&self, most: usize, ready: impl Fn(&Item) -> bool) -> Vec<&Item> {
        let mut shut: BTreeSet<Lane> = BTreeSet::new();
        let mut batch = Vec::new();
        for item in self.iter() {
            if batch.len() == most {
                break;
            }
            let waits = item.state == ItemState::Waiting;
            if item.blocks() || (waits && !ready(item)) {
                shut.insert(item.lane());
            } else if waits && !shut.contains(&item.lane()) {
                batch.push(item);
                if item.founds_its_lane() {
                    shut.insert(item.lane());
                }
            }
        }
        batch
    }

    /// Marks these acts as on their way, and no others.
    pub fn mark_sent(&mut self, ids: Vec<CommandId>) {
        self.sent = ids.into_iter().collect();
    }

    /// The acts that are on their way.
    pub fn sent(&self) -> impl Iterator<Item = CommandId> {
        self.sent.iter().copied()
    }

    /// The refused acts that a new one replaces: the same act in the same lane, tried again.
    pub fn superseded_by(&self, envelope: &Envelope) -> Vec<CommandId> {
        // Who does an act has the table.
        let Some(acts) = acts() else {
            return Vec::new();
        };
        let lane = Lane::of(envelope);
        let same = |item: &Item| {
            let earlier = item.envelope().map(|it| &it.command);
            earlier.is_some_and(|earlier| (acts.is_again)(earlier, &envelope.command))
        };
        let replaced = |item: &&Item| item.blocks() && item.lane() == lane && same(item);
        self.iter().filter(replaced).map(Item::id).collect()
    }

    /// The place that an act takes over from the first one it replaces, so that it goes ahead of
    /// what waited behind that one.
    pub fn place_of(&self, envelope: &Envelope) -> Option<u64> {
        let replaced = self.superseded_by(envelope);
        replaced
            .first()
            .and_then(|id| self.numbers.get(id).copied())
    }

    /// Lets go of what the records say by now; tells whether anything was.
    pub fn release(&mut self, seen: impl Fn(u64) -> bool) -> bool {
        let mut released = Vec::new();
        for item in self.items.values_mut() {
            if let ItemState::Counted { seq, .. } = item.state
                && seen(seq)
                && !self.pulled.contains(&item.id())
            {
                item.forget_choice();
                released.push(item.id());
            }
        }
        self.pulled.extend(released.iter().copied());
        !released.is_empty()
    }

    /// The acts for the reader, newest first.
    pub fn acts(&self, kept: bool) -> Vec<Act> {
        let mut shut: BTreeSet<Lane> = BTreeSet::new();
        let mut acts = Vec::new();
        for item in self.iter() {
            if item.blocks() {
                shut.insert(item.lane());
            }
            let waits = item.state == ItemState::Waiting;
            let held = waits && shut.contains(&item.lane());
            acts.push(self.act(item, kept, held));
        }
        acts.reverse();
        acts
    }

    fn act(&self, item: &Item, kept: bool, held: bool) -> Act {
        let state = match &item.state {
            ItemState::Waiting if self.sent.contains(&item.id()) => ActState::Sent,
            ItemState::Waiting => ActState::Saved,
            ItemState::Counted { receipt, at, .. } => ActState::Counted {
                receipt: receipt.clone(),
                at: *at,
            },
            ItemState::Refused { refusal, at } => ActState::Refused {
                refusal: refusal.clone(),
                at: *at,
            },
            ItemState::Stuck { problem, at } => ActState::Stuck {
                problem: *problem,
                at: *at,
            },
            ItemState::Unread => ActState::Unread,
        };
        let deed = match &item.deed {
            ItemDeed::Whole(envelope) => Deed::Command(Box::new(envelope.command.clone())),
            ItemDeed::Spent { stub, .. } | ItemDeed::Stub(stub) => Deed::Ballot {
                vote: stub.vote,
                hash: stub.hash,
                paper: stub.paper,
            },
            ItemDeed::Unread { .. } => Deed::Unread,
        };
        Act {
            id: item.id(),
            deed,
            made_at: item.at,
            state,
            warning: item.warning.clone(),
            kept,
            held,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use domain::councils::{CastBallot, Choice, Command as Councils};
    use domain::duty::{Command as Duty, PublishDuty, ReportsAs};
    use domain::proposals::{Command as Proposals, Say, SetSupport, Stance};
    use domain::{
        Command, CommentId, CommunityId, Day, DutyReportId, PersonId, ProposalId, Prose, Refusal,
        Timestamp, VoteId,
    };
    use uuid::Uuid;
    use wire::Receipt;

    fn item(number: u64, command: Command) -> Item {
        Item {
            number,
            person: PersonId(Uuid::nil()),
            at: Timestamp(0),
            deed: ItemDeed::Whole(Rc::new(Envelope {
                // Ids run against the order of making: a clock that was set back.
                id: CommandId(Uuid::from_u128(1_000 - u128::from(number))),
                made_at: Timestamp(0),
                command,
            })),
            warning: None,
            state: ItemState::Waiting,
        }
    }

    fn support(number: u64, proposal: u128) -> Item {
        item(
            number,
            Command::Proposals(Proposals::Support(SetSupport {
                proposal: ProposalId(Uuid::from_u128(proposal)),
                supports: true,
            })),
        )
    }

    fn ballot(number: u64, choice: Choice) -> Item {
        item(
            number,
            Command::Councils(Councils::CastBallot(CastBallot {
                vote: VoteId(Uuid::from_u128(9)),
                choice: choice.into(),
                blind: Uuid::nil(),
            })),
        )
    }

    fn outbox(items: Vec<Item>) -> Outbox {
        let mut outbox = Outbox::default();
        items.into_iter().for_each(|item| outbox.put(item));
        outbox
    }

    fn batch(outbox: &Outbox, most: usize) -> Vec<u64> {
        let batch = outbox.batch(most, |_| true);
        batch.into_iter().map(|item| item.number).collect()
    }

    fn refused(item: Item) -> Item {
        let state = ItemState::Refused {
            refusal: Refusal::OwnProposal,
            at: Timestamp(1),
        };
        Item { state, ..item }
    }

    #[test]
    fn acts_go_in_the_order_of_making() {
        let outbox = outbox(vec![support(2, 1), support(0, 1), support(1, 2)]);
        assert_eq!(batch(&outbox, 64), [0, 1, 2]);
        assert_eq!(batch(&outbox, 2), [0, 1]);
        assert_eq!(outbox.next_number(), 3);
    }

    #[test]
    fn a_refused_act_blocks_its_lane_and_no_other() {
        let mut outbox = outbox(vec![support(0, 1), support(1, 2), support(2, 1)]);
        outbox.put(refused(support(0, 1)));
        assert_eq!(batch(&outbox, 64), [1]);
        assert_eq!(outbox.waiting(), 2);
        let held: Vec<bool> = outbox.acts(true).iter().map(|act| act.held).collect();
        assert_eq!(held, [true, false, false], "newest first");
        outbox.remove(support(0, 1).id());
        assert_eq!(batch(&outbox, 64), [1, 2]);
    }

    fn report(number: u64, month: i8) -> Item {
        let day = |day| Day::new(2026, month, day).unwrap();
        item(
            number,
            Command::Duty(Duty::Publish(PublishDuty {
                id: DutyReportId(Uuid::from_u128(number.into())),
                community: CommunityId(Uuid::nil()),
                reports_as: ReportsAs::Committee,
                from: day(1),
                to: day(28),
                pledges: Vec::new(),
                done: Prose::new("换了水管").unwrap(),
                next: Vec::new(),
                photos: Vec::new(),
            })),
        )
    }

    #[test]
    fn reports_of_one_office_go_in_order_and_one_tried_again_takes_the_place_of_the_first() {
        // The first waits for its photos; the second has none.
        let mut box_of_two = outbox(vec![report(0, 1), report(1, 2)]);
        let ready = box_of_two.batch(64, |item| item.number != 0);
        assert!(ready.is_empty());
        assert_eq!(batch(&box_of_two, 64), [0, 1]);
        box_of_two.put(refused(report(0, 1)));
        let same = |month| {
            let again = report(9, month);
            box_of_two.superseded_by(again.envelope().unwrap())
        };
        assert_eq!(same(1), [report(0, 1).id()]);
        assert!(same(2).is_empty(), "about other days");
    }

    #[test]
    fn an_act_that_is_not_ready_holds_back_its_own_lane() {
        let outbox = outbox(vec![support(0, 1), support(1, 1), support(2, 2)]);
        let ready = outbox.batch(64, |item| item.number != 0);
        assert_eq!(ready.len(), 1);
        assert_eq!(ready[0].number, 2);
    }

    #[test]
    fn the_same_act_tried_again_replaces_the_refused_one() {
        let outbox = outbox(vec![
            refused(ballot(0, Choice::Agree)),
            refused(support(1, 1)),
        ]);
        let again = ballot(2, Choice::Against);
        assert_eq!(
            outbox.superseded_by(again.envelope().unwrap()),
            [ballot(0, Choice::Agree).id()]
        );
        assert_eq!(outbox.place_of(again.envelope().unwrap()), Some(0));
        assert!(
            outbox
                .superseded_by(support(3, 2).envelope().unwrap())
                .is_empty()
        );
        assert_eq!(outbox.place_of(support(3, 2).envelope().unwrap()), None);
    }

    fn said(number: u64, text: &str) -> Item {
        item(
            number,
            Command::Proposals(Proposals::Say(Say {
                id: CommentId(Uuid::from_u128(u128::from(number))),
                proposal: ProposalId(Uuid::from_u128(1)),
                stance: Stance::For,
                text: Prose::new(text).unwrap(),
                answers: None,
            })),
        )
    }

    #[test]
    fn another_word_leaves_a_refused_one_to_be_read_and_waits_behind_it() {
        let first = refused(said(0, "第一句"));
        let mut outbox = outbox(vec![first.clone(), support(1, 2)]);
        let second = said(2, "第二句");
        let replaced = outbox.superseded_by(second.envelope().unwrap());
        assert!(replaced.is_empty());
        outbox.put(second);
        assert_eq!(batch(&outbox, 64), [1]);
        let held = |outbox: &Outbox| {
            let acts = outbox.acts(true).into_iter();
            acts.map(|act| act.held).collect::<Vec<_>>()
        };
        assert_eq!(held(&outbox), [true, false, false]);
        outbox.remove(first.id());
        assert_eq!(batch(&outbox, 64), [1, 2]);
        assert_eq!(held(&outbox), [false, false]);
    }

    #[test]
    fn a_ballot_tells_its_choice_until_the_records_show_that_it_counts() {
        let state = ItemState::Counted {
            receipt: Receipt("7Q4M-2KXD".to_owned()),
            at: Timestamp(1),
            seq: 5,
        };
        let mut outbox = outbox(vec![ballot(0, Choice::Agree)]);
        // As another tab, which sent it, has written it down.
        let counted = Item {
            state,
            ..ballot(0, Choice::Agree)
        };
        let mut stub = counted.clone().spent();
        stub.forget_choice();
        outbox.put(stub.clone());
        assert_eq!(outbox.get(stub.id()), Some(&counted.spent()));
        assert!(outbox.release(|seq| seq <= 5));
        assert_eq!(outbox.get(stub.id()), Some(&stub));
        outbox.put(stub.clone());
        assert_eq!(outbox.get(stub.id()), Some(&stub));
        assert!(matches!(outbox.acts(true)[0].deed, Deed::Ballot { .. }));
    }

    #[test]
    fn a_counted_act_is_shown_until_the_records_say_it() {
        let state = ItemState::Counted {
            receipt: Receipt("7Q4M-2KXD".to_owned()),
            at: Timestamp(1),
            seq: 5,
        };
        let mut outbox = outbox(vec![Item {
            state,
            ..support(0, 1)
        }]);
        assert!(!outbox.release(|seq| seq <= 4));
        assert_eq!(outbox.folded().count(), 1);
        assert!(outbox.release(|seq| seq <= 5));
        assert_eq!(outbox.folded().count(), 0);
        assert_eq!(outbox.acts(true).len(), 1);
    }
}
