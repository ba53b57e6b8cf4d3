//! A home that wants to be visited regularly (常走访户): on the list once it agreed, off it when it likes.

use components::{
    Button, ButtonLook, Choice, Confirm, Field, Glyph, InputKind, Reveal, Select, Tick,
};
use domain::grid::{CareFor, CareReason, Cared, Command as Act, EndCare};
use domain::{HomeId, Line, wording};
use leptos::prelude::*;

use crate::shell::{Here, Sending};

const REASONS: [CareReason; 7] = [
    CareReason::LivesAlone,
    CareReason::VeryOld,
    CareReason::Disabled,
    CareReason::Hardship,
    CareReason::Recovering,
    CareReason::NewBorn,
    CareReason::Other,
];

/// What was agreed with a home, folded until it is wanted.
pub fn care(here: Here, home: HomeId, cared: Option<&Cared>) -> AnyView {
    let t = here.t;
    let label = match cared {
        Some(cared) => t.grid_care_every(cared.every_days),
        None => t.grid_care_add().to_owned(),
    };
    let form = form(here, home, cared);
    view! {
        <Reveal label glyph=Glyph::HOME>
            {form}
        </Reveal>
    }
    .into_any()
}

fn form(here: Here, home: HomeId, cared: Option<&Cared>) -> AnyView {
    let t = here.t;
    let who = RwSignal::new(cared.map(|it| it.who.to_string()).unwrap_or_default());
    let every = RwSignal::new(cared.map_or(7, |it| it.every_days).to_string());
    let at = cared.and_then(|it| REASONS.iter().position(|why| *why == it.why));
    let why = RwSignal::new(at.unwrap_or_default().to_string());
    let agreed = RwSignal::new(false);
    let ending = RwSignal::new(false);
    let sending = Sending::new(here);
    let reasons = REASONS.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::care_reason(*it, here.lang).to_owned(),
    });
    let reasons = Signal::stored(reasons.collect::<Vec<_>>());
    let save = move |()| {
        let (who, every) = (
            Line::new(&who.get_untracked()),
            every.get_untracked().parse(),
        );
        let (Ok(who), Ok(every_days), true) = (who, every, agreed.get_untracked()) else {
            sending.refuse(t.grid_care_fault());
            return;
        };
        let index: usize = why.get_untracked().parse().unwrap_or_default();
        sending.note(Act::CareFor(CareFor {
            home,
            who,
            why: REASONS[index % REASONS.len()],
            every_days,
            agreed_on: untrack(|| here.now()).day(),
        }));
    };
    let end = move |()| sending.note(Act::EndCare(EndCare { home }));
    let end_button = cared.is_some().then(|| {
        view! {
            <Button look=ButtonLook::Text on_press=move |()| ending.set(true)>
                {t.grid_care_end()}
            </Button>
            <Confirm
                open=ending
                title=t.grid_care_end()
                text=t.grid_care_end_text()
                yes=t.grid_care_end_act()
                no=t.grid_close_not()
                on_yes=end
            />
        }
    });
    view! {
        <div class="stack stack--3">
            <p class="small soft">{t.grid_care_text()}</p>
            <Field label=t.grid_care_who() value=who limit=Line::MOST />
            <Select label=t.grid_care_why() value=why choices=reasons />
            <Field label=t.grid_care_days() value=every kind=InputKind::Number />
            <Tick
                label=t.grid_care_agreed()
                note=t.grid_care_agreed_note()
                checked=agreed
                on_change=move |on| agreed.set(on)
            />
            {sending.fault()}
            <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=save>
                {t.grid_care_act()}
            </Button>
            {end_button}
        </div>
    }
    .into_any()
}
