//! Who sees to a motion and by when (安排落实).

use components::{Button, ButtonLook, Field, InputKind, Sheet};
use domain::councils::{Command, FollowUp, Motion, SetFollowUp};
use domain::{Day, Line, MotionId, wording};
use leptos::prelude::*;

use super::send;
use crate::shell::Here;

/// Days that seeing to something usually takes.
const USUAL_DAYS: i32 = 30;

/// A motion, who sees to it, and the way to say so.
pub(super) fn row(here: Here, motion: &Motion) -> AnyView {
    let t = here.t;
    let id = motion.id;
    let open = RwSignal::new(false);
    let now = Memo::new(move |_| here.get::<FollowUp>(id));
    let line = move || {
        let it = now.get()?;
        let due = wording::day(it.due, here.lang);
        Some(view! { <span class="small soft">{t.minutes_follow_up(due, &it.owner)}</span> })
    };
    let title = motion.title.to_string();
    view! {
        <div class="spread">
            <span class="stack stack--1">
                <span>{title}</span>
                {line}
            </span>
            <Button small=true on_press=move |()| open.set(true)>{t.lead_follow()}</Button>
        </div>
        <Sheet open title=t.lead_follow() close_label=t.shell_close()>
            {untrack(|| form(here, id, open))}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, id: MotionId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let now: Option<FollowUp> = here.get(id);
    let usual = here.now().day().plus(USUAL_DAYS);
    let due = RwSignal::new(now.as_ref().map_or(usual, |it| it.due).to_string());
    let owner = RwSignal::new(now.map(|it| it.owner.to_string()).unwrap_or_default());
    let tried = RwSignal::new(false);
    let unsaid = Signal::derive(move || {
        let wrong = tried.get() && owner.with(|it| Line::new(it).is_err());
        wrong.then(|| t.lead_owner_fault().to_owned())
    });
    let undated = Signal::derive(move || {
        let wrong = tried.get() && due.with(|it| it.parse::<Day>().is_err());
        wrong.then(|| t.lead_due_fault().to_owned())
    });
    let set = move |()| {
        let owner = Line::new(&owner.get_untracked());
        let (Ok(owner), Ok(due)) = (owner, due.get_untracked().parse()) else {
            tried.set(true);
            return;
        };
        let it = SetFollowUp {
            motion: id,
            owner,
            due,
        };
        send(here, Command::SetFollowUp(it), open, t.lead_followed());
    };
    view! {
        <div class="stack stack--4">
            <Field label=t.lead_owner() value=owner limit=Line::MOST hint=t.lead_owner_hint() fault=unsaid />
            <Field label=t.lead_due() value=due kind=InputKind::Day fault=undated />
            <Button look=ButtonLook::Primary block=true on_press=set>{t.lead_set()}</Button>
        </div>
    }
    .into_any()
}
