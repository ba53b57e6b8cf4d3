//! Photographs: a strip to add to, one with its caption, and picking files.

use js_sys::Uint8Array;
use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::{
    icon::{Glyph, Icon},
    text::shown,
};

/// Photographs side by side.
#[component]
pub fn PhotoStrip(
    /// "照片".
    #[prop(into)]
    label: TextProp,
    children: Children,
) -> impl IntoView {
    view! { <div class="photo-strip" role="group" aria-label=label>{children()}</div> }
}

/// One photograph in a strip, which can be taken out where there is a word for it.
#[component]
pub fn PhotoItem(
    /// Where it is: a blob address or an object URL.
    #[prop(into)]
    src: String,
    /// What is seen on it.
    #[prop(into)]
    alt: String,
    /// "拿掉第一张照片", and what it does.
    #[prop(optional)]
    remove: Option<(TextProp, Callback<()>)>,
) -> impl IntoView {
    let remove = remove.map(|(label, remove)| {
        view! {
            <button
                class="photo-strip__remove"
                type="button"
                aria-label=label
                on:click=move |_| remove.run(())
            >
                <Icon glyph=Glyph::CLOSE />
            </button>
        }
    });
    view! {
        <figure class="photo-strip__item">
            <img src=src alt=alt width="480" height="360" loading="lazy" />
            {remove}
        </figure>
    }
}

/// The last place of a strip: takes or picks a photograph.
#[component]
pub fn PhotoAdd(
    /// "拍一张".
    #[prop(into)]
    label: TextProp,
    /// Told what was taken or picked.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <button class="photo-strip__add" type="button" on:click=move |_| open(input)>
            <Icon glyph=Glyph::CAMERA />
            {shown(label)}
        </button>
        <input
            node_ref=input
            type="file"
            accept="image/*"
            multiple=true
            hidden=true
            on:change=move |_| on_files.run(taken(input))
        />
    }
}

/// A button that picks one file of a kind.
#[component]
pub fn FilePick(
    /// What the button says.
    #[prop(into)]
    label: TextProp,
    /// Endings and types that are offered: ".xlsx,.csv".
    accept: &'static str,
    /// It is the one act of the screen.
    #[prop(optional)]
    primary: bool,
    /// Told which file was picked.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let class = if primary {
        "button button--primary"
    } else {
        "button"
    };
    let picked = move |_| {
        if let Some(file) = taken(input).into_iter().next() {
            on_file.run(file);
        }
    };
    view! {
        <button class=class type="button" on:click=move |_| open(input)>
            {shown(label)}
        </button>
        <input node_ref=input type="file" accept=accept hidden=true on:change=picked />
    }
}

/// The bytes of a file that was picked; none where it cannot be read any more.
pub async fn bytes_of(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn open(input: NodeRef<html::Input>) {
    if let Some(input) = input.get_untracked() {
        input.click();
    }
}

/// The files picked; the input forgets them, so that picking the same one again is news.
fn taken(input: NodeRef<html::Input>) -> Vec<File> {
    let Some(input) = input.get_untracked() else {
        return Vec::new();
    };
    let files = input.files().map_or_else(Vec::new, |files| {
        (0..files.length())
            .filter_map(|index| files.get(index))
            .collect()
    });
    input.set_value("");
    files
}

/// A photograph with its caption.
#[component]
pub fn PhotoFigure(
    /// Where it is.
    #[prop(into)]
    src: String,
    /// What is seen on it.
    #[prop(into)]
    alt: String,
    /// What it says about the matter.
    #[prop(optional, into)]
    caption: Option<TextProp>,
) -> impl IntoView {
    view! {
        <figure class="photo">
            <img src=src alt=alt width="480" height="360" loading="lazy" />
            {caption
                .map(|caption| {
                    view! { <figcaption class="photo__caption">{shown(caption)}</figcaption> }
                })}
        </figure>
    }
}
