//! Who spoke of what in a month: for the count alone, and never stored.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{
    BuildingId, CommunityId, Day, PersonId, SentimentMonthId, TellingRules, Timestamp, Town,
};
use crate::issues::{Issue, IssueJoin};
use crate::members::{Building, Compound, Member};
use crate::notices::{About, Message, MessageBacking};
use crate::proposals::{Place, Proposal, Support};

use super::{ProposalPlace, SentimentMonth, Theme, ThemeLine, ToldCell};

/// The first day of the month before the one of a day.
pub(super) fn month_before(on: Day) -> Day {
    let (_, _, day) = on.ymd();
    first(on.plus(-i32::from(day)))
}

fn first(on: Day) -> Day {
    let (_, _, day) = on.ymd();
    on.plus(1 - i32::from(day))
}

/// Whether the month that is over was not counted, and anybody spoke in it.
pub fn untold(community: CommunityId, at: Timestamp, town: &dyn Town) -> bool {
    let from = month_before(at.day());
    let told = town.has::<SentimentMonth>(SentimentMonthId::of(community, from));
    !told && !voices(community, from, town).is_empty()
}

/// Who spoke of what, each person once for each theme.
pub(super) fn voices(
    community: CommunityId,
    from: Day,
    town: &dyn Town,
) -> BTreeSet<(Theme, PersonId)> {
    let until = first(from.plus(31));
    let within = |at: Timestamp| (from..until).contains(&at.day());
    let mut all = BTreeSet::new();
    let mut hear = |theme: Theme, person: PersonId, at: Timestamp| {
        if within(at) {
            all.insert((theme, person));
        }
    };
    for message in town.of::<Message>(community) {
        let About::Column {
            topic, open: true, ..
        } = message.about
        else {
            continue;
        };
        if message.hidden.is_some() {
            continue;
        }
        let theme = Theme::Column(topic);
        hear(theme, message.author.person, message.at);
        for backing in town.of::<MessageBacking>(message.id) {
            hear(theme, backing.person, backing.at);
        }
    }
    for issue in town.of::<Issue>(community) {
        // What may be about somebody is told to the office alone and stands on no board.
        if issue.aside.is_some() || !issue.report.category.is_open() {
            continue;
        }
        let theme = Theme::Issue(issue.report.category.group());
        hear(theme, issue.reported.by.person, issue.reported.at);
        for join in town.of::<IssueJoin>(issue.id) {
            hear(theme, join.person, join.at);
        }
    }
    for proposal in town.of::<Proposal>(community) {
        let theme = Theme::Proposal(match proposal.details.place {
            Place::Spot(_) => ProposalPlace::Spot,
            Place::Building(_) => ProposalPlace::Building,
        });
        // What a grid worker handed in for a resident is not the worker's own word.
        if proposal.through.is_none() {
            hear(theme, proposal.author.person, proposal.submitted_at);
        }
        for support in town.of::<Support>(proposal.id) {
            hear(theme, support.person, support.at);
        }
    }
    all
}

/// The houses of a community, by id.
pub(super) fn houses(community: CommunityId, town: &dyn Town) -> Vec<BuildingId> {
    let compounds = town.of::<Compound>(community).into_iter();
    let houses = compounds.flat_map(|it| town.of::<Building>(it.id));
    houses.map(|it| it.id).collect()
}

/// A line for each theme. Who lives in none of the houses speaks here for an office, and is not
/// counted.
pub(super) fn lines(
    houses: &[BuildingId],
    voices: &BTreeSet<(Theme, PersonId)>,
    rules: TellingRules,
    town: &dyn Town,
) -> Vec<ThemeLine> {
    let mut counts: BTreeMap<(Theme, BuildingId), u32> = BTreeMap::new();
    for (theme, person) in voices {
        let member: Option<Member> = town.get(*person);
        let home = member.and_then(|it| it.active().next().map(|home| home.building));
        if let Some(house) = home {
            *counts.entry((*theme, house)).or_default() += 1;
        }
    }
    let line = |theme: Theme| {
        let count = |house: &BuildingId| counts.get(&(theme, *house)).copied().unwrap_or(0);
        let row = rules.row(&houses.iter().map(count).collect::<Vec<_>>());
        let cells = houses.iter().zip(row.cells);
        let told = cells.filter_map(|(house, persons)| {
            Some(ToldCell {
                house: *house,
                persons: persons?,
            })
        });
        ThemeLine {
            theme,
            persons: row.total,
            houses: told.collect(),
        }
    };
    Theme::all().map(line).collect()
}
