//! One home: who owns it, what it counts, who of it uses Linli.

use components::{Column, DataTable, Desk, Fact, Facts, Panel, Section};
use domain::members::roster::Delivery;
use domain::members::{Building, Head, Home, Member, Standing, Title};
use domain::{HomeId, wording};
use leptos::prelude::*;

use super::person::standing_badge;
use crate::shell::{Book, Nothing, Page, id_in_path, texts, to, use_book};
use crate::texts::Texts;

/// The page of the home in the address.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<HomeId>();
    let home = Memo::new(move |_| book.get::<Home>(id.get()?));
    move || match home.get() {
        Some(home) => page(home, book, t).into_any(),
        None => {
            let (title, text) = (t.no_home_title(), t.no_home_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(home: Home, book: Book, t: Texts) -> impl IntoView {
    let id = home.id;
    let title = Memo::new(move |_| book.get::<Title>(id));
    let people = Memo::new(move |_| people(id, book));
    // It is made anew with its home, not with every record.
    let building = untrack(|| book.get::<Building>(home.building));
    let facts = move || {
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        let mut facts = vec![fact(
            t.usage(),
            wording::usage(home.usage, t.lang).to_owned(),
        )];
        if let Some(title) = title.get() {
            facts.push(fact(t.area(), t.square_metres(title.area)));
            let source = wording::area_source(title.area_source, t.lang);
            facts.push(fact(t.area_source(), source.to_owned()));
            let delivery = wording::delivery(title.delivery, t.lang);
            let delivery = match title.delivery {
                Delivery::HandedOver => delivery.to_owned(),
                Delivery::SoldUndelivered | Delivery::Unsold => t.delivery_developer(delivery),
            };
            facts.push(fact(t.delivery(), delivery));
            let head = book.get::<Head>(title.head);
            facts.extend(head.map(|head| fact(t.head_homes(), t.homes(head.homes))));
            facts.extend(title.note.map(|note| fact(t.note(), note.to_string())));
        }
        facts
    };
    let aside = view! {
        <Panel title=t.home_facts()>
            <Facts facts=Signal::derive(facts) />
            <p>
                <a href=to("members/slips")>{t.home_slip()}</a>
            </p>
        </Panel>
    };
    let within = building.map_or_else(String::new, |building| building.name.to_string());
    view! {
        <Page within title=home.address.to_string()>
            <Desk aside=aside.into_any()>
                <Section title=t.owners()>{move || title.get().map(|it| holders(it, t))}</Section>
                <Section title=t.home_people()>{move || joined(people.get(), t)}</Section>
            </Desk>
        </Page>
    }
}

fn people(home: HomeId, book: Book) -> Vec<(Member, Standing)> {
    let of = |member: Member| {
        let standings = member.standings.clone().into_iter();
        let mine = standings.filter(move |standing| standing.home == home);
        mine.map(move |standing| (member.clone(), standing))
            .collect::<Vec<_>>()
    };
    book.all::<Member>().into_iter().flat_map(of).collect()
}

fn holders(title: Title, t: Texts) -> impl IntoView {
    let row = |holder: domain::members::Holder| {
        let phone = holder.phone.map(|phone| phone.masked());
        view! {
            <tr>
                <th scope="row">{holder.name.to_string()}</th>
                <td>{holder.tail.to_string()}</td>
                <td>{phone}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(t.name()),
        Column::words(t.certificate_tail()),
        Column::words(t.telephone()),
    ];
    view! {
        <DataTable caption=t.table_of(t.owners()) quiet=true office=true columns>
            {title.holders.into_iter().map(row).collect_view()}
        </DataTable>
    }
}

fn joined(people: Vec<(Member, Standing)>, t: Texts) -> AnyView {
    if people.is_empty() {
        return view! { <p class="soft">{t.home_nobody()}</p> }.into_any();
    }
    let row = move |(member, standing): (Member, Standing)| {
        view! {
            <tr>
                <th scope="row">
                    <a href=to(
                        format_args!("members/people/{}", member.id),
                    )>{member.name.to_string()}</a>
                </th>
                <td>{wording::standing(standing.kind, t.lang)}</td>
                <td>{standing_badge(&standing, t)}</td>
                <td class="nowrap">{wording::short_day(standing.since.day(), t.lang)}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(t.name()),
        Column::words(t.standing()),
        Column::words(t.state()),
        Column::words(t.since()),
    ];
    view! {
        <DataTable caption=t.table_of(t.home_people()) quiet=true office=true columns>
            {people.into_iter().map(row).collect_view()}
        </DataTable>
    }
    .into_any()
}
