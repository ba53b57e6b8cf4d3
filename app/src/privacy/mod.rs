//! One's own data (个人信息): a copy, what is wrong, going away; what one agreed to; who looked.

mod ask;
mod care;
mod looks;
mod notice;
mod page;
mod purpose;
mod requests;

pub(crate) use purpose::row as purpose_row;

use components::Pace;
use leptos::prelude::*;

use crate::shell::{self, Here};

/// A screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// 个人信息
    All,
    /// 隐私说明
    Notice,
    /// 更正
    Mend,
    /// 注销并删除
    Erase,
    /// 短信提醒, on a screen of its own.
    Texts,
}

/// The screen.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::All => page::page(here),
        Page::Notice => notice::notice(here),
        Page::Mend => ask::mend(here),
        Page::Erase => ask::erase(here),
        Page::Texts => purpose::texts(here),
    }
}

/// A screen with its heading; for those who are signed in, and a way in for the others.
fn inside(here: Here, title: &'static str, up: &'static str, body: fn(Here) -> AnyView) -> AnyView {
    here.title(title);
    let guest = Memo::new(move |_| here.person().is_none());
    let shown = move || {
        if guest.get() {
            crate::members::outside(here, here.t.privacy_guest())
        } else {
            untrack(|| body(here))
        }
    };
    let body = view! {
        <h1 class="visually-hidden">{title}</h1>
        {shown}
    };
    shell::inner(here, title, up, Pace::Wide, None, body.into_any())
}
