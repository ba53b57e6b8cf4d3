//! A version as it prints for the board and for the street, with the way to read it on a phone.

use components::{Facts, Paper, Paragraphs, Qr};
use domain::covenant::CovenantVersion;
use domain::{CovenantVersionId, wording};
use leptos::prelude::*;

use super::page::facts;
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The print.
#[component]
pub(crate) fn VersionPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<CovenantVersionId>();
    let found = Memo::new(move |_| book.get::<CovenantVersion>(id.get()?));
    move || match found.get() {
        Some(it) => untrack(|| paper(&it, book, t)),
        None => {
            let (title, text) = (t.covenant_no_title(), t.covenant_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn paper(it: &CovenantVersion, book: Book, t: Texts) -> AnyView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let community = book.community().map(|it| it.name.to_string());
    let community = community.unwrap_or_default();
    let on = it.adopted().map_or(it.drafted_at.day(), |it| it.on);
    let signed = t.covenant_signed(&community, dated(on, t));
    let articles = it.articles.iter().enumerate().map(|(index, it)| {
        let number = wording::covenant_article(index + 1, t.lang);
        let text = it.text.to_string();
        view! {
            <h3 class="section__title">{t.covenant_article(number, &it.title)}</h3>
            <Paragraphs text />
        }
    });
    let articles = articles.collect_view();
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/covenant/{}", it.id);
    let code = view! { <Qr content=address label=t.covenant_qr() /> }.into_any();
    let number = t.covenant_number(it.number);
    let mut facts = facts(it, book, t);
    // How many have read it changes by the hour, and is nothing for paper.
    facts.pop();
    let facts = (!facts.is_empty()).then(|| view! { <Facts facts=Signal::stored(facts) /> });
    view! {
        <div class="stack no-print">
            <Page within=t.covenant_page() title=t.covenant_print() acts>
                <p class="soft">{t.covenant_print_text()}</p>
            </Page>
        </div>
        <Paper title=it.title.to_string() number signed seal=t.seal_space() code>
            {articles}
            {facts}
        </Paper>
    }
    .into_any()
}
