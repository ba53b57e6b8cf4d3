//! Putting oneself forward, hanging it, and beginning to check (自荐申报、公示、开始自查).

use serde::{Deserialize, Serialize};

use crate::core::{
    Calendar, Change, CommunityId, Line, Prose, Refusal, RoundId, RulePack, Timestamp, Town,
};
use crate::members::{Actor, pack_of};
use crate::proposals::Photo;

use super::object::objections_of;
use super::round::{few, standing_at};
use super::{AssessmentFault, Hanging, Round, RoundDesk, RoundObjection, Stage, Step};

/// The community puts itself forward for a year (自荐申报), or anew, once an objection to how it did
/// was found right (更正后重新申报).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nominate {
    /// The community.
    pub community: CommunityId,
    /// For this year, or for the one that is over.
    pub year: i16,
    /// Why.
    pub words: Prose,
}

/// Hangs the nomination, or the result (张贴公示). Its clock runs from the day after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostRound {
    /// Of which round.
    pub round: RoundId,
    /// Where it hangs.
    pub hangs_at: Line,
    /// The board.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

/// Begins the self-check, once the first publicity is over and nothing said of it was right (开始自查).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginSelfCheck {
    /// Of which round.
    pub round: RoundId,
}

/// One round at a time, and one a year.
pub(super) fn nominate(
    it: &Nominate,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let pack: &RulePack = pack_of(it.community, at.day(), town)?;
    let (year, _, _) = at.day().ymd();
    if it.year != year && it.year != year - 1 {
        return Err(AssessmentFault::OtherYear.into());
    }
    let id = RoundId::of(it.community, it.year);
    let there: Option<Round> = town.get(id);
    if let Some(round) = there {
        return corrected(it, round, actor, at, town);
    }
    let open = town.of::<Round>(it.community);
    if let Some(open) = open.into_iter().find(Round::is_open) {
        return Err(AssessmentFault::RoundOpen { year: open.year }.into());
    }
    let round = Round {
        id,
        community: it.community,
        year: it.year,
        pack: pack.id.clone(),
        words: it.words.clone(),
        at,
        stage: Stage::Nominated,
        attempt: 1,
        entries: Vec::new(),
        reviews: Vec::new(),
        returned: Vec::new(),
        hung: None,
        hung_last: None,
        sheets: None,
    };
    let desk = RoundDesk::with(&round, Step::Nomination, actor, at, town);
    Ok(vec![Change::put(round), Change::put(desk)])
}

/// A nomination that somebody objected to, rightly, is put forward anew, and hung again. Whoever else
/// objected is answered first.
fn corrected(
    it: &Nominate,
    round: Round,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let taken = AssessmentFault::YearTaken { year: it.year };
    let Stage::FirstPublicity(hanging) = &round.stage else {
        return Err(taken.into());
    };
    let objections = objections_of(&round, hanging, town);
    if !objections.iter().any(RoundObjection::is_upheld) {
        return Err(taken.into());
    }
    let waiting = objections.iter().filter(|it| it.answer.is_none());
    let count = waiting.count() as u32;
    if count > 0 {
        return Err(AssessmentFault::Unanswered { count }.into());
    }
    let desk = RoundDesk::with(&round, Step::Nomination, actor, at, town);
    let round = Round {
        words: it.words.clone(),
        ..round.moved(Stage::Nominated)
    };
    Ok(vec![Change::put(round), Change::put(desk)])
}

pub(super) fn post(
    it: &PostRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round = standing_at(it.round, town, |it| {
        matches!(it, Stage::Nominated | Stage::Accepted)
    })?;
    let rules = round.rules();
    few(&it.photos, rules)?;
    let first = round.stage == Stage::Nominated;
    let days = if first {
        rules.first_days
    } else {
        rules.final_days
    };
    let shift = RulePack::frozen(&round.pack).is_some_and(|it| it.weekends_shift);
    let from = at.day();
    let period = Calendar::built_in().period(from, days, shift);
    let hanging = Hanging {
        from,
        at,
        last: period.last,
        next: period.next,
        provisional: period.provisional,
        hangs_at: it.hangs_at.clone(),
        photos: it.photos.clone(),
    };
    let (stage, step) = if first {
        (Stage::FirstPublicity(hanging), Step::FirstPublicity)
    } else {
        (Stage::FinalPublicity(hanging), Step::FinalPublicity)
    };
    let desk = RoundDesk::with(&round, step, actor, at, town);
    Ok(vec![Change::put(round.moved(stage)), Change::put(desk)])
}

pub(super) fn begin(
    it: &BeginSelfCheck,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let first = |it: &Stage| matches!(it, Stage::FirstPublicity(_));
    let mut round = standing_at(it.round, town, first)?;
    let hung = over(&round, at, town)?;
    let objections = objections_of(&round, &hung, town);
    if objections.iter().any(RoundObjection::is_upheld) {
        return Err(AssessmentFault::Upheld.into());
    }
    round.hung = Some(hung);
    Ok(vec![Change::put(round.moved(Stage::SelfCheck))])
}

/// What hung, once its days are over and whoever objected has an answer in writing.
pub(super) fn over(round: &Round, at: Timestamp, town: &dyn Town) -> Result<Hanging, Refusal> {
    let hanging = round.stage.hanging().ok_or(AssessmentFault::Elsewhere)?;
    if at.day() < hanging.next {
        let next = hanging.next;
        return Err(Refusal::PublicityRuns { next });
    }
    let waiting = town.of::<RoundObjection>(round.id);
    let count = waiting.iter().filter(|it| it.answer.is_none()).count() as u32;
    if count > 0 {
        return Err(AssessmentFault::Unanswered { count }.into());
    }
    Ok(hanging.clone())
}
