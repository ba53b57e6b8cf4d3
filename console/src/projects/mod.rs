//! Projects (微项目): where each stands, what is due, and the next act as a form.

mod acts;
mod board;
mod due;
mod finish;
mod fund;
mod list;
mod measure;
mod notice;
mod page;
mod photos;
mod publish;
mod said;
mod start;
mod told;
mod works;

pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use notice::NoticePage;
pub(crate) use page::ProjectPage;
pub(crate) use photos::Photos;

use components::Tone;
use domain::projects::Leg;

/// What the colour of a leg means.
fn tone(leg: Leg) -> Tone {
    match leg {
        Leg::ObjectionReview | Leg::Rectifying => Tone::Wait,
        Leg::Publicity | Leg::Funded | Leg::Executing | Leg::Acceptance | Leg::Evaluating => {
            Tone::Info
        }
        Leg::Closed => Tone::Done,
        Leg::Suspended | Leg::Cancelled => Tone::Stop,
        Leg::Withdrawn => Tone::Plain,
    }
}
