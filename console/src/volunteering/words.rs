//! Words of this slice.

use components::{Hue, Tone};
use domain::members::{Building, Spot};
use domain::volunteering::{Colour, Did, Place, Posting, Service};
use domain::{Timestamp, wording};

use crate::shell::Book;
use crate::texts::Texts;

/// The mark of a kind of service; a class has none.
pub(super) fn hue(it: Service) -> Option<Hue> {
    match it {
        Service::Volunteering { colour } => Some(match colour {
            Colour::Red => Hue::Red,
            Colour::Blue => Hue::Blue,
            Colour::Orange => Hue::Orange,
            Colour::Green => Hue::Green,
            Colour::Silver => Hue::Silver,
        }),
        Service::Teaching => None,
    }
}

/// Where it is.
pub(super) fn place(book: Book, it: &Place) -> String {
    let name = match it {
        Place::Spot(id) => book.get::<Spot>(*id).map(|it| it.name),
        Place::Building(id) => book.get::<Building>(*id).map(|it| it.name),
        Place::Elsewhere(name) => Some(name.clone()),
    };
    name.map(|it| it.to_string()).unwrap_or_default()
}

/// "09:00–11:00".
pub(super) fn span(from: Timestamp, until: Timestamp) -> String {
    format!("{}–{}", wording::clock(from), wording::clock(until))
}

/// Minutes as hours, to the half hour: "2.5".
pub(super) fn hours(minutes: u32) -> String {
    let (whole, half) = (minutes / 60, minutes % 60);
    match half {
        0 => whole.to_string(),
        30 => format!("{whole}.5"),
        _ => format!("{whole}:{half:02}"),
    }
}

/// Where somebody's hours stand.
pub(super) fn standing(did: &Did, t: Texts) -> (String, Tone) {
    if did.no_out.is_some() || did.no_in.is_some() {
        return (t.volunteer_half().to_owned(), Tone::Wait);
    }
    let label = wording::posting(&did.posting, t.lang);
    match &did.posting {
        Posting::Claimed if did.confirmed_by.is_empty() => (label.to_owned(), Tone::Wait),
        Posting::Claimed => (t.volunteer_one_of_two().to_owned(), Tone::Wait),
        Posting::Posted { until, .. } => (
            t.volunteer_hangs(wording::instant(*until, t.lang)),
            Tone::Info,
        ),
        Posting::Contested { .. } => (label.to_owned(), Tone::Stop),
        Posting::Final { .. } => (label.to_owned(), Tone::Done),
    }
}
