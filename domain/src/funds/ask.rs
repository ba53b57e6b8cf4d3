//! Asking about an entry, and answering for all to read (问账、答复).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, FundAccountId, FundEntryId, FundQuestionId, Prose, Refusal,
    Timestamp, Town,
};
use crate::members::{Actor, pack_of};
use crate::proposals::Author;

use super::account::found;
use super::{FundLine, FundsFault};

/// What the office answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundAnswer {
    /// What.
    pub text: Prose,
    /// When.
    pub at: Timestamp,
}

/// A question about an entry (疑问), read by everyone who reads the account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundQuestion {
    /// Made by the phone.
    pub id: FundQuestionId,
    /// The account.
    pub account: FundAccountId,
    /// The entry.
    pub entry: FundEntryId,
    /// Those whose money it is.
    pub readers: Audience,
    /// Who asks.
    pub author: Author,
    /// What.
    pub text: Prose,
    /// When.
    pub at: Timestamp,
    /// By when it is answered.
    pub due: Timestamp,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<FundAnswer>,
}

impl FundQuestion {
    pub(crate) fn readers(&self) -> Audience {
        self.readers
    }
}

/// The same as the office has it, whose own homes lie elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundAsked {
    /// The question's.
    pub id: FundQuestionId,
    /// The account.
    pub account: FundAccountId,
    /// The question.
    pub question: FundQuestion,
}

impl FundAsked {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// Asks about an entry (问账).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskFund {
    /// Made by the phone.
    pub id: FundQuestionId,
    /// The entry.
    pub entry: FundEntryId,
    /// What.
    pub text: Prose,
}

/// Answers a question (答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFund {
    /// Which.
    pub question: FundQuestionId,
    /// What.
    pub text: Prose,
}

fn both(question: FundQuestion) -> Vec<Change> {
    let copy = FundAsked {
        id: question.id,
        account: question.account,
        question: question.clone(),
    };
    vec![Change::put(question), Change::put(copy)]
}

pub(super) fn ask(
    it: &AskFund,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let line: FundLine = town.get(it.entry).ok_or(Refusal::NotFound)?;
    let account = found(line.account, town)?;
    let mine = actor.audiences(account.community, at.day(), town);
    if !mine.contains(&line.readers) {
        return Err(Refusal::NotFound);
    }
    if town.has::<FundQuestion>(it.id) || town.has::<FundAsked>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let rules = &pack_of(account.community, at.day(), town)?.funds;
    let asked = town.of::<FundQuestion>(account.id).into_iter();
    let wait = asked.filter(|it| it.author.person == author.person && it.answer.is_none());
    if wait.count() >= usize::from(rules.questions_each) {
        let most = rules.questions_each;
        return Err(FundsFault::ManyWait { most }.into());
    }
    Ok(both(FundQuestion {
        id: it.id,
        account: account.id,
        entry: line.id,
        readers: line.readers,
        author,
        text: it.text.clone(),
        at,
        due: Calendar::built_in().due(at, rules.answer_days),
        answer: None,
    }))
}

pub(super) fn answer(
    it: &AnswerFund,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let asked: FundAsked = town.get(it.question).ok_or(Refusal::NotFound)?;
    let mut question = asked.question;
    if question.answer.is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let text = it.text.clone();
    question.answer = Some(FundAnswer { text, at });
    Ok(both(question))
}
