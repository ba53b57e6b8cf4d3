//! Asking the residents, and what the third party counted itself (问卷).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Entity, Line, Refusal, RoundId, Timestamp, Town};

use super::round::standing_at;
use super::rules::FEWEST;
use super::{
    AssessmentFault, Round, Stage, Survey, SurveyBox, SurveyCounts, SurveyMark, SurveyState,
    SurveyTurnout,
};

/// Asks the residents (发起问卷): once a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenSurvey {
    /// In which round.
    pub round: RoundId,
    /// The last day on which one may answer.
    pub until: Day,
}

/// Closes the survey and counts it (结束问卷并公布).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseSurvey {
    /// Of which round.
    pub round: RoundId,
}

/// What the third party's own questionnaires came to (第三方问卷).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    /// Who asked.
    pub by: Line,
    /// What they counted.
    pub counts: SurveyCounts,
    /// When it was entered.
    pub at: Timestamp,
}

/// Enters what the third party counted; the app's own survey is another thing (录入第三方问卷).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterSheets {
    /// In which round.
    pub round: RoundId,
    /// Who asked.
    pub by: Line,
    /// What they counted.
    pub counts: SurveyCounts,
}

/// The evaluation follows the whole way, so may the survey: from the self-check to the acceptance.
fn runs(stage: &Stage) -> bool {
    matches!(
        stage,
        Stage::SelfCheck | Stage::MutualCheck | Stage::Evaluation | Stage::Acceptance
    )
}

pub(super) fn open(
    it: &OpenSurvey,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round = standing_at(it.round, town, runs)?;
    if town.has::<Survey>(it.round) {
        return Err(AssessmentFault::AskedAlready.into());
    }
    let most = round.rules().survey_days_most;
    if it.until < at.day() {
        return Err(Refusal::DueHasPassed { due: it.until });
    }
    if it.until > at.day().plus(i32::from(most)) {
        return Err(AssessmentFault::TooLong { most }.into());
    }
    let survey = Survey {
        id: round.id,
        community: round.community,
        from: at,
        until: it.until,
        sample: round.rules().sample(),
        state: SurveyState::Open,
    };
    Ok(vec![Change::put(survey)])
}

/// Once its last day is over, and not at a moment that somebody picks.
pub(super) fn close(
    it: &CloseSurvey,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let survey: Survey = town.get(it.round).ok_or(Refusal::NotFound)?;
    if survey.state != SurveyState::Open {
        return Err(AssessmentFault::SurveyClosed.into());
    }
    if at.day() <= survey.until {
        let until = survey.until;
        return Err(AssessmentFault::SurveyRuns { until }.into());
    }
    Ok(shut(it.round, at, town))
}

/// Closes the survey of a round, where one is open, and tells how many answered. Where too few have,
/// what they said goes unread. A round that is over leaves none open.
pub(super) fn shut(round: RoundId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let survey: Option<Survey> = town.get(round);
    let open = survey.filter(|it| it.state == SurveyState::Open);
    // A phone does not hold the box.
    let Some(survey) = open.filter(|_| town.is_whole()) else {
        return Vec::new();
    };
    let filled: Option<SurveyBox> = town.get(round);
    let counts = filled.as_ref().map(|it| it.counts).unwrap_or_default();
    let state = if counts.valid >= survey.sample {
        SurveyState::Closed { counts, at }
    } else {
        SurveyState::TooFew {
            answered: counts.valid,
            at,
        }
    };
    let turnout = SurveyTurnout {
        id: survey.id,
        community: survey.community,
        answered: town.children(SurveyMark::KIND, round.0).len() as u32,
    };
    let mut changes = vec![
        Change::put(Survey { state, ..survey }),
        Change::put(turnout),
    ];
    changes.extend(filled.as_ref().map(Change::remove));
    changes
}

pub(super) fn sheets(
    it: &EnterSheets,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round = standing_at(it.round, town, |it| *it == Stage::Evaluation)?;
    if !it.counts.adds_up() {
        return Err(AssessmentFault::DoesNotAddUp.into());
    }
    if it.counts.valid < FEWEST {
        return Err(AssessmentFault::SheetsTooFew { least: FEWEST }.into());
    }
    let sheets = Sheets {
        by: it.by.clone(),
        counts: it.counts,
        at,
    };
    Ok(vec![Change::put(Round {
        sheets: Some(sheets),
        ..round
    })])
}
