//! A code that turns: a QR code, the digits for those who cannot scan, and how long it stays.

use leptos::{prelude::*, text_prop::TextProp};

use crate::qr::Qr;

/// A turning code, large enough for a room.
#[component]
pub fn TurningCode(
    /// What the QR code holds.
    #[prop(into)]
    content: Signal<String>,
    /// What is typed instead: "0441 2739".
    #[prop(into)]
    digits: Signal<String>,
    /// How much of its time is left, in percent.
    #[prop(into)]
    left: Signal<u8>,
    /// What it is for.
    #[prop(into)]
    label: TextProp,
    /// Before the digits: "扫不了，就输这八位数".
    #[prop(into)]
    digits_label: TextProp,
) -> impl IntoView {
    let digits_label = StoredValue::new(digits_label);
    view! {
        <div class="turning">
            <Qr content label />
            <p class="small soft">{move || digits_label.get_value().get()}</p>
            <p class="turning__digits">{digits}</p>
            <div class="turning__left" aria-hidden="true">
                <span style:inline-size=move || format!("{}%", left.get())></span>
            </div>
        </div>
    }
}
