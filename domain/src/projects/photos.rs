//! The photos of projects, and who may see them.

use crate::core::{Audience, Digest, Plain, Record};
use crate::proposals::Photo;
use crate::renovation::PlanState;

use super::{Command, Deed, Project};

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        let (photos, vouchers): (&[Photo], _) = match self {
            Self::Publish(it) => (&it.photos, None),
            Self::Evidence(it) => (&it.photos, None),
            Self::Reach(it) => (&it.photos, None),
            Self::Report(it) => (&it.photos, None),
            Self::Finish(it) => (&it.photos, Some(&it.accounts)),
            Self::Rectify(it) => (&it.photos, it.accounts.as_ref()),
            Self::PublishAccounts(it) => (&it.photos, None),
            _ => return Vec::new(),
        };
        let slips = vouchers.into_iter().flatten();
        let slips = slips.filter_map(|it| it.photo.as_ref());
        photos.iter().chain(slips).map(|it| it.hash).collect()
    }
}

impl Project {
    /// Every photo in it.
    pub fn photos(&self) -> Vec<&Photo> {
        let mut deeds: Vec<&Deed> = Vec::new();
        let mut photos: Vec<&Photo> = self.notice.photos.iter().collect();
        if let Some(works) = self.state.works() {
            let reached = works.milestones.iter();
            deeds.extend(reached.filter_map(|it| Some(&it.reached.as_ref()?.deed)));
        }
        if let Some(handed) = self.state.handed() {
            deeds.push(&handed.delivery.deed);
            deeds.extend(handed.mended.iter().map(|it| &it.deed));
            let slips = handed.delivery.accounts.iter();
            photos.extend(slips.filter_map(|it| it.photo.as_ref()));
        }
        if let Some(evaluation) = self.state.evaluation() {
            deeds.extend(&evaluation.accounts);
        }
        photos.extend(deeds.into_iter().flat_map(|it| &it.photos));
        photos
    }
}

/// Every photo that a record of the town shows, with those who may read the record.
pub fn shown_photos(town: &Plain) -> impl Iterator<Item = (Audience, Digest)> {
    town.iter().flat_map(|record| {
        let photos: Vec<&Photo> = match &**record {
            Record::Proposal(it) => it.details.photos.iter().collect(),
            Record::Project(it) => it.photos(),
            Record::Report(it) => it.photos.iter().collect(),
            Record::Material(it) => it.photos.iter().collect(),
            Record::Plan(it) => match &it.state {
                PlanState::Adopted { adoption, .. } => adoption.photos().collect(),
                _ => Vec::new(),
            },
            Record::Payment(it) => vec![&it.photo],
            Record::Comparison(it) => {
                let designs = it.designs.iter();
                designs.filter_map(|it| it.photo.as_ref()).collect()
            }
            other => crate::renovation::photos_of(other),
        };
        let document = match &**record {
            Record::Material(it) => it.document.as_ref().map(|it| it.hash),
            _ => None,
        };
        let readers = record.audience();
        let photos = photos.into_iter().map(|it| it.hash);
        let proofs = crate::owners::proofs(record);
        let issues = crate::issues::photos_of(record);
        let issues = issues.into_iter().chain(crate::notices::photos_of(record));
        let issues = issues.chain(crate::duty::photos_of(record));
        let issues = issues.chain(crate::covenant::files_of(record));
        let issues = issues.chain(crate::funds::files_of(record));
        let rounds = crate::assessment::photos_of(record);
        let looks = crate::emergency::inspection_photos(record);
        let hazards = crate::emergency::hazard_photos(record);
        let seen = looks.into_iter().chain(hazards).chain(rounds);
        let all = photos.chain(document).chain(proofs).chain(issues);
        let all: Vec<Digest> = all.chain(seen).collect();
        all.into_iter().map(move |hash| (readers, hash))
    })
}
