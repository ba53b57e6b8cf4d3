//! A telephone and the code sent to it; signing in on a new device with them.

use components::{Button, ButtonLook, Field, InputKind};
use domain::members::Phone;
use leptos::prelude::*;
use offline::{SignIn, SignInStep};
use wire::{OtpRequest, PhoneSignIn};

use super::device::device_name;
use super::door::sentence;
use super::who::welcome;
use crate::shell::Here;

/// A telephone and the code sent to it, as typed.
#[derive(Clone, Copy)]
pub struct PhoneFields {
    phone: RwSignal<String>,
    otp: RwSignal<String>,
    sent: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl PhoneFields {
    /// Empty ones.
    pub fn new() -> Self {
        Self {
            phone: RwSignal::new(String::new()),
            otp: RwSignal::new(String::new()),
            sent: RwSignal::new(false),
            fault: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// The telephone and its code, once both are there.
    pub fn proven(self) -> Option<(Phone, String)> {
        let phone = Phone::new(&self.phone.get_untracked()).ok()?;
        let otp = self.otp.get_untracked().trim().to_owned();
        (!otp.is_empty()).then_some((phone, otp))
    }

    /// Whether a telephone was typed that nothing proves: it would be lost without a word.
    pub fn is_unproven(self) -> bool {
        !self.phone.with_untracked(|phone| phone.trim().is_empty()) && self.proven().is_none()
    }

    /// Says what is wrong with it.
    pub fn blame(self, why: &str) {
        self.fault.set(Some(why.to_owned()));
    }

    fn ask(self, here: Here) {
        let Ok(phone) = Phone::new(&self.phone.get_untracked()) else {
            self.fault.set(Some(here.t.phone_wrong().to_owned()));
            return;
        };
        self.fault.set(None);
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = here
                .replica()
                .sign_in(SignIn::Otp(OtpRequest { phone }))
                .await;
            self.busy.try_set(false);
            match answer {
                Ok(_) => {
                    self.sent.try_set(true);
                    here.say(here.t.phone_sent());
                }
                Err(why) => {
                    self.fault.try_set(Some(sentence(here, &why)));
                }
            }
        });
    }
}

/// The two fields and the button that sends a code; `needed` where one cannot do without.
pub fn phone_fields(here: Here, fields: PhoneFields, needed: bool) -> AnyView {
    let t = here.t;
    let (need, hint) = if needed {
        ("", t.phone_needed())
    } else {
        (t.form_optional(), t.phone_hint())
    };
    let otp = move || {
        fields.sent.get().then(|| {
            view! {
                <Field
                    label=t.phone_otp()
                    value=fields.otp
                    kind=InputKind::Number
                    autocomplete="one-time-code"
                />
            }
        })
    };
    let words = move || {
        if fields.sent.get() {
            t.phone_again()
        } else {
            t.phone_send()
        }
    };
    view! {
        <div class="stack">
            <Field
                label=t.phone_label()
                value=fields.phone
                kind=InputKind::Phone
                need=need
                hint=hint
                autocomplete="tel"
                fault=fields.fault
            />
            <Button busy=fields.busy on_press=move |()| fields.ask(here)>{words}</Button>
            {otp}
        </div>
    }
    .into_any()
}

/// The same person on a new device: household code, telephone, and the code sent to it.
pub fn phone_sign_in(here: Here) -> AnyView {
    let t = here.t;
    let code = RwSignal::new(String::new());
    let fields = PhoneFields::new();
    let refused = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (Some((phone, otp)), code) = (fields.proven(), code.get_untracked()) else {
            refused.set(Some(t.phone_incomplete().to_owned()));
            return;
        };
        let step = SignIn::Phone(PhoneSignIn {
            phone,
            otp,
            code: code.trim().to_owned(),
            device: device_name(),
        });
        refused.set(None);
        busy.set(true);
        leptos::task::spawn_local(async move {
            let answer = here.replica().sign_in(step).await;
            busy.try_set(false);
            match answer {
                Ok(SignInStep::SignedIn(info)) => welcome(here, &info.name),
                Ok(SignInStep::CodeSent | SignInStep::Door(_)) => {}
                Err(why) => {
                    refused.try_set(Some(sentence(here, &why)));
                }
            }
        });
    };
    let wrong = move || {
        refused
            .get()
            .map(|why| view! { <p class="field__fault" role="alert">{why}</p> })
    };
    view! {
        <h1 class="doc__title doc__title--large">{t.phone_title()}</h1>
        <p class="small soft">{t.phone_text()}</p>
        <form class="stack stack--5" on:submit=submit>
            <Field
                label=t.join_code()
                value=code
                kind=InputKind::Code
                placeholder=t.join_code_example()
            />
            {phone_fields(here, fields, true)}
            {wrong}
            <Button look=ButtonLook::Primary block=true submit=true busy=busy>
                {t.phone_enter()}
            </Button>
        </form>
    }
    .into_any()
}
