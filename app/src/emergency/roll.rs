//! The roll call at the doors, for whoever looks after a building: who needs help first.

use std::collections::BTreeSet;

use components::{
    Badge, Button, ButtonLook, Chip, Chips, Field, Glyph, Icon, Pace, Row, Rows, Section, State,
    StateKind,
};
use domain::emergency::{
    Command as Act, Door, DoorMark, DoorState, Emergency, MarkDoor, Marked, Need, Said,
};
use domain::members::Building;
use domain::{BuildingId, EmergencyId, Line, SafetyDoorId, wording};
use leptos::prelude::*;

use super::words::{building_name, doors, needs, said, tone};
use crate::shell::{self, Here, Sending, address, when};

/// The page of all doors.
pub fn page(here: Here, id: EmergencyId) -> AnyView {
    let t = here.t;
    here.title(t.emergency_roll());
    let all = Memo::new(move |_| doors(here, id));
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let at = RwSignal::new(None::<BuildingId>);
    let listed = move || {
        let mut all = all.get();
        if let Some(at) = at.get() {
            // Whoever needs help is seen wherever one looks.
            all.retain(|it| it.building == at || it.state() == DoorState::NeedsHelp);
        }
        untrack(|| list(here, &all))
    };
    let body = move || {
        if none.get() {
            let (title, text) = (t.emergency_roll_none(), t.emergency_roll_none_text());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        view! {
            <h1 class="visually-hidden">{t.emergency_roll()}</h1>
            {untrack(|| buildings(here, all, at))}
            {listed}
        }
        .into_any()
    };
    shell::inner(
        here,
        t.emergency_roll(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn list(here: Here, all: &[Door]) -> AnyView {
    let t = here.t;
    let sections = DoorState::ALL.into_iter().filter_map(|state| {
        let of: Vec<&Door> = all.iter().filter(|it| it.state() == state).collect();
        if of.is_empty() {
            return None;
        }
        let rows = of.iter().map(|it| row(here, it)).collect_view();
        let title = wording::door_state(state, here.lang);
        let count = t.emergency_homes(of.len());
        Some(view! { <Section title count><Rows>{rows}</Rows></Section> })
    });
    let sections = sections.collect_view();
    sections.into_any()
}

/// One house of several at a time, with how many of it are not heard of yet.
fn buildings(here: Here, all: Memo<Vec<Door>>, at: RwSignal<Option<BuildingId>>) -> impl IntoView {
    let t = here.t;
    let of = Memo::new(move |_| {
        let ids = all.with(|all| all.iter().map(|it| it.building).collect::<BTreeSet<_>>());
        let named = ids.into_iter().filter_map(|id| here.get::<Building>(id));
        shell::sorted(named.collect(), |it: &Building| {
            (shell::number(it.name.as_str()), it.id.0)
        })
        .into_iter()
        .map(|it| (it.id, it.name.to_string()))
        .collect::<Vec<_>>()
    });
    let chip = move |id: Option<BuildingId>, name: String| {
        let label = move || {
            let waits = |it: &&Door| {
                let open = matches!(
                    it.state(),
                    DoorState::NotYet | DoorState::Nobody | DoorState::Partly
                );
                open && id.is_none_or(|id| it.building == id)
            };
            format!(
                "{name} {}",
                all.with(|all| all.iter().filter(waits).count())
            )
        };
        let pressed = Signal::derive(move || at.get() == id);
        view! { <Chip label pressed on_press=move |()| at.set(id) /> }
    };
    move || {
        let of = of.get();
        (of.len() > 1).then(|| {
            let every = chip(None, t.emergency_counts_all().to_owned());
            let chips = of.into_iter().map(|(id, name)| chip(Some(id), name));
            let chips = chips.collect_view();
            view! { <Chips label=t.emergency_roll()>{every} {chips}</Chips> }
        })
    }
}

fn row(here: Here, it: &Door) -> AnyView {
    let state = it.state();
    let meta = match state {
        DoorState::NeedsHelp => needs(here, &it.needs()),
        _ => it.names.join(here.t.comma()),
    };
    let title = format!("{} {}", address(it.address.as_str()), surname(it));
    let glyph = match state {
        DoorState::NeedsHelp => Glyph::ALERT,
        DoorState::Helped | DoorState::Safe => Glyph::CHECK,
        _ => Glyph::DOOR,
    };
    let lead = view! { <Icon glyph /> }.into_any();
    let act = format!("/emergency/door/{}", it.id);
    view! { <Row title act meta lead /> }.into_any()
}

fn surname(it: &Door) -> String {
    match it.state() {
        DoorState::NeedsHelp => it.names.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The page of one door.
pub fn door(here: Here, id: SafetyDoorId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Door>(id));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(named)));
    here.titled(title);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.emergency_roll(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn named(it: &Door) -> String {
    address(it.address.as_str())
}

fn whole(here: Here, id: SafetyDoorId, it: Memo<Option<Door>>) -> AnyView {
    let t = here.t;
    let top = move || {
        it.with(|it| {
            let it = it.as_ref()?;
            let state = it.state();
            let label = wording::door_state(state, here.lang);
            let over = here
                .get::<Emergency>(it.emergency)
                .is_some_and(|it| !it.is_active());
            let over = over.then(|| view! { <p class="small soft">{t.emergency_is_over()}</p> });
            let what = (state == DoorState::NeedsHelp)
                .then(|| view! { <p class="emergency__words">{needs(here, &it.needs())}</p> });
            Some(view! {
                <div class="stack stack--1">
                    <h1 class="doc__title">{named(it)}</h1>
                    <p>
                        {building_name(here, it.building)} " · " {it.names.join(t.comma())} " "
                        <Badge label tone=tone(state) />
                    </p>
                    {what} {over}
                </div>
            })
        })
    };
    let log = move || {
        it.with(|it| {
            let it = it.as_ref()?;
            let mut lines: Vec<(i64, AnyView)> = Vec::new();
            lines.extend(it.said.iter().map(|it| (it.at.0, said_line(here, it))));
            lines.extend(it.marks.iter().map(|it| (it.at.0, mark_line(here, it))));
            lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
            if lines.is_empty() {
                return None;
            }
            let lines: Vec<AnyView> = lines.into_iter().map(|(_, line)| line).collect();
            Some(view! {
                <Section title=t.emergency_log()>
                    <ul class="stack stack--2">{lines}</ul>
                </Section>
            })
        })
    };
    view! { {top} {marks(here, id, it)} {log} }.into_any()
}

fn said_line(here: Here, it: &Said) -> AnyView {
    let who = wording::emergency_who(it.who, here.lang);
    let by = match it.who {
        domain::emergency::Who::Me => it.name.clone(),
        _ => here.t.emergency_of(&it.name, who),
    };
    view! {
        <li>
            <strong>{by}</strong> " " {said(here, &it.says)} " "
            <span class="small soft">{when(here, it.at)}</span>
        </li>
    }
    .into_any()
}

fn mark_line(here: Here, it: &Marked) -> AnyView {
    let what = mark_words(here, &it.mark);
    let note = it.note.as_ref().map(ToString::to_string);
    view! {
        <li>
            <strong>{what}</strong> " " {note} " "
            <span class="small soft">{when(here, it.at)}</span>
        </li>
    }
    .into_any()
}

fn mark_words(here: Here, it: &DoorMark) -> String {
    let t = here.t;
    match it {
        DoorMark::Well => t.emergency_mark_well().to_owned(),
        DoorMark::Nobody => t.emergency_mark_nobody().to_owned(),
        DoorMark::Helped => t.emergency_mark_helped().to_owned(),
        DoorMark::NeedsHelp { needs: what } => t.emergency_said_help(needs(here, what)),
    }
}

/// What is found at the door, or was done there.
fn marks(here: Here, id: SafetyDoorId, it: Memo<Option<Door>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let note = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<Need>::new());
    let asking = RwSignal::new(false);
    let help = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.state() == DoorState::NeedsHelp)
        })
    });
    let send = move |mark: DoorMark| {
        let knew = it.with_untracked(|it| it.as_ref().map_or(0, |it| it.calls));
        let act = MarkDoor {
            door: id,
            mark,
            note: Line::new(&note.get_untracked()).ok(),
            knew,
        };
        sending.note_then(Act::MarkDoor(act), move || {
            note.try_set(String::new());
            asking.try_set(false);
        });
    };
    let chip = move |need: Need| {
        let pressed = Signal::derive(move || chosen.with(|it| it.contains(&need)));
        let press = move |()| {
            chosen.update(|it| match it.iter().position(|one| *one == need) {
                Some(at) => {
                    it.remove(at);
                }
                None => it.push(need),
            });
        };
        view! { <Chip label=wording::emergency_need(need, here.lang) pressed on_press=press /> }
    };
    let wanted = move || {
        asking.get().then(|| {
            let press = move |()| {
                send(DoorMark::NeedsHelp {
                    needs: chosen.get_untracked(),
                });
            };
            view! {
                <div class="stack">
                    <Chips label=t.emergency_help_what() wrap=true>
                        {Need::ALL.map(chip).into_iter().collect_view()}
                    </Chips>
                    <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=press>
                        {t.emergency_mark_help_send()}
                    </Button>
                </div>
            }
        })
    };
    let first = move || {
        if help.get() {
            view! {
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=move |()| send(DoorMark::Helped)
                >
                    {t.emergency_mark_helped()}
                </Button>
            }
        } else {
            view! {
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=sending.busy
                    on_press=move |()| send(DoorMark::Well)
                >
                    {t.emergency_mark_well()}
                </Button>
            }
        }
    };
    view! {
        <Section title=t.emergency_at_the_door()>
            <div class="stack">
                <Field
                    label=t.emergency_note()
                    need=t.form_optional()
                    value=note
                    limit=Line::MOST
                />
                {first}
                <div class="emergency__pair">
                    <Button busy=sending.busy on_press=move |()| send(DoorMark::Nobody)>
                        {t.emergency_mark_nobody()}
                    </Button>
                    <Button on_press=move |()| asking.update(|it| *it = !*it)>
                        {t.emergency_mark_help()}
                    </Button>
                </div>
                {wanted} {sending.fault()}
            </div>
        </Section>
    }
    .into_any()
}
