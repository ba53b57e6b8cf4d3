//! Whatever is entered, confirmed, taken back and closed, in whatever order: the sums agree.

use crate::fund_sample::*;
use domain::funds::{Command as Act, *};
use domain::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Enter(bool, i64, i32),
    Confirm(u128, bool),
    Reverse(u128, i32),
    SetAside(u128),
    Close,
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let of = 1u128..25;
    prop_oneof![
        6 => (any::<bool>(), 1i64..90_000, 0i32..40).prop_map(|(income, fen, ago)| {
            Step::Enter(income, fen, ago)
        }),
        6 => (of.clone(), any::<bool>()).prop_map(|(of, second)| Step::Confirm(of, second)),
        3 => (of.clone(), 0i32..20).prop_map(|(of, ago)| Step::Reverse(of, ago)),
        1 => of.prop_map(Step::SetAside),
        1 => Just(Step::Close),
        1 => (1i64..60).prop_map(Step::Wait),
    ]
}

impl Books {
    fn goes(&mut self, step: Step) -> Result<(), Refusal> {
        let today = self.village.now.day();
        match step {
            Step::Enter(income_, fen, ago) => {
                let category = if income_ {
                    FundCategory::Parking
                } else {
                    FundCategory::Facilities
                };
                let on = today.plus(-ago).to_string();
                let details = FundDetails {
                    amount: Money(fen),
                    ..moved(&on, category, 1)
                };
                self.enters(income(), details).map(|_| ())
            }
            Step::Confirm(of, second) => {
                let by = if second { SECOND } else { CLERK };
                self.confirms(by, entry(of)).map(|_| ())
            }
            Step::Reverse(of, ago) => {
                let on = today.plus(-ago).to_string();
                self.reverses(entry(of), &on).map(|_| ())
            }
            Step::SetAside(of) => {
                let reason = crate::village::line("重复了");
                let entry = entry(of);
                let aside = Act::SetAside(SetFundAside { entry, reason });
                self.tries(CLERK, aside).map(|_| ())
            }
            Step::Close => {
                let account: FundAccount = self.village.get(income());
                let until = account.next().until.to_string();
                self.closes(income(), &until).map(|_| ())
            }
            Step::Wait(days) => {
                self.village.now = self.village.now.plus_days(days);
                Ok(())
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_counts_within_a_period_is_its_closing_less_its_opening(
        steps in prop::collection::vec(step(), 1..70)
    ) {
        let mut it = Books::new();
        let mut published: Vec<Record> = Vec::new();
        for step in steps {
            let _refused = it.goes(step);
            let all = it.postings(income());
            // On no day does the account owe anything.
            let first = all.iter().map(|it| it.day).min();
            for on in first.into_iter().chain(all.iter().map(|it| it.day)) {
                prop_assert!(lowest_from(on, &all) >= Money(0));
            }
            // What was published stays as it was.
            let told: Vec<FundStatement> = (&it.village.town as &dyn Town).of(income());
            for earlier in &published {
                prop_assert_eq!(&*it.village.town.find(earlier.key()).unwrap(), earlier);
            }
            published = told.into_iter().map(Record::from).collect();
        }
        let all = it.postings(income());
        let mut told: Vec<FundStatement> = (&it.village.town as &dyn Town).of(income());
        told.sort_by_key(|it| it.period);
        let mut carried = Money(0);
        for one in &told {
            let within: Vec<Posting> =
                all.iter().filter(|it| one.period.has(it.day)).copied().collect();
            let Statement { opening, closing, .. } = &one.statement;
            prop_assert_eq!(*opening, carried);
            prop_assert_eq!(balance(&within), Money(closing.0 - opening.0));
            let sums = one.statement.total(FundFlow::Income).0 - one.statement.total(FundFlow::Spending).0;
            prop_assert_eq!(sums, closing.0 - opening.0);
            carried = *closing;
        }
        let after: Vec<Posting> = all
            .iter()
            .filter(|it| told.last().is_none_or(|last| it.day > last.period.until))
            .copied()
            .collect();
        prop_assert_eq!(it.balance(income()), Money(carried.0 + balance(&after).0));
        // No entry counts that the same person entered and confirmed, and each has its own number.
        let entries: Vec<FundEntry> = (&it.village.town as &dyn Town).of(income());
        let mut numbers: Vec<u32> = entries.iter().filter_map(FundEntry::number).collect();
        numbers.sort_unstable();
        prop_assert!(numbers.iter().copied().eq(1..=numbers.len() as u32));
        for one in &entries {
            if let EntryState::Counted { by, .. } = one.state {
                prop_assert_ne!(by, one.by);
            }
        }
        it.folds();
    }
}
