//! Logging a visit (登记走访): whom one found, and the sheet they signed.

use components::{Button, ButtonLook, Field, Radio, Section};
use domain::owners::{Command, Found, LogVisit};
use domain::proposals::Photo;
use domain::{AssemblyId, BuildingId, HeadId, Line, VisitId, wording};
use leptos::prelude::*;

use crate::proposals::photo_strip;
use crate::shell::{Here, waiting_note};

/// In the order in which it happens.
const ALL: [Found; 3] = [Found::Told, Found::NobodyIn, Found::Declined];

/// The form of a visit.
pub fn form(here: Here, id: AssemblyId, building: BuildingId, head: HeadId) -> AnyView {
    let t = here.t;
    let found = RwSignal::new(None::<Found>);
    let photo = RwSignal::new(Vec::<Photo>::new());
    let note = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let radios = ALL.map(|it| {
        view! {
            <Radio
                group="door-found"
                label=wording::found(it, here.lang)
                chosen=Signal::derive(move || found.get() == Some(it))
                on_choose=move |()| found.set(Some(it))
            />
        }
    });
    let spoke = Memo::new(move |_| found.get().is_some_and(|it| it != Found::NobodyIn));
    let log = move |()| {
        let Some(said) = found.get_untracked() else {
            fault.set(Some(t.doors_found_fault().to_owned()));
            return;
        };
        let photo_taken = photo.with_untracked(|it| it.first().map(|it| it.hash));
        let visit = LogVisit {
            id: VisitId(offline::new_id()),
            assembly: id,
            building,
            head,
            found: said,
            photo: photo_taken.filter(|_| said != Found::NobodyIn),
            note: Line::new(&note.get_untracked()).ok(),
        };
        fault.set(None);
        leptos::task::spawn_local(async move {
            let command = domain::Command::Owners(Command::LogVisit(visit));
            match here.submit(command).await {
                Ok(()) => {
                    found.try_set(None);
                    photo.try_set(Vec::new());
                    note.try_set(String::new());
                    here.say(t.doors_logged(waiting_note(here)));
                }
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let signed = move || {
        spoke.get().then(|| {
            view! {
                <div class="stack stack--2">
                    <p class="small soft">{t.doors_sheet_text()}</p>
                    {untrack(|| photo_strip(here, photo, |_| 1))}
                </div>
            }
        })
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <p class="field__fault" role="alert">{sentence}</p> })
    };
    view! {
        <Section title=t.doors_visit()>
            <fieldset>
                <legend class="visually-hidden">{t.doors_visit()}</legend>
                {radios}
            </fieldset>
            {signed}
            <Field label=t.doors_note() need=t.form_optional() value=note limit=Line::MOST />
            {wrong}
            <Button look=ButtonLook::Ink block=true on_press=log>{t.doors_log_act()}</Button>
        </Section>
    }
    .into_any()
}
