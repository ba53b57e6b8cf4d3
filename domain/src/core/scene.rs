//! The nine scenes of a future community (未来社区九大场景): labels, by which a neighbour finds what
//! concerns them. No rule rests on one (domain-rules 1.1; design default).

use serde::{Deserialize, Serialize};

/// A scene (场景) that a proposal or an activity belongs to. Nine of equal rank: the order is that
/// of the founding document of Zhejiang's future communities and means nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// 邻里: neighbours and what they share.
    Neighbourhood,
    /// 教育: learning, at every age.
    Education,
    /// 健康: health, sport, the old at home.
    Health,
    /// 创业: work and enterprise nearby.
    Startup,
    /// 建筑: houses and public places.
    Building,
    /// 交通: roads, parking, charging.
    Transport,
    /// 低碳: energy, rubbish, green.
    LowCarbon,
    /// 服务: services at the door.
    Service,
    /// 治理: deciding and looking after together.
    Governance,
}

impl Scene {
    /// All nine, as they are listed.
    pub const ALL: [Self; 9] = [
        Self::Neighbourhood,
        Self::Education,
        Self::Health,
        Self::Startup,
        Self::Building,
        Self::Transport,
        Self::LowCarbon,
        Self::Service,
        Self::Governance,
    ];

    /// Its code, as it is stored and stands in a form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Neighbourhood => "neighbourhood",
            Self::Education => "education",
            Self::Health => "health",
            Self::Startup => "startup",
            Self::Building => "building",
            Self::Transport => "transport",
            Self::LowCarbon => "low_carbon",
            Self::Service => "service",
            Self::Governance => "governance",
        }
    }

    /// The scene of a code; none where the code is empty or of nothing.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::Scene;

    #[test]
    fn a_scene_is_stored_by_its_code_and_read_again() {
        for scene in Scene::ALL {
            let stored = serde_json::to_value(scene).unwrap();
            assert_eq!(stored, scene.code());
            assert_eq!(Scene::of(scene.code()), Some(scene));
        }
        assert_eq!(Scene::of(""), None);
        assert_eq!(Scene::of("lowcarbon"), None);
    }
}
