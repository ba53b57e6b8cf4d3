//! The forms: a room, its closed days, the same hour every week.

use components::{Button, ButtonLook, Choice, Field, InputKind, Select, TextArea, Tick};
use domain::rooms::{BookSeries, CloseDays, Command as Act, Opens, Room, RoomKind, SetRoom, Slot};
use domain::volunteering::Team;
use domain::{Command, Day, Line, Prose, RoomId, RoomSeriesId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, line};
use crate::texts::Texts;

/// A number someone wrote under a label.
fn number<N: std::str::FromStr>(label: &str, text: &str, t: Texts) -> Result<N, String> {
    text.trim().parse().map_err(|_| t.fault_number(label))
}

fn day(label: &str, text: &str, t: Texts) -> Result<Day, String> {
    text.parse().map_err(|_| t.fault_day(label))
}

/// Minutes after midnight of a clock someone wrote: 9:00, 14:30.
fn clock(label: &str, text: &str, t: Texts) -> Result<u16, String> {
    let read = || {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    read().ok_or_else(|| t.rooms_fault_clock(label))
}

/// A room, new or changed. The hours of a week are one stretch on the days that are ticked, and a
/// second one where somebody goes to lunch.
pub(super) fn room_form(id: Option<RoomId>, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let before: Option<Room> = id.and_then(|id| book.get(id));
    let id = id.unwrap_or_else(|| RoomId(offline::new_id()));
    let text = |it: Option<String>| RwSignal::new(it.unwrap_or_default());
    let of = |pick: fn(&Room) -> String| text(before.as_ref().map(pick));
    let name = of(|it| it.name.to_string());
    let place = of(|it| it.place.to_string());
    let seats = of(|it| it.seats.to_string());
    let things = of(|it| {
        it.things
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    let rules = of(|it| {
        it.rules
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    let minutes = text(Some(
        before
            .as_ref()
            .map_or_else(|| "60".to_owned(), |it| it.minutes.to_string()),
    ));
    let desk = before.as_ref().is_some_and(|it| it.kind == RoomKind::Desk);
    let kind = RwSignal::new(if desk { "1" } else { "0" }.to_owned());
    let step_free = RwSignal::new(before.as_ref().is_some_and(|it| it.step_free));
    let ended = RwSignal::new(before.as_ref().is_some_and(|it| it.ended));
    let kept = before
        .as_ref()
        .map(|it| it.opens.clone())
        .unwrap_or_default();
    let mut spans: Vec<(u16, u16)> = kept.iter().map(|it| (it.from, it.until)).collect();
    spans.sort_unstable();
    spans.dedup();
    let at = |index: usize, pick: fn(&(u16, u16)) -> u16, none: &str| {
        let span = spans.get(index).map(|it| wording::minutes(pick(it)));
        RwSignal::new(span.unwrap_or_else(|| none.to_owned()))
    };
    let first = (at(0, |it| it.0, "9:00"), at(0, |it| it.1, "17:00"));
    let second = (at(1, |it| it.0, ""), at(1, |it| it.1, ""));
    let days: Vec<(i8, RwSignal<bool>)> = (1..=7)
        .map(|day| {
            let opens = kept.is_empty() && day <= 5 || kept.iter().any(|it| it.weekday == day);
            (day, RwSignal::new(opens))
        })
        .collect();
    let ticked = days.clone();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let mut spans = vec![(
            clock(t.rooms_from(), &first.0.get(), t)?,
            clock(t.rooms_until(), &first.1.get(), t)?,
        )];
        if !second.0.get().trim().is_empty() {
            spans.push((
                clock(t.rooms_from_second(), &second.0.get(), t)?,
                clock(t.rooms_until_second(), &second.1.get(), t)?,
            ));
        }
        let open = ticked.iter().filter(|(_, on)| on.get());
        let opens = open.flat_map(|(weekday, _)| {
            spans.iter().map(|(from, until)| Opens {
                weekday: *weekday,
                from: *from,
                until: *until,
            })
        });
        let things = things.get();
        let things = (!things.trim().is_empty()).then(|| line(t.rooms_things(), &things, t));
        let desk = kind.get() == "1";
        Ok(Command::Rooms(Act::Set(SetRoom {
            id,
            community: community.ok_or_else(|| t.coming().to_owned())?,
            kind: if desk { RoomKind::Desk } else { RoomKind::Room },
            name: line(t.rooms_name(), &name.get(), t)?,
            place: line(t.rooms_place(), &place.get(), t)?,
            seats: number(t.rooms_seats(), &seats.get(), t)?,
            things: things.transpose()?,
            step_free: step_free.get(),
            rules: Prose::new(&rules.get()).ok(),
            opens: opens.collect(),
            minutes: number(t.rooms_minutes(), &minutes.get(), t)?,
            ended: ended.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(&command), move || open.set(false));
    let kinds = [("0", t.rooms_kind_room()), ("1", t.rooms_kind_desk())];
    let kinds = kinds.map(|(value, label)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    });
    let ticks = days.into_iter().map(|(day, on)| {
        let label = wording::weekday_of(day, t.lang);
        view! { <Tick label checked=on on_change=move |is| on.set(is) /> }
    });
    let ticks = ticks.collect_view();
    view! {
        <div class="stack stack--4">
            <Field label=t.rooms_name() value=name limit=Line::MOST />
            <Select label=t.rooms_kind() value=kind choices=Signal::stored(kinds.to_vec()) />
            <Field label=t.rooms_place() value=place limit=Line::MOST />
            <Field label=t.rooms_seats() value=seats kind=InputKind::Number />
            <Field label=t.rooms_things() value=things limit=Line::MOST />
            <Tick label=t.rooms_step_free() checked=step_free on_change=move |on| step_free.set(on) />
            <TextArea label=t.rooms_rules() value=rules rows=3 limit=Prose::MOST />
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.rooms_weekdays()}</legend>
                <div class="cluster">{ticks}</div>
            </fieldset>
            <Field label=t.rooms_from() value=first.0 />
            <Field label=t.rooms_until() value=first.1 />
            <Field label=t.rooms_from_second() value=second.0 hint=t.rooms_second_hint() />
            <Field label=t.rooms_until_second() value=second.1 />
            <Field label=t.rooms_minutes() value=minutes kind=InputKind::Number />
            <Tick label=t.rooms_ends() checked=ended on_change=move |on| ended.set(on) />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.rooms_save()}
            </Button>
        </div>
    }
    .into_any()
}

/// Closed days. Whoever booked then reads why.
pub(super) fn close_form(id: RoomId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let today = book.today().to_string();
    let (from, to) = (RwSignal::new(today.clone()), RwSignal::new(today));
    let reason = RwSignal::new(String::new());
    let command = move || {
        Ok(Command::Rooms(Act::CloseDays(CloseDays {
            room: id,
            from: day(t.rooms_first_day(), &from.get(), t)?,
            to: day(t.rooms_last_day(), &to.get(), t)?,
            reason: line(t.reason(), &reason.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.rooms_first_day() value=from kind=InputKind::Day />
            <Field label=t.rooms_last_day() value=to kind=InputKind::Day />
            <Field label=t.reason() value=reason limit=Line::MOST hint=t.rooms_close_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.rooms_close()}
            </Button>
        </div>
    }
    .into_any()
}

/// The same hour for some weeks.
pub(super) fn series_form(id: RoomId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let first = RwSignal::new(book.today().plus(1).to_string());
    let at = RwSignal::new("14:00".to_owned());
    let weeks = RwSignal::new("8".to_owned());
    let people = RwSignal::new("10".to_owned());
    let purpose = RwSignal::new(String::new());
    let team = RwSignal::new(String::new());
    let office = Choice {
        value: String::new(),
        label: t.rooms_by_office().to_owned(),
    };
    let mut teams = book.all::<Team>();
    teams.sort_by_key(|it| it.id);
    let teams = teams.into_iter().map(|it| Choice {
        value: it.id.to_string(),
        label: it.name.to_string(),
    });
    let teams = Signal::stored(std::iter::once(office).chain(teams).collect::<Vec<_>>());
    let series = RoomSeriesId(offline::new_id());
    let command = move || {
        Ok(Command::Rooms(Act::BookSeries(BookSeries {
            id: series,
            first: Slot {
                room: id,
                on: day(t.rooms_first_day(), &first.get(), t)?,
                from: clock(t.rooms_from(), &at.get(), t)?,
            },
            weeks: number(t.rooms_weeks(), &weeks.get(), t)?,
            team: team.get().parse().ok(),
            purpose: line(t.rooms_purpose(), &purpose.get(), t)?,
            people: number(t.rooms_people(), &people.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.rooms_first_day() value=first kind=InputKind::Day />
            <Field label=t.rooms_from() value=at />
            <Field label=t.rooms_weeks() value=weeks kind=InputKind::Number />
            <Select label=t.rooms_for_team() value=team choices=teams />
            <Field label=t.rooms_purpose() value=purpose limit=Line::MOST />
            <Field label=t.rooms_people() value=people kind=InputKind::Number />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.rooms_series()}
            </Button>
        </div>
    }
    .into_any()
}
