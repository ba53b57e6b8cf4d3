//! One version, and what neighbours say while it is a draft.

use components::Pace;
use domain::CovenantVersionId;
use domain::covenant::{CovenantState, CovenantVersion};
use domain::notices::{About, Message};
use leptos::prelude::*;

use super::read::dock;
use super::text::whole;
use super::words::name_of;
use crate::notices::{Talk, talk};
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here, id: CovenantVersionId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<CovenantVersion>(id));
    let named = Memo::new(move |_| it.with(Option::is_some).then(|| name_of(here, id)));
    here.titled(named);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        // Nothing is typed in it, and what it is compared with may arrive after it.
        let shown = move || it.get().map(|it| whole(here, &it));
        untrack(|| view! { {shown} {said(here, id, it)} }.into_any())
    };
    let adopted = Memo::new(move |_| {
        it.with(|it| {
            let adopted = it.as_ref().filter(|it| it.adopted().is_some());
            adopted.map(|it| it.id)
        })
    });
    shell::inner(
        here,
        t.covenant_page(),
        "/covenant",
        Pace::Wide,
        Some(dock(here, adopted)),
        body.into_any(),
    )
}

/// What neighbours say to a draft, and said to what was one. Guests read none of it, since names stand
/// in it.
fn said(here: Here, id: CovenantVersionId, it: Memo<Option<CovenantVersion>>) -> AnyView {
    let t = here.t;
    let drafted = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.state == CovenantState::Draft)
        })
    });
    let about = About::Covenant(id);
    let any = Memo::new(move |_| {
        let said = here.all::<Message>();
        said.iter().any(|it| it.about == about)
    });
    let shown = Memo::new(move |_| here.person().is_some() && (drafted.get() || any.get()));
    let says = Memo::new(move |_| drafted.get() && here.actor().belongs());
    let below = move || {
        shown.get().then(|| {
            let what = Talk {
                title: t.covenant_talk(),
                say: t.covenant_say(),
                hint: t.covenant_say_hint(),
                none: t.covenant_talk_none(),
                key: format!("covenant:{id}"),
                says,
            };
            let mine = move |about: &About| *about == About::Covenant(id);
            let talk = untrack(|| talk(here, what, mine, move |_| About::Covenant(id)));
            view! { <div class="no-print">{talk}</div> }
        })
    };
    below.into_any()
}
