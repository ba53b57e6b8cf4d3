//! What is kept of a mandate: for the office whole, for the owner and for the agent what each needs.

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, CommunityId, HeadId, MandateId, MyMandateId, PersonId, Refusal,
    Timestamp, Town,
};
use crate::owners::{Assembly, MyVoice, OwnersFault};

use super::{Agent, AgentFault, Errand, Grounds, Mandate};

/// A mandate (授权记录), for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersMandate {
    /// Made by whoever gives or enters it.
    pub id: MandateId,
    /// The community.
    pub community: CommunityId,
    /// The heads it is of.
    pub heads: Vec<HeadId>,
    /// The owners who read what is done under it: who gave it, or who signed in for these heads.
    pub principals: Vec<PersonId>,
    /// To whom.
    pub agent: PersonId,
    /// What it is written on.
    pub grounds: Grounds,
    /// For what.
    pub errands: Vec<Errand>,
    /// When it was given.
    pub given_at: Timestamp,
    /// Until when it holds.
    pub until: Timestamp,
    /// That it was taken back.
    pub ended: Option<Ended>,
    /// What was done under it.
    pub deeds: Vec<Deed>,
}

/// That a mandate was taken back (撤回).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// By whom: the owner, the agent, or the office.
    pub by: PersonId,
}

/// Something done under a mandate (代办记录). Not what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// In which assembly a ballot was cast.
    pub assembly: AssemblyId,
    /// When.
    pub at: Timestamp,
}

/// On which side of a mandate somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 委托人: somebody acts for them.
    Principal,
    /// 代办人: they act for somebody.
    Agent,
}

/// A mandate as one of its two sides reads it (我的授权).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MyMandate {
    /// Derived from the mandate and the reader.
    pub id: MyMandateId,
    /// The mandate.
    pub mandate: MandateId,
    /// Who reads it.
    pub reader: PersonId,
    /// On which side.
    pub side: Side,
    /// The other side, as neighbours read it.
    pub other: String,
    /// What it is written on.
    pub grounds: Grounds,
    /// For what.
    pub errands: Vec<Errand>,
    /// When it was given.
    pub given_at: Timestamp,
    /// Until when it holds.
    pub until: Timestamp,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// What was done under it.
    pub deeds: Vec<Deed>,
}

impl MyMandateId {
    /// The one view of a reader.
    pub fn of(mandate: MandateId, reader: PersonId) -> Self {
        let parts = [mandate.0.as_bytes().as_slice(), reader.0.as_bytes()];
        Self::derived("my-mandate", &parts)
    }
}

impl OwnersMandate {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// Whether it holds by now; one that was taken back does no more, whatever the clock of a phone says.
    pub fn holds(&self, at: Timestamp) -> bool {
        at < self.until && self.ended.is_none()
    }

    /// Whether it covers a ballot for one of these heads.
    fn covers(&self, assembly: &Assembly, heads: &[HeadId], at: Timestamp) -> bool {
        self.holds(at)
            && self.errands.contains(&Errand::of(assembly.force))
            && self.heads.iter().any(|head| heads.contains(head))
    }

    /// A ballot was cast under it. Of several in one assembly the last one stands, as in the count.
    fn did(&mut self, assembly: AssemblyId, at: Timestamp) {
        self.deeds.retain(|it| it.assembly != assembly);
        self.deeds.push(Deed { assembly, at });
    }

    /// The same, one a head.
    pub(super) fn by_head(&self) -> impl Iterator<Item = Mandate> {
        self.heads.iter().map(|head| Mandate {
            head: *head,
            agent: Agent(self.agent),
            grounds: self.grounds,
            until: self.until,
            revoked_at: self.ended.map(|it| it.at),
        })
    }

    /// The record, and what its two sides read of it. The agent reads whose it is; the owners read
    /// whom they let act.
    pub(super) fn changes(self, town: &dyn Town) -> Vec<Change> {
        let shown = |person: &PersonId| shown(*person, town);
        let agent = shown(&self.agent);
        let mut names: Vec<String> = self.principals.iter().map(shown).collect();
        if names.is_empty() {
            names = super::voices::masked(&self.heads, town);
        }
        let principals = names.join("、");
        let mine = |reader: PersonId, side: Side, other: String| MyMandate {
            id: MyMandateId::of(self.id, reader),
            mandate: self.id,
            reader,
            side,
            other,
            grounds: self.grounds,
            errands: self.errands.clone(),
            given_at: self.given_at,
            until: self.until,
            ended_at: self.ended.map(|it| it.at),
            deeds: self.deeds.clone(),
        };
        let mut changes: Vec<Change> = self
            .principals
            .iter()
            .map(|it| Change::put(mine(*it, Side::Principal, agent.clone())))
            .collect();
        changes.push(Change::put(mine(self.agent, Side::Agent, principals)));
        changes.push(Change::put(self));
        changes
    }
}

impl MyMandate {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }

    /// Whether it holds by now; one that was taken back does no more, whatever the clock of a phone says.
    pub fn holds(&self, at: Timestamp) -> bool {
        at < self.until && self.ended_at.is_none()
    }
}

fn shown(person: PersonId, town: &dyn Town) -> String {
    let neighbour = town.get::<crate::members::Neighbour>(person);
    neighbour.map(|it| it.shown).unwrap_or_default()
}

/// Whether an agent's voice may be used now: its mandate holds and covers it, and the owner has not
/// voted. A phone that does not have the mandate leaves it to the server.
pub(in crate::owners) fn may_cast(
    voice: &MyVoice,
    assembly: &Assembly,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let fault = |fault| Err(OwnersFault::Agent { fault }.into());
    let Some(id) = voice.mandate else {
        return fault(AgentFault::NoMandate);
    };
    let whole: Option<OwnersMandate> = town.get(id);
    let mine: Option<MyMandate> = town.get(MyMandateId::of(id, voice.person));
    let known = match (&whole, &mine) {
        (Some(it), _) => Some((it.holds(at), &it.errands)),
        // The clock of a phone may be wrong: there only what was taken back is over.
        (None, Some(it)) => Some((it.ended_at.is_none(), &it.errands)),
        (None, None) => None,
    };
    match known {
        None if town.is_whole() => return fault(AgentFault::NoMandate),
        Some((false, _)) => return fault(AgentFault::Over),
        Some((true, errands)) if !errands.contains(&Errand::of(assembly.force)) => {
            return fault(AgentFault::OtherErrand);
        }
        _ => {}
    }
    if voice.voted.is_some_and(|it| !it.agent) {
        return fault(AgentFault::PrincipalVoted);
    }
    Ok(())
}

/// Whether some mandate of a head covers a ballot that an agent signed on paper.
pub(in crate::owners) fn mandated(
    assembly: &Assembly,
    heads: &[HeadId],
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let mandates = town.of::<OwnersMandate>(assembly.community);
    if mandates.iter().any(|it| it.covers(assembly, heads, at)) {
        return Ok(());
    }
    let fault = AgentFault::NoMandate;
    Err(OwnersFault::Agent { fault }.into())
}

/// Notes what was done under a mandate, for its owners to see.
pub(in crate::owners) fn done(
    voice: &MyVoice,
    assembly: AssemblyId,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let stored = voice.mandate.and_then(|it| town.get::<OwnersMandate>(it));
    let Some(mut mandate) = stored else {
        return Vec::new();
    };
    mandate.did(assembly, at);
    mandate.changes(town)
}

/// Notes a ballot that an agent signed on paper, under the mandate that covers it.
pub(in crate::owners) fn done_on_paper(
    assembly: &Assembly,
    heads: &[HeadId],
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let mandates = town.of::<OwnersMandate>(assembly.community).into_iter();
    let mut covering = mandates.filter(|it| it.covers(assembly, heads, at));
    let Some(mut mandate) = covering.next() else {
        return Vec::new();
    };
    mandate.did(assembly.id, at);
    mandate.changes(town)
}
