//! Photographing the notice board: what is posted on it, and later the accounts (留证、公布账目).

use components::{Button, ButtonLook};
use domain::projects::Command as Projects;
use domain::proposals::Photo;
use domain::{Command, ProposalId};
use leptos::prelude::*;

use super::photos::Photos;
use crate::shell::{Doing, Fault, texts};

/// Photos of the board, and the act they belong to.
#[component]
pub(super) fn BoardForm(
    open: RwSignal<bool>,
    id: ProposalId,
    /// What is done.
    label: &'static str,
    /// The act with these photos.
    act: fn(ProposalId, Vec<Photo>) -> Projects,
) -> impl IntoView {
    let t = texts();
    let photos = RwSignal::new(Vec::new());
    let doing = Doing::nothing();
    let press = move |()| {
        let command = act(id, photos.get_untracked());
        doing.run(Command::Projects(command), move || open.set(false));
    };
    view! {
        <Photos label=t.project_board() photos />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=press>
            {label}
        </Button>
    }
}
