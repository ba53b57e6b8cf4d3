//! The round of this week, for whoever looks after a place: what is not looked at yet, and a look.

use components::{
    Button, ButtonLink, ButtonLook, Dock, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind,
    TextArea,
};
use domain::emergency::{Command as Act, Inspect, Inspection, Look, Target, Week, completion};
use domain::proposals::Photo;
use domain::{InspectionId, Prose, TargetId, wording};
use leptos::prelude::*;

use super::words::{looks_after, place};
use crate::proposals::photo_strip;
use crate::shell::{self, Here, Sending, sorted, when};

/// The targets of this week that this phone holds, those not looked at first.
pub fn asked(here: Here) -> (Week, Vec<(Target, bool)>) {
    let week = Week::of(here.now().day());
    let mut targets = here.all::<Target>();
    targets.retain(|it| it.is_asked(week));
    let with: Vec<(Target, bool)> = targets
        .into_iter()
        .map(|it| {
            let done = here
                .get::<Inspection>(InspectionId::of(week, it.id))
                .is_some();
            (it, done)
        })
        .collect();
    let with = sorted(with, |(it, done)| {
        (
            i64::from(*done) * 1000 + shell::number(it.name.as_str()).min(999),
            it.id.0,
        )
    });
    (week, with)
}

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.emergency_week());
    let works = Memo::new(move |_| looks_after(here));
    let all = Memo::new(move |_| asked(here));
    let body = move || {
        if !works.get() {
            let (title, text) = (t.issue_not_you(), t.emergency_week_not_you());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        let (week, all) = all.get();
        untrack(|| list(here, week, &all))
    };
    shell::inner(
        here,
        t.emergency_week(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn list(here: Here, week: Week, all: &[(Target, bool)]) -> AnyView {
    let t = here.t;
    let hazards = view! {
        <Rows>
            <Row title=t.emergency_hazards() act="/emergency/hazards" />
        </Rows>
    };
    if all.is_empty() {
        let (title, text) = (t.emergency_week_none(), t.emergency_week_none_text());
        return view! {
            <State kind=StateKind::Empty glyph=Glyph::CHECK title text within=true />
            {hazards}
        }
        .into_any();
    }
    let targets: Vec<Target> = all.iter().map(|(it, _)| it.clone()).collect();
    let far = here.read(|town| completion(&targets, week, town));
    let section = |title: &'static str, done: bool| {
        let rows = all.iter().filter(|(_, it)| *it == done);
        let rows: Vec<AnyView> = rows.map(|(it, done)| row(here, it, *done)).collect();
        (!rows.is_empty()).then(|| view! { <Section title><Rows>{rows}</Rows></Section> })
    };
    let until = wording::short_day(week.sunday(), here.lang);
    view! {
        <h1 class="visually-hidden">{t.emergency_week()}</h1>
        <p class="strong">{t.emergency_week_far(far.done, far.of, until)}</p>
        {section(t.emergency_week_open(), false)}
        {section(t.emergency_week_done(), true)}
        {hazards}
    }
    .into_any()
}

fn row(here: Here, it: &Target, done: bool) -> AnyView {
    let glyph = if done { Glyph::CHECK } else { Glyph::DOOR };
    let lead = view! { <Icon glyph /> }.into_any();
    let meta = format!(
        "{} · {}",
        wording::target_kind(it.kind, here.lang),
        place(here, it.building, it.compound)
    );
    let act = format!("/emergency/week/{}", it.id);
    view! { <Row title=it.name.to_string() act meta lead /> }.into_any()
}

/// The page of one look.
pub fn look(here: Here, id: TargetId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Target>(id));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.name.to_string())));
    here.titled(title);
    let words = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::<Photo>::new());
    let sending = Sending::new(here);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let looks = Memo::new(move |_| {
        let week = Week::of(here.now().day());
        let seen: Option<Inspection> = here.get(InspectionId::of(week, id));
        seen.map(|it| it.looks).unwrap_or_default()
    });
    let before = move || {
        let looks = looks.get();
        (!looks.is_empty()).then(|| {
            let rows = looks.iter().map(|it| seen(here, it)).collect_view();
            view! { <Section title=t.emergency_looks()><ul class="stack stack--1">{rows}</ul></Section> }
        })
    };
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        untrack(|| {
            let target = it.get()?;
            let line = format!(
                "{} · {}",
                wording::target_kind(target.kind, here.lang),
                place(here, target.building, target.compound)
            );
            Some(view! {
                <div class="stack stack--5">
                    <div>
                        <h1 class="doc__title">{target.name.to_string()}</h1>
                        <p class="small soft">{line}</p>
                    </div>
                    {photo_strip(here, photos, |_| 4)}
                    <TextArea
                        label=t.emergency_look_words()
                        need=t.form_optional()
                        placeholder=t.emergency_look_example()
                        value=words
                        rows=2
                        limit=Prose::MOST
                    />
                    <ButtonLink
                        href=format!("/emergency/hazards/new/{id}")
                        glyph=Glyph::ALERT
                    >
                        {t.emergency_found_hazard()}
                    </ButtonLink>
                    {sending.fault()}
                    {before}
                </div>
            })
        })
        .into_any()
    };
    let press = move |()| {
        let act = Inspect {
            target: id,
            on: here.replica().now().day(),
            words: Prose::new(&words.get_untracked()).ok(),
            photos: photos.get_untracked(),
        };
        sending.send_then(Act::Inspect(act), t.emergency_look_done(), move || {
            here.go_instead("/emergency/week");
        });
    };
    let dock = move || {
        there.get().then(|| {
            view! {
                <Dock>
                    <Button
                        look=ButtonLook::Primary
                        block=true
                        busy=sending.busy
                        on_press=press
                    >
                        {t.emergency_look_send()}
                    </Button>
                </Dock>
            }
        })
    };
    shell::inner(
        here,
        t.emergency_week(),
        "/emergency/week",
        Pace::Close,
        Some(dock.into_any()),
        body.into_any(),
    )
}

fn seen(here: Here, it: &Look) -> AnyView {
    let words = it.words.as_ref().map(ToString::to_string);
    view! {
        <li>
            {words.unwrap_or_else(|| here.t.emergency_look_fine().to_owned())} " "
            <span class="small soft">{when(here, it.at)}</span>
        </li>
    }
    .into_any()
}
