//! Hazards: those this phone holds, and what is done with one.

use components::{
    Badge, Banner, Button, ButtonLink, ButtonLook, Glyph, Icon, Pace, PhotoFigure, Row, Rows,
    Section, State, StateKind, TextArea, Tone,
};
use domain::emergency::{
    Command as Act, Hazard, HazardDid, HazardLine, HazardStage, HazardState, ReInspect, Rectifier,
    WorkOnHazard,
};
use domain::members::Neighbour;
use domain::proposals::Photo;
use domain::{HazardId, Prose, wording};
use leptos::prelude::*;

use super::words::{looks_after, place};
use crate::proposals::photo_strip;
use crate::shell::{self, Here, Sending, sorted, when};

/// The page of all.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.emergency_hazards());
    let works = Memo::new(move |_| looks_after(here));
    let all = Memo::new(move |_| {
        sorted(here.all::<Hazard>(), |it| {
            let closed = i64::from(!it.is_open());
            (closed * (1 << 50) - it.found_at.0, it.id.0)
        })
    });
    let body = move || {
        if !works.get() {
            let (title, text) = (t.issue_not_you(), t.emergency_week_not_you());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        let all = all.get();
        let new = view! {
            <ButtonLink
                href="/emergency/hazards/new"
                look=ButtonLook::Primary
                block=true
                glyph=Glyph::CAMERA
            >
                {t.emergency_hazard_new()}
            </ButtonLink>
        };
        if all.is_empty() {
            let (title, text) = (t.emergency_hazard_none(), t.emergency_hazard_none_text());
            return view! {
                {new}
                <State kind=StateKind::Empty glyph=Glyph::CHECK title text within=true />
            }
            .into_any();
        }
        let rows = all.iter().map(|it| row(here, it)).collect_view();
        view! {
            <h1 class="visually-hidden">{t.emergency_hazards()}</h1>
            {new}
            <Rows>{rows}</Rows>
        }
        .into_any()
    };
    shell::inner(
        here,
        t.emergency_hazards(),
        "/emergency/week",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn tone(it: &Hazard) -> Tone {
    match it.stage() {
        _ if it.owes_report() => Tone::Stop,
        HazardStage::Closed => Tone::Done,
        _ => Tone::Wait,
    }
}

fn row(here: Here, it: &Hazard) -> AnyView {
    let glyph = if it.major { Glyph::ALERT } else { Glyph::PIN };
    let lead = view! { <Icon glyph /> }.into_any();
    let stage = wording::hazard_stage(it.stage(), here.lang);
    let state = view! { <Badge label=stage tone=tone(it) /> }.into_any();
    let meta = format!(
        "{} · {}",
        place(here, it.building, it.compound),
        when(here, it.found_at)
    );
    let act = format!("/emergency/hazards/{}", it.id);
    view! { <Row title=it.title.to_string() act meta lead state top=true /> }.into_any()
}

/// The page of one.
pub fn one(here: Here, id: HazardId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Hazard>(id));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        untrack(|| {
            let part = move |part: fn(Here, &Hazard) -> AnyView| {
                move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
            };
            view! { {part(head)} {acts(here, id, it)} {part(story)} }.into_any()
        })
    };
    shell::inner(
        here,
        t.emergency_hazard(),
        "/emergency/hazards",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// Who somebody is, as neighbours read it.
fn person(here: Here, id: domain::PersonId) -> String {
    let neighbour: Option<Neighbour> = here.get(id);
    neighbour.map(|it| it.shown).unwrap_or_default()
}

fn who(here: Here, to: &Rectifier) -> String {
    match to {
        Rectifier::Person(id) => person(here, *id),
        Rectifier::Outside(name) => name.to_string(),
    }
}

fn head(here: Here, it: &Hazard) -> AnyView {
    let t = here.t;
    let stage = wording::hazard_stage(it.stage(), here.lang);
    let major = it.owes_report().then(|| {
        view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.emergency_major_title()>
                {t.emergency_major_text()}
            </Banner>
        }
    });
    let reported = it.reported.as_ref().map(|it| {
        view! { <p>{t.emergency_reported(when(here, it.at), &it.to)}</p> }
    });
    let whose = it.rectifier().map(|(to, due)| {
        let name = who(here, to);
        let line = match due {
            Some(due) => t.emergency_assigned(wording::short_day(due, here.lang), name),
            None => t.emergency_put_right_by(name),
        };
        let late = it.is_overdue(here.now().day());
        let class = if late { "strong is-seal" } else { "strong" };
        view! { <p class=class>{line}</p> }
    });
    view! {
        <div class="stack stack--1">
            <h1 class="doc__title">{it.title.to_string()}</h1>
            <p>{place(here, it.building, it.compound)} " " <Badge label=stage tone=tone(it) /></p>
            {major} {reported} {whose}
        </div>
    }
    .into_any()
}

fn story(here: Here, it: &Hazard) -> AnyView {
    let items = it.log.iter().rev().map(|it| line(here, it)).collect_view();
    view! {
        <Section title=here.t.emergency_story()>
            <ul class="stack stack--3">{items}</ul>
        </Section>
    }
    .into_any()
}

fn line(here: Here, it: &HazardLine) -> AnyView {
    let words = it.words.as_ref().map(ToString::to_string);
    let photos = it.photos.iter().map(|it| photo(here, it)).collect_view();
    let by = person(here, it.by);
    let did = wording::hazard_did(it.did, here.lang);
    let failed = it.did == HazardDid::Failed;
    let class = if failed { "is-seal" } else { "" };
    view! {
        <li>
            <p><strong class=class>{did}</strong> " " <span class="small soft">{by} " · " {when(here, it.at)}</span></p>
            {words.map(|it| view! { <p>{it}</p> })}
            {photos}
        </li>
    }
    .into_any()
}

fn photo(here: Here, it: &Photo) -> AnyView {
    let src = here.replica().photo_url(it.hash);
    let shows = it.shows.as_ref().map(ToString::to_string);
    let alt = shows.unwrap_or_else(|| here.t.emergency_photo().to_owned());
    view! { <PhotoFigure src alt /> }.into_any()
}

/// What the reader can do with it now.
fn acts(here: Here, id: HazardId, it: Memo<Option<Hazard>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let words = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::<Photo>::new());
    let turn = Memo::new(move |_| it.with(|it| turn(here, it.as_ref()?)));
    let clear = move || {
        words.try_set(String::new());
        photos.try_set(Vec::new());
    };
    let work = move |done: bool| {
        let act = WorkOnHazard {
            hazard: id,
            done,
            words: Prose::new(&words.get_untracked()).ok(),
            photos: photos.get_untracked(),
        };
        sending.note_then(Act::WorkOnHazard(act), clear);
    };
    let again = move |passed: bool| {
        let Ok(seen) = Prose::new(&words.get_untracked()) else {
            sending.refuse(t.emergency_say_what_seen());
            return;
        };
        let act = ReInspect {
            hazard: id,
            passed,
            words: seen,
            photos: photos.get_untracked(),
        };
        sending.note_then(Act::ReInspect(act), clear);
    };
    let shown = move || {
        let turn = turn.get()?;
        let buttons = match turn {
            Turn::Begin => view! {
                <Button block=true busy=sending.busy on_press=move |()| work(false)>
                    {t.emergency_begin()}
                </Button>
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=move |()| work(true)
                >
                    {t.emergency_put_right()}
                </Button>
            }
            .into_any(),
            Turn::Finish => view! {
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=move |()| work(true)
                >
                    {t.emergency_put_right()}
                </Button>
            }
            .into_any(),
            Turn::LookAgain => view! {
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=move |()| again(true)
                >
                    {t.emergency_pass()}
                </Button>
                <Button block=true busy=sending.busy on_press=move |()| again(false)>
                    {t.emergency_fail()}
                </Button>
            }
            .into_any(),
        };
        let label = match turn {
            Turn::LookAgain => t.emergency_seen_words(),
            _ => t.emergency_done_words(),
        };
        Some(view! {
            <Section title=t.emergency_your_turn()>
                <div class="stack">
                    {photo_strip(here, photos, |_| 4)}
                    <TextArea label value=words rows=2 limit=Prose::MOST />
                    {sending.fault()} {buttons}
                </div>
            </Section>
        })
    };
    shown.into_any()
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To begin, or to be done at once.
    Begin,
    /// To be done.
    Finish,
    /// To look again.
    LookAgain,
}

/// What waits for the reader.
pub fn turn(here: Here, it: &Hazard) -> Option<Turn> {
    let me = here.person()?;
    let mine = |to: &Rectifier| *to == Rectifier::Person(me);
    match &it.state {
        HazardState::Assigned { to, .. } if mine(to) => Some(Turn::Begin),
        HazardState::Rectifying { to, done: None, .. } if mine(to) => Some(Turn::Finish),
        HazardState::Rectifying {
            to,
            done: Some((by, _)),
            ..
        } if !mine(to) && *by != me => Some(Turn::LookAgain),
        _ => None,
    }
}
