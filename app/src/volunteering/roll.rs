//! The people of an activity, for whoever is in charge: twenty in a courtyard, one hand.

use components::{
    Badge, Button, ButtonLook, Field, InputKind, Person, Row, Rows, Section, Sheet, Tone,
};
use domain::volunteering::{
    Activity, Command, ConfirmHours, Did, End, EnterAfterwards, Held, Posting, Roll, RollLine,
    SayEnd,
};
use domain::{ActivityId, PersonId, RollId, Timestamp, wording};
use leptos::prelude::*;

use super::words::{hours, span, who};
use crate::shell::{Here, Sending, when};

/// The roll, the acts of whoever is in charge on it, and one person's line.
pub fn roll(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let t = here.t;
    let me = Memo::new(move |_| here.person());
    let leads = Memo::new(move |_| {
        let me = me.get();
        it.with(|it| it.as_ref().zip(me).is_some_and(|(it, me)| it.is_led_by(me)))
    });
    let lines = Memo::new(move |_| {
        let roll: Option<Roll> = here.get(RollId::of(id, me.get()));
        roll.map(|it| it.lines).unwrap_or_default()
    });
    let chosen = RwSignal::new(None::<PersonId>);
    let open = RwSignal::new(false);
    let sending = Sending::new(here);
    let to_confirm = Memo::new(move |_| {
        let Some(me) = me.get() else {
            return Vec::new();
        };
        let over = it.with(|it| it.as_ref().is_some_and(|it| here.now() >= it.starts_at));
        lines.with(|lines| {
            let open = lines.iter().filter(|line| over && line.waits_for(me));
            open.map(|it| it.person).collect::<Vec<_>>()
        })
    });
    let confirm = move |()| {
        for person in to_confirm.get_untracked() {
            let activity = id;
            let act = Command::ConfirmHours(ConfirmHours { activity, person });
            sending.send(act, t.volunteer_confirmed());
        }
    };
    let all = move || {
        let waiting = to_confirm.with(Vec::len);
        (waiting > 0).then(|| {
            view! {
                <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=confirm>
                    {t.volunteer_confirm_all(waiting)}
                </Button>
            }
        })
    };
    let rows = move || {
        let row = |it: &RollLine| {
            let person = it.person;
            let press = Callback::new(move |()| {
                chosen.set(Some(person));
                open.set(true);
            });
            line(here, it, press)
        };
        lines.with(|lines| lines.iter().map(row).collect_view())
    };
    let empty = move || {
        let none = lines.with(Vec::is_empty);
        none.then(|| view! { <p class="small soft">{t.volunteer_roll_empty()}</p> })
    };
    let count = move || t.volunteer_count(lines.with(Vec::len));
    let shown = move || {
        leads.get().then(|| {
            view! {
                <Section title=t.volunteer_roll() count>
                    {all}
                    {sending.fault()}
                    {empty}
                    <Rows>{rows}</Rows>
                    {enter(here, id, it)}
                </Section>
            }
        })
    };
    let title = move || chosen.get().map(|it| who(here, it)).unwrap_or_default();
    view! {
        {shown}
        <Sheet open title=title close_label=t.shell_close()>
            {move || {
                let person = chosen.get()?;
                open.get().then(|| untrack(|| one(here, (id, person), it, lines)))
            }}
        </Sheet>
    }
    .into_any()
}

/// Where somebody's hours stand, in a word.
fn standing(here: Here, did: &Did) -> (String, Tone) {
    let t = here.t;
    if did.no_out.is_some() || did.no_in.is_some() {
        return (t.volunteer_half().to_owned(), Tone::Wait);
    }
    match &did.posting {
        Posting::Claimed if did.confirmed_by.is_empty() => (
            wording::posting(&did.posting, here.lang).to_owned(),
            Tone::Wait,
        ),
        Posting::Claimed => (t.volunteer_one_of_two().to_owned(), Tone::Wait),
        Posting::Posted { until, .. } => (t.volunteer_hangs_until(when(here, *until)), Tone::Info),
        Posting::Contested { .. } => (
            wording::posting(&did.posting, here.lang).to_owned(),
            Tone::Stop,
        ),
        Posting::Final { .. } => (
            wording::posting(&did.posting, here.lang).to_owned(),
            Tone::Done,
        ),
    }
}

fn line(here: Here, it: &RollLine, press: Callback<()>) -> AnyView {
    let t = here.t;
    let name = who(here, it.person);
    let initial = name.split(' ').next_back().unwrap_or(&name);
    let initial: String = initial.chars().take(1).collect();
    let lead = view! { <Person initial /> }.into_any();
    let (meta, state) = match &it.did {
        Some(did) => {
            let (label, tone) = standing(here, did);
            let times = times(here, did);
            (times, Some(view! { <Badge label tone /> }.into_any()))
        }
        None => match it.held {
            Some(Held::Waiting { before }) => (t.volunteer_waits_before(before), None),
            _ => (t.volunteer_not_come().to_owned(), None),
        },
    };
    let trail = it
        .did
        .as_ref()
        .map(|did| t.volunteer_hours(hours(did.minutes)));
    let trail = trail.unwrap_or_default();
    match state {
        Some(state) => {
            view! { <Row title=name act=press meta trail lead state top=true /> }.into_any()
        }
        None => view! { <Row title=name act=press meta trail lead /> }.into_any(),
    }
}

fn times(here: Here, did: &Did) -> String {
    let t = here.t;
    let mut times: Vec<String> = did
        .stretches
        .iter()
        .map(|it| span(it.from, it.until))
        .collect();
    times.extend(did.no_out.map(|at| t.volunteer_came(wording::clock(at))));
    times.extend(did.no_in.map(|at| t.volunteer_went(wording::clock(at))));
    times.join(t.comma())
}

/// One person: what is known, and what whoever is in charge says to it.
fn one(
    here: Here,
    (id, person): (ActivityId, PersonId),
    it: Memo<Option<Activity>>,
    lines: Memo<Vec<RollLine>>,
) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let mine = Memo::new(move |_| {
        lines.with(|lines| lines.iter().find(|it| it.person == person).cloned())
    });
    let known = move || {
        let line = mine.get()?;
        let did = line.did.as_ref()?;
        let how = wording::known(did.how, here.lang);
        let two = did
            .two
            .map(|_| view! { <p class="small soft">{t.volunteer_two()}</p> });
        let words = match &did.posting {
            Posting::Contested { words, .. } => {
                Some(view! { <p class="strong">{words.to_string()}</p> })
            }
            _ => None,
        };
        let close = line
            .close
            .then(|| view! { <p class="small is-ochre">{t.volunteer_close()}</p> });
        Some(view! {
            <p>{times(here, did)}</p>
            <p class="small soft">{how}</p>
            {words}
            {two}
            {close}
        })
    };
    let missing = Memo::new(move |_| {
        let line = mine.get()?;
        let did = line.did?;
        match (did.no_out, did.no_in) {
            (Some(_), _) => Some(End::Out),
            (None, Some(_)) => Some(End::In),
            (None, None) => None,
        }
    });
    let say = move || {
        let end = missing.get()?;
        let at = RwSignal::new(untrack(|| clock_of(it, end)));
        let press = move |()| {
            let Some(at) = untrack(|| instant(it, at)) else {
                sending.refuse(t.volunteer_time_fault());
                return;
            };
            let act = Command::SayEnd(SayEnd {
                activity: id,
                person,
                end,
                at,
            });
            sending.send(act, t.volunteer_said());
        };
        let label = match end {
            End::Out => t.volunteer_went_at(),
            End::In => t.volunteer_came_at(),
        };
        Some(view! {
            <Field label value=at kind=InputKind::Code />
            <Button block=true busy=sending.busy on_press=press>{t.volunteer_say()}</Button>
        })
    };
    let confirm = move || {
        let me = here.person()?;
        let waits = mine.with(|it| it.as_ref().is_some_and(|it| it.waits_for(me)));
        let press = move |()| {
            let activity = id;
            let act = Command::ConfirmHours(ConfirmHours { activity, person });
            sending.send(act, t.volunteer_confirmed());
        };
        waits.then(|| {
            view! {
                <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=press>
                    {t.volunteer_confirm()}
                </Button>
            }
        })
    };
    let contested = Memo::new(move |_| {
        mine.with(|it| {
            let did = it.as_ref().and_then(|it| it.did.as_ref());
            did.is_none_or(|did| {
                did.stretches.is_empty() || matches!(did.posting, Posting::Contested { .. })
            })
        })
    });
    let again = move || {
        (contested.get() && missing.get().is_none())
            .then(|| untrack(|| entering(here, id, it, Some(person), sending)))
    };
    view! {
        <div class="stack stack--4">
            {known}
            {sending.fault()}
            {confirm}
            {say}
            {again}
        </div>
    }
    .into_any()
}

/// Entering somebody who read no code.
fn enter(here: Here, id: ActivityId, it: Memo<Option<Activity>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let begun = Memo::new(move |_| {
        let now = here.now();
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.stands() && now >= it.ends_at)
        })
    });
    let button = move || {
        begun.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.volunteer_enter()}</Button> }
        })
    };
    view! {
        {button}
        <Sheet open title=t.volunteer_enter() close_label=t.shell_close()>
            {move || {
                open.get()
                    .then(|| untrack(|| {
                        let sending = Sending::new(here);
                        view! {
                            <div class="stack stack--4">
                                {entering(here, id, it, None, sending)}
                                {sending.fault()}
                            </div>
                        }
                    }))
            }}
        </Sheet>
    }
    .into_any()
}

/// The form of it: who, from when, until when.
fn entering(
    here: Here,
    id: ActivityId,
    it: Memo<Option<Activity>>,
    person: Option<PersonId>,
    sending: Sending,
) -> AnyView {
    let t = here.t;
    let from = RwSignal::new(clock_of(it, End::In));
    let until = RwSignal::new(clock_of(it, End::Out));
    let picked = RwSignal::new(person);
    let pick = person
        .is_none()
        .then(|| super::words::neighbour(here, t.volunteer_whom(), picked));
    let send = move |()| {
        let times = untrack(|| instant(it, from).zip(instant(it, until)));
        let (Some((from, until)), Some(person)) = (times, picked.get_untracked()) else {
            sending.refuse(t.volunteer_time_fault());
            return;
        };
        let act = Command::EnterAfterwards(EnterAfterwards {
            activity: id,
            person,
            from,
            until,
        });
        sending.send(act, t.volunteer_entered());
    };
    view! {
        <p class="small soft">{t.volunteer_enter_text()}</p>
        {pick}
        <Field label=t.volunteer_came_at() value=from kind=InputKind::Code />
        <Field label=t.volunteer_went_at() value=until kind=InputKind::Code />
        <Button block=true busy=sending.busy on_press=send>{t.volunteer_enter()}</Button>
    }
    .into_any()
}

/// The beginning or the end of an activity on the wall clock: "09:00".
fn clock_of(it: Memo<Option<Activity>>, end: End) -> String {
    it.with_untracked(|it| {
        let it = it.as_ref();
        let at = it.map(|it| match end {
            End::In => it.starts_at,
            End::Out => it.ends_at,
        });
        at.map(wording::clock).unwrap_or_default()
    })
}

/// A time of the wall clock on the day of an activity, or on the next one where it goes on after
/// midnight.
fn instant(it: Memo<Option<Activity>>, text: RwSignal<String>) -> Option<Timestamp> {
    let text = text.get_untracked();
    let (hour, minute) = text.trim().split_once([':', '：'])?;
    let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    let good = (0..=24).contains(&hour) && (0..60).contains(&minute);
    let starts_at = it.with_untracked(|it| it.as_ref().map(|it| it.starts_at))?;
    let at = Timestamp::at(starts_at.day(), hour, minute);
    let ends_at = it.with_untracked(|it| it.as_ref().map(|it| it.ends_at))?;
    let later = at.plus_days(1);
    let at = if at < starts_at && later <= ends_at {
        later
    } else {
        at
    };
    good.then_some(at)
}
