//! The notice (召集公告): what is asked, by what law, what passes it, and how whoever does not vote and
//! parking spaces are counted. The ballot asks the same matters.

use domain::members::Community;
use domain::owners::{Assembly, Cost, Force, Item, Policy, Thresholds, Twofold, Whole};
use domain::{Ratio, RulePack, Town, wording};
use serde::Serialize;

use super::dossier::voting;
use super::{Fact, LANG, dated};

/// What hung.
#[derive(Debug, Serialize)]
pub(super) struct Notice {
    facts: Vec<Fact>,
    matters: Vec<Matter>,
    /// What follows the matters, a paragraph each.
    end: Vec<String>,
    /// The day it bears.
    on: String,
}

/// One matter.
#[derive(Debug, Serialize)]
struct Matter {
    title: String,
    text: Vec<String>,
    notes: Vec<String>,
}

pub(super) fn notice(it: &Assembly, town: &dyn Town) -> Notice {
    let pack = it.rules().ok();
    let matter = |(index, item): (usize, &Item)| Matter {
        title: numbered(index, item),
        text: item.text.as_str().lines().map(str::to_owned).collect(),
        notes: notes(it, item, pack, town),
    };
    let community: Option<Community> = town.get(it.community);
    let clause = match it.silence {
        Policy::Strict => "",
        _ => "按本小区议事规则：",
    };
    let telephone = community.map(|it| it.telephone.to_string());
    let how = format!(
        "手机扫码投票，或领纸质票；行动不便的可以请人上门，电话 {}。",
        telephone.unwrap_or_default(),
    );
    Notice {
        facts: vec![
            ("召集人", it.caller.to_string()),
            ("投票", voting(it)),
            ("没投票的", wording::policy(it.silence, LANG).to_owned()),
            ("车位", wording::parking(it.parking, LANG).to_owned()),
        ],
        matters: it.items.iter().enumerate().map(matter).collect(),
        end: vec![
            format!("{clause}{}", wording::silence(it.silence, LANG)),
            how,
        ],
        on: dated(it.state.posted_at().unwrap_or(it.called_at).day()),
    }
}

/// A matter's title as it stands on the ballot.
pub(super) fn numbered(index: usize, item: &Item) -> String {
    format!("{}. {}", index + 1, item.title)
}

fn notes(it: &Assembly, item: &Item, pack: Option<&RulePack>, town: &dyn Town) -> Vec<String> {
    let name = wording::owners_matter(&item.matter, pack, LANG);
    let law = wording::owners_law(&item.matter, LANG);
    let mut notes = vec![format!("{name}，{law}")];
    // An asking for opinions has no line: nothing passes by it.
    let rules = pack.filter(|_| it.force == Force::Statutory);
    if let Some(pack) = rules {
        let class = item.matter.class(&pack.owners);
        notes.extend(class.map(|it| wording::owners_class(it, LANG).to_owned()));
        let thresholds = item.matter.thresholds(&pack.owners);
        notes.extend(thresholds.as_ref().map(passes));
    }
    notes.extend(item.cost.map(|cost| match cost {
        Cost::Amount(amount) => format!("要花的钱：{amount} 元"),
        Cost::Plan => "要花的钱：按改造方案公布的资金安排算".to_owned(),
    }));
    let place = item.affects.and_then(|scope| scope.place(town));
    notes.extend(place.map(|place| format!("受影响最大的：{place}，另外数给大家看")));
    notes
}

/// The shares that pass a matter (法定线).
fn passes(it: &Thresholds) -> String {
    let share = |ratio: Ratio| {
        if ratio.over == ratio.under && !ratio.strict {
            return "全部".to_owned();
        }
        let word = if ratio.strict { "超过" } else { "不低于" };
        format!("{word} {}/{}", ratio.over, ratio.under)
    };
    let both = |it: Twofold| format!("户数{}、面积{}", share(it.heads), share(it.area));
    let whole = match it.of {
        Whole::Participants => "参与表决的业主",
        Whole::Everyone => "全体业主",
    };
    let approval = format!("同意的占{whole}：{}", both(it.approval));
    if it.participation.heads.over == 0 {
        return approval;
    }
    format!(
        "参与表决的占全体业主：{}；{approval}",
        both(it.participation)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::unanimous(Thresholds::UNANIMOUS, "同意的占全体业主：户数全部、面积全部")]
    #[case::ordinary(
        Thresholds {
            participation: Twofold::same(Ratio::TWO_THIRDS),
            approval: Twofold::same(Ratio::OVER_HALF),
            of: Whole::Participants,
        },
        "参与表决的占全体业主：户数不低于 2/3、面积不低于 2/3；同意的占参与表决的业主：户数超过 1/2、面积超过 1/2"
    )]
    fn the_line_of_the_law_is_said_in_shares(#[case] it: Thresholds, #[case] said: &str) {
        assert_eq!(passes(&it), said);
    }
}
