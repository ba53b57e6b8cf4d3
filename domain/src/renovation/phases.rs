//! The stages of a plan in time: planned against real (计划与实际进度).

use crate::core::Day;

use super::{Plan, PlanStage};

/// A stretch of days, the last one counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
}

/// A stage, when it was planned and when it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Which.
    pub stage: PlanStage,
    /// Planned: until the next planned stage begins; the last one lasts a day.
    pub planned: Option<Stretch>,
    /// From the day it came to it until the last day it left it; a stage that lasts, until today.
    pub real: Option<Stretch>,
}

/// The stages that were planned or came, in their order.
pub fn phases(plan: &Plan, today: Day) -> Vec<Phase> {
    let phase = |stage: PlanStage| {
        let phase = Phase {
            stage,
            planned: planned(plan, stage),
            real: real(plan, stage, today),
        };
        (phase.planned.is_some() || phase.real.is_some()).then_some(phase)
    };
    PlanStage::ALL.into_iter().filter_map(phase).collect()
}

fn planned(plan: &Plan, stage: PlanStage) -> Option<Stretch> {
    let at = plan.schedule.iter().position(|it| it.stage == stage)?;
    let from = plan.schedule.get(at)?.on;
    let next = plan.schedule.get(at + 1).map(|it| it.on.plus(-1));
    let until = next.map_or(from, |next| next.max(from));
    Some(Stretch { from, until })
}

fn real(plan: &Plan, stage: PlanStage, today: Day) -> Option<Stretch> {
    let here = |index: &usize| plan.steps[*index].stage == stage;
    let came: Vec<usize> = (0..plan.steps.len()).filter(here).collect();
    let (first, last) = (*came.first()?, *came.last()?);
    let left = plan.steps.get(last + 1).map_or(today, |it| it.at.day());
    let from = plan.steps[first].at.day();
    let until = left.max(from);
    Some(Stretch { from, until })
}
