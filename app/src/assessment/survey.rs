//! The survey: two questions, answered once, without a network too, and nobody reads whose answer is
//! whose.

use components::{
    Banner, Button, ButtonLink, ButtonLook, DocTitle, Fact, Facts, Glyph, Icon, Pace, Radio, Row,
    Rows, Section, State, StateKind, Tone,
};
use domain::assessment::{
    AnswerSurvey, Command as Act, Round, Said, Satisfaction, Survey, SurveyCounts, SurveyState,
};
use domain::{RoundId, wording};
use leptos::prelude::*;

use super::words::{has_answered, lives_here, survey_of};
use crate::shell::{self, Here, Sending};
use crate::sync::unsettled;

/// On the round's page: a way to answer, and what came of it; the third party's own beside it.
pub fn line(here: Here, it: Memo<Option<Round>>) -> AnyView {
    let t = here.t;
    let survey = Memo::new(move |_| {
        let id = it.with(|it| it.as_ref().map(|it| it.id))?;
        here.get::<Survey>(id)
    });
    let sheets = Memo::new(move |_| it.with(|it| it.as_ref()?.sheets.clone()));
    let shown = move || {
        let (survey, sheets) = (survey.get(), sheets.get());
        if survey.is_none() && sheets.is_none() {
            return None;
        }
        let own = survey.map(|it| untrack(|| own(here, &it)));
        let theirs = sheets.map(|it| {
            let title = t.six_sheets(&it.by);
            view! {
                <h3 class="strong">{title}</h3>
                {counts(here, &it.counts)}
            }
        });
        Some(view! { <Section title=t.six_survey()>{own} {theirs}</Section> })
    };
    shown.into_any()
}

fn own(here: Here, it: &Survey) -> AnyView {
    let t = here.t;
    let until = wording::short_day(it.until, here.lang);
    match &it.state {
        SurveyState::Open => {
            let lead = view! { <Icon glyph=Glyph::EDIT /> }.into_any();
            let meta = if has_answered(here, it.id) {
                t.six_survey_have().to_owned()
            } else if it.takes_answers(here.now().day()) {
                t.six_survey_until(until)
            } else {
                t.six_survey_ended(until)
            };
            view! {
                <Rows>
                    <Row title=t.six_survey_page() act="/assessment/survey" meta lead />
                </Rows>
            }
            .into_any()
        }
        SurveyState::Closed { counts: it, .. } => view! {
            <h3 class="strong">{t.six_survey_own()}</h3>
            {counts(here, it)}
        }
        .into_any(),
        SurveyState::TooFew { answered, .. } => {
            let text = t.six_survey_few(answered, it.sample);
            view! { <p class="soft">{text}</p> }.into_any()
        }
    }
}

/// What a survey counted: each share with its whole, and the two satisfactions apart.
pub fn counts(here: Here, it: &SurveyCounts) -> AnyView {
    let t = here.t;
    let [aware, content, of_all] = wording::survey_shares(it)
        .map(|it| it.map_or_else(|| "—".to_owned(), |it| format!("{it}%")));
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let well = it.very + it.fairly;
    let facts = vec![
        fact(t.six_valid(), t.six_people(it.valid)),
        fact(t.six_awareness(), t.six_share(it.aware, aware, it.valid)),
        fact(t.six_satisfaction(), t.six_share(well, content, it.aware)),
        fact(t.six_of_all(), t.six_share(well, of_all, it.valid)),
    ];
    view! {
        <Facts facts=Signal::stored(facts) />
        <p class="tiny soft">{t.six_survey_note()}</p>
    }
    .into_any()
}

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.six_survey_page());
    let it = Memo::new(move |_| survey_of(here));
    let body = move || match it.get() {
        Some(it) => untrack(|| whole(here, it)),
        None => shell::absent(here),
    };
    shell::inner(
        here,
        t.six_survey_page(),
        "/assessment",
        Pace::Form,
        None,
        body.into_any(),
    )
}

fn whole(here: Here, it: Survey) -> AnyView {
    let t = here.t;
    let id = it.id;
    let answered = Memo::new(move |_| has_answered(here, id));
    let asked = Memo::new(move |_| lives_here(here));
    let guest = Memo::new(move |_| here.person().is_none());
    let until = it.until;
    let open = Memo::new(move |_| until >= here.now().day());
    let closed = it.state != SurveyState::Open;
    let body = move || {
        if closed {
            return untrack(|| own(here, &it));
        }
        if answered.get() {
            let text = t.six_survey_thanks_text();
            return view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.six_survey_thanks() live=true>
                    {text}
                </Banner>
            }
            .into_any();
        }
        if guest.get() {
            let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> };
            let act = act.into_any();
            let (title, text) = (t.six_survey_guest(), t.six_survey_guest_text());
            return view! { <State kind=StateKind::NotYours title text page=true act /> }
                .into_any();
        }
        if !asked.get() {
            let (title, text) = (t.six_survey_not_you(), t.six_survey_not_you_text());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        if !open.get() {
            let (title, text) = (t.six_survey_over(), t.six_survey_over_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::CLOCK title text /> }
                .into_any();
        }
        untrack(|| form(here, id))
    };
    view! {
        <DocTitle title=t.six_survey_page() page=true />
        {unsettled(here, "/assessment/survey".to_owned())}
        {body}
    }
    .into_any()
}

fn form(here: Here, round: RoundId) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let aware = RwSignal::new(None::<bool>);
    let content = RwSignal::new(None::<Satisfaction>);
    let is = move |it: bool| Signal::derive(move || aware.get() == Some(it));
    let second = move || {
        (aware.get() == Some(true)).then(|| {
            let choices = Satisfaction::ALL.map(|it| {
                let chosen = Signal::derive(move || content.get() == Some(it));
                let label = wording::six_satisfaction(it, here.lang);
                let on_choose = move |()| content.set(Some(it));
                view! { <Radio group="six-content" label chosen on_choose /> }
            });
            let choices = choices.into_iter().collect_view();
            view! {
                <fieldset class="stack stack--1">
                    <legend class="field__label">{t.six_ask_content()}</legend>
                    {choices}
                </fieldset>
            }
        })
    };
    let send = move |()| {
        let said = match (aware.get_untracked(), content.get_untracked()) {
            (Some(false), _) => Said::Unaware,
            (Some(true), Some(it)) => Said::Aware(it),
            _ => {
                sending.refuse(t.six_survey_lacks());
                return;
            }
        };
        let act = Act::AnswerSurvey(AnswerSurvey {
            round,
            said,
            blind: offline::new_blind(),
        });
        sending.send(act, t.six_survey_sent());
    };
    view! {
        <div class="stack stack--5">
            <p>{t.six_survey_text()}</p>
            <fieldset class="stack stack--1">
                <legend class="field__label">{t.six_ask_aware()}</legend>
                <Radio
                    group="six-aware"
                    label=t.six_aware_yes()
                    chosen=is(true)
                    on_choose=move |()| aware.set(Some(true))
                />
                <Radio
                    group="six-aware"
                    label=t.six_aware_no()
                    chosen=is(false)
                    on_choose=move |()| aware.set(Some(false))
                />
            </fieldset>
            {second}
            <p class="small soft">{t.six_survey_secret()}</p>
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.six_survey_send()}
            </Button>
        </div>
    }
    .into_any()
}
