//! A change of a text: what goes, and what comes in its place.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::{VisuallyHidden, shown};

/// What goes, struck through, and what comes, underlined; said in words to who listens.
#[component]
pub fn Diff(
    /// The words that go.
    #[prop(optional_no_strip, into)]
    gone: Option<String>,
    /// The words that come.
    #[prop(optional_no_strip, into)]
    come: Option<String>,
    /// "删去".
    #[prop(into)]
    gone_label: TextProp,
    /// "改为".
    #[prop(into)]
    come_label: TextProp,
) -> impl IntoView {
    let gone = gone.map(|words| {
        view! {
            <p>
                <VisuallyHidden>{shown(gone_label)}</VisuallyHidden>
                <del class="diff__gone">{words}</del>
            </p>
        }
    });
    let come = come.map(|words| {
        view! {
            <p>
                <VisuallyHidden>{shown(come_label)}</VisuallyHidden>
                <ins class="diff__come">{words}</ins>
            </p>
        }
    });
    view! { <div class="diff">{gone} {come}</div> }
}
