//! The public ledger: every entry in the order of its days, the published statements, the questions.

use domain::funds::{
    Basis, EntryState, FundAccount, FundAsked, FundEntry, FundFlow, FundStatement,
};
use domain::members::Compound;
use domain::owners::Assembly;
use domain::proposals::Proposal;
use domain::{FundAccountId, FundEntryId, Lang, Money, Plain, Timestamp, Town, wording};

use super::Sheet;
use super::sheet::Cell;

const LANG: Lang = Lang::ZhCn;

fn account(id: FundAccountId, town: &dyn Town) -> String {
    let Some(account) = town.get::<FundAccount>(id) else {
        return String::new();
    };
    let compound: Option<Compound> = town.get(account.compound);
    let compound = compound.map_or_else(String::new, |it| it.name.to_string());
    format!("{compound}{}", wording::fund_kind(account.kind, LANG))
}

fn number(id: FundEntryId, town: &dyn Town) -> Option<u32> {
    town.get::<FundEntry>(id)?.number()
}

fn rests_on(basis: &Basis, town: &dyn Town) -> String {
    match basis {
        Basis::Decision { assembly, question } => {
            let assembly: Option<Assembly> = town.get(*assembly);
            assembly.map_or_else(String::new, |it| {
                format!("业主共同决定：{}（第{}项）", it.title, question + 1)
            })
        }
        Basis::Project(id) => {
            let project: Option<Proposal> = town.get(*id);
            project.map_or_else(String::new, |it| format!("微项目：{}", it.details.title))
        }
        Basis::Outside { what, on } => format!("在本平台以外决定：{what}（{on}）"),
        Basis::Urgent(words) => format!("紧急维修：{words}"),
    }
}

/// Every entry, those that wait and those set aside among them. Who entered and confirmed stays in
/// the office's own pages.
pub fn entries(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&FundEntry> = town.all().collect();
    all.sort_by_key(|it| (it.account, it.details.day, it.number(), it.id));
    let row = |it: &FundEntry| {
        let details = &it.details;
        let (state, why) = match &it.state {
            EntryState::Waits => ("待复核", None),
            EntryState::Counted { .. } => ("已入账", None),
            EntryState::SetAside { reason, .. } => ("已撤下", Some(reason)),
        };
        let amount = match it.reverses {
            Some(_) => Money(-details.amount.0),
            None => details.amount,
        };
        vec![
            account(it.account, whole).into(),
            Cell::maybe(it.number()),
            Cell::day(details.day),
            wording::fund_flow(details.category.flow(), LANG).into(),
            wording::fund_category(details.category, LANG).into(),
            Cell::yuan(amount),
            wording::fund_party(&details.party, LANG).into(),
            details.what.to_string().into(),
            Cell::maybe(details.basis.as_ref().map(|it| rests_on(it, whole))),
            details.files().len().to_string().into(),
            state.into(),
            Cell::maybe(why),
            Cell::maybe(it.reverses.and_then(|it| number(it, whole))),
            Cell::maybe(it.reversal.and_then(|it| number(it, whole))),
        ]
    };
    Sheet {
        name: "公开账目",
        headings: vec![
            ("账户", 24),
            ("编号", 8),
            ("日期", 12),
            ("收支", 8),
            ("类别", 14),
            ("金额（元）", 14),
            ("收付款方", 24),
            ("用途", 40),
            ("依据", 36),
            ("凭证", 8),
            ("状态", 10),
            ("撤下原因", 24),
            ("冲销第几笔", 12),
            ("被第几笔冲销", 12),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

/// A row a category of each published statement, between its opening and its closing.
pub fn statements(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&FundStatement> = town.all().collect();
    all.sort_by_key(|it| (it.account, it.period));
    let mut rows = Vec::new();
    for it in all {
        let mut row = |flow: &'static str, what: &'static str, amount: Money| {
            rows.push(vec![
                account(it.account, whole).into(),
                wording::fund_period(it.period, LANG).into(),
                flow.into(),
                what.into(),
                Cell::yuan(amount),
                Cell::instant(it.at),
            ]);
        };
        row("", "期初余额", it.statement.opening);
        for sum in &it.statement.sums {
            let flow = wording::fund_flow(sum.category.flow(), LANG);
            row(flow, wording::fund_category(sum.category, LANG), sum.amount);
        }
        for flow in [FundFlow::Income, FundFlow::Spending] {
            let name = match flow {
                FundFlow::Income => "收入合计",
                FundFlow::Spending => "支出合计",
            };
            row(
                wording::fund_flow(flow, LANG),
                name,
                it.statement.total(flow),
            );
        }
        row("", "期末余额", it.statement.closing);
    }
    Sheet {
        name: "收支报表",
        headings: vec![
            ("账户", 24),
            ("期间", 16),
            ("收支", 8),
            ("项目", 16),
            ("金额（元）", 14),
            ("公布", 18),
        ],
        rows,
    }
}

/// What was asked about entries, with the answers.
pub fn questions(town: &Plain, now: Timestamp) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&FundAsked> = town.all().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.question.at), it.id));
    let row = |it: &FundAsked| {
        let it = &it.question;
        let late = it.answer.is_none() && it.due <= now;
        vec![
            account(it.account, whole).into(),
            Cell::maybe(number(it.entry, whole)),
            Cell::instant(it.at),
            it.author.shown.clone().into(),
            it.text.to_string().into(),
            Cell::instant(it.due),
            if late { "是" } else { "否" }.into(),
            Cell::maybe(it.answer.as_ref().map(|it| Cell::instant(it.at).shown())),
            Cell::maybe(it.answer.as_ref().map(|it| &it.text)),
        ]
    };
    Sheet {
        name: "问账",
        headings: vec![
            ("账户", 24),
            ("第几笔", 8),
            ("时间", 18),
            ("谁", 14),
            ("问题", 50),
            ("答复期限", 18),
            ("超期", 8),
            ("答复时间", 18),
            ("答复", 50),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}
