//! 我的: my home and standing, my acts, how I like the app, my devices, signing out.

use components::{
    Banner, ButtonLink, ButtonLook, Glyph, Icon, Pace, Plate, Row, Rows, Section, State, StateKind,
    Tone,
};
use domain::councils::Seat;
use domain::members::{Compound, Me, Neighbour, Standing, StandingState};
use domain::wording;
use leptos::prelude::*;

use super::settings::rows;
use super::sign_out::sign_out;
use crate::shell::{self, Here, Place, Ways, address};
use crate::sync::latest;

/// 我的.
pub fn me(here: Here) -> AnyView {
    let t = here.t;
    let me = Memo::new(move |_| here.me());
    let signed_in = Memo::new(move |_| here.person().is_some());
    let name = untrack(|| {
        let session = here.replica().session().map(|session| session.name);
        me.get().map(|me| me.name.to_string()).or(session)
    });
    let body = move || {
        if !signed_in.get() {
            return guest(here);
        }
        let home = move || me.get().map(|me| standings(here, &me));
        view! {
            {home}
            {offices(here)}
            {latest(here)}
            <Section title=t.settings_title()>{rows(here)}</Section>
            <Section title=t.me_more()>
                <Rows>
                    <Row
                        title=t.moved_page()
                        meta=t.moved_page_meta()
                        act="/me/followed"
                        lead=view! { <Icon glyph=Glyph::HEART /> }.into_any()
                    />
                    <Row
                        title=t.me_help()
                        meta=t.me_help_meta()
                        act="/me/help"
                        lead=view! { <Icon glyph=Glyph::USERS /> }.into_any()
                    />
                    <Row
                        title=t.rooms_mine()
                        meta=t.rooms_mine_meta()
                        act="/rooms/mine"
                        lead=view! { <Icon glyph=Glyph::CALENDAR /> }.into_any()
                    />
                    <Row
                        title=t.privacy_title()
                        meta=t.privacy_meta()
                        act="/me/privacy"
                        lead=view! { <Icon glyph=Glyph::LOCK /> }.into_any()
                    />
                    <Row
                        title=t.alerts_choice()
                        meta=t.alerts_meta()
                        act="/me/alerts"
                        lead=view! { <Icon glyph=Glyph::BELL /> }.into_any()
                    />
                    <Row
                        title=t.devices_title()
                        meta=t.devices_meta()
                        act="/me/devices"
                        lead=view! { <Icon glyph=Glyph::KEY /> }.into_any()
                    />
                </Rows>
                {shell::desk(here)}
                {sign_out(here)}
            </Section>
        }
        .into_any()
    };
    let ways = Ways {
        place: Place::Me,
        title: name.unwrap_or_else(|| t.shell_me().to_owned()).into(),
        line: None,
        pace: Pace::Wide,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}

fn guest(here: Here) -> AnyView {
    let t = here.t;
    let act = view! {
        <ButtonLink href="/sign-in" look=ButtonLook::Primary>{t.shell_join()}</ButtonLink>
    }
    .into_any();
    view! {
        <State
            kind=StateKind::NotYours
            glyph=Glyph::DOOR
            title=t.me_guest_title()
            text=t.me_guest_text()
            act
        />
        <Section title=t.settings_title()>{rows(here)}</Section>
        {shell::desk(here)}
    }
    .into_any()
}

fn standings(here: Here, me: &Me) -> AnyView {
    let t = here.t;
    let plates = me
        .standings
        .iter()
        .map(|standing| plate(here, standing))
        .collect_view();
    let none = me.standings.is_empty().then(|| {
        view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{t.me_no_home()}</Banner> }
    });
    let again = super::has_left(me).then(|| {
        view! { <ButtonLink href="/join" block=true glyph=Glyph::KEY>{t.me_join_again()}</ButtonLink> }
    });
    let minor = me.minor.map(|minor| {
        let guardian: Option<Neighbour> = here.get(minor.guardian);
        let guardian = guardian.map(|it| it.shown).unwrap_or_default();
        view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{t.me_minor(guardian)}</Banner> }
    });
    view! { <section class="section" aria-label=t.me_home()>{plates} {none} {minor} {again}</section> }
        .into_any()
}

/// A home on its enamel plate; below it whether the standing counts yet.
fn plate(here: Here, standing: &Standing) -> AnyView {
    let t = here.t;
    let compound: Option<Compound> = here.get(standing.compound);
    let street = compound.map(|it| it.name.to_string()).unwrap_or_default();
    let since = wording::short_day(standing.since.day(), here.lang);
    let below = match &standing.state {
        StandingState::Active => None,
        StandingState::Waiting => Some((Tone::Wait, t.standing_waiting().to_owned())),
        StandingState::Ended { at, reason } => {
            let day = wording::short_day(at.day(), here.lang);
            Some((Tone::Stop, t.standing_ended(day, reason)))
        }
        StandingState::TitlePassed { at } => {
            let day = wording::short_day(at.day(), here.lang);
            Some((Tone::Stop, t.standing_passed(day)))
        }
    };
    let below = below.map(|(tone, text)| {
        let glyph = if tone == Tone::Wait {
            Glyph::CLOCK
        } else {
            Glyph::INFO
        };
        view! { <Banner glyph tone>{text}</Banner> }
    });
    view! {
        <Plate
            street
            number=address(standing.address.as_str())
            line=t.standing_since(since)
            role=wording::standing(standing.kind, here.lang)
        />
        {below}
    }
    .into_any()
}

/// Offices and council seats held today.
fn offices(here: Here) -> AnyView {
    let t = here.t;
    let held = Memo::new(move |_| {
        let actor = here.actor();
        let today = here.now().day();
        let me = here.person();
        let offices = actor.roles().iter().map(|role| {
            let name = wording::office(role.office, here.lang).to_owned();
            (name, role.until)
        });
        let mut held: Vec<_> = offices.collect();
        let mut seats = here.all::<Seat>();
        seats.retain(|seat| Some(seat.person) == me && seat.is_held(today));
        held.extend(seats.iter().map(|seat| {
            let council = here.get::<domain::councils::Council>(seat.council);
            let council = council.map(|it| it.name.to_string()).unwrap_or_default();
            let category = wording::seat_category(seat.category, here.lang);
            (t.seat_in(category, council), seat.until)
        }));
        held
    });
    let shown = move || {
        let held = held.get();
        (!held.is_empty()).then(|| {
            let rows = held.into_iter().map(|(title, until)| {
                let lead = view! { <Icon glyph=Glyph::USERS /> }.into_any();
                let (year, ..) = until.ymd();
                let meta = t.office_until(wording::short_day(until, here.lang), year);
                view! { <Row title meta lead /> }
            });
            let rows = rows.collect_view();
            view! { <Rows bare=true>{rows}</Rows> }
        })
    };
    shown.into_any()
}
