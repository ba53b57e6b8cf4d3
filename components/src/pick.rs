//! A matter with its picture, first among the rows of a list.

use leptos::{prelude::*, text_prop::TextProp};

use crate::text::shown;

/// A matter with a picture: the one in a list that is closest to the reader.
#[component]
pub fn Pick(
    /// Where the picture is; without one the card starts with its words.
    #[prop(optional, into)]
    src: Option<String>,
    /// What is seen on it.
    #[prop(optional, into)]
    alt: String,
    /// Where the matter is, what the reader has to do with it.
    #[prop(into)]
    place: TextProp,
    /// Its state.
    state: AnyView,
    /// Its title.
    #[prop(into)]
    title: TextProp,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it is about.
    #[prop(into)]
    text: TextProp,
    /// [`Steps`](crate::Steps), and what comes next.
    children: Children,
) -> impl IntoView {
    let picture = src.map(|src| {
        view! { <img class="pick__picture" src=src alt=alt width="480" height="360" /> }
    });
    view! {
        <article class="pick">
            {picture}
            <div class="pick__body">
                <div class="doc__top">
                    <span>{shown(place)}</span>
                    {state}
                </div>
                <h3 class="pick__title">
                    <a class="row__link" href=href>
                        {shown(title)}
                    </a>
                </h3>
                <p class="small soft phrase">{shown(text)}</p>
                {children()}
            </div>
        </article>
    }
}
