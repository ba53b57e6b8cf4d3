//! The board (网格公示牌): every station of every building, who holds it, and what is vacant.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Chip, Chips, Column, DataTable, Search, Sheet, Tone,
};
use domain::grid::{Command as Act, Contact, EndPost, GridPost, Held, PostFile, Station};
use domain::members::{Building, Scope};
use domain::{BuildingId, Command, Day, GridPostId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Parts;
use super::appoint::Form;
use super::book::BookSection;
use super::map::Map;
use super::number::NumberForm;
use crate::members::buildings;
use crate::shell::{
    AskWhy, Book, ExportLink, Initials, Nothing, Page, dated, fits, line, texts, to, use_book,
};
use crate::texts::Texts;

/// One station as it is today.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) scope: Scope,
    pub(super) place: String,
    pub(super) station: Station,
    pub(super) held: Option<Held>,
    /// The whole name, for the office.
    pub(super) name: String,
    pub(super) since: Option<Day>,
}

impl Line {
    pub(super) fn id(&self) -> GridPostId {
        GridPostId::of(self.scope, self.station)
    }
}

/// Every station there is: the community's, the compound's, then by building.
pub(super) fn lines(book: Book, t: Texts) -> Vec<Line> {
    let today = book.today();
    let mut places: Vec<(Scope, String, Vec<Station>)> = Vec::new();
    let community = book.community();
    places.extend(community.map(|it| {
        let stations = vec![Station::LargeHead];
        (Scope::Community(it.id), it.name.to_string(), stations)
    }));
    let compound = book.compound();
    places.extend(compound.map(|it| {
        let stations = vec![Station::SmallHead];
        (Scope::Compound(it.id), it.name.to_string(), stations)
    }));
    let of = |it: Building| {
        let stations = Station::OF_BUILDING.to_vec();
        (Scope::Building(it.id), it.name.to_string(), stations)
    };
    places.extend(buildings(book).into_iter().map(of));
    let line = |scope: Scope, place: &str, station: Station| {
        let id = GridPostId::of(scope, station);
        let post: Option<GridPost> = book.get(id);
        let held = post.as_ref().and_then(|it| it.held(today)).cloned();
        let file: Option<PostFile> = book.get(id);
        let name = file.and_then(|it| it.terms.last().map(|it| it.name.to_string()));
        Line {
            scope,
            place: place.to_owned(),
            station,
            since: post.as_ref().and_then(|it| it.vacant_since(today)),
            name: match &held {
                Some(held) => name.unwrap_or_else(|| held.shown.clone()),
                None => t.grid_vacant().to_owned(),
            },
            held,
        }
    };
    let all = places.iter().flat_map(|(scope, place, stations)| {
        stations.iter().map(move |it| (*scope, place.as_str(), *it))
    });
    all.map(|(scope, place, station)| line(scope, place, station))
        .collect()
}

/// What a press on a line opens.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Appoint(Line),
    Number(Line),
}

/// The page.
#[component]
pub(crate) fn Board() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let vacant = RwSignal::new(false);
    let (open, asked) = (RwSignal::new(false), RwSignal::new(None::<Asked>));
    let (ending, which) = (RwSignal::new(false), RwSignal::new(None::<GridPostId>));
    let all = Memo::new(move |_| lines(book, t));
    let vacancies =
        Memo::new(move |_| all.with(|all| all.iter().filter(|it| it.held.is_none()).count()));
    let query = use_query_map();
    let at = Memo::new(move |_| {
        let named = query.with(|it| it.get("building"));
        named.and_then(|it| it.parse::<BuildingId>().ok())
    });
    let shown = Memo::new(move |_| {
        let (words, vacant, at) = (words.get(), vacant.get(), at.get());
        let mut shown = all.get();
        shown.retain(|it| {
            let station = wording::station(it.station, t.lang);
            let found = fits(&words, &[&it.place, station, &it.name], initials);
            let there = at.is_none_or(|at| it.scope == Scope::Building(at));
            found && there && (!vacant || it.held.is_none())
        });
        shown
    });
    let secretary = Memo::new(move |_| book.is_secretary());
    let ask = Callback::new(move |it: Asked| {
        asked.set(Some(it));
        open.set(true);
    });
    let end = Callback::new(move |id: GridPostId| {
        which.set(Some(id));
        ending.set(true);
    });
    let table = move || {
        let shown = shown.get();
        if shown.is_empty() {
            let (title, text) = (t.grid_none(), t.grid_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.grid_place()),
            Column::words(t.grid_station()),
            Column::words(t.name()),
            Column::words(t.term()),
            Column::words(t.grid_reach()),
            Column::words(t.acts()),
        ];
        let may = secretary.get();
        let rows = shown.into_iter().map(|it| row(it, may, ask, end, t));
        let rows = rows.collect_view();
        view! {
            <DataTable caption=t.grid_board() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let form = move || {
        let view = match asked.get()? {
            Asked::Appoint(line) => view! { <Form line open /> }.into_any(),
            Asked::Number(line) => view! { <NumberForm post=line.id() open /> }.into_any(),
        };
        Some(view)
    };
    let title = move || match asked.get() {
        Some(Asked::Number(line)) => t.grid_number_title(line.name),
        Some(Asked::Appoint(line)) => {
            t.grid_appoint_title(line.place, wording::station(line.station, t.lang))
        }
        None => String::new(),
    };
    let ended = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        let post = which.get_untracked().ok_or_else(|| t.coming().to_owned())?;
        Ok(Command::Grid(Act::EndPost(EndPost { post, reason })))
    });
    let acts = view! {
        <ExportLink list="grid" />
        <ButtonLink href=to("grid/print")>{t.print()}</ButtonLink>
    };
    let chip = Signal::derive(move || t.grid_vacancies(vacancies.get()));
    view! {
        <Page within=t.nav_grid() title=t.grid_board() acts=acts.into_any()>
            <Parts />
            <p class="small soft">{t.grid_board_text()}</p>
            <Map all at />
            <Search label=t.grid_search() placeholder=t.grid_search() value=words />
            <Chips label=t.state()>
                <Chip label=chip pressed=vacant on_press=move |()| vacant.update(|it| *it = !*it) />
            </Chips>
            {table}
            <BookSection />
            <Sheet open title close_label=t.not_now()>
                {move || open.get().then(|| untrack(form))}
            </Sheet>
            <AskWhy
                open=ending
                title=t.grid_end_title()
                text=t.grid_end_text()
                yes=t.grid_end()
                command=ended
            />
        </Page>
    }
}

fn row(
    it: Line,
    may: bool,
    ask: Callback<Asked>,
    end: Callback<GridPostId>,
    t: Texts,
) -> impl IntoView {
    let id = it.id();
    let station = wording::station(it.station, t.lang);
    let (place, name) = (it.place.clone(), it.name.clone());
    let Some(held) = it.held.clone() else {
        let since = it.since.map(|day| t.grid_since(dated(day, t)));
        let appoint = may.then(|| {
            let press = move |()| ask.run(Asked::Appoint(it.clone()));
            view! {
                <Button look=ButtonLook::Text small=true on_press=press>{t.grid_appoint()}</Button>
            }
        });
        return view! {
            <tr>
                <td>{place}</td>
                <th scope="row">{station}</th>
                <td><Badge label=t.grid_vacant() tone=Tone::Wait /></td>
                <td>{since}</td>
                <td></td>
                <td class="nowrap">{appoint}</td>
            </tr>
        }
        .into_any();
    };
    let reach = match held.contact {
        Contact::Office => t.grid_reach_office(),
        Contact::Neighbours => t.grid_reach_neighbours(),
        Contact::Posted => t.grid_reach_posted(),
    };
    // What somebody who is here says about their number, they say themselves.
    let number = held.person.is_none().then(|| {
        let press = move |()| ask.run(Asked::Number(it.clone()));
        view! {
            <Button look=ButtonLook::Text small=true on_press=press>{t.grid_number()}</Button>
        }
    });
    let ended = may.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| end.run(id)>
                {t.grid_end()}
            </Button>
        }
    });
    let unit = held.unit.map(|it| t.grid_of_unit(&it));
    view! {
        <tr>
            <td>{place}</td>
            <th scope="row">{station}</th>
            <td>{name} {unit}</td>
            <td>{t.from_until(dated(held.from, t), dated(held.until, t))}</td>
            <td>{reach}</td>
            <td class="nowrap">{number} {ended}</td>
        </tr>
    }
    .into_any()
}
