//! The amendments to a motion: what is to change, how each was decided, and the texts before (修正案).

mod form;
mod hands;

use components::{Badge, Button, ButtonLook, Diff, Paragraphs, Section, Tone};
use domain::councils::{
    Amendment, AmendmentState, Command, Edit, Floor, Motion, MotionState, Seat, TakeBack, pending,
    versions,
};
use domain::{AmendmentId, MotionId, SeatId, SittingId, wording};
use leptos::prelude::*;

use super::floor::act;
use super::shown as name;
use crate::shell::{Here, when};

/// What one can do about the amendments of a motion.
#[derive(Clone, Debug, PartialEq)]
struct Bench {
    /// All of them: those that wait in the order of their turns, then those that are decided.
    amendments: Vec<Amendment>,
    /// The one whose hands are counted now, while its motion is on the floor.
    now: Option<AmendmentId>,
    /// Whether one may ask for a change.
    amends: bool,
    /// Whether one leads the sitting.
    leads: bool,
}

impl Bench {
    fn of(here: Here, id: MotionId) -> Option<Self> {
        let motion: Motion = here.get(id)?;
        let all = here.of::<Amendment>(id);
        let open = motion.state == MotionState::Tabled;
        let mut amendments = pending(&all);
        let mut decided = all;
        decided.retain(|it| !it.is_open());
        decided.sort_by_key(|it| it.number);
        let floor: Option<Floor> = here.get(motion.sitting);
        let on_floor = open && floor.is_some_and(|it| it.motion == id);
        let now = amendments.first().filter(|_| on_floor).map(|it| it.id);
        amendments.append(&mut decided);
        let actor = here.actor();
        let council = council(here, motion.sitting);
        let seated = |me| {
            let seat: Option<Seat> = council.and_then(|it| here.get(SeatId::of(it, me)));
            seat.is_some_and(|seat| seat.is_held(here.now().day()))
        };
        Some(Self {
            amendments,
            now,
            amends: open && here.person().is_some_and(seated),
            leads: actor.is_staff() || council.is_some_and(|it| actor.convenes(it)),
        })
    }
}

fn council(here: Here, sitting: SittingId) -> Option<domain::CouncilId> {
    here.get::<domain::councils::Sitting>(sitting)
        .map(|it| it.council)
}

/// The amendments of a motion; nothing where there are none and none can come.
pub fn amendments(here: Here, id: MotionId) -> AnyView {
    let t = here.t;
    let bench = Memo::new(move |_| Bench::of(here, id));
    let open = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        bench.with(|it| {
            let it = it.as_ref()?;
            (it.amends || !it.amendments.is_empty()).then_some(it.amends)
        })
    });
    let list = move || bench.get().map(|bench| list(here, &bench));
    let before = move || before(here, id);
    let body = move || {
        let amends = shown.get()?;
        let ask = amends.then(|| {
            view! {
                <Button look=ButtonLook::Quiet block=true on_press=move |()| open.set(true)>
                    {t.amend_move()}
                </Button>
                <p class="tiny soft">{t.amend_rule()}</p>
            }
        });
        Some(view! {
            <Section title=t.amend_title()>
                {list}
                {hands::count(here, bench)}
                {ask}
                {before}
            </Section>
        })
    };
    view! { {body} {form::sheet(here, id, open)} }.into_any()
}

fn list(here: Here, bench: &Bench) -> AnyView {
    if bench.amendments.is_empty() {
        return view! { <p class="soft">{here.t.amend_none()}</p> }.into_any();
    }
    let one = |amendment: &Amendment| {
        let now = bench.now == Some(amendment.id);
        view! {
            <li class="stack stack--2">
                {head(here, amendment, now)}
                {change(here, &amendment.edit)}
                {how(here, amendment, &bench.amendments)}
                {take_back(here, amendment, bench.leads)}
            </li>
        }
    };
    let rows = bench.amendments.iter().map(one).collect_view();
    view! { <ul class="stack stack--5">{rows}</ul> }.into_any()
}

fn head(here: Here, amendment: &Amendment, now: bool) -> AnyView {
    let t = here.t;
    let now = now && amendment.is_open();
    let label = match now {
        true => t.amend_now(),
        false => wording::amendment(&amendment.state, here.lang),
    };
    let tone = match &amendment.state {
        AmendmentState::Carried { .. } => Tone::Done,
        AmendmentState::Lost { .. } | AmendmentState::Fallen { .. } => Tone::Stop,
        AmendmentState::Moved | AmendmentState::Counted { .. } | AmendmentState::Unlike { .. }
            if now =>
        {
            Tone::Wait
        }
        AmendmentState::Moved
        | AmendmentState::Counted { .. }
        | AmendmentState::Unlike { .. }
        | AmendmentState::Dropped { .. }
        | AmendmentState::TakenBack { .. } => Tone::Info,
    };
    let by = t.amend_by(name(here, amendment.mover), when(here, amendment.moved_at));
    view! {
        <p class="spread">
            <strong>{t.amend_number(amendment.number)}</strong>
            <Badge label tone />
        </p>
        <p class="tiny soft">{by}</p>
    }
    .into_any()
}

fn change(here: Here, edit: &Edit) -> AnyView {
    let t = here.t;
    let gone = edit.passage().map(ToString::to_string);
    let come = edit.words().map(ToString::to_string);
    view! { <Diff gone come gone_label=t.amend_gone() come_label=t.amend_come() /> }.into_any()
}

/// Why it is asked for, and how it was decided.
fn how(here: Here, amendment: &Amendment, all: &[Amendment]) -> AnyView {
    let why = amendment.why.as_ref().map(|why| here.t.amend_because(why));
    let how = wording::amendment_decided(amendment, all, here.lang);
    let line = |words: String| view! { <p class="small">{words}</p> };
    view! { {why.map(line)} {how.map(line)} }.into_any()
}

fn take_back(here: Here, amendment: &Amendment, leads: bool) -> AnyView {
    let t = here.t;
    let mine = here.person() == Some(amendment.mover);
    if !amendment.is_open() || !(mine || leads) {
        return ().into_any();
    }
    let amendment = amendment.id;
    let take = move |()| {
        let command = Command::TakeBack(TakeBack { amendment });
        act(here, command, t.amend_take_back_done());
    };
    view! {
        <div>
            <Button look=ButtonLook::Text small=true on_press=take>{t.amend_take_back()}</Button>
        </div>
    }
    .into_any()
}

/// The texts that the motion has had before.
fn before(here: Here, id: MotionId) -> Option<AnyView> {
    let t = here.t;
    let texts = versions(&here.of::<Amendment>(id));
    if texts.is_empty() {
        return None;
    }
    let count = texts.len();
    let texts = texts.into_iter().enumerate().map(|(index, (text, _))| {
        view! {
            <p class="strong">{t.amend_version(index + 1)}</p>
            <Paragraphs text=Signal::stored(text.to_string()) />
        }
    });
    Some(
        view! {
            <details class="reveal">
                <summary>{t.amend_versions(count)}</summary>
                <div class="stack">{texts.collect_view()}</div>
            </details>
        }
        .into_any(),
    )
}
