//! What the screens of this slice share: what this phone knows of an account, and how it is said.

use domain::funds::{
    Basis, FundAccount, FundFlow, FundLine, FundPeriod, FundQuestion, FundStatement, Posting,
    Statement, book, statement,
};
use domain::owners::Assembly;
use domain::proposals::Proposal;
use domain::{Day, FundAccountId, Money, wording};

use crate::shell::{Here, sorted};

/// Whether this person reads what comes in and goes out.
pub fn reads(here: Here, account: &FundAccount) -> bool {
    let actor = here.actor();
    if actor.is_staff() {
        return true;
    }
    let readers = account.book_readers();
    let today = here.now().day();
    here.read(|town| {
        let mine = actor.audiences(account.community, today, town);
        mine.contains(&readers)
    })
}

/// The accounts this phone knows, in the order of the law.
pub fn accounts(here: Here) -> Vec<FundAccount> {
    sorted(here.all::<FundAccount>(), |it| (it.kind as i64, it.id.0))
}

/// Everything that counts in an account, the latest day first.
pub fn lines(here: Here, account: &FundAccount) -> Vec<FundLine> {
    here.read(|town| book(account, town))
}

/// What all of it does to the balance.
pub fn postings(lines: &[FundLine]) -> Vec<Posting> {
    lines.iter().map(FundLine::posting).collect()
}

/// The statement of a period: as it was published, or as it stands.
pub fn told(here: Here, account: FundAccountId, period: FundPeriod, of: &[Posting]) -> Statement {
    let mut published = here.of::<FundStatement>(account).into_iter();
    let published = published.find(|it| it.period == period);
    published.map_or_else(|| statement(period, of), |it| it.statement)
}

/// What was asked in an account, the latest first.
pub fn questions(here: Here, account: FundAccountId) -> Vec<FundQuestion> {
    let mut all = here.of::<FundQuestion>(account);
    let copies = here.of::<domain::funds::FundAsked>(account).into_iter();
    let more: Vec<FundQuestion> = copies
        .map(|it| it.question)
        .filter(|copy| all.iter().all(|it| it.id != copy.id))
        .collect();
    all.extend(more);
    sorted(all, |it| (-it.at.0, it.id.0))
}

/// An amount as one says it.
pub fn yuan(here: Here, amount: Money) -> String {
    here.t.funds_yuan(amount)
}

/// An amount with its sign, as it stands in a ledger.
pub fn signed(line: &FundLine) -> String {
    let amount = line.posting().signed();
    let sign = if amount.0 >= 0 { "+" } else { "−" };
    format!("{sign}{}", Money(amount.0.abs()))
}

/// A day as it stands in a ledger.
pub fn short(day: Day) -> String {
    let (_, month, number) = day.ymd();
    format!("{month}·{number:02}")
}

/// Whether something goes out.
pub fn spends(line: &FundLine) -> bool {
    line.details.category.flow() == FundFlow::Spending
}

/// What spending rests on: where that is read, and its name.
pub fn basis(here: Here, it: &Basis) -> (Option<String>, String) {
    let t = here.t;
    match it {
        Basis::Decision { assembly, question } => {
            let found: Option<Assembly> = here.get(*assembly);
            let title = found.map_or_else(String::new, |it| it.title.to_string());
            let name = t.funds_basis_decision(question + 1, title);
            (Some(format!("/o/{assembly}")), name)
        }
        Basis::Project(id) => {
            let found: Option<Proposal> = here.get(*id);
            let title = found.map_or_else(String::new, |it| it.details.title.to_string());
            (Some(format!("/p/{id}")), t.funds_basis_project(title))
        }
        Basis::Outside { what, on } => {
            let on = wording::day(*on, t.lang);
            (None, t.funds_basis_outside(on, what))
        }
        Basis::Urgent(words) => (None, t.funds_basis_urgent(words)),
    }
}
