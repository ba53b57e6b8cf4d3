//! A living room, an activity room and a window of the office, with what is booked in them
//! (社区客厅、办事窗口).

use domain::rooms::{
    BookRoom, BookSeries, CloseDays, Command as Act, NoteNoShow, Opens, RoomKind, SetRoom, Slot,
};
use domain::{Command, Day, PersonId, RoomBookingId, RoomId, RoomSeriesId, TeamId, Timestamp};

use super::people::People;
use super::schedule::Schedule;
use super::{Seed, derived, line, prose};
use crate::sequencer::By;

/// All of it.
pub fn open(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let mut telling = Telling {
        seed,
        people,
        schedule,
    };
    telling.rooms();
    telling.bookings();
}

struct Telling<'a> {
    seed: &'a Seed,
    people: &'a People,
    schedule: &'a mut Schedule,
}

fn id(number: u64) -> RoomId {
    RoomId(derived("room", number))
}

impl Telling<'_> {
    fn act(&mut self, at: Timestamp, by: PersonId, act: Act) {
        self.schedule.add(at, By::Person(by), Command::Rooms(act));
    }

    fn rooms(&mut self) {
        let at = Timestamp::at(self.seed.now.day().plus(-50), 9, 0);
        let every = |days: std::ops::RangeInclusive<i8>, from: u16, until: u16| {
            let opens = move |weekday| Opens {
                weekday,
                from: from * 60,
                until: until * 60,
            };
            days.map(opens)
        };
        let room = SetRoom {
            id: id(0),
            community: self.seed.community(),
            kind: RoomKind::Room,
            name: line("社区客厅"),
            place: line("社区服务中心一楼"),
            seats: 20,
            things: Some(line("长桌、茶水、投影、儿童椅")),
            step_free: true,
            rules: Some(prose(
                "走的时候桌椅归位、关空调，垃圾带走。不收费，不卖东西。",
            )),
            opens: every(1..=7, 9, 21).collect(),
            minutes: 120,
            ended: false,
        };
        let activity = SetRoom {
            id: id(1),
            name: line("社区活动室"),
            place: line("6号楼旁二楼"),
            seats: 40,
            things: Some(line("音响、镜子、乒乓球桌")),
            step_free: false,
            rules: Some(prose("晚上八点半以后音响关小。")),
            opens: every(2..=7, 14, 21).collect(),
            minutes: 60,
            ..room.clone()
        };
        let window = SetRoom {
            id: id(2),
            kind: RoomKind::Desk,
            name: line("居住证明窗口"),
            place: line("社区服务中心大厅 2 号窗"),
            seats: 1,
            things: None,
            step_free: true,
            rules: Some(prose("带身份证；替家里人办的，带两个人的。")),
            opens: every(1..=5, 9, 11).chain(every(1..=5, 14, 17)).collect(),
            minutes: 30,
            ..room.clone()
        };
        for it in [room, activity, window] {
            self.act(at, self.people.staff, Act::Set(it));
        }
    }

    /// The first day from one on that is a day of the week.
    fn weekday(&self, from: Day, weekday: i8) -> Day {
        let mut day = from;
        while day.weekday() != weekday {
            day = day.plus(1);
        }
        day
    }

    fn book(&mut self, number: u64, at: Timestamp, by: PersonId, slot: Slot, what: (&str, u16)) {
        let (purpose, people) = what;
        let book = Act::Book(BookRoom {
            id: RoomBookingId(derived("room booking", number)),
            slot,
            purpose: line(purpose),
            people,
        });
        self.act(at, by, book);
    }

    fn bookings(&mut self) {
        let now = self.seed.now;
        let today = now.day();
        let residents: Vec<PersonId> = self.people.residents.iter().map(|it| it.person).collect();
        let slot = |room, on, hour: u16| Slot {
            room: id(room),
            on,
            from: hour * 60,
        };
        let before = now.plus_days(-6);
        let yesterday = today.plus(-1);
        self.book(
            0,
            before,
            residents[12],
            slot(0, yesterday, 9),
            ("读书会", 8),
        );
        let note = Act::NoShow(NoteNoShow {
            booking: RoomBookingId(derived("room booking", 0)),
        });
        self.act(now.plus_minutes(-200), self.people.staff, note);
        let at = now.plus_days(-1);
        self.book(
            1,
            at,
            residents[9],
            slot(0, today.plus(1), 13),
            ("给爷爷过生日", 14),
        );
        self.book(
            2,
            at,
            residents[14],
            slot(0, today.plus(2), 19),
            ("楼里商量装电梯", 18),
        );
        self.book(
            3,
            at,
            residents[0],
            slot(0, today.plus(5), 15),
            ("教邻居用手机", 6),
        );
        let monday = self.weekday(today.plus(1), 1);
        self.book(4, at, residents[16], slot(2, monday, 9), ("开居住证明", 1));
        let saturday = self.weekday(today.plus(2), 6);
        let series = Act::BookSeries(BookSeries {
            id: RoomSeriesId(derived("room series", 0)),
            first: slot(1, saturday, 16),
            weeks: 6,
            team: Some(TeamId(derived("team", 0))),
            purpose: line("志愿队每周碰头"),
            people: 15,
        });
        self.act(at, self.people.staff, series);
        let close = Act::CloseDays(CloseDays {
            room: id(1),
            from: today.plus(9),
            to: today.plus(9),
            reason: line("消防检查"),
        });
        self.act(at.plus_minutes(30), self.people.staff, close);
    }
}
