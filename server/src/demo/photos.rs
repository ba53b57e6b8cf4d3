//! The sample photos.

use domain::proposals::Photo;
use domain::{CommunityId, Digest, PersonId, Timestamp};

use super::line;
use crate::store::{Store, StoreFault};

macro_rules! photo {
    ($name:literal) => {
        include_bytes!(concat!("../../../testkit/samples/photos/", $name, ".jpg"))
    };
}

/// A file, what its proposal's title contains, and what it shows.
const PHOTOS: [(&[u8], &str, &str); 6] = [
    (
        photo!("wires"),
        "电动车",
        "三辆电动车停在窗下，电线从窗口拉下来充电",
    ),
    (
        photo!("steps"),
        "东门加一段无障碍坡道",
        "东门三级台阶前停着一辆婴儿车",
    ),
    (photo!("garden"), "中心花园", "从台阶往里看中心花园"),
    (photo!("stalls"), "充电车棚", "车棚里停满了车"),
    (photo!("door"), "感应灯", "单元门口，灯不亮"),
    (photo!("roof"), "晾晒架", "楼顶拉着晾衣绳"),
];

/// What projects and a renovation show: the notice board, works, designs.
const WORKS: [&[u8]; 8] = [
    photo!("board"),
    photo!("pipes"),
    photo!("scaffold"),
    photo!("garden"),
    photo!("park-eco"),
    photo!("park-mech"),
    photo!("lift-flat"),
    photo!("lift-half"),
];

/// A photo of a project.
#[derive(Clone, Copy, Debug)]
pub enum Scene {
    /// The notice board.
    Board,
    /// Pipes and a tap.
    Pipes,
    /// A scaffold.
    Scaffold,
    /// A garden.
    Garden,
    /// Parking on grass.
    ParkingOnGrass,
    /// Parking on two levels.
    ParkingOnTwo,
    /// A lift that stops where the flats are.
    LiftLevel,
    /// A lift that stops half a storey away.
    LiftHalfway,
}

/// The photo of a scene, under what it shows there.
pub fn scene(scene: Scene, shows: &str) -> Photo {
    Photo {
        hash: Digest::of(WORKS[scene as usize]),
        width: SIZE.0,
        height: SIZE.1,
        shows: Some(line(shows)),
    }
}

/// The sample photos are 480 × 360.
const SIZE: (u16, u16) = (480, 360);

/// The photos that go with a title.
pub fn of(title: &str) -> Vec<Photo> {
    let fitting = PHOTOS.iter().filter(|(_, word, _)| title.contains(word));
    fitting
        .map(|(bytes, _, shows)| Photo {
            hash: Digest::of(bytes),
            width: SIZE.0,
            height: SIZE.1,
            shows: Some(line(shows)),
        })
        .collect()
}

/// Keeps all of them.
pub async fn keep(
    store: &Store,
    community: CommunityId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreFault> {
    let proposed = PHOTOS.iter().map(|(bytes, ..)| *bytes);
    for bytes in proposed.chain(WORKS) {
        let key = (community, Digest::of(bytes));
        store
            .keep_blob(key, person, bytes.to_vec(), Some("image/jpeg"), at)
            .await?;
    }
    Ok(())
}
