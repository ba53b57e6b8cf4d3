//! One entry of the ledger (分录): what for, who confirmed it, when it expires, and what to do if it
//! is wrong.

use components::{Fact, Facts, Row, Rows, Section};
use domain::points::{Entry, StatementLine, What, statement};
use domain::{EntryId, wording};
use leptos::prelude::*;

use super::{appeal, own, until, words};
use crate::shell::{self, Here};

/// The screen.
pub(super) fn entry(here: Here, id: EntryId) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| {
        let me = here.person()?;
        let at = until(here);
        own(here).with(|own| {
            let kept = &own.journal;
            let entry = kept.get(id)?.clone();
            let lines = statement(kept, me, at);
            let of = |it: &StatementLine| it.kind == domain::points::LineKind::Entry(id);
            let line = lines.into_iter().find(of);
            let cause = words::cause(here, &entry, kept);
            Some((entry, line, cause))
        })
    });
    let reversed = Memo::new(move |_| {
        found.with(|it| {
            let (entry, ..) = it.as_ref()?;
            Some(matches!(entry.what, What::Reversed { .. }))
        })
    });
    let body = move || match reversed.get() {
        Some(reversed) => untrack(|| one(here, id, found, reversed)),
        None => shell::absent(here),
    };
    super::screen(here, t.points_entry_title(), "/points", body.into_any())
}

/// An entry, its line in the statement, and what it is for.
type Found = Option<(Entry, Option<StatementLine>, String)>;

/// What is read follows the ledger; the sheet below stays as it is meanwhile.
fn one(here: Here, id: EntryId, found: Memo<Found>, reversed: bool) -> AnyView {
    let t = here.t;
    let facts = Signal::derive(move || {
        found.with(|it| match it {
            Some((entry, line, _)) => facts(here, entry, line.as_ref()),
            None => Vec::new(),
        })
    });
    let cause = move || {
        let cause = found.with(|it| it.as_ref().map(|(.., cause)| cause.clone()));
        cause.unwrap_or_default()
    };
    let thread = move || {
        let href = found.with(|it| words::thread(here, &it.as_ref()?.0))?;
        Some(view! { <Rows><Row title=t.points_thread() act=href /></Rows> })
    };
    let below = if reversed {
        appeal::against_correction(here, id)
    } else {
        view! { <p class="small soft">{t.points_wrong()}</p> }.into_any()
    };
    view! {
        <Section title=cause>
            <Facts facts />
            {thread}
        </Section>
        {below}
    }
    .into_any()
}

fn facts(here: Here, entry: &Entry, line: Option<&StatementLine>) -> Vec<Fact> {
    let t = here.t;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.points_when(), wording::instant(entry.at, here.lang)),
        fact(t.points_proof(), words::proof(here, entry)),
    ];
    if let Some(line) = line {
        let changed = words::signed(line.spendable);
        facts.push(fact(t.points_changed(), changed));
        if line.honour != 0 {
            facts.push(fact(t.points_honour_changed(), words::signed(line.honour)));
        }
        facts.push(fact(t.points_after(), line.spendable_after.to_string()));
    }
    if let What::Earned {
        expires_on,
        evidence,
        ..
    } = &entry.what
    {
        facts.push(fact(t.points_lasts(), words::year_day(here, *expires_on)));
        if !evidence.is_empty() {
            facts.push(fact(
                t.points_evidence(),
                t.points_evidence_count(evidence.len()),
            ));
        }
    }
    facts
}
