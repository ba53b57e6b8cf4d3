//! One room: what is there, which hours are free on which day, and booking one.

use components::{
    Badge, Banner, Button, ButtonLook, Chip, Chips, Fact, Facts, Field, Glyph, InputKind, Pace,
    Paragraphs, Section, Sheet, Tone,
};
use domain::rooms::{BookRoom, Command as Act, Room, RoomBooking, RoomKind, RoomSlot, Slot};
use domain::{Day, Line, RoomBookingId, RoomId, wording};
use leptos::prelude::*;

use crate::shell::{self, Here, Sending};

/// How many days stand beside each other, at most.
const DAYS_MOST: i32 = 31;

/// The page.
pub fn page(here: Here, id: RoomId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Room>(id));
    let named = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.name.to_string())));
    here.titled(named);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, it))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.rooms_one(),
        "/rooms",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(here: Here, it: Memo<Option<Room>>) -> AnyView {
    let head = move || it.with(|it| it.as_ref().map(|it| untrack(|| head(here, it))));
    view! { {head} {hours(here, it)} }.into_any()
}

fn head(here: Here, it: &Room) -> AnyView {
    let t = here.t;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![fact(t.rooms_place(), it.place.to_string())];
    if it.kind == RoomKind::Room {
        facts.push(fact(t.rooms_seats_label(), t.rooms_seats_count(it.seats)));
    }
    facts.extend(
        it.things
            .as_ref()
            .map(|it| fact(t.rooms_things(), it.to_string())),
    );
    let free = if it.step_free {
        (t.rooms_step_free(), Tone::Done)
    } else {
        (t.rooms_steps(), Tone::Wait)
    };
    let rules = it.rules.as_ref().map(|it| {
        let text = Signal::stored(it.to_string());
        view! { <Paragraphs text /> }
    });
    let (label, tone) = free;
    view! {
        <div class="stack stack--3">
            <h1 class="doc__title">{it.name.to_string()}</h1>
            <p><Badge label tone /></p>
            <Facts facts=Signal::stored(facts) />
            {rules}
        </div>
    }
    .into_any()
}

/// The days on which it opens, and the hours of the one that is picked.
fn hours(here: Here, it: Memo<Option<Room>>) -> AnyView {
    let t = here.t;
    let days = Memo::new(move |_| {
        let today = here.now().day();
        let ahead = here
            .community()
            .and_then(|it| it.rules(today))
            .map_or(DAYS_MOST, |it| i32::from(it.rooms.ahead_days));
        it.with(|it| {
            let Some(room) = it else { return Vec::new() };
            let days = (0..=ahead.min(DAYS_MOST)).map(|it| today.plus(it));
            days.filter(|day| !room.slots(*day).is_empty() || room.closed_on(*day).is_some())
                .collect::<Vec<Day>>()
        })
    });
    let picked = RwSignal::new(None::<Day>);
    let shown = Memo::new(move |_| {
        let picked = picked
            .get()
            .filter(|day| days.with(|days| days.contains(day)));
        picked.or_else(|| days.with(|days| days.first().copied()))
    });
    let chips = move || {
        let chips = days.get().into_iter().map(|day| {
            let pressed = Signal::derive(move || shown.get() == Some(day));
            let label = t.rooms_day(
                wording::short_day(day, here.lang),
                wording::weekday(day, here.lang),
            );
            view! { <Chip label pressed on_press=move |()| picked.set(Some(day)) /> }
        });
        chips.collect_view()
    };
    // The sheet stands apart from the hours: they are drawn anew with every booking.
    let open = RwSignal::new(false);
    let wanted = RwSignal::new(None::<Slot>);
    let list = move || {
        let day = shown.get()?;
        let now = here.now();
        it.with(|it| {
            let room = it.as_ref()?;
            if let Some(closed) = room.closed_on(day) {
                let text = t.rooms_closed_for(&closed.reason);
                return Some(
                    view! { <Banner glyph=Glyph::INFO tone=Tone::Wait>{text}</Banner> }.into_any(),
                );
            }
            let slots = room
                .slots(day)
                .into_iter()
                .filter(|it| now < it.starts_at());
            let slots: Vec<AnyView> = slots
                .map(|slot| hour(here, room.minutes, slot, (wanted, open)))
                .collect();
            if slots.is_empty() {
                return Some(view! { <p class="small soft">{t.rooms_over_today()}</p> }.into_any());
            }
            Some(view! { <ul class="stack stack--2">{slots}</ul> }.into_any())
        })
    };
    let none = move || {
        days.with(Vec::is_empty)
            .then(|| view! { <p class="small soft">{t.rooms_no_days()}</p> })
    };
    view! {
        <Section title=t.rooms_hours_title()>
            <Chips label=t.rooms_days_label()>{chips}</Chips>
            {none}
            {list}
            <p class="tiny soft">{t.rooms_hours_note()}</p>
        </Section>
        <Sheet open title=t.rooms_book() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| form(here, it, wanted, open)))}
        </Sheet>
    }
    .into_any()
}

fn hour(
    here: Here,
    minutes: u16,
    slot: Slot,
    (wanted, open): (RwSignal<Option<Slot>>, RwSignal<bool>),
) -> AnyView {
    let t = here.t;
    let (from, to) = wording::slot_hours(slot, minutes);
    let time = t.rooms_span(from, to);
    let me = here.person();
    let own = me.is_some_and(|me| {
        let mine = here.of::<RoomBooking>(me).into_iter();
        let now = here.now();
        mine.filter(|it| it.is_to_come(now))
            .any(|it| it.slot == slot)
    });
    let state = if own {
        view! { <Badge label=t.rooms_yours() tone=Tone::Done /> }.into_any()
    } else if here.get::<RoomSlot>(slot.id()).is_some() {
        view! { <Badge label=t.rooms_taken() tone=Tone::Plain /> }.into_any()
    } else {
        let press = move |()| {
            wanted.set(Some(slot));
            open.set(true);
        };
        let label = t.rooms_book_at(&time);
        view! { <Button small=true on_press=press attr:aria-label=label>{t.rooms_book()}</Button> }
            .into_any()
    };
    view! {
        <li class="spread">
            <span class="strong">{time}</span>
            {state}
        </li>
    }
    .into_any()
}

fn form(
    here: Here,
    it: Memo<Option<Room>>,
    wanted: RwSignal<Option<Slot>>,
    open: RwSignal<bool>,
) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let (Some(slot), Some(room)) = (wanted.get_untracked(), it.get_untracked()) else {
        return ().into_any();
    };
    let desk = room.kind == RoomKind::Desk;
    let (purpose, people) = (RwSignal::new(String::new()), RwSignal::new("1".to_owned()));
    let (from, to) = wording::slot_hours(slot, room.minutes);
    let time = t.rooms_time(wording::day(slot.on, here.lang), from, to);
    let send = move |()| {
        let Ok(purpose) = Line::new(&purpose.get_untracked()) else {
            sending.refuse(t.rooms_lacks());
            return;
        };
        let Ok(people) = people.get_untracked().trim().parse() else {
            sending.refuse(t.rooms_lacks_people());
            return;
        };
        let act = Act::Book(BookRoom {
            id: RoomBookingId(offline::new_id()),
            slot,
            purpose,
            people,
        });
        sending.send_then(act, t.rooms_booked(), move || {
            open.try_set(false);
        });
    };
    let label = if desk {
        t.rooms_matter()
    } else {
        t.rooms_purpose()
    };
    let hint = if desk {
        t.rooms_matter_hint()
    } else {
        t.rooms_purpose_hint()
    };
    let count = (!desk).then(|| {
        view! { <Field label=t.rooms_people() value=people kind=InputKind::Number /> }
    });
    view! {
        <div class="stack stack--4">
            <p class="strong">{room.name.to_string()}</p>
            <p>{time}</p>
            <Field label value=purpose limit=Line::MOST hint />
            {count}
            <p class="small soft">{t.rooms_who_reads()}</p>
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.rooms_book_now()}
            </Button>
        </div>
    }
    .into_any()
}
