//! The site of a renovation (施工现场): who builds, the diary, outages, what residents see, acceptance
//! and what comes after it. The property management committee organises, residents supervise
//! (domain-rules 5.2); the community's workers act for the committee here.

mod acceptance;
mod diary;
mod map;
mod name;
mod outage;
mod progress;
mod report;
mod warranty;

pub use acceptance::{
    Acceptance, CheckLine, Defect, Failed, MendDefect, Mended, PrepareAcceptance, SignAcceptance,
    Signed,
};
pub use diary::{DiaryEntry, DiaryPhoto, Moment, WriteDiary};
pub use map::{BuildingOn, UnitOn, site_map};
pub use name::{NameContractor, Site};
pub use outage::{Outage, OutageNotice, PostOutage, Utility, WithdrawOutage, Withdrawn};
pub use progress::{BuildingWorks, building_works};
pub use report::{AnswerSiteReport, SendSiteReport, SiteReport};
pub use warranty::{SetWarranties, Warranties, Warranty};

pub(super) use acceptance::{
    enter as enter_acceptance, leave as leave_acceptance, mend, prepare, sign,
};
pub(super) use diary::decide as write_diary;
pub(super) use name::decide as name_contractor;
pub(super) use outage::{post as post_outage, withdraw as withdraw_outage};
pub(super) use report::{answer as answer_report, decide as send_report};
pub(super) use warranty::decide as set_warranties;

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CompoundId, PersonId, Refusal, Town};
use crate::members::{Actor, Building};
use crate::proposals::Photo;

use super::Plan;

/// The numbers of a site in a rule pack (规则包：施工).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteRules {
    /// Working days within which what a resident saw is answered (design default).
    pub answer_days: u16,
    /// Photos of one entry, report or mending at most (design default).
    pub photos_most: u16,
    /// Lines of a checklist at most, and places of one outage (design default).
    pub lines_most: u16,
    /// Residents who sign the acceptance at least (居民代表; design default).
    pub representatives_least: u16,
    /// Days before the end of a warranty at which it is reminded of (design default).
    pub reminder_days: u16,
}

/// Who acts on the site: the contractor's contact, or a community worker for them.
struct Hand {
    by: PersonId,
    for_contact: bool,
}

impl Plan {
    /// The numbers of its site.
    pub(super) fn site_rules(&self) -> Result<&'static SiteRules, Refusal> {
        Ok(&self.rules().ok_or(Refusal::NoSuchPack)?.renovation.site)
    }

    /// Whether so many photos are allowed, and there are any where there must be.
    fn takes(&self, photos: usize, least: usize) -> Result<(), Refusal> {
        let most = u32::from(self.site_rules()?.photos_most);
        if photos > most as usize {
            return Err(Refusal::TooMany { most });
        }
        if photos < least {
            return Err(Refusal::NoPhoto);
        }
        Ok(())
    }

    /// Whether a list has any lines, and no more than the rules allow.
    fn lists(&self, lines: usize) -> Result<(), Refusal> {
        let most = u32::from(self.site_rules()?.lines_most);
        if lines > most as usize {
            return Err(Refusal::TooMany { most });
        }
        if lines == 0 {
            return Err(super::RenovationFault::NothingListed.into());
        }
        Ok(())
    }
}

fn hand(plan: &Plan, actor: &Actor, town: &dyn Town) -> Result<Hand, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let site: Option<Site> = town.get(plan.id);
    let is_contact = site.is_some_and(|it| it.contact == Some(by));
    if !is_contact && !actor.is_staff() {
        return Err(Refusal::NotYours);
    }
    let for_contact = !is_contact;
    Ok(Hand { by, for_contact })
}

/// Whether a building stands in a compound.
fn stands_in(
    building: Option<BuildingId>,
    compound: CompoundId,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let Some(id) = building else { return Ok(()) };
    let found: Option<Building> = town.get(id);
    match found.is_some_and(|it| it.compound == compound) {
        true => Ok(()),
        false => Err(Refusal::NoSuchPlace),
    }
}

/// The photos of a site's records, for whoever may read the records.
pub(in crate::renovation) fn photos_of(record: &crate::core::Record) -> Vec<&Photo> {
    use crate::core::Record;
    match record {
        Record::DiaryEntry(it) => it.photos.iter().map(|it| &it.photo).collect(),
        Record::SiteReport(it) => it.photos.iter().collect(),
        Record::Acceptance(it) => it.photos(),
        _ => Vec::new(),
    }
}
