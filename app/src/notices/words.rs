//! What the screens of this slice share: what this phone knows of notices, and how it is said.

use domain::issues::Body;
use domain::notices::{
    Desk, Message, MessageCopy, Notice, NoticeDesk, NoticeRead, Urgency, to_whom,
};
use domain::{Audience, MessageId, NoticeId, NoticeReadId, wording};

use crate::shell::Here;

/// A notice, for its readers and for whoever looks after it.
pub fn known(here: Here, id: NoticeId) -> Option<Notice> {
    let desk = || here.get::<NoticeDesk>(id).map(|it| it.notice);
    here.get::<Notice>(id).or_else(desk)
}

/// Every notice this phone knows.
pub fn all(here: Here) -> Vec<Notice> {
    let mut all = here.all::<Notice>();
    let desks = here.all::<NoticeDesk>().into_iter().map(|it| it.notice);
    let more: Vec<Notice> = desks
        .filter(|desk| all.iter().all(|it| it.id != desk.id))
        .collect();
    all.extend(more);
    all
}

/// Whether it is for this person to read, and not only to look after.
pub fn is_for_me(here: Here, id: NoticeId) -> bool {
    here.get::<Notice>(id).is_some() && here.actor().belongs()
}

/// Whether this person has read it as it stands.
pub fn has_read(here: Here, it: &Notice) -> bool {
    let mark = |me| here.get::<NoticeRead>(NoticeReadId::of(it.id, me));
    let mark = here.person().and_then(mark);
    mark.is_some_and(|mark| mark.version == it.version())
}

/// The order of notices: urgent first, the latest first.
pub fn order(it: &Notice) -> (i64, uuid::Uuid) {
    // More milliseconds than lie between any two notices.
    const FAR: i64 = 1 << 50;
    let urgent = i64::from(it.urgency == Urgency::Urgent);
    (-urgent * FAR - it.changed_at().0, it.id.0)
}

/// To whom, in words.
pub fn whom(here: Here, to: Audience) -> String {
    here.read(|town| to_whom(to, town, here.lang))
}

/// As whom the office speaks.
pub fn desk(here: Here, from: Desk) -> String {
    match from {
        Desk::Office => {
            let community = here.community();
            community.map_or_else(String::new, |it| it.name.to_string())
        }
        Desk::GridWorker => wording::office(domain::members::Office::GridWorker, here.lang).into(),
        Desk::BuildingHead => {
            wording::office(domain::members::Office::BuildingHead, here.lang).into()
        }
        Desk::Body(id) => {
            let body: Option<Body> = here.get(id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
    }
}

/// A message, for its readers and for whoever has a copy.
pub fn message(here: Here, id: MessageId) -> Option<Message> {
    let copy = || here.get::<MessageCopy>(id).map(|it| it.message);
    here.get::<Message>(id).or_else(copy)
}

/// Every message this phone knows.
pub fn messages(here: Here) -> Vec<Message> {
    let mut all = here.all::<Message>();
    let copies = here.all::<MessageCopy>().into_iter().map(|it| it.message);
    let more: Vec<Message> = copies
        .filter(|copy| all.iter().all(|it| it.id != copy.id))
        .collect();
    all.extend(more);
    all
}

/// The title of a notice, as far as this phone knows it.
pub fn title_of(here: Here, id: NoticeId) -> String {
    known(here, id).map_or_else(String::new, |it| it.title.to_string())
}
