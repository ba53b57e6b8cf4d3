//! Words of the nine scenes.

use crate::Lang;
use crate::core::Scene;
use crate::texts::Texts;

/// A scene by its name alone, where its kind is said beside it.
pub fn scene(it: Scene, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Scene::Neighbourhood => t.scene_neighbourhood(),
        Scene::Education => t.scene_education(),
        Scene::Health => t.scene_health(),
        Scene::Startup => t.scene_startup(),
        Scene::Building => t.scene_building(),
        Scene::Transport => t.scene_transport(),
        Scene::LowCarbon => t.scene_low_carbon(),
        Scene::Service => t.scene_service(),
        Scene::Governance => t.scene_governance(),
    }
}

/// A scene as it stands alone, on a chip or in a row: "低碳场景".
pub fn scene_named(it: Scene, lang: Lang) -> String {
    Texts { lang }.scene_named(scene(it, lang))
}
