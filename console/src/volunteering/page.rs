//! One activity: its people, confirming, calling off.

use components::{Badge, Button, ButtonLook, Column, DataTable, Fact, Facts, Section};
use domain::volunteering::{
    Activity, CancelActivity, Command as Act, ConfirmHours, Roll, RollLine,
};
use domain::{ActivityId, Command, PersonId, RollId, wording};
use leptos::prelude::*;

use super::words::{hours, place, span, standing};
use crate::shell::{
    AskWhy, Book, Doing, Fault, Nothing, Page, id_in_path, keyed, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn ActivityPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<ActivityId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Activity>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.volunteer_no_title(), t.volunteer_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: ActivityId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<Activity>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| it.title.to_string()));
    let facts = Signal::derive(move || {
        let Some(it) = it.get() else {
            return Vec::new();
        };
        let fact = |name: &str, value: String| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        };
        let day = wording::day(it.starts_at.day(), t.lang);
        let mut facts = vec![
            fact(
                t.volunteer_time(),
                format!("{day} {}", span(it.starts_at, it.ends_at)),
            ),
            fact(t.volunteer_place(), place(book, &it.place)),
            fact(
                t.volunteer_kind(),
                wording::service(it.service, t.lang).to_owned(),
            ),
            fact(t.volunteer_object(), it.object.to_string()),
            fact(t.volunteer_what(), it.content.to_string()),
            fact(t.volunteer_in_charge(), book.name(it.organiser)),
            fact(
                t.volunteer_age(),
                wording::age_rule(it.age, t.lang).to_owned(),
            ),
        ];
        let scene = it.scene.map(|it| wording::scene(it, t.lang));
        facts.extend(scene.map(|it| fact(t.scene(), it.to_owned())));
        facts
    });
    let lines = Memo::new(move |_| {
        let roll: Option<Roll> = book.get(RollId::of(id, None));
        roll.map(|it| it.lines).unwrap_or_default()
    });
    let calling = RwSignal::new(false);
    let runs = Memo::new(move |_| {
        let now = book.now();
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.stands() && now < it.ends_at)
        })
    });
    let cancel = move || {
        runs.get().then(|| {
            view! {
                <Button on_press=move |()| calling.set(true)>{t.volunteer_cancel()}</Button>
            }
        })
    };
    let command = Callback::new(move |why: String| {
        let reason = prose(t.reason(), &why, t)?;
        let act = CancelActivity {
            activity: id,
            reason,
        };
        Ok(Command::Volunteering(Act::CancelActivity(act)))
    });
    let me = Memo::new(move |_| book.actor().person());
    let row = move |it| row(id, it, me, book, t).into_any();
    let rows = keyed(lines, |it| it.person, row);
    let columns = vec![
        Column::words(t.name()),
        Column::words(t.volunteer_came()),
        Column::words(t.volunteer_known()),
        Column::numbers(t.volunteer_given()),
        Column::words(t.state()),
        Column::words(t.volunteer_confirm()),
    ];
    let acts = cancel.into_any();
    view! {
        <Page within=t.nav_volunteering() title=title.unwrap_or_default() acts>
            <Facts facts />
            <Section title=t.volunteer_roll()>
                <p class="small soft">{t.volunteer_confirm_text()}</p>
                <DataTable caption=t.volunteer_roll() quiet=true columns office=true>
                    {rows}
                </DataTable>
            </Section>
            <AskWhy
                open=calling
                title=t.volunteer_cancel()
                text=t.volunteer_cancel_text()
                yes=t.volunteer_cancel()
                long=true
                command
            />
        </Page>
    }
}

fn row(
    activity: ActivityId,
    it: RollLine,
    me: Memo<Option<PersonId>>,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let person = it.person;
    let waits = me.get().is_some_and(|me| it.waits_for(me));
    let did = it.did.as_ref();
    let times: Vec<String> = did
        .map(|did| {
            did.stretches
                .iter()
                .map(|it| span(it.from, it.until))
                .collect()
        })
        .unwrap_or_default();
    let times = if times.is_empty() {
        t.volunteer_not_come().to_owned()
    } else {
        times.join(" ")
    };
    let known = did.map(|did| wording::known(did.how, t.lang));
    let minutes = did.map(|did| hours(did.minutes));
    let state = did.map(|did| {
        let (label, tone) = standing(did, t);
        view! { <Badge label tone /> }
    });
    let confirm = waits.then(|| view! { <Confirm activity person /> });
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("members/people/{person}"))>{move || book.name(person)}</a>
            </th>
            <td>{times}</td>
            <td>{known}</td>
            <td class="number" data-label=t.volunteer_given()>
                {minutes}
            </td>
            <td>{state}</td>
            <td>{confirm}</td>
        </tr>
    }
}

#[component]
fn Confirm(activity: ActivityId, person: PersonId) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let confirm = move |()| {
        let act = Act::ConfirmHours(ConfirmHours { activity, person });
        doing.run(Command::Volunteering(act), || ());
    };
    view! {
        <Button look=ButtonLook::Text small=true busy=doing.busy on_press=confirm>
            {t.volunteer_confirm()}
        </Button>
        <Fault doing />
    }
}
