//! At the door (上门代记): a grid worker notes what a household answers, without a network too: whether
//! (改不改), and what it orders from the menu (改什么).

use std::collections::BTreeSet;

use components::{Banner, Button, ButtonLook, Field, Glyph, Radio, Section, Tone};
use domain::members::{Home, StandingKind, Usage};
use domain::renovation::{AnswerWill, Command as Act, Menu, MenuClass, OrderMenu, OwnAnswer, Will};
use domain::{Day, HomeAnswerId, Line, wording};
use leptos::prelude::*;

use super::Ground;
use super::order::class;
use crate::shell::{Here, Sending, when};

/// The form for 改不改, for whoever looks after homes of the compound in office.
pub fn door(ground: Ground, until: Day) -> AnyView {
    tended(ground, move || whether(ground, until))
}

/// The form for 改什么, for them too.
pub fn orders(ground: Ground, until: Day) -> AnyView {
    tended(ground, move || what(ground, until))
}

fn tended(ground: Ground, form: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let here = ground.here;
    let tends = Memo::new(move |_| {
        let actor = here.actor();
        let homes = here.all::<Home>();
        let mut homes = homes.iter().filter(|it| it.compound == ground.id);
        homes.any(|it| actor.tends(it))
    });
    let shown = move || tends.get().then(|| untrack(&form));
    shown.into_any()
}

/// The dwelling of an address as people write it.
fn found(ground: Ground, address: &str) -> Option<Home> {
    let address = address.trim().replace(['–', '—', ' '], "-");
    let homes = ground.here.all::<Home>().into_iter();
    let mut homes = homes.filter(|it| it.compound == ground.id && it.usage == Usage::Dwelling);
    homes.find(|it| it.address.as_str() == address)
}

/// Whose door it is, and who answers.
#[derive(Clone, Copy)]
struct Who {
    here: Here,
    address: RwSignal<String>,
    kind: RwSignal<StandingKind>,
    home: Memo<Option<Home>>,
}

impl Who {
    fn new(ground: Ground) -> Self {
        let address = RwSignal::new(String::new());
        Self {
            here: ground.here,
            address,
            kind: RwSignal::new(StandingKind::Owner),
            home: Memo::new(move |_| found(ground, &address.get())),
        }
    }

    /// What was noted at this door before by the same worker.
    fn before(self) -> Option<OwnAnswer> {
        let home = self.home.get()?;
        let id = HomeAnswerId::at_door(home.id, self.here.person()?);
        self.here.get(id)
    }

    fn fields(self, group: &'static str) -> AnyView {
        let t = self.here.t;
        let kind = self.kind;
        let kinds = [
            StandingKind::Owner,
            StandingKind::Family,
            StandingKind::Tenant,
        ]
        .map(|it| {
            let label = wording::standing(it, self.here.lang);
            let chosen = Signal::derive(move || kind.get() == it);
            view! { <Radio group label chosen on_choose=move |()| kind.set(it) /> }
        });
        let unknown = move || {
            let typed = self.address.with(|it| !it.trim().is_empty());
            (typed && self.home.get().is_none()).then(|| t.renovation_no_such_home().to_owned())
        };
        view! {
            <Field
                label=t.renovation_door_address()
                value=self.address
                limit=Line::MOST
                placeholder="7-2-602"
                fault=Signal::derive(unknown)
            />
            <fieldset>
                <legend class="field__label">{t.renovation_door_kind()}</legend>
                {kinds.into_iter().collect_view()}
            </fieldset>
        }
        .into_any()
    }
}

fn framed(ground: Ground, until: Day, inside: AnyView) -> AnyView {
    let t = ground.here.t;
    let until = wording::day(until, ground.here.lang);
    view! {
        <Section title=t.renovation_door()>
            <p class="small soft">{t.renovation_door_text()} " " {t.renovation_until(until)}</p>
            {inside}
        </Section>
    }
    .into_any()
}

/// What was noted before is replaced, and said so.
fn replaced(text: String) -> AnyView {
    view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{text}</Banner> }.into_any()
}

fn whether(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let who = Who::new(ground);
    let will = RwSignal::new(None::<Will>);
    let sending = Sending::new(here);
    let wills = [Will::Yes, Will::No, Will::Undecided].map(|it| {
        let label = wording::will(it, here.lang);
        let chosen = Signal::derive(move || will.get() == Some(it));
        view! { <Radio group="door-will" label chosen on_choose=move |()| will.set(Some(it)) /> }
    });
    let send = move |()| {
        let (Some(home), Some(said)) = (who.home.get_untracked(), will.get_untracked()) else {
            return;
        };
        let answer = Act::AnswerWill(AnswerWill {
            plan: ground.id,
            home: home.id,
            will: said,
            at_door: Some(who.kind.get_untracked()),
        });
        sending.note_then(answer, move || {
            who.address.try_set(String::new());
            will.try_set(None);
        });
    };
    let before = move || {
        let said = who.before()?.will?;
        let will = wording::will(said.what, here.lang);
        Some(replaced(
            t.renovation_door_before(when(here, said.at), will),
        ))
    };
    let disabled = Signal::derive(move || who.home.get().is_none() || will.get().is_none());
    let inside = view! {
        {who.fields("door-kind")}
        <fieldset>
            <legend class="field__label">{t.renovation_whether()}</legend>
            {wills.into_iter().collect_view()}
        </fieldset>
        {before}
        {sending.fault()}
        <Button look=ButtonLook::Primary block=true busy=sending.busy disabled on_press=send>
            {t.renovation_door_note()}
        </Button>
    };
    framed(ground, until, inside.into_any())
}

fn what(ground: Ground, until: Day) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let who = Who::new(ground);
    let picked = RwSignal::new(BTreeSet::<u16>::new());
    let sending = Sending::new(here);
    let there = Memo::new(move |_| here.get::<Menu>(ground.id));
    let classes = move || {
        let menu = there.get()?;
        let class = |it: MenuClass| class(ground, &menu, it, picked);
        Some(MenuClass::ALL.map(class).collect_view())
    };
    let send = move |()| {
        let Some(home) = who.home.get_untracked() else {
            return;
        };
        let order = Act::OrderMenu(OrderMenu {
            plan: ground.id,
            home: home.id,
            items: picked.get_untracked(),
            at_door: Some(who.kind.get_untracked()),
        });
        sending.note_then(order, move || {
            who.address.try_set(String::new());
            picked.try_set(BTreeSet::new());
        });
    };
    let before = move || {
        let said = who.before()?.order?;
        let text = t.renovation_door_ordered(said.what.len(), when(here, said.at));
        Some(replaced(text))
    };
    let disabled = Signal::derive(move || who.home.get().is_none());
    let label = move || match picked.with(BTreeSet::len) {
        0 => t.renovation_door_order_none().to_owned(),
        count => t.renovation_door_order(count),
    };
    let inside = view! {
        {who.fields("door-kind")}
        {classes}
        {before}
        {sending.fault()}
        <Button look=ButtonLook::Primary block=true busy=sending.busy disabled on_press=send>
            {label}
        </Button>
    };
    framed(ground, until, inside.into_any())
}
