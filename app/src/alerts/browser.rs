//! What a browser can of notifications (Push API): asked for where it is there, and never unasked.

use domain::Lang;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wire::PushHere;

#[wasm_bindgen]
extern "C" {
    type Registration;
    #[wasm_bindgen(method, getter, js_name = pushManager)]
    fn push_manager(this: &Registration) -> Manager;

    type Manager;
    #[wasm_bindgen(method, catch)]
    async fn subscribe(this: &Manager, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getSubscription)]
    async fn subscription(this: &Manager) -> Result<JsValue, JsValue>;

    type Subscription;
    #[wasm_bindgen(method, catch)]
    async fn unsubscribe(this: &Subscription) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, js_name = toJSON)]
    fn to_json(this: &Subscription) -> JsValue;
}

/// What the browser was told about notifications of this site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// Nothing yet.
    Open,
    /// They may come.
    Granted,
    /// They may not, and asking again is of no use.
    Denied,
}

/// What it was told; `None` where the browser has no notifications.
pub(super) fn permission() -> Option<Permission> {
    let window: JsValue = web_sys::window()?.into();
    for name in ["PushManager", "ServiceWorkerRegistration"] {
        of(&window, name)?;
    }
    let said = of(&of(&window, "Notification")?, "permission")?.as_string()?;
    Some(match said.as_str() {
        "granted" => Permission::Granted,
        "denied" => Permission::Denied,
        _ => Permission::Open,
    })
}

/// Whether this browser subscribed.
pub(super) async fn subscribed() -> bool {
    current().await.is_some()
}

/// Subscribes; the browser asks the person itself, where it was told nothing yet. `None` where it did
/// not come to it.
pub(super) async fn subscribe(key: &str, lang: Lang) -> Option<PushHere> {
    // One under a key of yesterday would be in the way.
    unsubscribe().await;
    let options = js_sys::Object::new();
    let set = |name: &str, value: JsValue| js_sys::Reflect::set(&options, &name.into(), &value);
    set("userVisibleOnly", JsValue::TRUE).ok()?;
    set("applicationServerKey", JsValue::from_str(key)).ok()?;
    let made = manager().await?.subscribe(&options).await.ok()?;
    let told = made.unchecked_into::<Subscription>().to_json();
    let keys = of(&told, "keys")?;
    Some(PushHere {
        endpoint: of(&told, "endpoint")?.as_string()?,
        p256dh: of(&keys, "p256dh")?.as_string()?,
        auth: of(&keys, "auth")?.as_string()?,
        lang,
    })
}

/// Lets go of what was subscribed to.
pub(super) async fn unsubscribe() {
    if let Some(it) = current().await {
        // Where the browser fails, the server still sends nothing.
        let _ = it.unsubscribe().await;
    }
}

async fn current() -> Option<Subscription> {
    let found = manager().await?.subscription().await.ok()?;
    there(found).map(JsCast::unchecked_into)
}

async fn manager() -> Option<Manager> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let workers = of(&navigator, "serviceWorker")?;
    let get: js_sys::Function = of(&workers, "getRegistration")?.dyn_into().ok()?;
    let promise: js_sys::Promise = get.call0(&workers).ok()?.dyn_into().ok()?;
    let registration = there(JsFuture::from(promise).await.ok()?)?;
    let registration: Registration = registration.unchecked_into();
    there(registration.push_manager().into()).map(JsCast::unchecked_into)
}

fn of(it: &JsValue, name: &str) -> Option<JsValue> {
    there(js_sys::Reflect::get(it, &name.into()).ok()?)
}

fn there(it: JsValue) -> Option<JsValue> {
    (!it.is_undefined() && !it.is_null()).then_some(it)
}
