//! Papers to an item of the agenda (议程材料): what members and residents read before they talk about
//! it, beside the proposal's own photos (domain-rules 3.4: prior information).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Bound, Change, Digest, Line, MaterialId, MotionId, PersonId, Prose, Refusal,
    SittingId, Timestamp, Town,
};
use crate::members::{Actor, pack_of};
use crate::proposals::Photo;

use super::council::led_by;
use super::floor::debatable;
use super::minutes::goes_on;
use super::{Motion, Sitting};

/// A PDF, named by its content (PDF 文件). The server keeps and serves it as it does photos.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// SHA-256 of the file.
    pub hash: Digest,
    /// How large it is, in bytes, as whoever added it says.
    pub bytes: u32,
}

impl Document {
    /// The largest, in bytes: a drawing or a list of costs, and still sent over a poor network
    /// (design default).
    pub const MOST_BYTES: u32 = 2 << 20;

    /// How large it is in KiB, rounded up.
    pub fn kib(&self) -> u32 {
        self.bytes.div_ceil(1024)
    }
}

/// One paper to a motion (材料). Residents read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// Made by the one who adds it.
    pub id: MaterialId,
    /// To which motion.
    pub motion: MotionId,
    /// Of which sitting.
    pub sitting: SittingId,
    /// What it is: a drawing, an offer, a list of costs.
    pub title: Line,
    /// What it says, also for those who do not see its pages.
    pub text: Prose,
    /// Its pages, as photos.
    pub photos: Vec<Photo>,
    /// The same or more as a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// Who added it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Adds a paper to a motion: whoever convenes or serves the council, until its vote opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddMaterial {
    /// Made by the one who adds it.
    pub id: MaterialId,
    /// To which motion.
    pub motion: MotionId,
    /// What it is.
    pub title: Line,
    /// What it says.
    pub text: Prose,
    /// Its pages, as photos.
    pub photos: Vec<Photo>,
    /// The same or more as a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
}

impl AddMaterial {
    /// The files it brings.
    pub(super) fn files(&self) -> Vec<Digest> {
        let photos = self.photos.iter().map(|it| it.hash);
        photos
            .chain(self.document.as_ref().map(|it| it.hash))
            .collect()
    }
}

/// Takes a paper off the agenda again, until the vote on its motion opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DropMaterial {
    /// Which.
    pub material: MaterialId,
}

impl Material {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn add(
    it: &AddMaterial,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let sitting = open_to(it.motion, actor, town)?;
    if town.has::<Material>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let council: super::Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let bounds = [
        (
            town.of::<Material>(it.motion).len() + 1,
            pack.council.sitting.materials_most,
        ),
        (it.photos.len(), pack.council.sitting.pages_most),
    ];
    for (count, most) in bounds {
        if count > usize::from(most) {
            return Err(Refusal::TooMany { most: most.into() });
        }
    }
    if let Some(document) = &it.document
        && document.bytes > Document::MOST_BYTES
    {
        return Err(Refusal::OverBound {
            what: Bound::DocumentSize,
            most: Document::MOST_BYTES / 1024,
        });
    }
    let AddMaterial {
        id,
        motion,
        title,
        text,
        photos,
        document,
    } = it.clone();
    Ok(vec![Change::put(Material {
        id,
        motion,
        sitting: sitting.id,
        title,
        text,
        photos,
        document,
        by,
        at,
    })])
}

pub(super) fn drop(
    it: &DropMaterial,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let material: Material = town.get(it.material).ok_or(Refusal::NotFound)?;
    open_to(material.motion, actor, town)?;
    Ok(vec![Change::remove(&material)])
}

/// The sitting of a motion whose papers may still change: what is voted on is known before.
fn open_to(motion: MotionId, actor: &Actor, town: &dyn Town) -> Result<Sitting, Refusal> {
    let motion: Motion = town.get(motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    Ok(sitting)
}
