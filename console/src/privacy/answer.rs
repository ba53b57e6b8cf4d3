//! Answering a request: each kind has its own sheet.

use components::{Button, ButtonLook, Field, InputKind, Radio, Sheet};
use domain::members::Phone;
use domain::privacy::{Answer, AnswerRequest, Asked, Command as Act, Erase, Mend, Proof, Request};
use domain::{Command, Line, PrivacyRequestId};
use leptos::prelude::*;
use wire::routes;

use super::words::{asked, proof};
use crate::shell::{Doing, Fault, line, texts, use_book};

/// The sheet of the request that is picked.
#[component]
pub(super) fn AnswerSheet(
    picked: RwSignal<Option<PrivacyRequestId>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let title = move || {
        let request = picked.get().and_then(|id| book.get::<Request>(id));
        request.map_or_else(String::new, |it| {
            t.privacy_of(asked(&it.what, t), book.name(it.person))
        })
    };
    view! {
        <Sheet open title=Signal::derive(title) close_label=t.not_now()>
            {move || {
                let request = picked.get().and_then(|id| untrack(|| book.get::<Request>(id)));
                open.get().then_some(request).flatten().map(|it| view! { <Form it open /> })
            }}
        </Sheet>
    }
}

#[component]
fn Form(it: Request, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let doing = Doing::nothing();
    let words = RwSignal::new(String::new());
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let known = RwSignal::new(Proof::Certificate);
    let (request, person, what) = (it.id, it.person, it.what);
    let asks = what.clone();
    let command = move || -> Result<Command, String> {
        let said = line(t.privacy_words(), &words.get_untracked(), t)?;
        Ok(Command::Privacy(match &asks {
            Asked::Erasure => Act::Erase(Erase {
                request,
                proof: known.get_untracked(),
                reason: said,
            }),
            Asked::Copy => answered(request, Answer::HandedOver { words: said }),
            Asked::Mend { .. } => {
                let new = name.get_untracked();
                let new = if new.trim().is_empty() {
                    None
                } else {
                    Some(line(t.privacy_mend_name(), &new, t)?)
                };
                let digits = phone.get_untracked();
                let digits = if digits.trim().is_empty() {
                    None
                } else {
                    Some(Phone::new(&digits).map_err(|_| t.privacy_no_phone().to_owned())?)
                };
                answered(
                    request,
                    Answer::Mended {
                        name: new,
                        phone: digits,
                        words: said,
                    },
                )
            }
        }))
    };
    let refuse = move || {
        let reason = line(t.privacy_words(), &words.get_untracked(), t)?;
        Ok(Command::Privacy(answered(
            request,
            Answer::Refused { reason },
        )))
    };
    let act = move |()| doing.submit(command(), move || open.set(false));
    let no = move |()| doing.submit(refuse(), move || open.set(false));
    let fields = match &what {
        Asked::Copy => copy(person.to_string()),
        Asked::Mend { what, words } => {
            let said = words.to_string();
            let field = match what {
                Mend::Name => view! { <Field label=t.privacy_new_name() value=name limit=Line::MOST /> }
                    .into_any(),
                Mend::Phone => {
                    view! { <Field label=t.privacy_new_phone() value=phone kind=InputKind::Phone /> }
                        .into_any()
                }
                Mend::Home => view! { <p class="soft">{t.privacy_home_note()}</p> }.into_any(),
                Mend::Other => ().into_any(),
            };
            view! {
                <p>{said}</p>
                {field}
            }
            .into_any()
        }
        Asked::Erasure => {
            let one = move |it: Proof| {
                let chosen = Signal::derive(move || known.get() == it);
                view! {
                    <Radio group="proof" label=proof(it, t) chosen on_choose=move |()| known.set(it) />
                }
            };
            view! {
                <p>{t.privacy_erase_text()}</p>
                <fieldset class="stack stack--2">
                    <legend class="field__label">{t.privacy_proof()}</legend>
                    {Proof::ALL.map(one).collect_view()}
                </fieldset>
            }
            .into_any()
        }
    };
    let yes = match &what {
        Asked::Copy => t.privacy_handed_over(),
        Asked::Mend { .. } => t.privacy_mended(),
        Asked::Erasure => t.privacy_erase(),
    };
    view! {
        <div class="stack stack--4">
            {fields} <Field label=t.privacy_words() value=words limit=Line::MOST hint=t.reason_read() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=act>
                {yes}
            </Button>
            <Button block=true busy=doing.busy on_press=no>
                {t.privacy_refuse()}
            </Button>
        </div>
    }
}

fn answered(request: PrivacyRequestId, answer: Answer) -> Act {
    Act::Answer(AnswerRequest { request, answer })
}

/// The copy, to print or to hand over as a file; making it stands in the record of looks.
pub(super) fn copy(person: String) -> AnyView {
    let t = texts();
    let href = move |kind: &str| format!("{}/of/{person}/copy.{kind}", routes::PRIVACY);
    view! {
        <p class="soft">{t.privacy_copy_text()}</p>
        <div class="cluster">
            <a class="button button--small" href=href("html") rel="external" download="">
                {t.privacy_copy_page()}
            </a>
            <a class="button button--small" href=href("json") rel="external" download="">
                {t.privacy_copy_file()}
            </a>
        </div>
    }
    .into_any()
}
