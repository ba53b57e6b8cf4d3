//! Where one is called: asked for in both forms, kept from everyone until two agree.

use components::{Field, InputKind};
use domain::members::Phone;
use leptos::prelude::*;

use crate::shell::Here;

/// The field.
pub fn phone_field(here: Here, phone: RwSignal<String>, tried: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let fault = Signal::derive(move || {
        let wrong = tried.get() && phone.with(|it| Phone::new(it)).is_err();
        wrong.then(|| t.phone_wrong().to_owned())
    });
    view! {
        <Field
            label=t.phone_label()
            value=phone
            kind=InputKind::Phone
            hint=t.mutual_phone_hint()
            autocomplete="tel"
            fault
        />
    }
    .into_any()
}
