//! People who can be picked for a seat, an office, a count.

use domain::members::{Member, Neighbour, Role};
use domain::wording;

use crate::shell::{Book, Known};
use crate::texts::Texts;

/// Everyone in the community's records, by address; those without a home by their office.
pub(crate) fn known(book: Book, t: Texts) -> Vec<Known> {
    let today = book.today();
    let mut roles = book.all::<Role>();
    roles.retain(|role| role.is_held(today));
    let offices = |person| {
        let mine = roles.iter().filter(move |role| role.person == person);
        let names: Vec<&str> = mine
            .map(|role| wording::office(role.office, t.lang))
            .collect();
        names.join(t.list_comma())
    };
    let mut known: Vec<Known> = book
        .all::<Neighbour>()
        .into_iter()
        .map(|neighbour| {
            let member = book.get::<Member>(neighbour.id);
            let homes = member.as_ref().map(addresses).unwrap_or_default();
            let name = member.map_or(neighbour.shown, |member| member.name.to_string());
            let offices = offices(neighbour.id);
            let note = [homes, offices].into_iter().filter(|part| !part.is_empty());
            let note = note.collect::<Vec<_>>().join(t.list_comma());
            Known {
                id: neighbour.id,
                name,
                note,
            }
        })
        .collect();
    known.sort_by_key(|known| (super::address_order(&known.note), known.name.clone()));
    known
}

/// The homes someone belongs to now.
pub(super) fn addresses(member: &Member) -> String {
    let addresses: Vec<&str> = member.active().map(|it| it.address.as_str()).collect();
    addresses.join(" ")
}
