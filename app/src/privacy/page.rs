//! 个人信息: everything about it on one screen.

use components::{Glyph, Icon, Row, Rows, Section};
use leptos::prelude::*;
use wire::routes;

use super::{care, inside, looks, purpose, requests};
use crate::shell::Here;

/// The screen.
pub(super) fn page(here: Here) -> AnyView {
    inside(here, here.t.privacy_title(), "/me", body)
}

fn body(here: Here) -> AnyView {
    let t = here.t;
    view! {
        <p>{t.privacy_intro()}</p>
        <Section title=t.privacy_copy()>
            <p class="small soft">{t.privacy_copy_text()}</p>
            <div class="pair">{download(t.privacy_copy_page(), "html")} {download(t.privacy_copy_file(), "json")}</div>
        </Section>
        {requests::requests(here)}
        <Section title=t.privacy_change()>
            <Rows>
                <Row
                    title=t.privacy_mend()
                    meta=t.privacy_mend_meta()
                    act="/me/privacy/mend"
                    lead=view! { <Icon glyph=Glyph::EDIT /> }.into_any()
                />
                <Row
                    title=t.privacy_erase()
                    meta=t.privacy_erase_meta()
                    act="/me/privacy/erase"
                    lead=view! { <Icon glyph=Glyph::EXIT /> }.into_any()
                />
            </Rows>
        </Section>
        <Section title=t.privacy_agreed()>
            <Rows>
                {purpose::row(here)}
                <Row
                    title=t.privacy_notice()
                    meta=t.privacy_notice_version()
                    act="/me/privacy/notice"
                    lead=view! { <Icon glyph=Glyph::INFO /> }.into_any()
                />
            </Rows>
        </Section>
        {care::care(here)}
        {looks::looks(here)}
    }
    .into_any()
}

/// A link that saves a file: the browser sends the session along, and nothing stays in the app.
fn download(label: &'static str, kind: &'static str) -> AnyView {
    let href = format!("{}/copy/copy.{kind}", routes::PRIVACY);
    view! {
        <a class="button" href=href rel="external" download="">
            {label}
        </a>
    }
    .into_any()
}
