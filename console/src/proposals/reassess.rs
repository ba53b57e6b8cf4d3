//! Correcting what the committee found (更正预审意见), and what it said before.

use components::{Banner, Button, Fact, Facts, Glyph, Panel, Sheet};
use domain::proposals::{Proposal, Reassessment};
use leptos::prelude::*;

use super::accept::AssessForm;
use crate::shell::{Book, dated, texts};
use crate::texts::Texts;

/// The way to correct it, until it is talked over.
#[component]
pub(crate) fn Reassessing(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| {
        proposal.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.assessment.is_some() && it.state.is_reassessed())
        })
    });
    move || {
        may.get().then(|| {
            view! {
                <Panel title=t.reassess()>
                    <p class="soft">{t.reassess_text()}</p>
                    <Button block=true on_press=move |()| open.set(true)>
                        {t.reassess()}
                    </Button>
                </Panel>
                <Sheet open title=t.reassess() close_label=t.not_now()>
                    <Banner glyph=Glyph::INFO>{t.reassess_text()}</Banner>
                    {move || open.get().then(|| view! { <AssessForm proposal open /> })}
                </Sheet>
            }
        })
    }
}

/// What it said before each correction, the last one first.
pub(super) fn before(proposal: &Proposal, book: Book, t: Texts) -> Option<AnyView> {
    let mut next = proposal.assessment.clone()?;
    let mut entries = book.of::<Reassessment>(proposal.id);
    entries.sort_by_key(|it| std::cmp::Reverse(it.number));
    let entry = |it: Reassessment| {
        let said = it.before.corrected_by(&next, t.lang).into_iter();
        let facts: Vec<Fact> = said
            .map(|(name, value)| Fact {
                name: name.to_owned(),
                value,
                sum: false,
            })
            .collect();
        let told = t.reassessed(dated(it.at.day(), t), it.number, &it.reason);
        next = it.before;
        view! {
            <p class="strong">{told}</p>
            <Facts facts />
        }
    };
    let entries: Vec<_> = entries.into_iter().map(entry).collect();
    (!entries.is_empty())
        .then(|| view! { <Panel title=t.reassessed_title()>{entries}</Panel> }.into_any())
}
