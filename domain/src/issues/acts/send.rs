//! Reporting, joining, and talking with whoever reported (上报、我也遇到、回话).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, HomeId, IssueBoardId, IssueId, IssueJoinId, PersonId, Prose, Refusal,
    Timestamp, Town,
};
use crate::issues::book::{Book, joined, running};
use crate::issues::{
    Category, Class, Did, Issue, IssueBoard, IssueFault, IssueJoin, OwnIssue, Report, Reporter,
    Spot, With, same_ticket,
};
use crate::members::{self, Actor, Building, Compound, Home, Member, Neighbour, Unit};
use crate::proposals::Photo;

use super::hands;

/// How many photos one act brings at most (design default).
pub const PHOTOS_MOST: u16 = 4;

/// Reports something (上报).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportIssue {
    /// Made by the phone.
    pub id: IssueId,
    /// The community.
    pub community: CommunityId,
    /// What is wrong.
    pub category: Category,
    /// Whether somebody is in danger.
    #[serde(default)]
    pub danger: bool,
    /// Where.
    pub spot: Spot,
    /// In their words.
    #[serde(default)]
    pub words: Option<Prose>,
    /// What it looks like.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// Whether there is something new about what they have reported before.
    #[serde(default)]
    pub is_new: bool,
    /// For whom, where a community worker took the call of somebody who does not write here
    /// (来电登记): it is theirs then, and theirs alone to say whether it is done.
    #[serde(default)]
    pub behalf: Option<PersonId>,
    /// For which home, where somebody who looks after its building stands at the door and writes for
    /// a neighbour (上门代报): it is theirs then who answers for the home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<HomeId>,
}

/// Has the same trouble as somebody who reported it (我也遇到).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinIssue {
    /// Which.
    pub issue: IssueId,
}

/// Says something to whoever reported it (回话), or to all neighbours (公开答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyToIssue {
    /// About which.
    pub issue: IssueId,
    /// What.
    pub words: Prose,
    /// Whether all neighbours read it.
    #[serde(default)]
    pub open: bool,
}

pub(in crate::issues) fn report(
    it: &ReportIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if town.has::<Issue>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    is_there(&it.spot, it.community, town)?;
    few(&it.photos)?;
    let class = if it.danger {
        Class::Danger
    } else {
        it.category.class()
    };
    let report = Report {
        category: it.category,
        class,
        matter: it.category.matter(),
        spot: it.spot,
        words: it.words.clone(),
        photos: it.photos.clone(),
    };
    let whose = match (it.behalf, it.door) {
        (None, None) => by,
        (None, Some(home)) => at_door(home, actor, town)?,
        (Some(_), _) if !actor.is_staff() => return Err(Refusal::NotYours),
        (Some(person), _) if !town.has::<Neighbour>(person) => return Err(Refusal::NoSuchPerson),
        (Some(person), _) => person,
    };
    let mine: Vec<Issue> = town
        .of::<OwnIssue>(whose)
        .into_iter()
        .map(|it| it.issue)
        .collect();
    if it.is_new && it.words.is_none() {
        return Err(IssueFault::NothingNew.into());
    }
    same_ticket(&report, whose, it.is_new, &mine)?;
    let (_, profile) = running(it.community, at, town)?;
    let reporter = Reporter { person: whose };
    let issue = Issue::report((it.id, it.community), report, reporter, (at, profile))?;
    let mut book = Book::open(issue, by, at, town)?;
    book.note(Did::Reported, None);
    Ok(book.changes())
}

/// Who answers for a home (design default): of those of age who use Linli there, an owner before the
/// family and the family before who rents it, and whoever came first. The phone of whoever stands at the
/// door knows no names of the home, and leaves the person to the server.
fn at_door(home: HomeId, actor: &Actor, town: &dyn Town) -> Result<PersonId, Refusal> {
    let home: Home = town.get(home).ok_or(Refusal::NoSuchPlace)?;
    let building: Building = town.get(home.building).ok_or(Refusal::NoSuchPlace)?;
    if !actor.rings(&building) {
        return Err(Refusal::NotYours);
    }
    if !town.is_whole() {
        return Ok(PersonId::derived("of a home", &[home.id.0.as_bytes()]));
    }
    let compound: Compound = town.get(home.compound).ok_or(Refusal::NoSuchPlace)?;
    let members = town.of::<Member>(compound.community).into_iter();
    let of_age = members.filter(|it| it.minor.is_none());
    let there = of_age.filter_map(|it| {
        let mut here = it.active().filter(|standing| standing.home == home.id);
        let standing = here.next()?;
        Some((standing.kind, standing.since, it.id))
    });
    let first = there.min();
    first
        .map(|(_, _, person)| person)
        .ok_or_else(|| IssueFault::NobodyOfTheHome.into())
}

/// No two counts come from one person: whoever reported it is counted already.
pub(in crate::issues) fn join(
    it: &JoinIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let board: IssueBoard = town
        .get(IssueBoardId(it.issue.0))
        .ok_or(Refusal::NotFound)?;
    if !board.is_open() {
        return Err(IssueFault::NotThere.into());
    }
    let mine = town.of::<OwnIssue>(person);
    let own = mine
        .iter()
        .any(|own| own.issue.id == it.issue && own.issue.reported.by.person == person);
    let id = IssueJoinId::of(it.issue, person);
    if own || town.has::<IssueJoin>(id) {
        return Err(Refusal::AlreadyThere);
    }
    let issue: Option<Issue> = town.get(it.issue);
    let before = issue.map_or(board.joined, |it| joined(&it, town));
    let join = IssueJoin {
        id,
        issue: it.issue,
        person,
        at,
    };
    let board = IssueBoard {
        joined: before + 1,
        ..board
    };
    Ok(vec![Change::put(join), Change::put(board)])
}

pub(in crate::issues) fn reply(
    it: &ReplyToIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if let With::Grid(_) = hands(&book, actor, town)? {
        book.issue = book.issue.answered_for(by);
    }
    book.issue = book.issue.contacted(at);
    book.note_all(Did::Said, Some(it.words.clone()), Vec::new(), it.open);
    Ok(book.changes())
}

pub(super) fn few(photos: &[Photo]) -> Result<(), Refusal> {
    if photos.len() > usize::from(PHOTOS_MOST) {
        let most = PHOTOS_MOST.into();
        return Err(Refusal::TooMany { most });
    }
    Ok(())
}

/// Whether a place is one of the community's, as it is named.
fn is_there(spot: &Spot, community: CommunityId, town: &dyn Town) -> Result<(), Refusal> {
    let compound: Option<Compound> = town.get(spot.compound);
    let is_ours = compound.is_some_and(|it| it.community == community);
    let building = spot.building.is_none_or(|id| {
        let it: Option<Building> = town.get(id);
        it.is_some_and(|it| it.compound == spot.compound)
    });
    let unit = spot.unit.is_none_or(|id| {
        let it: Option<Unit> = town.get(id);
        it.is_some_and(|it| Some(it.building) == spot.building)
    });
    let place = spot.spot.is_none_or(|id| {
        let it: Option<members::Spot> = town.get(id);
        it.is_some_and(|it| it.compound == spot.compound)
    });
    if is_ours && building && unit && place {
        Ok(())
    } else {
        Err(Refusal::NoSuchPlace)
    }
}
