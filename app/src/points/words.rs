//! What an entry is about, in words: its cause, and what shows it.

use domain::councils::{Attendance, Council, Sitting};
use domain::members::Neighbour;
use domain::points::{
    Booking, Cause, Entry, Ground, Journal, OwnPoints, Reward, Source, StatementLine, Told, What,
};
use domain::projects::Report;
use domain::proposals::Proposal;
use domain::renovation::{Plan, SiteReport};
use domain::volunteering::{Activity, GivenHours};
use domain::{BookingId, Day, EntryId, PersonId, ProposalId, Timestamp, wording};

use crate::shell::Here;

/// What it was for.
pub(super) fn cause(here: Here, entry: &Entry, journal: &Journal) -> String {
    let t = here.t;
    match &entry.what {
        What::Earned { cause, .. } => earned(here, *cause),
        What::Spent { booking, .. } => t.points_line_spent(booked(here, *booking)),
        What::Reversed { entry: of, ground } => reversed(here, *of, *ground, journal),
        What::Expired { .. } => t.points_line_expired().to_owned(),
    }
}

fn earned(here: Here, cause: Cause) -> String {
    let t = here.t;
    match cause {
        Cause::ProposalAccepted(id) => t.points_line_accepted(title(here, id)),
        Cause::ProposalAdopted(id) => t.points_line_adopted(title(here, id)),
        Cause::ProposalClosedWell(id) => t.points_line_closed(title(here, id)),
        Cause::CouncilAttendance(id) => {
            let attended: Option<Attendance> = here.get(id);
            let sitting = attended.and_then(|it| here.get::<Sitting>(it.sitting));
            let of = sitting.and_then(|it| {
                let council: Council = here.get(it.council)?;
                Some(t.points_line_sitting(council.name.to_string(), it.number))
            });
            of.unwrap_or_else(|| t.points_line_attended().to_owned())
        }
        Cause::Supervision(id) => {
            let project = here.get::<Report>(id).map(|it| title(here, it.project));
            t.points_line_report(project.unwrap_or_else(|| t.points_line_site().to_owned()))
        }
        Cause::SiteSupervision(id) => {
            let plan = here.get::<SiteReport>(id);
            let plan = plan.and_then(|it| here.get::<Plan>(it.plan));
            let name = plan.map(|it| it.title.to_string());
            t.points_line_report(name.unwrap_or_else(|| t.points_line_site().to_owned()))
        }
        Cause::Volunteering(id) | Cause::Teaching(id) => {
            let kind = wording::cause_kind(cause.kind(), here.lang);
            let activity = here.get::<GivenHours>(id);
            let activity = activity.and_then(|it| here.get::<Activity>(it.activity));
            activity.map_or_else(
                || kind.to_owned(),
                |it| t.points_line_hours(kind, it.title.to_string()),
            )
        }
    }
}

fn reversed(here: Here, of: EntryId, ground: Ground, journal: &Journal) -> String {
    let t = here.t;
    let what = match journal.get(of) {
        Some(entry) if !matches!(entry.what, What::Reversed { .. }) => cause(here, entry, journal),
        _ => String::new(),
    };
    match ground {
        Ground::Correction => t.points_line_corrected(what),
        Ground::GivenBack(booking) => t.points_line_given_back(booked(here, booking)),
        Ground::Penalty(_) => t.points_line_penalty(what),
        Ground::Appeal(_) => t.points_line_appeal().to_owned(),
    }
}

/// What shows it: who confirmed it, where it was booked, why it was put right.
pub(super) fn proof(here: Here, entry: &Entry) -> String {
    let t = here.t;
    match &entry.what {
        What::Earned { confirmed_by, .. } if confirmed_by.is_empty() => {
            t.points_proof_roll().to_owned()
        }
        What::Earned { confirmed_by, .. } => {
            let who: Vec<String> = confirmed_by.iter().map(|it| name(here, *it)).collect();
            t.points_proof_by(who.join(t.points_and()))
        }
        What::Spent { booking, .. } => {
            let giver = find(here, *booking).and_then(|it| here.get::<Reward>(it.reward));
            giver.map_or_else(String::new, |it| it.giver.to_string())
        }
        What::Reversed { .. } => match reason(here, entry.id) {
            Some(reason) => reason,
            None => t.points_proof_reversed().to_owned(),
        },
        What::Expired { .. } => t.points_proof_expired().to_owned(),
    }
}

/// Why an entry was put right, as the person was told.
pub(super) fn reason(here: Here, reversal: EntryId) -> Option<String> {
    let note: OwnPoints = here.get(OwnPoints::of_correction(reversal, here.person()?))?;
    match note.what {
        Told::SetRight(it) => Some(it.reason.to_string()),
        _ => None,
    }
}

/// What changed, with its sign; nothing where only the past did.
pub(super) fn amount(line: &StatementLine) -> String {
    signed(line.spendable)
}

/// A number with its sign.
pub(super) fn signed(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        1.. => format!("+{points}"),
        _ => format!("−{}", points.unsigned_abs()),
    }
}

/// "11·15".
pub(super) fn short_day(at: Timestamp) -> String {
    let (_, month, day) = at.day().ymd();
    format!("{month}·{day:02}")
}

/// A day of another year, such as one on which points expire.
pub(super) fn year_day(here: Here, day: Day) -> String {
    let (year, ..) = day.ymd();
    here.t
        .points_year_day(wording::short_day(day, here.lang), year)
}

/// Somebody, as neighbours read them.
pub(super) fn name(here: Here, person: PersonId) -> String {
    let neighbour: Option<Neighbour> = here.get(person);
    let shown = neighbour.map(|it| it.shown).filter(|it| !it.is_empty());
    shown.unwrap_or_else(|| here.t.talk_desk().to_owned())
}

/// The page on which the cause can be read: the one thread.
pub(super) fn thread(here: Here, entry: &Entry) -> Option<String> {
    match &entry.what {
        What::Earned { cause, .. } => {
            let source = here.read(|town| cause.source(town))?;
            Some(match source {
                Source::Proposal(id) => format!("/p/{id}"),
                Source::Sitting(id) => format!("/sittings/{id}"),
                Source::Plan(id) => format!("/r/{id}"),
                Source::Activity(id) => format!("/a/{id}"),
            })
        }
        What::Spent { booking, .. } => Some(format!("/points/b/{booking}")),
        What::Reversed { .. } | What::Expired { .. } => None,
    }
}

fn title(here: Here, id: ProposalId) -> String {
    let proposal: Option<Proposal> = here.get(id);
    proposal.map_or_else(String::new, |it| it.details.title.to_string())
}

fn booked(here: Here, id: BookingId) -> String {
    let booking = find(here, id);
    booking.map_or_else(
        || here.t.points_reward_gone().to_owned(),
        |it| super::reward_name(here, &it),
    )
}

/// A booking of one's own.
pub(super) fn find(here: Here, id: BookingId) -> Option<Booking> {
    let note: OwnPoints = here.get(OwnPoints::of_booking(id, here.person()?))?;
    match note.what {
        Told::Booking { booking, .. } => Some(*booking),
        _ => None,
    }
}
