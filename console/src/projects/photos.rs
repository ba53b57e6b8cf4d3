//! Photos for an act: picked at the desk, made small, kept here until they are sent.

use components::{Banner, Glyph, PhotoAdd, PhotoItem, PhotoStrip, TextProp, Tone, shrink};
use domain::proposals::Photo;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::shell::{Book, texts, use_book};

/// A strip of photos to add to.
#[component]
pub(crate) fn Photos(
    /// What they show.
    #[prop(into)]
    label: String,
    /// The photos.
    photos: RwSignal<Vec<Photo>>,
    /// One alone.
    #[prop(optional)]
    single: bool,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let fault = RwSignal::new(None::<String>);
    let add = Callback::new(move |files: Vec<File>| {
        spawn_local(async move {
            for file in files {
                let wrong = take(book, photos, file).await.is_err();
                fault.set(wrong.then(|| t.photo_not_taken().to_owned()));
            }
        });
    });
    let items = move || {
        let all = photos.get();
        let room = !single || all.is_empty();
        let items = all.into_iter().enumerate().map(|(index, photo)| {
            let src = book.replica().photo_url(photo.hash);
            let alt = t.photo_number(index + 1);
            let label = TextProp::from(t.photo_remove(index + 1));
            let remove = Callback::new(move |()| {
                photos.update(|photos| photos.retain(|it| it.hash != photo.hash));
                let replica = book.replica();
                spawn_local(async move { replica.drop_photo(photo.hash).await });
            });
            view! { <PhotoItem src alt remove=(label, remove) /> }
        });
        let items = items.collect_view();
        let room = room.then(|| view! { <PhotoAdd label=t.photo_add() on_files=add /> });
        view! { {items} {room} }
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--2">
            <p class="field__label">{label.clone()}</p>
            <PhotoStrip label=label>{items}</PhotoStrip>
            {wrong}
        </div>
    }
}

async fn take(book: Book, photos: RwSignal<Vec<Photo>>, file: File) -> Result<(), ()> {
    let small = shrink(file).await.map_err(|_| ())?;
    let (width, height) = (small.width, small.height);
    let kept = book.replica().keep_photo(small.bytes).await;
    let hash = kept.map_err(|_| ())?;
    photos.update(|photos| {
        // The same picture twice is one picture.
        if photos.iter().all(|photo| photo.hash != hash) {
            photos.push(Photo {
                hash,
                width,
                height,
                shows: None,
            });
        }
    });
    Ok(())
}
