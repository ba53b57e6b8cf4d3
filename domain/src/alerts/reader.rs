//! What is told to somebody because of where they live, where they sit or what they look after.

use std::sync::Arc;

use crate::core::{Audience, NoticeReadId, OwnAnswerId, PersonId, Record, SeatId, Timestamp, Town};
use crate::councils::{Seat, Sitting};
use crate::emergency::{Door, DoorState, Emergency, OwnAnswer};
use crate::issues::{Issue, Level, State};
use crate::members::{Actor, Community};
use crate::notices::{Message, Notice, NoticeRead, Urgency};
use crate::renovation::OutageNotice;

use super::{Alert, Concern};

/// How long before a sitting or an outage one is reminded, in minutes (design default).
const BEFORE: i64 = 24 * 60;

/// One person, with what they may read.
pub(super) struct Reader {
    person: PersonId,
    actor: Actor,
    audiences: Vec<Audience>,
}

impl Reader {
    pub(super) fn of(
        person: PersonId,
        now: Timestamp,
        all: &[Arc<Record>],
        town: &dyn Town,
    ) -> Self {
        let actor = Actor::of(person, now.day(), town);
        let communities = all.iter().filter_map(|it| match &**it {
            Record::Community(Community { id, .. }) => Some(*id),
            _ => None,
        });
        let mut audiences: Vec<Audience> = communities
            .flat_map(|id| actor.audiences(id, now.day(), town))
            .collect();
        audiences.sort_unstable();
        audiences.dedup();
        Self {
            person,
            actor,
            audiences,
        }
    }

    /// What a record is worth telling them, if anything.
    pub(super) fn told(&self, record: &Record, now: Timestamp, town: &dyn Town) -> Option<Alert> {
        match record {
            Record::Notice(it) => self.notice(it, now, town),
            Record::OutageNotice(it) => self.outage(it, now),
            Record::Message(it) => self.reply(it),
            Record::MessageCopy(it) => self.reply(&it.message),
            Record::Sitting(it) => self.sitting(it, now, town),
            Record::Emergency(it) => self.emergency(it, town),
            Record::Issue(it) => self.danger(it, town),
            Record::SafetyDoor(it) => self.help(it, town),
            _ => None,
        }
    }

    fn reads(&self, audience: Audience) -> bool {
        self.audiences.binary_search(&audience).is_ok()
    }

    fn notice(&self, it: &Notice, now: Timestamp, town: &dyn Town) -> Option<Alert> {
        let news = || {
            let read: Option<NoticeRead> = town.get(NoticeReadId::of(it.id, self.person));
            read.is_none_or(|read| read.version < it.version())
        };
        (it.is_valid(now.day()) && self.reads(it.to) && news()).then(|| Alert {
            at: it.changed_at(),
            what: if it.urgency == Urgency::Urgent {
                Concern::Warning(it.id)
            } else {
                Concern::Notice(it.id)
            },
            waits: false,
        })
    }

    /// A day before; at once where it is posted later than that.
    fn outage(&self, it: &OutageNotice, now: Timestamp) -> Option<Alert> {
        let stands = it.withdrawn.is_none() && now < it.until;
        let day_before = it.from.plus_minutes(-BEFORE);
        (stands && self.reads(it.readers())).then(|| Alert {
            at: it.posted_at.map_or(day_before, |at| at.max(day_before)),
            what: Concern::Outage(it.id),
            waits: false,
        })
    }

    fn reply(&self, it: &Message) -> Option<Alert> {
        let last = it.replies.last()?;
        (it.author.person == self.person).then_some(Alert {
            at: last.at,
            what: Concern::Reply(it.id),
            waits: false,
        })
    }

    fn sitting(&self, it: &Sitting, now: Timestamp, town: &dyn Town) -> Option<Alert> {
        let seat: Option<Seat> = town.get(SeatId::of(it.council, self.person));
        let sits = seat.is_some_and(|seat| seat.is_held(now.day()));
        (sits && now < it.starts_at).then(|| Alert {
            at: it.starts_at.plus_minutes(-BEFORE),
            what: Concern::Sitting(it.id),
            waits: false,
        })
    }

    /// It waits until they have said how they are, for each home of theirs that it concerns.
    fn emergency(&self, it: &Emergency, town: &dyn Town) -> Option<Alert> {
        let mut homes = self.actor.standings().iter();
        let open = |home| !town.has::<OwnAnswer>(OwnAnswerId::of(it.id, home, self.person));
        let waits =
            homes.any(|home| it.covers.holds(home.building, home.compound) && open(home.home));
        (it.is_active() && waits).then_some(Alert {
            at: it.declared_at,
            what: Concern::Emergency(it.id),
            waits,
        })
    }

    /// Whoever works where it is, whatever the level: the first who can come takes it.
    fn danger(&self, it: &Issue, town: &dyn Town) -> Option<Alert> {
        let State::Reported { clock, .. } = &it.state else {
            return None;
        };
        let danger = it.report.class.calls_at_once();
        let spot = &it.report.spot;
        // Since it is known to be one: what is found to be dangerous later is told then.
        (danger && self.actor.serves(Level::Micro, spot, town)).then_some(Alert {
            at: clock.since,
            what: Concern::Danger(it.id),
            waits: true,
        })
    }

    fn help(&self, it: &Door, town: &dyn Town) -> Option<Alert> {
        let since = it.called_at()?;
        let waits = it.state() == DoorState::NeedsHelp;
        let rings = || {
            let building = town.get(it.building);
            building.is_some_and(|it| self.actor.rings(&it))
        };
        (waits && rings()).then_some(Alert {
            at: since,
            what: Concern::Help(it.id),
            waits,
        })
    }
}
