//! All accounts of the compound, whose money each is, and what is there.

use components::{ButtonLink, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind};
use domain::funds::{FundAccount, FundKind, balance};
use domain::wording;
use leptos::prelude::*;

use super::words::{accounts, lines, postings, reads, yuan};
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.funds_page());
    let all = Memo::new(move |_| accounts(here));
    let guest = Memo::new(move |_| here.person().is_none());
    let there = Memo::new(move |_| here.community().is_some());
    let body = move || {
        let all = all.get();
        if !all.is_empty() {
            return untrack(|| listed(here, &all));
        }
        if guest.get() {
            let (title, text) = (t.funds_guest(), t.funds_guest_text());
            let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> };
            let act = act.into_any();
            return view! {
                <State kind=StateKind::NotYours glyph=Glyph::YUAN title text act page=true />
            }
            .into_any();
        }
        if !there.get() {
            return shell::absent(here);
        }
        let (title, text) = (t.funds_none(), t.funds_none_text());
        view! { <State kind=StateKind::Empty glyph=Glyph::YUAN title text page=true /> }.into_any()
    };
    let body = view! { {body} {shell::desk(here)} };
    shell::inner(
        here,
        t.funds_page(),
        "/renovation",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn listed(here: Here, all: &[FundAccount]) -> AnyView {
    let t = here.t;
    let rows = all.iter().map(|it| row(here, it)).collect_view();
    view! {
        <h1 class="visually-hidden">{t.funds_page()}</h1>
        <p class="phrase">{t.funds_text()}</p>
        <Rows>{rows}</Rows>
        <Section title=t.funds_how()>
            <p class="small soft">{t.funds_how_text()}</p>
        </Section>
    }
    .into_any()
}

fn row(here: Here, it: &FundAccount) -> AnyView {
    let t = here.t;
    let account = it.clone();
    // What is there moves while records arrive; the row stays.
    let trail = Memo::new(move |_| {
        if reads(here, &account) {
            yuan(here, balance(&postings(&lines(here, &account))))
        } else {
            String::new()
        }
    });
    let whose = match it.kind {
        FundKind::PublicIncome => t.funds_whose_income(),
        FundKind::Maintenance => t.funds_whose_maintenance(),
        FundKind::Foundation => t.funds_whose_foundation(),
    };
    let lead = view! { <Icon glyph=Glyph::YUAN /> }.into_any();
    let title = wording::fund_kind(it.kind, here.lang);
    let act = format!("/funds/{}", it.id);
    let trail = move || trail.get();
    view! { <Row title act meta=whose lead trail song=true top=true /> }.into_any()
}

/// The way in, from where one looks for money.
pub fn way(here: Here) -> AnyView {
    let t = here.t;
    let any = Memo::new(move |_| !accounts(here).is_empty());
    let shown = move || {
        any.get().then(|| {
            let lead = view! { <Icon glyph=Glyph::YUAN /> }.into_any();
            view! {
                <Rows>
                    <Row title=t.funds_page() meta=t.funds_meta() act="/funds" lead />
                </Rows>
            }
        })
    };
    shown.into_any()
}
