//! Whether (改不改): one answer a home.

use components::{Button, ButtonLook, Radio, Section};
use domain::renovation::{AnswerWill, Command as Act, Will};
use domain::{Day, wording};
use leptos::prelude::*;

use super::Ground;
use crate::shell::Sending;

/// The question, where one may answer it.
pub fn whether(ground: Ground, until: Day) -> AnyView {
    ground.each_home(move || question(ground, until))
}

fn question(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let said = untrack(|| ground.own())
        .and_then(|it| it.will)
        .map(|it| it.what);
    let chosen = RwSignal::new(said);
    let sending = Sending::new(here);
    let choice = |it: Will| {
        let label = wording::will(it, here.lang);
        let is = Signal::derive(move || chosen.get() == Some(it));
        view! { <Radio group="will" label chosen=is on_choose=move |()| chosen.set(Some(it)) /> }
    };
    let choices = [Will::Yes, Will::No, Will::Undecided]
        .map(choice)
        .collect_view();
    let send = move |()| {
        let (Some(home), Some(will)) = (ground.home.get_untracked(), chosen.get_untracked()) else {
            return;
        };
        let plan = ground.id;
        sending.note(Act::AnswerWill(AnswerWill {
            plan,
            home,
            will,
            at_door: None,
        }));
    };
    let label = move || match chosen.get() {
        Some(will) => t.renovation_say_will(wording::will(will, here.lang)),
        None => t.renovation_choose_one().to_owned(),
    };
    let disabled = Signal::derive(move || chosen.get().is_none());
    let until = wording::day(until, here.lang);
    let whose = move || ground.plate().map(|plate| t.renovation_for_home(plate));
    view! {
        <Section title=t.renovation_whether()>
            <p class="small soft">{whose} " " {t.renovation_until(until)}</p>
            <fieldset>
                <legend class="visually-hidden">{t.renovation_whether()}</legend>
                {choices}
            </fieldset>
            {opinion(ground)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy disabled on_press=send>
                {label}
            </Button>
        </Section>
    }
    .into_any()
}

/// What a tenant should know of their word.
pub fn opinion(ground: Ground) -> AnyView {
    let t = ground.here.t;
    let shown = move || {
        ground
            .rents()
            .then(|| view! { <p class="tiny soft">{t.renovation_opinion()}</p> })
    };
    shown.into_any()
}
