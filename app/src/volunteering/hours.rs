//! My hours: by month and colour, each with what it was for, and a print of them.

use std::collections::BTreeMap;

use components::{Button, Glyph, HueBadge, Ledger, LedgerLine, Pace, Section, State, StateKind};
use domain::volunteering::{
    Activity, Colour, FinalHours, GivenHours, Posting, Service, Stint, by_month,
};
use domain::wording;
use leptos::prelude::*;

use super::thanks;
use super::words::{colour, hours, hue, place, who};
use crate::shell::{self, Here, seal_date, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.volunteer_my_hours());
    let given = Memo::new(move |_| {
        let me = here.person();
        let mut all = here.all::<GivenHours>();
        all.retain(|it| Some(it.person) == me);
        sorted(all, |it| (-it.hours.on.starts_at().0, it.id.0))
    });
    let waiting = Memo::new(move |_| {
        let me = here.person();
        let mut all = here.all::<Stint>();
        all.retain(|it| Some(it.person) == me && !matches!(it.posting, Posting::Final { .. }));
        all.len()
    });
    let body = move || {
        let given = given.get();
        let waits = waiting.get();
        let waits = (waits > 0).then(|| {
            view! { <p class="small soft">{t.volunteer_hours_wait(waits)}</p> }
        });
        if given.is_empty() {
            let (title, text) = (t.volunteer_no_hours(), t.volunteer_no_hours_text());
            return view! {
                {waits}
                <State kind=StateKind::Empty glyph=Glyph::HANDS title text page=true />
            }
            .into_any();
        }
        view! {
            {waits}
            {stars(here, &given)}
            {pictures(here, &given)}
            {lines(here, &given)}
            {print(here, &given)}
        }
        .into_any()
    };
    let body = view! {
        <h1 class="visually-hidden">{t.volunteer_my_hours()}</h1>
        {body}
        {thanks::received(here)}
    };
    shell::inner(
        here,
        t.volunteer_my_hours(),
        "/volunteer",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// My stars, and what lacks for the next (星级).
fn stars(here: Here, given: &[GivenHours]) -> AnyView {
    let t = here.t;
    let pack = here.community().and_then(|it| it.rules(here.now().day()));
    let Some(pack) = pack else {
        return ().into_any();
    };
    let minutes: u32 = given.iter().map(|it| it.hours.minutes).sum();
    let (reached, next) = domain::points::stars(minutes.into(), &pack.points);
    let most = pack.points.star_hours.len();
    let drawn = "★".repeat(reached) + &"☆".repeat(most.saturating_sub(reached));
    let now = if reached == 0 {
        t.volunteer_stars_none().to_owned()
    } else {
        t.volunteer_stars_now(reached)
    };
    let next = match next.and_then(|it| u32::try_from(it).ok()) {
        Some(lacks) => t.volunteer_stars_next(hours(lacks), reached + 1),
        None => t.volunteer_stars_top().to_owned(),
    };
    view! {
        <Section title=t.volunteer_stars()>
            <p class="strong">
                <span class="is-ochre" aria-hidden="true">{drawn}</span>
                " "
                {now}
            </p>
            <p class="small soft">{next}</p>
        </Section>
    }
    .into_any()
}

/// Bars by month, each in its colours, and the same as a table.
fn pictures(here: Here, given: &[GivenHours]) -> AnyView {
    let t = here.t;
    let finals: Vec<FinalHours> = given.iter().map(|it| it.hours.clone()).collect();
    let mut months: BTreeMap<(i16, i8), BTreeMap<Service, u32>> = BTreeMap::new();
    for ((year, month, service), minutes) in by_month(&finals) {
        months
            .entry((year, month))
            .or_default()
            .insert(service, minutes);
    }
    let total: u32 = finals.iter().map(|it| it.minutes).sum();
    let most = months.values().map(|it| it.values().sum::<u32>()).max();
    let most = most.unwrap_or(1).max(1);
    let bars = months.iter().rev().map(|((year, month), of)| {
        let sum: u32 = of.values().sum();
        let parts = of.iter().map(|(service, minutes)| {
            let name = colour(*service).map_or("class", css);
            let share = format!("{}%", minutes * 100 / most);
            view! { <span class=format!("hours__part hours__part--{name}") style:inline-size=share></span> }
        });
        let parts = parts.collect_view();
        view! {
            <div class="hours__row">
                <span class="hours__month">{t.volunteer_year_month(month, year)}</span>
                <span class="hours__bar" aria-hidden="true">{parts}</span>
                <span class="hours__sum">{t.volunteer_hours(hours(sum))}</span>
            </div>
        }
    });
    let bars = bars.collect_view();
    let mut services: Vec<Service> = finals.iter().map(|it| it.service).collect();
    services.sort_unstable();
    services.dedup();
    let key = services.iter().map(|it| {
        let of: u32 = finals
            .iter()
            .filter(|hours| hours.service == *it)
            .map(|it| it.minutes)
            .sum();
        let label = t.volunteer_of(hours(of), wording::service(*it, here.lang));
        view! { <li><HueBadge hue=colour(*it).map(hue) label /></li> }
    });
    let key = key.collect_view();
    view! {
        <Section title=t.volunteer_sum(hours(total))>
            <div class="hours">{bars}</div>
            <ul class="hours__key">{key}</ul>
        </Section>
    }
    .into_any()
}

fn css(it: Colour) -> &'static str {
    match it {
        Colour::Red => "red",
        Colour::Blue => "blue",
        Colour::Orange => "orange",
        Colour::Green => "green",
        Colour::Silver => "silver",
    }
}

fn lines(here: Here, given: &[GivenHours]) -> AnyView {
    let t = here.t;
    let line = |it: &GivenHours| {
        let activity: Option<Activity> = here.get(it.activity);
        let title = activity.as_ref().map(|it| it.title.to_string());
        let at = activity.map(|activity| place(here, &activity.place));
        let by: Vec<String> = it
            .hours
            .confirmed_by
            .iter()
            .map(|by| who(here, *by))
            .collect();
        let proof = t.volunteer_proof(by.join(t.comma()), at.unwrap_or_default());
        view! {
            <LedgerLine
                date=seal_date(it.hours.on.starts_at())
                day=it.hours.on.to_string()
                cause=title.unwrap_or_default()
                proof
                amount=t.volunteer_hours(hours(it.hours.minutes))
            />
        }
    };
    let lines = given.iter().map(line).collect_view();
    view! {
        <Section title=t.volunteer_lines()>
            <Ledger>{lines}</Ledger>
        </Section>
    }
    .into_any()
}

/// The platform's record, in the fields of the standard (Order 67): printed, and never called a
/// certificate.
fn print(here: Here, given: &[GivenHours]) -> AnyView {
    let t = here.t;
    let name = here.me().map(|it| it.name.to_string()).unwrap_or_default();
    let community = here.community().map(|it| it.name.to_string());
    let rows = given.iter().map(|it| {
        let activity: Option<Activity> = here.get(it.activity);
        let Some(activity) = activity else {
            return ().into_any();
        };
        let by: Vec<String> = it
            .hours
            .confirmed_by
            .iter()
            .map(|by| who(here, *by))
            .collect();
        view! {
            <tr>
                <td>{activity.title.to_string()}</td>
                <td>{wording::day(it.hours.on, here.lang)}</td>
                <td>{place(here, &activity.place)}</td>
                <td>{activity.object.to_string()}</td>
                <td>{activity.content.to_string()}</td>
                <td>{hours(it.hours.minutes)}</td>
                <td>{who(here, activity.organiser)}</td>
                <td>{by.join(t.comma())}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let total: u32 = given.iter().map(|it| it.hours.minutes).sum();
    let today = wording::day(here.now().day(), here.lang);
    let press = move |()| window().print().unwrap_or_default();
    view! {
        <Section title=t.volunteer_record()>
            <p class="small soft">{t.volunteer_record_text()}</p>
            <Button glyph=Glyph::PRINT on_press=press>{t.volunteer_print()}</Button>
            <div class="record">
                <h2>{t.volunteer_record()}</h2>
                <p>{t.volunteer_record_of(hours(total), name)}</p>
                <div class="table-wrap">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t.volunteer_activity()}</th>
                                <th scope="col">{t.volunteer_date()}</th>
                                <th scope="col">{t.volunteer_place()}</th>
                                <th scope="col">{t.volunteer_object()}</th>
                                <th scope="col">{t.volunteer_content()}</th>
                                <th scope="col">{t.volunteer_hours_column()}</th>
                                <th scope="col">{t.volunteer_in_charge()}</th>
                                <th scope="col">{t.volunteer_recorder()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p>{t.volunteer_record_from(community.unwrap_or_default(), today)}</p>
            </div>
        </Section>
    }
    .into_any()
}
