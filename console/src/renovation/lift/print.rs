//! The posting sheet of a lift on A4 (加装电梯公示): the scheme, what it takes of whom, until when it hangs,
//! and how to object.

use components::{Facts, Paper, Qr};
use domain::renovation::{Lift, LiftCase};
use domain::{UnitId, wording};
use leptos::prelude::*;

use super::page::facts;
use super::place;
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The posting of a lift, to be printed.
#[component]
pub(crate) fn LiftPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<UnitId>();
    let lift = Memo::new(move |_| id.get().and_then(|id| book.get::<Lift>(id)));
    move || {
        let lift = lift.get();
        let case = lift.as_ref().and_then(|it| it.state.case().cloned());
        match lift.zip(case) {
            Some((lift, case)) => page(&lift, &case, book, t).into_any(),
            None => {
                let (title, text) = (t.lift_title(), t.lift_none());
                view! { <Nothing title text /> }.into_any()
            }
        }
    }
}

fn page(lift: &Lift, case: &LiftCase, book: Book, t: Texts) -> impl IntoView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let title = t.lift_posting_of(place(book, lift.id));
    let origin = window().location().origin().unwrap_or_default();
    let content = format!("{origin}/lift/{}", lift.id);
    let code = view! { <Qr content label=t.lift_qr() /> }.into_any();
    let community = book.community();
    let name = community.as_ref().map(|it| it.name.to_string());
    let telephone = community.map(|it| it.telephone.to_string());
    let on = dated(case.posting.at.day(), t);
    let signed = t.owners_signed(name.unwrap_or_default(), on);
    let facts = facts(case, book, t);
    let scheme = case.scheme.title.to_string();
    let text = case.scheme.text.to_string();
    let last = wording::day(case.posting.last, t.lang);
    let how = t.lift_how_to_object(last, telephone.unwrap_or_default());
    view! {
        <Page within=t.lift_title() title=title.clone() acts>
            <Paper title signed seal=t.seal_space() code>
                <p class="strong">{scheme}</p>
                <p>{text}</p>
                <Facts facts=Signal::stored(facts) />
                <p>{how}</p>
                <p>{t.lift_consent_is_theirs()}</p>
            </Paper>
        </Page>
    }
}
