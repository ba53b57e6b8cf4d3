//! One council: who sits for whom, which seats are empty, and giving up one's own (席位、辞去).

use components::{Badge, Pace, Row, Rows, Section, Tone};
use domain::councils::{Council, Seat, SeatCategory, SeatPlan, Standing, standing};
use domain::members::Compound;
use domain::{CouncilId, Day, SeatId, Timestamp, wording};
use leptos::prelude::*;

use super::resign::resigning;
use crate::shell::{self, Here, sorted};

/// The page of one council.
pub fn council(here: Here, id: CouncilId) -> AnyView {
    let council = Memo::new(move |_| here.get::<Council>(id));
    let title = Memo::new(move |_| council.with(|it| it.as_ref().map(|it| it.name.to_string())));
    here.titled(title);
    let body = move || match council.get() {
        Some(council) => untrack(|| whole(here, council)),
        None => shell::absent(here),
    };
    shell::inner(
        here,
        here.t.council_bar(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(here: Here, council: Council) -> AnyView {
    let t = here.t;
    let id = council.id;
    let seats = Memo::new(move |_| {
        let today = here.now().day();
        let mut seats = here.of::<Seat>(id);
        seats.retain(|it| it.is_held(today));
        sorted(seats, |it| (it.category as i64, it.person.0))
    });
    let all = Memo::new(move |_| {
        let kept = here.get::<SeatPlan>(id).map(|it| it.kept);
        let today = here.now().day();
        standing(&kept.unwrap_or_default(), &seats.get(), today, 0)
    });
    let mine = Memo::new(move |_| {
        let me = here.person()?;
        let seat: Option<Seat> = here.get(SeatId::of(id, me));
        seat.filter(|it| it.is_held(here.now().day()))
    });
    let shown = move || {
        let (all, seats) = (all.get(), seats.get());
        if all.is_empty() {
            return view! { <p class="small soft">{t.council_nobody()}</p> }.into_any();
        }
        let one = |it: &Standing| category(here, *it, &seats);
        all.iter().map(one).collect_view().into_any()
    };
    let own = move || mine.get().map(|seat| untrack(|| resigning(here, seat)));
    let planned = move || {
        let planned: u16 = all.with(|it| it.iter().map(|it| it.planned).sum());
        let vacant: u16 = all.with(|it| it.iter().map(|it| it.vacant()).sum());
        let held = seats.with(Vec::len);
        (planned > 0).then(|| t.council_count(held, planned, vacant))
    };
    view! {
        <div>
            <h1 class="doc__title doc__title--page">{council.name.to_string()}</h1>
            <p class="small soft">{formed(here, &council)}</p>
            <p class="strong">{planned}</p>
        </div>
        {own}
        {shown}
        <p class="tiny soft">{t.council_vacancies()}</p>
    }
    .into_any()
}

/// Of what kind it is, for which compound, and since when.
fn formed(here: Here, council: &Council) -> String {
    let kind = wording::council_kind(council.kind, here.lang);
    let day = wording::day(council.formed_on, here.lang);
    let compound: Option<Compound> = council.compound.and_then(|it| here.get(it));
    match compound {
        Some(it) => here.t.council_formed_in(it.name, day, kind),
        None => here.t.council_formed(day, kind),
    }
}

/// The seats of one category: who holds them, and how many are empty.
fn category(here: Here, it: Standing, seats: &[Seat]) -> AnyView {
    let t = here.t;
    let of = |category: SeatCategory| seats.iter().filter(move |seat| seat.category == category);
    let rows = of(it.category).map(|seat| {
        let who = super::shown(here, seat.person);
        let meta = until(here, seat.until);
        view! { <Row title=who meta /> }
    });
    let rows = rows.collect_view();
    let vacant = (it.vacant() > 0).then(|| {
        let state = view! { <Badge label=t.council_vacant() tone=Tone::Wait /> }.into_any();
        view! { <Row title=t.council_empty(it.vacant()) state /> }
    });
    let title = wording::seat_category(it.category, here.lang);
    let count = if it.planned > 0 {
        t.council_of(it.held, it.planned)
    } else {
        t.council_held(it.held)
    };
    view! { <Section title count><Rows>{rows} {vacant}</Rows></Section> }.into_any()
}

/// Until when a term lasts. Terms are years long, so the year is said.
pub(super) fn until(here: Here, last: Day) -> String {
    let (year, ..) = last.ymd();
    here.t
        .council_until(wording::short_day(last, here.lang), year)
}

/// The councils as rows, each a way to its page.
pub(super) fn all(here: Here) -> AnyView {
    let councils = Memo::new(move |_| {
        sorted(here.all::<Council>(), |it| {
            (Timestamp::at(it.formed_on, 0, 0).0, it.id.0)
        })
    });
    let shown = move || {
        let councils = councils.get();
        (!councils.is_empty()).then(|| {
            let one = |it: &Council| {
                let title = it.name.to_string();
                let act = format!("/councils/{}", it.id);
                let meta = wording::council_kind(it.kind, here.lang);
                view! { <Row title act meta /> }
            };
            let rows = councils.iter().map(one).collect_view();
            view! { <Section title=here.t.council_all()><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}
