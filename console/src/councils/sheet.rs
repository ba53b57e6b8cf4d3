//! The ballots of a vote as they print, to cut apart (印选票).

use components::Qr;
use domain::councils::{Choice as Mark, Printed, Slip};
use domain::{VoteId, wording};
use leptos::prelude::*;

use super::picked;
use super::vote::Case;
use crate::shell::{Nothing, Page, PrintButton, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The ballots of the vote in the address.
#[component]
pub(crate) fn BallotsPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<VoteId>();
    let found = Memo::new(move |_| {
        let id = id.get()?;
        let printed: Printed = book.get(id)?;
        Some((Case::find(id, book)?, printed.count))
    });
    move || {
        let Some((case, count)) = found.get() else {
            let (title, text) = (t.no_papers_title(), t.no_papers_text());
            return view! { <Nothing title text /> }.into_any();
        };
        let acts = view! { <PrintButton label=t.print() /> }.into_any();
        let ballots = (1..=count).map(|number| ballot(&case, number, t));
        view! {
            <div class="stack no-print">
                <Page within=case.motion.title.to_string() title=t.papers() acts>
                    <p class="soft">{t.papers_sheet_text()}</p>
                </Page>
            </div>
            <section class="slips" aria-label=t.papers()>{ballots.collect_view()}</section>
        }
        .into_any()
    }
}

fn ballot(case: &Case, number: u16, t: Texts) -> impl IntoView {
    let vote = case.vote.id;
    let code = Slip { vote, number }.code();
    let what = match &case.paper {
        Some(paper) => picked::options(paper, t),
        None => {
            let boxes = Mark::ALL.map(|mark| {
                view! { <li>"□ " {wording::choice(mark, t.lang)}</li> }
            });
            view! { <ul class="cluster cluster--5">{boxes.collect_view()}</ul> }.into_any()
        }
    };
    let how = match &case.paper {
        Some(_) => t.papers_how_options(),
        None => t.papers_how(),
    };
    let signed = (case.vote.mode == domain::councils::Mode::Recorded)
        .then(|| view! { <p>{t.papers_sign()}</p> });
    let content = Signal::stored(code.clone());
    view! {
        <article class="slip">
            <div class="stack stack--1">
                <p class="tiny soft">{case.council.name.to_string()}</p>
                <h2 class="strong">{case.motion.title.to_string()}</h2>
                <p class="tiny">{case.motion.text.to_string()}</p>
                {what}
                {signed}
                <p class="tiny soft">{how}</p>
                <p class="slip__code">{code}</p>
            </div>
            <Qr content label=t.papers_qr() />
        </article>
    }
}
