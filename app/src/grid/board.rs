//! The board of the grid (网格公示牌): who looks after the community, the compound and a building, what
//! they are there for, and how they are reached. Everyone reads it, signed in or not.

use components::{Badge, ButtonLink, Card, Glyph, Pace, Section, Tone};
use domain::grid::{Contact, GridBook, GridMonth, GridPost, PostNumber, Station};
use domain::members::{Building, Compound, Scope};
use domain::{BuildingId, GridMonthId, GridPostId, wording};
use leptos::prelude::*;

use super::{map, number, tasks};
use crate::shell::{self, Here, call, sorted};

/// The page.
pub fn page(here: Here, asked: Option<BuildingId>) -> AnyView {
    let t = here.t;
    here.title(t.grid_board());
    let compound = Memo::new(move |_| {
        let of_asked = asked.and_then(|id| here.get::<Building>(id));
        let of_asked = of_asked.and_then(|it| here.get::<Compound>(it.compound));
        of_asked.or_else(|| here.compound())
    });
    let body = move || match compound.get() {
        Some(compound) => untrack(|| inside(here, &compound, asked)),
        None => shell::absent(here),
    };
    shell::inner(here, t.grid_board(), "/", Pace::Wide, None, body.into_any())
}

fn inside(here: Here, compound: &Compound, asked: Option<BuildingId>) -> AnyView {
    let t = here.t;
    let (id, community) = (compound.id, compound.community);
    let mine = here.actor().standings().first().map(|it| it.building);
    let picked = RwSignal::new(asked.or(mine));
    let buildings = Memo::new(move |_| {
        sorted(here.of::<Building>(id), |it| {
            (shell::number(it.name.as_str()), it.id.0)
        })
    });
    let shown = Memo::new(move |_| {
        picked
            .get()
            .or_else(|| buildings.with(|all| all.first().map(|it| it.id)))
    });
    let head = move || {
        let id = shown.get()?;
        let name = super::words::building(here, id);
        let is_mine = mine == Some(id);
        Some(if is_mine {
            t.grid_my_building(name)
        } else {
            name
        })
    };
    let of_building = move || {
        let scope = Scope::Building(shown.get()?);
        let cards = Station::OF_BUILDING.map(|it| untrack(|| station(here, scope, it)));
        Some(cards.into_iter().collect_view())
    };
    view! {
        <h1 class="visually-hidden">{t.grid_board()}</h1>
        <p class="phrase">{t.grid_board_text()}</p>
        <Section title=t.grid_building()>
            {map::map(here, buildings, shown, mine, picked)}
            <p class="strong">{head}</p>
            <div class="stack stack--2">{of_building}</div>
        </Section>
        <Section title=t.grid_compound()>
            {station(here, Scope::Compound(id), Station::SmallHead)}
        </Section>
        <Section title=t.grid_community()>
            {station(here, Scope::Community(community), Station::LargeHead)}
        </Section>
        {month(here)}
        {tasks::tasks(here)}
    }
    .into_any()
}

/// One station: who holds it, what for, and how they are reached.
fn station(here: Here, scope: Scope, station: Station) -> AnyView {
    let id = GridPostId::of(scope, station);
    let post = Memo::new(move |_| here.get::<GridPost>(id));
    let duty = Memo::new(move |_| {
        let book = here.community().and_then(|it| here.get::<GridBook>(it.id));
        let written = book.as_ref().and_then(|it| it.duty(station));
        written.map_or_else(
            || wording::station_duty(station, here.lang).to_owned(),
            ToString::to_string,
        )
    });
    let shown = move || {
        let (post, duty) = (post.get(), duty.get());
        untrack(|| card(here, station, post.as_ref(), duty, id))
    };
    shown.into_any()
}

fn card(
    here: Here,
    station: Station,
    post: Option<&GridPost>,
    duty: String,
    id: GridPostId,
) -> AnyView {
    let t = here.t;
    let today = here.now().day();
    let name = wording::station(station, here.lang);
    let Some(held) = post.and_then(|it| it.held(today)).cloned() else {
        let since = post.and_then(|it| it.vacant_since(today));
        let since = since.map(|it| t.grid_vacant_since(wording::day(it, here.lang)));
        return view! {
            <Card>
                <div class="spread">
                    <p class="strong">{name}</p>
                    <Badge label=t.grid_vacant() tone=Tone::Wait />
                </div>
                <p class="small soft">{duty}</p>
                <p class="small soft">{since} " " {t.grid_vacant_text()}</p>
            </Card>
        }
        .into_any();
    };
    let unit = held.unit.as_ref().map(ToString::to_string);
    let term = t.grid_term(held.from, held.until);
    let me = here.person();
    let own = held.person.filter(|it| Some(*it) == me);
    let own = own.map(|_| number::form(here, id, &held));
    view! {
        <Card>
            <div class="spread">
                <p class="strong">{name}</p>
                <p>{held.shown.clone()} " " <span class="small soft">{unit}</span></p>
            </div>
            <p class="small">{duty}</p>
            <p class="small soft">{term}</p>
            {contact(here, id, held.contact)}
            {own}
        </Card>
    }
    .into_any()
}

/// A number where its owner said so; otherwise the office's.
fn contact(here: Here, id: GridPostId, contact: Contact) -> AnyView {
    let t = here.t;
    let number = Memo::new(move |_| {
        here.of::<PostNumber>(id)
            .first()
            .map(|it| it.phone.to_string())
    });
    let telephone = Memo::new(move |_| here.community().map(|it| it.telephone.to_string()));
    let shown = move || {
        if let Some(number) = number.get() {
            let (href, label) = (call(&number), t.grid_call(&number));
            return view! { <ButtonLink href small=true glyph=Glyph::PHONE>{label}</ButtonLink> }
                .into_any();
        }
        let telephone = telephone.get().unwrap_or_default();
        let (href, label) = (call(&telephone), t.grid_through_office(telephone));
        let more = (contact == Contact::Neighbours)
            .then(|| view! { <p class="small soft">{t.grid_for_neighbours()}</p> });
        view! {
            {more}
            <ButtonLink href small=true glyph=Glyph::PHONE>{label}</ButtonLink>
        }
        .into_any()
    };
    shown.into_any()
}

/// How often somebody went round this month: numbers, for everyone.
fn month(here: Here) -> AnyView {
    let t = here.t;
    let shown = move || {
        let community = here.community()?.id;
        let id = GridMonthId::of(community, here.now().day());
        let month: GridMonth = here.get(id)?;
        Some(view! {
            <Section title=t.grid_month()>
                <p>{t.grid_month_text(month.days, month.met, month.visits)}</p>
                <p class="small soft">{t.grid_month_note()}</p>
            </Section>
        })
    };
    shown.into_any()
}
