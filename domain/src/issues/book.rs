//! One issue in its town: found, let run, acted on, and told to everyone it is for.

use crate::core::{
    BodyId, Change, CommunityId, Digest, Entity, IssueBoardId, IssueId, OwnIssueId, PersonId,
    Plain, Prose, Record, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Building, Office, Role, Scope, pack_of};
use crate::proposals::Photo;

use super::{
    Body, Did, Entry, Issue, IssueBoard, IssueFault, IssueJoin, IssueRates, IssueRules, Level,
    Outcome, OwnIssue, Rates, SlaProfile, Spot, State, With,
};

/// An issue that somebody acts on.
pub(super) struct Book<'a> {
    before: Option<Issue>,
    /// As it is at this instant.
    pub issue: Issue,
    pub profile: &'static SlaProfile,
    pub rules: &'static IssueRules,
    at: Timestamp,
    by: PersonId,
    town: &'a dyn Town,
}

impl<'a> Book<'a> {
    /// One that is reported now.
    pub fn open(
        issue: Issue,
        by: PersonId,
        at: Timestamp,
        town: &'a dyn Town,
    ) -> Result<Self, Refusal> {
        let (rules, profile) = running(issue.community, at, town)?;
        Ok(Self {
            before: None,
            issue,
            profile,
            rules,
            at,
            by,
            town,
        })
    }

    /// One that is there, as far as this town holds it: what was overdue went up meanwhile.
    pub fn of(
        id: IssueId,
        actor: &Actor,
        at: Timestamp,
        town: &'a dyn Town,
    ) -> Result<Self, Refusal> {
        let by = actor.person().ok_or(Refusal::SignInFirst)?;
        let before = found(id, actor, town).ok_or(Refusal::NotFound)?;
        let (rules, profile) = running(before.community, at, town)?;
        let issue = before.clone().let_run(at, profile);
        Ok(Self {
            before: Some(before),
            issue,
            profile,
            rules,
            at,
            by,
            town,
        })
    }

    /// The instant and the profile that runs.
    pub fn now(&self) -> (Timestamp, &'static SlaProfile) {
        (self.at, self.profile)
    }

    /// Acts on it by its own rule.
    pub fn act(
        &mut self,
        act: impl FnOnce(Issue) -> Result<Issue, IssueFault>,
    ) -> Result<(), Refusal> {
        self.issue = act(self.issue.clone())?;
        Ok(())
    }

    /// Writes down what was done, for those who work on it and whoever reported it.
    pub fn note(&mut self, did: Did, words: Option<Prose>) {
        self.note_all(did, words, Vec::new(), false);
    }

    /// The same with photos, and for all neighbours.
    pub fn note_all(&mut self, did: Did, words: Option<Prose>, photos: Vec<Photo>, open: bool) {
        self.issue.log.push(Entry {
            at: self.at,
            did,
            with: self.issue.with(),
            by: Some(self.by),
            words,
            photos,
            open,
        });
    }

    /// Everything that changed.
    pub fn changes(self) -> Vec<Change> {
        let joined = joined(&self.issue, self.town);
        let mut changes = shown(self.before.as_ref(), &self.issue, joined, self.town);
        changes.extend(counted(self.before.as_ref(), &self.issue, self.town));
        changes
    }
}

impl Issue {
    /// What it is by now, with a line for each level that time took it to.
    pub fn let_run(self, at: Timestamp, profile: &SlaProfile) -> Self {
        let known = self.path.len();
        let mut issue = self.caught_up(at, profile);
        let from = known.saturating_sub(1);
        let gone: Vec<Entry> = issue.path[from..]
            .windows(2)
            .map(|steps| (steps[0].with, &steps[1]))
            .map(|(was, step)| Entry {
                at: step.at,
                // What stood for long enough is with whom it was.
                did: if was == step.with {
                    Did::WentOn
                } else {
                    Did::WentUp
                },
                with: Some(step.with),
                by: None,
                words: None,
                photos: Vec::new(),
                open: false,
            })
            .collect();
        issue.log.extend(gone);
        issue
    }

    /// The same in its town, by the rules that run there now; as it is where they are not known.
    pub fn by_now(self, at: Timestamp, town: &dyn Town) -> Self {
        match running(self.community, at, town) {
            Ok((_, profile)) => self.let_run(at, profile),
            Err(_) => self,
        }
    }

    /// Whether it counts in the rates, and if not, why.
    pub fn outcome(&self) -> Outcome {
        match (self.aside, &self.state) {
            (Some(outcome), _) => outcome,
            (None, State::Closed { answer: None, .. }) => Outcome::NotReached,
            (None, _) => Outcome::Counts,
        }
    }
}

impl Actor {
    /// Whether somebody works at a level of the grid for a place (design default): at the building's
    /// its head and its grid worker, at the compound's a grid worker of the compound or of more, at
    /// the community's its workers; and the community's workers at every one.
    pub fn serves(&self, level: Level, spot: &Spot, town: &dyn Town) -> bool {
        let of_compound = |id| {
            let building: Option<Building> = town.get(id);
            building.is_some_and(|it| it.compound == spot.compound)
        };
        let serves = |role: &Role| {
            let near = match role.scope {
                Scope::Community(_) => true,
                Scope::Compound(id) => id == spot.compound,
                Scope::Building(id) => spot.building.map_or_else(|| of_compound(id), |it| it == id),
                Scope::Council(_) => false,
            };
            let wide = !matches!(role.scope, Scope::Building(_));
            near && match role.office {
                Office::Staff | Office::Secretary => true,
                Office::GridWorker => level == Level::Micro || (level == Level::Small && wide),
                Office::BuildingHead => level == Level::Micro,
                Office::Convener | Office::Supervisor => false,
            }
        };
        self.roles().iter().any(serves)
    }

    /// Whether somebody may speak for whom an issue is with: at a level of the grid, or for a body.
    /// What a body says that has nobody here is written down by the community's workers.
    pub fn speaks(&self, with: With, spot: &Spot, town: &dyn Town) -> bool {
        match with {
            With::Grid(level) => self.serves(level, spot, town),
            With::Department(id) => self.is_staff() || is_contact(id, self.person(), town),
        }
    }
}

fn is_contact(body: BodyId, person: Option<PersonId>, town: &dyn Town) -> bool {
    let body: Option<Body> = town.get(body);
    body.is_some_and(|it| person.is_some_and(|who| it.contacts.contains(&who)))
}

/// An issue, for whoever looks after its place or has a copy of their own. Nobody else learns even
/// that it is there.
fn found(id: IssueId, actor: &Actor, town: &dyn Town) -> Option<Issue> {
    let issue = town.get::<Issue>(id);
    let own = || town.get::<OwnIssue>(OwnIssueId::of(id, actor.person()?));
    issue
        .filter(|it| actor.serves(Level::Micro, &it.report.spot, town))
        .or_else(|| own().map(|it| it.issue))
}

pub(super) fn running(
    community: CommunityId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(&'static IssueRules, &'static SlaProfile), Refusal> {
    let rules = &pack_of(community, at.day(), town)?.issues;
    let profile = rules.running().ok_or(IssueFault::NoClock)?;
    Ok((rules, profile))
}

/// How many others have the same trouble, as far as this town knows.
pub(super) fn joined(issue: &Issue, town: &dyn Town) -> u32 {
    if town.is_whole() {
        return town.children(IssueJoin::KIND, issue.id.0).len() as u32;
    }
    let board: Option<IssueBoard> = town.get(IssueBoardId(issue.id.0));
    board.map_or(0, |it| it.joined)
}

/// The issue and all that is folded from it, in place of what stood there.
pub(super) fn shown(
    before: Option<&Issue>,
    issue: &Issue,
    joined: u32,
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = vec![Change::put(issue.clone())];
    let readers = people(issue, town);
    let left = before.map(|it| people(it, town)).unwrap_or_default();
    for gone in left.into_iter().filter(|it| !readers.contains(it)) {
        changes.extend(forgotten(issue.id, gone, town));
    }
    changes.extend(readers.iter().map(|it| Change::put(issue.own(*it))));
    match issue.board(joined) {
        Some(board) => changes.push(Change::put(board)),
        None => {
            let board: Option<IssueBoard> = town.get(IssueBoardId(issue.id.0));
            changes.extend(board.map(|it| Change::remove(&it)));
        }
    }
    changes
}

/// Somebody is no longer one of an issue's people.
pub(super) fn forgotten(issue: IssueId, reader: PersonId, town: &dyn Town) -> Option<Change> {
    let own: Option<OwnIssue> = town.get(OwnIssueId::of(issue, reader));
    own.map(|it| Change::remove(&it))
}

/// Who has a copy: whoever reported it, and whoever speaks for the body it is with.
fn people(issue: &Issue, town: &dyn Town) -> Vec<PersonId> {
    let mut readers = vec![issue.reported.by.person];
    if let Some(With::Department(id)) = issue.with() {
        let body: Option<Body> = town.get(id);
        readers.extend(body.map(|it| it.contacts).unwrap_or_default());
    }
    readers.sort_unstable();
    readers.dedup();
    readers
}

/// The counts with one issue as it is now in place of what it was.
fn counted(before: Option<&Issue>, issue: &Issue, town: &dyn Town) -> Option<Change> {
    if !town.is_whole() {
        return None;
    }
    let now = counts(issue, town);
    let was = before.map(|it| counts(it, town)).unwrap_or_default();
    if now == was && before.is_some() {
        return None;
    }
    let all: Option<IssueRates> = town.get(issue.community);
    let all = all.map(|it| it.rates).unwrap_or_default();
    Some(Change::put(IssueRates {
        id: issue.community,
        community: issue.community,
        rates: all.without(was) + now,
    }))
}

/// What one issue counts for, by the rules of the day on which it was reported.
fn counts(issue: &Issue, town: &dyn Town) -> Rates {
    let rules = running(issue.community, issue.reported.at, town);
    rules.map_or_else(
        |_| Rates::default(),
        |(rules, _)| Rates::of(issue, issue.outcome(), rules),
    )
}

/// Every board of a town, from the issues and those who joined them.
pub(crate) fn boards(town: &Plain) -> Vec<IssueBoard> {
    let there = town as &dyn Town;
    let boards = town.all::<Issue>();
    boards
        .filter_map(|it| it.board(joined(it, there)))
        .collect()
}

/// The counts of every community, from its issues.
pub(crate) fn rates_again(town: &Plain) -> Vec<IssueRates> {
    let mut all: std::collections::BTreeMap<CommunityId, Rates> = Default::default();
    for issue in town.all::<Issue>() {
        let sum = all.entry(issue.community).or_default();
        *sum = *sum + counts(issue, town);
    }
    let rates = all.into_iter().map(|(id, rates)| IssueRates {
        id,
        community: id,
        rates,
    });
    rates.collect()
}

/// The photos that a record about issues shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::Issue(it) => it.photos().collect(),
        Record::OwnIssue(it) => it.issue.photos().collect(),
        Record::IssueBoard(it) => {
            let later = it.log.iter().flat_map(|it| &it.photos);
            it.photos.iter().chain(later).map(|it| it.hash).collect()
        }
        _ => Vec::new(),
    }
}
