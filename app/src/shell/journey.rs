//! The way between screens: where the focus goes, where one had scrolled to.

use std::collections::HashMap;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Here;

/// Watches the address: on a new screen the focus moves to its body, which begins at its top;
/// going back finds the place one had scrolled to. Sheets stand on the history too, and move nothing here.
pub fn journey(here: Here) {
    let path = here.path();
    let places = StoredValue::new(HashMap::<String, f64>::new());
    let popped = StoredValue::new(false);

    let scrolled = window_event_listener(ev::scroll, move |_| {
        if let Ok(y) = window().scroll_y() {
            places.update_value(|places| {
                places.insert(path.get_untracked(), y);
            });
        }
    });
    let popping = window_event_listener(ev::popstate, move |_| popped.set_value(true));
    on_cleanup(move || {
        scrolled.remove();
        popping.remove();
    });

    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.as_ref().is_some_and(|before| *before != now) {
            let back = popped.get_value();
            here.step(if back { -1 } else { 1 });
            let y = places.with_value(|places| places.get(&now).copied());
            request_animation_frame(move || arrive(y.filter(|_| back).unwrap_or(0.0)));
        }
        popped.set_value(false);
        now
    });
}

fn arrive(y: f64) {
    focus("#main");
    window().scroll_to_with_x_and_y(0.0, y);
}

/// Moves the focus to the first element that fits, without scrolling there.
pub fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // A browser that refuses leaves the focus at the top of the page, which is no worse.
        found.focus_with_options(&options).unwrap_or_default();
    }
}
