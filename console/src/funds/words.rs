//! What the pages of this slice share.

use components::{Choice, Tone};
use domain::funds::{Basis, EntryState, FundAccount, FundAsked, FundEntry, FundRules, Posting};
use domain::owners::Assembly;
use domain::proposals::Proposal;
use domain::{Day, FundAccountId, Money, wording};

use crate::shell::Book;
use crate::texts::Texts;

/// The accounts, in the order of the law.
pub(super) fn accounts(book: Book) -> Vec<FundAccount> {
    let mut all = book.all::<FundAccount>();
    all.sort_by_key(|it| (it.compound, it.kind, it.id));
    all
}

/// Every entry of an account, the latest day first.
pub(super) fn entries(book: Book, account: FundAccountId) -> Vec<FundEntry> {
    let mut all = book.of::<FundEntry>(account);
    all.sort_by_key(|it| std::cmp::Reverse((it.details.day, it.at, it.id)));
    all
}

/// What counts of them.
pub(super) fn postings(entries: &[FundEntry]) -> Vec<Posting> {
    entries.iter().filter_map(FundEntry::posting).collect()
}

/// What was asked, what waits first.
pub(super) fn asked(book: Book) -> Vec<FundAsked> {
    let mut all = book.all::<FundAsked>();
    all.sort_by_key(|it| {
        let answered = it.question.answer.is_some();
        (answered, std::cmp::Reverse(it.question.at), it.id)
    });
    all
}

/// The rules that are in force today.
pub(super) fn rules(book: Book) -> Option<FundRules> {
    let pack = book.community()?.rules(book.today())?;
    Some(pack.funds.clone())
}

/// The name of an account.
pub(super) fn name(it: &FundAccount, t: Texts) -> &'static str {
    wording::fund_kind(it.kind, t.lang)
}

/// How an entry stands.
pub(super) fn standing(it: &FundEntry, t: Texts) -> (String, Tone) {
    match &it.state {
        EntryState::Waits => (t.funds_waits().to_owned(), Tone::Wait),
        EntryState::Counted { number, .. } if it.reversal.is_some() => {
            (t.funds_reversed(number), Tone::Stop)
        }
        EntryState::Counted { number, .. } => (t.funds_counted(number), Tone::Done),
        EntryState::SetAside { .. } => (t.funds_aside().to_owned(), Tone::Plain),
    }
}

/// Its amount with its sign.
pub(super) fn signed(it: &FundEntry) -> String {
    let posting = Posting {
        day: it.details.day,
        category: it.details.category,
        amount: it.details.amount,
        reverses: it.reverses.is_some(),
    };
    let amount = posting.signed();
    let sign = if amount.0 < 0 { "−" } else { "+" };
    format!("{sign}{}", Money(amount.0.abs()))
}

/// What an entry is, in a few words.
pub(super) fn category(it: &FundEntry, t: Texts) -> String {
    let category = wording::fund_category(it.details.category, t.lang);
    match it.reverses {
        Some(_) => t.funds_reversal_of(category),
        None => category.to_owned(),
    }
}

/// What spending rests on.
pub(super) fn basis(book: Book, it: &Basis, t: Texts) -> String {
    match it {
        Basis::Decision { assembly, question } => {
            let assembly: Option<Assembly> = book.get(*assembly);
            let title = assembly.map_or_else(String::new, |it| it.title.to_string());
            t.funds_basis_decision(question + 1, title)
        }
        Basis::Project(id) => {
            let project: Option<Proposal> = book.get(*id);
            let title = project.map_or_else(String::new, |it| it.details.title.to_string());
            t.funds_basis_project(title)
        }
        Basis::Outside { what, on } => t.funds_basis_outside(wording::day(*on, t.lang), what),
        Basis::Urgent(words) => t.funds_basis_urgent(words),
    }
}

/// A day someone wrote under a label.
pub(super) fn day(label: &str, text: &str, t: Texts) -> Result<Day, String> {
    text.parse().map_err(|_| t.fault_day(label))
}

/// One choice.
pub(super) fn choice(value: impl ToString, label: impl ToString) -> Choice {
    Choice {
        value: value.to_string(),
        label: label.to_string(),
    }
}
