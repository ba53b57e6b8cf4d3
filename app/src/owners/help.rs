//! Help for a relative (家人代办): whom I let act for me and what they did, for whom I act, and letting
//! somebody act, with its limits.

use components::{
    Badge, Banner, Button, ButtonLink, ButtonLook, Choice, Glyph, Pace, Section, Select, State,
    StateKind, Tick, Tone, keyed,
};
use domain::members::Neighbour;
use domain::owners::{
    Assembly, Command, Deed, EndMandate, Errand, GiveMandate, Grounds, MyMandate, Side,
};
use domain::{MandateId, RulePack, Timestamp, wording};
use leptos::prelude::*;

use super::doors::neighbours;
use crate::shell::{self, Here, waiting_note, when};

/// The page.
pub fn help(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.help_title());
    let signed_in = Memo::new(move |_| here.person().is_some());
    let body = move || {
        if !signed_in.get() {
            let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> };
            let (title, text) = (t.help_guest(), t.help_guest_text());
            return view! {
                <State kind=StateKind::NotYours title text page=true act=act.into_any() />
            }
            .into_any();
        }
        untrack(|| whole(here))
    };
    shell::inner(
        here,
        t.help_title(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(here: Here) -> AnyView {
    let t = here.t;
    let mine = move |side: Side| {
        Memo::new(move |_| {
            let me = here.person();
            let mut all = here.all::<MyMandate>();
            all.retain(|it| Some(it.reader) == me && it.side == side);
            all.sort_by_key(|it| (std::cmp::Reverse(it.given_at), it.mandate));
            all
        })
    };
    let (given, held) = (mine(Side::Principal), mine(Side::Agent));
    let list = move |all: Memo<Vec<MyMandate>>, title: &'static str| {
        let any = Memo::new(move |_| all.with(|it| !it.is_empty()));
        // By its mandate: the one that is ended is the one that was meant.
        let card = move |it: MyMandate| card(here, &it);
        move || {
            any.get().then(|| {
                view! { <Section title>{keyed(all, |it| it.mandate, card)}</Section> }
            })
        }
    };
    view! {
        <div class="stack stack--hair">
            <h1 class="doc__title">{t.help_title()}</h1>
            <p>{t.help_text()}</p>
        </div>
        {list(given, t.help_given())}
        {list(held, t.help_held())}
        {form(here)}
    }
    .into_any()
}

/// A mandate: with whom, for what, until when, and all that was done under it.
fn card(here: Here, it: &MyMandate) -> AnyView {
    let t = here.t;
    let holds = it.holds(here.now());
    let (label, tone) = match (holds, it.ended_at) {
        (true, _) => (t.help_holds(), Tone::Done),
        (false, Some(_)) => (t.help_ended(), Tone::Stop),
        (false, None) => (t.help_over(), Tone::Plain),
    };
    let names: Vec<&str> = it
        .errands
        .iter()
        .map(|it| wording::errand(*it, here.lang))
        .collect();
    let names = names.join(t.comma());
    let line = match it.side {
        Side::Principal => {
            t.help_line_given(wording::day(it.until.day(), here.lang), names, &it.other)
        }
        Side::Agent => t.help_line_held(wording::day(it.until.day(), here.lang), names, &it.other),
    };
    let paper = matches!(it.grounds, Grounds::Paper { .. }).then(|| t.help_on_paper());
    let deeds = deeds(here, &it.deeds);
    let (id, side) = (it.mandate, it.side);
    let end = holds.then(|| {
        let words = match side {
            Side::Principal => t.help_end(),
            Side::Agent => t.help_lay_down(),
        };
        view! { <Button on_press=move |()| take_back(here, id)>{words}</Button> }
    });
    view! {
        <article class="stack stack--2">
            <p class="strong">{line} " " <Badge label tone /></p>
            <p class="small soft">{paper}</p>
            {deeds}
            {end}
        </article>
    }
    .into_any()
}

/// What was done, each with its day.
fn deeds(here: Here, deeds: &[Deed]) -> AnyView {
    let t = here.t;
    if deeds.is_empty() {
        return view! { <p class="small soft">{t.help_no_deeds()}</p> }.into_any();
    }
    let lines = deeds.iter().map(|it| {
        let assembly: Option<Assembly> = here.get(it.assembly);
        let title = assembly.map(|it| it.title.to_string()).unwrap_or_default();
        view! {
            <li>
                <a href=format!("/o/{}", it.assembly)>{t.help_deed(title)}</a> " "
                <span class="small soft">{when(here, it.at)}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! { <ul class="stack stack--hair">{lines}</ul> }.into_any()
}

fn take_back(here: Here, mandate: MandateId) {
    leptos::task::spawn_local(async move {
        let command = domain::Command::Owners(Command::EndMandate(EndMandate { mandate }));
        match here.submit(command).await {
            Ok(()) => here.say(here.t.help_end_done(waiting_note(here))),
            Err(sentence) => here.warn(sentence),
        }
    });
}

/// Letting somebody act: who, for what, until when, and what it means.
fn form(here: Here) -> AnyView {
    let t = here.t;
    let agent = RwSignal::new(None::<Neighbour>);
    let errands = RwSignal::new(Vec::<Errand>::new());
    let days = RwSignal::new("30".to_owned());
    let agrees = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let most = move || {
        let pack = RulePack::in_force(&here.community()?.pack, here.now().day())?;
        Some(pack.owners.help_days_most)
    };
    let choices = Signal::derive(move || {
        let most = most().unwrap_or(0);
        let mut days: Vec<u16> = [7, 30, 90].into_iter().filter(|it| *it <= most).collect();
        if days.is_empty() {
            days.push(most);
        }
        days.into_iter()
            .map(|it| Choice {
                value: it.to_string(),
                label: t.help_days(it),
            })
            .collect()
    });
    let ticks = Errand::ALL.map(|errand| {
        let on_change = move |on: bool| {
            errands.update(|it| {
                it.retain(|other| *other != errand);
                if on {
                    it.push(errand);
                }
            });
        };
        view! {
            <Tick
                label=wording::errand(errand, here.lang)
                checked=Signal::derive(move || errands.with(|it| it.contains(&errand)))
                on_change
            />
        }
    });
    let give = move |()| {
        let Some(agent_) = agent.get_untracked() else {
            fault.set(Some(t.help_who_fault().to_owned()));
            return;
        };
        if !agrees.get_untracked() {
            fault.set(Some(t.help_agree_fault().to_owned()));
            return;
        }
        let days: i32 = days.get_untracked().parse().unwrap_or(7);
        let last = here.replica().now().day().plus(days);
        let give = GiveMandate {
            id: MandateId(offline::new_id()),
            agent: agent_.id,
            errands: errands.get_untracked(),
            until: Timestamp::at(last, 23, 59),
        };
        fault.set(None);
        leptos::task::spawn_local(async move {
            let command = domain::Command::Owners(Command::GiveMandate(give));
            match here.submit(command).await {
                Ok(()) => {
                    agent.try_set(None);
                    errands.try_set(Vec::new());
                    agrees.try_set(false);
                    here.say(t.help_give_done(waiting_note(here)));
                }
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let chosen = move || {
        let it = agent.get()?;
        Some(view! {
            <Banner glyph=Glyph::USERS tone=Tone::Done>{t.help_who_is(it.shown)}</Banner>
        })
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <p class="field__fault" role="alert">{sentence}</p> })
    };
    let pick = move |it: Neighbour| agent.set(Some(it));
    view! {
        <Section title=t.help_give()>
            <div class="stack stack--2">
                <p class="field__label">{t.help_who()}</p>
                {chosen}
                {neighbours(here, t.help_who(), here.person(), pick)}
            </div>
            <fieldset>
                <legend class="field__label">{t.help_what()}</legend>
                {ticks}
            </fieldset>
            <Select label=t.help_until() value=days choices />
            <Tick
                label=t.help_agree()
                checked=agrees
                on_change=move |it| agrees.set(it)
            />
            <p class="small soft">{t.help_means()}</p>
            {wrong}
            <Button look=ButtonLook::Primary block=true on_press=give>{t.help_give_act()}</Button>
        </Section>
    }
    .into_any()
}
