//! What an act earns (积分入账): the ledger fills by itself, in the same breath in which a cause
//! comes true, so nobody asks for their points and nobody forgets them (domain-rules 6.1).

use crate::core::{
    ActivityId, Change, CommunityId, CompoundId, Day, Digest, PersonId, ProposalId, Record,
    Refusal, SittingId, Timestamp, Town,
};
use crate::councils::{Attendance, Council, Minutes, Sitting, ended_at};
use crate::members::{Actor, Compound, Member, pack_of};
use crate::projects::{Project, ProjectState, Ratings, Report};
use crate::proposals::{Photo, Proposal, ProposalState, Turn};
use crate::renovation::SiteReport;
use crate::volunteering::{Activity, GivenHours, Service, Stint};

use super::account::{enter, enter_with, journal_of, pauses_of, somebody};
use super::{
    AcceptReport, Attended, Cause, Claim, EarnFault, Entry, Journal, PointsFault, Stage,
    Supervised, What, earn,
};

/// A cause that came true, for whom.
struct Due<'a> {
    person: PersonId,
    community: CommunityId,
    claim: Claim<'a>,
    evidence: Vec<Digest>,
}

/// The entries that pay for what some changes make true. Where the ledger is not whole, as in a
/// phone, nothing is said before the server has.
pub(crate) fn due(
    changes: &[Change],
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let records = changes.iter().filter_map(|it| match it {
        Change::Put(record) => Some(&**record),
        Change::Remove { .. } => None,
    });
    let records: Vec<&Record> = records.collect();
    let dues = records.iter().flat_map(|it| of(it, at, town));
    let entries = dues
        .filter_map(|it| pay(it, actor, at, town).ok())
        .collect();
    let given = records.iter().filter_map(|it| match it {
        Record::GivenHours(it) => Some(it),
        _ => None,
    });
    let given: Vec<&GivenHours> = given.collect();
    enter_with(entries, &given, town)
}

/// A worker accepts what a resident saw on a site (监督任务): they neither carry the works out nor
/// live with whoever reported.
pub(super) fn accept_report(
    it: &AcceptReport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let (author, compound, builds, photos, on): (_, _, _, Vec<Photo>, Day) = match it.report {
        Supervised::Project(id) => {
            let report: Report = town.get(id).ok_or(Refusal::NotFound)?;
            let project: Project = town.get(report.project).ok_or(Refusal::NotFound)?;
            let (builds, on) = (project.contact() == Some(by), report.at.day());
            (
                report.author.person,
                project.compound,
                builds,
                report.photos,
                on,
            )
        }
        Supervised::Site(id) => {
            let report: SiteReport = town.get(id).ok_or(Refusal::NotFound)?;
            (
                report.author.person,
                report.plan,
                false,
                report.photos,
                report.at.day(),
            )
        }
    };
    if builds || somebody(by, town).is_close_to(&somebody(author, town)) {
        return Err(PointsFault::Involved.into());
    }
    let compound: Compound = town.get(compound).ok_or(Refusal::NotFound)?;
    let claim = match it.report {
        Supervised::Project(report) => Claim::Report {
            report,
            accepted: true,
            on,
        },
        Supervised::Site(report) => Claim::SiteReport { report, on },
    };
    let due = Due {
        person: author,
        community: compound.community,
        claim,
        evidence: photos.iter().map(|it| it.hash).collect(),
    };
    let entry = pay(due, actor, at, town).map_err(PointsFault::from)?;
    Ok(enter(vec![entry], town))
}

fn of<'a>(record: &'a Record, at: Timestamp, town: &dyn Town) -> Vec<Due<'a>> {
    match record {
        Record::Proposal(it) => proposal(it, at).into_iter().collect(),
        Record::Project(it) => project(it, at, town).into_iter().collect(),
        Record::Minutes(it) => sitting(it, town),
        Record::GivenHours(it) => given(it, town).into_iter().collect(),
        Record::Attendance(it) => {
            let ended_at = ended_at(it.sitting, town);
            let late = ended_at.and_then(|ended_at| attended(it, ended_at, Vec::new(), town));
            late.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn proposal(it: &Proposal, at: Timestamp) -> Option<Due<'static>> {
    let stage = match it.state {
        ProposalState::Accepted => Stage::Accepted,
        ProposalState::Approved { .. }
        | ProposalState::Owners {
            turn: Turn::Passed, ..
        } => Stage::Adopted,
        _ => return None,
    };
    proposed(it, stage, at)
}

/// Whoever handed a proposal in for somebody else did their work, and the other is not known here.
fn proposed(it: &Proposal, stage: Stage, at: Timestamp) -> Option<Due<'static>> {
    it.through.is_none().then(|| Due {
        person: it.author.person,
        community: it.community,
        claim: Claim::Proposal {
            proposal: it.id,
            stage,
            on: at.day(),
        },
        evidence: Vec::new(),
    })
}

fn project(it: &Project, at: Timestamp, town: &dyn Town) -> Option<Due<'static>> {
    let ProjectState::Closed { .. } = it.state else {
        return None;
    };
    let ratings: Ratings = town.get(it.id)?;
    let proposal: Proposal = town.get(it.id)?;
    let all = ratings
        .counts
        .iter()
        .zip(1..)
        .map(|(count, stars)| count * stars);
    let stage = Stage::Closed {
        stars: all.sum(),
        ratings: ratings.given(),
    };
    proposed(&proposal, stage, at)
}

/// Hours that became final. A class pays whoever gives it, not those who came to learn.
fn given<'a>(it: &'a GivenHours, town: &dyn Town) -> Option<Due<'a>> {
    let activity: Activity = town.get(it.activity)?;
    let learns = |who: PersonId| !activity.is_led_by(who);
    if it.hours.service == Service::Teaching && learns(it.person) {
        return None;
    }
    let there = town.of::<Stint>(it.activity).into_iter();
    let learned = there.filter(|it| learns(it.person) && !it.stretches.is_empty());
    Some(Due {
        person: it.person,
        community: activity.community,
        claim: Claim::Hours {
            hours: &it.hours,
            attendees: u16::try_from(learned.count()).unwrap_or(u16::MAX),
        },
        evidence: Vec::new(),
    })
}

/// Everyone who was at a sitting from beginning to end, once its minutes are assembled.
fn sitting(it: &Minutes, town: &dyn Town) -> Vec<Due<'static>> {
    let Some(body) = it.body() else {
        return Vec::new();
    };
    let version = it.version(&[]);
    let there = town.of::<Attendance>(it.id);
    let due = |one: &Attendance| {
        let evidence = version.into_iter().collect();
        attended(one, body.ended_at, evidence, town)
    };
    there.iter().filter_map(due).collect()
}

fn attended(
    it: &Attendance,
    ended_at: Timestamp,
    evidence: Vec<Digest>,
    town: &dyn Town,
) -> Option<Due<'static>> {
    let sitting: Sitting = town.get(it.sitting)?;
    let council: Council = town.get(it.council)?;
    Some(Due {
        person: it.person,
        community: council.community,
        claim: Claim::Attendance {
            attendance: it.id,
            presence: Attended {
                began_at: sitting.starts_at,
                ended_at,
                came_at: it.at,
                went_at: None,
            },
        },
        evidence,
    })
}

/// Pays neighbours: whoever is there for their work alone is paid for it otherwise.
fn pay(due: Due<'_>, actor: &Actor, at: Timestamp, town: &dyn Town) -> Result<Entry, EarnFault> {
    let Due {
        person,
        community,
        claim,
        evidence,
    } = due;
    let member: Option<Member> = town.get(person);
    if member.is_none_or(|it| it.active().next().is_none()) {
        return Err(EarnFault::Nothing);
    }
    let pack = pack_of(community, at.day(), town).map_err(|_| EarnFault::Nothing)?;
    let journal = with_cause(journal_of(person, town), claim.cause(), town);
    let pauses = pauses_of(person, town);
    let mut entry = earn(&claim, person, evidence, &journal, &pauses, (at, pack))?;
    // Hours bring with them who confirmed them; whoever makes them final does not.
    if let What::Earned { confirmed_by, .. } = &mut entry.what
        && !matches!(claim, Claim::Hours { .. })
    {
        confirmed_by.extend(actor.person().filter(|by| *by != person));
    }
    Ok(entry)
}

/// Also with what pays the cause to whomever: what was paid to one is not paid to another.
fn with_cause(mut journal: Journal, cause: Cause, town: &dyn Town) -> Journal {
    let mut turn = 0;
    while let Some(entry) = town.get::<Entry>(cause.entry(turn)) {
        let mut last = entry.id;
        journal.add(entry);
        while let Some(reversal) = town.get::<Entry>(super::EntryId::reversing(last)) {
            last = reversal.id;
            journal.add(reversal);
        }
        turn += 1;
    }
    journal
}

/// Where the cause of an entry can be read: what the one thread is tied by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A proposal, and its project.
    Proposal(ProposalId),
    /// A sitting.
    Sitting(SittingId),
    /// The renovation of a compound.
    Plan(CompoundId),
    /// An activity.
    Activity(ActivityId),
}

impl Cause {
    /// Where it can be read, as far as it is known here.
    pub fn source(self, town: &dyn Town) -> Option<Source> {
        match self {
            Self::ProposalAccepted(id)
            | Self::ProposalAdopted(id)
            | Self::ProposalClosedWell(id) => Some(Source::Proposal(id)),
            Self::CouncilAttendance(id) => town
                .get::<Attendance>(id)
                .map(|it| Source::Sitting(it.sitting)),
            Self::Supervision(id) => town
                .get::<Report>(id)
                .map(|it| Source::Proposal(it.project)),
            Self::SiteSupervision(id) => town.get::<SiteReport>(id).map(|it| Source::Plan(it.plan)),
            Self::Volunteering(id) | Self::Teaching(id) => town
                .get::<GivenHours>(id)
                .map(|it| Source::Activity(it.activity)),
        }
    }
}

impl Supervised {
    /// For what it is paid.
    pub fn cause(self) -> Cause {
        match self {
            Self::Project(id) => Cause::Supervision(id),
            Self::Site(id) => Cause::SiteSupervision(id),
        }
    }
}
