//! Taking somebody's name, telephone and home out of a record (去名), whatever its kind.

use serde_json::Value;

use crate::core::{Entity, Kind, PersonId, Record, Town};
use crate::members::{Identity, Member, Standing, Title};
use crate::proposals::{Giver, Offer, OfferContact};
use crate::volunteering::{HelpAsked, SkillOffer};

/// What tells a person apart, as far as records hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The number.
    pub person: PersonId,
    /// Names.
    pub names: Vec<String>,
    /// Telephones.
    pub phones: Vec<String>,
    /// Addresses of homes.
    pub homes: Vec<String>,
    /// Whether nobody else here bears one of the names, so that it is theirs wherever it stands.
    pub only_name: bool,
    /// Whether nobody else here has one of the telephones.
    pub only_phone: bool,
}

/// What the records tell a person apart by.
pub fn known_of(member: &Member, town: &dyn Town) -> Known {
    let mut known = Known {
        person: member.id,
        names: vec![member.name.to_string()],
        phones: member.phone.iter().map(ToString::to_string).collect(),
        homes: member
            .standings
            .iter()
            .map(|it| it.address.to_string())
            .collect(),
        only_name: true,
        only_phone: true,
    };
    let mut others = Vec::new();
    for record in town.everything() {
        match &*record {
            Record::Title(it) => holders(it, member, &mut known, &mut others, town),
            Record::Member(it) if it.id != member.id => {
                others.push((
                    it.name.to_string(),
                    it.phone.as_ref().map(ToString::to_string),
                ));
            }
            Record::Offer(it) if gives(it, member.id) => {
                let contact: Option<OfferContact> = town.get(it.id);
                if let Some(contact) = contact {
                    known.names.push(contact.name.to_string());
                    known.phones.push(contact.phone.to_string());
                }
            }
            Record::HelpAsked(HelpAsked { person, phone, .. })
            | Record::SkillOffer(SkillOffer { person, phone, .. })
                if *person == member.id =>
            {
                known.phones.push(phone.to_string());
            }
            _ => {}
        }
    }
    for list in [&mut known.names, &mut known.phones, &mut known.homes] {
        list.sort();
        list.dedup();
    }
    // 李明 stands in 李明华, too: what cannot be told apart is left as it is.
    let alike = |other: &String| known.names.iter().any(|own| other.contains(own.as_str()));
    known.only_name = !others.iter().any(|(name, _)| alike(name));
    let taken = |phone: &Option<String>| phone.as_ref().is_some_and(|it| known.phones.contains(it));
    known.only_phone = !others.iter().any(|(_, phone)| taken(phone));
    known
}

fn holders(
    title: &Title,
    member: &Member,
    known: &mut Known,
    others: &mut Vec<(String, Option<String>)>,
    town: &dyn Town,
) {
    for holder in &title.holders {
        let identity: Option<Identity> = town.get(holder.identity(member.community));
        let phone = holder.phone.as_ref().map(ToString::to_string);
        if identity.is_some_and(|it| it.person == member.id) {
            known.names.push(holder.name.to_string());
            known.phones.extend(phone);
        } else {
            others.push((holder.name.to_string(), phone));
        }
    }
}

fn gives(offer: &Offer, person: PersonId) -> bool {
    matches!(&offer.giver, Giver::Resident(author) if author.person == person)
}

/// Whether a record's text names a person's number.
pub fn mentions(body: &str, person: PersonId) -> bool {
    body.contains(&person.to_string())
}

impl Known {
    /// Whether a text holds a name or a telephone of theirs, or the address of a home.
    pub fn is_in(&self, text: &str) -> bool {
        self.names
            .iter()
            .chain(&self.phones)
            .chain(&self.homes)
            .any(|it| text.contains(it))
    }

    /// Whether a text that does not name their number still tells them apart: by a name or a
    /// telephone that nobody else here has.
    pub fn is_told_by(&self, text: &str) -> bool {
        let any = |all: &[String]| all.iter().any(|it| text.contains(it));
        (self.only_name && any(&self.names)) || (self.only_phone && any(&self.phones))
    }

    /// Whether a telephone of theirs stands in a text.
    pub(super) fn has_phone_in(&self, text: &str) -> bool {
        self.phones.iter().any(|it| text.contains(it))
    }

    /// The record without them; `None` where nothing in it changes.
    pub(super) fn without(&self, record: &Record) -> Option<Record> {
        let (kind, body) = (record.kind(), record.body());
        let whole = mentions(&body, self.person) || is_own(record, self.person);
        if !whole && (is_somebody(record) || !self.is_told_by(&body)) {
            return None;
        }
        let value: Value = serde_json::from_str(&body).ok()?;
        // A telephone that a record cannot be without takes what it stands in with it, where it
        // can; where it cannot, a number that nobody has stands in its place.
        let ways = [Typed::Whole, Typed::Field, Typed::Dummy];
        let clean = ways.into_iter().find_map(|typed| {
            let mut value = value.clone();
            self.clean(&mut value, kind, whole, typed);
            Record::parse(kind, &value.to_string()).ok()
        })?;
        (clean != *record).then_some(clean)
    }

    fn clean(&self, value: &mut Value, kind: Kind, whole: bool, typed: Typed) {
        match value {
            Value::String(text) => {
                if self.phones.contains(text) {
                    *value = match typed {
                        Typed::Dummy => Value::String(NOBODYS.to_owned()),
                        Typed::Whole | Typed::Field => Value::Null,
                    };
                } else {
                    self.hide(text, whole);
                }
            }
            Value::Array(list) => {
                for it in list {
                    self.clean(it, kind, whole, typed);
                }
            }
            Value::Object(fields) => {
                let id = self.person.to_string();
                // A line of the log is shown under the name of whoever looked.
                let theirs = if kind == Kind::Look {
                    fields.get("by").and_then(Value::as_str) == Some(&id)
                } else {
                    fields.values().any(|it| it.as_str() == Some(&id))
                };
                let phone = fields.get("phone").and_then(Value::as_str);
                if typed == Typed::Whole
                    && phone.is_some_and(|it| self.phones.iter().any(|x| x == it))
                {
                    *value = Value::Null;
                    return;
                }
                for (key, it) in fields.iter_mut() {
                    if theirs && key == "shown" && kind != Kind::Stint {
                        *it = Value::String(GONE.to_owned());
                    } else {
                        self.clean(it, kind, whole, typed);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// As many stars as there were letters: no text grows over its bound.
    fn hide(&self, text: &mut String, whole: bool) {
        let names = (whole || self.only_name).then_some(&self.names);
        let phones = (whole || self.only_phone).then_some(&self.phones);
        let homes = whole.then_some(&self.homes);
        for it in [phones, names, homes].into_iter().flatten().flatten() {
            starred(text, it);
        }
    }
}

/// Whether a record is who somebody else is: nobody's name changes because another person leaves.
fn is_somebody(record: &Record) -> bool {
    matches!(
        record,
        Record::Member(_) | Record::Me(_) | Record::Neighbour(_) | Record::Identity(_)
    )
}

/// Puts stars over what is theirs; 7-2-201 does not stand in 17-2-201.
fn starred(text: &mut String, theirs: &str) {
    let is_digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let found = text.match_indices(theirs).filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + theirs.len()..].chars().next();
        let starts = theirs.chars().next().is_some_and(|it| it.is_ascii_digit());
        let ends = theirs
            .chars()
            .next_back()
            .is_some_and(|it| it.is_ascii_digit());
        !(starts && is_digit(before) || ends && is_digit(after))
    });
    let places: Vec<usize> = found.map(|(at, _)| at).collect();
    let stars = "＊".repeat(theirs.chars().count());
    for at in places.into_iter().rev() {
        text.replace_range(at..at + theirs.len(), &stars);
    }
}

/// What neighbours read in place of somebody who is gone.
const GONE: &str = "已注销的邻居";

/// A telephone that nobody has.
const NOBODYS: &str = "00000000000";

/// What becomes of a telephone that stands in a field of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Typed {
    /// What it stands in goes.
    Whole,
    /// The field goes.
    Field,
    /// A number that nobody has.
    Dummy,
}

/// Whether a record is read by nobody but this person, or bears their number as its own.
pub(super) fn is_own(record: &Record, person: PersonId) -> bool {
    record.key().id == person.0 || record.audience() == crate::Audience::Person(person)
}

/// The addresses of somebody's homes.
pub(super) fn addresses(standings: &[Standing]) -> Vec<crate::Line> {
    let mut all: Vec<_> = standings.iter().map(|it| it.address.clone()).collect();
    all.sort();
    all.dedup();
    all
}

/// The members of a community.
pub(super) fn members(community: crate::CommunityId, town: &dyn Town) -> Vec<Member> {
    let all = town.children(Member::KIND, community.0);
    all.iter()
        .filter_map(|it| Member::from_record(it).cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::starred;

    #[test]
    fn an_address_within_another_stays() {
        let mut text = "17-2-201 和 7-2-201，7-2-2013".to_owned();
        starred(&mut text, "7-2-201");
        assert_eq!(text, "17-2-201 和 ＊＊＊＊＊＊＊，7-2-2013");
        let mut text = "李明说李明来过".to_owned();
        starred(&mut text, "李明");
        assert_eq!(text, "＊＊说＊＊来过");
    }
}
