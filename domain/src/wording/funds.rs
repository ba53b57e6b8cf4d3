//! The words of the public ledger.

use crate::Lang;
use crate::funds::{FundCategory, FundFlow, FundKind, FundPeriod, Party, PartyRole, Rhythm};
use crate::texts::Texts;

wordings! {
    /// Whose money it is.
    fund_kind(FundKind) {
        PublicIncome => fund_kind_public_income,
        Maintenance => fund_kind_maintenance,
        Foundation => fund_kind_foundation,
    }
    /// Which way it goes.
    fund_flow(FundFlow) {
        Income => fund_flow_income,
        Spending => fund_flow_spending,
    }
    /// How often a statement is published.
    fund_rhythm(Rhythm) {
        Month => fund_rhythm_month,
        Quarter => fund_rhythm_quarter,
    }
    /// From what, or into what.
    fund_category(FundCategory) {
        Opening => fund_category_opening,
        Parking => fund_category_parking,
        Advertising => fund_category_advertising,
        Venue => fund_category_venue,
        Interest => fund_category_interest,
        Contribution => fund_category_contribution,
        FromIncome => fund_category_from_income,
        Donation => fund_category_donation,
        Grant => fund_category_grant,
        OtherIncome => fund_category_other_income,
        Repair => fund_category_repair,
        Facilities => fund_category_facilities,
        Cost => fund_category_cost,
        Audit => fund_category_audit,
        IntoMaintenance => fund_category_into_maintenance,
        Welfare => fund_category_welfare,
        Fees => fund_category_fees,
        OtherSpending => fund_category_other_spending,
    }
    /// Who paid or was paid, where no organisation is named.
    fund_role(PartyRole) {
        Owners => fund_role_owners,
        ParkingUsers => fund_role_parking_users,
        Donors => fund_role_donors,
        Bank => fund_role_bank,
        PropertyCompany => fund_role_property_company,
        Committee => fund_role_committee,
        Street => fund_role_street,
        Volunteers => fund_role_volunteers,
    }
}

/// Who paid or was paid.
pub fn fund_party(it: &Party, lang: Lang) -> String {
    match it {
        Party::Organisation(name) => name.to_string(),
        Party::Role(role) => fund_role(*role, lang).to_owned(),
    }
}

/// A month or quarter as one says it: 2026年第3季度, `Q3 2026`; 2026年9月, `September 2026` as 9/2026.
pub fn fund_period(it: FundPeriod, lang: Lang) -> String {
    let t = Texts { lang };
    let (year, first, _) = it.from.ymd();
    let (_, last, _) = it.until.ymd();
    if first == last {
        t.fund_period_month(first, year)
    } else {
        t.fund_period_quarter(last / 3, year)
    }
}
