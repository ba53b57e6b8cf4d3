//! Sending an act, and what became of it: busy, refused with a sentence, or taken.

use components::{Banner, Glyph, Tone};
use domain::Command;
use leptos::prelude::*;

use super::{Here, waiting_note};

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

    /// Sends an act and says that it is noted.
    pub fn note(self, act: impl Into<Command>) {
        self.note_then(act, || {});
    }

    /// The same, and goes on once it is taken.
    pub fn note_then(self, act: impl Into<Command>, then: impl FnOnce() + 'static) {
        self.send_then(act, self.here.t.act_noted(), then);
    }

    /// Sends an act and says what it was.
    pub fn send(self, act: impl Into<Command>, done: &'static str) {
        self.send_then(act, done, || {});
    }

    /// The same, and goes on once it is taken.
    pub fn send_then(
        self,
        act: impl Into<Command>,
        done: &'static str,
        then: impl FnOnce() + 'static,
    ) {
        self.busy.set(true);
        self.fault.set(None);
        let command = act.into();
        leptos::task::spawn_local(async move {
            let sent = self.here.submit(command).await;
            self.busy.try_set(false);
            match sent {
                Ok(()) => {
                    then();
                    let note = waiting_note(self.here);
                    self.here.say(self.here.t.act_done(done, note));
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

    /// What was wrong is put right.
    pub fn forgive(self) {
        self.fault.set(None);
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
