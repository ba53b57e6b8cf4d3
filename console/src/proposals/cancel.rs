//! Ending an accepted proposal before it is a project (终止).

use components::{Button, ButtonLook, Panel};
use domain::Command;
use domain::proposals::{Cancel, Command as Proposals, Proposal};
use leptos::prelude::*;

use crate::shell::{AskWhy, line, texts};

/// The question why, where the proposal can be ended.
#[component]
pub(crate) fn Ending(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let t = texts();
    let ends = Memo::new(move |_| {
        proposal.with(|it| {
            let it = it.as_ref()?;
            it.state.leaves().then_some(it.id)
        })
    });
    let open = RwSignal::new(false);
    move || {
        let id = ends.get()?;
        let command = Callback::new(move |why: String| {
            let reason = line(t.reason(), &why, t)?;
            let cancel = Cancel {
                proposal: id,
                reason,
            };
            Ok(Command::Proposals(Proposals::Cancel(cancel)))
        });
        Some(view! {
            <Panel title=t.end_title()>
                <p class="soft">{t.end_note()}</p>
                <Button look=ButtonLook::Quiet block=true on_press=move |()| open.set(true)>
                    {t.end()}
                </Button>
                <AskWhy open title=t.end_question() text=t.end_text() yes=t.end() command />
            </Panel>
        })
    }
}
