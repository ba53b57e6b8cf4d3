//! Words of this slice, and an issue as its reader knows it.

use domain::issues::{
    Answer, Body, Category, Class, Did, Entry, Issue, IssueBoard, Level, OwnIssue, Running, Spot,
    State, With,
};
use domain::members::{self, Building, Compound, Neighbour, Unit};
use domain::proposals::Photo;
use domain::{
    Day, IssueBoardId, IssueId, OwnIssueId, PersonId, ProposalId, Prose, Timestamp, wording,
};

use crate::shell::{Here, when};

/// An issue as its reader knows it: whole, or from the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Which.
    pub id: IssueId,
    /// What is wrong.
    pub category: Category,
    /// How it is.
    pub class: Class,
    /// Where.
    pub spot: Spot,
    /// In words, for those who read them.
    pub words: Option<Prose>,
    /// What it looks like.
    pub photos: Vec<Photo>,
    /// Since when.
    pub reported_at: Timestamp,
    /// With whom it is; nobody where it is closed.
    pub with: Option<With>,
    /// Until when, or why no clock runs.
    pub running: Running,
    /// Whether it is said to be done and waits for whoever reported it.
    pub solved: bool,
    /// What whoever reported it said, once it is closed.
    pub answer: Option<Answer>,
    /// What happened.
    pub log: Vec<Entry>,
    /// How many others have the same trouble.
    pub joined: u32,
    /// The proposal that grew out of it.
    pub project: Option<ProposalId>,
    /// The whole issue, for those who read it.
    pub issue: Option<Issue>,
}

impl Known {
    fn of_issue(here: Here, issue: Issue) -> Self {
        let board: Option<IssueBoard> = here.get(IssueBoardId(issue.id.0));
        Self {
            id: issue.id,
            category: issue.report.category,
            class: issue.report.class,
            spot: issue.report.spot,
            words: issue.report.words.clone(),
            photos: issue.report.photos.clone(),
            reported_at: issue.reported.at,
            with: issue.with(),
            running: issue.clock(),
            solved: matches!(issue.state, State::Resolved { .. }),
            answer: match issue.state {
                State::Closed { answer, .. } => answer,
                _ => None,
            },
            log: issue.log.clone(),
            joined: board.map_or(0, |it| it.joined),
            project: issue.project,
            issue: Some(issue),
        }
    }

    /// Whether somebody else wrote the report for whose it is (代报).
    pub fn is_for_another(&self, entry: &Entry) -> bool {
        let whose = self.issue.as_ref().map(|it| it.reported.by.person);
        entry.did == Did::Reported && whose.is_some() && entry.by.is_some() && entry.by != whose
    }

    fn of_board(board: IssueBoard) -> Self {
        Self {
            id: board.issue(),
            category: board.category,
            class: board.class,
            spot: board.spot,
            words: None,
            running: match (board.due, board.with) {
                (Some(due), _) => Running::Until(due),
                (None, Some(_)) => Running::Stands(None),
                (None, None) => Running::Over,
            },
            photos: board.photos,
            reported_at: board.reported_at,
            with: board.with,
            solved: board.solved,
            answer: board.answer,
            log: board.log,
            joined: board.joined,
            project: board.project,
            issue: None,
        }
    }

    /// Whether the reader reported it.
    pub fn is_mine(&self, me: Option<PersonId>) -> bool {
        self.issue
            .as_ref()
            .is_some_and(|it| Some(it.reported.by.person) == me)
    }

    /// Whether somebody lets it wait too long.
    pub fn is_late(&self, now: Timestamp) -> bool {
        match &self.issue {
            Some(issue) => issue.is_overdue(now),
            None => matches!(self.running, Running::Until(due) if now >= due),
        }
    }
}

/// An issue, as this reader has it, at this minute.
pub fn known(here: Here, id: IssueId) -> Option<Known> {
    match whole(here, id) {
        Some(issue) => Some(Known::of_issue(here, issue)),
        None => here
            .get::<IssueBoard>(IssueBoardId(id.0))
            .map(Known::of_board),
    }
}

/// The whole of it, for those who read it.
pub fn whole(here: Here, id: IssueId) -> Option<Issue> {
    let own = || {
        let own: Option<OwnIssue> = here.get(OwnIssueId::of(id, here.person()?));
        own.map(|it| it.issue)
    };
    let issue = here.get::<Issue>(id).or_else(own)?;
    let now = here.now();
    Some(here.read(|town| issue.by_now(now, town)))
}

/// Every issue of which the reader has the whole.
pub fn all_whole(here: Here) -> Vec<Known> {
    let mut ids: Vec<IssueId> = here.all::<Issue>().iter().map(|it| it.id).collect();
    ids.extend(here.all::<OwnIssue>().iter().map(|it| it.issue.id));
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| known(here, id)).collect()
}

/// What an issue is called.
pub fn title(here: Here, it: &Known) -> String {
    wording::issue_category(it.category, here.lang).to_owned()
}

/// What an issue is called, by its id; the kind of thing where it is not here.
pub fn title_of(here: Here, id: IssueId) -> String {
    match known(here, id) {
        Some(it) => title(here, &it),
        None => here.t.issue_one().to_owned(),
    }
}

/// Where it is: 7号楼 2单元, 东门.
pub fn place(here: Here, spot: &Spot) -> String {
    let named: Option<members::Spot> = spot.spot.and_then(|id| here.get(id));
    if let Some(named) = named {
        return named.name.to_string();
    }
    let building: Option<Building> = spot.building.and_then(|id| here.get(id));
    let unit: Option<Unit> = spot.unit.and_then(|id| here.get(id));
    let unit = unit.and_then(|it| it.name);
    match (building, unit) {
        (Some(building), Some(unit)) => format!("{} {unit}", building.name),
        (Some(building), None) => building.name.to_string(),
        (None, _) => {
            let compound: Option<Compound> = here.get(spot.compound);
            compound.map(|it| it.name.to_string()).unwrap_or_default()
        }
    }
}

/// With whom it is, in words.
pub fn whom(here: Here, with: With) -> String {
    match with {
        With::Grid(level) => here.t.issue_level(
            wording::grid_level(level, here.lang),
            wording::grid_place(level, here.lang),
        ),
        With::Department(id) => {
            let body: Option<Body> = here.get(id);
            let name = body.map(|it| it.name.to_string());
            name.unwrap_or_else(|| here.t.issue_a_body().to_owned())
        }
    }
}

/// Somebody, as neighbours read everyone.
pub fn who(here: Here, person: PersonId) -> String {
    let found: Option<Neighbour> = here.get(person);
    found.map_or_else(|| here.t.volunteer_somebody().to_owned(), |it| it.shown)
}

/// Where it stands, in a few words.
pub fn standing(here: Here, it: &Known) -> String {
    let t = here.t;
    let state = it.issue.as_ref().map(|it| &it.state);
    match (it.with, state) {
        (None, _) if it.answer.is_some() => t.issue_confirmed().to_owned(),
        (None, _) => t.issue_closed().to_owned(),
        (Some(_), _) if it.solved => t.issue_solved().to_owned(),
        (Some(with), Some(State::Reported { .. })) => t.issue_waits(whom(here, with)),
        (Some(with), Some(State::Whistled { .. })) => t.issue_called(whom(here, with)),
        (Some(with), Some(State::Suspended { .. })) => t.issue_stopped(whom(here, with)),
        (Some(with), Some(State::OnLedger { .. })) => t.issue_shelved(whom(here, with)),
        (Some(with), _) => t.issue_works(whom(here, with)),
    }
}

/// By when, in a few words; nothing where it is closed.
pub fn due(here: Here, it: &Known) -> Option<String> {
    let t = here.t;
    if it.is_late(here.now()) {
        return Some(t.issue_late().to_owned());
    }
    match it.running {
        Running::Until(at) if it.solved => Some(t.issue_call_by(until(here, at))),
        Running::Until(at) => Some(t.issue_due(until(here, at))),
        Running::Stands(Some(day)) => Some(t.issue_again(wording::day(day, here.lang))),
        Running::Stands(None) => Some(t.issue_no_clock().to_owned()),
        Running::Over => None,
    }
}

/// An end of a clock: the day where it ends with the day.
fn until(here: Here, at: Timestamp) -> String {
    let last: Day = at.plus_ms(-1).day();
    if last == at.day() {
        when(here, at)
    } else {
        wording::day(last, here.lang)
    }
}

/// How high it has come: three levels and the whistle.
pub fn rung(it: &Known) -> usize {
    let of = |with: &With| match with {
        With::Grid(Level::Micro) => 0,
        With::Grid(Level::Small) => 1,
        With::Grid(Level::Large) => 2,
        With::Department(_) => 3,
    };
    holder(it).as_ref().map_or(0, of)
}

/// With whom it is; where it is closed, with whom it was.
pub fn holder(it: &Known) -> Option<With> {
    let last = || it.log.iter().rev().find_map(|it| it.with);
    it.with.or_else(last)
}
