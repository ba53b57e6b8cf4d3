//! What people do with notices, publicity and messages.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::councils::Document;
use crate::members::Actor;
use crate::proposals::Photo;

use super::{
    AddBoardPhotos, BackMessage, CorrectNotice, EndPublicity, HideMessage, PostPublicity,
    ReadNotice, ReplyToMessage, SayMessage, ShowMessage, WithdrawNotice, WithdrawPublicity,
    WriteNotice, board, hide, notice, read, reply, say, support,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Writes a notice (发公告).
    Write(WriteNotice),
    /// Corrects one (更正).
    Correct(CorrectNotice),
    /// Withdraws one (撤回).
    Withdraw(WithdrawNotice),
    /// Has read one (知道了).
    Read(ReadNotice),
    /// Posts a publicity (张贴公示).
    Post(PostPublicity),
    /// Shows the board (张贴留证).
    AddBoardPhotos(AddBoardPhotos),
    /// Ends a publicity (公示结束).
    End(EndPublicity),
    /// Takes one down (撤下).
    TakeDown(WithdrawPublicity),
    /// Says something (留言).
    Say(SayMessage),
    /// Answers it (公开答复).
    Reply(ReplyToMessage),
    /// Thinks so too (我也这么想).
    Back(BackMessage),
    /// Takes words down (隐去).
    Hide(HideMessage),
    /// Shows them again (恢复).
    Show(ShowMessage),
}

impl Command {
    /// The photos and files it brings.
    pub fn photos(&self) -> Vec<Digest> {
        let (photos, document): (&[Photo], Option<&Document>) = match self {
            Self::Write(it) => (&it.photos, it.document.as_ref()),
            Self::Post(it) => (&it.photos, it.document.as_ref()),
            Self::AddBoardPhotos(it) => (&it.photos, None),
            Self::End(it) => (&it.photos, None),
            _ => return Vec::new(),
        };
        let photos = photos.iter().map(|it| it.hash);
        photos.chain(document.map(|it| it.hash)).collect()
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Write(it) => notice::write(it, actor, at, town),
        Command::Correct(it) => notice::correct(it, actor, at, town),
        Command::Withdraw(it) => notice::withdraw(it, actor, at, town),
        Command::Read(it) => read::read(it, actor, at, town),
        Command::Post(it) => board::post(it, at, town),
        Command::AddBoardPhotos(it) => board::add_photos(it, at, town),
        Command::End(it) => board::end(it, at, town),
        Command::TakeDown(it) => board::withdraw(it, at, town),
        Command::Say(it) => say::say(it, actor, at, town),
        Command::Reply(it) => reply::reply(it, actor, at, town),
        Command::Back(it) => support::back(it, actor, at, town),
        Command::Hide(it) => hide::hide(it, actor, at, town),
        Command::Show(it) => hide::show(it, town),
    }
}
