//! What waits for the office: warranties that end soon (质保到期).

use domain::Timestamp;
use domain::renovation::{Plan, PlanMoney, Warranties, Warranty};

use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// Warranties that end within the days of the pack: time to look once more.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let today = book.today();
    let all = book.all::<Warranties>().into_iter();
    let due = all.filter_map(|it| {
        let plan: Plan = book.get(it.id)?;
        let rules = &plan.rules()?.renovation.site;
        let money: PlanMoney = book.get(it.id)?;
        let name = |line: &Warranty| {
            let item = money.items.iter().find(|item| item.item == line.item);
            item.map_or_else(String::new, |item| item.name.to_string())
        };
        let one = |line: &Warranty| Due {
            title: name(line),
            meta: t.renovation_warranty().to_owned(),
            href: to("renovation"),
            until: Some(Timestamp::at(line.until.plus(1), 0, 0)),
            what: t.renovation_look_once_more().to_owned(),
        };
        let soon: Vec<Due> = it.ending(today, rules).into_iter().map(one).collect();
        Some(soon)
    });
    due.flatten().collect()
}
