//! A new hazard: what it is, where, what it looks like.

use components::{Banner, Choice, Glyph, Tone};
use components::{Button, ButtonLook, Dock, Field, Pace, Select, State, StateKind, TextArea, Tick};
use domain::emergency::{Command as Act, FindHazard, Target};
use domain::members::Building;
use domain::proposals::Photo;
use domain::{BuildingId, HazardId, Line, Prose, TargetId};
use leptos::prelude::*;

use super::words::{looks_after, place};
use crate::proposals::photo_strip;
use crate::shell::{self, Here, Sending, sorted};

/// The page.
pub fn new(here: Here, at: Option<TargetId>) -> AnyView {
    let t = here.t;
    here.title(t.emergency_hazard_new());
    let title = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let major = RwSignal::new(false);
    let photos = RwSignal::new(Vec::<Photo>::new());
    let building = RwSignal::new(String::new());
    let sending = Sending::new(here);
    let works = Memo::new(move |_| looks_after(here));
    let target = Memo::new(move |_| at.and_then(|id| here.get::<Target>(id)));
    let ready = Memo::new(move |_| here.compound().is_some());
    let choices = Memo::new(move |_| {
        let compound = here.compound();
        let buildings = compound
            .map(|it| here.of::<Building>(it.id))
            .unwrap_or_default();
        let actor = here.actor();
        let rung = buildings.into_iter().filter(|it| actor.rings(it)).collect();
        let rung: Vec<Building> = sorted(rung, |it: &Building| {
            (shell::number(it.name.as_str()), it.id.0)
        });
        let open = Choice {
            value: String::new(),
            label: t.emergency_open_ground().to_owned(),
        };
        let rung = rung.iter().map(|it| Choice {
            value: it.id.to_string(),
            label: it.name.to_string(),
        });
        std::iter::once(open).chain(rung).collect::<Vec<_>>()
    });
    let body = move || {
        if !works.get() {
            let (title, text) = (t.issue_not_you(), t.emergency_week_not_you());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        if !ready.get() {
            return shell::absent(here);
        }
        untrack(|| {
            let wherever = match target.get() {
                Some(it) => {
                    let line = format!("{} · {}", it.name, place(here, it.building, it.compound));
                    view! { <p class="strong">{line}</p> }.into_any()
                }
                None => view! {
                    <Select label=t.emergency_hazard_where() value=building choices />
                }
                .into_any(),
            };
            let warned = move || {
                major.get().then(|| {
                    view! {
                        <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.emergency_major_title()>
                            {t.emergency_major_text()}
                        </Banner>
                    }
                })
            };
            view! {
                <div class="stack stack--5">
                    <h1 class="visually-hidden">{t.emergency_hazard_new()}</h1>
                    {photo_strip(here, photos, |_| 4)}
                    {wherever}
                    <Field
                        label=t.emergency_hazard_title()
                        placeholder=t.emergency_hazard_example()
                        value=title
                        limit=Line::MOST
                    />
                    <TextArea
                        label=t.emergency_hazard_words()
                        need=t.form_optional()
                        value=words
                        rows=2
                        limit=Prose::MOST
                    />
                    <Tick
                        label=t.emergency_is_major()
                        note=t.emergency_is_major_note()
                        checked=major
                        on_change=move |on| major.set(on)
                    />
                    {warned} {sending.fault()}
                </div>
            }
            .into_any()
        })
    };
    let press = move |()| {
        let read = untrack(|| {
            let target = target.get();
            let compound = here.compound()?.id;
            let chosen: Option<BuildingId> = building.get().parse().ok();
            Some(FindHazard {
                id: HazardId(offline::new_id()),
                community: here.community()?.id,
                target: at,
                compound: target.as_ref().map_or(compound, |it| it.compound),
                building: target.as_ref().map_or(chosen, |it| it.building),
                title: Line::new(&title.get()).ok()?,
                major: major.get(),
                words: Prose::new(&words.get()).ok(),
                photos: photos.get(),
            })
        });
        let Some(act) = read else {
            sending.refuse(t.emergency_hazard_missing());
            return;
        };
        let href = format!("/emergency/hazards/{}", act.id);
        sending.send_then(Act::FindHazard(act), t.emergency_hazard_done(), move || {
            here.go_instead(&href);
        });
    };
    let dock = move || {
        (works.get() && ready.get()).then(|| {
            view! {
                <Dock>
                    <Button
                        look=ButtonLook::Primary
                        block=true
                        busy=sending.busy
                        on_press=press
                    >
                        {t.emergency_hazard_send()}
                    </Button>
                </Dock>
            }
        })
    };
    shell::inner(
        here,
        t.emergency_hazard_new(),
        "/emergency/hazards",
        Pace::Close,
        Some(dock.into_any()),
        body.into_any(),
    )
}
