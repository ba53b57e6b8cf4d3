//! The acceptance (竣工验收): the checklist, who signed, what is to be mended and what was.

use std::collections::BTreeSet;

use components::{Badge, Banner, Button, ButtonLook, Glyph, Row, Rows, Section, Tone};
use domain::PersonId;
use domain::members::Neighbour;
use domain::renovation::{Acceptance, Defect, Plan, PlanLeg};
use leptos::prelude::*;

use super::sheet::{Act, Asking};
use super::{builds_it, place};
use crate::projects::strip;
use crate::shell::{Here, when};

/// Whether a plan waits for the reader's signature.
pub fn signs(here: Here, plan: &Plan) -> bool {
    let Some(me) = here.person() else {
        return false;
    };
    let acceptance: Option<Acceptance> = here.get(plan.id);
    let waits = acceptance.is_some_and(|it| it.unsigned().any(|id| id == me));
    waits && plan.state.leg() == Some(PlanLeg::Acceptance)
}

/// The checklist and everything about it, once it is posted.
pub fn acceptance(asking: Asking) -> AnyView {
    let ground = asking.ground;
    let here = ground.here;
    let found = Memo::new(move |_| here.get::<Acceptance>(ground.id));
    let shown = move || found.get().map(|it| checklist(asking, &it));
    shown.into_any()
}

fn checklist(asking: Asking, it: &Acceptance) -> AnyView {
    let ground = asking.ground;
    let (here, t) = (ground.here, ground.here.t);
    let open: BTreeSet<u16> = it.open().map(|(_, defect)| defect.failed.line).collect();
    let everyone = it.round > 0 && it.unsigned().next().is_none();
    let row = |(number, line): (u16, &domain::renovation::CheckLine)| {
        let state = match (open.contains(&number), everyone) {
            (true, _) => Some((t.renovation_to_mend(), Tone::Wait)),
            (false, true) => Some((t.renovation_good(), Tone::Done)),
            (false, false) => None,
        };
        let state = state.map(|(label, tone)| view! { <Badge label tone /> }.into_any());
        let (title, meta) = (line.what.to_string(), place(here, line.building));
        match state {
            Some(state) => view! { <Row title meta state /> }.into_any(),
            None => view! { <Row title meta /> }.into_any(),
        }
    };
    let rows = (0u16..).zip(&it.lines).map(row).collect_view();
    let signed = it
        .signed
        .iter()
        .map(|signed| t.renovation_signed_by(shown(here, signed.by), when(here, signed.at)));
    let missing = it
        .unsigned()
        .map(|id| t.renovation_not_signed(shown(here, id)));
    let names: Vec<String> = signed.chain(missing).collect();
    let names = names.into_iter().map(|it| view! { <li>{it}</li> });
    let names = names.collect_view();
    let mine =
        asking.leg == PlanLeg::Acceptance && it.unsigned().any(|id| Some(id) == here.person());
    let sign = mine.then(|| {
        view! {
            <Banner glyph=Glyph::SHIELD tone=Tone::Info title=t.renovation_you_sign()>
                {t.renovation_you_sign_text()}
            </Banner>
            <Button
                look=ButtonLook::Primary
                block=true
                on_press=move |()| asking.ask(Act::Sign)
            >
                {t.renovation_sign()}
            </Button>
        }
    });
    let builds = builds_it(ground);
    let defects = (0u16..).zip(&it.defects);
    let defects = defects.map(|(number, it)| defect(asking, number, it, builds));
    let defects = defects.collect_view();
    let any = !it.defects.is_empty();
    view! {
        <Section title=t.renovation_acceptance()>
            {sign}
            <Rows>{rows}</Rows>
            <ul class="small stack stack--1">{names}</ul>
        </Section>
        {any.then(|| view! { <Section title=t.renovation_defects()>{defects}</Section> })}
    }
    .into_any()
}

fn defect(asking: Asking, number: u16, it: &Defect, builds: bool) -> AnyView {
    let here = asking.ground.here;
    let t = here.t;
    let what = it.failed.what.to_string();
    let found: Vec<_> = it.failed.photo.iter().cloned().collect();
    let before = strip(here, t.renovation_defect_photo(), &found);
    let below = match &it.mended {
        Some(mended) => {
            let note = t.renovation_mended(&mended.note, when(here, mended.at));
            let after = strip(here, t.renovation_mended_photo(), &mended.photos);
            view! {
                <p class="small is-jade">{note}</p>
                {after}
            }
            .into_any()
        }
        None => {
            let mends = builds && asking.leg == PlanLeg::Rectifying;
            let press = move |()| asking.ask(Act::Mend(number));
            let button = mends.then(|| {
                view! { <Button glyph=Glyph::CHECK on_press=press>{t.renovation_mend()}</Button> }
            });
            view! {
                <p class="small is-ochre">{t.renovation_to_mend()}</p>
                {button}
            }
            .into_any()
        }
    };
    view! {
        <div class="stack stack--2">
            <p class="strong">{what}</p>
            {before}
            {below}
        </div>
    }
    .into_any()
}

/// A neighbour as neighbours read them.
fn shown(here: Here, id: PersonId) -> String {
    let found: Option<Neighbour> = here.get(id);
    found.map(|it| it.shown).unwrap_or_default()
}
