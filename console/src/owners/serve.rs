//! Noting that the notice reached owners (送达登记): signed for, by text message, posted, each with its
//! proof.

use components::{Button, ButtonLook, Field, Radio, Sheet};
use domain::owners::{Command as Owners, NoteServed, ServedBy};
use domain::proposals::Photo;
use domain::{AssemblyId, Command, HeadId, Line, wording};
use leptos::prelude::*;

use crate::projects::Photos;
use crate::shell::{Doing, Fault, line, texts};

/// Whom it reached.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reached {
    /// The heads.
    pub heads: Vec<HeadId>,
    /// Who they are: an address, or so many of a building.
    pub said: String,
}

/// The ways the office notes itself; a login is noted by nobody.
const WAYS: [ServedBy; 4] = [
    ServedBy::SignedFor,
    ServedBy::Texted,
    ServedBy::Told,
    ServedBy::Posted,
];

/// The sheet that notes it; open while somebody is named.
#[component]
pub(super) fn Serve(id: AssemblyId, open: RwSignal<bool>, to: RwSignal<Reached>) -> impl IntoView {
    let t = texts();
    view! {
        <Sheet open title=t.owners_serve() close_label=t.not_now()>
            <ServeForm id open to />
        </Sheet>
    }
}

#[component]
fn ServeForm(id: AssemblyId, open: RwSignal<bool>, to: RwSignal<Reached>) -> impl IntoView {
    let t = texts();
    let by = RwSignal::new(ServedBy::SignedFor);
    let photo = RwSignal::new(Vec::<Photo>::new());
    let note = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move || {
        let by = by.get_untracked();
        let photo = photo.with_untracked(|it| it.first().map(|it| it.hash));
        let note = note.get_untracked();
        let note = match note.trim() {
            "" => None,
            text => Some(line(t.note(), text, t)?),
        };
        Ok(Command::Owners(Owners::NoteServed(NoteServed {
            id: offline::new_id().into(),
            assembly: id,
            heads: to.get_untracked().heads,
            by,
            photo: photo.filter(|_| by.needs_photo()),
            note,
        })))
    };
    let serve = move |()| doing.submit(command(), move || open.set(false));
    let ways = WAYS.map(|way| {
        view! {
            <Radio
                group="owners-served-by"
                label=wording::served_by(way, t.lang)
                note=proof(way, t)
                chosen=Signal::derive(move || by.get() == way)
                on_choose=move |()| by.set(way)
            />
        }
    });
    let needs = Memo::new(move |_| by.get().needs_photo());
    view! {
        <p class="strong">{move || to.with(|it| it.said.clone())}</p>
        <fieldset>
            <legend class="field__label">{t.owners_served_how()}</legend>
            {ways}
        </fieldset>
        <Show when=move || needs.get()>
            <Photos label=t.owners_served_photo() photos=photo single=true />
        </Show>
        <Field label=t.note() value=note limit=Line::MOST />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=serve>
            {t.owners_serve_act()}
        </Button>
    }
}

/// What stands beside a way: what it proves.
fn proof(way: ServedBy, t: crate::texts::Texts) -> &'static str {
    match way {
        ServedBy::SignedFor => t.owners_proof_signed(),
        ServedBy::Posted => t.owners_proof_posted(),
        ServedBy::Texted => t.owners_proof_texted(),
        ServedBy::Told => t.owners_proof_told(),
    }
}
