//! What is in force, what is to come, and every version there was.

use components::{
    Badge, Banner, ButtonLink, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind, Tone,
};
use domain::covenant::{CovenantStage, CovenantVersion, in_force};
use domain::wording;
use leptos::prelude::*;

use super::read::dock;
use super::text::whole;
use super::words::{all, badge, number};
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.covenant_page());
    let versions = Memo::new(move |_| all(here));
    let there = Memo::new(move |_| here.community().is_some());
    let now = Memo::new(move |_| {
        let today = here.now().day();
        versions.with(|all| in_force(all, today).cloned())
    });
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        if versions.with(Vec::is_empty) {
            let (title, text) = (t.covenant_none(), t.covenant_none_text());
            return view! {
                <State kind=StateKind::Empty glyph=Glyph::DOC title text page=true />
            }
            .into_any();
        }
        let all = versions.get();
        untrack(|| {
            let shown = now.get().map(|it| whole(here, &it));
            let title = shown
                .is_none()
                .then(|| view! { <h1 class="visually-hidden">{t.covenant_page()}</h1> });
            view! { {title} {coming(here, &all)} {shown} {rows(here, &all)} }.into_any()
        })
    };
    let current = Memo::new(move |_| now.with(|it| it.as_ref().map(|it| it.id)));
    shell::inner(
        here,
        t.covenant_page(),
        "/notices",
        Pace::Wide,
        Some(dock(here, current)),
        body.into_any(),
    )
}

/// The version that is talked about, voted on, or comes into force next.
fn coming(here: Here, all: &[CovenantVersion]) -> Option<AnyView> {
    let t = here.t;
    let today = here.now().day();
    let next = all.iter().find(|it| {
        let stage = it.stage(all, today);
        it.is_open() || matches!(stage, CovenantStage::Adopted | CovenantStage::Coming)
    })?;
    let (title, line) = match next.stage(all, today) {
        CovenantStage::Draft => (t.covenant_drafted(next.number), t.covenant_drafted_text()),
        CovenantStage::Tabled => (t.covenant_tabled(next.number), t.covenant_tabled_text()),
        CovenantStage::Coming => {
            let from = next.in_force_from().unwrap_or(today);
            let from = wording::short_day(from, here.lang);
            (
                t.covenant_coming(from, next.number),
                t.covenant_coming_text(),
            )
        }
        _ => (t.covenant_passed(next.number), t.covenant_passed_text()),
    };
    let act = view! {
        <ButtonLink href=format!("/covenant/{}", next.id)>{t.covenant_see()}</ButtonLink>
    }
    .into_any();
    Some(
        view! {
            <div class="no-print">
                <Banner glyph=Glyph::EDIT tone=Tone::Wait title act>
                    {line}
                </Banner>
            </div>
        }
        .into_any(),
    )
}

fn rows(here: Here, all: &[CovenantVersion]) -> AnyView {
    let rows = all.iter().map(|it| row(here, it, all)).collect_view();
    view! {
        <div class="no-print">
            <Section title=here.t.covenant_versions()>
                <Rows>{rows}</Rows>
            </Section>
        </div>
    }
    .into_any()
}

fn row(here: Here, it: &CovenantVersion, all: &[CovenantVersion]) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::DOC /> }.into_any();
    let (label, tone) = badge(here, it, all);
    let state = view! { <Badge label tone /> }.into_any();
    let since = it.in_force_from().map(|from| {
        let from = wording::day_of_year(from, here.lang);
        t.covenant_since(from)
    });
    let meta = since.unwrap_or_else(|| {
        let drafted = wording::day_of_year(it.drafted_at.day(), here.lang);
        t.covenant_drafted_on(drafted)
    });
    let meta = t.covenant_line(it.articles.len(), meta);
    let act = format!("/covenant/{}", it.id);
    view! { <Row title=number(here, it) act meta lead state /> }.into_any()
}
