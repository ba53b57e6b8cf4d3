//! The honour wall (荣誉榜): who asks to be on it, by a nickname (domain-rules 6.5; 志愿服务条例 20).

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::core::{Line, PersonId};

/// That somebody asks to be on the wall (本人同意).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnBoard {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub nickname: Line,
    /// Whether they took it back.
    pub taken_back: bool,
}

/// A line of the wall. There is no person in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// As they call themselves.
    pub nickname: Line,
    /// Their honour.
    pub honour: u64,
}

/// The wall: those alone who ask for it, the most honoured first.
pub fn board(asked: &[OnBoard], honour: impl Fn(PersonId) -> u64, most: usize) -> Vec<Shown> {
    let on = asked.iter().filter(|it| !it.taken_back);
    let shown = on.map(|it| Shown {
        nickname: it.nickname.clone(),
        honour: honour(it.person),
    });
    let mut lines: Vec<Shown> = shown.collect();
    lines.sort_by_cached_key(|it| (Reverse(it.honour), it.nickname.clone()));
    lines.truncate(most);
    lines
}
