//! The rim of a browser: its clock, chance, timers, locks, other tabs and object addresses.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use domain::Timestamp;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, select};
use js_sys::{Array, Promise, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, BroadcastChannel, Event, MessageEvent, Url, VisibilityState};

use crate::replica::{Config, Ports};
use crate::rim::{Rim, Wake, new_blind, new_id};
use crate::store;
use crate::transport::Fetch;

#[wasm_bindgen]
extern "C" {
    // `Navigator.locks` is behind an unstable cfg in web-sys; this is all that is needed of it.
    type LockManager;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        granted: &js_sys::Function,
    ) -> Result<Promise, JsValue>;
}

/// What a browser tab stands on.
pub(crate) async fn ports(config: &Config) -> Ports {
    let rim = Rc::new(Browser {
        name: config.name.clone(),
        channel: BroadcastChannel::new(&config.name).ok(),
    });
    let (store, fault) = store::open(&config.name).await;
    Ports {
        rim,
        transport: Rc::new(Fetch),
        store,
        fault,
    }
}

/// Waits for some milliseconds.
pub(crate) fn sleep(ms: u64) -> LocalBoxFuture<'static, ()> {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    async move {
        let _ = JsFuture::from(promise).await;
    }
    .boxed_local()
}

struct Browser {
    name: String,
    channel: Option<BroadcastChannel>,
}

impl Rim for Browser {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam where the clock is read"
    )]
    fn now(&self) -> Timestamp {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit an i64 for longer than anyone lives"
        )]
        Timestamp(js_sys::Date::now() as i64)
    }

    fn new_id(&self) -> Uuid {
        new_id()
    }

    fn random(&self) -> u64 {
        new_blind().as_u64_pair().1
    }

    fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()> {
        sleep(ms)
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }

    fn lead(&self) -> Option<LocalBoxFuture<'static, Box<dyn Any>>> {
        let navigator = web_sys::window()?.navigator();
        let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
        if locks.is_undefined() || locks.is_null() {
            return None;
        }
        let locks: LockManager = locks.unchecked_into();
        let (granted, waiting) = oneshot::channel::<Held>();
        let granted = RefCell::new(Some(granted));
        // The lock is held until the promise the callback gives is settled, or the tab dies.
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            // Not `Function::default()`: it evaluates a text, which the page's policy forbids.
            let mut release = None;
            let held = Promise::new(&mut |resolve, _| release = Some(resolve));
            if let (Some(granted), Some(release)) = (granted.take(), release) {
                // Nobody waits any more: the held lock is let go with the dropped answer.
                let _ = granted.send(Held(release));
            }
            held
        });
        let asked = locks
            .request(&format!("{}-driver", self.name), callback.unchecked_ref())
            .ok()?;
        Some(
            async move {
                // The lock is asked for until it is let go of. A browser that will not lock at
                // all, as in some private windows, says so; then this tab drives without.
                match select(waiting, JsFuture::from(asked)).await {
                    Either::Left((Ok(held), _)) => Box::new(held) as Box<dyn Any>,
                    _ => Box::new(()),
                }
            }
            .boxed_local(),
        )
    }

    fn tell(&self, word: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&word.into());
        }
    }

    fn on_wake(&self, wake: Box<dyn Fn(Wake)>) {
        let wake: Rc<dyn Fn(Wake)> = Rc::from(wake);
        let Some(window) = web_sys::window() else {
            return;
        };
        for event in ["online", "offline"] {
            listen(&window, event, Rc::clone(&wake), |_, _| Some(Wake::Online));
        }
        if let Some(document) = window.document() {
            listen(
                &document,
                "visibilitychange",
                Rc::clone(&wake),
                |document, _| {
                    let seen = document.visibility_state() == VisibilityState::Visible;
                    seen.then_some(Wake::Visible)
                },
            );
        }
        if let Some(channel) = &self.channel {
            listen(channel, "message", wake, |_, event| {
                let word = event.dyn_into::<MessageEvent>().ok()?.data();
                Some(Wake::Told(word.as_string().unwrap_or_default()))
            });
        }
    }

    fn online(&self) -> bool {
        web_sys::window().is_none_or(|window| window.navigator().on_line())
    }

    fn object_url(&self, bytes: &[u8]) -> String {
        let parts = Array::of1(&Uint8Array::from(bytes));
        let kind = BlobPropertyBag::new();
        kind.set_type("image/jpeg");
        Blob::new_with_u8_array_sequence_and_options(&parts, &kind)
            .and_then(|blob| Url::create_object_url_with_blob(&blob))
            .unwrap_or_default()
    }

    fn drop_url(&self, url: &str) {
        let _ = Url::revoke_object_url(url);
    }
}

/// Holds the lock; dropping it lets the next tab drive.
struct Held(js_sys::Function);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Listens for as long as the tab lives: a replica is opened once per tab.
fn listen<T>(
    target: &T,
    event: &str,
    wake: Rc<dyn Fn(Wake)>,
    why: impl Fn(&T, Event) -> Option<Wake> + 'static,
) where
    T: AsRef<web_sys::EventTarget> + Clone + 'static,
{
    let of = target.clone();
    let heard = Closure::<dyn Fn(Event)>::new(move |event| {
        if let Some(why) = why(&of, event) {
            wake(why);
        }
    });
    let _ = target
        .as_ref()
        .add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    heard.forget();
}
