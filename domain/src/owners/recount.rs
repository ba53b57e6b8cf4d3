//! Counting again what was posted (自己再算一遍), from what any phone may see: no ballot, but the text
//! that was frozen, how many took part, the numbers, and the lines of the law.

use crate::councils::Outcome;

use super::{Assembly, Decided, Item, OwnersTurnout, Statutory, Weight};

/// What came out when it was counted again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// Whether title, matters and what silence means are those that were frozen with the notice.
    pub text: bool,
    /// Whether the sides of each matter are no more than took part, and everyone the roll.
    pub sums: bool,
    /// What the numbers decide of each matter.
    pub outcomes: Vec<Outcome>,
    /// Whether that is what was posted.
    pub same: bool,
}

impl Recount {
    /// Counts a posted result again; nothing where this program does not have its rule pack.
    pub fn of(assembly: &Assembly, decided: &[Decided], turnout: &OwnersTurnout) -> Option<Self> {
        let pack = assembly.rules().ok()?;
        let hash = Assembly::hash_of(&assembly.title, &assembly.items, assembly.silence);
        let adds_up = |it: &Decided| {
            let tally = &it.tally;
            let silent = tally.silent.abstain + tally.silent.agree + tally.silent.against;
            let sides = tally.agree + tally.against + tally.abstain;
            let most = turnout.cast + silent;
            let within =
                |part: Weight, whole: Weight| part.heads <= whole.heads && part.area <= whole.area;
            tally.everyone == turnout.everyone
                && within(sides, most)
                && within(sides, tally.everyone)
                && within(silent, sides)
                && it.affected.is_none_or(|affected| affected.adds_up(tally))
        };
        // Those whom a matter touches most are as many as the turnout told while it was voted on.
        let as_told = |(item, decided): (&Item, &Decided)| {
            let found = item.affects.zip(decided.affected);
            found.is_none_or(|(scope, affected)| {
                let told = turnout.affected.iter().find(|it| it.scope == scope);
                told.is_some_and(|it| it.everyone == affected.everyone)
            })
        };
        let mut outcomes = Vec::new();
        for (item, decided) in assembly.items.iter().zip(decided) {
            let vote = Statutory::open(item.matter.clone(), assembly.scope, pack).ok()?;
            outcomes.push(vote.decided(decided.tally).outcome());
        }
        let posted = decided.iter().map(|it| it.outcome);
        Some(Self {
            text: hash == assembly.hash,
            sums: decided.iter().all(adds_up) && assembly.items.iter().zip(decided).all(as_told),
            same: decided.len() == assembly.items.len() && posted.eq(outcomes.iter().copied()),
            outcomes,
        })
    }

    /// Whether nothing differs.
    pub fn agrees(&self) -> bool {
        self.text && self.sums && self.same
    }
}
