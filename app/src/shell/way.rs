//! The way through the address bar: links within the app open their screen without loading the
//! page anew. One screen has one path, so there is nothing to match here (see `router`).

use leptos::ev::{self, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement};

/// Follows the address bar for as long as the page lives: the path it shows now.
pub fn followed() -> RwSignal<String> {
    let path = RwSignal::new(shown());
    // A sheet stands on the history too, and closes without a change of path.
    let moved = window_event_listener(ev::popstate, move |_| turn(path));
    let pressed = window_event_listener(ev::click, move |event| {
        if let Some(href) = link(&event) {
            event.prevent_default();
            go(path, &href, false);
        }
    });
    on_cleanup(move || {
        moved.remove();
        pressed.remove();
    });
    path
}

/// Goes to an address of the app; in place of the present one where the flag is set.
pub fn go(path: RwSignal<String>, href: &str, instead: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let same = window().location().href().is_ok_and(|now| now == href);
    let went = if instead || same {
        history.replace_state_with_url(&JsValue::NULL, "", Some(href))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(href))
    };
    match went {
        Ok(()) => turn(path),
        // A browser that takes no more entries for now loads the page instead.
        Err(_) => window().location().set_href(href).unwrap_or_default(),
    }
}

fn turn(path: RwSignal<String>) {
    let now = shown();
    if path.with_untracked(|before| *before != now) {
        path.set(now);
    }
}

fn shown() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Where a press leads, if it is a plain press on a link within the app.
fn link(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0
        && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let pressed: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = pressed.closest("a[href]").ok()??.dyn_into().ok()?;
    let ours = link.origin() == window().location().origin().ok()?
        && matches!(link.target().as_str(), "" | "_self")
        && !link.has_attribute("download")
        && !link.rel().split(' ').any(|word| word == "external");
    ours.then(|| link.href())
}
