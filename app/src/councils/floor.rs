//! The floor of a sitting: what is talked about, who speaks, who is next (会场发言).

use components::{Badge, Button, ButtonLook, Glyph, Person, Row, Rows, Section, SectionLink, Tone};
use domain::councils::{
    Amendment, AskToSpeak, Attendance, Command, EndSpeech, Floor, GiveFloor, Motion, PassOver,
    Side, Sitting, Speech, SpeechState, TakeUp, pending, queue,
};
use domain::{AttendanceId, MotionId, SittingId, SpeechId, wording};
use leptos::prelude::*;

use super::shown as name;
use crate::shell::{Here, waiting_note};

/// What happens in the room.
#[derive(Clone, Debug, PartialEq)]
struct Room {
    /// What is talked about, until its vote opens.
    motion: Option<Motion>,
    /// Who speaks.
    on: Option<Speech>,
    /// Who waits, in the order of their turns.
    waiting: Vec<Speech>,
    /// Who has spoken, in that order.
    spoken: Vec<Speech>,
    /// What may be taken up, for those who lead.
    tabled: Vec<Motion>,
    /// Whether this person leads the sitting.
    leads: bool,
    /// Whether this person is marked present.
    present: bool,
}

impl Room {
    fn of(here: Here, id: SittingId) -> Option<Self> {
        let sitting: Sitting = here.get(id)?;
        if here.now() < sitting.starts_at {
            return None;
        }
        let actor = here.actor();
        let leads = actor.is_staff() || actor.convenes(sitting.council);
        let mut tabled = here.of::<Motion>(id);
        tabled.retain(|motion| motion.state.awaits_its_vote());
        tabled.sort_by_key(|motion| motion.number);
        let floor: Option<Floor> = here.get(id);
        let taken = |motion: &&Motion| floor.as_ref().is_some_and(|it| it.motion == motion.id);
        let motion = tabled.iter().find(taken).cloned();
        tabled.retain(|it| leads && motion.as_ref().is_none_or(|taken| taken.id != it.id));
        if motion.is_none() && tabled.is_empty() {
            return None;
        }
        let speeches = motion
            .as_ref()
            .map(|motion| here.of::<Speech>(motion.id))
            .unwrap_or_default();
        let mut spoken = speeches.clone();
        spoken.retain(|speech| matches!(speech.state, SpeechState::Spoken { .. }));
        spoken.sort_by_key(Speech::began_at);
        let me = here.person();
        let marked = |me| here.get::<Attendance>(AttendanceId::of(id, me)).is_some();
        Some(Self {
            motion,
            on: speeches.iter().find(|speech| speech.is_on()).cloned(),
            waiting: queue(&speeches),
            spoken,
            tabled,
            leads,
            present: me.is_some_and(marked),
        })
    }
}

/// The room, once the sitting has begun and something is talked about.
pub fn floor(here: Here, sitting: SittingId) -> AnyView {
    let room = Memo::new(move |_| Room::of(here, sitting));
    let shown = move || room.get().map(|room| whole(here, room));
    shown.into_any()
}

fn whole(here: Here, room: Room) -> AnyView {
    let t = here.t;
    let now = room
        .motion
        .clone()
        .map(|motion| debate(here, &room, &motion));
    let tabled = room.tabled.iter().map(|motion| {
        let id = motion.id;
        let take = move |()| {
            act(
                here,
                Command::TakeUp(TakeUp { motion: id }),
                t.floor_taken(),
            )
        };
        view! {
            <p class="spread">
                <span>{motion.title.to_string()}</span>
                <Button small=true on_press=take>{t.floor_take_up()}</Button>
            </p>
        }
    });
    let tabled = (!room.tabled.is_empty()).then(|| {
        let title = if room.motion.is_some() {
            t.floor_other()
        } else {
            t.floor_first()
        };
        view! {
            <div class="stack stack--2">
                <p class="small soft">{title}</p>
                {tabled.collect_view()}
            </div>
        }
    });
    view! { <Section title=t.floor_title()>{now} {tabled}</Section> }.into_any()
}

fn debate(here: Here, room: &Room, motion: &Motion) -> AnyView {
    let t = here.t;
    let href = format!("/m/{}", motion.id);
    let label = match pending(&here.of::<Amendment>(motion.id)).len() {
        0 => t.motion_amendments().to_owned(),
        count => t.motion_amendments_wait(count),
    };
    let text = view! { <SectionLink href label /> };
    let speaking = match &room.on {
        Some(speech) => speaking(here, speech, room.leads),
        None => view! { <p class="soft">{t.floor_nobody()}</p> }.into_any(),
    };
    let first = room
        .waiting
        .first()
        .filter(|_| room.leads && room.on.is_none());
    let give = first.map(|speech| give(here, speech));
    let rows = room.waiting.iter().enumerate();
    let leads = room.leads;
    let rows = rows.map(move |(place, speech)| waiting(here, place + 1, speech, leads));
    let (count, rows) = (room.waiting.len(), rows.collect_view());
    let list = (count > 0).then(|| {
        view! { <Rows label=t.floor_waiting(count)>{rows}</Rows> }
    });
    let spoken = (!room.spoken.is_empty()).then(|| {
        let count = room.spoken.len();
        let rows = room.spoken.iter().map(move |speech| spoken(here, speech));
        let rows = rows.collect_view();
        view! {
            <details class="reveal">
                <summary>{t.floor_spoken(count)}</summary>
                <Rows>{rows}</Rows>
            </details>
        }
    });
    view! {
        <div class="stack">
            <p class="strong">{t.floor_now(&motion.title)}</p>
            {text}
            <div class="stack stack--2" aria-live="polite">{speaking}</div>
            {give}
            {list}
            {wish(here, room, motion.id)}
            {spoken}
        </div>
    }
    .into_any()
}

/// Who speaks now, and until when.
fn speaking(here: Here, speech: &Speech, leads: bool) -> AnyView {
    let t = here.t;
    let SpeechState::Speaking { until, .. } = speech.state else {
        return ().into_any();
    };
    let over = move || here.now() >= until;
    let clock = wording::clock(until);
    let words = move || {
        if over() {
            t.floor_time_is_up().to_owned()
        } else {
            t.floor_until(&clock)
        }
    };
    let id = speech.id;
    let may = leads || here.person() == Some(speech.speaker);
    let end = may.then(|| {
        let command = move || {
            Command::EndSpeech(EndSpeech {
                speech: id,
                words: None,
            })
        };
        let end = move |()| act(here, command(), t.floor_ended());
        view! { <Button block=true glyph=Glyph::CHECK on_press=end>{t.floor_end()}</Button> }
    });
    view! {
        <p class="spread">
            <strong>{t.floor_speaks(name(here, speech.speaker))} " " {side(here, speech.side)}</strong>
            <span class="soft small">{words}</span>
        </p>
        {end}
    }
    .into_any()
}

fn give(here: Here, speech: &Speech) -> AnyView {
    let (t, id) = (here.t, speech.id);
    // Who chairs does not speak: another one who leads gives it to them.
    if here.person() == Some(speech.speaker) {
        return view! { <p class="small soft">{t.floor_hand_over()}</p> }.into_any();
    }
    let command = move || Command::GiveFloor(GiveFloor { speech: id });
    let give = move |()| act(here, command(), t.floor_given());
    let words = t.floor_give(name(here, speech.speaker));
    view! {
        <Button look=ButtonLook::Ink block=true on_press=give>{words}</Button>
    }
    .into_any()
}

fn waiting(here: Here, place: usize, speech: &Speech, leads: bool) -> AnyView {
    let t = here.t;
    let name = name(here, speech.speaker);
    // Neighbours are shown as building and family name.
    let family = name.split_whitespace().last();
    let initial = family.and_then(|it| it.chars().next()).map(String::from);
    let initial = initial.unwrap_or_default();
    let id = speech.id;
    let pass = leads.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| pass(here, id)>
                {t.floor_pass()}
            </Button>
        }
    });
    let state = view! { {side(here, speech.side)} {pass} }.into_any();
    let lead = view! { <Person initial /> }.into_any();
    view! { <Row title=name lead state trail=t.floor_place(place) /> }.into_any()
}

fn spoken(here: Here, speech: &Speech) -> AnyView {
    let SpeechState::Spoken { words, since, .. } = &speech.state else {
        return ().into_any();
    };
    let meta = words.as_ref().map(ToString::to_string).unwrap_or_default();
    let state = side(here, speech.side);
    let title = name(here, speech.speaker);
    let trail = wording::clock(*since);
    view! { <Row title meta state trail /> }.into_any()
}

/// What one can do about one's own wish to speak.
fn wish(here: Here, room: &Room, motion: MotionId) -> AnyView {
    let t = here.t;
    let Some(me) = here.person().filter(|_| room.present) else {
        return ().into_any();
    };
    let speaks = room.on.as_ref().is_some_and(|speech| speech.speaker == me);
    if speaks {
        return ().into_any();
    }
    if let Some(place) = room.waiting.iter().position(|speech| speech.speaker == me) {
        let id = room.waiting[place].id;
        return view! {
            <p class="spread">
                <span class="is-jade strong">{t.floor_mine(place + 1)}</span>
                <Button look=ButtonLook::Text on_press=move |()| pass(here, id)>
                    {t.floor_leave()}
                </Button>
            </p>
        }
        .into_any();
    }
    let buttons = Side::ALL.into_iter().map(|side| {
        let ask = move |()| {
            let id = SpeechId(offline::new_id());
            let it = AskToSpeak {
                id,
                motion,
                speaker: me,
                side,
            };
            act(here, Command::AskToSpeak(it), t.floor_asked());
        };
        view! { <Button on_press=ask>{wording::side(side, here.lang)}</Button> }
    });
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.floor_ask()}</legend>
            <div class="cluster">{buttons.collect_view()}</div>
            <p class="tiny soft">{t.floor_rule()}</p>
        </fieldset>
    }
    .into_any()
}

fn pass(here: Here, speech: SpeechId) {
    act(
        here,
        Command::PassOver(PassOver { speech }),
        here.t.floor_passed(),
    );
}

fn side(here: Here, side: Side) -> AnyView {
    let tone = match side {
        Side::For => Tone::Done,
        Side::Against => Tone::Stop,
        Side::Question => Tone::Info,
    };
    view! { <Badge label=wording::side(side, here.lang) tone /> }.into_any()
}

/// Does it, and says so.
pub(super) fn act(here: Here, command: Command, done: &'static str) {
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Councils(command)).await {
            Ok(()) => here.say(here.t.floor_done(waiting_note(here), done)),
            Err(sentence) => here.warn(sentence),
        }
    });
}
