//! At the door (上门代记): a grid worker notes what a household answers, without a network too.

use components::{Banner, Button, ButtonLook, Field, Glyph, Radio, Section, Tone};
use domain::members::{Home, StandingKind, Usage};
use domain::renovation::{AnswerWill, Command as Act, OwnAnswer, Will};
use domain::{Day, HomeAnswerId, Line, wording};
use leptos::prelude::*;

use super::Ground;
use super::ground::Sending;
use crate::shell::when;

/// The form, for whoever looks after homes of the compound in office.
pub fn door(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let tends = Memo::new(move |_| {
        let actor = here.actor();
        let homes = here.all::<Home>();
        let mut homes = homes.iter().filter(|it| it.compound == ground.id);
        homes.any(|it| actor.tends(it))
    });
    let shown = move || tends.get().then(|| untrack(|| form(ground, until)));
    shown.into_any()
}

/// The dwelling of an address as people write it.
fn found(ground: Ground, address: &str) -> Option<Home> {
    let address = address.trim().replace(['–', '—', ' '], "-");
    let homes = ground.here.all::<Home>().into_iter();
    let mut homes = homes.filter(|it| it.compound == ground.id && it.usage == Usage::Dwelling);
    homes.find(|it| it.address.as_str() == address)
}

fn form(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let address = RwSignal::new(String::new());
    let kind = RwSignal::new(StandingKind::Owner);
    let will = RwSignal::new(None::<Will>);
    let sending = Sending::new(here);
    let home = Memo::new(move |_| found(ground, &address.get()));
    let kinds = [
        StandingKind::Owner,
        StandingKind::Family,
        StandingKind::Tenant,
    ]
    .map(|it| {
        let label = wording::standing(it, here.lang);
        let chosen = Signal::derive(move || kind.get() == it);
        view! { <Radio group="door-kind" label chosen on_choose=move |()| kind.set(it) /> }
    });
    let wills = [Will::Yes, Will::No, Will::Undecided].map(|it| {
        let label = wording::will(it, here.lang);
        let chosen = Signal::derive(move || will.get() == Some(it));
        view! { <Radio group="door-will" label chosen on_choose=move |()| will.set(Some(it)) /> }
    });
    let send = move |()| {
        let (Some(home), Some(said)) = (home.get_untracked(), will.get_untracked()) else {
            return;
        };
        let answer = Act::AnswerWill(AnswerWill {
            plan: ground.id,
            home: home.id,
            will: said,
            at_door: Some(kind.get_untracked()),
        });
        sending.send_then(answer, move || {
            address.try_set(String::new());
            will.try_set(None);
        });
    };
    let unknown = move || {
        let typed = address.with(|it| !it.trim().is_empty());
        (typed && home.get().is_none()).then(|| t.renovation_no_such_home().to_owned())
    };
    // What was noted before is replaced, and said so.
    let before = move || {
        let home = home.get()?;
        let id = HomeAnswerId::at_door(home.id, here.person()?);
        let said = here.get::<OwnAnswer>(id)?.will?;
        let text =
            t.renovation_door_before(when(here, said.at), wording::will(said.what, here.lang));
        Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{text}</Banner> })
    };
    let disabled = Signal::derive(move || home.get().is_none() || will.get().is_none());
    let until = wording::day(until, here.lang);
    view! {
        <Section title=t.renovation_door()>
            <p class="small soft">{t.renovation_door_text()} " " {t.renovation_until(until)}</p>
            <Field
                label=t.renovation_door_address()
                value=address
                limit=Line::MOST
                placeholder="7-2-602"
                fault=Signal::derive(unknown)
            />
            <fieldset>
                <legend class="field__label">{t.renovation_door_kind()}</legend>
                {kinds.into_iter().collect_view()}
            </fieldset>
            <fieldset>
                <legend class="field__label">{t.renovation_whether()}</legend>
                {wills.into_iter().collect_view()}
            </fieldset>
            {before}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy disabled on_press=send>
                {t.renovation_door_note()}
            </Button>
        </Section>
    }
    .into_any()
}
