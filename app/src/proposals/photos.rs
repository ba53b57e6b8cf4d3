//! The photos of a draft: taken, made small, kept on the phone, taken out again.

use components::{Field, Glyph, Icon, PhotoAdd, PhotoItem, PhotoStrip, shrink};
use domain::proposals::Photo;
use domain::{Digest, Line, RulePack};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use offline::Unsaved;
use web_sys::File;

use crate::shell::Here;

/// The most photos an act carries, by the community's rules.
pub type Most = fn(&RulePack) -> u16;

/// That number; none before the rules are here.
fn most(here: Here, most: Most) -> usize {
    let rules = here.community().and_then(|it| it.rules(here.now().day()));
    rules.map_or(0, |rules| usize::from(most(rules)))
}

/// The strip of photos, and what went wrong with the last one.
pub fn photo_strip(here: Here, photos: RwSignal<Vec<Photo>>, by: Most) -> AnyView {
    let t = here.t;
    let fault = RwSignal::new(None::<String>);
    let most = Memo::new(move |_| most(here, by));
    let add = Callback::new(move |files: Vec<File>| {
        leptos::task::spawn_local(async move {
            for file in files {
                fault.set(take(here, photos, file, by).await.err());
            }
        });
    });
    // What is said of a photo changes with each stroke; the pictures do not.
    let hashes = Memo::new(move |_| {
        photos.with(|photos| photos.iter().map(|photo| photo.hash).collect::<Vec<_>>())
    });
    let said = move || {
        let fields = hashes.get().into_iter().enumerate();
        let fields = fields.map(|(index, hash)| shows(here, photos, index, hash));
        fields.collect_view()
    };
    let items = move || {
        let count = hashes.with(Vec::len);
        let items = hashes.get().into_iter().enumerate().map(|(index, hash)| {
            let src = here.replica().photo_url(hash);
            let alt = t.photo_plain(index + 1);
            let label = TextProp::from(t.photo_remove(index + 1));
            let remove = Callback::new(move |()| {
                photos.update(|photos| photos.retain(|other| other.hash != hash));
                let replica = here.replica();
                leptos::task::spawn_local(async move { replica.drop_photo(hash).await });
            });
            view! { <PhotoItem src alt remove=(label, remove) /> }
        });
        let items = items.collect_view();
        let room =
            (count < most.get()).then(|| view! { <PhotoAdd label=t.photo_add() on_files=add /> });
        view! { {items} {room} }
    };
    let wrong = move || {
        fault.get().map(|fault| {
            view! {
                <p class="field__fault" role="alert">
                    <Icon glyph=Glyph::ALERT small=true />
                    <span>{fault}</span>
                </p>
            }
        })
    };
    view! {
        <div class="stack stack--2">
            <h2 class="field__label">
                {t.photo_title()} " " <span class="field__need">{move || t.photo_most(most.get())}</span>
            </h2>
            <PhotoStrip label=t.photo_title()>{items}</PhotoStrip>
            {wrong} {said}
        </div>
    }
    .into_any()
}

/// What a photo shows, in a line, for those who do not see it.
fn shows(here: Here, photos: RwSignal<Vec<Photo>>, index: usize, hash: Digest) -> AnyView {
    let t = here.t;
    let now = photos.with_untracked(|photos| {
        let photo = photos.iter().find(|photo| photo.hash == hash);
        photo.and_then(|photo| photo.shows.as_ref().map(ToString::to_string))
    });
    let value = RwSignal::new(now.unwrap_or_default());
    let typed = move |event| {
        let shows = Line::new(&event_target_value(&event)).ok();
        photos.update(|photos| {
            if let Some(photo) = photos.iter_mut().find(|photo| photo.hash == hash) {
                photo.shows = shows;
            }
        });
    };
    view! {
        <Field
            label=t.photo_shows(index + 1)
            need=t.form_optional()
            value
            limit=Line::MOST
            on:input=typed
        />
    }
    .into_any()
}

/// Makes a photo small, keeps it, and puts it on the strip.
async fn take(
    here: Here,
    photos: RwSignal<Vec<Photo>>,
    file: File,
    by: Most,
) -> Result<(), String> {
    let t = here.t;
    let most = untrack(|| most(here, by));
    if photos.with_untracked(Vec::len) >= most {
        return Err(t.photo_too_many(most));
    }
    let small = shrink(file)
        .await
        .map_err(|_| t.photo_not_one().to_owned())?;
    let hash = here
        .replica()
        .keep_photo(small.bytes)
        .await
        .map_err(|unsaved| match unsaved {
            Unsaved::PhotoTooLarge => t.photo_too_large().to_owned(),
            _ => t.photo_not_kept().to_owned(),
        })?;
    photos.update(|photos| {
        // The same picture twice is one picture.
        if photos.iter().all(|photo| photo.hash != hash) {
            photos.push(Photo {
                hash,
                width: small.width,
                height: small.height,
                shows: None,
            });
        }
    });
    Ok(())
}
