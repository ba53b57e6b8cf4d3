//! The floor of a sitting, for whoever serves it: what is talked about, who speaks, who is next, and
//! what was said, in brief, for the minutes (会场发言).

use components::{Badge, Button, ButtonLook, Choice, Panel, Section, Select, TextArea, Tone};
use domain::councils::{
    AskToSpeak, Attendance, Command as Councils, EndSpeech, Floor, GiveFloor, Motion, PassOver,
    Side, Sitting, Speech, SpeechState, TakeUp, queue,
};
use domain::{AttendanceId, Command, MotionId, PersonId, Prose, SpeechId, wording};
use leptos::prelude::*;

use super::amend::{AmendFor, Amendments, Count};
use super::seats;
use crate::shell::{Doing, Fault, keyed, prose, texts, use_book};

/// What is talked about, and the ways to go on.
#[component]
pub(super) fn Room(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, starts_at) = (sitting.id, sitting.starts_at);
    let begun = Memo::new(move |_| book.now() >= starts_at);
    let motions = Memo::new(move |_| {
        let mut motions = book.of::<Motion>(id);
        motions.retain(|motion| motion.state.awaits_its_vote());
        motions.sort_by_key(|motion| motion.number);
        motions
    });
    let taken = Memo::new(move |_| {
        let floor: Floor = book.get(id)?;
        motions
            .get()
            .into_iter()
            .find(|motion| motion.id == floor.motion)
    });
    let sitting = StoredValue::new(sitting);
    // By its id: what is typed stays while the text changes.
    let id_taken = Memo::new(move |_| taken.with(|it| it.as_ref().map(|it| it.id)));
    let debate = move || {
        id_taken.get()?;
        let motion = taken.get_untracked()?;
        Some(view! { <Debate motion sitting=sitting.get_value() /> })
    };
    let others = Memo::new(move |_| {
        let taken = id_taken.get();
        let others = motions.get().into_iter().filter(|it| Some(it.id) != taken);
        others.collect::<Vec<_>>()
    });
    let other = move |motion: Motion| view! { <Other motion /> }.into_any();
    let shown = Memo::new(move |_| begun.get() && motions.with(|it| !it.is_empty()));
    move || {
        shown.get().then(|| {
            view! {
                <Section title=t.floor_title()>
                    <p class="small soft">{t.floor_rule()}</p>
                    {debate}
                    {keyed(others, |it| it.id, other)}
                </Section>
            }
        })
    }
}

#[component]
fn Other(motion: Motion) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let id = motion.id;
    let take = move |()| {
        doing.run(
            Command::Councils(Councils::TakeUp(TakeUp { motion: id })),
            || (),
        );
    };
    view! {
        <p class="spread">
            <span>{t.motion_number(motion.number)} " " {motion.title.to_string()}</span>
            <Button small=true busy=doing.busy on_press=take>
                {t.floor_take_up()}
            </Button>
        </p>
        <Fault doing />
    }
}

#[component]
fn Debate(motion: Motion, sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = motion.id;
    let speeches = Memo::new(move |_| book.of::<Speech>(id));
    let on = Memo::new(move |_| speeches.with(|it| it.iter().find(|it| it.is_on()).cloned()));
    let waiting = Memo::new(move |_| speeches.with(|it| queue(it)));
    // By its id: the floor that was given here comes back with the server's time, and what is put down
    // by then stays.
    let speaks = Memo::new(move |_| on.with(|it| it.as_ref().map(|it| it.id)));
    let now = move || match speaks.get().and_then(|_| on.get_untracked()) {
        Some(speech) => view! { <Speaking speech on /> }.into_any(),
        None => view! { <p class="soft">{t.floor_nobody()}</p> }.into_any(),
    };
    // Who may begin, and whether anybody may: only that row of the queue is written anew.
    let next = Memo::new(move |_| {
        let first = waiting.with(|it| it.first().map(|it| it.id));
        first.filter(|_| on.with(Option::is_none))
    });
    let wait = move |speech: Speech| {
        let id = speech.id;
        let next = Signal::derive(move || next.get() == Some(id));
        view! { <Waiting speech next /> }.into_any()
    };
    let list = keyed(waiting, |it| it.id, wait);
    let spoken = move || {
        let mut spoken = speeches.get();
        spoken.retain(|it| matches!(it.state, SpeechState::Spoken { .. }));
        spoken.sort_by_key(Speech::began_at);
        let line = |speech: Speech| {
            let SpeechState::Spoken { since, words, .. } = speech.state else {
                return None;
            };
            let words = words.map(|it| it.to_string()).unwrap_or_default();
            Some(view! {
                <li>
                    {wording::clock(since)} " " <b>{book.name(speech.speaker)}</b> " "
                    {side(speech.side)} " " {words}
                </li>
            })
        };
        spoken.into_iter().map(line).collect_view()
    };
    view! {
        <Panel title=t.floor_now(&motion.title)>
            <div aria-live="polite">{now}</div>
            {list}
            <Ask motion=id sitting=sitting.clone() />
            <ol class="small stack stack--1">{spoken}</ol>
            <Amendments motion=id />
            <Count motion=id />
            <AmendFor motion=id council=sitting.council />
        </Panel>
    }
}

/// Who speaks now, and what is put down of it.
#[component]
fn Speaking(speech: Speech, on: Memo<Option<Speech>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let until = move || {
        on.with(|it| match it.as_ref()?.state {
            SpeechState::Speaking { until, .. } => Some(until),
            _ => None,
        })
    };
    let id = speech.id;
    let said = move || {
        let text = words.get_untracked();
        let words = if text.trim().is_empty() {
            None
        } else {
            Some(prose(t.floor_words(), &text, t)?)
        };
        let it = EndSpeech { speech: id, words };
        Ok(Command::Councils(Councils::EndSpeech(it)))
    };
    let end = move |()| doing.submit(said(), || ());
    let left = move || {
        let until = until()?;
        Some(if book.now() >= until {
            t.floor_time_is_up().to_owned()
        } else {
            t.floor_until(wording::clock(until))
        })
    };
    view! {
        <p class="spread">
            <strong>{t.floor_speaks(book.name(speech.speaker))} " " {side(speech.side)}</strong>
            <span class="small soft">{left}</span>
        </p>
        <TextArea label=t.floor_words() value=words rows=2 limit=Prose::MOST />
        <Fault doing />
        <Button look=ButtonLook::Ink busy=doing.busy on_press=end>
            {t.floor_end()}
        </Button>
    }
}

#[component]
fn Waiting(speech: Speech, next: Signal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let id = speech.id;
    let give = move |()| {
        doing.run(
            Command::Councils(Councils::GiveFloor(GiveFloor { speech: id })),
            || (),
        );
    };
    let pass = move |()| {
        doing.run(
            Command::Councils(Councils::PassOver(PassOver { speech: id })),
            || (),
        );
    };
    let name = book.name(speech.speaker);
    let words = t.floor_give(&name);
    let given = move || {
        let words = words.clone();
        next.get().then(|| {
            view! {
                <Button look=ButtonLook::Ink small=true busy=doing.busy on_press=give>
                    {words}
                </Button>
            }
        })
    };
    view! {
        <p class="spread">
            <span>{name} " " {side(speech.side)}</span>
            <span class="cluster">
                {given}
                <Button look=ButtonLook::Text small=true on_press=pass>
                    {t.floor_pass()}
                </Button>
            </span>
        </p>
        <Fault doing />
    }
}

/// For a member without a phone who raises a hand.
#[component]
fn Ask(motion: MotionId, sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let (who, what) = (RwSignal::new(String::new()), RwSignal::new("0".to_owned()));
    let (id, council) = (sitting.id, sitting.council);
    let members = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t.floor_who().to_owned(),
        };
        let there = |person| {
            book.get::<Attendance>(AttendanceId::of(id, person))
                .is_some()
        };
        let held = seats(council, book.today(), book).into_iter();
        let there = held.filter(|seat| there(seat.person)).map(|seat| Choice {
            value: seat.person.to_string(),
            label: book.name(seat.person),
        });
        std::iter::once(none).chain(there).collect::<Vec<_>>()
    });
    let sides: Vec<Choice> = Side::ALL
        .into_iter()
        .enumerate()
        .map(|(index, side)| Choice {
            value: index.to_string(),
            label: wording::side(side, t.lang).to_owned(),
        })
        .collect();
    let asked = move || {
        let speaker = who.get_untracked().parse::<PersonId>();
        let speaker = speaker.map_err(|_| t.floor_who().to_owned())?;
        let side = what.get_untracked().parse().ok();
        let side = side.and_then(|index: usize| Side::ALL.get(index).copied());
        let it = AskToSpeak {
            id: SpeechId(offline::new_id()),
            motion,
            speaker,
            side: side.unwrap_or(Side::For),
        };
        Ok(Command::Councils(Councils::AskToSpeak(it)))
    };
    let ask = move |()| doing.submit(asked(), move || who.set(String::new()));
    view! {
        <div class="pair">
            <Select label=t.floor_for_whom() value=who choices=members />
            <Select label=t.floor_side() value=what choices=sides />
        </div>
        <Fault doing />
        <Button busy=doing.busy on_press=ask>
            {t.floor_ask()}
        </Button>
    }
}

fn side(side: Side) -> AnyView {
    let tone = match side {
        Side::For => Tone::Done,
        Side::Against => Tone::Stop,
        Side::Question => Tone::Info,
    };
    view! { <Badge label=wording::side(side, texts().lang) tone /> }.into_any()
}
