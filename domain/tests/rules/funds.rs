//! The public ledger: two pairs of eyes, nothing below zero, wrong entries taken back, periods closed.

use crate::fund_sample::*;
use crate::village::*;
use domain::Command;
use domain::councils::Choice;
use domain::funds::{Command as Act, *};
use domain::owners::Matter;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use FundCategory::{
    Advertising, Contribution, Donation, Facilities, Interest, Opening, Parking, Repair, Welfare,
};

#[test]
fn what_one_enters_another_confirms_before_it_is_read_and_counted() {
    let mut it = Books::new();
    let id = it
        .enters(income(), moved("2026-10-08", Parking, 1200))
        .unwrap();
    let kept: FundEntry = it.village.get(id);
    assert_eq!(kept.audience(), Audience::Staff);
    assert!(it.postings(income()).is_empty());
    assert_eq!(it.confirms(CLERK, id), Err(fault(FundsFault::SamePerson)));
    assert_eq!(it.confirms(OWNER, id), Err(Refusal::NotYours));
    it.confirms(SECOND, id).unwrap();
    let line: FundLine = it.village.get(id);
    assert_eq!(line.audience(), Audience::Owners(COMPOUND));
    let told = Record::from(line.clone()).body();
    assert!(!told.contains(&person(CLERK).to_string()));
    assert!(!told.contains(&person(SECOND).to_string()));
    assert_eq!((line.number, it.balance(income())), (1, Money::yuan(1200)));
    assert_eq!(it.confirms(SECOND, id), Err(fault(FundsFault::NotWaiting)));
    it.folds();
}

#[test]
fn what_is_set_aside_never_counts_and_leaves_what_it_was_to_take_back() {
    let mut it = Books::new();
    let id = it.counts(income(), moved("2026-10-08", Parking, 1200));
    let wrong = it.reverses(id, "2026-10-09").unwrap();
    assert_eq!(
        it.reverses(id, "2026-10-09"),
        Err(fault(FundsFault::ReversedAlready))
    );
    let aside = SetFundAside {
        entry: wrong,
        reason: line("没有错，不冲了"),
    };
    it.does(CLERK, Act::SetAside(aside));
    assert_eq!(it.balance(income()), Money::yuan(1200));
    let back = it.reverses(id, "2026-10-09").unwrap();
    it.confirms(SECOND, back).unwrap();
    assert_eq!(it.balance(income()), Money(0));
    let line: FundLine = it.village.get(id);
    assert_eq!(line.reversal, Some(back));
    assert_eq!(
        it.reverses(back, "2026-10-10"),
        Err(fault(FundsFault::IsReversal))
    );
    assert_eq!(
        it.reverses(id, "2026-10-10"),
        Err(fault(FundsFault::ReversedAlready))
    );
    assert_eq!(
        it.reverses(wrong, "2026-10-10"),
        Err(fault(FundsFault::NotCounted))
    );
    it.folds();
}

#[rstest]
#[case("2026-11-03", Parking, 5, FundsFault::DayAhead { day: day("2026-11-03") })]
#[case("2026-06-30", Parking, 5, FundsFault::BeforeOpening { opened_on: day("2026-07-01") })]
#[case("2026-10-08", Contribution, 5, FundsFault::NotInThisAccount)]
#[case("2026-10-08", Donation, 5, FundsFault::NotInThisAccount)]
#[case("2026-10-08", Parking, 20_000_000_000, FundsFault::TooMuch)]
fn what_cannot_stand_in_the_account_is_not_entered(
    #[case] on: &str,
    #[case] category: FundCategory,
    #[case] yuan: i64,
    #[case] expected: FundsFault,
) {
    let mut it = Books::new();
    let refused = it.enters(income(), moved(on, category, yuan));
    assert_eq!(refused, Err(fault(expected)));
}

#[test]
fn spending_has_a_voucher_and_nobody_is_named() {
    let mut it = Books::new();
    let mut bare = moved("2026-10-08", Facilities, 100);
    bare.photos.clear();
    assert_eq!(it.enters(income(), bare), Err(fault(FundsFault::NoVoucher)));
    let mut named = moved("2026-10-08", Parking, 100);
    named.party = Party::Organisation(line("业主3"));
    assert_eq!(
        it.enters(income(), named.clone()),
        Err(fault(FundsFault::NamesSomebody))
    );
    named.party = Party::Organisation(line("临江照明工程公司"));
    it.enters(income(), named).unwrap();
    let nothing = moved("2026-10-08", Parking, 0);
    assert_eq!(it.enters(income(), nothing), Err(Refusal::NotAboveZero));
}

// The money of the tenth is not there on the fifth, whatever the balance is today.
#[test]
fn no_account_owes_anything_on_any_day() {
    let mut it = Books::new();
    it.counts(income(), moved("2026-10-05", Parking, 100));
    it.counts(income(), moved("2026-10-10", Parking, 900));
    let early = it
        .enters(income(), moved("2026-10-06", Facilities, 300))
        .unwrap();
    let short = Money::yuan(200);
    assert_eq!(
        it.confirms(SECOND, early),
        Err(fault(FundsFault::BelowZero { short }))
    );
    it.counts(income(), moved("2026-10-10", Facilities, 950));
    let more = it
        .enters(income(), moved("2026-10-11", Facilities, 51))
        .unwrap();
    let short = Money::yuan(1);
    assert_eq!(
        it.confirms(SECOND, more),
        Err(fault(FundsFault::BelowZero { short }))
    );
    // Nor is income taken back that was spent.
    let first: FundEntryId = entry(1);
    let back = it.reverses(first, "2026-10-12").unwrap();
    let short = Money::yuan(50);
    assert_eq!(
        it.confirms(SECOND, back),
        Err(fault(FundsFault::BelowZero { short }))
    );
}

#[test]
fn a_quarter_is_closed_once_over_and_carried_exactly() {
    let mut it = Books::new();
    it.counts(income(), moved("2026-07-01", Opening, 1000));
    it.counts(income(), moved("2026-08-03", Parking, 250));
    let spent = it.counts(income(), moved("2026-09-30", Facilities, 400));
    let late = it
        .enters(income(), moved("2026-09-20", Advertising, 90))
        .unwrap();
    assert_eq!(
        it.closes(income(), "2026-09-30"),
        Err(fault(FundsFault::EntriesWait { count: 1 }))
    );
    it.confirms(SECOND, late).unwrap();
    let (from, until) = (day("2026-07-01"), day("2026-09-30"));
    assert_eq!(
        it.closes(income(), "2026-12-31"),
        Err(fault(FundsFault::AnotherPeriod { from, until }))
    );
    it.closes(income(), "2026-09-30").unwrap();
    let until_next = day("2026-12-31");
    assert_eq!(
        it.closes(income(), "2026-12-31"),
        Err(fault(FundsFault::PeriodRuns { until: until_next }))
    );
    assert_eq!(
        it.enters(income(), moved("2026-09-30", Parking, 1)),
        Err(fault(FundsFault::PeriodClosed { until }))
    );
    let account: FundAccount = it.village.get(income());
    let rules = &RulePack::in_force("linjiang", it.village.now.day())
        .unwrap()
        .funds;
    assert_eq!(account.due_on(rules), day("2027-01-30"));
    // What was wrong in it is taken back in the one that is open.
    let back = it.reverses(spent, "2026-10-02").unwrap();
    it.confirms(SECOND, back).unwrap();
    it.village.now = Timestamp::at(day("2027-01-01"), 9, 0);
    it.closes(income(), "2026-12-31").unwrap();
    let mut told: Vec<FundStatement> = (&it.village.town as &dyn Town).of(income());
    told.sort_by_key(|it| it.period);
    let numbers = |it: &FundStatement| {
        let sums = it.statement.sums.iter();
        let sums: Vec<_> = sums.map(|it| (it.category, it.amount.0 / 100)).collect();
        (
            it.statement.opening.0 / 100,
            sums,
            it.statement.closing.0 / 100,
        )
    };
    assert_eq!(
        numbers(&told[0]),
        (
            0,
            vec![
                (Opening, 1000),
                (Parking, 250),
                (Advertising, 90),
                (Facilities, 400)
            ],
            940
        )
    );
    assert_eq!(numbers(&told[1]), (940, vec![(Facilities, -400)], 1340));
    assert_eq!(told[0].audience(), Audience::Owners(COMPOUND));
    it.folds();
}

#[rstest]
#[case(Rhythm::Month, "2026-02-11", "2026-02-01", "2026-02-28")]
#[case(Rhythm::Month, "2026-12-31", "2026-12-01", "2026-12-31")]
#[case(Rhythm::Quarter, "2026-12-01", "2026-10-01", "2026-12-31")]
#[case(Rhythm::Quarter, "2028-02-29", "2028-01-01", "2028-03-31")]
fn a_period_is_a_calendar_month_or_quarter(
    #[case] rhythm: Rhythm,
    #[case] on: &str,
    #[case] from: &str,
    #[case] until: &str,
) {
    let (from, until) = (day(from), day(until));
    assert_eq!(rhythm.around(day(on)), FundPeriod { from, until });
}

// Civil Code 278 (五), R1: the owners decide, and no council in their place.
#[test]
fn the_maintenance_fund_is_used_by_the_owners_decision_or_in_danger_alone() {
    let mut it = Books::new();
    it.counts(maintenance(), moved("2026-07-01", Opening, 90_000));
    let repair = |on: &str, basis| FundDetails {
        basis,
        ..moved(on, Repair, 500)
    };
    let none = it.enters(maintenance(), repair("2026-10-08", None));
    assert_eq!(none, Err(fault(FundsFault::NeedsDecision)));
    let project = Some(Basis::Project(PROPOSAL));
    let council = it.enters(maintenance(), repair("2026-10-08", project));
    assert_eq!(council, Err(fault(FundsFault::NeedsDecision)));
    let urgent = Basis::Urgent(line("屋面掉砖，危及行人"));
    it.counts(maintenance(), repair("2026-10-08", Some(urgent.clone())));
    let elsewhere = FundDetails {
        basis: Some(urgent),
        ..moved("2026-10-08", Facilities, 5)
    };
    assert_eq!(
        it.enters(income(), elsewhere),
        Err(fault(FundsFault::NoBasisHere))
    );

    let said = [
        (Matter::UseFund, Choice::Agree),
        (Matter::UseFund, Choice::Against),
        (Matter::Manager, Choice::Agree),
    ];
    let assembly = it.village.resolves(&said);
    let on = |question| Some(Basis::Decision { assembly, question });
    let today = it.village.now.day().to_string();
    let unposted = it.enters(maintenance(), repair(&today, on(0)));
    assert_eq!(unposted, Err(fault(FundsFault::NotPassed)));
    it.village.publishes_result();
    let failed = it.enters(maintenance(), repair(&today, on(1)));
    assert_eq!(failed, Err(fault(FundsFault::NotPassed)));
    for other in [2, 9] {
        let other = it.enters(maintenance(), repair(&today, on(other)));
        assert_eq!(other, Err(fault(FundsFault::DecidesSomethingElse)));
    }
    let posted = it.village.now.day();
    let before = it.enters(maintenance(), repair("2026-10-08", on(0)));
    assert_eq!(before, Err(fault(FundsFault::DecidedLater { on: posted })));
    it.counts(maintenance(), repair(&today, on(0)));
    let account: FundAccount = it.village.get(maintenance());
    let offered = decisions_for(&account, &it.village.town);
    let offered: Vec<u16> = offered.iter().map(|it| it.question).collect();
    assert_eq!(offered, [0]);
    // What the owners decided may be said of other money, too.
    let shared = FundDetails {
        basis: on(2),
        ..moved("2026-10-01", Parking, 5)
    };
    assert_eq!(
        it.enters(income(), shared),
        Err(fault(FundsFault::NoBasisHere))
    );
    it.folds();
}

#[test]
fn an_owner_asks_about_a_line_and_everyone_who_reads_it_reads_the_answer() {
    let mut it = Books::new();
    let tenant = it.tenant();
    let id = it.counts(income(), moved("2026-10-08", Parking, 1200));
    let question = |number: u128| FundQuestionId(Uuid::from_u128(700 + number));
    let ask = |number, entry| {
        Act::Ask(AskFund {
            id: question(number),
            entry,
            text: prose("为什么比上季度少？"),
        })
    };
    let theirs = Command::Funds(ask(1, id));
    assert_eq!(it.village.by(tenant, theirs), Err(Refusal::NotFound));
    let waits = it
        .enters(income(), moved("2026-10-09", Parking, 5))
        .unwrap();
    assert_eq!(it.tries(OWNER, ask(1, waits)), Err(Refusal::NotFound));
    it.does(OWNER, ask(1, id));
    let asked: FundQuestion = it.village.get(question(1));
    // Five working days after Monday 2 November.
    assert_eq!(asked.due, day("2026-11-10").starts_at());
    assert_eq!(asked.audience(), Audience::Owners(COMPOUND));
    let answer = || {
        Act::Answer(AnswerFund {
            question: question(1),
            text: prose("八月有两周重新划线，停车费按天退了。"),
        })
    };
    assert_eq!(it.tries(OWNER, answer()), Err(Refusal::NotYours));
    it.does(CLERK, answer());
    assert_eq!(it.tries(SECOND, answer()), Err(Refusal::AnsweredAlready));
    let told: FundQuestion = it.village.get(question(1));
    let kept: FundAsked = it.village.get(question(1));
    assert_eq!(kept.question, told);
    assert!(told.answer.is_some());
    for number in 2..=6 {
        it.does(OWNER, ask(number, id));
    }
    let most = 5;
    assert_eq!(
        it.tries(OWNER, ask(7, id)),
        Err(fault(FundsFault::ManyWait { most }))
    );
}

#[test]
fn what_is_given_for_all_is_read_by_all() {
    let mut it = Books::new();
    let fund = FundAccount::id_of(COMPOUND, FundKind::Foundation);
    let id = it.counts(fund, moved("2026-10-08", Donation, 300));
    it.counts(fund, moved("2026-10-09", Welfare, 100));
    it.counts(fund, moved("2026-10-09", Interest, 1));
    let line: FundLine = it.village.get(id);
    let account: FundAccount = it.village.get(fund);
    assert_eq!(line.audience(), Audience::Residents);
    assert_eq!(account.audience(), Audience::Residents);
    assert_eq!(it.balance(fund), Money::yuan(201));
    let owners: FundAccount = it.village.get(income());
    assert_eq!(owners.audience(), Audience::Compound(COMPOUND));
}
