//! Issues that were put right long ago, each on the step of the ladder that it took: the older lines of
//! the sample, spread over the months.

use domain::issues::{Category, Command as Act, Done, ReportIn};
use domain::{IssueId, Timestamp};

use super::BEGINS;
use crate::demo::bodies::{ENFORCEMENT, PROPERTY};
use crate::demo::issues::{HOUR, Telling, older, reporter};
use crate::demo::people::{COMPANY, People};
use crate::demo::schedule::Schedule;
use crate::demo::{Seed, derived};

/// How many days ago the last one is reported at the latest.
const ENDS: i64 = 104;

/// All of them.
///
/// # Errors
/// When a line of the sample does not fit.
pub fn put_right(seed: &Seed, people: &People, schedule: &mut Schedule) -> anyhow::Result<()> {
    let lines = older(seed)?;
    let (days, all) = (seed.back - BEGINS - ENDS, lines.len() as i64);
    for (index, (number, sample)) in (0i64..).zip(&lines) {
        let day = seed.first(BEGINS + days * index / all).day();
        let (hour, minute) = sample.at.clock();
        let mut it = Telling {
            seed,
            people,
            schedule,
            id: IssueId(derived("issue", *number)),
            reporter: reporter(people, *number),
            from: Timestamp::at(day, hour, minute),
        };
        it.report(sample);
        it.put_right(sample.category, index);
    }
    Ok(())
}

impl Telling<'_> {
    fn put_right(&mut self, category: Category, index: i64) {
        let is_theirs = !matches!(category, Category::FireLane | Category::NightNoise);
        match category {
            Category::GasSmell | Category::BurstPipe => self.danger(),
            Category::Stalls => self.whistled_for(),
            Category::Leak => self.settled_by_the_community(),
            _ => match index % 5 {
                0 => self.taken_first(),
                1 if is_theirs => self.given_to_the_company(),
                2 => self.not_at_once(),
                3 => self.at_once(5, "当天换好了，照片里是现在的样子。", 4),
                _ => self.at_once(18, "约了师傅一起去的，弄好了。", 5),
            },
        }
    }

    /// Whoever looks after the grid does it on the way.
    fn at_once(&mut self, hours: i64, words: &str, stars: u8) {
        let grid = self.grid();
        self.solve(hours * HOUR, grid, words);
        self.answer((hours + 7) * HOUR, Done::Solved, stars);
    }

    /// They say first that they come.
    fn taken_first(&mut self) {
        let grid = self.grid();
        self.take_on(2 * HOUR);
        self.solve(26 * HOUR, grid, "修好了，转一圈都试过。");
        self.answer(48 * HOUR, Done::Solved, 5);
    }

    /// It is the property company's.
    fn given_to_the_company(&mut self) {
        let property = self.people.residents[COMPANY].person;
        self.assign(2 * HOUR, PROPERTY);
        let (issue, words) = (self.id, None);
        self.act(4 * HOUR, property, Act::ReportIn(ReportIn { issue, words }));
        self.solve(
            22 * HOUR,
            property,
            "物业派人处理好了，这一周每天再看一遍。",
        );
        self.answer(30 * HOUR, Done::Basically, 4);
    }

    /// Not the first time, but the second.
    fn not_at_once(&mut self) {
        let grid = self.grid();
        self.solve(4 * HOUR, grid, "紧了紧，先用着。");
        self.answer(12 * HOUR, Done::NotSolved, 2);
        self.solve(30 * HOUR, grid, "昨天没弄透，今天整个换了新的。");
        self.answer(36 * HOUR, Done::Solved, 4);
    }

    /// Two households that talk again, at the community's table.
    fn settled_by_the_community(&mut self) {
        let staff = self.people.staff;
        self.pass_up(3 * HOUR, "两家各说各的，楼里劝不动。");
        self.pass_up(5 * HOUR, "请社区一起坐下来谈。");
        self.solve(28 * HOUR, staff, "两家坐下来谈好了：先做防水，钱对半出。");
        self.answer(50 * HOUR, Done::Basically, 3);
    }

    /// It takes a power that no community has.
    fn whistled_for(&mut self) {
        let (issue, staff, words) = (self.id, self.people.staff, None);
        self.pass_up(2 * HOUR, "劝过两回，人走了又来。");
        self.pass_up(3 * HOUR, "小区管不到马路边，请社区出面。");
        self.whistle(6 * HOUR, ENFORCEMENT);
        self.act(9 * HOUR, staff, Act::ReportIn(ReportIn { issue, words }));
        self.solve(52 * HOUR, staff, "中队划了早市的位置，东门口空出来了。");
        self.answer(60 * HOUR, Done::Solved, 4);
    }
}
