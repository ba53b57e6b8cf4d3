//! What is worth telling one person, read from the records that concern them.

use crate::core::{
    ActivityId, AssemblyId, BookingId, EmergencyId, IssueId, MessageId, NoticeId, OutageNoticeId,
    PersonId, PrivacyRequestId, ProposalId, Record, RoomBookingId, SafetyDoorId, SittingId,
    Timestamp, Town, VoteId,
};
use crate::councils::{Council, Motion, Roll, Sitting, Vote, VoteState, Voted};
use crate::emergency::{Door, Emergency};
use crate::notices::Notice;
use crate::owners::{Assembly, AssemblyState};
use crate::points::{BookingState, Reward, Told};
use crate::privacy::State;
use crate::proposals::{Comment, Proposal};
use crate::rooms;
use crate::volunteering::{Activity, ActivityState, Guardian, SignUp};

use super::reader::Reader;
use super::{AlertChoice, Pace, Topic};

/// What an alert is about, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// A council's vote waits for them.
    Vote(VoteId),
    /// An owners' decision waits for them.
    Assembly(AssemblyId),
    /// A council in which they sit meets tomorrow.
    Sitting(SittingId),
    /// An issue of theirs moved.
    Issue(IssueId),
    /// Somebody answered their words on a proposal.
    Answered(ProposalId),
    /// A proposal of theirs moved.
    Proposal(ProposalId),
    /// The office answered what they said in public, or to it alone.
    Reply(MessageId),
    /// A notice for them that they have not read.
    Notice(NoticeId),
    /// Water, power or gas will be cut off where they live.
    Outage(OutageNoticeId),
    /// An activity of theirs is tomorrow.
    Activity(ActivityId),
    /// A minor asks them to agree to an activity.
    Guardian(ActivityId),
    /// Something they booked can be fetched.
    Booking(BookingId),
    /// The office took back a slot that they booked.
    Room(RoomBookingId),
    /// The office answered what they asked about their data.
    Request(PrivacyRequestId),
    /// An urgent notice for them that they have not read.
    Warning(NoticeId),
    /// An emergency concerns their home.
    Emergency(EmergencyId),
    /// Danger was reported where they work, and nobody has taken it.
    Danger(IssueId),
    /// A home they look after needs help.
    Help(SafetyDoorId),
}

impl Concern {
    /// Its topic.
    pub fn topic(self) -> Topic {
        match self {
            Self::Vote(_) | Self::Assembly(_) | Self::Sitting(_) => Topic::Votes,
            Self::Answered(_) | Self::Proposal(_) | Self::Reply(_) => Topic::Talk,
            Self::Notice(_) | Self::Outage(_) => Topic::Notices,
            Self::Issue(_) => Topic::Issues,
            Self::Activity(_) | Self::Guardian(_) => Topic::Help,
            Self::Booking(_) => Topic::Points,
            Self::Room(_) | Self::Request(_) => Topic::Office,
            Self::Warning(_) | Self::Emergency(_) | Self::Danger(_) | Self::Help(_) => {
                Topic::Urgent
            }
        }
    }
}

/// Something worth telling (一条提醒).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alert {
    /// Since when it is worth telling.
    pub at: Timestamp,
    /// What it is about.
    pub what: Concern,
    /// Whether it waits for something they do: a vote not cast, a booking not fetched.
    pub waits: bool,
}

/// For how many days back something is told (design default).
const DAYS: i64 = 60;

/// How long before an activity one is reminded.
const BEFORE_ACTIVITY: i64 = 24 * 60;

/// What is worth telling somebody, the newest first. Each thing stands there once, at its latest.
pub fn alerts(person: PersonId, now: Timestamp, town: &dyn Town) -> Vec<Alert> {
    let mut found: Vec<Alert> = Vec::new();
    let all = town.everything();
    let mine: Vec<crate::CommentId> = all
        .iter()
        .filter_map(|record| match &**record {
            Record::Comment(it) if it.author.person == person => Some(it.id),
            _ => None,
        })
        .collect();
    let reader = Reader::of(person, now, &all, town);
    for record in &all {
        let own = of(record, person, &mine, now, town);
        found.extend(own.or_else(|| reader.told(record, now, town)));
    }
    found.retain(|it| it.at <= now && now < it.at.plus_days(DAYS));
    found.sort_by_key(|it| (it.what, std::cmp::Reverse(it.at)));
    found.dedup_by_key(|it| it.what);
    found.sort_by_key(|it| (std::cmp::Reverse(it.at), it.what));
    found
}

/// What somebody was told outside the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Everything that can wait, up to here, or since when they want to be told.
    pub until: Timestamp,
    /// Everything urgent, up to here.
    pub urgent: Timestamp,
    /// When something that can wait was sent, the last time; `None` where never.
    pub at: Option<Timestamp>,
}

/// The hour of a digest (design default).
const DIGEST_HOUR: i64 = 9;

impl AlertChoice {
    /// Whether what can wait is sent now: at the pace that was chosen, and never in quiet hours.
    fn is_time(&self, sent: Sent, now: Timestamp) -> bool {
        let today = now.day();
        let fresh = sent.at.is_none_or(|at| at.day() < today);
        let in_turn = match self.pace {
            Pace::Each => true,
            Pace::Daily => fresh && now.clock().0 >= DIGEST_HOUR,
            Pace::Weekly => fresh && now.clock().0 >= DIGEST_HOUR && today.weekday() == 1,
        };
        in_turn && !self.quiet.holds(now)
    }
}

/// Those of them that are to be sent outside the app by now, and newer than what was sent. What can
/// wait does so until it is time for it, where it is wanted; what is urgent is told at any hour.
pub fn due(all: &[Alert], choice: &AlertChoice, sent: Sent, now: Timestamp) -> Vec<Alert> {
    let is_time = choice.is_time(sent, now);
    let wanted = |it: &&Alert| {
        let topic = it.what.topic();
        if topic.can_wait() {
            is_time && it.at > sent.until && choice.wants(topic)
        } else {
            it.at > sent.urgent
        }
    };
    all.iter().filter(wanted).copied().collect()
}

/// What was sent by then, once those were.
pub fn once_sent(due: &[Alert], sent: Sent, now: Timestamp) -> Sent {
    let waited = due.iter().any(|it| it.what.topic().can_wait());
    Sent {
        until: if waited { now } else { sent.until },
        urgent: now,
        at: if waited { Some(now) } else { sent.at },
    }
}

fn of(
    record: &Record,
    me: PersonId,
    mine: &[crate::CommentId],
    now: Timestamp,
    town: &dyn Town,
) -> Option<Alert> {
    let alert = |at: Timestamp, what: Concern, waits: bool| Some(Alert { at, what, waits });
    match record {
        Record::Vote(it) => {
            let roll: Option<Roll> = town.get(it.id);
            let on_it = roll.is_some_and(|roll| roll.voters.contains(&me));
            let open = it.state == VoteState::Open && now < it.closes_at;
            let voted = town.has::<Voted>(crate::BallotId::of(it.id, me));
            let waits = open && !voted;
            (on_it && waits).then_some(())?;
            alert(it.opens_at, Concern::Vote(it.id), waits)
        }
        Record::MyVoice(it) if it.person == me && it.voted.is_none() => {
            let assembly: Assembly = town.get(it.assembly)?;
            let open = assembly.opens_at <= now && now < assembly.closes_at;
            let may = open && matches!(assembly.state, AssemblyState::Open { .. });
            may.then_some(())?;
            alert(assembly.opens_at, Concern::Assembly(it.assembly), true)
        }
        Record::OwnIssue(it) if it.reader == me => {
            let last = it.issue.log.iter().rev().find(|step| step.by != Some(me))?;
            alert(last.at, Concern::Issue(it.issue.id), false)
        }
        Record::Comment(it) => answer(it, me, mine),
        Record::Proposal(it) if it.author.person == me && it.changed_at > it.submitted_at => {
            alert(it.changed_at, Concern::Proposal(it.id), false)
        }
        Record::SignUp(it) if it.person == me && !it.taken_back => tomorrow(it, now, town),
        Record::Consent(it) if it.guardian == me && it.reader == me => {
            let silent = it.said == Guardian::Silent;
            silent.then_some(())?;
            alert(it.at, Concern::Guardian(it.activity), true)
        }
        Record::OwnPoints(it) if it.reader == me => match &it.what {
            Told::Booking { booking, .. } if booking.state == BookingState::Booked => {
                alert(booking.at, Concern::Booking(booking.id), true)
            }
            _ => None,
        },
        Record::RoomBooking(it) if it.person == me => match it.state {
            rooms::BookingState::Cancelled {
                reason: Some(_),
                at,
            } => alert(at, Concern::Room(it.id), false),
            _ => None,
        },
        Record::OwnRequest(it) if it.reader == me => match &it.request.state {
            State::Done { at, .. } | State::Refused { at, .. } => {
                alert(*at, Concern::Request(it.request.id), false)
            }
            State::Open | State::TakenBack { .. } => None,
        },
        _ => None,
    }
}

fn answer(it: &Comment, me: PersonId, mine: &[crate::CommentId]) -> Option<Alert> {
    let asked = it.answers.filter(|asked| mine.contains(asked));
    asked.filter(|_| it.author.person != me)?;
    Some(Alert {
        at: it.at,
        what: Concern::Answered(it.proposal),
        waits: false,
    })
}

fn tomorrow(it: &SignUp, now: Timestamp, town: &dyn Town) -> Option<Alert> {
    let activity: Activity = town.get(it.activity)?;
    let comes = activity.state == ActivityState::Announced && now < activity.starts_at;
    comes.then_some(())?;
    Some(Alert {
        at: activity.starts_at.plus_minutes(-BEFORE_ACTIVITY),
        what: Concern::Activity(it.activity),
        waits: false,
    })
}

/// What it is about, by its title.
pub fn title(what: Concern, town: &dyn Town) -> Option<String> {
    Some(match what {
        Concern::Vote(id) => {
            let vote: Vote = town.get(id)?;
            town.get::<Motion>(vote.motion)?.title.to_string()
        }
        Concern::Assembly(id) => town.get::<Assembly>(id)?.title.to_string(),
        Concern::Sitting(id) => {
            let sitting: Sitting = town.get(id)?;
            town.get::<Council>(sitting.council)?.name.to_string()
        }
        Concern::Notice(id) | Concern::Warning(id) => town.get::<Notice>(id)?.title.to_string(),
        Concern::Emergency(id) => town.get::<Emergency>(id)?.title.to_string(),
        Concern::Help(id) => town.get::<Door>(id)?.address.to_string(),
        Concern::Issue(_)
        | Concern::Danger(_)
        | Concern::Reply(_)
        | Concern::Outage(_)
        | Concern::Room(_)
        | Concern::Request(_) => return None,
        Concern::Answered(id) | Concern::Proposal(id) => {
            town.get::<Proposal>(id)?.details.title.to_string()
        }
        Concern::Activity(id) | Concern::Guardian(id) => {
            town.get::<Activity>(id)?.title.to_string()
        }
        Concern::Booking(id) => {
            let booking: Option<crate::points::Booking> = town.get(id);
            town.get::<Reward>(booking?.reward)?.title.to_string()
        }
    })
}
