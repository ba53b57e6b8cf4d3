//! Sending an act of this slice, and what became of it.

use components::{Banner, Glyph, Tone};
use domain::issues::Command as Act;
use leptos::prelude::*;

use crate::shell::{Here, waiting_note};

/// One act on its way.
#[derive(Clone, Copy)]
pub struct Sending {
    here: Here,
    /// Whether it is on its way into the phone's vault.
    pub busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

impl Sending {
    /// Nothing is being sent.
    pub fn new(here: Here) -> Self {
        Self {
            here,
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }

    /// Sends an act and says what it was.
    pub fn send(self, act: Act, done: &'static str) {
        self.send_then(act, done, || {});
    }

    /// The same, and goes on once it is taken.
    pub fn send_then(self, act: Act, done: &'static str, then: impl FnOnce() + 'static) {
        self.busy.set(true);
        self.fault.set(None);
        leptos::task::spawn_local(async move {
            let sent = self.here.submit(domain::Command::Issues(act)).await;
            self.busy.try_set(false);
            match sent {
                Ok(()) => {
                    then();
                    let note = waiting_note(self.here);
                    self.here.say(self.here.t.issue_done(done, note));
                }
                Err(sentence) => {
                    self.fault.try_set(Some(sentence));
                }
            }
        });
    }

    /// Says that something is wrong before it is sent.
    pub fn refuse(self, sentence: impl Into<String>) {
        self.fault.set(Some(sentence.into()));
    }

    /// Why it was not taken.
    pub fn fault(self) -> AnyView {
        let why = move || {
            let sentence = self.fault.get()?;
            Some(view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
            })
        };
        why.into_any()
    }
}
