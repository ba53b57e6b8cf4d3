//! A vote with everything it is about, and what one's part in it is.

use domain::councils::{
    Command as Councils, Content, Council, Motion, Roll, Sitting, Taken, Vote, VoteState, Voted,
};
use domain::members::Community;
use domain::proposals::Proposal;
use domain::{BallotId, Command, VoteId};
use leptos::prelude::*;
use offline::{Act, ActState, Deed};

use crate::shell::{Here, sorted};

/// A vote with what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Matter {
    /// The vote.
    pub vote: Vote,
    /// The motion.
    pub motion: Motion,
    /// The council.
    pub council: Council,
    /// The sitting; residents alone read it.
    pub sitting: Option<Sitting>,
    /// The proposal behind the motion.
    pub proposal: Option<Proposal>,
}

impl Matter {
    /// Everything about a vote, as far as it is here.
    pub fn of(here: Here, id: VoteId) -> Option<Self> {
        let vote: Vote = here.get(id)?;
        let motion: Motion = here.get(vote.motion)?;
        let council: Council = here.get(vote.council)?;
        Some(Self {
            sitting: here.get(motion.sitting),
            proposal: motion.proposal.and_then(|id| here.get(id)),
            vote,
            motion,
            council,
        })
    }
}

/// One's part in a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Not signed in.
    Guest,
    /// On the roll.
    Voter,
    /// A neighbour without a seat.
    Neighbour,
}

/// One's part in a vote.
pub fn part(here: Here, vote: VoteId) -> Part {
    let Some(me) = here.person() else {
        return Part::Guest;
    };
    let on_roll = here.get::<Roll>(vote).is_some_and(|roll| roll.has(me));
    if on_roll {
        Part::Voter
    } else {
        Part::Neighbour
    }
}

/// The votes that wait for this person: open, on the roll, not yet voted. The one that closes
/// first comes first.
pub fn open_for_me(here: Here) -> Vec<Matter> {
    let now = here.now();
    let mut open: Vec<Vote> = here.all::<Vote>();
    open.retain(|vote| vote.state == VoteState::Open && vote.is_open(now));
    open.retain(|vote| part(here, vote.id) == Part::Voter && !has_voted(here, vote.id));
    sorted(open, |vote| (vote.closes_at.0, vote.id.0))
        .into_iter()
        .filter_map(|vote| Matter::of(here, vote.id))
        .collect()
}

/// Whether one's ballot is cast, counted or on its way.
fn has_voted(here: Here, vote: VoteId) -> bool {
    let me = here.person();
    let shown = me.is_some_and(|me| here.get::<Voted>(BallotId::of(vote, me)).is_some());
    let paper = me.is_some_and(|me| here.get::<Taken>(BallotId::of(vote, me)).is_some());
    // Of a ballot that was counted a moment ago the records may not tell yet.
    shown || paper || my_ballot(here, vote).is_some_and(|(act, _)| is_counted(&act))
}

/// One's latest ballot in a vote as this phone sent it, unless it was refused and read; what it says
/// for as long as this phone keeps that, which is until it was counted.
pub fn my_ballot(here: Here, vote: VoteId) -> Option<(Act, Option<Content>)> {
    here.acts().into_iter().find_map(|act| {
        let choice = match (&act.deed, act.deed.command()) {
            (_, Some(Command::Councils(Councils::CastBallot(it)))) if it.vote == vote => {
                Some(it.choice.clone())
            }
            (
                Deed::Ballot {
                    vote: of,
                    paper: false,
                    ..
                },
                _,
            ) if *of == vote => None,
            _ => return None,
        };
        (!is_gone(here, vote, &act)).then_some((act, choice))
    })
}

/// Whether a ballot that was counted went when its voter took a paper, which was handed back since.
/// For a minute after it was counted the records may not tell of it yet.
fn is_gone(here: Here, vote: VoteId, act: &Act) -> bool {
    let ActState::Counted { at, .. } = act.state else {
        return false;
    };
    let told = |me| here.get::<Voted>(BallotId::of(vote, me)).is_some();
    let running = |vote: Vote| !vote.is_over();
    here.now() > at.plus_minutes(1)
        && here.get::<Vote>(vote).is_some_and(running)
        && !here.person().is_some_and(told)
}

/// Whether an act was answered with yes.
pub fn is_counted(act: &Act) -> bool {
    matches!(act.state, ActState::Counted { .. })
}

/// The community's telephone, for the paper way under every vote.
pub fn telephone(here: Here) -> Memo<String> {
    Memo::new(move |_| {
        let community: Option<Community> = here.community();
        community
            .map(|it| it.telephone.to_string())
            .unwrap_or_default()
    })
}
