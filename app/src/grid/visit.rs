//! Writing a visit down (记一次走访): a building or a home, by the six small things.

use components::{
    Button, ButtonLink, ButtonLook, Chip, Chips, Choice, Dock, Glyph, Pace, Section, Select, State,
    StateKind, TextArea, Tick,
};
use domain::grid::{Cared, Command as Act, GridVisit, LogVisit, SixSmall};
use domain::members::{Building, Home, Unit};
use domain::{BuildingId, CaredId, GridVisitId, HomeId, Prose, wording};
use leptos::prelude::*;

use super::care;
use crate::shell::{self, Here, Sending, address, sorted};

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Fields {
    building: BuildingId,
    home: RwSignal<String>,
    kind: RwSignal<Option<SixSmall>>,
    met: RwSignal<bool>,
    words: RwSignal<String>,
}

/// The page.
pub fn page(here: Here, building: BuildingId, home: Option<HomeId>) -> AnyView {
    let t = here.t;
    here.title(t.grid_visit());
    let rings = Memo::new(move |_| {
        let building: Option<Building> = here.get(building);
        building.is_some_and(|it| here.actor().rings(&it))
    });
    let it = Fields {
        building,
        home: RwSignal::new(home.map(|it| it.to_string()).unwrap_or_default()),
        kind: RwSignal::new(None),
        met: RwSignal::new(true),
        words: RwSignal::new(String::new()),
    };
    let restore = Callback::new(move |kept: String| it.words.set(kept));
    let draft = shell::keep(
        here,
        format!("grid-visit-{building}"),
        it.words.into(),
        restore,
    );
    let sending = Sending::new(here);
    let body = move || {
        if !rings.get() {
            let (title, text) = (t.grid_not_you(), t.grid_not_you_text());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        untrack(|| form(here, it, sending))
    };
    let send = move |()| {
        let Some(kind) = it.kind.get_untracked() else {
            sending.refuse(t.grid_kind_fault());
            return;
        };
        let visit = LogVisit {
            id: GridVisitId(offline::new_id()),
            building,
            home: it.home.get_untracked().parse().ok(),
            kind,
            met: it.met.get_untracked(),
            words: Prose::new(&it.words.get_untracked()).ok(),
            on: untrack(|| here.now()).day(),
        };
        sending.send_then(Act::LogVisit(visit), t.grid_visited(), move || {
            it.words.set(String::new());
            draft.forget();
            here.back("/grid/day");
        });
    };
    let dock = move || {
        rings.get().then(|| {
            view! {
                <Dock>
                    <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                        {t.grid_visit_act()}
                    </Button>
                </Dock>
            }
        })
    };
    shell::inner(
        here,
        t.grid_visit(),
        "/grid/day",
        Pace::Close,
        Some(dock.into_any()),
        body.into_any(),
    )
}

fn form(here: Here, it: Fields, sending: Sending) -> AnyView {
    let t = here.t;
    let chosen = Memo::new(move |_| it.home.get().parse::<HomeId>().ok());
    let cared = Memo::new(move |_| here.get::<Cared>(CaredId::of(chosen.get()?)));
    let whom = move || {
        let cared = cared.get()?;
        let why = wording::care_reason(cared.why, here.lang);
        let ask = cared.asks_since.is_some().then(|| {
            view! { <p class="small is-ochre">{t.grid_ask_again()}</p> }
        });
        Some(view! { <p>{t.grid_whom(&cared.who, why)}</p> {ask} })
    };
    let chip = |kind: SixSmall| {
        let label = wording::six_small(kind, here.lang);
        let pressed = Signal::derive(move || it.kind.get() == Some(kind));
        view! { <Chip label pressed on_press=move |()| it.kind.set(Some(kind)) /> }
    };
    let chips = SixSmall::ALL.map(chip).into_iter().collect_view();
    let met = move || {
        chosen.get().is_some().then(|| {
            view! { <Tick label=t.grid_met() checked=it.met on_change=move |on| it.met.set(on) /> }
        })
    };
    let care = move || {
        let home = chosen.get()?;
        let cared = cared.get();
        Some(untrack(|| care::care(here, home, cared.as_ref())))
    };
    view! {
        <h1 class="doc__title">{super::words::building(here, it.building)}</h1>
        <div class="stack stack--5">
            <Select
                label=t.grid_where()
                value=it.home
                choices=Signal::stored(homes(here, it.building))
            />
            {whom}
            <div class="stack stack--2">
                <p class="field__label">{t.grid_kind()}</p>
                <Chips label=t.grid_kind() wrap=true>{chips}</Chips>
            </div>
            {met}
            <TextArea
                label=t.grid_words()
                need=t.form_optional()
                hint=t.grid_words_hint()
                value=it.words
                rows=3
                limit=Prose::MOST
            />
            {sending.fault()}
            <ButtonLink href="/issues/new" block=true glyph=Glyph::CAMERA>
                {t.grid_report()}
            </ButtonLink>
            {care}
            {before(here, it.building, chosen)}
        </div>
    }
    .into_any()
}

/// The building as a whole, then its homes by address.
fn homes(here: Here, building: BuildingId) -> Vec<Choice> {
    let mut homes: Vec<Home> = here
        .of::<Unit>(building)
        .into_iter()
        .flat_map(|unit| here.of::<Home>(unit.id))
        .collect();
    homes.sort_by_cached_key(|it| {
        let parts = it.address.as_str().split('-').map(shell::number);
        parts.collect::<Vec<i64>>()
    });
    let whole = Choice {
        value: String::new(),
        label: here.t.grid_whole_building().to_owned(),
    };
    let homes = homes.iter().map(|it| Choice {
        value: it.id.to_string(),
        label: address(it.address.as_str()),
    });
    [whole].into_iter().chain(homes).collect()
}

/// What was written down there before, the latest first.
fn before(here: Here, building: BuildingId, home: Memo<Option<HomeId>>) -> AnyView {
    const FEW: usize = 5;
    let t = here.t;
    let shown = move || {
        let home = home.get();
        let mut all = here.of::<GridVisit>(building);
        all.retain(|it| it.home == home);
        let mut all = sorted(all, |it| (-it.on.starts_at().0, it.id.0));
        all.truncate(FEW);
        (!all.is_empty()).then(|| {
            let lines = all.iter().map(|it| {
                let day = wording::short_day(it.on, here.lang);
                let kind = wording::six_small(it.kind, here.lang);
                let nobody = (!it.met && it.home.is_some()).then(|| t.grid_nobody_in());
                let words = it.words.as_ref().map(ToString::to_string);
                view! {
                    <li>
                        <strong>{day} " " {kind}</strong> " " {nobody} " "
                        <span class="small">{words}</span>
                    </li>
                }
            });
            let lines = lines.collect_view();
            view! {
                <Section title=t.grid_before()>
                    <ul class="stack stack--2">{lines}</ul>
                    <p class="small soft">{t.grid_before_note()}</p>
                </Section>
            }
        })
    };
    shown.into_any()
}
