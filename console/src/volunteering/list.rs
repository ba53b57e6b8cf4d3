//! All activities, what is coming first.

use components::{Button, ButtonLook, Column, DataTable, HueBadge, Search, Select, Sheet};
use domain::volunteering::{Activity, ActivityBoard};
use domain::{Scene, wording};
use leptos::prelude::*;

use super::Parts;
use super::form::AnnounceForm;
use super::words::{hours, hue, place, span};
use crate::proposals::scene_choices;
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, fits, keyed, texts, to, use_book};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let scene = RwSignal::new(String::new());
    let scenes = Signal::stored(scene_choices(t.scene_all(), t));
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let now = book.now();
        let mut all = book.all::<Activity>();
        // What is coming by its day, then what is over, the latest first.
        all.sort_by_key(|it| {
            let over = it.ends_at <= now;
            let day = if over {
                -it.starts_at.0
            } else {
                it.starts_at.0
            };
            (over, day, it.id)
        });
        all
    });
    let shown = Memo::new(move |_| {
        let words = words.get();
        let scene = scene.with(|code| Scene::of(code));
        let mut shown = all.get();
        shown.retain(|it| {
            scene.is_none_or(|scene| it.scene == Some(scene))
                && fits(&words, &[it.title.as_str()], initials)
        });
        shown
    });
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.volunteer_empty_title(), t.volunteer_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.volunteer_activity()),
            Column::words(t.volunteer_kind()),
            Column::words(t.scene()),
            Column::words(t.volunteer_time()),
            Column::words(t.volunteer_place()),
            Column::words(t.volunteer_in_charge()),
            Column::numbers(t.volunteer_people()),
            Column::numbers(t.volunteer_given()),
        ];
        let row = move |it: Activity| row(&it, book, t).into_any();
        let rows = keyed(shown, |it| it.id, row);
        view! {
            <DataTable caption=t.nav_volunteering() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <ExportLink list="hours" />
        <Button look=ButtonLook::Primary on_press=move |()| open.set(true)>
            {t.volunteer_announce()}
        </Button>
    };
    view! {
        <Page within=t.brand() title=t.nav_volunteering() acts=acts.into_any()>
            <Parts />
            <Search label=t.volunteer_search() placeholder=t.volunteer_search() value=words />
            <div class="chip-select">
                <Select label=t.scene() value=scene choices=scenes />
            </div>
            {table}
            <Sheet open title=t.volunteer_announce() close_label=t.not_now()>
                {untrack(|| view! { <AnnounceForm open /> })}
            </Sheet>
        </Page>
    }
}

fn row(it: &Activity, book: Book, t: Texts) -> impl IntoView + use<> {
    let board: Option<ActivityBoard> = book.get(it.id.into());
    let (coming, given) = board.map_or((0, 0), |it| (it.coming, it.given));
    let label = wording::service(it.service, t.lang);
    let href = to(format_args!("volunteering/{}", it.id));
    let day = wording::day(it.starts_at.day(), t.lang);
    let cancelled = (!it.stands()).then(|| {
        view! { " " <span class="is-seal">{t.volunteer_cancelled()}</span> }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=href>{it.title.to_string()}</a>
                {cancelled}
            </th>
            <td>
                <HueBadge hue=hue(it.service) label />
            </td>
            <td>{it.scene.map(|it| wording::scene(it, t.lang))}</td>
            <td class="nowrap">{day} " " {span(it.starts_at, it.ends_at)}</td>
            <td>{place(book, &it.place)}</td>
            <td>{book.name(it.organiser)}</td>
            <td class="number" data-label=t.volunteer_people()>
                {format!("{coming} / {}", it.needed)}
            </td>
            <td class="number" data-label=t.volunteer_given()>
                {hours(given)}
            </td>
        </tr>
    }
}
