//! Words: what every component does with a text it is given.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{prelude::*, text_prop::TextProp};

/// The text, following its signal. All components share this one closure type, which keeps the
/// program small.
pub(crate) fn shown(text: TextProp) -> impl IntoView {
    move || text.get()
}

/// Class names joined: each name whose flag is set.
pub(crate) fn classes(names: &[(&'static str, bool)]) -> String {
    let chosen: Vec<&str> = names
        .iter()
        .filter(|(_, on)| *on)
        .map(|(name, _)| *name)
        .collect();
    chosen.join(" ")
}

/// An element id that no other component on the page has.
pub(crate) fn fresh_id() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("c{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A resident's own words: one paragraph a line, nothing interpreted, so nothing can be slipped in.
#[component]
pub fn Paragraphs(
    /// The text as typed.
    #[prop(into)]
    text: Signal<String>,
    /// The class of each paragraph.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    move || {
        let paragraph = |line: &str| view! { <p class=class>{line.trim().to_owned()}</p> };
        text.with(|text| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(paragraph)
                .collect_view()
        })
    }
}

/// Words for a screen reader only.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="visually-hidden">{children()}</span> }
}

/// Says what has just changed to a screen reader, wherever its focus is.
#[component]
pub fn LiveRegion(
    /// The last news; every change of it is read out.
    #[prop(into)]
    message: TextProp,
) -> impl IntoView {
    view! { <p class="visually-hidden" role="status" aria-live="polite">{shown(message)}</p> }
}

/// The first stop of the keyboard: over the navigation, to the content.
#[component]
pub fn SkipLink(
    /// "跳到正文".
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! { <a class="skip-link" href="#main" rel="external">{shown(label)}</a> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chosen_classes_are_joined() {
        assert_eq!(
            classes(&[("row", true), ("row--plain", false), ("row--top", true)]),
            "row row--top"
        );
    }

    #[test]
    fn no_id_comes_twice() {
        assert_ne!(fresh_id(), fresh_id());
    }
}
