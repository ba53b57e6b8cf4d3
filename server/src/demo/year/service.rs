//! A Saturday morning a month on which neighbours put something in order together (志愿服务). They come
//! as they are, without a place kept for them.

use domain::volunteering::{Colour, Place, Service};
use domain::{ActivityId, Timestamp};

use super::BEGINS;
use crate::demo::people::People;
use crate::demo::schedule::Schedule;
use crate::demo::volunteering::{Sample, Telling, spot};
use crate::demo::{Seed, derived};

/// What is done, in which colour, and where.
const MORNINGS: [(&str, Colour, &str); 7] = [
    ("楼道扶手擦一遍", Colour::Green, "社区活动室"),
    ("花坛除草补苗", Colour::Green, "中心花园"),
    ("修小家电", Colour::Blue, "社区活动室"),
    ("车棚清理编号", Colour::Orange, "车棚"),
    ("疏通排水沟", Colour::Green, "7号楼西侧空地"),
    ("长椅刷漆", Colour::Orange, "中心花园"),
    ("给老人磨刀配钥匙", Colour::Silver, "东门"),
];

/// Who comes, among the residents, and who is in charge.
const HANDS: std::ops::Range<usize> = 24..34;
const IN_CHARGE: usize = 11;

/// How many days ago the last one is over at the latest: its hours hang for days of their own.
const ENDS: i64 = 120;

const MINUTES: i64 = 120;

/// All of them.
pub fn give(seed: &Seed, people: &People, schedule: &mut Schedule) {
    let comes = &people.residents[HANDS];
    let gap = (seed.back - BEGINS - ENDS) / (MORNINGS.len() as i64 - 1);
    for (number, (title, colour, place)) in (0u64..).zip(MORNINGS) {
        let day = seed.first(BEGINS + gap * number as i64).day();
        let saturday = day.plus(6 - i32::from(day.weekday()));
        let starts_at = Timestamp::at(saturday, 9, 0);
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: ActivityId(derived("morning", number)),
            organiser: people.residents[IN_CHARGE].clone(),
            starts_at,
            ends_at: starts_at.plus_minutes(MINUTES),
        };
        let sample = Sample {
            service: Service::Volunteering { colour },
            title: title.to_owned(),
            days: 0,
            clock: (0, 0),
            minutes: MINUTES,
            place: Place::Spot(spot(seed, place)),
            needed: 12,
        };
        it.announce(&sample, None);
        it.carry_out(comes);
    }
}
