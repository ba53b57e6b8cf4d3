//! What is still lacking (还差多少): first to take part, then to agree, exactly.

use serde::{Deserialize, Serialize};

use crate::core::{Area, Ratio};

use super::{Tally, Thresholds, Weight, Whole};

/// One threshold bar: what there is, of what, where the line stands, what lacks (门槛条).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bar {
    /// What there is.
    pub has: Weight,
    /// Of what.
    pub whole: Weight,
    /// The least that meets the share of it (法定线).
    pub line: Weight,
    /// What lacks up to there, heads and area each for itself (还差).
    pub lacking: Weight,
}

/// The fewest heads, and the least area, that would have to join and agree, if nobody changes their
/// mind. `None` where not even everyone who is left is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joining {
    /// Heads.
    pub heads: Option<u64>,
    /// Area.
    pub area: Option<Area>,
}

/// Both bars of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bars {
    /// Who takes part, of everyone.
    pub participation: Bar,
    /// Who agrees, of those who take part by now. What lacks here is how many of them would have to
    /// agree instead.
    pub approval: Bar,
    /// What would have to join and agree for it to pass, participation included.
    pub joining: Joining,
}

impl Bar {
    fn of(has: Weight, whole: Weight, line: Weight) -> Self {
        Self {
            has,
            whole,
            line,
            lacking: line - has,
        }
    }

    /// Whether nothing lacks. Nothing of nothing meets no line.
    pub fn is_met(&self) -> bool {
        self.lacking.is_nothing() && self.whole.heads > 0 && self.whole.area.0 > 0
    }
}

impl Bars {
    /// While what the ballots say is sealed: who has voted, against the least that must. Where
    /// everyone's agreement is measured, nobody is done before that many have voted.
    pub fn sealed(everyone: Weight, cast: Weight, thresholds: &Thresholds) -> Bar {
        let line = thresholds.turnout().line(everyone);
        Bar::of(cast, everyone, line)
    }

    /// Of these numbers, under these lines.
    pub fn of(tally: &Tally, thresholds: &Thresholds) -> Self {
        let (part, everyone) = (tally.participating(), tally.everyone);
        let whole = tally.whole(thresholds.of);
        let line = thresholds.participation.line(everyone);
        let participation = Bar::of(part, everyone, line);
        let approval = Bar::of(tally.agree, whole, thresholds.approval.line(whole));
        let least = participation.lacking;
        let side = |share, agree, part, everyone, least| Side {
            share,
            of: thresholds.of,
            agree,
            part,
            everyone,
            least,
        };
        let (approve, agree) = (thresholds.approval, tally.agree);
        let heads = side(
            approve.heads,
            agree.heads,
            part.heads,
            everyone.heads,
            least.heads,
        );
        let (a, p, e) = (agree.area.0, part.area.0, everyone.area.0);
        let area = side(approve.area, a, p, e, least.area.0);
        let joining = Joining {
            heads: heads.joining(),
            area: area.joining().map(Area),
        };
        Self {
            participation,
            approval,
            joining,
        }
    }
}

/// One of the two counts.
struct Side {
    share: Ratio,
    of: Whole,
    agree: u64,
    part: u64,
    everyone: u64,
    /// What must join for participation alone.
    least: u64,
}

impl Side {
    /// The least that must join and agree. Whoever joins stands above the line and below it, so of
    /// participants it is the least k with (agree + k) / (part + k) on the right side of over/under.
    fn joining(&self) -> Option<u64> {
        let (over, under) = (u128::from(self.share.over), u128::from(self.share.under));
        let [agree, part, everyone] = [self.agree, self.part, self.everyone].map(u128::from);
        // k × gain must reach what is short, and exceed it where the share is strict.
        let (gain, need, has) = match self.of {
            Whole::Participants => (under.saturating_sub(over), part * over, agree * under),
            Whole::Everyone => (under, everyone * over, agree * under),
        };
        let more = u128::from(self.share.strict);
        let short = (need + more).saturating_sub(has);
        let approve = match (short, gain) {
            (0, _) => 0,
            (_, 0) => return None,
            (short, gain) => short.div_ceil(gain),
        };
        // Nothing of nothing meets no share: somebody must take part.
        let somebody = u128::from(part == 0);
        let all = approve.max(u128::from(self.least)).max(somebody);
        let left = everyone.saturating_sub(part);
        (all <= left).then(|| u64::try_from(all).ok()).flatten()
    }
}
