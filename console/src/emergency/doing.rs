//! What the office does in an emergency: a door, a notice, the advice, the end.

use components::{Banner, Button, ButtonLook, Field, Glyph, Select, TextArea, Tone};
use domain::emergency::{
    AmendAdvice, Command as Act, Door, DoorMark, DoorState, Emergency, MarkDoor, PostNotice,
    StandDown,
};
use domain::{Command, Day, EmergencyId, Line, Prose};
use leptos::prelude::*;

use super::advice::{self, Typed};
use super::words::{choices, chosen};
use crate::shell::{Book, Doing, Fault, line, prose};
use crate::texts::Texts;

/// What was heard by telephone, or done.
pub(super) fn mark(it: Door, open: RwSignal<bool>, t: Texts) -> AnyView {
    const MARKS: [DoorState; 3] = [DoorState::Nobody, DoorState::Safe, DoorState::Helped];
    let doing = Doing::nothing();
    let which = RwSignal::new(String::from("0"));
    let note = RwSignal::new(String::new());
    let all = choices(&MARKS, |it| match it {
        DoorState::Helped => t.emergency_mark_helped(),
        DoorState::Safe => t.emergency_mark_well(),
        _ => t.emergency_mark_nobody(),
    });
    let (door, knew) = (it.id, it.calls);
    let send = move |()| {
        let mark = match chosen(&MARKS, &which.get_untracked()) {
            DoorState::Helped => DoorMark::Helped,
            DoorState::Safe => DoorMark::Well,
            _ => DoorMark::Nobody,
        };
        let note = Line::new(&note.get_untracked()).ok();
        let act = MarkDoor {
            door,
            mark,
            note,
            knew,
        };
        let command = Command::Emergency(Act::MarkDoor(act));
        doing.run(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p class="strong">{it.address.to_string()}</p>
            <Select label=t.emergency_found() value=which choices=all />
            <Field label=t.note() need=t.optional() value=note limit=Line::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_mark()}
            </Button>
        </div>
    }
    .into_any()
}

/// Today's notice; empty where there is nothing to report.
pub(super) fn post(id: EmergencyId, day: Day, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let send = move |()| {
        let words = words.get_untracked();
        let words = if words.trim().is_empty() {
            Ok(None)
        } else {
            prose(t.emergency_notice(), &words, t).map(Some)
        };
        let command = words.map(|words| {
            Command::Emergency(Act::PostNotice(PostNotice {
                emergency: id,
                day,
                words,
            }))
        });
        doing.submit(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <TextArea
                label=t.emergency_notice()
                value=words
                rows=4
                need=t.optional()
                hint=t.emergency_notice_hint()
                limit=Prose::MOST
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_post_notice()}
            </Button>
        </div>
    }
    .into_any()
}

/// Other words for neighbours.
pub(super) fn amend(id: EmergencyId, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let it: Option<Emergency> = book.get(id);
    let typed = Typed::of(it.as_ref().map(|it| &it.advice));
    let send = move |()| {
        let command = untrack(|| typed.read(t)).map(|advice| {
            Command::Emergency(Act::Amend(AmendAdvice {
                emergency: id,
                advice,
            }))
        });
        doing.submit(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            {advice::fields(typed, t)}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_amend()}
            </Button>
        </div>
    }
    .into_any()
}

/// The end, with its summary.
pub(super) fn stand_down(id: EmergencyId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let reason = RwSignal::new(String::new());
    let summary = RwSignal::new(String::new());
    let command = move || {
        Ok(Command::Emergency(Act::StandDown(StandDown {
            emergency: id,
            reason: line(t.reason(), &reason.get(), t)?,
            summary: prose(t.emergency_summary(), &summary.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Banner glyph=Glyph::INFO tone=Tone::Plain>{t.emergency_stand_down_text()}</Banner>
            <Field label=t.reason() value=reason limit=Line::MOST />
            <TextArea
                label=t.emergency_summary()
                value=summary
                rows=5
                hint=t.emergency_summary_hint()
                limit=Prose::MOST
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_stand_down()}
            </Button>
        </div>
    }
    .into_any()
}
