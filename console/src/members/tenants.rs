//! Tenants who wait: admitted, or turned away with a reason.

use components::{Badge, Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Sheet};
use domain::members::{AdmitTenant, Command as Members, Member, Standing, StandingState};
use domain::{Command, HomeId, PersonId};
use leptos::prelude::*;

use crate::shell::{AskWhy, Doing, Fault, left, line, texts, to, use_book};

/// The table of tenants who wait; nothing where nobody does.
#[component]
pub(super) fn Tenants() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let waiting = Memo::new(move |_| {
        let of = |member: Member| {
            let standings = member.standings.clone().into_iter();
            let waiting = standings.filter(|it| it.state == StandingState::Waiting);
            waiting
                .map(move |standing| (member.clone(), standing))
                .collect::<Vec<_>>()
        };
        book.all::<Member>()
            .into_iter()
            .flat_map(of)
            .collect::<Vec<_>>()
    });
    let row = move |(member, standing): (Member, Standing)| {
        let until = book.due(standing.since, |office| office.admission_days);
        let clock = move || {
            let (label, tone) = left(book.now(), until?, t);
            Some(view! { <Badge label tone /> })
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=to(
                        format_args!("members/people/{}", member.id),
                    )>{member.name.to_string()}</a>
                </th>
                <td>{standing.address.to_string()}</td>
                <td data-label=t.proposals_clock()>{clock}</td>
                <td>
                    <Admit person=member.id home=standing.home />
                </td>
            </tr>
        }
    };
    let columns = move || {
        vec![
            Column::words(t.name()),
            Column::words(t.address()),
            Column::words(t.proposals_clock()),
            Column::words(t.acts()),
        ]
    };
    let some = move || waiting.with(|waiting| !waiting.is_empty());
    view! {
        <Show when=some>
            <Section title=t.tenants_title()>
                <DataTable caption=t.table_of(t.tenants_title()) quiet=true office=true columns=columns()>
                    {move || waiting.get().into_iter().map(row).collect_view()}
                </DataTable>
            </Section>
        </Show>
    }
}

/// The two answers to a tenant.
#[component]
pub(super) fn Admit(person: PersonId, home: HomeId) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let asking = RwSignal::new(false);
    let admitting = RwSignal::new(false);
    let since = RwSignal::new(String::new());
    let act = move |turned_away, lives_since| {
        Command::Members(Members::AdmitTenant(AdmitTenant {
            person,
            home,
            turned_away,
            lives_since,
        }))
    };
    let turn_away =
        Callback::new(move |why: String| Ok(act(Some(line(t.reason(), &why, t)?), None)));
    let admit = move |()| {
        let lives_since = since.get_untracked().parse().ok();
        doing.run(act(None, lives_since), move || admitting.set(false));
    };
    view! {
        <div class="cluster">
            <Button small=true on_press=move |()| admitting.set(true)>{t.admit()}</Button>
            <Button small=true on_press=move |()| asking.set(true)>
                {t.turn_away()}
            </Button>
        </div>
        <Sheet open=admitting title=t.admit_title() close_label=t.not_now()>
            <p class="small soft">{t.admit_text()}</p>
            <Field
                label=t.lives_since()
                value=since
                kind=InputKind::Day
                need=t.optional()
                hint=t.lives_since_hint()
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=admit>
                {t.admit()}
            </Button>
        </Sheet>
        <AskWhy
            open=asking
            title=t.turn_away_title()
            text=t.turn_away_text()
            yes=t.turn_away()
            command=turn_away
        />
    }
}
