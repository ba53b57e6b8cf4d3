//! Acceptance (竣工验收): a checklist that residents' representatives sign one by one, what they find
//! is mended and looked at again (domain-rules 5.2: the committee organises, residents supervise).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, CompoundId, Line, PersonId, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Member, Role};
use crate::proposals::Photo;
use crate::renovation::plan::found;
use crate::renovation::{Plan, PlanLeg, RenovationFault};

use super::{Site, hand, stands_in};

/// One line of the checklist (验收项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckLine {
    /// What is looked at.
    pub what: Line,
    /// At which building; `None` for the compound as a whole.
    pub building: Option<BuildingId>,
}

/// That a representative looked at every line and signed (签字).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A line that a representative does not find good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failed {
    /// Which line, from 0.
    pub line: u16,
    /// What is to be mended.
    pub what: Line,
    /// What it looks like.
    pub photo: Option<Photo>,
}

/// What is to be mended (整改项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    /// The line, and what is wrong with it.
    pub failed: Failed,
    /// Found in which round, from 1.
    pub round: u16,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// What was done about it.
    pub mended: Option<Mended>,
}

/// What was done about a defect (整改完成).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mended {
    /// In words.
    pub note: Line,
    /// What it looks like now.
    pub photos: Vec<Photo>,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// The acceptance of a plan (竣工验收单). It has the plan's id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The checklist.
    pub lines: Vec<CheckLine>,
    /// Who signs for the residents (居民代表).
    pub representatives: Vec<PersonId>,
    /// How often it was begun: 0 before the first time.
    pub round: u16,
    /// Who signed in this round.
    pub signed: Vec<Signed>,
    /// What was found in any round.
    pub defects: Vec<Defect>,
    /// When the checklist was posted.
    pub at: Timestamp,
}

/// Posts the checklist and who signs it. Once more replaces both, and after the first round only who
/// signs: somebody moves away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrepareAcceptance {
    /// The plan.
    pub plan: CompoundId,
    /// The checklist.
    pub lines: Vec<CheckLine>,
    /// Who signs for the residents.
    pub representatives: Vec<PersonId>,
}

/// Signs the checklist as one of the representatives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignAcceptance {
    /// The plan.
    pub plan: CompoundId,
    /// Lines that are not good; the others are.
    pub failed: Vec<Failed>,
}

/// Reports something as mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MendDefect {
    /// The plan.
    pub plan: CompoundId,
    /// Which defect, by its place in the list.
    pub defect: u16,
    /// What was done.
    pub note: Line,
    /// What it looks like now: one photo at least.
    pub photos: Vec<Photo>,
}

impl Acceptance {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }

    /// Every photo in it.
    pub fn photos(&self) -> Vec<&Photo> {
        let found = self
            .defects
            .iter()
            .filter_map(|it| it.failed.photo.as_ref());
        let mended = self.defects.iter().filter_map(|it| it.mended.as_ref());
        found.chain(mended.flat_map(|it| &it.photos)).collect()
    }

    /// Defects that are not mended, by their places in the list.
    pub fn open(&self) -> impl Iterator<Item = (u16, &Defect)> {
        let all = (0u16..).zip(&self.defects);
        all.filter(|(_, it)| it.mended.is_none())
    }

    /// Representatives who have not signed in this round.
    pub fn unsigned(&self) -> impl Iterator<Item = PersonId> {
        let signed = |id: &PersonId| self.signed.iter().any(|it| it.by == *id);
        self.representatives
            .iter()
            .copied()
            .filter(move |id| !signed(id))
    }
}

/// Representatives have a home in the compound, and neither work for the community nor build
/// (design default, as for projects).
pub(in crate::renovation) fn prepare(
    it: &PrepareAcceptance,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    let before: Option<Acceptance> = town.get(plan.id);
    let begun = before.filter(|it| it.round > 0);
    let fixed = begun
        .as_ref()
        .is_some_and(|before| before.lines != it.lines);
    if !plan.state.leg().is_some_and(PlanLeg::builds) || fixed {
        return Err(plan.elsewhere());
    }
    plan.lists(it.lines.len())?;
    for line in &it.lines {
        stands_in(line.building, plan.id, town)?;
    }
    let different: BTreeSet<PersonId> = it.representatives.iter().copied().collect();
    let least = plan.site_rules()?.representatives_least;
    let too_few = different.len() < usize::from(least);
    if too_few || different.len() < it.representatives.len() {
        return Err(RenovationFault::RepresentativesTooFew { least }.into());
    }
    for person in different {
        represents(person, &plan, at, town)?;
    }
    let acceptance = begun.unwrap_or_else(|| Acceptance {
        id: plan.id,
        community: plan.community,
        lines: it.lines.clone(),
        representatives: Vec::new(),
        round: 0,
        signed: Vec::new(),
        defects: Vec::new(),
        at,
    });
    let representatives = it.representatives.clone();
    let mut signed = acceptance.signed;
    signed.retain(|it| representatives.contains(&it.by));
    Ok(vec![Change::put(Acceptance {
        representatives,
        signed,
        ..acceptance
    })])
}

fn represents(
    person: PersonId,
    plan: &Plan,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let member: Member = town.get(person).ok_or(RenovationFault::NoSuchPerson)?;
    let lives = member.active().any(|it| it.compound == plan.id);
    let roles = town.of::<Role>(person);
    let works = roles
        .iter()
        .any(|role| role.is_held(at.day()) && role.office.is_staff());
    let site: Option<Site> = town.get(plan.id);
    let builds = site.is_some_and(|it| it.contact == Some(person));
    match lives && !works && !builds {
        true => Ok(()),
        false => Err(RenovationFault::NotARepresentative.into()),
    }
}

pub(in crate::renovation) fn sign(
    it: &SignAcceptance,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let plan = found(it.plan, town)?;
    if plan.state.leg() != Some(PlanLeg::Acceptance) {
        return Err(plan.elsewhere());
    }
    let mut acceptance: Acceptance = town.get(plan.id).ok_or(Refusal::NotFound)?;
    if !acceptance.representatives.contains(&by) {
        return Err(Refusal::NotYours);
    }
    if acceptance.signed.iter().any(|it| it.by == by) {
        return Err(Refusal::AlreadyThere);
    }
    // Whoever builds or works for the community by now no longer signs. Phones know no roles of others.
    if town.is_whole() {
        represents(by, &plan, at, town)?;
    }
    let lines: BTreeSet<u16> = it.failed.iter().map(|it| it.line).collect();
    let known = |line: &u16| usize::from(*line) < acceptance.lines.len();
    if lines.len() < it.failed.len() || !lines.iter().all(known) {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let round = acceptance.round;
    let defect = |failed: &Failed| Defect {
        failed: failed.clone(),
        round,
        by,
        at,
        mended: None,
    };
    acceptance.signed.push(Signed { by, at });
    acceptance.defects.extend(it.failed.iter().map(defect));
    Ok(vec![Change::put(acceptance)])
}

pub(in crate::renovation) fn mend(
    it: &MendDefect,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    let by = hand(&plan, actor, town)?.by;
    if plan.state.leg() != Some(PlanLeg::Rectifying) {
        return Err(plan.elsewhere());
    }
    plan.takes(it.photos.len(), 1)?;
    let mut acceptance: Acceptance = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let defect = acceptance.defects.get_mut(usize::from(it.defect));
    let defect = defect.ok_or(Refusal::NotFound)?;
    if defect.mended.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    defect.mended = Some(Mended {
        note: it.note.clone(),
        photos: it.photos.clone(),
        by,
        at,
    });
    Ok(vec![Change::put(acceptance)])
}

/// The acceptance of a plan that comes to it: a new round, once everything found before is mended.
pub(in crate::renovation) fn enter(plan: &Plan, town: &dyn Town) -> Result<Change, Refusal> {
    let acceptance: Option<Acceptance> = town.get(plan.id);
    let mut acceptance = acceptance.ok_or(RenovationFault::NoChecklist)?;
    mended(&acceptance)?;
    acceptance.round += 1;
    acceptance.signed.clear();
    Ok(Change::put(acceptance))
}

/// Whether a plan may leave its acceptance for this leg: everyone signed, and what they found is to
/// be mended, or is nothing.
pub(in crate::renovation) fn leave(
    plan: &Plan,
    to: PlanLeg,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let acceptance: Acceptance = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let open = acceptance.unsigned().count() as u32;
    if open > 0 {
        return Err(RenovationFault::SignaturesMissing { open }.into());
    }
    match to {
        PlanLeg::Rectifying if acceptance.open().next().is_none() => {
            Err(RenovationFault::NothingToMend.into())
        }
        PlanLeg::Rectifying => Ok(()),
        _ => mended(&acceptance),
    }
}

fn mended(acceptance: &Acceptance) -> Result<(), Refusal> {
    match acceptance.open().count() as u32 {
        0 => Ok(()),
        open => Err(RenovationFault::DefectsOpen { open }.into()),
    }
}
