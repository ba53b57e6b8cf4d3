//! 在这部手机上响铃: the row is there only where the server sends notifications and the browser has
//! them, and it asks nothing before it is turned.

use components::{Glyph, Icon, Row, SwitchRow};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::browser::{self, Permission};
use crate::members::sentence;
use crate::shell::Here;

/// Where it stands on this device.
#[derive(Clone, PartialEq, Eq)]
enum Ring {
    /// There is none, or it is not known yet: without a network neither can be changed.
    Absent,
    /// The browser was told no. Nothing asks again.
    Denied,
    /// It can be turned on and off; with the server's key.
    Free(String),
}

/// The row.
pub(super) fn row(here: Here) -> AnyView {
    let t = here.t;
    let ring = RwSignal::new(Ring::Absent);
    let on = RwSignal::new(false);
    spawn_local(async move {
        let Some(permission) = browser::permission() else {
            return;
        };
        let Ok(info) = here.replica().push_info().await else {
            return;
        };
        let Some(key) = info.key else {
            return;
        };
        let rings = info.on && permission == Permission::Granted && browser::subscribed().await;
        on.try_set(rings);
        ring.try_set(match permission {
            Permission::Denied => Ring::Denied,
            Permission::Open | Permission::Granted => Ring::Free(key),
        });
    });
    let turn = Callback::new(move |wanted: bool| {
        on.set(wanted);
        let Ring::Free(key) = ring.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let rings = if wanted {
                turned_on(here, &key).await
            } else {
                turned_off(here).await
            };
            on.try_set(rings);
            if browser::permission() == Some(Permission::Denied) {
                ring.try_set(Ring::Denied);
            }
        });
    });
    let row = move || match ring.get() {
        Ring::Absent => None,
        Ring::Denied => {
            let lead = view! { <Icon glyph=Glyph::BELL /> }.into_any();
            Some(
                view! { <Row title=t.alerts_ring() meta=t.alerts_ring_denied() lead /> }.into_any(),
            )
        }
        Ring::Free(_) => Some(
            view! {
                <SwitchRow
                    glyph=Glyph::BELL
                    label=t.alerts_ring()
                    meta=t.alerts_ring_meta()
                    on
                    on_change=turn
                />
            }
            .into_any(),
        ),
    };
    row.into_any()
}

/// Subscribes and tells the server; whether it rings now.
async fn turned_on(here: Here, key: &str) -> bool {
    let t = here.t;
    let Some(subscription) = browser::subscribe(key, here.lang).await else {
        here.warn(t.alerts_ring_not());
        return false;
    };
    match here.replica().push_here(&subscription).await {
        Ok(()) => {
            here.say(t.alerts_ring_on());
            true
        }
        Err(why) => {
            browser::unsubscribe().await;
            here.warn(sentence(here, &why));
            false
        }
    }
}

/// Tells the server, and lets go of the subscription; whether it rings still.
async fn turned_off(here: Here) -> bool {
    match here.replica().push_no_more().await {
        Ok(()) => {
            browser::unsubscribe().await;
            here.say(here.t.alerts_ring_off());
            false
        }
        Err(why) => {
            here.warn(sentence(here, &why));
            true
        }
    }
}
