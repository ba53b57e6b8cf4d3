//! The day of a grid worker (网格员的一天): what to carry, where to go, what was done, and the end of it.
//! All of it works with no network and is sent later.

use components::{
    Badge, Banner, Button, ButtonLink, ButtonLook, Card, Chips, Glyph, Icon, Pace, Row, Rows,
    Section, State, StateKind, Tick, Tone,
};
use domain::grid::{Cared, Command as Act, GridBook, PackBag, WorkDay, done};
use domain::{Line, WorkDayId, wording};
use leptos::prelude::*;

use super::close;
use super::route::{Stop, buildings, route};
use super::words::deed;
use crate::shell::{self, Here, Sending, address};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.grid_day());
    let goes = Memo::new(move |_| !buildings(here).is_empty());
    let body = move || {
        if !goes.get() {
            let (title, text) = (t.grid_not_you(), t.grid_not_you_text());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        untrack(|| inside(here))
    };
    let dock = move || goes.get().then(|| untrack(|| close::dock(here)));
    shell::inner(
        here,
        t.grid_day(),
        "/",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// One's own day.
pub fn mine(here: Here) -> Option<WorkDay> {
    here.get(WorkDayId::of(here.person()?, here.now().day()))
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let stops = Memo::new(move |_| route(here));
    let way = move || {
        let (stops, outside) = stops.get();
        let (waiting, quiet): (Vec<Stop>, Vec<Stop>) = stops.into_iter().partition(Stop::waits);
        let none = waiting.is_empty().then(|| {
            view! {
                <State
                    kind=StateKind::Empty
                    glyph=Glyph::CHECK
                    title=t.grid_route_none()
                    text=t.grid_route_none_text()
                    within=true
                />
            }
        });
        let count = waiting.len();
        let cards = waiting.iter().map(|it| stop(here, it)).collect_view();
        let others = (!quiet.is_empty()).then(|| {
            let links = quiet.iter().map(|it| {
                let label = match it.seen {
                    0 => it.building.name.to_string(),
                    seen => t.grid_seen_chip(&it.building.name, seen),
                };
                let href = format!("/grid/visit/{}", it.building.id);
                view! { <ButtonLink href small=true>{label}</ButtonLink> }
            });
            let links = links.collect_view();
            view! {
                <p class="small soft">{t.grid_quiet()}</p>
                <Chips label=t.grid_quiet() wrap=true>{links}</Chips>
            }
        });
        let outside = (outside > 0).then(|| {
            let lead = view! { <Icon glyph=Glyph::PIN /> }.into_any();
            let title = t.grid_outside(outside);
            view! { <Rows><Row title act="/issues/queue" lead /></Rows> }
        });
        view! {
            <Section title=t.grid_route() count=t.grid_stops(count)>
                {none}
                <div class="stack stack--3">{cards}</div>
                {outside}
                {others}
            </Section>
        }
    };
    let today = untrack(|| here.now()).day();
    view! {
        <h1 class="visually-hidden">{t.grid_day()}</h1>
        <p class="phrase">{wording::day(today, here.lang)}</p>
        {close::closed(here)}
        {bag(here)}
        {way}
        {log(here)}
    }
    .into_any()
}

/// One building: what waits there, and the way to write a visit down.
fn stop(here: Here, it: &Stop) -> AnyView {
    let t = here.t;
    let id = it.building.id;
    let name = it.building.name.to_string();
    let (waiting, late) = it.issues;
    let issues = (waiting > 0).then(|| {
        let lead = view! { <Icon glyph=Glyph::PIN /> }.into_any();
        let meta = if late > 0 {
            t.grid_issues_late(late)
        } else {
            t.grid_issues_text().to_owned()
        };
        view! { <Row title=t.grid_issues(waiting) act="/issues/queue" meta lead /> }
    });
    let doors = it.doors.iter().map(|(assembly, title, open)| {
        let lead = view! { <Icon glyph=Glyph::DOOR /> }.into_any();
        let act = format!("/o/{assembly}/doors");
        view! { <Row title=t.grid_doors(open) act meta=title.clone() lead /> }
    });
    let doors = doors.collect_view();
    let helps = (it.helps > 0).then(|| {
        let lead = view! { <Icon glyph=Glyph::HANDS /> }.into_any();
        let meta = t.grid_helps_text();
        view! { <Row title=t.grid_helps(it.helps) act="/volunteer/help" meta lead /> }
    });
    let due = it.due.iter().map(|it| due(here, it)).collect_view();
    let seen =
        (it.seen > 0).then(|| view! { <Badge label=t.grid_seen(it.seen) tone=Tone::Done /> });
    view! {
        <Card>
            <div class="spread">
                <h3 class="strong">{name}</h3>
                {seen}
            </div>
            <Rows bare=true>{due} {issues} {doors} {helps}</Rows>
            <ButtonLink href=format!("/grid/visit/{id}") small=true glyph=Glyph::EDIT>
                {t.grid_log_visit()}
            </ButtonLink>
        </Card>
    }
    .into_any()
}

fn due(here: Here, it: &Cared) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::HOME /> }.into_any();
    let why = wording::care_reason(it.why, here.lang);
    let meta = match it.last {
        Some(last) => t.grid_due_last(it.every_days, wording::short_day(last, here.lang), why),
        None => t.grid_due_never(it.every_days, why),
    };
    let act = format!("/grid/visit/{}/{}", it.building, it.home);
    let title = t.grid_due(address(it.address.as_str()), &it.who);
    view! { <Row title act meta lead /> }.into_any()
}

/// What is carried: the office's list, ticked at the door.
fn bag(here: Here) -> AnyView {
    let t = here.t;
    let list = Memo::new(move |_| {
        let book = here.community().and_then(|it| here.get::<GridBook>(it.id));
        book.map(|it| it.carried).unwrap_or_default()
    });
    let ticked = RwSignal::new(
        untrack(|| mine(here))
            .map(|it| it.carried)
            .unwrap_or_default(),
    );
    let packed = Memo::new(move |_| mine(here).map_or(0, |it| it.carried.len()));
    let over = Memo::new(move |_| close::is_closed(here));
    let again = RwSignal::new(false);
    let sending = Sending::new(here);
    let save = move |()| {
        let Some(community) = untrack(|| here.community()) else {
            return;
        };
        let pack = PackBag {
            community: community.id,
            day: untrack(|| here.now()).day(),
            carried: ticked.get_untracked(),
        };
        sending.note_then(Act::PackBag(pack), move || again.set(false));
    };
    let tick = move |item: Line| {
        let (label, other) = (item.to_string(), item.clone());
        let checked = Signal::derive(move || ticked.with(|all| all.contains(&item)));
        let change = move |on: bool| {
            ticked.update(|all| {
                all.retain(|it| *it != other);
                if on {
                    all.push(other.clone());
                }
            });
        };
        view! { <Tick label checked on_change=change /> }
    };
    let shown = move || {
        let list = list.get();
        if list.is_empty() || over.get() {
            return ().into_any();
        }
        let count = list.len();
        let has = packed.get();
        if has > 0 && !again.get() {
            return view! {
                <Section title=t.grid_bag()>
                    <div class="spread">
                        <p>{t.grid_bag_has(count, has)}</p>
                        <Button small=true on_press=move |()| again.set(true)>
                            {t.grid_bag_again()}
                        </Button>
                    </div>
                </Section>
            }
            .into_any();
        }
        let ticks = list.into_iter().map(tick).collect_view();
        view! {
            <Section title=t.grid_bag() count=t.grid_bag_count(count)>
                <fieldset>
                    <legend class="visually-hidden">{t.grid_bag()}</legend>
                    {ticks}
                </fieldset>
                {sending.fault()}
                <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=save>
                    {t.grid_bag_act()}
                </Button>
            </Section>
        }
        .into_any()
    };
    shown.into_any()
}

/// What was done today, in order: the log writes itself.
fn log(here: Here) -> AnyView {
    let t = here.t;
    let lines = Memo::new(move |_| {
        let (Some(community), Some(me)) = (here.community(), here.person()) else {
            return Vec::new();
        };
        let day = here.now().day();
        here.read(|town| done(community.id, me, day, town))
    });
    let shown = move || {
        let lines = lines.get();
        let count = lines.len();
        if lines.is_empty() {
            return view! {
                <Section title=t.grid_log()>
                    <Banner glyph=Glyph::EDIT tone=Tone::Info>{t.grid_log_none()}</Banner>
                </Section>
            }
            .into_any();
        }
        let items = lines.iter().map(|it| {
            let clock = wording::clock(it.at);
            view! { <li><span class="small soft">{clock}</span> " " {deed(here, it)}</li> }
        });
        let items = items.collect_view();
        view! {
            <Section title=t.grid_log() count=t.todo_count(count)>
                <ul class="stack stack--2">{items}</ul>
                <p class="small soft">{t.grid_log_note()}</p>
            </Section>
        }
        .into_any()
    };
    shown.into_any()
}
