//! One emergency: how each building stands, every door, the notices, and what the office does.

use components::{
    Badge, BuildingCell, BuildingGrid, Chip, Chips, Column, DataTable, Fact, Facts, Fill, Legend,
    PlanCell, Search, Section, Tone, UnitCell,
};
use domain::emergency::{
    DailyNotice, Door, DoorMark, DoorState, Emergency, EmergencyState, RollCount, Says, missed,
    owed,
};
use domain::members::Building;
use domain::{BuildingId, EmergencyId, RollCountId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::doing::{amend, mark, post, stand_down};
use super::words::{Opens, asking};
use crate::members::{address_order, buildings};
use crate::shell::{Book, ExportLink, Nothing, Page, id_in_path, keyed, texts, to, use_book};
use crate::texts::Texts;

/// How many doors are drawn at most; a building or a filter finds the rest.
const MOST: usize = 120;

/// The page.
#[component]
pub(crate) fn EventPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<EmergencyId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Emergency>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.emergency_no_event(), t.emergency_no_event_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: EmergencyId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<Emergency>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| it.title.to_string()));
    let facts = Signal::derive(move || {
        it.with(|it| it.as_ref().map(|it| facts(it, t)))
            .unwrap_or_default()
    });
    let active = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(Emergency::is_active)));
    let amending = Callback::new(move |open| amend(id, open, book, t));
    let ending = Callback::new(move |open| stand_down(id, open, t));
    let acts = move || {
        let now = active.get().then(|| {
            view! {
                <Opens label=t.emergency_amend() form=amending />
                <Opens label=t.emergency_stand_down() form=ending />
            }
        });
        view! { <ExportLink list=format!("roll-{id}") /> {now} }
    };
    view! {
        <Page within=t.nav_emergency() title=title.unwrap_or_default() acts=acts.into_any()>
            {asking()}
            <Facts facts />
            {move || steps(it.get().as_ref()?, t)}
            {move || notices(it.get().as_ref()?, book, t)}
            <Buildings id />
            <Doors id />
        </Page>
    }
}

fn facts(it: &Emergency, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(
            t.emergency_kind(),
            wording::emergency_kind(it.kind, t.lang).to_owned(),
        ),
        fact(
            t.emergency_declared(),
            wording::instant(it.declared_at, t.lang),
        ),
    ];
    if it.advised_at != it.declared_at {
        let at = wording::instant(it.advised_at, t.lang);
        facts.push(fact(t.emergency_amended(), at));
    }
    if let EmergencyState::StoodDown {
        at,
        reason,
        summary,
    } = &it.state
    {
        facts.push(fact(t.emergency_ended(), wording::instant(*at, t.lang)));
        facts.push(fact(t.reason(), reason.to_string()));
        facts.push(fact(t.emergency_summary(), summary.to_string()));
    }
    facts
}

fn steps(it: &Emergency, t: Texts) -> Option<AnyView> {
    let steps = it.advice.steps.iter();
    let steps = steps.map(|it| view! { <li>{it.to_string()}</li> });
    let steps = steps.collect_view();
    Some(
        view! { <Section title=t.emergency_steps()><ol class="numbered">{steps}</ol></Section> }
            .into_any(),
    )
}

/// The notices, the days that miss one, and today's.
fn notices(it: &Emergency, book: Book, t: Texts) -> Option<AnyView> {
    let mut all: Vec<DailyNotice> = book.of(it.id);
    all.sort_by_key(|it| std::cmp::Reverse(it.day));
    let late = missed(it, &all, book.now()).into_iter().map(|day| {
        let day = wording::day(day, t.lang);
        view! { <p class="strong is-seal">{t.emergency_due_missed(day)}</p> }
    });
    let late = late.collect_view();
    let id = it.id;
    let form = Callback::new(move |open| post(id, untrack(|| book.today()), open, t));
    let owed = owed(it, &all, book.now())
        .then(|| view! { <Opens label=t.emergency_post_notice() primary=true form /> });
    let rows = all.iter().map(|it| {
        let words = it.words.as_ref().map(ToString::to_string);
        let words = words.unwrap_or_else(|| t.emergency_nothing_new().to_owned());
        view! {
            <tr>
                <th scope="row">{wording::day(it.day, t.lang)}</th>
                <td>{words}</td>
                <td class="nowrap">{wording::instant(it.at, t.lang)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t.emergency_day()),
        Column::words(t.emergency_notice()),
        Column::words(t.emergency_posted_at()),
    ];
    let table = (!all.is_empty()).then(|| {
        view! {
            <DataTable caption=t.table_of(t.emergency_notices()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
    });
    let view = view! {
        <Section title=t.emergency_notices()>
            <div class="cluster">{owed}</div>
            {late}
            {table}
        </Section>
    };
    Some(view.into_any())
}

/// How each building stands, as a plan of the compound and behind it a table.
#[component]
fn Buildings(id: EmergencyId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let counts = Memo::new(move |_| book.of::<RollCount>(id));
    let plan = Signal::derive(move || {
        let counts = counts.get();
        let cell = |it: Building| cell(&it, &counts, id, t);
        buildings(book).into_iter().filter_map(cell).collect()
    });
    let legend = vec![
        (Fill::Cut, None, t.emergency_level_help().to_owned()),
        (Fill::Check, None, t.emergency_level_open().to_owned()),
        (Fill::Done, None, t.emergency_level_safe().to_owned()),
    ];
    let rows = move || {
        let counts = counts.get();
        let rows = buildings(book).into_iter().filter_map(|building| {
            let it = counts.iter().find(|it| it.building == building.id)?;
            Some(view! {
                <tr>
                    <th scope="row">
                        <a href=to(format_args!("emergency/{id}?building={}", building.id))>
                            {building.name.to_string()}
                        </a>
                    </th>
                    <td class="number">{it.homes}</td>
                    <td class="number">{it.safe}</td>
                    <td class="number">{it.help}</td>
                    <td class="number">{it.open}</td>
                </tr>
            })
        });
        rows.collect_view()
    };
    let columns = vec![
        Column::words(t.building()),
        Column::numbers(t.emergency_homes()),
        Column::numbers(t.emergency_safe()),
        Column::numbers(t.emergency_help()),
        Column::numbers(t.emergency_open()),
    ];
    view! {
        <Section title=t.emergency_roll()>
            <BuildingGrid label=t.emergency_roll() plan office=true>
                <Legend label=t.legend() items=Signal::stored(legend) />
            </BuildingGrid>
            <DataTable caption=t.table_of(t.emergency_roll()) quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    }
}

fn cell(it: &Building, counts: &[RollCount], id: EmergencyId, t: Texts) -> Option<PlanCell> {
    let count = counts.iter().find(|count| count.building == it.id)?;
    let name = it.name.to_string();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, suffix) = name.split_at(digits);
    let unit = |label: String, fill: Fill| UnitCell {
        label,
        glyph: None,
        fill,
        mine: false,
    };
    let spoken = t.emergency_count_line(count.help, count.homes, count.open, count.safe);
    Some(PlanCell::Building(BuildingCell {
        number: number.to_owned(),
        suffix: suffix.to_owned(),
        mine: None,
        sum: Some(count.homes.to_string()),
        spoken,
        href: to(format_args!("emergency/{id}?building={}", it.id)),
        current: false,
        units: vec![
            unit(
                count.help.to_string(),
                if count.help > 0 {
                    Fill::Cut
                } else {
                    Fill::None
                },
            ),
            unit(
                count.open.to_string(),
                if count.open > 0 {
                    Fill::Check
                } else {
                    Fill::None
                },
            ),
            unit(count.safe.to_string(), Fill::Done),
        ],
    }))
}

/// The doors: of one building or of all, who needs help first.
#[component]
fn Doors(id: EmergencyId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let asked = use_query_map();
    let building = Memo::new(move |_| {
        let named = asked.with(|query| query.get("building"));
        named.and_then(|it| it.parse::<BuildingId>().ok())
    });
    let words = RwSignal::new(String::new());
    let state = RwSignal::new(None::<DoorState>);
    let all = Memo::new(move |_| {
        let mut doors: Vec<Door> = match building.get() {
            Some(it) => book.of(RollCountId::of(id, it)),
            None => book.all::<Door>(),
        };
        doors.retain(|it| it.emergency == id);
        doors.sort_by_cached_key(|it| (it.state(), address_order(it.address.as_str())));
        doors
    });
    let chip = |of: DoorState| {
        let count =
            Memo::new(move |_| all.with(|all| all.iter().filter(|it| it.state() == of).count()));
        let name = wording::door_state(of, t.lang);
        let label = Signal::derive(move || format!("{name} {}", count.get()));
        let pressed = Signal::derive(move || state.get() == Some(of));
        let press = move |()| {
            state.update(|it| *it = (*it != Some(of)).then_some(of));
        };
        view! { <Chip label pressed on_press=press /> }
    };
    let chips = DoorState::ALL.map(chip).into_iter().collect_view();
    let shown = Memo::new(move |_| {
        let (words, state) = (words.get(), state.get());
        let words = words.trim().to_owned();
        let mut shown = all.get();
        shown.retain(|it| {
            let fits = words.is_empty()
                || it.address.as_str().contains(&words)
                || it.names.iter().any(|name| name.contains(&words));
            fits && state.is_none_or(|state| it.state() == state)
        });
        shown
    });
    let drawn =
        Memo::new(move |_| shown.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>()));
    let table = {
        let row = move |it| row(it, t).into_any();
        let rows = keyed(drawn, |it| it.id, row);
        let more = move || {
            let more = shown.with(Vec::len).saturating_sub(MOST);
            (more > 0).then(|| view! { <p class="small soft">{t.issue_more(more)}</p> })
        };
        let columns = vec![
            Column::words(t.address()),
            Column::words(t.name()),
            Column::words(t.state()),
            Column::words(t.emergency_said()),
            Column::words(t.emergency_found()),
            Column::words(t.acts()),
        ];
        view! {
            <DataTable caption=t.table_of(t.emergency_doors()) quiet=true office=true columns>
                {rows}
            </DataTable>
            {more}
        }
    };
    let named = move || {
        let building: Building = book.get(building.get()?)?;
        let all = to(format_args!("emergency/{id}"));
        Some(view! {
            <p>
                <strong>{building.name.to_string()}</strong> " "
                <a href=all>{t.emergency_all_buildings()}</a>
            </p>
        })
    };
    view! {
        <Section title=t.emergency_doors()>
            {named}
            <Search
                label=t.emergency_search_door()
                placeholder=t.emergency_search_door()
                value=words
            />
            <Chips label=t.state() wrap=true>{chips}</Chips>
            {table}
        </Section>
    }
}

fn row(it: Door, t: Texts) -> impl IntoView {
    let state = it.state();
    let tone = match state {
        DoorState::NeedsHelp => Tone::Stop,
        DoorState::NotYet | DoorState::Nobody | DoorState::Partly => Tone::Wait,
        DoorState::Helped | DoorState::Safe => Tone::Done,
    };
    let said = it.said.iter().map(|said| {
        let who = wording::emergency_who(said.who, t.lang);
        let what = match &said.says {
            Says::Safe => wording::door_state(DoorState::Safe, t.lang).to_owned(),
            Says::NeedsHelp { needs, words } => {
                let needs = needs.iter().map(|it| wording::emergency_need(*it, t.lang));
                let needs = needs.collect::<Vec<_>>().join(t.list_comma());
                match words {
                    Some(words) => format!("{needs} ({words})"),
                    None => needs,
                }
            }
        };
        let at = wording::instant(said.at, t.lang);
        view! { <p>{who} ": " {what} " " <span class="small soft">{at}</span></p> }
    });
    let said = said.collect_view();
    let found = it.marks.iter().map(|mark| {
        let at = wording::instant(mark.at, t.lang);
        let note = mark.note.as_ref().map(ToString::to_string);
        view! {
            <p>{mark_name(&mark.mark, t)} " " {note} " " <span class="small soft">{at}</span></p>
        }
    });
    let found = found.collect_view();
    let (address, names) = (it.address.to_string(), it.names.join(t.list_comma()));
    let form = Callback::new(move |open| mark(it.clone(), open, t));
    view! {
        <tr>
            <th scope="row" class="nowrap">{address}</th>
            <td>{names}</td>
            <td><Badge label=wording::door_state(state, t.lang) tone /></td>
            <td>{said}</td>
            <td>{found}</td>
            <td><Opens label=t.emergency_mark() small=true form /></td>
        </tr>
    }
}

fn mark_name(it: &DoorMark, t: Texts) -> &'static str {
    match it {
        DoorMark::Well => t.emergency_mark_well(),
        DoorMark::Nobody => t.emergency_mark_nobody(),
        DoorMark::Helped => t.emergency_mark_helped(),
        DoorMark::NeedsHelp { .. } => wording::door_state(DoorState::NeedsHelp, t.lang),
    }
}
