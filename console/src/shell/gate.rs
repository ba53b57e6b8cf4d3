//! Who comes in: the office is for those who hold an office of the residents' committee.

use components::Skeleton;
use leptos::prelude::*;

use super::frame::Frame;
use super::sign_in::SignInPage;
use super::{texts, use_book};

#[derive(Clone, Copy, PartialEq)]
enum Door {
    Opening,
    Guest,
    NotStaff,
    Open,
}

/// The door of the office.
#[component]
pub(crate) fn Gate() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let door = Memo::new(move |_| match book.session() {
        _ if !book.status().loaded => Door::Opening,
        None => Door::Guest,
        Some(session) if !session.staff => Door::NotStaff,
        Some(_) => Door::Open,
    });
    move || match door.get() {
        Door::Opening => view! { <Skeleton label=t.coming() /> }.into_any(),
        Door::Guest => view! { <SignInPage /> }.into_any(),
        Door::NotStaff => view! { <SignInPage note=t.not_staff() /> }.into_any(),
        Door::Open => view! { <Frame /> }.into_any(),
    }
}
