//! 推荐名单: who is ready to be nominated as a representative, and who endorses whom. It suggests
//! names to an election and decides nothing.

use components::{
    Badge, Banner, Button, ButtonLook, Confirm, Glyph, Section, State, StateKind, Tone,
};
use domain::points::{
    Command, Endorse, Endorsement, JoinNominees, LeaveNominees, NominationRules, Nominee, nominees,
};
use domain::{EndorsementId, PersonId};
use leptos::prelude::*;

use super::{booking::act, pack, words};
use crate::shell::{Here, sorted};

/// The screen.
pub(super) fn list(here: Here) -> AnyView {
    let t = here.t;
    let listed = Memo::new(move |_| listed(here));
    let shown = move || {
        let listed = listed.get();
        if listed.is_empty() {
            let (title, text) = (t.nominees_none(), t.nominees_none_text());
            return view! {
                <State kind=StateKind::Empty glyph=Glyph::USERS title text within=true />
            }
            .into_any();
        }
        let rules = rules(here);
        let card = |it: &Nominee| untrack(|| card(here, it, rules));
        let cards = listed.iter().map(card).collect_view();
        view! { <ul class="options">{cards}</ul> }.into_any()
    };
    let mine = Memo::new(move |_| {
        let me = here.person()?;
        let lives = !here.actor().standings().is_empty();
        lives.then(|| here.get::<Nominee>(me))
    });
    let own = move || {
        let mine = mine.get();
        untrack(|| mine.map(|mine| own(here, mine)))
    };
    let rule =
        move || rules(here).map(|it| t.nominees_text(it.endorsements_least, it.honour_least));
    let body = view! {
        <p class="soft">{rule}</p>
        {own}
        <Section title=t.nominees_ready()>{shown}</Section>
    };
    super::screen(here, t.nominees_title(), "/points", body.into_any())
}

/// Those on the list, in the order in which they came: a list that stands still under the finger.
fn listed(here: Here) -> Vec<Nominee> {
    let Some(community) = here.community() else {
        return Vec::new();
    };
    let all = here.read(|town| nominees(community.id, town));
    sorted(all, |it| (it.at.0, it.id.0))
}

fn rules(here: Here) -> Option<&'static NominationRules> {
    pack(here, here.now().day()).map(|it| &it.points.nomination)
}

fn card(here: Here, it: &Nominee, rules: Option<&NominationRules>) -> AnyView {
    let t = here.t;
    let is_enough = rules.is_some_and(|rules| it.is_enough(rules));
    let (label, tone) = if is_enough {
        (t.nominees_enough(), Tone::Done)
    } else {
        (t.nominees_gathering(), Tone::Wait)
    };
    view! {
        <li class="option">
            <div class="option__words stack stack--2">
                <span class="cluster">
                    <span class="option__title">{words::name(here, it.id)}</span>
                    <Badge label tone />
                </span>
                <span class="option__note">{t.nominees_line(it.endorsed, it.honour)}</span>
                {endorsing(here, it.id)}
            </div>
        </li>
    }
    .into_any()
}

/// Endorsing a neighbour, or taking it back; nothing beside oneself.
fn endorsing(here: Here, person: PersonId) -> Option<AnyView> {
    let t = here.t;
    let me = here.person()?;
    if me == person {
        return None;
    }
    let had = here
        .get::<Endorsement>(EndorsementId::of(person, me))
        .is_some();
    if !had && here.actor().standings().is_empty() {
        return None;
    }
    let (label, look, said) = if had {
        (t.nominees_back(), ButtonLook::Quiet, t.nominees_back_done())
    } else {
        (
            t.nominees_endorse(),
            ButtonLook::Plain,
            t.nominees_endorsed(),
        )
    };
    let press = move |()| {
        let holds = !had;
        act(here, Command::Endorse(Endorse { person, holds }), said);
    };
    Some(view! { <Button small=true look on_press=press>{label}</Button> }.into_any())
}

/// Oneself: on the list, with what is missing, or the way onto it.
fn own(here: Here, mine: Option<Nominee>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let Some(community) = here.community().map(|it| it.id) else {
        return ().into_any();
    };
    let Some(mine) = mine else {
        let join = move |()| {
            let command = Command::JoinNominees(JoinNominees { community });
            act(here, command, t.nominees_joined());
        };
        return view! {
            <Button block=true glyph=Glyph::USERS on_press=move |()| open.set(true)>
                {t.nominees_join()}
            </Button>
            <Confirm
                open
                title=t.nominees_join()
                text=t.nominees_consent()
                yes=t.nominees_yes()
                no=t.shell_not_now()
                on_yes=join
            />
        }
        .into_any();
    };
    let text = rules(here).map(|it| {
        let points = it.honour_least.saturating_sub(mine.honour);
        let people = u32::from(it.endorsements_least).saturating_sub(mine.endorsed);
        match (points, people) {
            (0, 0) => t.nominees_own_enough().to_owned(),
            (0, people) => t.nominees_own_people(people),
            (points, 0) => t.nominees_own_points(points),
            (points, people) => t.nominees_own_both(people, points),
        }
    });
    let leave = move |()| {
        let command = Command::LeaveNominees(LeaveNominees { community });
        act(here, command, t.nominees_left());
    };
    view! {
        <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.nominees_own()>{text}</Banner>
        <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
            {t.nominees_leave()}
        </Button>
        <Confirm
            open
            title=t.nominees_leave_title()
            text=t.nominees_leave_text()
            yes=t.nominees_leave()
            no=t.shell_not_now()
            on_yes=leave
        />
    }
    .into_any()
}
