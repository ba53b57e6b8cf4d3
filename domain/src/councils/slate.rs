//! What is chosen between (选项): the options of a motion and how they are counted, put on the
//! agenda with it; and the draw that fixes the lot before the opening.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Digest, Line, Money, MotionId, PersonId, Refusal, RulePack, SittingId,
};

use super::counting::{Fund, Lot, Method, MethodFault, Rule};
use super::{CouncilKind, ElectionFault, Vote};

/// The options of a motion and the way to vote on them (选项表): on the agenda from the notice on,
/// and part of the motion's hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slate {
    /// How ballots are marked and counted; a budget vote's costs stand here, in the order of the
    /// options.
    pub rule: Rule,
    /// The options, in the order in which they were published: that is their number, from 0.
    pub options: Vec<VoteOption>,
}

/// One option (选项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteOption {
    /// Its name; no two are called the same.
    pub title: Line,
    /// A word on it for those who vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

/// Why options cannot be put to the vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlateFault {
    /// Fewer than two.
    TooFew,
    /// More than the rules allow.
    TooMany {
        /// The most allowed.
        most: u16,
    },
    /// Two are called the same.
    Twice {
        /// What they are called.
        title: Line,
    },
    /// A project costs more than there is to spend, so that nobody could choose it.
    OverBudget {
        /// Which.
        title: Line,
    },
    /// A cap on marks below one, or above the number of options.
    Cap,
    /// A highest score below one, or too high.
    Score,
    /// A project without a cost, or an amount that is not above zero or too large.
    Money,
    /// Shares are raised never, or too often.
    Raises,
}

/// What stands on the ballot paper of a motion with options (选票样式). Residents read it; whoever
/// votes does so by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// The motion.
    pub id: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// Options and way to vote.
    pub slate: Slate,
    /// The draw, once the vote was opened. A vote that is opened again keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draw: Option<Draw>,
}

/// The draw by which ties are broken (抽签), made before everyone's eyes before the opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// What was drawn: 4 to 12 digits, one after the other.
    pub drawn: Line,
    /// The order of the options that follows from it and the motion's hash.
    pub lot: Lot,
}

impl Slate {
    /// Whether it can be put to the vote of a council. Two options at least: one alone is agreed
    /// to or not. No more than the pack allows.
    pub(super) fn check(&self, pack: &RulePack) -> Result<(), Refusal> {
        let unusable = |fault| Err(Refusal::SlateUnusable { fault });
        let most = pack.council.paper.options_most;
        if self.options.len() < 2 {
            return unusable(SlateFault::TooFew);
        }
        if self.options.len() > usize::from(most) {
            return unusable(SlateFault::TooMany { most });
        }
        let twice = |(index, option): (usize, &VoteOption)| {
            let before = &self.options[..index];
            before.iter().any(|it| it.title == option.title)
        };
        let options = || self.options.iter().enumerate();
        if let Some((_, option)) = options().find(|it| twice(*it)) {
            let title = option.title.clone();
            return unusable(SlateFault::Twice { title });
        }
        if let Rule::Election { .. } = self.rule {
            return Err(ElectionFault::NotInAnElection.into());
        }
        // Any lot will do to ask about the rest.
        let any = Lot::as_published(self.count());
        match self.method(any).usable() {
            Ok(()) => {}
            Err(MethodFault::Options | MethodFault::Lot) => return unusable(SlateFault::TooFew),
            Err(MethodFault::Cap | MethodFault::Races) => return unusable(SlateFault::Cap),
            Err(MethodFault::Score) => return unusable(SlateFault::Score),
            Err(MethodFault::Costs | MethodFault::Money) => return unusable(SlateFault::Money),
            Err(MethodFault::Raises) => return unusable(SlateFault::Raises),
        }
        if let Some(fund) = self.fund() {
            let dear = |(_, cost): &(&VoteOption, &Money)| **cost > fund.budget;
            if let Some((option, _)) = self.options.iter().zip(&fund.costs).find(dear) {
                let title = option.title.clone();
                return unusable(SlateFault::OverBudget { title });
            }
        }
        Ok(())
    }

    /// How many options there are.
    pub fn count(&self) -> u16 {
        u16::try_from(self.options.len()).unwrap_or(u16::MAX)
    }

    /// The budget and what each option costs, if this is a budget vote.
    pub fn fund(&self) -> Option<&Fund> {
        match &self.rule {
            Rule::Greedy(fund) | Rule::EqualShares { fund, .. } => Some(fund),
            _ => None,
        }
    }

    /// What an option costs, if this is a budget vote.
    pub fn cost(&self, option: u16) -> Option<Money> {
        self.fund()?.costs.get(usize::from(option)).copied()
    }

    /// The way to count, complete with its lot.
    pub fn method(&self, lot: Lot) -> Method {
        Method {
            options: self.count(),
            rule: self.rule.clone(),
            lot,
        }
    }
}

impl Draw {
    /// The draw for a motion: its lot follows from the hash, in hex, a line feed and the digits.
    /// Whoever writes the motion could try words until its hash favours something, but cannot know
    /// the digits; and there is one way only to write the digits down.
    ///
    /// # Errors
    /// `LotNotDrawn` where it is not 4 to 12 digits.
    pub fn of(hash: &Digest, options: u16, drawn: Line) -> Result<Self, Refusal> {
        let digits = drawn.as_str().bytes().all(|it| it.is_ascii_digit());
        if !digits || !(4..=12).contains(&drawn.as_str().len()) {
            return Err(Refusal::LotNotDrawn);
        }
        let lot = Self::lot(&hash.to_string(), options, drawn.as_str());
        Ok(Self { drawn, lot })
    }

    /// The lot that follows from a hash in hex and what was drawn.
    pub(super) fn lot(hash: &str, options: u16, drawn: &str) -> Lot {
        Lot::drawn(options, format!("{hash}\n{drawn}").as_bytes())
    }
}

impl Paper {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// The way to count, once the lot is drawn.
    pub fn method(&self) -> Option<Method> {
        let lot = match (&self.slate.rule, &self.draw) {
            // No lot decides who is elected.
            (Rule::Election { .. }, _) => Lot::as_published(self.slate.count()),
            (_, Some(draw)) => draw.lot.clone(),
            (_, None) => return None,
        };
        Some(self.slate.method(lot))
    }
}

impl Vote {
    /// The order in which a voter sees the options: shuffled where the rules say so, because what
    /// stands first is chosen more often, and always the same for one voter in one vote.
    pub fn order_for(&self, voter: PersonId) -> Vec<u16> {
        let pack = RulePack::frozen(&self.pack);
        if pack.is_none_or(|pack| pack.council.paper.shuffled) {
            let seed = [self.id.0.as_bytes().as_slice(), voter.0.as_bytes()].concat();
            Lot::drawn(self.options, &seed).0
        } else {
            (0..self.options).collect()
        }
    }
}

/// Whether a motion may be a choice between options: not where a share of agreement decides by
/// law (Residents' Committee Law 27, 29) or by designation, for such a choice knows no such share.
/// Design default: let the council choose, and then put what was chosen to yes or no.
pub(super) fn may_choose(kind: CouncilKind, major: bool) -> Result<(), Refusal> {
    let statutory = matches!(
        kind,
        CouncilKind::ResidentsMeeting
            | CouncilKind::RepresentativeMeeting
            | CouncilKind::ResidentsGroup
    );
    if statutory || major {
        Err(Refusal::OnlyYesOrNo)
    } else {
        Ok(())
    }
}
