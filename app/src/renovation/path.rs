//! The four questions on a line (四问), and how far one has answered them.

use components::{Path, PathStep, Progress, Section};
use domain::renovation::{ComparisonState, PlanStage, PlanState};
use domain::wording;
use leptos::prelude::*;

use super::Ground;

/// 改不改、改什么、怎么改、如何管.
pub fn path(ground: Ground) -> AnyView {
    let t = ground.here.t;
    let steps = Memo::new(move |_| steps(ground));
    let label = move || {
        let now = steps.with(|all| {
            let now = all.iter().find(|it| it.progress == Progress::Now);
            now.map_or_else(String::new, |it| it.name.clone())
        });
        t.renovation_path_label(now)
    };
    view! {
        <Section title=t.renovation_path()>
            <Path label steps />
        </Section>
    }
    .into_any()
}

fn steps(ground: Ground) -> Vec<PathStep> {
    let t = ground.here.t;
    // Of a plan that ended, where it stood.
    let stage = |state: &PlanState| match state {
        PlanState::Ended { before, .. } => before.stage(),
        state => state.stage(),
    };
    let stage = ground
        .plan
        .with(|plan| plan.as_ref().map(|it| stage(&it.state)));
    let stage = stage.unwrap_or(PlanStage::Prepare);
    let marks = [
        t.renovation_mark_one(),
        t.renovation_mark_two(),
        t.renovation_mark_three(),
        t.renovation_mark_four(),
    ];
    let step = |(mark, it): (&str, PlanStage)| {
        let progress = match it.cmp(&stage) {
            std::cmp::Ordering::Less => Progress::Past,
            std::cmp::Ordering::Equal => Progress::Now,
            std::cmp::Ordering::Greater => Progress::Later,
        };
        PathStep {
            mark: mark.to_owned(),
            name: wording::plan_stage(it, ground.here.lang).to_owned(),
            note: note(ground, it, progress).to_owned(),
            progress,
        }
    };
    marks
        .into_iter()
        .zip(PlanStage::QUESTIONS)
        .map(step)
        .collect()
}

fn note(ground: Ground, stage: PlanStage, progress: Progress) -> &'static str {
    let t = ground.here.t;
    let own = ground.own();
    let answered = match stage {
        PlanStage::WillSurvey => own.is_some_and(|it| it.will.is_some()),
        PlanStage::MenuChoice => own.is_some_and(|it| it.order.is_some()),
        PlanStage::Options => {
            let asked = ground.comparisons().into_iter();
            let mut asked = asked.filter(|it| ground.is_asked(it));
            asked.all(|it| {
                let liked = own
                    .as_ref()
                    .is_some_and(|own| own.liked.contains_key(&it.id));
                liked || it.state != ComparisonState::Open
            })
        }
        _ => false,
    };
    match (progress, answered) {
        (Progress::Later, _) => t.renovation_note_later(),
        (Progress::Now, _) if stage == PlanStage::Manage => t.renovation_note_settled(),
        (_, true) => t.renovation_note_answered(),
        (Progress::Now, false) if ground.home.get().is_some() => t.renovation_note_you(),
        (Progress::Now, false) => t.renovation_note_now(),
        (Progress::Past, false) => t.renovation_note_asked(),
    }
}
