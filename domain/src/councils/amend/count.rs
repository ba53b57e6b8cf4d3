//! The show of hands on an amendment (举手表决修正案), counted by two.

use serde::{Deserialize, Serialize};

use crate::core::{AmendmentId, AttendanceId, Change, PersonId, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::floor::in_the_room;
use crate::councils::interest::recused;
use crate::councils::minutes::goes_on;
use crate::councils::{Attendance, Council, Floor, Motion, Paper, Sitting, Speech, Tally};
use crate::members::{Actor, pack_of};
use crate::proposals::{Proposal, ProposalState};

use super::take_in::amendable;
use super::{Amendment, AmendmentState, HandCount, Hands, pending};

/// Says how many hands were raised. Two people count, one of them leads the sitting and the other
/// does so too or is present; what both count decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountHands {
    /// On which amendment.
    pub amendment: AmendmentId,
    /// What was counted.
    pub hands: Hands,
}

pub(in crate::councils) fn decide(
    it: &CountHands,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let amendment: Amendment = town.get(it.amendment).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(amendment.sitting).ok_or(Refusal::NotFound)?;
    let motion: Motion = town.get(amendment.motion).ok_or(Refusal::NotFound)?;
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let leads = |who: &Actor| led_by(council.id, who, town).is_ok();
    let there = |person: PersonId| town.has::<Attendance>(AttendanceId::of(sitting.id, person));
    if !leads(actor) && !there(by) {
        return Err(Refusal::NotPresent);
    }
    if recused(motion.id, town).contains(&by) {
        return Err(Refusal::RecusedFromThis);
    }
    goes_on(sitting.id, town)?;
    amendable(&motion)?;
    let first = match amendment.state {
        AmendmentState::Moved | AmendmentState::Unlike { .. } => None,
        // Whoever counted first may correct themselves.
        AmendmentState::Counted { by: first, .. } => Some(first).filter(|first| *first != by),
        _ => return Err(Refusal::AmendmentIsDecided),
    };
    let floor: Option<Floor> = town.get(sitting.id);
    if floor.is_none_or(|floor| floor.motion != motion.id) {
        return Err(Refusal::NotOnTheFloor);
    }
    if town.of::<Speech>(motion.id).iter().any(Speech::is_on) {
        return Err(Refusal::SomebodySpeaks);
    }
    let others = town.of::<Amendment>(motion.id);
    if pending(&others)
        .first()
        .is_none_or(|it| it.id != amendment.id)
    {
        return Err(Refusal::NewerAmendmentFirst);
    }
    let room = in_the_room(&council, &sitting, motion.id, at, town)?;
    if it.hands.all() > u64::from(room.present) {
        let present = room.present;
        return Err(Refusal::MoreHandsThanPeople { present });
    }
    let hands = it.hands;
    let (id, motion_id) = (amendment.id, motion.id);
    let Some(first) = first else {
        let state = AmendmentState::Counted { by, at };
        let sealed = HandCount {
            id,
            motion: motion_id,
            hands,
        };
        return Ok(vec![
            Change::put(sealed),
            Change::put(Amendment { state, ..amendment }),
        ]);
    };
    if !leads(actor) && !leads(&Actor::of(first, at.day(), town)) {
        return Err(Refusal::OneOfTwoLeads);
    }
    // What the first one counted is sealed: the server alone compares.
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let counted: HandCount = town.get(id).ok_or(Refusal::NotFound)?;
    let opened = Change::remove(&counted);
    if counted.hands != hands {
        let by = [first, by];
        let state = AmendmentState::Unlike { by, at };
        return Ok(vec![opened, Change::put(Amendment { state, ..amendment })]);
    }
    let Hands {
        agree,
        against,
        abstain,
    } = hands;
    let tally = Tally {
        agree,
        against,
        abstain,
        ..room
    };
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    // Also of a major matter: what is major is the motion, as amended.
    let majority = council.kind.majority(false, pack);
    let counted_by = [first, by];
    if !majority.met(&tally) {
        let state = AmendmentState::Lost {
            tally,
            counted_by,
            at,
        };
        return Ok(vec![opened, Change::put(Amendment { state, ..amendment })]);
    }
    let was = motion.text.clone();
    let text = amendment.edit.made_in(&was);
    let text = text.map_err(|fault| Refusal::EditUnusable { fault })?;
    let state = AmendmentState::Carried {
        tally,
        counted_by,
        at,
        was,
    };
    let mut changes = vec![opened, Change::put(Amendment { state, ..amendment })];
    let falls = |other: &Amendment| other.id != id && other.edit.made_in(&text).is_err();
    for other in pending(&others).into_iter().filter(falls) {
        let state = AmendmentState::Fallen { by: id };
        changes.push(Change::put(Amendment { state, ..other }));
    }
    let sitting = sitting.id;
    let amended = ProposalState::Deliberating {
        sitting,
        amended: true,
    };
    let proposal = motion.proposal.and_then(|id| town.get::<Proposal>(id));
    changes.extend(proposal.map(|it| Change::put(it.moved(amended, at))));
    let paper: Option<Paper> = town.get(motion.id);
    let hash = Motion::hash_of(&motion.title, &text, paper.as_ref().map(|it| &it.slate));
    changes.push(Change::put(Motion {
        text,
        hash,
        ..motion
    }));
    Ok(changes)
}
