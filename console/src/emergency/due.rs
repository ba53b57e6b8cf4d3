//! What of this slice waits for the office, the evening itself first.

use domain::emergency::{
    DailyNotice, Emergency, Hazard, Plan, RollCount, Supply, SupplyMove, Target, Week,
    empty_shifts, missed, missing, on_hand, owed,
};
use domain::{Timestamp, wording};

use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// For how many days ahead an empty shift is warned of.
const AHEAD: i32 = 3;

/// All that is due.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let one = |title: String, href: &str, until: Option<Timestamp>| Due {
        title,
        meta: t.nav_emergency().to_owned(),
        href: to(href),
        until,
        what: t.today_see().to_owned(),
    };
    let (now, today) = (book.now(), book.today());
    let mut due = Vec::new();
    for it in book.all::<Emergency>() {
        let notices: Vec<DailyNotice> = book.of(it.id);
        if it.is_active() && owed(&it, &notices, now) {
            let tonight = today.plus(1).starts_at();
            let line = t.emergency_due_notice(&it.title);
            due.push(one(line, "emergency", Some(tonight)));
        }
        if it.is_active() {
            for day in missed(&it, &notices, now) {
                let over = day.plus(1).starts_at();
                let line = t.emergency_due_missed(wording::short_day(day, t.lang));
                due.push(one(line, "emergency", Some(over)));
            }
        }
        let help: u32 = book.of::<RollCount>(it.id).iter().map(|it| it.help).sum();
        if help > 0 {
            let line = t.emergency_due_help(help, &it.title);
            due.push(one(line, "emergency", Some(it.declared_at)));
        }
    }
    for it in book.all::<Plan>() {
        if it.is_due(today) {
            let line = t.emergency_due_review(&it.title);
            due.push(one(line, "emergency/plans", Some(it.review_on.starts_at())));
        }
    }
    if let Some(community) = book.community() {
        let empty = book.read(|town| empty_shifts(community.id, today, AHEAD, town));
        if !empty.is_empty() {
            let line = t.emergency_due_shifts(empty.len(), AHEAD);
            due.push(one(line, "emergency/roster", None));
        }
    }
    let warned = book.all::<Supply>().into_iter().filter(|it| {
        let moves: Vec<SupplyMove> = book.of(it.id);
        !it.warned(on_hand(&moves), today).is_empty()
    });
    let warned = warned.count();
    if warned > 0 {
        let line = t.emergency_due_supplies(warned);
        due.push(one(line, "emergency/supplies", None));
    }
    let targets = book.all::<Target>();
    let last = Week::of(today).before();
    let late = book.read(|town| missing(&targets, last, town)).len();
    if late > 0 {
        let line = t.emergency_due_round(late, last.to_string());
        due.push(one(line, "emergency/round", Some(last.over_at())));
    }
    let hazards = book.all::<Hazard>();
    let major = hazards.iter().filter(|it| it.owes_report()).count();
    if major > 0 {
        let line = t.emergency_due_major(major);
        due.push(one(line, "emergency/hazards", Some(now)));
    }
    let open = hazards.iter().filter(|it| it.is_open()).count();
    if open > 0 {
        let line = t.emergency_due_hazards(open);
        due.push(one(line, "emergency/hazards", None));
    }
    due
}

/// How many things are due.
pub(crate) fn waiting(book: Book, t: Texts) -> u32 {
    due(book, t).len() as u32
}
