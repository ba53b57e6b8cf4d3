//! Adding a paper to an item of the agenda, from the phone of whoever convenes (添加议程材料): photos of
//! its pages, or a PDF. It stands here, with the photos that this part of the program holds.

use components::{
    Banner, Button, ButtonLook, DocTitle, Field, FilePick, Glyph, Pace, TextArea, Tone, bytes_of,
};
use domain::councils::{AddMaterial, Command, Document, Motion, Sitting};
use domain::{Line, MaterialId, MotionId, Prose};
use leptos::prelude::*;
use offline::Unsaved;
use web_sys::File;

use super::photos::photo_strip;
use crate::shell::{self, Here, waiting_note};

/// The form; nothing for whoever does not lead the sitting.
pub(super) fn page(here: Here, id: MotionId) -> AnyView {
    let t = here.t;
    here.title(t.material_add());
    let leads = Memo::new(move |_| {
        let motion: Option<Motion> = here.get(id);
        let sitting: Option<Sitting> = motion.and_then(|it| here.get(it.sitting));
        let actor = here.actor();
        sitting.is_some_and(|it| actor.is_staff() || actor.convenes(it.council))
    });
    let body = move || {
        if leads.get() {
            untrack(|| form(here, id))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.material_add(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn form(here: Here, motion: MotionId) -> AnyView {
    let t = here.t;
    let [title, text] = [(); 2].map(|()| RwSignal::new(String::new()));
    let photos = RwSignal::new(Vec::new());
    let document = RwSignal::new(None::<Document>);
    let tried = RwSignal::new(false);
    let untitled = Signal::derive(move || {
        let wrong = tried.get() && title.with(|it| Line::new(it).is_err());
        wrong.then(|| t.say_empty().to_owned())
    });
    let silent = Signal::derive(move || {
        let wrong = tried.get() && text.with(|it| Prose::new(it).is_err());
        wrong.then(|| t.say_empty().to_owned())
    });
    let send = move |()| {
        let title = title.with_untracked(|it| Line::new(it).ok());
        let text = text.with_untracked(|it| Prose::new(it).ok());
        let (Some(title), Some(text)) = (title, text) else {
            tried.set(true);
            return;
        };
        let command = Command::AddMaterial(AddMaterial {
            id: MaterialId(offline::new_id()),
            motion,
            title,
            text,
            photos: photos.get_untracked(),
            document: document.get_untracked(),
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(command)).await {
                Ok(()) => {
                    here.say(here.t.material_done(waiting_note(here)));
                    here.back("/councils");
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let about = here.get::<Motion>(motion).map(|it| it.title.to_string());
    view! {
        <div class="stack stack--4">
            {about.map(|title| view! { <DocTitle title page=true /> })}
            <Field
                label=t.material_title()
                value=title
                limit=Line::MOST
                hint=t.material_title_hint()
                fault=untitled
            />
            <TextArea
                label=t.material_text()
                value=text
                rows=4
                limit=Prose::MOST
                hint=t.material_text_hint()
                fault=silent
            />
            {photo_strip(here, photos, |rules| rules.council.sitting.pages_most)}
            {pick(here, document)}
            <Button look=ButtonLook::Primary block=true on_press=send>
                {t.material_add()}
            </Button>
        </div>
    }
    .into_any()
}

/// A PDF: picked, kept on the phone until it is sent, taken out again.
fn pick(here: Here, document: RwSignal<Option<Document>>) -> AnyView {
    let t = here.t;
    let fault = RwSignal::new(None::<&'static str>);
    let pick = move |file: File| {
        leptos::task::spawn_local(async move {
            let kept = match bytes_of(&file).await {
                Some(bytes) => here.replica().keep_document(bytes).await,
                None => Err(Unsaved::NotADocument),
            };
            fault.set(match &kept {
                Ok(_) => None,
                Err(Unsaved::NotADocument) => Some(t.material_pdf_not_one()),
                Err(Unsaved::PhotoTooLarge) => Some(t.material_pdf_too_large()),
                Err(_) => Some(t.shell_not_stored()),
            });
            document.set(kept.ok());
        });
    };
    let drop = move |()| {
        let Some(kept) = document.get_untracked() else {
            return;
        };
        document.set(None);
        let replica = here.replica();
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
    view! { <div class="stack stack--2">{shown} {wrong}</div> }.into_any()
}
