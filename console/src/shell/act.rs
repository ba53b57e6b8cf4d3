//! One act from a form: busy while it is being saved, refused with a sentence, or on its way.

use components::{Banner, Button, ButtonLook, Glyph, Toast, ToastShelf, Tone};
use domain::Command;
use domain::privacy::Command as Privacy;
use leptos::prelude::*;
use leptos::task::spawn_local;
use offline::{Act, ActId, ActState, Deed, Unsaved};

use super::{Book, fate, texts, use_book};
use crate::texts::Texts;

/// An act that a form is doing.
#[derive(Clone, Copy)]
pub(crate) struct Doing {
    book: Book,
    t: Texts,
    /// Whether it is being saved.
    pub(crate) busy: RwSignal<bool>,
    /// Why it was not saved.
    pub(crate) fault: RwSignal<Option<String>>,
}

impl Doing {
    /// Nothing is being done yet.
    pub(crate) fn nothing() -> Self {
        Self {
            book: use_book(),
            t: texts(),
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }

    /// Submits what a form asks for, or says what is missing in it; `then` runs once it is saved.
    pub(crate) fn submit(self, asked: Result<Command, String>, then: impl FnOnce() + 'static) {
        match asked {
            Ok(command) => self.run(command, then),
            Err(missing) => self.fault.set(Some(missing)),
        }
    }

    /// Submits several, one after the other, each for itself: what is refused keeps none of the
    /// others back. `then` runs once all were tried, and hears how many were saved here.
    pub(crate) fn run_all(self, commands: Vec<Command>, then: impl FnOnce(usize) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let all = commands.len();
            let (mut done, mut why) = (0, None);
            for command in commands {
                match self.book.submit(command).await {
                    Ok(_) => done += 1,
                    Err(Unsaved::Refused(refusal)) => {
                        why.get_or_insert(refusal.sentence(self.t.lang));
                    }
                    Err(_) => {
                        why.get_or_insert(self.t.act_not_stored().to_owned());
                    }
                }
            }
            self.busy.set(false);
            if let Some(why) = why {
                let said = self.t.bulk_some_refused(all - done, why);
                self.fault.set(Some(said));
            }
            then(done);
        });
    }

    /// Submits a command; `then` runs once it is saved here.
    pub(crate) fn run(self, command: Command, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let unsaved = self.book.submit(command).await.err();
            self.busy.set(false);
            match unsaved {
                None => then(),
                Some(Unsaved::Refused(refusal)) => {
                    self.fault.set(Some(refusal.sentence(self.t.lang)));
                }
                Some(
                    Unsaved::NotHere
                    | Unsaved::PhotoTooLarge
                    | Unsaved::NotADocument
                    | Unsaved::Storage(_),
                ) => {
                    self.fault.set(Some(self.t.act_not_stored().to_owned()));
                }
            }
        });
    }
}

/// Why the act was not saved, where the form stands.
#[component]
pub(crate) fn Fault(doing: Doing) -> impl IntoView {
    move || {
        let sentence = doing.fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    }
}

/// Seconds an act that was counted stays in sight.
const IN_SIGHT: i64 = 15;

/// The last act of this visit and what became of it, until it is closed, was counted for a while,
/// or the next one comes.
#[component]
pub(crate) fn ToastOfTheLastAct() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let opened_at = untrack(|| book.now());
    let closed = RwSignal::new(None::<ActId>);
    let last = move || {
        // That somebody looked is written down without a word: it is nothing they did.
        let said = |act: &Act| !matches!(&act.deed, Deed::Command(it) if is_look(it));
        let act = book.acts().into_iter().find(said)?;
        let seen_enough = match act.state {
            ActState::Counted { at, .. } => book.now() > at.plus_ms(IN_SIGHT * 1000),
            _ => false,
        };
        let shown = act.made_at >= opened_at && closed.get() != Some(act.id) && !seen_enough;
        shown.then_some(act)
    };
    let toast = move || {
        let act = last()?;
        let id = act.id;
        let close = view! {
            <Button look=ButtonLook::Text on_press=move |()| closed.set(Some(id))>
                {t.close()}
            </Button>
        };
        let (glyph, text) = (glyph(&act), fate(&act, book.status().online, t));
        Some(view! { <Toast glyph text act=close.into_any() /> })
    };
    view! { <ToastShelf>{toast}</ToastShelf> }
}

/// Whether an act only says that personal data was looked at.
fn is_look(command: &Command) -> bool {
    matches!(command, Command::Privacy(Privacy::Looked(_)))
}

/// The drawing before what became of an act.
fn glyph(act: &Act) -> Glyph {
    match &act.state {
        ActState::Saved | ActState::Sent if act.kept && act.warning.is_none() => Glyph::OUTBOX,
        ActState::Counted { .. } => Glyph::CHECK,
        _ => Glyph::ALERT,
    }
}
