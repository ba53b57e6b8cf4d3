//! A notice and a publicity as they print for the board, with the way to read them on a phone.

use components::{Fact, Facts, Paper, Paragraphs, Qr};
use domain::notices::{NoticeDesk, Publicity};
use domain::{Day, NoticeId, PublicityId, wording};
use leptos::prelude::*;

use super::words::{desk, whom};
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The notice in the address.
#[component]
pub(crate) fn NoticePrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<NoticeId>();
    let found = Memo::new(move |_| book.get::<NoticeDesk>(id.get()?));
    move || match found.get() {
        Some(it) => {
            let within = it.notice.title.to_string();
            framed(within, notice(&it, book, t), t)
        }
        None => nothing(t),
    }
}

/// The publicity in the address.
#[component]
pub(crate) fn BoardPrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<PublicityId>();
    let found = Memo::new(move |_| book.get::<Publicity>(id.get()?));
    move || match found.get() {
        Some(it) => framed(it.title.to_string(), board(&it, book, t), t),
        None => nothing(t),
    }
}

fn nothing(t: Texts) -> AnyView {
    let (title, text) = (t.bulletin_no_title(), t.bulletin_no_text());
    view! { <Nothing title text /> }.into_any()
}

fn framed(within: String, paper: AnyView, t: Texts) -> AnyView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    view! {
        <div class="stack no-print">
            <Page within title=t.bulletin_print() acts>
                <p class="soft">{t.bulletin_print_text()}</p>
            </Page>
        </div>
        {paper}
    }
    .into_any()
}

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

fn code(path: String, t: Texts) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}{path}");
    view! { <Qr content=address label=t.bulletin_qr() /> }.into_any()
}

fn notice(it: &NoticeDesk, book: Book, t: Texts) -> AnyView {
    let notice = &it.notice;
    let telephone = book.community().map(|it| it.telephone.to_string());
    let facts = vec![
        fact(t.bulletin_to(), whom(book, notice.to, t)),
        fact(t.bulletin_until(), wording::day(notice.until, t.lang)),
        fact(t.telephone(), telephone.unwrap_or_default()),
    ];
    let issuer = desk(book, notice.from, t);
    let signed = t.notice_signed(dated(notice.changed_at().day(), t), &issuer);
    let corrected = notice.before.last().map(|it| {
        view! { <p>{t.bulletin_corrected(it.changed.as_str())}</p> }
    });
    let (title, text) = (notice.title.to_string(), notice.text.to_string());
    let code = code(format!("/n/{}", notice.id), t);
    view! {
        <Paper title signed seal=t.seal_space() code>
            {corrected}
            <Paragraphs text />
            <Facts facts=Signal::stored(facts) />
        </Paper>
    }
    .into_any()
}

fn board(it: &Publicity, book: Book, t: Texts) -> AnyView {
    let community = book.community();
    let issuer = community
        .as_ref()
        .map_or_else(String::new, |it| it.name.to_string());
    let telephone = community.map_or_else(String::new, |it| it.telephone.to_string());
    let day = |day: Day| wording::day(day, t.lang);
    let facts = vec![
        fact(t.board_basis(), it.basis.to_string()),
        fact(t.board_from(), day(it.from)),
        fact(t.board_last(), day(it.last)),
        fact(t.board_where(), it.hangs_at.to_string()),
    ];
    let signed = t.notice_signed(dated(it.from, t), &issuer);
    let title = t.board_paper_title(it.title.as_str());
    let text = it.text.to_string();
    let code = code(format!("/g/{}", it.id), t);
    let object = t.board_paper_object(day(it.last), &telephone);
    view! {
        <Paper title signed seal=t.seal_space() code>
            <Paragraphs text />
            <Facts facts=Signal::stored(facts) />
            <p>{object}</p>
        </Paper>
    }
    .into_any()
}
