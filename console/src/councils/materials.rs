//! Papers to an item of the agenda (议程材料): adding them, and taking them off until the vote opens.

use components::{
    Banner, Button, ButtonLook, Confirm, Field, FilePick, Glyph, Paragraphs, PhotoItem, PhotoStrip,
    Sheet, TextArea, Tone, bytes_of,
};
use domain::councils::{
    AddMaterial, Command as Councils, Document, DropMaterial, Material, Motion,
};
use domain::{Command, Line, MaterialId, MotionId, Prose};
use leptos::prelude::*;
use offline::Unsaved;
use web_sys::File;

use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, keyed, line, prose, texts, use_book};
use crate::texts::Texts;

/// The papers of a motion.
#[component]
pub(super) fn Materials(motion: Motion) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = motion.id;
    let open_to_change = motion.state.awaits_its_vote();
    let adding = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.of::<Material>(id);
        all.sort_by_key(|it| (it.at, it.id));
        all
    });
    let none = move || {
        let none = all.with(Vec::is_empty);
        none.then(|| view! { <p class="small soft">{t.materials_none()}</p> })
    };
    let one = move |it: Material| view! { <One it open_to_change /> }.into_any();
    let add = open_to_change.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| adding.set(true)>
                {t.material_add()}
            </Button>
            <Sheet open=adding title=t.material_add() close_label=t.not_now()>
                <AddForm motion=id open=adding />
            </Sheet>
        }
    });
    let there = Memo::new(move |_| open_to_change || all.with(|it| !it.is_empty()));
    let shown = move || {
        there.get().then(|| {
            view! {
                <p class="field__label">{t.materials()}</p>
                {none}
                {keyed(all, |it| it.id, one)}
            }
        })
    };
    view! { <div class="stack stack--2">{shown} {add}</div> }
}

#[component]
fn One(it: Material, open_to_change: bool) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = it.id;
    let asking = RwSignal::new(false);
    let doing = Doing::nothing();
    let drop = move |()| {
        asking.set(false);
        let it = DropMaterial { material: id };
        doing.run(Command::Councils(Councils::DropMaterial(it)), || ());
    };
    let pages = pages(&it, book, t);
    let file = it.document.as_ref().map(|document| {
        let href = book.replica().photo_url(document.hash);
        let name = format!("{}.pdf", it.title);
        view! {
            <p>
                <a href=href download=name>
                    {t.material_pdf(document.kib())}
                </a>
            </p>
        }
    });
    let off = open_to_change.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true busy=doing.busy on_press=move |()| asking.set(true)>
                {t.material_drop()}
            </Button>
            <Confirm
                open=asking
                title=t.material_drop_title()
                text=t.material_drop_text()
                yes=t.material_drop()
                no=t.not_now()
                on_yes=drop
            />
            <Fault doing />
        }
    });
    view! {
        <div class="stack stack--1">
            <p class="cluster">
                <strong>{it.title.to_string()}</strong>
                {off}
            </p>
            <Paragraphs text=it.text.to_string() />
            {pages} {file}
        </div>
    }
}

fn pages(it: &Material, book: Book, t: Texts) -> Option<AnyView> {
    if it.photos.is_empty() {
        return None;
    }
    let pages = it.photos.iter().enumerate().map(|(index, photo)| {
        let alt = t.photo_number(index + 1);
        view! { <PhotoItem src=book.replica().photo_url(photo.hash) alt /> }
    });
    let pages = pages.collect_view();
    Some(view! { <PhotoStrip label=it.title.to_string()>{pages}</PhotoStrip> }.into_any())
}

#[component]
fn AddForm(motion: MotionId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let (title, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let photos = RwSignal::new(Vec::new());
    let document = RwSignal::new(None::<Document>);
    let doing = Doing::nothing();
    let command = move || {
        let it = AddMaterial {
            id: MaterialId(offline::new_id()),
            motion,
            title: line(t.material_title(), &title.get_untracked(), t)?,
            text: prose(t.material_text(), &text.get_untracked(), t)?,
            photos: photos.get_untracked(),
            document: document.get_untracked(),
        };
        Ok(Command::Councils(Councils::AddMaterial(it)))
    };
    let add = move |()| {
        doing.submit(command(), move || {
            open.set(false);
            title.set(String::new());
            text.set(String::new());
            photos.set(Vec::new());
            document.set(None);
        });
    };
    view! {
        <Field label=t.material_title() value=title limit=Line::MOST hint=t.material_title_hint() />
        <TextArea label=t.material_text() value=text rows=4 limit=Prose::MOST hint=t.material_text_hint() />
        <Photos label=t.photos() photos />
        <PickDocument document />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=add>
            {t.material_add()}
        </Button>
    }
}

/// A PDF to the paper: picked, kept here until it is sent, taken out again.
#[component]
pub(crate) fn PickDocument(
    /// The PDF, once there is one.
    document: RwSignal<Option<Document>>,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let fault = RwSignal::new(None::<&'static str>);
    let pick = move |file: File| {
        leptos::task::spawn_local(async move {
            let kept = match bytes_of(&file).await {
                Some(bytes) => book.replica().keep_document(bytes).await,
                None => Err(Unsaved::NotADocument),
            };
            fault.set(match &kept {
                Ok(_) => None,
                Err(Unsaved::NotADocument) => Some(t.material_pdf_not_one()),
                Err(Unsaved::PhotoTooLarge) => Some(t.material_pdf_too_large()),
                Err(_) => Some(t.act_not_stored()),
            });
            document.set(kept.ok());
        });
    };
    let drop = move |()| {
        let Some(kept) = document.get_untracked() else {
            return;
        };
        document.set(None);
        let replica = book.replica();
        leptos::task::spawn_local(async move { replica.drop_photo(kept.hash).await });
    };
    let shown = move || match document.get() {
        Some(document) => view! {
            <p class="cluster">
                {t.material_pdf(document.kib())}
                <Button look=ButtonLook::Text small=true on_press=drop>
                    {t.material_pdf_drop()}
                </Button>
            </p>
        }
        .into_any(),
        None => view! {
            <FilePick label=t.material_pdf_add() accept=".pdf,application/pdf" on_file=pick />
        }
        .into_any(),
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--2">{shown} {wrong}</div>
    }
}
