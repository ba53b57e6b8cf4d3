//! Who one is in the home a code opened: owner, family or tenant; and a telephone, if one likes.

use components::{Button, ButtonLook, Field, InputKind, Plate, Radio};
use domain::members::{Claim, Phone, StandingKind};
use domain::{Line, wording};
use leptos::prelude::*;
use offline::{SignIn, SignInStep};
use wire::{Activate, DoorOpened};

use super::device::device_name;
use super::door::sentence;
use super::telephone::{PhoneFields, phone_fields};
use crate::shell::{Here, address};

/// What is asked of the one at the door.
#[derive(Clone, Copy)]
struct Asked {
    kind: RwSignal<StandingKind>,
    name: RwSignal<String>,
    tail: RwSignal<String>,
    phone: PhoneFields,
    tried: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

/// The home behind the code, and the questions.
pub fn who(here: Here, code: String, door: DoorOpened) -> AnyView {
    let t = here.t;
    let asked = Asked {
        kind: RwSignal::new(StandingKind::Owner),
        name: RwSignal::new(String::new()),
        tail: RwSignal::new(String::new()),
        phone: PhoneFields::new(),
        tried: RwSignal::new(false),
        refused: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let DoorOpened {
        community,
        compound,
        address: number,
        holders,
    } = door;
    let code = StoredValue::new(code);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !asked.busy.get_untracked() {
            enter(here, code.get_value(), asked);
        }
    };
    let owner = Memo::new(move |_| asked.kind.get() == StandingKind::Owner);
    let missing = move |field: RwSignal<String>, text: &'static str| {
        Signal::derive(move || {
            let empty = field.with(|field| Line::new(field).is_err());
            (asked.tried.get() && empty).then(|| text.to_owned())
        })
    };
    let tail = move || {
        owner.get().then(|| {
            view! {
                <Field
                    label=t.who_tail()
                    value=asked.tail
                    kind=InputKind::Code
                    hint=t.who_tail_hint()
                    fault=missing(asked.tail, t.who_tail_missing())
                />
            }
        })
    };
    let after = move || match asked.kind.get() {
        StandingKind::Owner => t.who_after_owner(),
        StandingKind::Family => t.who_after_family(),
        StandingKind::Tenant => t.who_after_tenant(),
    };
    let refused = move || {
        asked
            .refused
            .get()
            .map(|why| view! { <p class="field__fault" role="alert">{why}</p> })
    };
    let role = move || wording::standing(asked.kind.get(), here.lang);
    view! {
        <h1 class="doc__title doc__title--large">{t.who_title()}</h1>
        <Plate
            street=compound
            number=address(&number)
            line=t.who_holders(community, holders.join(t.comma()))
            role
        />
        <form class="stack stack--5" on:submit=submit>
            {kinds(here, asked.kind)}
            <Field
                label=t.who_name()
                value=asked.name
                autocomplete="name"
                fault=missing(asked.name, t.who_name_missing())
            />
            {tail}
            {phone_fields(here, asked.phone, false)}
            {refused}
            <Button look=ButtonLook::Primary block=true submit=true busy=asked.busy>
                {t.who_enter()}
            </Button>
            <p class="tiny soft">{after}</p>
        </form>
    }
    .into_any()
}

fn kinds(here: Here, kind: RwSignal<StandingKind>) -> AnyView {
    let radio = |is: StandingKind| {
        let chosen = Signal::derive(move || kind.get() == is);
        let label = wording::standing(is, here.lang);
        view! { <Radio group="who" label chosen on_choose=move |()| kind.set(is) /> }
    };
    let all = [
        StandingKind::Owner,
        StandingKind::Family,
        StandingKind::Tenant,
    ];
    let radios = all.map(radio).collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{here.t.who_kind()}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}

fn enter(here: Here, code: String, asked: Asked) {
    asked.tried.set(true);
    let Ok(name) = Line::new(&asked.name.get_untracked()) else {
        return;
    };
    let claim = match asked.kind.get_untracked() {
        StandingKind::Owner => match Line::new(&asked.tail.get_untracked()) {
            Ok(tail) => Claim::Owner { tail },
            Err(_) => return,
        },
        StandingKind::Family => Claim::Family,
        StandingKind::Tenant => Claim::Tenant,
    };
    if asked.phone.is_unproven() {
        asked.phone.blame(here.t.phone_unproven());
        return;
    }
    let (phone, otp) = match asked.phone.proven() {
        Some((phone, otp)) => (Some(phone), Some(otp)),
        None => (None::<Phone>, None),
    };
    let activate = SignIn::Activate(Activate {
        code,
        name,
        claim,
        phone,
        otp,
        device: device_name(),
    });
    asked.refused.set(None);
    asked.busy.set(true);
    leptos::task::spawn_local(async move {
        let answer = here.replica().sign_in(activate).await;
        asked.busy.try_set(false);
        match answer {
            Ok(SignInStep::SignedIn(info)) => welcome(here, &info.name),
            Ok(SignInStep::CodeSent | SignInStep::Door(_)) => {}
            Err(why) => {
                asked.refused.try_set(Some(sentence(here, &why)));
            }
        }
    });
}

/// Signed in: home, and a word of welcome. The settings of this phone are now this person's.
pub fn welcome(here: Here, name: &str) {
    here.set(|_| ());
    here.go_instead("/");
    here.say(here.t.who_welcome(name));
}
