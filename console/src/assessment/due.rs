//! What of this slice waits for the office: the next step of a round, answers owed, a survey to count.

use domain::assessment::{Round, RoundObjection, Stage, Survey, SurveyState};
use domain::{Timestamp, wording};

use super::steps;
use super::words::rounds;
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let open = rounds(book).into_iter().filter(Round::is_open);
    open.flat_map(|it| of(&it, book, t)).collect()
}

fn of(it: &Round, book: Book, t: Texts) -> Vec<Due> {
    let today = book.today();
    let href = to(format_args!("assessment/{}", it.id));
    let due = |meta: String, until: Option<Timestamp>, what: &str| Due {
        title: t.six_round(it.year),
        meta,
        href: href.clone(),
        until,
        what: what.to_owned(),
    };
    let mut all = Vec::new();
    let step = it.stage.step().map(|it| wording::six_step(it, t.lang));
    let step = step.unwrap_or_default().to_owned();
    match &it.stage {
        Stage::Nominated | Stage::Accepted => all.push(due(step, None, t.six_post())),
        Stage::FirstPublicity(hangs) if steps::upheld(it.id, hangs, book) => {
            all.push(due(step, None, t.six_renominate()));
        }
        Stage::FirstPublicity(hangs) if today >= hangs.next => {
            all.push(due(step, None, t.six_begin()));
        }
        Stage::FinalPublicity(hangs) if today >= hangs.next => {
            all.push(due(step, None, t.six_confirm()));
        }
        Stage::SelfCheck => all.push(due(step, None, t.six_fill())),
        Stage::MutualCheck | Stage::Evaluation | Stage::Acceptance => {
            all.push(due(step, None, t.six_review()));
        }
        _ => {}
    }
    let until = it.stage.hanging().map(|it| it.next.starts_at());
    let said = book.of::<RoundObjection>(it.id).into_iter();
    let said = said.filter(|it| it.answer.is_none());
    all.extend(said.map(|it| due(it.author.shown.clone(), until, t.six_answer())));
    let survey: Option<Survey> = book.get(it.id);
    if let Some(it) = survey.filter(|it| it.state == SurveyState::Open && it.until < today) {
        let meta = t.six_survey_until(wording::short_day(it.until, t.lang));
        all.push(due(meta, None, t.six_survey_close()));
    }
    all
}
