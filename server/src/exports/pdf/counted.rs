//! The counted result (计票结果公示): a matter's numbers in heads and in area, the lines of the law, and
//! what came of it.

use domain::councils::Outcome;
use domain::owners::{
    Affected, Assembly, AssemblyState, Bar, Bars, Force, Item, Lost, OpinionResult, OwnersResult,
    Posting, Silent, Tally, Weight,
};
use domain::{Line, Town, wording};
use serde::Serialize;

use super::notice::numbered;
use super::{LANG, dated};

/// What came out.
#[derive(Debug, Serialize)]
pub(super) struct Counted {
    matters: Vec<Found>,
    notes: Vec<String>,
    /// The day it bears.
    on: String,
}

/// Of one matter.
#[derive(Debug, Serialize)]
struct Found {
    title: String,
    outcome: &'static str,
    /// Who, heads, area.
    sides: Vec<[String; 3]>,
    /// What is measured, heads, area, whether the line is met.
    lines: Vec<[String; 4]>,
    notes: Vec<String>,
}

/// A matter's numbers, what was decided by them, and those of whom it touches most.
type Numbers = (Tally, Option<Outcome>, Option<Affected>);

/// None before it is counted.
pub(super) fn counted(it: &Assembly, town: &dyn Town) -> Option<Counted> {
    let (numbers, lost, posted) = found(it, town)?;
    let matter = |(index, (item, numbers)): (usize, (&Item, Numbers))| {
        of_one(it, (index, item), numbers, town)
    };
    let matters = it.items.iter().zip(numbers).enumerate().map(matter);
    let on = posted.as_ref().map_or(it.closes_at, |it| it.at).day();
    Some(Counted {
        matters: matters.collect(),
        notes: end(it, lost, posted.as_ref()),
        on: dated(on),
    })
}

fn found(it: &Assembly, town: &dyn Town) -> Option<(Vec<Numbers>, Lost, Option<Posting>)> {
    if let Some(result) = town.get::<OwnersResult>(it.id) {
        let decided = result.decided.iter();
        let numbers = decided.map(|it| (it.tally, Some(it.outcome), it.affected));
        return Some((numbers.collect(), result.lost, result.posted));
    }
    let result: OpinionResult = town.get(it.id)?;
    let affected = |index: usize| result.affected.get(index).copied().flatten();
    let tallies = result.tallies.iter().enumerate();
    let numbers = tallies.map(|(index, it)| (*it, None, affected(index)));
    Some((numbers.collect(), result.lost, result.posted))
}

fn of_one(
    it: &Assembly,
    (index, item): (usize, &Item),
    (tally, outcome, affected): Numbers,
    town: &dyn Town,
) -> Found {
    let side =
        |name: &str, it: Weight| [name.to_owned(), it.heads.to_string(), it.area.to_string()];
    let mut notes: Vec<String> = by_clause(tally.silent).into_iter().collect();
    notes.extend(touched(item, affected, town));
    Found {
        title: numbered(index, item),
        outcome: outcome.map_or("只是意愿，不作决定", |it| {
            wording::owners_outcome(it, LANG)
        }),
        sides: vec![
            side("同意", tally.agree),
            side("反对", tally.against),
            side("弃权", tally.abstain),
            side("参与表决", tally.participating()),
            side("全体业主", tally.everyone),
        ],
        lines: outcome.map_or_else(Vec::new, |outcome| lines(it, item, &tally, outcome)),
        notes,
    }
}

/// The bars of the law, as this place has them: approval only where enough took part.
fn lines(it: &Assembly, item: &Item, tally: &Tally, outcome: Outcome) -> Vec<[String; 4]> {
    let pack = it.rules().ok();
    let Some(thresholds) = pack.and_then(|pack| item.matter.thresholds(&pack.owners)) else {
        return Vec::new();
    };
    let bars = Bars::of(tally, &thresholds);
    let mut lines = vec![line("参与", &bars.participation)];
    if outcome != Outcome::NoQuorum {
        lines.push(line("同意", &bars.approval));
    }
    lines
}

fn line(name: &str, it: &Bar) -> [String; 4] {
    let said = |has: String, whole: String, line: String| format!("{has} / {whole}，法定 {line}");
    [
        name.to_owned(),
        said(
            it.has.heads.to_string(),
            it.whole.heads.to_string(),
            it.line.heads.to_string(),
        ),
        said(
            it.has.area.to_string(),
            it.whole.area.to_string(),
            it.line.area.to_string(),
        ),
        if it.is_met() {
            "已过线"
        } else {
            "未过线"
        }
        .to_owned(),
    ]
}

/// Those who said nothing and count by the compound's own rules.
fn by_clause(it: Silent) -> Option<String> {
    let sides = [
        ("同意", it.agree),
        ("反对", it.against),
        ("弃权", it.abstain),
    ];
    let some = sides.into_iter().filter(|(_, it)| !it.is_nothing());
    let said: Vec<String> = some
        .map(|(name, it)| format!("{name} {}", weight(it)))
        .collect();
    (!said.is_empty()).then(|| format!("其中没有有效票、依条款计入的：{}", said.join("；")))
}

/// What the owners of the place said that the matter touches most, where that may be told.
fn touched(item: &Item, found: Option<Affected>, town: &dyn Town) -> Option<String> {
    let place = item.affects?.place(town)?;
    let Some(found) = found else {
        return Some(format!(
            "{place}的业主也单独数了；投的人少，或者说法都一样，公布出来等于说出了谁的票，所以不公布。"
        ));
    };
    let side = |at: usize, heads: u64| match found.areas {
        Some(areas) => format!("{heads} 户 {} m²", areas[at]),
        None => format!("{heads} 户"),
    };
    Some(format!(
        "其中{place}的业主：同意 {}；反对 {}；弃权 {}；这里的全体业主 {}。另外数给大家看的，不改变表决结果。",
        side(0, found.agree),
        side(1, found.against),
        side(2, found.abstain),
        weight(found.everyone),
    ))
}

fn weight(it: Weight) -> String {
    format!("{} 户 {} m²", it.heads, it.area)
}

fn end(it: &Assembly, lost: Lost, posted: Option<&Posting>) -> Vec<String> {
    let mut notes = vec![format!(
        "没有计入的票：被替换 {} 张，迟到 {} 张；同户说法不一 {} 户（以最后为准）。",
        lost.replaced, lost.late, lost.contested,
    )];
    notes.extend(posted.map(|it| {
        let names: Vec<&str> = it.witnesses.iter().map(Line::as_str).collect();
        format!("监票：{}", names.join("、"))
    }));
    if let AssemblyState::Public { next_on, .. } = &it.state {
        let last = dated(next_on.plus(-1));
        notes.push(match it.force {
            Force::Statutory => format!(
                "公示到 {last}。对结果有异议的，请在此前书面提出；业主也可以自知道之日起一年内请求法院撤销（《民法典》第 280 条）。"
            ),
            Force::Advisory => format!("公示到 {last}。"),
        });
    }
    notes
}
