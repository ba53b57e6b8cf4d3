//! The self-check (自评自查): each indicator with what shows it.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Prose, Refusal, RoundId, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Photo;

use super::round::{few, standing_at};
use super::{
    AssessmentFault, Entry, Indicator, IndicatorKind, Round, RoundDesk, Stage, Step, Value, counted,
};

/// Enters the value of an indicator (填报指标).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterValue {
    /// In which round.
    pub round: RoundId,
    /// The indicator's code.
    pub indicator: String,
    /// What it came to.
    pub value: Value,
    /// What shows it, in words.
    #[serde(default)]
    pub words: Option<Prose>,
    /// What shows it, in photos.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

/// Takes over what the rulebook counts for an indicator from records already there (取用实时数据).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// In which round.
    pub round: RoundId,
    /// The indicator's code.
    pub indicator: String,
}

/// Hands the self-check over to those who check it (提交互查).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishSelfCheck {
    /// Of which round.
    pub round: RoundId,
}

/// A value of the indicator's own kind, with something that shows it. Nobody types in what only the
/// rulebook counts, nor over what it has counted.
pub(super) fn enter(
    it: &EnterValue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut round = standing_at(it.round, town, |it| *it == Stage::SelfCheck)?;
    let indicator = indicator(&round, &it.indicator)?;
    fits(indicator, &it.value)?;
    if round.entry(&it.indicator).is_some_and(Entry::is_counted) {
        return Err(AssessmentFault::Counted.into());
    }
    if it.words.is_none() && it.photos.is_empty() {
        return Err(AssessmentFault::NothingShows.into());
    }
    few(&it.photos, round.rules())?;
    round.set(Entry {
        indicator: it.indicator.clone(),
        value: it.value.clone(),
        words: it.words.clone(),
        photos: it.photos.clone(),
        step: Step::SelfCheck,
        at,
    });
    Ok(worked(round, actor, at, town))
}

/// Only the server sees all there is to count.
pub(super) fn take_over(
    it: &TakeOver,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut round = standing_at(it.round, town, |it| *it == Stage::SelfCheck)?;
    let live = indicator(&round, &it.indicator)?.live.clone();
    let live = live.ok_or(AssessmentFault::NothingCounts)?;
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let share = counted(&live, &round, at.day(), town);
    if share.whole == 0 {
        return Err(AssessmentFault::NothingToCount.into());
    }
    let kept = round.entry(&it.indicator);
    let (words, photos) = kept.map_or((None, Vec::new()), |it| {
        (it.words.clone(), it.photos.clone())
    });
    round.set(Entry {
        indicator: it.indicator.clone(),
        value: Value::Counted {
            live,
            part: share.part,
            whole: share.whole,
            on: at.day(),
        },
        words,
        photos,
        step: Step::SelfCheck,
        at,
    });
    Ok(worked(round, actor, at, town))
}

pub(super) fn finish(
    it: &FinishSelfCheck,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round = standing_at(it.round, town, |it| *it == Stage::SelfCheck)?;
    let all = round.rules().indicators();
    let count = all.filter(|it| round.entry(&it.code).is_none()).count() as u32;
    if count > 0 {
        return Err(AssessmentFault::ValuesMissing { count }.into());
    }
    let desk = RoundDesk::with(&round, Step::SelfCheck, actor, at, town);
    let round = round.moved(Stage::MutualCheck);
    Ok(vec![Change::put(round), Change::put(desk)])
}

pub(super) fn indicator(round: &Round, code: &str) -> Result<&'static Indicator, Refusal> {
    let found = round.rules().indicator(code);
    found.map(|(_, it)| it).ok_or(Refusal::NotFound)
}

/// Whether a value is one that somebody may enter for an indicator.
pub(super) fn fits(indicator: &Indicator, value: &Value) -> Result<(), Refusal> {
    match (indicator.kind, value) {
        (IndicatorKind::YesNo, Value::YesNo { .. }) => Ok(()),
        (IndicatorKind::Percent, Value::Percent { hundredths }) if *hundredths <= 10_000 => Ok(()),
        _ => Err(AssessmentFault::OtherKind.into()),
    }
}

fn worked(round: Round, actor: &Actor, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let desk = RoundDesk::with(&round, Step::SelfCheck, actor, at, town);
    vec![Change::put(round), Change::put(desk)]
}
