//! Saying something to the office (留言).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, CommunityId, MessageId, NoticeId, Prose, PublicityId, Refusal,
    Timestamp, Town,
};
use crate::covenant::{CovenantFault, is_drafted};
use crate::issues::Body;
use crate::members::{Actor, Community};
use crate::proposals::Author;

use super::board::hanging;
use super::notice::found;
use super::reply::found as found_message;
use super::{About, Message, MessageCopy, MessagePulse, NoticeFault, folds};

/// Within how many working days an answer is due (design default, after the term of a general
/// matter in domain-rules 7).
const ANSWER_DAYS: u16 = 5;

/// How many messages of one person to the column, to a draft, or about the app, wait at most (design default).
const WAIT_MOST: u16 = 10;

/// How many objections of one person to one publicity wait at most (design default).
const OBJECTIONS_MOST: u16 = 3;

/// Says something (留言).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SayMessage {
    /// Made by the phone.
    pub id: MessageId,
    /// The community.
    pub community: CommunityId,
    /// What about.
    pub about: About,
    /// What.
    pub text: Prose,
}

pub(super) fn say(
    it: &SayMessage,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    if found_message(it.id, town).is_ok() {
        return Err(Refusal::AlreadyThere);
    }
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    let due = Calendar::built_in().due(at, ANSWER_DAYS);
    let (readers, copy, due) = match &it.about {
        About::Notice(id) => {
            let to = below(*id, actor, at, town)?;
            let office = folds::office_of(to, town);
            let office_reads = matches!(
                to,
                Audience::Residents | Audience::Compound(_) | Audience::Grounds(_)
            );
            (to, (!office_reads).then_some(office), None)
        }
        About::Publicity { item, objection } => {
            let to = about_what_hangs(*item, actor, at, town)?;
            if *objection {
                few_objections(&author, *item, town.of::<Message>(it.community))?;
            }
            (to, None, objection.then_some(due))
        }
        About::Column { open, body, .. } => {
            few_wait(
                &author,
                town.of::<Message>(it.community),
                town,
                it.community,
            )?;
            if let Some(id) = body {
                let named: Option<Body> = town.get(*id);
                named
                    .filter(|it| !it.ended)
                    .ok_or(crate::issues::IssueFault::NoSuchBody)?;
            }
            if *open {
                (Audience::Residents, None, Some(due))
            } else {
                let own = Audience::Person(author.person);
                (Audience::Staff, Some(own), Some(due))
            }
        }
        About::Covenant(id) => {
            if !is_drafted(*id, town) {
                return Err(CovenantFault::NoDraft.into());
            }
            few_wait(
                &author,
                town.of::<Message>(it.community),
                town,
                it.community,
            )?;
            (Audience::Residents, None, Some(due))
        }
        About::App { .. } => {
            few_wait(
                &author,
                town.of::<Message>(it.community),
                town,
                it.community,
            )?;
            (Audience::Residents, None, Some(due))
        }
    };
    let message = Message {
        id: it.id,
        community: it.community,
        about: it.about.clone(),
        text: Some(it.text.clone()),
        author,
        at,
        due,
        replies: Vec::new(),
        hidden: None,
        readers,
        copy,
    };
    let pulse = message
        .may_be_backed()
        .then(|| Change::put(MessagePulse::of(&message, 0)));
    Ok(folds::told(message).into_iter().chain(pulse).collect())
}

/// Who reads what is said below a notice: its readers, and of what is public the residents alone,
/// since a family name stands in it.
fn below(id: NoticeId, actor: &Actor, at: Timestamp, town: &dyn Town) -> Result<Audience, Refusal> {
    let notice = found(id, town)?;
    reads(actor, notice.to, notice.community, at, town)?;
    if notice.withdrawn.is_some() {
        return Err(NoticeFault::Withdrawn.into());
    }
    if !notice.comments {
        return Err(NoticeFault::NoComments.into());
    }
    Ok(not_to_guests(notice.to))
}

fn about_what_hangs(
    id: PublicityId,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Audience, Refusal> {
    let publicity = hanging(id, town)?;
    reads(actor, publicity.to, publicity.community, at, town)?;
    let today = at.day();
    if today < publicity.from {
        let from = publicity.from;
        return Err(NoticeFault::NotYet { from }.into());
    }
    if today > publicity.last {
        let last = publicity.last;
        return Err(Refusal::PublicityOver { last });
    }
    Ok(not_to_guests(publicity.to))
}

fn not_to_guests(to: Audience) -> Audience {
    match to {
        Audience::Public => Audience::Residents,
        other => other,
    }
}

fn reads(
    actor: &Actor,
    to: Audience,
    community: CommunityId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let mine = actor.audiences(community, at.day(), town);
    if mine.contains(&to) {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

/// One person objects to one thing so often, and again once they were answered.
fn few_objections(author: &Author, to: PublicityId, all: Vec<Message>) -> Result<(), Refusal> {
    let mine = |it: &&Message| {
        let about =
            matches!(it.about, About::Publicity { item, objection } if item == to && objection);
        about && it.author.person == author.person && it.waits()
    };
    if all.iter().filter(mine).count() >= usize::from(OBJECTIONS_MOST) {
        let most = OBJECTIONS_MOST;
        return Err(NoticeFault::ManyObjections { most }.into());
    }
    Ok(())
}

/// One person does not fill the column.
fn few_wait(
    author: &Author,
    all: Vec<Message>,
    town: &dyn Town,
    community: CommunityId,
) -> Result<(), Refusal> {
    let copies = if town.is_whole() {
        Vec::new()
    } else {
        town.of::<MessageCopy>(community)
    };
    let all = all.iter().chain(copies.iter().map(|it| &it.message));
    let open = |it: &&Message| {
        matches!(
            it.about,
            About::Column { .. } | About::Covenant(_) | About::App { .. }
        )
    };
    let mine = all.filter(|it| it.author.person == author.person && it.waits());
    if mine.filter(open).count() >= usize::from(WAIT_MOST) {
        return Err(NoticeFault::ManyWait { most: WAIT_MOST }.into());
    }
    Ok(())
}
