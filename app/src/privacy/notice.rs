//! 隐私说明: short first, each part opened where one wants to know more.

use components::{Pace, Section};
use leptos::prelude::*;

use crate::shell::{self, Here};

/// The notice; guests read it too.
pub(super) fn notice(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.privacy_notice());
    let part = |title: &'static str, short: &'static str, more: &'static str| {
        view! {
            <Section title>
                <p>{short}</p>
                <details>
                    <summary>{t.policy_more()}</summary>
                    <p class="small">{more}</p>
                </details>
            </Section>
        }
    };
    let body = view! {
        <h1 class="visually-hidden">{t.privacy_notice()}</h1>
        <p class="soft small">{t.privacy_notice_version()}</p>
        <p>{t.policy_short()}</p>
        {part(t.policy_what(), t.policy_what_short(), t.policy_what_more())}
        {part(t.policy_who(), t.policy_who_short(), t.policy_who_more())}
        {part(t.policy_where(), t.policy_where_short(), t.policy_where_more())}
        {part(t.policy_long(), t.policy_long_short(), t.policy_long_more())}
        {part(t.policy_child(), t.policy_child_short(), t.policy_child_more())}
        {part(t.policy_rights(), t.policy_rights_short(), t.policy_rights_more())}
    };
    shell::inner(
        here,
        t.privacy_notice(),
        "/me/privacy",
        Pace::Wide,
        None,
        body.into_any(),
    )
}
