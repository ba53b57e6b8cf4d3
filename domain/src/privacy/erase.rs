//! Erasing a person (注销并删除), PIPL 47: what is theirs goes, what others did with them loses their
//! name, and what a rule keeps is sealed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, Key, Kind, Layer, Line, PrivacyRequestId, Record, Refusal, SeatId, Staged, Timestamp,
    Town,
};
use crate::councils::{Council, Seat};
use crate::grid;
use crate::members::{Actor, EndStanding, Head, Holder, Member, Role, Title, end_standing};
use crate::rooms;
use crate::volunteering::moved_away;

use super::purpose::recounted;
use super::scrub::{addresses, is_own, members};
use super::{
    Asked, AtErasure, KeptName, Known, PrivacyFault, Proof, Request, Rule, State, at_erasure,
    known_of, mentions, request,
};

/// Erases the person of a request, once its days are over and it is known that it is they.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erase {
    /// Which request.
    pub request: PrivacyRequestId,
    /// How the office knows that it is they.
    pub proof: Proof,
    /// Why, as the office answers it.
    pub reason: Line,
}

pub(super) fn erase(
    it: &Erase,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let request = request::open(it.request, by, town)?;
    if request.what != Asked::Erasure {
        return Err(PrivacyFault::OtherAnswer.into());
    }
    if at < request.cools_until {
        let until = request.cools_until;
        return Err(PrivacyFault::CoolingOff { until }.into());
    }
    let member: Member = town.get(request.person).ok_or(Refusal::NoSuchPerson)?;
    bound_to_nothing(&member, at, town)?;
    let done = Request {
        state: State::Done {
            at,
            by,
            words: Some(it.reason.clone()),
        },
        proof: Some(it.proof),
        ..request
    };
    if !town.is_whole() {
        return Ok(vec![Change::put(done)]);
    }
    let mut gone = Gone::without_homes(&member, it, at, town)?;
    // What was written at the desk is swept with the rest.
    if done.reader == member.id {
        gone.lay(vec![Change::put(done)]);
    } else {
        gone.lay(done.changes());
    }
    gone.sweep(&member, at, town)?;
    Ok(gone.changes.into_values().collect())
}

/// Who holds an office, sits in a council or answers for a minor hands that over first.
fn bound_to_nothing(member: &Member, at: Timestamp, town: &dyn Town) -> Result<(), Refusal> {
    let today = at.day();
    let roles = town.of::<Role>(member.id);
    let mut councils = town.of::<Council>(member.community).into_iter();
    let sits = councils.any(|it| {
        let seat: Option<Seat> = town.get(SeatId::of(it.id, member.id));
        seat.is_some_and(|seat| seat.is_held(today))
    });
    if sits || roles.iter().any(|role| role.is_held(today)) {
        return Err(PrivacyFault::InOffice.into());
    }
    let answers = |it: &Member| it.minor.is_some_and(|minor| minor.guardian == member.id);
    if members(member.community, town).iter().any(answers) {
        return Err(PrivacyFault::GuardsOthers.into());
    }
    Ok(())
}

/// What changes, each record once, and the town as it is by then.
#[derive(Default)]
struct Gone {
    changes: BTreeMap<Key, Change>,
    layer: Layer,
}

impl Gone {
    fn lay(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.layer.apply(&change);
            self.changes.insert(change.key(), change);
        }
    }

    /// Their bonds with homes end first, by the rules that know what follows from that.
    fn without_homes(
        member: &Member,
        it: &Erase,
        at: Timestamp,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let mut gone = Self::default();
        let homes: Vec<_> = member.active().map(|standing| standing.home).collect();
        for home in homes {
            let end = EndStanding {
                person: member.id,
                home,
                reason: it.reason.clone(),
            };
            let staged = Staged {
                base: town,
                layer: &gone.layer,
            };
            let mut changes = end_standing(&end, at, &staged)?;
            changes.extend(moved_away(&changes, at, &staged)?);
            changes.extend(grid::forgotten(home, &staged));
            gone.lay(changes);
        }
        let staged = Staged {
            base: town,
            layer: &gone.layer,
        };
        let posts = grid::vacated(member.id, member.community, at, &staged);
        gone.lay(posts);
        let slots = rooms::given_up(
            member.id,
            at,
            &Staged {
                base: town,
                layer: &gone.layer,
            },
        );
        gone.lay(slots);
        Ok(gone)
    }

    fn sweep(&mut self, member: &Member, at: Timestamp, town: &dyn Town) -> Result<(), Refusal> {
        let known = known_of(member, town);
        let all = Staged {
            base: town,
            layer: &self.layer,
        }
        .everything();
        let mut rules: BTreeSet<Rule> = BTreeSet::new();
        let mut changes: Vec<Change> = Vec::new();
        for record in &all {
            let body = record.body();
            let theirs = is_own(record, member.id) || mentions(&body, member.id);
            match at_erasure(record.kind()) {
                AtErasure::NamesNobody => {}
                AtErasure::Goes if is_theirs(record, member, &known, &body) => {
                    changes.extend(with_what_hangs_on_it(record, town));
                }
                AtErasure::Goes | AtErasure::Unnamed => {
                    changes.extend(known.without(record).map(Change::put));
                }
                AtErasure::Kept(rule) => {
                    if theirs {
                        rules.insert(rule);
                    }
                    // What is sealed already is sealed for good.
                    if record.kind() != Kind::KeptName {
                        changes.extend(known.without(record).map(Change::put));
                    }
                }
                AtErasure::Verbatim(rule) => {
                    if theirs {
                        rules.insert(rule);
                    }
                    changes.extend(without_phone(record, &known));
                }
            }
        }
        let gone: Vec<_> = all.iter().filter_map(|it| choice(it, member)).collect();
        if !gone.is_empty() {
            changes.extend(recounted(member.community, None, &gone, town));
        }
        if let Some(years) = rules.iter().map(|it| it.years()).max() {
            changes.push(Change::put(KeptName {
                id: member.id,
                community: member.community,
                name: member.name.clone(),
                phone: member.phone.clone(),
                homes: addresses(&member.standings),
                rules: rules.into_iter().collect(),
                until: at.plus_days(i64::from(years) * 366),
            }));
        }
        self.lay(changes);
        Ok(())
    }
}

/// Whether a record that goes is this person's: read by them alone, under their number, or what
/// they left for others to call.
fn is_theirs(record: &Record, member: &Member, known: &Known, body: &str) -> bool {
    match record {
        Record::Member(it) => it.id == member.id,
        Record::Identity(it) => it.person == member.id,
        Record::OfferContact(it) => known.phones.contains(&it.phone.to_string()),
        Record::OfferCall(it) => {
            it.person == member.id || known.phones.contains(&it.phone.to_string())
        }
        Record::Inviting(it) => it.person == member.id,
        _ => is_own(record, member.id) && (body.contains(&member.id.to_string())),
    }
}

/// A record that goes, and what neighbours read of it.
fn with_what_hangs_on_it(record: &Arc<Record>, town: &dyn Town) -> Vec<Change> {
    let remove = |record: &Record| Change::Remove {
        key: record.key(),
        audience: record.audience(),
    };
    let hanging = match &**record {
        Record::OnWall(it) => Some((Kind::WallLine, it.line.0)),
        Record::ThanksCard(it) if it.mine => {
            Some((Kind::CardLine, crate::core::CardLineId::from(it.card).0))
        }
        _ => None,
    };
    let hanging = hanging.and_then(|(kind, id)| town.find(Key { kind, id }));
    let hanging = hanging.as_deref().map(remove);
    hanging.into_iter().chain([remove(record)]).collect()
}

/// The register without telephones: who holds title stays, how to call them does not.
fn without_phone(record: &Record, known: &Known) -> Option<Change> {
    let quiet = |holders: &[Holder]| -> Vec<Holder> {
        let quiet = |it: &Holder| {
            let phone = it.phone.clone();
            let phone = phone.filter(|it| !known.has_phone_in(it.as_str()));
            Holder {
                phone,
                ..it.clone()
            }
        };
        holders.iter().map(quiet).collect()
    };
    match record {
        Record::Title(it) => {
            let holders = quiet(&it.holders);
            let changed = holders != it.holders;
            changed.then(|| {
                Change::put(Title {
                    holders,
                    ..it.clone()
                })
            })
        }
        Record::Head(it) => {
            let holders = quiet(&it.holders);
            let changed = holders != it.holders;
            changed.then(|| {
                Change::put(Head {
                    holders,
                    ..it.clone()
                })
            })
        }
        _ => None,
    }
}

fn choice(record: &Record, member: &Member) -> Option<crate::core::PurposeChoiceId> {
    match record {
        Record::PurposeChoice(it) if it.person == member.id => Some(it.id),
        _ => None,
    }
}
