//! Neighbours who help each other (邻里互助): requests without an answer (等牵线的求助), from which
//! building, with what, since when; below, supply and need. The office reads neither who asks nor in
//! which words, and introduces by a line of the list.

use components::{Button, ButtonLook, Choice, Column, DataTable, Section, Select, Sheet};
use domain::members::Building;
use domain::volunteering::{Command as Act, HelpWaiting, Introduce, SkillLine};
use domain::{BuildingId, Command, HelpId, wording};
use leptos::prelude::*;

use super::Parts;
use super::supply::Supply;
use crate::shell::{Book, Doing, Fault, Page, keyed, texts, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn HelpPage() -> impl IntoView {
    let t = texts();
    view! {
        <Page within=t.nav_volunteering() title=t.volunteer_part_help()>
            <Parts />
            <Waiting />
            <Supply />
        </Page>
    }
}

/// The table; a sentence where nothing waits.
#[component]
fn Waiting() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let opened = RwSignal::new(None::<HelpId>);
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.all::<HelpWaiting>();
        all.sort_unstable_by_key(|it| (it.since, it.id));
        all
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            return view! { <p class="small soft">{t.help_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.help_with()),
            Column::words(t.help_building()),
            Column::words(t.help_since()),
            Column::numbers(t.help_asked()),
            Column::words(t.state()),
            Column::words(t.help_introduce()),
        ];
        let row = move |it: HelpWaiting| {
            let id = it.id;
            let press = Callback::new(move |()| {
                opened.set(Some(id));
                open.set(true);
            });
            row(&it, book, t, press).into_any()
        };
        let rows = keyed(all, |it| it.id, row);
        view! {
            <DataTable caption=t.help_table() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let inside = move || {
        let id = opened.get().filter(|_| open.get())?;
        Some(untrack(|| view! { <Form id open /> }))
    };
    view! {
        <Section title=t.help_title()>
            <p class="small soft">{t.help_text()}</p>
            {table}
        </Section>
        <Sheet open title=t.help_introduce() close_label=t.not_now()>
            {inside}
        </Sheet>
    }
}

fn row(it: &HelpWaiting, book: Book, t: Texts, press: Callback<()>) -> impl IntoView + use<> {
    let awaits = it.awaits.filter(|until| book.now() < *until);
    let state = match awaits {
        Some(until) => t.help_awaits(wording::instant(until, t.lang)),
        None => t.help_nobody().to_owned(),
    };
    let act = awaits.is_none().then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=press>
                {t.help_introduce()}
            </Button>
        }
    });
    view! {
        <tr>
            <th scope="row">{wording::skill(it.skill, t.lang)}</th>
            <td>{building(book, it.building)}</td>
            <td class="nowrap">{wording::instant(it.since, t.lang)}</td>
            <td class="number" data-label=t.help_asked()>
                {it.asked}
            </td>
            <td>{state}</td>
            <td>{act}</td>
        </tr>
    }
}

#[component]
fn Form(id: HelpId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let value = RwSignal::new(String::new());
    let skill = book.get::<HelpWaiting>(id).map(|it| it.skill);
    let mut lines = book.all::<SkillLine>();
    lines.retain(|it| skill.is_some_and(|skill| it.skills.contains(&skill)));
    lines.sort_by_key(|it| (building(book, it.building), it.id));
    if lines.is_empty() {
        return view! { <p>{t.help_nobody_offers()}</p> }.into_any();
    }
    let none = Choice {
        value: String::new(),
        label: t.help_choose().to_owned(),
    };
    let choice = |it: &SkillLine| {
        let within = wording::helps_within(it.reach, t.lang);
        Choice {
            value: it.id.to_string(),
            label: t.help_line(building(book, it.building), within),
        }
    };
    let choices: Vec<Choice> = std::iter::once(none)
        .chain(lines.iter().map(choice))
        .collect();
    let press = move |()| {
        let Ok(line) = value.get_untracked().parse() else {
            return;
        };
        let act = Act::Introduce(Introduce { request: id, line });
        doing.run(Command::Volunteering(act), move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.help_introduce_text()}</p>
            <Select label=t.help_who() value choices=Signal::stored(choices) />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=press>
                {t.help_introduce()}
            </Button>
        </div>
    }
    .into_any()
}

fn building(book: Book, id: BuildingId) -> String {
    let found: Option<Building> = book.get(id);
    found.map(|it| it.name.to_string()).unwrap_or_default()
}
