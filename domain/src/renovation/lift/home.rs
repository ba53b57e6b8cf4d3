//! What homes have in a lift (各户情况): consents, signatures, compensation. They bind the home, whoever
//! owns it by then (Jinan and Laiwu 2019, 18). Staff read them; each household reads its own, with the
//! table of costs; the compound reads how many.

use serde::{Deserialize, Serialize};

use crate::core::{
    Area, Audience, CompoundId, Digest, HomeId, LiftHomeId, LiftRowId, Line, Money, PersonId,
    Timestamp, UnitId,
};

/// What one home has in a lift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftHome {
    /// Derived from the lift and the home.
    pub id: LiftHomeId,
    /// The lift.
    pub lift: UnitId,
    /// The compound.
    pub compound: CompoundId,
    /// Which home.
    pub home: HomeId,
    /// The consent to the space that is taken of it.
    pub consent: Option<LiftConsent>,
    /// The signature under the agreement.
    pub signed: Option<LiftSignature>,
    /// What it is paid for the harm.
    pub compensation: Option<Compensation>,
}

/// That an owner's word was given, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftWord {
    /// When it was given, or entered.
    pub at: Timestamp,
    /// By whom: the owner, or the worker who entered the paper.
    pub by: PersonId,
    /// Where the paper lies, if it was given on paper (书面编号).
    pub paper: Option<Line>,
}

/// An owner's consent to the space that is taken (占用专有部分的书面同意). Nobody's vote stands in for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftConsent {
    /// To which version of the scheme.
    pub version: u16,
    /// The word.
    pub word: LiftWord,
}

/// A home's signature under the agreement (分摊协议签字).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftSignature {
    /// Under which text.
    pub text: Digest,
    /// The word.
    pub word: LiftWord,
}

/// What a home is paid for the harm, out of what the homes that pay raise (补偿).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compensation {
    /// Which home.
    pub home: HomeId,
    /// How much.
    pub amount: Money,
    /// For what.
    pub reason: Line,
}

/// What a household reads of a lift that concerns its home, each owner and each of the family their
/// own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftRow {
    /// Derived from the lift, the home and the person.
    pub id: LiftRowId,
    /// The lift.
    pub lift: UnitId,
    /// Which home.
    pub home: HomeId,
    /// Whose row it is.
    pub person: PersonId,
    /// Its address.
    pub address: Line,
    /// Its area.
    pub area: Area,
    /// Whether several hold title: then all of them consent, on paper.
    pub co_owned: bool,
    /// By area, as the law shares where nothing is agreed; `None` for a home that does not pay.
    pub by_area: Option<LiftSharing>,
    /// By the table of the agreement that is laid out.
    pub by_table: Option<LiftSharing>,
    /// Whether the agreement is signed by every home that would pay, and so is what counts.
    pub agreed: bool,
    /// The consent given for this home to the scheme as it is.
    pub consent: Option<LiftWord>,
    /// The signature given for this home to the agreement as it is.
    pub signed: Option<LiftWord>,
    /// Compensations: all of them for a home that pays, its own for another.
    pub compensations: Vec<Compensation>,
}

/// How the cost is shared, as one home reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftSharing {
    /// What this home pays.
    pub share: Money,
    /// The area of all that share.
    pub whole: Area,
    /// What the storeys pay, from the first up.
    pub floors: Vec<LiftFloor>,
}

/// What a storey pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftFloor {
    /// Which.
    pub floor: i16,
    /// How many homes are on it.
    pub homes: u16,
    /// What they pay together.
    pub sum: Money,
}

/// How many homes gave their word (进度).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiftCounts {
    /// The lift's.
    pub id: UnitId,
    /// The compound.
    pub compound: CompoundId,
    /// Consents to the space that is taken.
    pub consents: Given,
    /// Signatures under the agreement, of the homes that would pay by it.
    pub signatures: Given,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// How many are asked.
    pub asked: u16,
    /// How many gave it.
    pub given: u16,
}

impl Given {
    /// How many have not.
    pub fn open(self) -> u16 {
        self.asked.saturating_sub(self.given)
    }
}

impl LiftHome {
    /// Of a home of which nothing is known yet.
    pub(super) fn none(lift: UnitId, compound: CompoundId, home: HomeId) -> Self {
        Self {
            id: LiftHomeId::of(lift, home),
            lift,
            compound,
            home,
            consent: None,
            signed: None,
            compensation: None,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl LiftRow {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// How the cost is shared by now.
    pub fn sharing(&self) -> Option<&LiftSharing> {
        match self.agreed {
            true => self.by_table.as_ref(),
            false => self.by_area.as_ref(),
        }
    }
}

impl LiftCounts {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.compound)
    }
}

impl LiftHomeId {
    /// What one home has in one lift.
    pub fn of(lift: UnitId, home: HomeId) -> Self {
        Self::derived("lift_home", &[lift.0.as_bytes(), home.0.as_bytes()])
    }
}

impl LiftRowId {
    /// The row of one person for one home.
    pub fn of(lift: UnitId, home: HomeId, person: PersonId) -> Self {
        let parts: [&[u8]; 3] = [lift.0.as_bytes(), home.0.as_bytes(), person.0.as_bytes()];
        Self::derived("lift_row", &parts)
    }
}
