//! The survey of the residents, counted without names, and the third party's own numbers beside it.

use components::{Button, ButtonLook, Fact, Facts, Field, InputKind, Section};
use domain::assessment::{
    CloseSurvey, Command as Act, EnterSheets, OpenSurvey, Round, Stage, Survey, SurveyCounts,
    SurveyState,
};
use domain::{Command, Line, RoundId, wording};
use leptos::prelude::*;

use crate::emergency::{Opens, day, number};
use crate::shell::{Book, Doing, Fault, line};
use crate::texts::Texts;

/// For how many days it is proposed to be open.
const DAYS: i32 = 14;

/// Both, each by itself.
pub(super) fn survey(id: RoundId, it: Memo<Option<Round>>, book: Book, t: Texts) -> AnyView {
    let own = Memo::new(move |_| book.get::<Survey>(id));
    let stage = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.stage.clone())));
    let sheets = Memo::new(move |_| it.with(|it| it.as_ref()?.sheets.clone()));
    let runs = move |stage: &Stage| {
        matches!(
            stage,
            Stage::SelfCheck | Stage::MutualCheck | Stage::Evaluation | Stage::Acceptance
        )
    };
    // What may be done rests on the day, which a page that was just opened does not know yet.
    let today = Memo::new(move |_| book.today());
    let ours = move || {
        today.track();
        let open = Callback::new(move |open| ask(id, open, book, t));
        match own.get() {
            None if stage.with(|it| it.as_ref().is_some_and(runs)) => view! {
                <p class="soft">{t.six_survey_text()}</p>
                <p>
                    <Opens label=t.six_survey_open() form=open />
                </p>
            }
            .into_any(),
            None => view! { <p class="soft">{t.six_survey_none()}</p> }.into_any(),
            Some(it) => untrack(|| standing(id, &it, book, t)),
        }
    };
    let theirs = move || {
        let told = sheets.get().map(|it| {
            view! {
                <p class="strong">{t.six_sheets_by(&it.by)}</p>
                {counts(&it.counts, t)}
            }
        });
        let enters = stage.with(|it| *it == Some(Stage::Evaluation));
        let form = Callback::new(move |open| enter(id, open, t));
        let act = enters.then(|| view! { <p><Opens label=t.six_sheets() form /></p> });
        view! { {told} {act} }
    };
    view! { <Section title=t.six_survey()>{ours} {theirs}</Section> }.into_any()
}

fn standing(id: RoundId, it: &Survey, book: Book, t: Texts) -> AnyView {
    match &it.state {
        SurveyState::Open => {
            let until = wording::short_day(it.until, t.lang);
            let line = t.six_survey_now(it.sample, until);
            let over = book.today() > it.until;
            let act = over.then(|| {
                let form = Callback::new(move |open| close(id, open, t));
                view! { <p><Opens label=t.six_survey_close() form /></p> }
            });
            view! {
                <p>{line}</p>
                {act}
            }
            .into_any()
        }
        SurveyState::Closed { counts: it, .. } => view! {
            <p class="strong">{t.six_survey_own()}</p>
            {counts(it, t)}
        }
        .into_any(),
        SurveyState::TooFew { answered, .. } => {
            view! { <p>{t.six_survey_few(answered, it.sample)}</p> }.into_any()
        }
    }
}

/// Each share with its whole.
pub(super) fn counts(it: &SurveyCounts, t: Texts) -> AnyView {
    let facts = facts(it, t);
    view! { <Facts facts=Signal::stored(facts) /> }.into_any()
}

/// The same as pairs, for the print.
pub(super) fn facts(it: &SurveyCounts, t: Texts) -> Vec<Fact> {
    let [aware, content, of_all] = wording::survey_shares(it)
        .map(|it| it.map_or_else(|| "—".to_owned(), |it| format!("{it}%")));
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let well = it.very + it.fairly;
    vec![
        fact(t.six_valid(), it.valid.to_string()),
        fact(t.six_awareness(), t.six_share(it.aware, aware, it.valid)),
        fact(t.six_satisfaction(), t.six_share(well, content, it.aware)),
        fact(t.six_of_all(), t.six_share(well, of_all, it.valid)),
    ]
}

fn ask(id: RoundId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let until = RwSignal::new(book.today().plus(DAYS).to_string());
    let command = move || {
        Ok(Command::Assessment(Act::OpenSurvey(OpenSurvey {
            round: id,
            until: day(t.six_survey_last(), &until.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_survey_text()}</p>
            <Field label=t.six_survey_last() value=until kind=InputKind::Day />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_survey_open()}
            </Button>
        </div>
    }
    .into_any()
}

fn close(id: RoundId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let send = move |()| {
        let act = Act::CloseSurvey(CloseSurvey { round: id });
        doing.run(Command::Assessment(act), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p>{t.six_survey_close_text()}</p>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_survey_close()}
            </Button>
        </div>
    }
    .into_any()
}

fn enter(id: RoundId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = || RwSignal::new(String::new());
    let (by, valid, aware) = (text(), text(), text());
    let (very, fairly, so_so, not) = (text(), text(), text(), text());
    let command = move || {
        Ok(Command::Assessment(Act::EnterSheets(EnterSheets {
            round: id,
            by: line(t.six_sheets_who(), &by.get(), t)?,
            counts: SurveyCounts {
                valid: number(t.six_valid(), &valid.get(), t)?,
                aware: number(t.six_aware(), &aware.get(), t)?,
                very: number(t.six_very(), &very.get(), t)?,
                fairly: number(t.six_fairly(), &fairly.get(), t)?,
                so_so: number(t.six_so_so(), &so_so.get(), t)?,
                not: number(t.six_not(), &not.get(), t)?,
            },
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_sheets_text()}</p>
            <Field label=t.six_sheets_who() value=by limit=Line::MOST />
            <Field label=t.six_valid() value=valid kind=InputKind::Number />
            <Field label=t.six_aware() value=aware kind=InputKind::Number />
            <Field label=t.six_very() value=very kind=InputKind::Number />
            <Field label=t.six_fairly() value=fairly kind=InputKind::Number />
            <Field label=t.six_so_so() value=so_so kind=InputKind::Number />
            <Field label=t.six_not() value=not kind=InputKind::Number />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_sheets()}
            </Button>
        </div>
    }
    .into_any()
}
