//! Words of this slice, and the versions in their order.

use components::Tone;
use domain::covenant::{CovenantStage, CovenantVersion};
use domain::{CovenantVersionId, wording};

use crate::shell::{Here, sorted};

/// Every version, the latest first.
pub fn all(here: Here) -> Vec<CovenantVersion> {
    sorted(here.all::<CovenantVersion>(), |it| {
        (-i64::from(it.number), it.id.0)
    })
}

/// Where a version stands today, in a word and its colour.
pub fn badge(here: Here, it: &CovenantVersion, all: &[CovenantVersion]) -> (&'static str, Tone) {
    let stage = it.stage(all, here.now().day());
    let tone = match stage {
        CovenantStage::InForce => Tone::Done,
        CovenantStage::Draft | CovenantStage::Tabled => Tone::Wait,
        CovenantStage::Adopted | CovenantStage::Coming => Tone::Info,
        CovenantStage::Lost => Tone::Stop,
        CovenantStage::Replaced | CovenantStage::Withdrawn => Tone::Plain,
    };
    (wording::covenant_stage(stage, here.lang), tone)
}

/// The version that comes before another: the one that is compared with it, first of all.
pub fn before(it: &CovenantVersion, all: &[CovenantVersion]) -> Option<CovenantVersion> {
    let earlier = all.iter().filter(|other| other.number < it.number);
    let adopted = |other: &&CovenantVersion| other.adopted().is_some();
    let last = earlier.clone().filter(adopted).max_by_key(|it| it.number);
    last.or_else(|| earlier.max_by_key(|it| it.number)).cloned()
}

/// A version in a few words: 第2版.
pub fn number(here: Here, it: &CovenantVersion) -> String {
    here.t.covenant_number(it.number)
}

/// The name of a version, for an act about it.
pub fn name_of(here: Here, id: CovenantVersionId) -> String {
    let it: Option<CovenantVersion> = here.get(id);
    it.map_or_else(String::new, |it| {
        here.t.covenant_named(it.number, &it.title)
    })
}
