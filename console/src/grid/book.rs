//! What the office writes: what each station is there for, and what a grid worker carries.

use components::{Button, ButtonLook, Choice, Section, Select, Sheet, TextArea};
use domain::grid::{Command as Act, GridBook, SetCarried, SetDuty, Station};
use domain::{Command, Line, Prose, wording};
use leptos::prelude::*;

use crate::shell::{self, Book, Doing, Fault, lines, texts, use_book};

fn written(book: Book) -> Option<GridBook> {
    book.community().and_then(|it| book.get(it.id))
}

/// Both, with their forms.
#[component]
pub(super) fn BookSection() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (duty, bag) = (RwSignal::new(false), RwSignal::new(false));
    let carried = move || {
        let items = written(book).map(|it| it.carried).unwrap_or_default();
        if items.is_empty() {
            return t.grid_bag_none().to_owned();
        }
        let items: Vec<&str> = items.iter().map(Line::as_str).collect();
        items.join(t.list_comma())
    };
    view! {
        <Section title=t.grid_book()>
            <p>{t.grid_bag()} " " {carried}</p>
            <div class="cluster">
                <Button on_press=move |()| bag.set(true)>{t.grid_bag_change()}</Button>
                <Button on_press=move |()| duty.set(true)>{t.grid_duty_change()}</Button>
            </div>
            <Sheet open=bag title=t.grid_bag_change() close_label=t.not_now()>
                {move || bag.get().then(|| view! { <Bag open=bag /> })}
            </Sheet>
            <Sheet open=duty title=t.grid_duty_change() close_label=t.not_now()>
                {move || duty.get().then(|| view! { <Duty open=duty /> })}
            </Sheet>
        </Section>
    }
}

#[component]
fn Bag(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let before = untrack(|| written(book))
        .map(|it| it.carried)
        .unwrap_or_default();
    let text = RwSignal::new(shell::written(&before));
    let command = move || {
        let community = book.community().map(|it| it.id);
        Ok(Command::Grid(Act::SetCarried(SetCarried {
            community: community.ok_or_else(|| t.coming().to_owned())?,
            items: lines(t.grid_bag(), &text.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <TextArea label=t.grid_bag_lines() value=text rows=8 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.grid_save()}
            </Button>
        </div>
    }
}

#[component]
fn Duty(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let index = RwSignal::new("0".to_owned());
    let text = RwSignal::new(String::new());
    let stations = Station::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::station(*it, t.lang).to_owned(),
    });
    let stations = Signal::stored(stations.collect::<Vec<_>>());
    let chosen = Memo::new(move |_| {
        let number: usize = index.get().parse().unwrap_or_default();
        Station::ALL[number % Station::ALL.len()]
    });
    let now = move || {
        let station = chosen.get();
        let own = written(book).and_then(|it| it.duty(station).map(ToString::to_string));
        own.unwrap_or_else(|| wording::station_duty(station, t.lang).to_owned())
    };
    let command = move || {
        let community = book.community().map(|it| it.id);
        Ok(Command::Grid(Act::SetDuty(SetDuty {
            community: community.ok_or_else(|| t.coming().to_owned())?,
            station: chosen.get(),
            words: Prose::new(&text.get()).ok(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Select label=t.grid_station() value=index choices=stations />
            <p class="small soft">{t.grid_duty_now()} " " {now}</p>
            <TextArea label=t.grid_duty() value=text rows=3 limit=Prose::MOST hint=t.grid_duty_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.grid_save()}
            </Button>
        </div>
    }
}
