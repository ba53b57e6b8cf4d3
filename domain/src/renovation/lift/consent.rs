//! Consents of those whose own space is taken (占用专有部分须经该业主书面同意; Jinan and Laiwu 2019, 11), and
//! signatures under the agreement on how the cost is shared (Civil Code 283).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, Digest, HomeId, LiftHomeId, LiftRowId, Line, Refusal, Timestamp, Town, UnitId,
};
use crate::members::{Actor, Title};

use super::propose::owner_of;
use super::record::found;
use super::{
    Lift, LiftCase, LiftConsent, LiftHome, LiftLeg, LiftRefusal, LiftRow, LiftSignature, LiftWord,
    lift_bill,
};

/// Consents on one's own phone to the space that is taken of one's home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveLiftConsent {
    /// The lift.
    pub lift: UnitId,
    /// One's home.
    pub home: HomeId,
    /// The version of the scheme one read.
    pub version: u16,
}

/// Enters a consent that was given on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterLiftConsent {
    /// The lift.
    pub lift: UnitId,
    /// The home.
    pub home: HomeId,
    /// Where the paper lies.
    pub paper: Line,
}

/// Signs the agreement on one's own phone, for one's home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignLiftAgreement {
    /// The lift.
    pub lift: UnitId,
    /// One's home.
    pub home: HomeId,
    /// The text one read.
    pub text: Digest,
}

/// Enters a signature that was given on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterLiftSignature {
    /// The lift.
    pub lift: UnitId,
    /// The home.
    pub home: HomeId,
    /// Where the paper lies.
    pub paper: Line,
}

/// A word on its way to its home.
struct Giving<'a> {
    lift: Lift,
    home: HomeId,
    word: LiftWord,
    town: &'a dyn Town,
}

impl Giving<'_> {
    /// Puts the word. A phone does not hold what staff read, and notes it in its own row.
    fn put(
        self,
        on_home: impl FnOnce(&mut LiftHome, LiftWord) -> bool,
        on_row: impl FnOnce(&mut LiftRow, LiftWord) -> bool,
    ) -> Result<Vec<Change>, Refusal> {
        let id = self.lift.id;
        if !self.town.is_whole() {
            let row = LiftRowId::of(id, self.home, self.word.by);
            let row: Option<LiftRow> = self.town.get(row);
            let Some(mut row) = row else {
                return Ok(Vec::new());
            };
            let fresh = on_row(&mut row, self.word);
            return match fresh {
                true => Ok(vec![Change::put(row)]),
                false => Err(LiftRefusal::AlreadySaid.into()),
            };
        }
        let mut home = home_in(&self.lift, self.home, self.town);
        if !on_home(&mut home, self.word) {
            return Err(LiftRefusal::AlreadySaid.into());
        }
        Ok(super::settled(vec![Change::put(home)], id, self.town))
    }
}

/// What a home has in a lift, or nothing yet.
pub(super) fn home_in(lift: &Lift, home: HomeId, town: &dyn Town) -> LiftHome {
    let known: Option<LiftHome> = town.get(LiftHomeId::of(lift.id, home));
    known.unwrap_or_else(|| LiftHome::none(lift.id, lift.compound, home))
}

pub(super) fn give(
    it: &GiveLiftConsent,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = owner_of(it.home, actor)?;
    let lift = found(it.lift, town)?;
    let case = lift.open_case()?;
    if it.version != case.version {
        return Err(LiftRefusal::SchemeChanged.into());
    }
    // One of several owners cannot give away what belongs to all (Civil Code 301).
    let title: Option<Title> = town.get(it.home);
    let row: Option<LiftRow> = town.get(LiftRowId::of(lift.id, it.home, by));
    let several = title.is_some_and(|it| it.holders.len() > 1) || row.is_some_and(|it| it.co_owned);
    if several {
        return Err(LiftRefusal::SeveralOwners.into());
    }
    let paper = None;
    consented(lift, &case, it.home, LiftWord { at, by, paper }, town)
}

pub(super) fn enter(
    it: &EnterLiftConsent,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let case = lift.open_case()?;
    let paper = Some(it.paper.clone());
    consented(lift, &case, it.home, LiftWord { at, by, paper }, town)
}

fn consented(
    lift: Lift,
    case: &LiftCase,
    home: HomeId,
    word: LiftWord,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !case.occupies(home) {
        return Err(LiftRefusal::NotOccupied.into());
    }
    let version = case.version;
    let giving = Giving {
        lift,
        home,
        word,
        town,
    };
    giving.put(
        |home, word| {
            let before = home.consent.replace(LiftConsent { version, word });
            before.is_none_or(|it| it.version != version)
        },
        |row, word| row.consent.replace(word).is_none(),
    )
}

pub(super) fn sign(
    it: &SignLiftAgreement,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = owner_of(it.home, actor)?;
    let lift = found(it.lift, town)?;
    let paper = None;
    signed(
        lift,
        it.home,
        Some(it.text),
        LiftWord { at, by, paper },
        town,
    )
}

pub(super) fn enter_signature(
    it: &EnterLiftSignature,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let paper = Some(it.paper.clone());
    signed(lift, it.home, None, LiftWord { at, by, paper }, town)
}

/// A home signs until it runs: from then on the cost is shared as it is.
fn signed(
    lift: Lift,
    home: HomeId,
    read: Option<Digest>,
    word: LiftWord,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let case = lift.case_where(|leg| leg != LiftLeg::Done)?;
    let agreement = case.agreement.ok_or(LiftRefusal::NoAgreement)?;
    let text = agreement.hash;
    if read.is_some_and(|read| read != text) {
        return Err(LiftRefusal::SchemeChanged.into());
    }
    let bill = lift_bill(&lift, town);
    if bill.is_some_and(|bill| !bill.lines.iter().any(|it| it.home == home)) {
        return Err(LiftRefusal::DoesNotPay.into());
    }
    let giving = Giving {
        lift,
        home,
        word,
        town,
    };
    giving.put(
        |home, word| {
            let before = home.signed.replace(LiftSignature { text, word });
            before.is_none_or(|it| it.text != text)
        },
        |row, word| row.signed.replace(word).is_none(),
    )
}
