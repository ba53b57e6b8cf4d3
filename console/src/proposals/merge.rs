//! Merging a proposal into a similar one that stays.

use components::{Button, ButtonLook, Radio};
use domain::proposals::{Command as Proposals, Merge, Proposal, similar};
use domain::{Command, ProposalId, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, texts, use_book};

/// Which one stays: the similar ones, best first.
#[component]
pub(crate) fn MergeForm(id: ProposalId, open: RwSignal<bool>) -> impl IntoView {
    const MOST: usize = 6;
    let (book, t) = (use_book(), texts());
    let into = RwSignal::new(None::<ProposalId>);
    let doing = Doing::nothing();
    let found = untrack(|| {
        let all = book.all::<Proposal>();
        let Some(this) = all.iter().find(|proposal| proposal.id == id) else {
            return Vec::new();
        };
        let others = all
            .iter()
            .filter(|other| other.id != id && other.state.stage().is_open());
        let found = similar(
            this.details.title.as_str(),
            Some(this.details.place),
            others,
            MOST,
        );
        found.into_iter().map(|it| it.proposal.clone()).collect()
    });
    if found.is_empty() {
        return view! { <p class="soft">{t.merge_none()}</p> }.into_any();
    }
    let one = |other: Proposal| {
        let id = other.id;
        view! {
            <Radio
                group="merge-into"
                label=other.details.title.to_string()
                note=wording::stage(other.state.stage(), t.lang)
                chosen=Signal::derive(move || into.get() == Some(id))
                on_choose=move |()| into.set(Some(id))
            />
        }
    };
    let command = move || {
        let into = into
            .get_untracked()
            .ok_or_else(|| t.merge_pick().to_owned())?;
        Ok(Command::Proposals(Proposals::Merge(Merge {
            proposal: id,
            into,
        })))
    };
    let merge = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.merge_text()}</p>
        <div role="radiogroup" aria-label=t.merge_title()>
            {found.into_iter().map(one).collect_view()}
        </div>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=merge>
            {t.merge()}
        </Button>
    }
    .into_any()
}
