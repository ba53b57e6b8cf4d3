//! All that stands in the document, in words already: the template lays out and decides nothing.

use domain::members::{Community, Compound};
use domain::owners::{Assembly, AssemblyState, Force};
use domain::{AssemblyId, Plain, Timestamp, Town};
use serde::Serialize;

use super::counted::{Counted, counted};
use super::ledger::{Delivery, ledger};
use super::notice::{Notice, notice};
use super::{Fact, dated, instant};

/// One assembly from its notice to its result. What a single ballot says is nowhere in it.
#[derive(Debug, Serialize)]
pub struct Dossier {
    /// Whether it binds.
    kind: &'static str,
    title: String,
    number: String,
    caller: String,
    /// Its first page.
    cover: Vec<Fact>,
    /// What a copy is compared by, whole.
    hashes: Vec<Fact>,
    /// The same in eight digits.
    short: String,
    /// The day on which the document is made: year, month, day.
    made: (i16, i8, i8),
    made_on: String,
    /// Where the assembly is read on the net, if that is known.
    address: Option<String>,
    notice: Notice,
    ledger: Vec<Delivery>,
    result: Option<Counted>,
}

impl Dossier {
    /// Reads what goes in; none where the roll is not frozen yet.
    pub fn of(
        id: AssemblyId,
        town: &Plain,
        public_url: Option<&str>,
        now: Timestamp,
    ) -> Option<Self> {
        let whole: &dyn Town = town;
        let it: Assembly = whole.get(id)?;
        let ledger = ledger(&it, town)?;
        let number = format!("〔{}〕{} 号", it.called_at.day().ymd().0, it.number);
        let clause = it
            .rule_text
            .map(|photo| ("议事规则条款照片 SHA-256", photo.to_string()));
        Some(Self {
            kind: match it.force {
                Force::Statutory => "业主共同决定",
                Force::Advisory => "意愿征集（不作决定）",
            },
            title: it.title.to_string(),
            caller: it.caller.to_string(),
            cover: cover(&it, &number, whole, now),
            number,
            hashes: [("文本 SHA-256", it.hash.to_string())]
                .into_iter()
                .chain(clause)
                .collect(),
            short: it.hash.short(),
            made: now.day().ymd(),
            made_on: dated(now.day()),
            address: public_url.map(|url| format!("{url}/o/{id}")),
            notice: notice(&it, whole),
            ledger,
            result: counted(&it, whole),
        })
    }

    /// Where the assembly is read on the net, if that is known.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }
}

fn cover(it: &Assembly, number: &str, town: &dyn Town, now: Timestamp) -> Vec<Fact> {
    let community = town.get::<Community>(it.community).map(|it| it.name);
    let compound = town.get::<Compound>(it.compound).map(|it| it.name);
    let names = [community, compound].into_iter().flatten();
    let names: Vec<String> = names.map(|it| it.to_string()).collect();
    let scope = it.scope.place(town).unwrap_or_else(|| "全小区".to_owned());
    let rules = it.rules().map_or_else(
        |_| it.pack.to_string(),
        |pack| format!("{}（{}）", pack.title_zh, it.pack),
    );
    let mut facts = vec![
        ("编号", number.to_owned()),
        ("社区、小区", names.join("　")),
        ("召集人", it.caller.to_string()),
        ("范围", scope),
        ("所用规则", rules),
        ("投票", voting(it)),
    ];
    let posted = it.state.posted_at();
    facts.extend(posted.map(|at| ("公告", instant(at))));
    match &it.state {
        AssemblyState::Called => facts.push(("状态", "起草，还没有公告".to_owned())),
        AssemblyState::Posted { .. } => facts.push(("状态", "正在公告".to_owned())),
        AssemblyState::Open { .. } => facts.push(("状态", "正在投票".to_owned())),
        AssemblyState::Counted { at, .. } => {
            facts.push(("计票", instant(*at)));
            facts.push(("状态", "已计票，结果还没有公示".to_owned()));
        }
        AssemblyState::Public { counted_at, at, .. } => {
            facts.push(("计票", instant(*counted_at)));
            facts.push(("结果公示", instant(*at)));
        }
        AssemblyState::Cancelled { at, reason, .. } => {
            facts.push(("已取消", format!("{}：{reason}", instant(*at))));
        }
    }
    facts.push(("本件制成", instant(now)));
    facts
}

/// From when to when ballots are taken.
pub(super) fn voting(it: &Assembly) -> String {
    format!("{} 至 {}", instant(it.opens_at), instant(it.closes_at))
}
