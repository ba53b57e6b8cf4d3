//! Text typed and not sent: kept on the phone as it is typed.

use std::time::Duration;

use domain::Timestamp;
use leptos::prelude::*;

use super::Here;

/// How long the fingers rest before a text is kept, in milliseconds.
const REST_MS: u64 = 500;

/// A text that is kept as it is typed.
#[derive(Clone, Copy)]
pub struct Draft {
    here: Here,
    key: StoredValue<String>,
    text: Signal<String>,
    /// The text there was before anything was typed.
    begun: StoredValue<String>,
    /// Whether what was kept has been looked for.
    looked: StoredValue<bool>,
    saved: RwSignal<Option<Timestamp>>,
    /// How many strokes were typed, and how many of them are kept.
    typed: RwSignal<u32>,
    kept: RwSignal<u32>,
    settled: RwSignal<u32>,
}

/// Keeps a text under a key as it is typed, and brings back what was kept before. An empty text,
/// and one as it was at the beginning, is nothing to keep.
pub fn keep(here: Here, key: String, text: Signal<String>, restore: Callback<String>) -> Draft {
    let draft = Draft {
        here,
        key: StoredValue::new(key.clone()),
        text,
        begun: StoredValue::new(text.get_untracked()),
        looked: StoredValue::new(false),
        saved: RwSignal::new(None),
        typed: RwSignal::new(0),
        kept: RwSignal::new(0),
        settled: RwSignal::new(0),
    };
    leptos::task::spawn_local(async move {
        let kept = here.replica().draft(&key).await;
        let begun = draft.begun.try_get_value();
        let untouched = begun.is_some() && text.try_get_untracked() == begun;
        if let Some(kept) = kept.filter(|_| untouched) {
            restore.run(kept);
        }
        draft.looked.try_set_value(true);
        draft.settled.try_update(|settled| *settled += 1);
    });
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            let Some(stroke) = draft.typed.try_update(|strokes| {
                *strokes += 1;
                *strokes
            }) else {
                return now;
            };
            let rested = move || {
                if draft.typed.try_get_untracked() == Some(stroke) {
                    draft.save();
                }
            };
            set_timeout(rested, Duration::from_millis(REST_MS));
        }
        now
    });
    // Whoever turns to another app may not come back to this page.
    let turned = window_event_listener_untyped("visibilitychange", move |_| draft.save());
    on_cleanup(move || {
        turned.remove();
        draft.save();
    });
    draft
}

impl Draft {
    /// When it was last kept.
    pub fn saved(self) -> Option<Timestamp> {
        self.saved.get()
    }

    /// Whether something was typed since.
    pub fn is_behind(self) -> bool {
        self.kept.get() < self.typed.get()
    }

    /// Changes whenever the fingers have rested: the moment for work too heavy for each stroke.
    pub fn settled(self) -> u32 {
        self.settled.get()
    }

    /// Forgets it: it was sent.
    pub fn forget(self) {
        let Some(key) = self.key.try_get_value() else {
            return;
        };
        let replica = self.here.replica();
        self.saved.try_set(None);
        leptos::task::spawn_local(async move { replica.drop_draft(&key).await });
    }

    fn save(self) {
        let (Some(key), Some(text)) = (self.key.try_get_value(), self.text.try_get_untracked())
        else {
            return;
        };
        if text.is_empty() || self.begun.try_get_value().as_ref() == Some(&text) {
            // Before that, what was kept is not known to be unwanted.
            if self.looked.try_get_value() == Some(true) {
                self.forget();
            }
            return;
        }
        let replica = self.here.replica();
        let typed = self.typed.try_get_untracked().unwrap_or_default();
        leptos::task::spawn_local(async move {
            replica.save_draft(&key, &text).await;
            self.saved.try_set(Some(replica.now()));
            self.kept.try_set(typed);
            self.settled.try_update(|settled| *settled += 1);
        });
    }
}
