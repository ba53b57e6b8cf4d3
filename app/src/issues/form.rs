//! A report: what it looks like, what it is, where, in one screen (随手拍).

use components::{
    Banner, BuildingCell, BuildingPick, Button, ButtonLink, ButtonLook, Chip, Chips, Dock, Fill,
    Glyph, Pace, Section, State, StateKind, TextArea, Tick, Tone, UnitCell,
};
use domain::issues::{Category, Command as Act, Hotline, PHOTOS_MOST, ReportIssue, Spot};
use domain::members::{self, Building, Compound, Unit};
use domain::proposals::Photo;
use domain::{BuildingId, IssueId, Prose, SpotId, UnitId, wording};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::door::{self, Door};
use super::near;
use super::words::place;
use crate::proposals::photo_strip;
use crate::shell::{self, Draft, Here, Sending, sorted};

/// The page of it.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.issue_new());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let compound = Memo::new(move |_| here.compound());
    let fields = Fields::new();
    let sending = Sending::new(here);
    let draft = shell::keep(
        here,
        "issue-new".to_owned(),
        Signal::derive(move || fields.kept()),
        Callback::new(move |kept: String| fields.restore(&kept)),
    );
    let body = move || {
        if !belongs.get() {
            let act =
                view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
            let (title, text) = (t.issue_guest_title(), t.issue_guest_text());
            return view! {
                {untrack(|| danger(here, Category::GasSmell.hotlines()))}
                <State kind=StateKind::NotYours glyph=Glyph::CAMERA title text act page=true />
            }
            .into_any();
        }
        match compound.get() {
            Some(compound) => untrack(|| form(here, &compound, fields, sending)),
            None => shell::absent(here),
        }
    };
    let dock = move || {
        (belongs.get() && compound.with(Option::is_some))
            .then(|| untrack(|| dock(here, fields, sending, draft)))
    };
    shell::inner(
        here,
        t.issue_new(),
        "/issues",
        Pace::Close,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Fields {
    category: RwSignal<Option<Category>>,
    danger: RwSignal<bool>,
    words: RwSignal<String>,
    photos: RwSignal<Vec<Photo>>,
    spot: RwSignal<Option<SpotId>>,
    building: RwSignal<Option<BuildingId>>,
    unit: RwSignal<Option<UnitId>>,
    is_new: RwSignal<bool>,
    tried: RwSignal<bool>,
    /// At a door: for whom one writes, and not for oneself.
    door: Door,
}

/// What was sent is no draft any more, or leaving the page would keep it once more.
fn sent(it: Fields) {
    it.category.set(None);
    it.words.set(String::new());
    it.photos.set(Vec::new());
    it.door.leave();
}

/// The same as it is kept.
#[derive(Deserialize, Serialize)]
struct Kept {
    category: Option<Category>,
    danger: bool,
    words: String,
    photos: Vec<Photo>,
    spot: Option<SpotId>,
    building: Option<BuildingId>,
    unit: Option<UnitId>,
    /// The address of a neighbour's home, as it is typed.
    #[serde(default)]
    door: Option<String>,
}

impl Fields {
    fn new() -> Self {
        Self {
            category: RwSignal::new(None),
            danger: RwSignal::new(false),
            words: RwSignal::new(String::new()),
            photos: RwSignal::new(Vec::new()),
            spot: RwSignal::new(None),
            building: RwSignal::new(None),
            unit: RwSignal::new(None),
            is_new: RwSignal::new(false),
            tried: RwSignal::new(false),
            door: Door::new(),
        }
    }

    /// What is kept of it while it is not sent; nothing as long as nothing is chosen or said.
    fn kept(self) -> String {
        let kept = Kept {
            category: self.category.get(),
            danger: self.danger.get(),
            words: self.words.get(),
            photos: self.photos.get(),
            spot: self.spot.get(),
            building: self.building.get(),
            unit: self.unit.get(),
            door: self.door.kept(),
        };
        let blank = kept.category.is_none() && kept.words.trim().is_empty();
        if blank && kept.photos.is_empty() {
            return String::new();
        }
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What was kept, if this version reads it.
    fn restore(self, kept: &str) {
        let Ok(kept) = serde_json::from_str::<Kept>(kept) else {
            return;
        };
        self.category.set(kept.category);
        self.danger.set(kept.danger);
        self.words.set(kept.words);
        self.photos.set(kept.photos);
        self.spot.set(kept.spot);
        self.building.set(kept.building);
        self.unit.set(kept.unit);
        self.door.restore(kept.door);
    }

    /// Where, as far as it is chosen: at home where nothing is.
    fn place(self, compound: &Compound) -> Spot {
        Spot {
            compound: compound.id,
            building: self.building.get(),
            unit: self.unit.get(),
            spot: self.spot.get(),
        }
    }

    fn is_dangerous(self) -> bool {
        let smells = self.category.get().map(|it| it.hotlines().len());
        self.danger.get() || smells.unwrap_or_default() > 0
    }
}

/// The numbers that come before everything else.
fn danger(here: Here, hotlines: &[Hotline]) -> AnyView {
    let t = here.t;
    let links = hotlines.iter().map(|it| {
        let href = format!("tel:{}", it.number());
        let label = t.issue_call(it.number(), wording::hotline(*it, here.lang));
        view! { <ButtonLink href=href glyph=Glyph::PHONE>{label}</ButtonLink> }
    });
    let links = links.collect_view();
    view! {
        <div class="hotlines">
            <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.issue_danger_title()>
                {t.issue_danger_text()}
            </Banner>
            <div class="hotlines__numbers">{links}</div>
        </div>
    }
    .into_any()
}

fn form(here: Here, compound: &Compound, it: Fields, sending: Sending) -> AnyView {
    let t = here.t;
    at_home(here, it);
    let dangerous = Memo::new(move |_| it.is_dangerous());
    let numbers = move || dangerous.get().then(|| danger(here, &Hotline::ALL));
    let first = move || (!dangerous.get()).then(|| danger(here, Category::GasSmell.hotlines()));
    let chip = |category: Category| {
        let label = wording::issue_category(category, here.lang);
        let pressed = Signal::derive(move || it.category.get() == Some(category));
        view! { <Chip label pressed on_press=move |()| it.category.set(Some(category)) /> }
    };
    let chips = Category::ALL.map(chip).into_iter().collect_view();
    let missing = move || {
        let missing = it.tried.get() && it.category.get().is_none();
        missing.then(|| view! { <p class="field__fault" role="alert">{t.issue_choose_kind()}</p> })
    };
    let (for_near, for_twice) = (compound.clone(), compound.clone());
    let near = Memo::new(move |_| {
        let category = it.category.get();
        category.map_or_else(Vec::new, |category| {
            near::found(here, category, &it.place(&for_near))
        })
    });
    let twice = Memo::new(move |_| {
        let category = it.category.get();
        category.is_some_and(|category| mine_is_open(here, category, &it.place(&for_twice)))
    });
    let again = move || {
        twice.get().then(|| {
            view! {
                <Tick
                    label=t.issue_is_new()
                    note=t.issue_is_new_note()
                    checked=it.is_new
                    on_change=move |on| it.is_new.set(on)
                />
            }
        })
    };
    view! {
        <h1 class="visually-hidden">{t.issue_new_title()}</h1>
        {numbers}
        <div class="stack stack--5">
            {photo_strip(here, it.photos, |_| PHOTOS_MOST)}
            <div class="stack stack--2">
                <p class="field__label">{t.issue_kind()}</p>
                <Chips label=t.issue_kind() wrap=true>{chips}</Chips>
                {missing}
            </div>
            <TextArea
                label=t.issue_words()
                need=t.form_optional()
                value=it.words
                rows=2
                limit=Prose::MOST
            />
            {door::offered(here, it.door, it.building, it.unit)}
            {where_it_is(here, compound, it)}
            {near::offered(here, near)}
            {again}
            <Tick
                label=t.issue_is_danger()
                checked=it.danger
                on_change=move |on| it.danger.set(on)
            />
            {first}
            {sending.fault()}
        </div>
    }
    .into_any()
}

/// One's own stairwell, until another place is tapped.
fn at_home(here: Here, it: Fields) {
    if it.building.with_untracked(Option::is_some) || it.spot.with_untracked(Option::is_some) {
        return;
    }
    let actor = here.actor();
    let Some(standing) = actor.standings().first() else {
        return;
    };
    it.building.set(Some(standing.building));
    let home: Option<members::Home> = here.get(standing.home);
    it.unit.set(home.map(|it| it.unit));
}

/// Whether one has reported the same there, and it is open.
fn mine_is_open(here: Here, category: Category, spot: &Spot) -> bool {
    let me = here.person();
    let all = super::words::all_whole(here);
    all.iter().any(|it| {
        let same = it.category == category && it.with.is_some() && it.is_mine(me);
        same && it.spot.near(spot) == Some(domain::issues::Nearness::Same)
    })
}

/// The places of the compound, to tap on one; those who are at none are at the compound.
fn where_it_is(here: Here, compound: &Compound, it: Fields) -> AnyView {
    let t = here.t;
    let id = compound.id;
    let (for_line, at) = (compound.clone(), RwSignal::new(false));
    let line = move || place(here, &it.place(&for_line));
    let spot_chip = move |spot: members::Spot| {
        let id = spot.id;
        let pressed = Signal::derive(move || it.spot.get() == Some(id));
        let press = move |()| {
            it.spot.set(Some(id));
            it.building.set(None);
            it.unit.set(None);
        };
        view! { <Chip label=spot.name.to_string() pressed on_press=press /> }
    };
    let buildings = Memo::new(move |_| {
        sorted(here.of::<Building>(id), |it| {
            (shell::number(it.name.as_str()), it.id.0)
        })
    });
    let plan = Signal::derive(move || {
        let mine = here.actor().standings().first().map(|it| it.building);
        let picked = it.building.get();
        let all = buildings.get();
        let cells = all
            .iter()
            .map(|it| cell(here, it, picked == Some(it.id), mine == Some(it.id)));
        cells.collect::<Vec<_>>()
    });
    let pick = move |place: usize| {
        let picked = buildings.with_untracked(|all| all.get(place).map(|it| it.id));
        it.spot.set(None);
        it.building.set(picked);
        it.unit.set(None);
    };
    let units = move || {
        let building = it.building.get()?;
        let units = sorted(here.of::<Unit>(building), |it| {
            let name = it.name.as_ref().map_or("", |it| it.as_str());
            (shell::number(name), it.id.0)
        });
        let chips = units.into_iter().filter_map(|unit| {
            let (id, name) = (unit.id, unit.name?);
            let pressed = Signal::derive(move || it.unit.get() == Some(id));
            let press = move |()| it.unit.set(Some(id));
            Some(view! { <Chip label=name.to_string() pressed on_press=press /> })
        });
        let chips = chips.collect_view();
        Some(view! { <Chips label=t.issue_unit() wrap=true>{chips}</Chips> })
    };
    let open = move || {
        at.get().then(|| {
            let spots = sorted(here.of::<members::Spot>(id), |it| (0, it.id.0));
            let spots = spots.into_iter().map(spot_chip).collect_view();
            view! {
                <Chips label=t.issue_spots() wrap=true>{spots}</Chips>
                <BuildingPick label=t.issue_buildings() plan on_pick=pick />
                {units}
            }
        })
    };
    view! {
        <Section title=t.issue_where()>
            <div class="spread">
                <p class="strong">{line}</p>
                <Button
                    small=true
                    glyph=Glyph::PIN
                    on_press=move |()| at.update(|open| *open = !*open)
                >
                    {move || if at.get() { t.issue_place_done() } else { t.issue_place_change() }}
                </Button>
            </div>
            {open}
        </Section>
    }
    .into_any()
}

/// A building of the plan.
fn cell(here: Here, it: &Building, current: bool, mine: bool) -> BuildingCell {
    let name = it.name.to_string();
    let (number, suffix) = shell::plate(&name);
    let units = sorted(here.of::<Unit>(it.id), |it| {
        let name = it.name.as_ref().map_or("", |it| it.as_str());
        (shell::number(name), it.id.0)
    });
    let unit = |it: Unit| UnitCell {
        label: it.name.map_or_else(String::new, |it| {
            it.as_str()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect()
        }),
        glyph: None,
        fill: if current { Fill::Cut } else { Fill::None },
        mine: false,
    };
    BuildingCell {
        number,
        suffix,
        mine: mine.then(|| here.t.issue_my_building().to_owned()),
        sum: None,
        spoken: String::new(),
        href: String::new(),
        current,
        units: units.into_iter().map(unit).collect(),
    }
}

fn dock(here: Here, it: Fields, sending: Sending, draft: Draft) -> AnyView {
    let t = here.t;
    let offline = move || {
        let online = here.status(|status| status.online);
        (!online).then(|| view! { <p class="dock__note">{t.issue_offline()}</p> })
    };
    let send = move |()| {
        let Some(act) = untrack(|| read(here, it)) else {
            it.tried.set(true);
            let nobody = untrack(|| it.door.is_open(here));
            sending.refuse(if nobody {
                t.issue_door_missing()
            } else {
                t.issue_choose_kind()
            });
            return;
        };
        let href = act
            .issue()
            .map_or_else(|| "/issues".to_owned(), |id| format!("/i/{id}"));
        sending.send_then(act, t.issue_sent(), move || {
            sent(it);
            draft.forget();
            here.go_instead(&href);
        });
    };
    view! {
        <Dock>
            {offline}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.issue_send()}
            </Button>
        </Dock>
    }
    .into_any()
}

/// What is chosen, as an act; nothing while something is missing.
fn read(here: Here, it: Fields) -> Option<Act> {
    let community = here.community()?.id;
    let compound = here.compound()?;
    if it.door.is_open(here) {
        return None;
    }
    let words = it.words.get();
    let words = if words.trim().is_empty() {
        None
    } else {
        Some(Prose::new(&words).ok()?)
    };
    Some(Act::Report(ReportIssue {
        id: IssueId(offline::new_id()),
        community,
        category: it.category.get()?,
        danger: it.danger.get(),
        spot: it.place(&compound),
        words,
        photos: it.photos.get(),
        is_new: it.is_new.get(),
        behalf: None,
        door: it.door.home(here).map(|it| it.id),
    }))
}
