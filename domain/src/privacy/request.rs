//! Asking, taking back, answering.

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, Line, PersonId, PrivacyRequestId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Community, Member, Phone};

use super::{Asked, OwnRequest, PrivacyFault, Request, State};

/// Within so many days the office answers (PIPL 50: "in time"; design default, half of what
/// GB/T 35273 grants).
pub const ANSWER_DAYS: i64 = 15;

/// For so many days an erasure may be taken back before it is done (design default).
pub const COOL_OFF_DAYS: i64 = 7;

/// Asks for something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskFor {
    /// Made by the phone.
    pub id: PrivacyRequestId,
    /// The community.
    pub community: CommunityId,
    /// For a minor one answers for, or as a worker for somebody at the counter; `None` for oneself.
    pub person: Option<PersonId>,
    /// For what.
    pub what: Asked,
}

/// Takes a request back that nobody has answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBackAsking {
    /// Which.
    pub request: PrivacyRequestId,
}

/// What the office answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// 已更正: what it is now; `None` leaves it. A home is set right by its own acts, and said here.
    Mended {
        /// The name.
        name: Option<Line>,
        /// The telephone.
        phone: Option<Phone>,
        /// What was done.
        words: Line,
    },
    /// 已交付: the copy was handed over.
    HandedOver {
        /// How.
        words: Line,
    },
    /// 未予办理: no, and why.
    Refused {
        /// Why; the person reads it.
        reason: Line,
    },
}

/// Answers a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRequest {
    /// Which.
    pub request: PrivacyRequestId,
    /// What.
    pub answer: Answer,
}

pub(super) fn ask(
    it: &AskFor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NoSuchPlace);
    }
    if town.has::<Request>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let person = it.person.unwrap_or(by);
    let counter = person != by && actor.is_staff();
    if person != by && !counter && town.is_whole() && !guards(by, person, town) {
        return Err(PrivacyFault::NotTheGuardian.into());
    }
    if counter && !town.has::<Member>(person) {
        return Err(Refusal::NoSuchPerson);
    }
    let reader = if counter { person } else { by };
    let mine: Vec<OwnRequest> = town.of(reader);
    let again = |it: &&OwnRequest, what: &Asked| {
        it.request.is_open() && it.request.person == person && it.request.what.is_like(what)
    };
    if mine.iter().any(|own| again(&own, &it.what)) {
        return Err(PrivacyFault::AskedBefore.into());
    }
    let cool = if it.what == Asked::Erasure {
        COOL_OFF_DAYS
    } else {
        0
    };
    let cools_until = at.plus_days(cool);
    let request = Request {
        id: it.id,
        community: it.community,
        person,
        by,
        reader,
        what: it.what.clone(),
        at,
        cools_until,
        due: cools_until.plus_days(ANSWER_DAYS),
        proof: None,
        state: State::Open,
    };
    Ok(request.changes())
}

fn guards(guardian: PersonId, minor: PersonId, town: &dyn Town) -> bool {
    let member: Option<Member> = town.get(minor);
    let minor = member.and_then(|it| it.minor);
    minor.is_some_and(|it| it.guardian == guardian)
}

pub(super) fn take_back(
    it: &TakeBackAsking,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let own: Option<OwnRequest> = town.get(crate::core::OwnRequestId::of(it.request, by));
    let request = own.ok_or(Refusal::NotFound)?.request;
    if !request.is_open() {
        return Err(PrivacyFault::Answered.into());
    }
    let state = State::TakenBack { at };
    Ok(Request { state, ..request }.changes())
}

pub(super) fn answer(
    it: &AnswerRequest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let request = open(it.request, by, town)?;
    let done = |words: &Line| State::Done {
        at,
        by,
        words: Some(words.clone()),
    };
    let mut changes = Vec::new();
    let state = match (&it.answer, &request.what) {
        (Answer::Refused { reason }, _) => State::Refused {
            at,
            by,
            reason: reason.clone(),
        },
        (Answer::HandedOver { words }, Asked::Copy) => done(words),
        (Answer::Mended { name, phone, words }, Asked::Mend { .. }) => {
            let mut member: Member = town.get(request.person).ok_or(Refusal::NoSuchPerson)?;
            if name.is_some() || phone.is_some() {
                member.name = name.clone().unwrap_or(member.name);
                member.phone = phone.clone().or(member.phone);
                changes = member.changes();
            }
            done(words)
        }
        _ => return Err(PrivacyFault::OtherAnswer.into()),
    };
    changes.extend(Request { state, ..request }.changes());
    Ok(changes)
}

/// A request that waits, for a worker whom it is not about.
pub(super) fn open(
    id: PrivacyRequestId,
    by: PersonId,
    town: &dyn Town,
) -> Result<Request, Refusal> {
    let request: Request = town.get(id).ok_or(Refusal::NotFound)?;
    if !request.is_open() {
        return Err(PrivacyFault::Answered.into());
    }
    if request.person == by {
        return Err(PrivacyFault::OwnRequest.into());
    }
    Ok(request)
}
