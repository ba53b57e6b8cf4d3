//! Words of this slice.

use components::Tone;
use domain::covenant::CovenantVersion;
use domain::issues::Body;
use domain::members::Office;
use domain::notices::{
    About, Desk, Message, MessageCopy, Notice, NoticeDesk, Publicity, PublicityState, to_whom,
};
use domain::{Audience, Day, wording};

use crate::shell::Book;
use crate::texts::Texts;

/// To whom, in words.
pub(super) fn whom(book: Book, to: Audience, t: Texts) -> String {
    book.read(|town| to_whom(to, town, t.lang))
}

/// As whom somebody speaks.
pub(super) fn desk(book: Book, from: Desk, t: Texts) -> String {
    match from {
        Desk::Office => {
            let community = book.community();
            community.map_or_else(String::new, |it| it.name.to_string())
        }
        Desk::GridWorker => wording::office(Office::GridWorker, t.lang).to_owned(),
        Desk::BuildingHead => wording::office(Office::BuildingHead, t.lang).to_owned(),
        Desk::Body(id) => {
            let body: Option<Body> = book.get(id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
    }
}

/// Every message the office has, as a reader or as the one who looks after the building.
pub(crate) fn messages(book: Book) -> Vec<Message> {
    let mut all = book.all::<Message>();
    let copies = book.all::<MessageCopy>().into_iter().map(|it| it.message);
    let more: Vec<Message> = copies
        .filter(|copy| all.iter().all(|it| it.id != copy.id))
        .collect();
    all.extend(more);
    all
}

/// How a notice stands on a day.
pub(super) fn standing(it: &Notice, today: Day, t: Texts) -> (&'static str, Tone) {
    if it.withdrawn.is_some() {
        (t.bulletin_withdrawn(), Tone::Stop)
    } else if it.is_valid(today) {
        (t.bulletin_valid(), Tone::Done)
    } else {
        (t.bulletin_over(), Tone::Plain)
    }
}

/// How a publicity stands on a day.
pub(super) fn board_standing(it: &Publicity, today: Day, t: Texts) -> (&'static str, Tone) {
    match &it.state {
        PublicityState::Withdrawn(_) => (t.bulletin_withdrawn(), Tone::Stop),
        PublicityState::Ended(_) => (t.board_ended(), Tone::Done),
        PublicityState::Hangs if today < it.from => (t.board_comes(), Tone::Plain),
        PublicityState::Hangs if today <= it.last => (t.board_hangs(), Tone::Info),
        PublicityState::Hangs => (t.board_to_end(), Tone::Wait),
    }
}

/// What a message is about.
pub(super) fn about(book: Book, it: &Message, t: Texts) -> String {
    match &it.about {
        About::Notice(id) => {
            let desk: Option<NoticeDesk> = book.get(*id);
            let title = desk.map_or_else(String::new, |it| it.notice.title.to_string());
            t.said_notice(title)
        }
        About::Publicity { item, objection } => {
            let board: Option<Publicity> = book.get(*item);
            let title = board.map_or_else(String::new, |it| it.title.to_string());
            if *objection {
                t.said_objection(title)
            } else {
                t.said_opinion(title)
            }
        }
        About::Column { topic, open, body } => {
            let topic = wording::topic(*topic, t.lang);
            let body = body.and_then(|id| book.get::<Body>(id));
            match body {
                Some(body) => t.said_column_to(body.name.as_str(), topic),
                None if *open => t.said_column(topic),
                None => t.said_column_closed(topic),
            }
        }
        About::Covenant(id) => {
            let version: Option<CovenantVersion> = book.get(*id);
            t.said_covenant(version.map_or(0, |it| it.number))
        }
        About::App { kind, screen } => {
            t.said_app(wording::complaint(*kind, t.lang), screen.as_str())
        }
    }
}
