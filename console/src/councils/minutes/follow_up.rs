//! Who sees to a motion, and by when (安排落实).

use components::{Button, ButtonLook, Field, InputKind, Sheet};
use domain::councils::{Command as Councils, FollowUp, Motion, SetFollowUp, ended_at};
use domain::{Command, Day, Line, MotionId};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, dated, line, texts, use_book};

/// Days that seeing to something usually takes.
const USUAL_DAYS: i32 = 30;

/// The arrangement of a motion, and the way to make it until the sitting is closed.
#[component]
pub(in crate::councils) fn Follow(motion: Motion) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (id, sitting) = (motion.id, motion.sitting);
    let open = RwSignal::new(false);
    let now = Memo::new(move |_| book.get::<FollowUp>(id));
    let over = Memo::new(move |_| book.read(|town| ended_at(sitting, town)).is_some());
    let line = move || {
        let it = now.get()?;
        let words = t.follow_up_line(dated(it.due, t), &it.owner);
        Some(view! { <span class="small soft">{words}</span> })
    };
    let act = move || {
        (!over.get()).then(|| {
            view! {
                <Button look=ButtonLook::Text small=true on_press=move |()| open.set(true)>
                    {t.follow_up()}
                </Button>
            }
        })
    };
    view! {
        {line} {act}
        <Sheet open title=t.follow_up() close_label=t.not_now()>
            <FollowForm motion=id open />
        </Sheet>
    }
}

#[component]
fn FollowForm(motion: MotionId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let now = untrack(|| book.get::<FollowUp>(motion));
    let usual = untrack(|| book.today()).plus(USUAL_DAYS);
    let due = RwSignal::new(now.as_ref().map_or(usual, |it| it.due).to_string());
    let owner = RwSignal::new(now.map(|it| it.owner.to_string()).unwrap_or_default());
    let doing = Doing::nothing();
    let command = move || {
        let due: Option<Day> = due.get_untracked().parse().ok();
        let act = SetFollowUp {
            motion,
            owner: line(t.follow_up_owner(), &owner.get_untracked(), t)?,
            due: due.ok_or_else(|| t.fault_day(t.follow_up_due()))?,
        };
        Ok(Command::Councils(Councils::SetFollowUp(act)))
    };
    let set = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Field label=t.follow_up_owner() value=owner limit=Line::MOST hint=t.follow_up_owner_hint() />
        <Field label=t.follow_up_due() value=due kind=InputKind::Day />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=set>
            {t.follow_up_set()}
        </Button>
    }
}
