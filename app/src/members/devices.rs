//! The devices that are signed in as this person (登录的设备).

use components::{
    Badge, Button, ButtonLook, Confirm, Glyph, Icon, Pace, Row, Rows, State, StateKind, Tone,
};
use leptos::prelude::*;
use offline::NotDone;
use uuid::Uuid;
use wire::Device;

use super::door::sentence;
use crate::shell::{self, Here, when};

/// The devices, asked from the server.
pub fn devices(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.devices_title());
    if untrack(|| here.person()).is_none() {
        let body = super::outside(here, t.devices_guest());
        return shell::inner(here, t.devices_title(), "/me", Pace::Wide, None, body);
    }
    let found = RwSignal::new(None::<Result<Vec<Device>, NotDone>>);
    let ask = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            let answer = here.replica().devices().await;
            found.try_set(Some(answer));
        });
    });
    ask.run(());
    let shown = move || match found.get() {
        None => shell::skeleton(here),
        Some(Ok(devices)) => {
            let rows = devices
                .into_iter()
                .map(|device| row(here, device, ask))
                .collect_view();
            view! { <div>{rows}</div> }.into_any()
        }
        Some(Err(why)) => failed(here, why, ask),
    };
    let body = view! {
        <h1 class="visually-hidden">{t.devices_title()}</h1>
        {shown}
        <p class="tiny soft">{t.devices_note()}</p>
    };
    shell::inner(
        here,
        t.devices_title(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn row(here: Here, device: Device, ask: Callback<()>) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::KEY /> }.into_any();
    let meta = t.devices_seen(when(here, device.seen_at));
    if device.current {
        let state = view! { <Badge label=t.devices_this() tone=Tone::Done /> }.into_any();
        return view! { <Rows bare=true><Row title=device.name meta lead state /></Rows> }
            .into_any();
    }
    let asked = RwSignal::new(false);
    let title = t.devices_end_title(&device.name);
    let state = view! {
        <Button look=ButtonLook::Text on_press=move |()| asked.set(true)>{t.devices_end()}</Button>
    }
    .into_any();
    view! {
        <Rows bare=true>
            <Row title=device.name meta lead state />
        </Rows>
        <Confirm
            open=asked
            title
            text=t.devices_end_text()
            yes=t.devices_end()
            no=t.shell_not_now()
            on_yes=move |()| end(here, device.id, ask)
        />
    }
    .into_any()
}

fn end(here: Here, device: Uuid, ask: Callback<()>) {
    leptos::task::spawn_local(async move {
        match here.replica().end_device(device).await {
            Ok(()) => {
                here.say(here.t.devices_ended());
                ask.run(());
            }
            Err(why) => here.warn(sentence(here, &why)),
        }
    });
}

fn failed(here: Here, why: NotDone, ask: Callback<()>) -> AnyView {
    let t = here.t;
    let kind = match why {
        NotDone::Unreachable => StateKind::Offline,
        NotDone::Problem(_) => StateKind::Error,
    };
    let act = view! {
        <Button glyph=Glyph::REFRESH on_press=move |()| ask.run(())>{t.shell_again()}</Button>
    }
    .into_any();
    view! { <State kind title=t.devices_failed() text=sentence(here, &why) act /> }.into_any()
}
