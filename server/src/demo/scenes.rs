//! Which of the nine scenes what is proposed and done belongs to (九大场景), by a word of its title.

use domain::Scene;

/// The first word that stands in a title tells. Some proposers chose none.
const SCENES: [(&str, Scene); 29] = [
    ("感应灯", Scene::Building),
    ("坡道", Scene::Building),
    ("加装电梯", Scene::Building),
    ("楼道大扫除", Scene::Building),
    ("菜园", Scene::LowCarbon),
    ("旧衣", Scene::LowCarbon),
    ("垃圾", Scene::LowCarbon),
    ("井盖", Scene::Transport),
    ("电动车", Scene::Transport),
    ("充电车棚", Scene::Transport),
    ("消防通道", Scene::Transport),
    ("课堂", Scene::Education),
    ("手机", Scene::Education),
    ("旧书", Scene::Education),
    ("辅导功课", Scene::Education),
    ("看孩子", Scene::Service),
    ("晾晒架", Scene::Service),
    ("代买菜", Scene::Service),
    ("理发", Scene::Service),
    ("食堂", Scene::Service),
    ("送水", Scene::Service),
    ("长椅", Scene::Neighbourhood),
    ("见面会", Scene::Neighbourhood),
    ("新租客", Scene::Neighbourhood),
    ("百家宴", Scene::Neighbourhood),
    ("义诊", Scene::Health),
    ("陪诊", Scene::Health),
    ("先锋岗", Scene::Governance),
    ("防汛", Scene::Governance),
];

/// The scene of a title; none where no word of it tells.
pub fn of(title: &str) -> Option<Scene> {
    let told = SCENES.iter().find(|(word, _)| title.contains(word));
    told.map(|(_, scene)| *scene)
}
