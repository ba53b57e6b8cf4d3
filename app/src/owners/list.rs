//! The assemblies in the list of what is voted on.

use components::{Badge, Glyph, Icon, Row, Rows, Section, Tone};
use domain::owners::{Assembly, AssemblyState, Force};
use domain::wording;
use leptos::prelude::*;

use super::{call, takes_ballots, voices, witness};
use crate::shell::{Here, sorted, when};

/// How many of the past are shown.
const FEW: usize = 10;

/// Assemblies, those that run first, and papers that wait for me.
pub fn section(here: Here) -> AnyView {
    let assemblies = Memo::new(move |_| {
        let all = here.all::<Assembly>();
        let mut sorted = sorted(all, |it| {
            // What is over comes after what is not, each from the latest on.
            let over = if is_over(it) { i64::MAX / 2 } else { 0 };
            (over - it.opens_at.0, it.id.0)
        });
        sorted.truncate(FEW);
        sorted
    });
    let shown = move || {
        let rows = assemblies.get();
        (!rows.is_empty()).then(|| {
            let rows = rows.iter().map(|it| row(here, it)).collect_view();
            view! { <Section title=here.t.owners_title()><Rows>{rows}</Rows></Section> }
        })
    };
    view! { {shown} {witness::asked(here, None)} {call::entry(here)} }.into_any()
}

fn is_over(it: &Assembly) -> bool {
    matches!(
        it.state,
        AssemblyState::Public { .. } | AssemblyState::Cancelled { .. }
    )
}

/// One assembly, with where it stands.
pub(super) fn row(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let advisory = it.force == Force::Advisory;
    let (label, tone, line) = match &it.state {
        AssemblyState::Called | AssemblyState::Posted { .. } => (
            t.owners_posted(),
            Tone::Wait,
            t.owners_opens(when(here, it.opens_at)),
        ),
        AssemblyState::Open { .. } if !takes_ballots(here, it) => (
            t.owners_closed(),
            Tone::Wait,
            t.owners_closed_line().to_owned(),
        ),
        AssemblyState::Open { .. } => {
            let voices = voices(here, it.id);
            let waits = voices.iter().any(|it| it.voted.is_none());
            let (label, tone) = if waits {
                (t.owners_waits(), Tone::Wait)
            } else {
                (t.owners_open(), Tone::Done)
            };
            (label, tone, t.owners_until(when(here, it.closes_at)))
        }
        AssemblyState::Counted { .. } => (
            t.owners_counted(),
            Tone::Wait,
            t.owners_counted_line().to_owned(),
        ),
        AssemblyState::Public { at, .. } => (
            t.owners_public(),
            Tone::Info,
            wording::day(at.day(), here.lang),
        ),
        AssemblyState::Cancelled { reason, .. } => {
            (t.owners_cancelled(), Tone::Stop, reason.to_string())
        }
    };
    let kind = if advisory {
        t.owners_advisory()
    } else {
        t.owners_statutory()
    };
    let state = view! { <Badge label tone /> <span>{line}</span> };
    let lead = view! { <Icon glyph=Glyph::BALLOT /> }.into_any();
    view! {
        <Row
            title=it.title.to_string()
            act=format!("/o/{}", it.id)
            meta=kind.to_owned()
            state=state.into_any()
            lead
            top=true
        />
    }
    .into_any()
}
