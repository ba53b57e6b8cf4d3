//! A new version has arrived: one tap changes over, and nobody is interrupted.

use leptos::{prelude::*, text_prop::TextProp};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use crate::{button::Button, icon::Glyph, message::Toast};

/// A toast that appears when `boot.js` announces a new version, and reloads the page on a tap.
#[component]
pub fn NewVersion(
    /// "有新版本".
    #[prop(into)]
    text: TextProp,
    /// "换过来".
    #[prop(into)]
    act: TextProp,
) -> impl IntoView {
    let announced = document()
        .document_element()
        .is_some_and(|root| root.has_attribute("data-update"));
    let ready = RwSignal::new(announced);
    let listener = window_event_listener_untyped("linli:update", move |_| ready.set(true));
    on_cleanup(move || listener.remove());
    let (text, act) = (StoredValue::new(text), StoredValue::new(act));
    move || {
        ready.get().then(|| {
            let label = act.get_value();
            let act = view! {
                <Button on_press=move |()| change_over()>{crate::text::shown(label)}</Button>
            };
            view! { <Toast glyph=Glyph::REFRESH text=text.get_value() act=act.into_any() /> }
        })
    }
}

/// Lets the waiting worker take over and reloads the page once it has.
fn change_over() {
    let workers = window().navigator().service_worker();
    let reload = Closure::<dyn FnMut()>::new(|| {
        // A page that may not reload itself stays on the old version, which still works.
        window().location().reload().unwrap_or_default();
    });
    workers.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    let waiting = Closure::<dyn FnMut(JsValue)>::new(|registration: JsValue| {
        let registration = registration
            .dyn_into::<web_sys::ServiceWorkerRegistration>()
            .ok();
        if let Some(worker) = registration.and_then(|registration| registration.waiting()) {
            worker
                .post_message(&JsValue::from("skip-waiting"))
                .unwrap_or_default();
        }
    });
    // What the promise becomes is of no interest; the reload is the answer.
    let _ = workers.get_registration().then(&waiting);
    // Both live until the page reloads.
    reload.forget();
    waiting.forget();
}
