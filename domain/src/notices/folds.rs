//! What is folded from notices, marks and messages, and told to whom it is for.

use crate::core::{Audience, Change, Digest, Entity, MessageId, NoticeId, Plain, Record, Town};
use crate::members::Unit;

use super::{
    Message, MessageBacking, MessageCopy, MessagePulse, Notice, NoticeDesk, NoticeRead, Publicity,
};

/// The notice for its readers, and for the desk that looks after it.
pub(super) fn shown(notice: Notice, reads: u32, town: &dyn Town) -> Vec<Change> {
    let desk = desk(&notice, reads, town);
    vec![Change::put(notice), Change::put(desk)]
}

fn desk(notice: &Notice, reads: u32, town: &dyn Town) -> NoticeDesk {
    NoticeDesk {
        id: notice.id,
        community: notice.community,
        readers: office_of(notice.to, town),
        notice: notice.clone(),
        reads,
    }
}

/// Who looks after what is for an audience: of a building those who look after it, else the office.
pub(super) fn office_of(to: Audience, town: &dyn Town) -> Audience {
    match to {
        Audience::Building(id) => Audience::Grid(id),
        Audience::Unit(id) => {
            let unit: Option<Unit> = town.get(id);
            unit.map_or(Audience::Staff, |it| Audience::Grid(it.building))
        }
        _ => Audience::Staff,
    }
}

/// How many have read a notice, as far as this town knows.
pub(super) fn reads(id: NoticeId, town: &dyn Town) -> u32 {
    if town.is_whole() {
        return town.children(NoticeRead::KIND, id.0).len() as u32;
    }
    town.get::<NoticeDesk>(id).map_or(0, |it| it.reads)
}

/// How many think so too, as far as this town knows.
pub(super) fn backers(id: MessageId, town: &dyn Town) -> u32 {
    if town.is_whole() {
        return town.children(MessageBacking::KIND, id.0).len() as u32;
    }
    town.get::<MessagePulse>(id).map_or(0, |it| it.backers)
}

/// The message for its readers, and the copy of whoever else has it.
pub(super) fn told(message: Message) -> Vec<Change> {
    let copy = message.copy.map(|reader| MessageCopy {
        id: message.id,
        community: message.community,
        reader,
        message: message.clone(),
    });
    let copy = copy.map(Change::put);
    std::iter::once(Change::put(message)).chain(copy).collect()
}

/// The desk of every notice, from the notices and the marks of those who read them.
pub(crate) fn desks_again(town: &Plain) -> Vec<NoticeDesk> {
    let whole = town as &dyn Town;
    town.all::<Notice>()
        .map(|it| desk(it, reads(it.id, whole), whole))
        .collect()
}

/// How many think so too, of every message that somebody may back.
pub(crate) fn pulses_again(town: &Plain) -> Vec<MessagePulse> {
    let whole = town as &dyn Town;
    let backed = town.all::<Message>().filter(|it| it.may_be_backed());
    backed
        .map(|it| MessagePulse::of(it, backers(it.id, whole)))
        .collect()
}

/// The photos and files that a record of this slice shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    let of_notice = |it: &Notice| {
        let photos = it.photos.iter().map(|it| it.hash);
        photos
            .chain(it.document.as_ref().map(|it| it.hash))
            .collect()
    };
    match record {
        Record::Notice(it) => of_notice(it),
        Record::NoticeDesk(it) => of_notice(&it.notice),
        Record::Publicity(it) => Publicity::files(it),
        _ => Vec::new(),
    }
}
