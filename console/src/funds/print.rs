//! A published statement as it prints for the board, with the way to its entries.

use components::{Fact, Facts, Paper, Qr};
use domain::funds::{Closed, FundAccount, statement};
use domain::members::Compound;
use domain::{Day, FundAccountId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::account::statement_of;
use super::words::{entries, name, postings, rules};
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The statement of the account and the last day in the address.
#[component]
pub(crate) fn StatementPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<FundAccountId>();
    let params = use_params_map();
    let until = Memo::new(move |_| {
        let until = params.with(|params| params.get("until"));
        until.and_then(|it| it.parse::<Day>().ok())
    });
    let found = Memo::new(move |_| {
        let account: FundAccount = book.get(id.get()?)?;
        let until = until.get()?;
        let closed = account.closed.iter().find(|it| it.period.until == until);
        let closed = *closed?;
        Some((account, closed))
    });
    move || match found.get() {
        Some((account, closed)) => {
            let within = name(&account, t).to_owned();
            let acts = view! { <PrintButton label=t.print() /> }.into_any();
            view! {
                <div class="stack no-print">
                    <Page within title=t.funds_print() acts>
                        <p class="soft">{t.funds_print_text()}</p>
                    </Page>
                </div>
                {untrack(|| paper(&account, closed, book, t))}
            }
            .into_any()
        }
        None => {
            let (title, text) = (t.funds_no_title(), t.funds_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn paper(account: &FundAccount, closed: Closed, book: Book, t: Texts) -> AnyView {
    let compound: Option<Compound> = book.get(account.compound);
    let compound = compound.map_or_else(String::new, |it| it.name.to_string());
    let period = wording::fund_period(closed.period, t.lang);
    let title = t.funds_paper_title(compound, name(account, t), period);
    let told = statement(closed.period, &postings(&entries(book, account.id)));
    let community = book.community();
    let issuer = community
        .as_ref()
        .map_or_else(String::new, |it| it.name.to_string());
    let telephone = community.map_or_else(String::new, |it| it.telephone.to_string());
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.funds_held_at(), account.held_at.to_string()),
        fact(t.funds_from(), closed.period.from.to_string()),
        fact(t.funds_until(), closed.period.until.to_string()),
        fact(t.telephone(), telephone),
    ];
    let signed = t.notice_signed(dated(closed.at.day(), t), &issuer);
    let note = rules(book).map(|it| t.funds_paper_note(it.answer_days));
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/funds/{}", account.id);
    let code = view! { <Qr content=address label=t.funds_qr() /> }.into_any();
    view! {
        <Paper title signed seal=t.seal_space() code>
            <Facts facts=Signal::stored(facts) />
            {statement_of(&told, t)}
            <p>{note}</p>
        </Paper>
    }
    .into_any()
}
