//! 提醒: the list, what is new marked, and read once it was seen.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Glyph, Icon, Pace, Row, Rows, State, StateKind, Tone,
};
use domain::alerts::{Alert, Command as Act, Concern, MarkSeen, Topic, title};
use leptos::prelude::*;
use offline::ActState;

use super::wanted;
use crate::shell::{self, Here, Sending, when};
use crate::sync::{described, leads_to};

/// The screen.
pub(super) fn list(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.alerts_title());
    let guest = Memo::new(move |_| here.person().is_none());
    let body = move || {
        if guest.get() {
            crate::members::outside(here, t.alerts_guest())
        } else {
            untrack(|| inside(here))
        }
    };
    let body = view! {
        <h1 class="visually-hidden">{t.alerts_title()}</h1>
        {body}
    };
    shell::inner(
        here,
        t.alerts_title(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let all = Memo::new(move |_| wanted(here));
    let new = Memo::new(move |_| all.with(|(all, seen)| all.iter().any(|it| it.at > *seen)));
    let mark = move |()| {
        if let Some(community) = here.community() {
            let seen = MarkSeen {
                community: community.id,
                until: here.now(),
            };
            sending.send(Act::Seen(seen), t.alerts_marked());
        }
    };
    let refused = move || {
        let mut acts = here.acts();
        acts.retain(|act| matches!(act.state, ActState::Refused { .. }));
        let rows = acts.iter().map(|act| {
            let lead = view! { <Icon glyph=Glyph::ALERT /> }.into_any();
            let href = leads_to(here, &act.deed).unwrap_or_else(|| "/me/acts".to_owned());
            view! { <Row title=described(here, &act.deed) meta=t.alerts_refused() act=href lead /> }
        });
        rows.collect_view()
    };
    let lines = move || {
        let (all, seen) = all.get();
        let rows = all.iter().map(|it| line(here, it, it.at > seen));
        rows.collect_view()
    };
    let nothing = move || {
        all.with(|(all, _)| all.is_empty()).then(|| {
            view! {
                <State
                    kind=StateKind::Empty
                    glyph=Glyph::CHECK
                    title=t.alerts_none_title()
                    text=t.alerts_none_text()
                />
            }
        })
    };
    let read = move || {
        new.get().then(|| {
            view! {
                <Button block=true busy=sending.busy on_press=mark>
                    {t.alerts_mark()}
                </Button>
            }
        })
    };
    view! {
        <Rows>{refused} {lines}</Rows>
        {nothing}
        {sending.fault()}
        {read}
        <ButtonLink href="/me/alerts" look=ButtonLook::Text block=true>
            {t.alerts_choice()}
        </ButtonLink>
    }
    .into_any()
}

fn line(here: Here, it: &Alert, new: bool) -> AnyView {
    let t = here.t;
    let what = it.what;
    let of = here.read(|town| title(what, town)).unwrap_or_default();
    let said = match what {
        Concern::Vote(_) | Concern::Assembly(_) => t.alerts_vote(of),
        Concern::Issue(_) => t.alerts_issue().to_owned(),
        Concern::Answered(_) => t.alerts_answered(of),
        Concern::Proposal(_) => t.alerts_proposal(of),
        Concern::Activity(_) => t.alerts_activity(of),
        Concern::Guardian(_) => t.alerts_guardian(of),
        Concern::Booking(_) if of.is_empty() => t.alerts_booking_plain().to_owned(),
        Concern::Booking(_) => t.alerts_booking(of),
        Concern::Room(_) => t.alerts_room().to_owned(),
        Concern::Request(_) => t.alerts_request().to_owned(),
        Concern::Sitting(_) => t.alerts_sitting(of),
        Concern::Reply(_) => t.alerts_reply().to_owned(),
        Concern::Notice(_) => t.alerts_notice(of),
        Concern::Outage(_) => t.alerts_outage().to_owned(),
        Concern::Warning(_) => t.alerts_warning(of),
        Concern::Emergency(_) => t.alerts_emergency(of),
        Concern::Danger(_) => t.alerts_danger().to_owned(),
        Concern::Help(_) => t.alerts_help(of),
    };
    let lead = view! { <Icon glyph=glyph(what.topic()) /> }.into_any();
    let meta = when(here, it.at);
    if new {
        let state = view! { <Badge label=t.alerts_new() tone=Tone::Wait /> }.into_any();
        view! { <Row title=said meta act=leads(what) lead state /> }.into_any()
    } else {
        view! { <Row title=said meta act=leads(what) lead /> }.into_any()
    }
}

/// Where it is.
fn leads(what: Concern) -> String {
    match what {
        Concern::Vote(id) => format!("/v/{id}"),
        Concern::Assembly(id) => format!("/o/{id}"),
        Concern::Issue(id) => format!("/i/{id}"),
        Concern::Answered(id) | Concern::Proposal(id) => format!("/p/{id}"),
        Concern::Activity(id) | Concern::Guardian(id) => format!("/a/{id}"),
        Concern::Booking(id) => format!("/points/b/{id}"),
        Concern::Room(_) => "/rooms/mine".to_owned(),
        Concern::Request(_) => "/me/privacy".to_owned(),
        Concern::Sitting(id) => format!("/sittings/{id}"),
        Concern::Reply(id) => format!("/said/{id}"),
        Concern::Notice(id) | Concern::Warning(id) => format!("/n/{id}"),
        Concern::Outage(_) => "/renovation".to_owned(),
        Concern::Emergency(_) => "/".to_owned(),
        Concern::Danger(id) => format!("/i/{id}"),
        Concern::Help(id) => format!("/emergency/door/{id}"),
    }
}

/// The drawing of a topic.
pub(super) fn glyph(topic: Topic) -> Glyph {
    match topic {
        Topic::Votes => Glyph::BALLOT,
        Topic::Talk => Glyph::TALK,
        Topic::Issues => Glyph::CAMERA,
        Topic::Notices => Glyph::BELL,
        Topic::Help => Glyph::HANDS,
        Topic::Points => Glyph::GIFT,
        Topic::Office => Glyph::KEY,
        Topic::Urgent => Glyph::ALERT,
    }
}
