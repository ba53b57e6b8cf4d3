//! Installation: the community, its compound and its public places.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, CompoundId, Line, Refusal, RulePack, SpotId, Town};

use super::{Community, Compound, Spot};

/// Creates a community with one compound (建立社区).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// The community's id.
    pub community: CommunityId,
    /// Its name.
    pub name: Line,
    /// The rule pack it names.
    pub pack: String,
    /// The telephone that always works.
    pub telephone: Line,
    /// The compound's id.
    pub compound: CompoundId,
    /// The compound's name.
    pub compound_name: Line,
    /// Public places in it.
    pub spots: Vec<Line>,
    /// Whether it is a sample.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

pub(super) fn decide(it: &SetUp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    if town.has::<Community>(it.community) {
        return Err(Refusal::AlreadyThere);
    }
    if !RulePack::built_in()
        .iter()
        .any(|pack| pack.id.name == it.pack)
    {
        return Err(Refusal::NoSuchPack);
    }
    let SetUp {
        community,
        name,
        pack,
        telephone,
        compound,
        compound_name,
        spots,
        sample,
    } = it.clone();
    let mut changes = vec![
        Change::put(Community {
            id: community,
            name,
            pack,
            telephone,
            sample,
        }),
        Change::put(Compound {
            id: compound,
            community,
            name: compound_name,
        }),
    ];
    changes.extend(spots.into_iter().map(|name| {
        let id = SpotId::derived("spot", &[compound.0.as_bytes(), name.as_str().as_bytes()]);
        Change::put(Spot { id, compound, name })
    }));
    Ok(changes)
}
