//! Counting an assembly: a fold over its roll and its ballots, which anyone with both can repeat.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Audience, CompoundId, HeadId, Plain, Refusal, Town};
use crate::councils::Outcome;
use crate::owners::delivery::reached;
use crate::owners::{
    Affected, Answer, Cast, OwnersFault, OwnersServed, Served, Settled, Statutory, Tally, Voter,
    Way, proven, settle,
};

use super::{
    Assembly, AssemblyState, Force, Item, OwnersBallot, OwnersCast, OwnersRoll, OwnersTurnout,
    Posting,
};

/// What was decided of one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The numbers.
    pub tally: Tally,
    /// Whether it passed.
    pub outcome: Outcome,
    /// What those whom it touches most said, where that is told (受影响范围).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affected: Option<Affected>,
}

/// What of the ballots was not counted, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lost {
    /// Another one of the same head stands before them.
    pub replaced: u32,
    /// Received at the close or after it.
    pub late: u32,
    /// Heads of which two said different things: the last word counts.
    pub contested: u32,
}

/// The result of a binding vote (表决结果). Staff read it first, everyone once it is posted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersResult {
    /// That of the assembly.
    pub id: AssemblyId,
    /// The compound.
    pub compound: CompoundId,
    /// One a matter.
    pub decided: Vec<Decided>,
    /// What was not counted.
    pub lost: Lost,
    /// The posting.
    pub posted: Option<Posting>,
}

/// What came out of an asking for opinions (意愿结果): numbers, and no outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpinionResult {
    /// That of the assembly.
    pub id: AssemblyId,
    /// The compound.
    pub compound: CompoundId,
    /// One a matter.
    pub tallies: Vec<Tally>,
    /// What those whom a matter touches most said, one a matter, or none at all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<Option<Affected>>,
    /// What was not counted.
    pub lost: Lost,
    /// The posting.
    pub posted: Option<Posting>,
}

/// Either of the two.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It binds.
    Statutory(OwnersResult),
    /// It does not.
    Advisory(OpinionResult),
}

fn readers(posted: Option<&Posting>) -> Audience {
    match posted {
        Some(_) => Audience::Public,
        None => Audience::Staff,
    }
}

impl OwnersResult {
    pub(crate) fn readers(&self) -> Audience {
        readers(self.posted.as_ref())
    }
}

impl OpinionResult {
    pub(crate) fn readers(&self) -> Audience {
        readers(self.posted.as_ref())
    }
}

/// Counts an assembly from nothing.
pub(super) fn count(assembly: &Assembly, town: &dyn Town) -> Result<Said, Refusal> {
    let pack = assembly.rules()?;
    let roll: OwnersRoll = town.get(assembly.id).ok_or(OwnersFault::NoRoll)?;
    let casts: Vec<Cast<Vec<Answer>>> = town
        .of::<OwnersBallot>(assembly.id)
        .into_iter()
        .map(|it| it.cast)
        .collect();
    let settled = settle(&roll.roll, &casts, assembly.closes_at, &pack.owners);
    let lost = Lost {
        replaced: settled.replaced,
        late: settled.late,
        contested: settled.contested.len() as u32,
    };
    let served: Vec<Served> = town
        .of::<OwnersServed>(assembly.id)
        .iter()
        .flat_map(OwnersServed::lines)
        .collect();
    let schedule = assembly.schedule().ok_or(OwnersFault::NotPosted)?;
    let proven = proven(&roll.roll, &served, assembly.silence, &schedule, pack);
    let silent = assembly.non_voters(pack)?;
    let tally = |(index, item): (usize, &Item)| {
        let answers = answers(&settled, index);
        let whole = Tally::of(&roll.roll, &answers, silent, &proven);
        let affected = item.affects.and_then(|scope| {
            let to = Tally::leaning(&roll.roll, &answers);
            let there = roll.roll.within(scope);
            let there = Tally::following(to, &there, &answers, silent, &proven);
            Affected::of(&whole, &there, pack.telling)
        });
        (whole, affected)
    };
    let tallies = assembly.items.iter().enumerate().map(tally);
    let tallies: Vec<(Tally, Option<Affected>)> = tallies.collect();
    let (id, compound) = (assembly.id, assembly.compound);
    if assembly.force == Force::Advisory {
        let (tallies, mut affected): (Vec<_>, Vec<_>) = tallies.into_iter().unzip();
        if affected.iter().all(Option::is_none) {
            affected.clear();
        }
        return Ok(Said::Advisory(OpinionResult {
            id,
            compound,
            tallies,
            affected,
            lost,
            posted: None,
        }));
    }
    let mut decided = Vec::new();
    for (item, (tally, affected)) in assembly.items.iter().zip(tallies) {
        let vote = Statutory::open(item.matter.clone(), assembly.scope, pack);
        let decision = vote.map_err(OwnersFault::from)?.decided(tally);
        decided.push(Decided {
            tally,
            outcome: decision.outcome(),
            affected,
        });
    }
    Ok(Said::Statutory(OwnersResult {
        id,
        compound,
        decided,
        lost,
        posted: None,
    }))
}

/// What each head says to one matter.
fn answers(settled: &Settled<Vec<Answer>>, index: usize) -> BTreeMap<HeadId, Answer> {
    let said = settled.answers.iter();
    said.filter_map(|(head, answers)| Some((*head, *answers.get(index)?)))
        .collect()
}

/// The results of a whole town, counted again (V13).
pub(crate) fn results(town: &Plain) -> Vec<OwnersResult> {
    let again = counted(town).filter_map(|it| match it {
        Said::Statutory(result) => Some(result),
        Said::Advisory(_) => None,
    });
    let posted = |it: OwnersResult| {
        let stored = (town as &dyn Town).get::<OwnersResult>(it.id);
        let posted = stored.and_then(|it| it.posted);
        OwnersResult { posted, ..it }
    };
    again.map(posted).collect()
}

/// The same for opinions.
pub(crate) fn opinions(town: &Plain) -> Vec<OpinionResult> {
    let again = counted(town).filter_map(|it| match it {
        Said::Advisory(result) => Some(result),
        Said::Statutory(_) => None,
    });
    let posted = |it: OpinionResult| {
        let stored = (town as &dyn Town).get::<OpinionResult>(it.id);
        let posted = stored.and_then(|it| it.posted);
        OpinionResult { posted, ..it }
    };
    again.map(posted).collect()
}

/// How many take part, folded again from the roll, who has voted, and what reached whom.
pub(crate) fn turnouts(town: &Plain) -> Vec<OwnersTurnout> {
    let whole: &dyn Town = town;
    let turnout = |it: &OwnersRoll| {
        let assembly: Option<Assembly> = whole.get(it.id);
        let cast = whole.of::<OwnersCast>(it.id);
        let voted: BTreeSet<HeadId> = cast.iter().map(|it| it.voter).collect();
        let reached = reached(&whole.of(it.id), &cast);
        // The roll may have been frozen anew since; who left it is reached no more.
        let there = it.roll.voters.iter();
        let there = there.filter(|voter| reached.contains(&voter.id));
        let voters = it.roll.voters.iter();
        let takes_part = voters.filter(|it| voted.contains(&it.id));
        let on_paper = cast.iter().filter(|it| it.voted.way == Way::Paper);
        OwnersTurnout {
            id: it.id,
            compound: it.compound,
            everyone: it.roll.total(),
            cast: takes_part.map(Voter::weight).sum(),
            on_paper: on_paper.count() as u64,
            reached: there.count() as u64,
            affected: assembly.map_or_else(Vec::new, |of| of.affected(&it.roll, &voted)),
        }
    };
    town.all::<OwnersRoll>().map(turnout).collect()
}

fn counted(town: &Plain) -> impl Iterator<Item = Said> {
    let over = |it: &&Assembly| {
        matches!(
            it.state,
            AssemblyState::Counted { .. } | AssemblyState::Public { .. }
        )
    };
    let assemblies = town.all::<Assembly>().filter(over);
    assemblies.filter_map(|it| count(it, town).ok())
}
