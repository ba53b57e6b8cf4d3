//! On one person's page: opening it is a look, and at the counter the copy is made and requests are
//! noted here.

use components::{Button, Section};
use domain::privacy::{AskFor, Asked, Command as Act, Looked, Screen};
use domain::{Command, PersonId, PrivacyRequestId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answer::copy;
use crate::shell::{Doing, Fault, texts, use_book};

/// What the office does about somebody's data when they stand at the counter.
#[component]
pub(crate) fn OfPerson(person: PersonId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    looked(person, Screen::Person);
    let ask = move |what: Asked| {
        if let Some(community) = untrack(|| book.community()) {
            let ask = AskFor {
                id: PrivacyRequestId(offline::new_id()),
                community: community.id,
                person: Some(person),
                what,
            };
            doing.run(Command::Privacy(Act::Ask(ask)), || {});
        }
    };
    view! {
        <Section title=t.nav_privacy()>
            <p class="soft small">{t.privacy_looked_note()}</p>
            {copy(person.to_string())}
            <Fault doing />
            <Button small=true busy=doing.busy on_press=move |()| ask(Asked::Erasure)>
                {t.privacy_ask_erasure()}
            </Button>
        </Section>
    }
}

/// Says that one looked; of one's own page nothing is noted.
pub(crate) fn looked(person: PersonId, screen: Screen) {
    let book = use_book();
    let me = untrack(|| book.session()).map(|it| it.person);
    let Some(community) = untrack(|| book.community()) else {
        return;
    };
    if me == Some(person) {
        return;
    }
    let looked = Looked {
        community: community.id,
        about: Some(person),
        screen,
    };
    spawn_local(async move {
        // Where it cannot be stored now, nothing else of the office can be either, and it says so.
        let _ = book.submit(Command::Privacy(Act::Looked(looked))).await;
    });
}
