//! Asking the residents, and what the third party counted itself (问卷).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Line, Refusal, RoundId, Timestamp, Town};

use super::round::standing_at;
use super::{
    AssessmentFault, Round, Stage, Survey, SurveyBox, SurveyCounts, SurveyState, SurveyTurnout,
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
    let turnout = SurveyTurnout {
        id: round.id,
        community: round.community,
        answered: 0,
    };
    Ok(vec![Change::put(survey), Change::put(turnout)])
}

/// Where too few have answered, what they said goes unread.
pub(super) fn close(
    it: &CloseSurvey,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let survey: Survey = town.get(it.round).ok_or(Refusal::NotFound)?;
    if survey.state != SurveyState::Open {
        return Err(AssessmentFault::SurveyClosed.into());
    }
    // A phone does not hold the box.
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let filled: Option<SurveyBox> = town.get(it.round);
    let counts = filled.as_ref().map(|it| it.counts).unwrap_or_default();
    let state = if counts.valid >= survey.sample {
        SurveyState::Closed { counts, at }
    } else {
        SurveyState::TooFew {
            answered: counts.valid,
            at,
        }
    };
    let mut changes = vec![Change::put(Survey { state, ..survey })];
    changes.extend(filled.as_ref().map(Change::remove));
    Ok(changes)
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
