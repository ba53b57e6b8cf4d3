//! Naming who builds (公布施工单位).

use components::{Button, ButtonLook, Field};
use domain::renovation::{Command as Renovation, NameContractor, Site};
use domain::{Command, CompoundId, Line, PersonId};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{Doing, Fault, Pick, line, texts, use_book};

/// The contractor, who is called, and who writes for it here.
#[component]
pub(in crate::renovation) fn ContractorForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let before = untrack(|| book.get::<Site>(id));
    let of = |text: Option<&Line>| RwSignal::new(text.map(Line::to_string).unwrap_or_default());
    let contractor = of(before.as_ref().map(|it| &it.contractor));
    let telephone = of(before.as_ref().map(|it| &it.telephone));
    let contact = RwSignal::new(before.and_then(|it| it.contact));
    let among = Memo::new(move |_| known(book, t));
    let doing = Doing::nothing();
    let command = move || {
        Ok(Command::Renovation(Renovation::NameContractor(
            NameContractor {
                plan: id,
                contractor: line(t.renovation_contractor(), &contractor.get_untracked(), t)?,
                telephone: line(t.renovation_call(), &telephone.get_untracked(), t)?,
                contact: contact.get_untracked(),
            },
        )))
    };
    let name = move |()| doing.submit(command(), move || open.set(false));
    let none = move || {
        contact.get().map(|_: PersonId| {
            view! {
                <Button look=ButtonLook::Quiet on_press=move |()| contact.set(None)>
                    {t.renovation_no_contact()}
                </Button>
            }
        })
    };
    view! {
        <Field label=t.renovation_contractor() value=contractor limit=Line::MOST />
        <Field
            label=t.renovation_call()
            value=telephone
            limit=Line::MOST
            hint=t.renovation_call_hint()
        />
        <Pick label=t.renovation_contact() group="site-contact" among chosen=contact />
        {none}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=name>
            {t.renovation_name_contractor()}
        </Button>
    }
}
