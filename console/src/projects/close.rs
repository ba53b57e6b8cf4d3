//! Posting the accounts (公布账目).

use components::{Button, ButtonLook};
use domain::projects::{Command as Projects, PublishAccounts};
use domain::{Command, ProposalId};
use leptos::prelude::*;

use super::photos::Photos;
use crate::shell::{Doing, Fault, texts};

/// The board with the accounts on it.
#[component]
pub(super) fn AccountsForm(open: RwSignal<bool>, id: ProposalId) -> impl IntoView {
    let t = texts();
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let post = move |()| {
        let command = Projects::PublishAccounts(PublishAccounts {
            project: id,
            photos: photos.get_untracked(),
        });
        doing.run(Command::Projects(command), move || open.set(false));
    };
    view! {
        <Photos label=t.project_board() photos />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=post>
            {t.project_publish_accounts()}
        </Button>
    }
}
