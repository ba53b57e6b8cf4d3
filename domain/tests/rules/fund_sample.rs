//! A compound with its accounts, two of the staff, an owner and a tenant.

use crate::village::*;
use domain::Command;
use domain::funds::{Command as Act, *};
use domain::members::{self, Claim, Office, Scope};
use domain::proposals::Photo;
use domain::*;
use uuid::Uuid;

pub const CLERK: u8 = 6;
pub const SECOND: u8 = 5;
pub const OWNER: u8 = 1;

pub struct Books {
    pub village: Village,
    made: u128,
}

pub fn fault(fault: FundsFault) -> Refusal {
    Refusal::Funds { fault }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn entry(number: u128) -> FundEntryId {
    FundEntryId(Uuid::from_u128(500 + number))
}

pub fn income() -> FundAccountId {
    FundAccount::id_of(COMPOUND, FundKind::PublicIncome)
}

pub fn maintenance() -> FundAccountId {
    FundAccount::id_of(COMPOUND, FundKind::Maintenance)
}

/// Something of a day and a category, in yuan, with a voucher.
pub fn moved(on: &str, category: FundCategory, yuan: i64) -> FundDetails {
    FundDetails {
        day: day(on),
        category,
        amount: Money::yuan(yuan),
        party: Party::Role(PartyRole::ParkingUsers),
        what: prose("地面车位"),
        photos: vec![Photo {
            hash: Digest::of(b"voucher"),
            width: 3,
            height: 4,
            shows: None,
        }],
        document: None,
        basis: None,
    }
}

impl Books {
    /// All three accounts by the quarter, since 1 July 2026.
    pub fn new() -> Self {
        let mut village = Village::new();
        village.goes_under("linjiang");
        let grant = members::GrantRole {
            id: RoleId::derived("funds role", &[]),
            person: person(SECOND),
            office: Office::Staff,
            scope: Scope::Community(COMMUNITY),
            until: Day::new(2028, 1, 1).unwrap(),
        };
        village.system(Command::Members(members::Command::GrantRole(grant)));
        let mut it = Self { village, made: 0 };
        for kind in FundKind::ALL {
            let open = OpenFund {
                compound: COMPOUND,
                kind,
                held_at: line("临江银行"),
                rhythm: Rhythm::Quarter,
                opened_on: day("2026-07-01"),
            };
            it.does(CLERK, Act::Open(open));
        }
        it
    }

    pub fn tries(&mut self, flat: u8, act: Act) -> Result<Vec<Change>, Refusal> {
        self.village.by(person(flat), Command::Funds(act))
    }

    pub fn does(&mut self, flat: u8, act: Act) -> Vec<Change> {
        self.tries(flat, act).unwrap()
    }

    /// Entered, and nothing more.
    pub fn enters(
        &mut self,
        account: FundAccountId,
        details: FundDetails,
    ) -> Result<FundEntryId, Refusal> {
        self.made += 1;
        let id = entry(self.made);
        let enter = EnterFund {
            id,
            account,
            details,
        };
        self.tries(CLERK, Act::Enter(enter)).map(|_| id)
    }

    pub fn confirms(&mut self, flat: u8, entry: FundEntryId) -> Result<Vec<Change>, Refusal> {
        self.tries(flat, Act::Confirm(ConfirmFund { entry }))
    }

    /// Entered by one and confirmed by the other.
    pub fn counts(&mut self, account: FundAccountId, details: FundDetails) -> FundEntryId {
        let id = self.enters(account, details).unwrap();
        self.confirms(SECOND, id).unwrap();
        id
    }

    pub fn reverses(&mut self, wrong: FundEntryId, on: &str) -> Result<FundEntryId, Refusal> {
        self.made += 1;
        let id = entry(self.made);
        let reverse = ReverseFund {
            id,
            entry: wrong,
            day: day(on),
            reason: prose("金额录错了"),
        };
        self.tries(CLERK, Act::Reverse(reverse)).map(|_| id)
    }

    pub fn closes(&mut self, account: FundAccountId, until: &str) -> Result<Vec<Change>, Refusal> {
        let until = day(until);
        self.tries(CLERK, Act::Close(CloseFundPeriod { account, until }))
    }

    pub fn postings(&self, account: FundAccountId) -> Vec<Posting> {
        let lines = (&self.village.town as &dyn Town).of::<FundLine>(account);
        lines.iter().map(FundLine::posting).collect()
    }

    pub fn balance(&self, account: FundAccountId) -> Money {
        balance(&self.postings(account))
    }

    /// A tenant of the first flat, admitted.
    pub fn tenant(&mut self) -> PersonId {
        self.village.claim(1, "租客", Claim::Tenant);
        let tenant = PersonId::derived("test", &["租客".as_bytes()]);
        let admit = members::AdmitTenant {
            person: tenant,
            home: home(&self.village.town, 1),
            turned_away: None,
            lives_since: None,
        };
        let admit = Command::Members(members::Command::AdmitTenant(admit));
        self.village.by(person(CLERK), admit).unwrap();
        tenant
    }

    /// Every number of this slice folds again out of the entries.
    pub fn folds(&self) {
        let mine = [Kind::FundLine, Kind::FundStatement];
        let again = rebuilt(&self.village.town);
        let again: Vec<_> = again
            .iter()
            .filter(|it| mine.contains(&it.kind()))
            .collect();
        for record in &again {
            assert_eq!(&&*self.village.town.find(record.key()).unwrap(), record);
        }
        let stored = self.village.town.iter();
        let stored = stored.filter(|it| mine.contains(&it.kind()));
        assert_eq!(stored.count(), again.len());
    }
}
