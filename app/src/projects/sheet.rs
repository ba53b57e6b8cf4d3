//! The sheet of a project's page: what is being asked for, and sending it.

use components::{Banner, Button, ButtonLook, Glyph, Sheet, Tone};
use domain::projects::{Command, Project};
use leptos::prelude::*;

use super::acts::{Act, Asking, name};
use super::forms;
use crate::shell::{self, Draft, Here, waiting_note};

/// The one sheet; its content is built when it opens.
pub fn sheet(here: Here, project: Memo<Option<Project>>, asking: Asking) -> AnyView {
    let t = here.t;
    let inside = move || {
        untrack(|| {
            let project = project.get()?;
            Some(forms::form(here, &project, asking))
        })
    };
    view! {
        <Sheet open=asking.open title=move || name(t, asking.act.get()) close_label=t.shell_close()>
            {inside()}
        </Sheet>
    }
    .into_any()
}

/// What every form of an act has.
#[derive(Clone, Copy)]
pub struct Form {
    /// For whom.
    pub here: Here,
    /// About what.
    pub asking: Asking,
    /// Whether sending was tried: before that nothing is called missing.
    pub tried: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Form {
    /// An empty one.
    pub fn new(here: Here, asking: Asking) -> Self {
        Self {
            here,
            asking,
            tried: RwSignal::new(false),
            fault: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// Keeps a field's text as it is typed.
    pub fn keep(self, act: &str, text: RwSignal<String>) -> Draft {
        let key = format!("project:{act}:{}", self.asking.id);
        let restore = Callback::new(move |kept| text.set(kept));
        shell::keep(self.here, key, text.into(), restore)
    }

    /// What a field still needs, once sending was tried.
    pub fn fault(self, wrong: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
        let said = self.here.t.say_empty();
        Signal::derive(move || (self.tried.get() && wrong()).then(|| said.to_owned()))
    }

    /// Why it was not taken, and the button that sends it.
    pub fn foot(
        self,
        drafts: Vec<Draft>,
        command: impl Fn() -> Option<Command> + Send + Sync + 'static,
    ) -> AnyView {
        let t = self.here.t;
        let act = untrack(|| self.asking.act.get());
        let send = move |()| match command() {
            Some(command) => self.send(command, drafts.clone()),
            None => self.tried.set(true),
        };
        let why = move || {
            let sentence = self.fault.get()?;
            Some(view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
            })
        };
        view! {
            {why}
            <Button look=ButtonLook::Primary block=true busy=self.busy on_press=send>
                {match act {
                    Act::Object | Act::Report => t.say_send(),
                    act => name(t, act),
                }}
            </Button>
        }
        .into_any()
    }

    fn send(self, command: Command, drafts: Vec<Draft>) {
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            let sent = self.here.submit(domain::Command::Projects(command)).await;
            self.busy.try_set(false);
            match sent {
                Ok(()) => {
                    drafts.into_iter().for_each(Draft::forget);
                    self.asking.open.try_set(false);
                    let note = waiting_note(self.here);
                    self.here.say(self.here.t.project_done(note));
                }
                Err(sentence) => {
                    self.fault.try_set(Some(sentence));
                }
            }
        });
    }
}
