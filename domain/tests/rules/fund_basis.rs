//! The public ledger: what spending rests on outside this app, a balance brought forward once, an
//! account opened anew, and no name in what is published.

use crate::fund_sample::*;
use crate::village::*;
use domain::funds::{Command as Act, *};
use domain::*;

use FundCategory::{Opening, Parking, Repair};

fn outside(on: &str) -> Option<Basis> {
    Some(Basis::Outside {
        what: line("市维修资金平台表决，第 12 号"),
        on: day(on),
    })
}

fn repair(on: &str, basis: Option<Basis>) -> FundDetails {
    FundDetails {
        basis,
        ..moved(on, Repair, 500)
    }
}

// Where votes here bind, what was decided elsewhere is older than the account; where they do not, it
// is all that can be said truthfully.
#[test]
fn spending_rests_on_a_decision_outside_this_app_where_votes_here_do_not_bind() {
    let mut it = Books::new();
    it.counts(maintenance(), moved("2026-07-01", Opening, 90_000));
    it.counts(maintenance(), repair("2026-10-08", outside("2026-06-30")));
    let since = it.enters(maintenance(), repair("2026-10-08", outside("2026-07-01")));
    assert_eq!(since, Err(fault(FundsFault::DecidedHere)));
    it.village.goes_under("national");
    let later = it.enters(maintenance(), repair("2026-10-08", outside("2026-10-09")));
    let on = day("2026-10-09");
    assert_eq!(later, Err(fault(FundsFault::DecidedLater { on })));
    let mut bare = repair("2026-10-08", outside("2026-10-08"));
    bare.photos.clear();
    assert_eq!(
        it.enters(maintenance(), bare),
        Err(fault(FundsFault::NoVoucher))
    );
    let id = it.counts(maintenance(), repair("2026-10-08", outside("2026-10-08")));
    let told: FundLine = it.village.get(id);
    assert_eq!(told.details.basis, outside("2026-10-08"));
    // Nothing is still nothing, and income rests on none.
    let none = it.enters(maintenance(), repair("2026-10-08", None));
    assert_eq!(none, Err(fault(FundsFault::NeedsDecision)));
    let income_ = FundDetails {
        basis: outside("2026-06-30"),
        ..moved("2026-10-08", Parking, 5)
    };
    assert_eq!(
        it.enters(income(), income_),
        Err(fault(FundsFault::NoBasisHere))
    );
    it.folds();
}

#[test]
fn a_balance_is_brought_forward_once() {
    let mut it = Books::new();
    let on = day("2026-07-01");
    assert_eq!(
        it.enters(income(), moved("2026-07-02", Opening, 1000)),
        Err(fault(FundsFault::OpeningDay { on }))
    );
    let opening = || moved("2026-07-01", Opening, 1000);
    let already = || Err(fault(FundsFault::OpeningAlready));
    let first = it.enters(income(), opening()).unwrap();
    assert_eq!(it.enters(income(), opening()), already());
    let aside = SetFundAside {
        entry: first,
        reason: line("数字不对"),
    };
    it.does(CLERK, Act::SetAside(aside));
    let second = it.counts(income(), opening());
    assert_eq!(it.enters(income(), opening()), already());
    // Taken back, once that is confirmed.
    let back = it.reverses(second, "2026-07-01").unwrap();
    assert_eq!(it.enters(income(), opening()), already());
    it.confirms(SECOND, back).unwrap();
    it.counts(income(), moved("2026-07-01", Opening, 900));
    assert_eq!(it.balance(income()), Money::yuan(900));
    it.folds();
}

// Two that came in before there was a rule against it: one of them counts.
#[test]
fn a_second_balance_brought_forward_is_not_confirmed() {
    let mut it = Books::new();
    let first = it
        .enters(income(), moved("2026-07-01", Opening, 1000))
        .unwrap();
    let entered: FundEntry = it.village.get(first);
    let twin = FundEntry {
        id: entry(99),
        ..entered
    };
    it.village.town.put(std::sync::Arc::new(Record::from(twin)));
    assert_eq!(
        it.confirms(SECOND, entry(99)),
        Err(fault(FundsFault::OpeningAlready))
    );
}

#[test]
fn an_account_is_opened_anew_while_nothing_stands_in_it() {
    let mut it = Books::new();
    let open = |opened_on: &str| {
        Act::Open(OpenFund {
            compound: COMPOUND,
            kind: FundKind::PublicIncome,
            held_at: line("临江银行"),
            rhythm: Rhythm::Month,
            opened_on: day(opened_on),
        })
    };
    // Three years, 366 days each, before 2 November 2026.
    let earliest = it.village.now.day().plus(-3 * 366);
    assert_eq!(
        it.tries(CLERK, open("1926-07-01")),
        Err(fault(FundsFault::OpenedTooEarly { earliest }))
    );
    it.does(CLERK, open(&earliest.to_string()));
    it.does(CLERK, open("2026-09-01"));
    let account: FundAccount = it.village.get(income());
    assert_eq!(
        (account.opened_on, account.rhythm),
        (day("2026-09-01"), Rhythm::Month)
    );
    let id = it
        .enters(income(), moved("2026-10-08", Parking, 5))
        .unwrap();
    assert_eq!(
        it.tries(CLERK, open("2026-08-01")),
        Err(Refusal::AlreadyThere)
    );
    let aside = SetFundAside {
        entry: id,
        reason: line("记错账户"),
    };
    it.does(CLERK, Act::SetAside(aside));
    it.does(CLERK, open("2026-08-01"));
    it.closes(income(), "2026-08-31").unwrap();
    assert_eq!(
        it.tries(CLERK, open("2026-07-01")),
        Err(Refusal::AlreadyThere)
    );
}

#[test]
fn a_whole_name_stands_nowhere_in_what_is_published() {
    let mut it = Books::new();
    let firm = |name: &str| FundDetails {
        party: Party::Organisation(line(name)),
        ..moved("2026-10-08", Parking, 5)
    };
    let says = |what: &str| FundDetails {
        what: prose(what),
        ..moved("2026-10-08", Parking, 5)
    };
    let named = || Err(fault(FundsFault::NamesSomebody));
    assert_eq!(it.enters(income(), firm("业主3（个体）")), named());
    assert_eq!(it.enters(income(), says("退业主3两个月的车位费")), named());
    let urgent = Some(Basis::Urgent(line("业主3家楼上掉砖")));
    assert_eq!(
        it.enters(maintenance(), repair("2026-10-08", urgent)),
        named()
    );
    let id = it.counts(income(), says("退一户两个月的车位费"));
    let reverse = ReverseFund {
        id: entry(98),
        entry: id,
        day: day("2026-10-09"),
        reason: prose("业主3没有退"),
    };
    assert_eq!(
        it.tries(CLERK, Act::Reverse(reverse)).map(|_| ()),
        Err(fault(FundsFault::NamesSomebody))
    );
}
