//! One person: standings, and offices held for a term.

use components::{Badge, Button, Column, DataTable, Section, Tone};
use domain::members::{Command as Members, EndStanding, Member, Phone, Standing, StandingState};
use domain::{Command, HomeId, PersonId, wording};
use leptos::prelude::*;

use super::age::Age;
use super::roles::Roles;
use super::tenants::Admit;
use crate::shell::{AskWhy, Nothing, Page, id_in_path, line, texts, to, use_book};
use crate::texts::Texts;

/// The page of the person in the address.
#[component]
pub(crate) fn PersonPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<PersonId>();
    let name = Memo::new(move |_| book.get::<Member>(id.get()?).map(|it| it.name.to_string()));
    let member = Memo::new(move |_| book.get::<Member>(id.get()?));
    move || {
        let (Some(name), Some(id)) = (name.get(), id.get()) else {
            let (title, text) = (t.no_person_title(), t.no_person_text());
            return view! { <Nothing title text /> }.into_any();
        };
        let phone = move || {
            let phone = member.get().and_then(|member| member.phone);
            phone
                .as_ref()
                .map_or_else(|| t.no_phone().to_owned(), Phone::masked)
        };
        view! {
            <Page within=t.part_people() title=name>
                <p class="soft">{t.telephone()} " " {phone}</p>
                <Section title=t.standings()>
                    {move || member.get().map(|member| standings(member, t))}
                </Section>
                <Age person=id />
                <Roles person=id />
                <crate::privacy::OfPerson person=id />
            </Page>
        }
        .into_any()
    }
}

/// Whether a standing counts, in a word.
pub(super) fn standing_badge(standing: &Standing, t: Texts) -> AnyView {
    let (label, tone) = match &standing.state {
        StandingState::Waiting => (t.standing_waiting().to_owned(), Tone::Wait),
        StandingState::Active => (t.standing_active().to_owned(), Tone::Done),
        StandingState::Ended { reason, .. } => (t.standing_ended(reason), Tone::Plain),
        StandingState::TitlePassed { .. } => (t.standing_passed().to_owned(), Tone::Plain),
    };
    view! { <Badge label tone /> }.into_any()
}

/// Since when a tenant lives there, where staff know it, or that it is for long.
pub(super) fn lives(standing: &Standing, t: Texts) -> Option<AnyView> {
    let since = standing.lives_since?;
    let said = t.lives_since_day(wording::short_day(since, t.lang));
    Some(view! { <span class="tiny soft">{said}</span> }.into_any())
}

fn standings(member: Member, t: Texts) -> AnyView {
    let person = member.id;
    if member.standings.is_empty() {
        return view! { <p class="soft">{t.standings_none()}</p> }.into_any();
    }
    let row = move |standing: Standing| {
        let acts = match standing.state {
            StandingState::Waiting => view! { <Admit person home=standing.home /> }.into_any(),
            StandingState::Active => view! { <End person home=standing.home /> }.into_any(),
            StandingState::Ended { .. } | StandingState::TitlePassed { .. } => ().into_any(),
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=to(
                        format_args!("members/homes/{}", standing.home),
                    )>{standing.address.to_string()}</a>
                </th>
                <td>{wording::standing(standing.kind, t.lang)}</td>
                <td>{standing_badge(&standing, t)}</td>
                <td class="nowrap">{wording::short_day(standing.since.day(), t.lang)} {lives(&standing, t)}</td>
                <td>{acts}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::words(t.address()),
        Column::words(t.standing()),
        Column::words(t.state()),
        Column::words(t.since()),
        Column::words(t.acts()),
    ];
    let rows = member.standings.into_iter().map(row).collect_view();
    view! {
        <DataTable caption=t.table_of(t.standings()) quiet=true office=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}

/// Ends a standing with a reason.
#[component]
fn End(person: PersonId, home: HomeId) -> impl IntoView {
    let t = texts();
    let asking = RwSignal::new(false);
    let end = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        let act = EndStanding {
            person,
            home,
            reason,
        };
        Ok(Command::Members(Members::EndStanding(act)))
    });
    view! {
        <Button small=true on_press=move |()| asking.set(true)>
            {t.end_standing()}
        </Button>
        <AskWhy
            open=asking
            title=t.end_standing_title()
            text=t.end_standing_text()
            yes=t.end_standing()
            command=end
        />
    }
}
