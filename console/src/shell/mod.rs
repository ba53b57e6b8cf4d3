//! The frame of the office, and what every slice uses of it.

mod act;
mod ask;
mod banners;
mod book;
mod due;
mod frame;
mod gate;
mod manner;
mod name;
mod page;
mod paper;
mod parts;
mod pinyin;
mod routes;
mod seal;
mod sign_in;
mod today;
mod when;

pub(crate) use act::{Doing, Fault, ToastOfTheLastAct};
pub(crate) use ask::{AskWhy, Known, Pick, line, lines, prose, written};
pub(crate) use book::{Book, use_book};
pub(crate) use components::keyed;
pub(crate) use due::Due;
pub(crate) use manner::{Manner, texts};
pub(crate) use name::deed_name;
pub(crate) use page::{Nothing, Page, focus_soon, id_in_path, set_title};
pub(crate) use paper::{ExportLink, PrintButton, csv_url};
pub(crate) use parts::parts;
pub(crate) use pinyin::{Initials, Ready, Typed, fits};
pub(crate) use routes::to;
pub(crate) use seal::{fate, stamp};
pub(crate) use sign_in::unreached;
pub(crate) use today::left;
pub(crate) use when::{dated, read_instant, written_instant};

use components::SkipLink;
use leptos::prelude::*;
use leptos_router::components::Router;
use offline::Replica;

/// The whole office.
#[component]
pub(crate) fn App(replica: Replica) -> impl IntoView {
    let book = Book::open(replica);
    let manner = Manner::open();
    provide_context(book);
    provide_context(manner);
    provide_context(Initials::sorted_as_the_browser_does());
    view! {
        <Router base="/console">
            // Another language is another office: everything is written anew.
            {move || {
                manner.lang.track();
                view! {
                    <SkipLink label=texts().skip() />
                    <gate::Gate />
                }
            }}
        </Router>
    }
}
