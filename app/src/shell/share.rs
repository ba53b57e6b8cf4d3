//! Handing the address of a page on (转给邻居).

use components::{Button, ButtonLook, Glyph};
use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Here;

/// A button that hands this page on: by the phone's own sheet where there is one, else its
/// address is copied.
pub fn share(here: Here) -> AnyView {
    button(here, here.t.share_word(), None)
}

/// The same for another page of the app, or a place in it.
pub fn share_path(here: Here, words: &'static str, path: String) -> AnyView {
    button(here, words, Some(path))
}

fn button(here: Here, words: &'static str, path: Option<String>) -> AnyView {
    let press = move |()| leptos::task::spawn_local(hand_on(here, path.clone()));
    view! {
        <Button look=ButtonLook::Quiet glyph=Glyph::SHARE on_press=press>
            {words}
        </Button>
    }
    .into_any()
}

async fn hand_on(here: Here, path: Option<String>) {
    let t = here.t;
    let navigator = JsValue::from(window().navigator());
    let location = window().location();
    let address = match path {
        Some(path) => location.origin().unwrap_or_default() + &path,
        None => location.href().unwrap_or_default(),
    };
    let page = Object::new();
    for (name, value) in [("title", &document().title()), ("url", &address)] {
        // A plain object takes every field.
        Reflect::set(&page, &name.into(), &value.into()).unwrap_or_default();
    }
    if let Some(shared) = call(&navigator, "share", &page) {
        // Who closes the sheet again has thought better of it.
        shared.await.map(drop).unwrap_or_default();
        return;
    }
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
    let copied = match call(&clipboard, "writeText", &JsValue::from(&address)) {
        Some(copied) => copied.await.is_ok(),
        None => false,
    };
    if copied {
        here.say(t.share_copied());
    } else {
        here.warn(t.share_failed(address));
    }
}

/// A method that some browsers lack; nothing where this one does.
fn call(on: &JsValue, method: &str, with: &JsValue) -> Option<JsFuture> {
    let method: Function = Reflect::get(on, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call1(on, with).ok()?.dyn_into().ok()?;
    Some(JsFuture::from(promise))
}
