//! How others find me (联系方式): whoever holds a station says it themselves, and takes it back here.

use components::{Button, ButtonLook, Field, Glyph, InputKind, Radio, Reveal};
use domain::GridPostId;
use domain::grid::{Command as Act, Contact, Held, PostNumber, ShareNumber};
use domain::members::Phone;
use leptos::prelude::*;

use crate::shell::{Here, Sending};

const ALL: [Contact; 3] = [Contact::Office, Contact::Neighbours, Contact::Posted];

/// The form, folded until it is wanted.
pub fn form(here: Here, post: GridPostId, held: &Held) -> AnyView {
    let t = here.t;
    let chosen = RwSignal::new(held.contact);
    let number = here
        .of::<PostNumber>(post)
        .first()
        .map(|it| it.phone.to_string());
    let phone = RwSignal::new(number.unwrap_or_default());
    let sending = Sending::new(here);
    let radios = ALL.map(|it| {
        let (label, note) = match it {
            Contact::Office => (t.grid_reach_office(), t.grid_reach_office_note()),
            Contact::Neighbours => (t.grid_reach_neighbours(), t.grid_reach_neighbours_note()),
            Contact::Posted => (t.grid_reach_posted(), t.grid_reach_posted_note()),
        };
        view! {
            <Radio
                group="grid-contact"
                label
                note
                chosen=Signal::derive(move || chosen.get() == it)
                on_choose=move |()| chosen.set(it)
            />
        }
    });
    let radios = radios.into_iter().collect_view();
    let field = move || {
        (chosen.get() != Contact::Office).then(|| {
            view! { <Field label=t.grid_reach_number() value=phone kind=InputKind::Phone /> }
        })
    };
    let send = move |()| {
        let to = chosen.get_untracked();
        let number = Phone::new(&phone.get_untracked()).ok();
        if to != Contact::Office && number.is_none() {
            sending.refuse(t.grid_reach_fault());
            return;
        }
        sending.note(Act::ShareNumber(ShareNumber {
            post,
            phone: number.filter(|_| to != Contact::Office),
            posted: to == Contact::Posted,
            signed_on: None,
        }));
    };
    view! {
        <Reveal label=t.grid_reach() glyph=Glyph::PHONE>
            <div class="stack stack--3">
                <fieldset>
                    <legend class="visually-hidden">{t.grid_reach()}</legend>
                    {radios}
                </fieldset>
                {field}
                {sending.fault()}
                <Button look=ButtonLook::Ink block=true busy=sending.busy on_press=send>
                    {t.grid_reach_act()}
                </Button>
            </div>
        </Reveal>
    }
    .into_any()
}
