//! The dry run: every fault by row, or what would change.

use components::{Desk, Glyph, Reveal, Section, State, StateKind};
use leptos::prelude::*;
use wire::{RosterDiff, RosterPreview};

use super::faults::FaultTable;
use super::side::Side;
use super::work::Work;
use crate::shell::texts;
use crate::texts::Texts;

/// So many homes are told at once; more on demand.
const FEW: usize = 24;

/// What the dry run found.
#[component]
pub(super) fn DryRunStep(work: Work) -> impl IntoView {
    let t = texts();
    move || {
        let preview = work.preview.get()?;
        let aside = view! { <Side work preview=preview.clone() /> };
        let found = if preview.faults.is_empty() {
            diff(preview, t).into_any()
        } else {
            view! {
                <div class="desk__main desk__main--close">
                    <div class="spread">
                        <h2 class="section__title">{t.faults_title()}</h2>
                        <span class="soft">{t.faults_rows()}</span>
                    </div>
                    <FaultTable faults=preview.faults />
                </div>
            }
            .into_any()
        };
        Some(view! { <Desk aside=aside.into_any()>{found}</Desk> })
    }
}

/// Whether importing would change nothing at all.
pub(super) fn changes_nothing(diff: &RosterDiff) -> bool {
    let parts = [&diff.added, &diff.changed, &diff.removed, &diff.leaving];
    parts.into_iter().all(Vec::is_empty)
}

/// What would change, home by home.
fn diff(preview: RosterPreview, t: Texts) -> impl IntoView {
    let RosterDiff {
        added,
        changed,
        removed,
        leaving,
    } = preview.diff.clone();
    if changes_nothing(&preview.diff) {
        return view! {
            <State
                kind=StateKind::Empty
                glyph=Glyph::CHECK
                title=t.diff_nothing_title()
                text=t.diff_nothing_text()
            />
        }
        .into_any();
    }
    let list = |title: String, homes: Vec<String>| {
        let count = homes.len();
        (count > 0).then(|| {
            let homes = view! { <p class="diff__homes">{homes.join("　")}</p> };
            let homes = if count > FEW {
                view! { <Reveal label=t.diff_see(count)>{homes}</Reveal> }.into_any()
            } else {
                homes.into_any()
            };
            view! { <Section title=title>{homes}</Section> }
        })
    };
    view! {
        <p>{t.diff_text()}</p>
        {list(t.diff_added(added.len()), added)}
        {list(t.diff_changed(changed.len()), changed)}
        {list(t.diff_removed(removed.len()), removed)}
        {list(t.diff_leaving(leaving.len()), leaving)}
    }
    .into_any()
}
