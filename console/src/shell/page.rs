//! A page of the office: its title, its head, and what stands where its content is missing.

use std::str::FromStr;

use components::{OfficeHead, Skeleton, State, StateKind};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{texts, use_book};

/// A page. Its title becomes the window's, and the keyboard starts at its content.
#[component]
pub(crate) fn Page(
    /// Where it belongs.
    #[prop(into)]
    within: String,
    /// Its title.
    #[prop(into)]
    title: String,
    /// Buttons.
    #[prop(optional)]
    acts: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    set_title(&title);
    view! {
        {match acts {
            Some(acts) => view! { <OfficeHead within title acts /> }.into_any(),
            None => view! { <OfficeHead within title /> }.into_any(),
        }}
        {children()}
    }
}

/// Names the window after the page.
pub(crate) fn set_title(title: &str) {
    document().set_title(&texts().window_title(title));
}

/// Moves the keyboard to the first element that fits, once what was just changed is drawn.
pub(crate) fn focus_soon(selector: &'static str) {
    request_animation_frame(move || {
        let found = document().query_selector(selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it was.
            found.focus().unwrap_or_default();
        }
    });
}

/// The id in the page's address, following it.
pub(crate) fn id_in_path<Id>() -> Memo<Option<Id>>
where
    Id: FromStr + PartialEq + Send + Sync + 'static,
{
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("id")?.parse().ok()))
}

/// Where content is missing: still coming, unreachable, or really nothing yet.
#[component]
pub(crate) fn Nothing(
    /// What is missing.
    #[prop(into)]
    title: String,
    /// What comes next.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (title, text) = (StoredValue::new(title), StoredValue::new(text));
    let why = Memo::new(move |_| {
        let status = book.status();
        (status.last_pulled_at.is_some(), status.online)
    });
    move || match why.get() {
        (true, _) => {
            let (title, text) = (title.get_value(), text.get_value());
            view! { <State kind=StateKind::Empty title text /> }.into_any()
        }
        (false, true) => view! { <Skeleton label=t.coming() /> }.into_any(),
        (false, false) => {
            let (title, text) = (t.offline_title(), t.offline_text());
            view! { <State kind=StateKind::Offline title text /> }.into_any()
        }
    }
}
