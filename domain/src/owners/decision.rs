//! Deciding (业主共同决定): it binds all owners (Civil Code 280), so it opens only where this system
//! may hold such a vote.

use serde::Serialize;

use crate::core::{PackId, RulePack};
use crate::councils::Outcome;

use super::{Advisory, Bars, Class, Matter, Reach, Roll, Scope, Tally, Thresholds};

/// A binding vote on one matter (法定表决). Only [`Statutory::open`] makes one; it keeps the rule
/// pack it ran under (domain-rules R4).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statutory {
    pack: PackId,
    matter: Matter,
    class: Class,
    scope: Scope,
    thresholds: Thresholds,
}

/// Why no binding vote can open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatutoryFault {
    /// The law of this place wants the government's system: ask for opinions here, and take
    /// delivery lists, printed ballots and results there (Beijing 35, Weifang 32).
    #[error("owners' votes in this system do not bind under {pack}")]
    NotBindingHere {
        /// The rule pack that says so.
        pack: PackId,
    },
    /// The pack knows no such local matter.
    #[error("the rule pack knows no such matter")]
    NoSuchMatter,
    /// The matter is decided among others than these.
    #[error("this matter is decided elsewhere")]
    OtherScope {
        /// Among whom.
        reach: Reach,
    },
}

/// What owners decided (共同决定), or that they did not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    vote: Statutory,
    tally: Tally,
    outcome: Outcome,
}

impl Statutory {
    /// Opens a vote on a matter in a place, under a rule pack.
    ///
    /// # Errors
    /// When votes do not bind here, the matter is not known, or others decide it.
    pub fn open(matter: Matter, scope: Scope, pack: &RulePack) -> Result<Self, StatutoryFault> {
        if !pack.owners_votes_bind {
            let pack = pack.id.clone();
            return Err(StatutoryFault::NotBindingHere { pack });
        }
        let rules = &pack.owners;
        let class = matter.class(rules);
        let found = class.zip(matter.thresholds(rules)).zip(matter.reach(rules));
        let ((class, thresholds), reach) = found.ok_or(StatutoryFault::NoSuchMatter)?;
        if reach != scope.reach() {
            return Err(StatutoryFault::OtherScope { reach });
        }
        Ok(Self {
            pack: pack.id.clone(),
            matter,
            class,
            scope,
            thresholds,
        })
    }

    /// The rule pack it runs under.
    pub fn pack(&self) -> &PackId {
        &self.pack
    }

    /// What is decided.
    pub fn matter(&self) -> &Matter {
        &self.matter
    }

    /// How hard it is to pass.
    pub fn class(&self) -> Class {
        self.class
    }

    /// Among whom.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// What passes it.
    pub fn thresholds(&self) -> &Thresholds {
        &self.thresholds
    }

    /// Whether a roll is that of this vote.
    pub fn fits(&self, roll: &Roll) -> bool {
        roll.scope == self.scope
    }

    /// What the numbers decide.
    pub fn decided(self, tally: Tally) -> Decision {
        Decision {
            outcome: tally.outcome(&self.thresholds),
            tally,
            vote: self,
        }
    }
}

impl Decision {
    /// The vote.
    pub fn vote(&self) -> &Statutory {
        &self.vote
    }

    /// Its numbers.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Whether it passed.
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Its threshold bars.
    pub fn bars(&self) -> Bars {
        Bars::of(&self.tally, &self.vote.thresholds)
    }
}

impl Matter {
    /// The advisory poll on a matter, which every pack allows.
    pub fn advisory(&self, pack: &RulePack) -> Advisory {
        Advisory {
            lines: self.thresholds(&pack.owners),
        }
    }
}
