//! Answering the survey (填写问卷): once each, and nobody reads whose answer is whose.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::core::{Audience, Change, PersonId, Refusal, RoundId, SurveyMarkId, Timestamp, Town};
use crate::members::Actor;

use super::{AssessmentFault, Survey, SurveyBox, SurveyCounts, SurveyState};

/// How content somebody is (满意程度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Satisfaction {
    /// 很满意
    Very,
    /// 比较满意
    Fairly,
    /// 一般
    SoSo,
    /// 不满意
    Not,
}

impl Satisfaction {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Very, Self::Fairly, Self::SoSo, Self::Not];
}

/// What somebody says (答卷).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// 不知道: then there is nothing to be content with.
    Unaware,
    /// 知道
    Aware(Satisfaction),
}

/// That somebody has answered (已填): theirs alone, and not what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyMark {
    /// Derived from the round and the person: one each.
    pub id: SurveyMarkId,
    /// The survey.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
}

/// Answers (提交答卷). It cannot be changed: nobody could say which answer to take out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerSurvey {
    /// Of which round.
    pub round: RoundId,
    /// What.
    pub said: Said,
    /// Random, made by the phone, kept by nobody: with it the stored hash of the command tells
    /// nothing about the answer.
    pub blind: Uuid,
}

impl SurveyMarkId {
    /// The one mark of a person.
    pub fn of(round: RoundId, person: PersonId) -> Self {
        Self::derived("survey mark", &[round.0.as_bytes(), person.0.as_bytes()])
    }
}

impl SurveyMark {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl SurveyCounts {
    /// With one answer more.
    pub(super) fn with(mut self, said: Said) -> Self {
        self.valid += 1;
        let Said::Aware(satisfaction) = said else {
            return self;
        };
        self.aware += 1;
        match satisfaction {
            Satisfaction::Very => self.very += 1,
            Satisfaction::Fairly => self.fairly += 1,
            Satisfaction::SoSo => self.so_so += 1,
            Satisfaction::Not => self.not += 1,
        }
        self
    }
}

/// Only the server holds the box: a phone marks that its own has answered.
pub(super) fn answer(
    it: &AnswerSurvey,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let survey: Survey = town.get(it.round).ok_or(Refusal::NotFound)?;
    // Those who are asked are those who live or own here, not those who work for the result.
    if actor.standings().is_empty() {
        return Err(Refusal::NoStanding);
    }
    if survey.state != SurveyState::Open {
        return Err(AssessmentFault::SurveyClosed.into());
    }
    if at.day() > survey.until {
        let until = survey.until;
        return Err(AssessmentFault::SurveyOver { until }.into());
    }
    let id = SurveyMarkId::of(it.round, person);
    if town.has::<SurveyMark>(id) {
        return Err(AssessmentFault::AnsweredOnce.into());
    }
    let mut changes = vec![Change::put(SurveyMark {
        id,
        round: it.round,
        person,
    })];
    if town.is_whole() {
        let before: Option<SurveyBox> = town.get(it.round);
        let counts = before.map(|it| it.counts).unwrap_or_default();
        changes.push(Change::put(SurveyBox {
            id: it.round,
            community: survey.community,
            counts: counts.with(it.said),
        }));
    }
    Ok(changes)
}
