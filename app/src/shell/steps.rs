//! One question at a time in care mode (大字版，一次只问一件). The form and its draft are one either way: in
//! care mode all questions but one are hidden.

use components::{Button, ButtonLook};
use leptos::prelude::*;

use super::{Here, journey};

/// The questions of a form, and which of them is asked.
#[derive(Clone, Copy)]
pub struct Steps {
    here: Here,
    at: RwSignal<usize>,
    many: usize,
}

impl Steps {
    /// So many questions, the first of them first.
    pub fn new(here: Here, at: RwSignal<usize>, many: usize) -> Self {
        Self { here, at, many }
    }

    fn care(self) -> bool {
        self.here.settings().get().care
    }

    /// One of the questions.
    pub fn question(self, index: usize, inside: AnyView) -> AnyView {
        let hidden = Memo::new(move |_| self.care() && self.at.get() != index);
        view! {
            <div class="question-step stack stack--6" hidden=move || hidden.get()>
                {inside}
            </div>
        }
        .into_any()
    }

    /// Which of them is asked, in words.
    pub fn line(self) -> AnyView {
        let line = move || {
            self.care().then(|| {
                let words = self.here.t.list_step(self.at.get() + 1, self.many);
                view! { <p class="small soft" role="status">{words}</p> }
            })
        };
        line.into_any()
    }

    /// The way back to the question before.
    pub fn back(self) -> AnyView {
        let first = Memo::new(move |_| !self.care() || self.at.get() == 0);
        let back = move || {
            (!first.get()).then(|| {
                let press = move |()| self.go(self.at.get_untracked().saturating_sub(1));
                view! { <Button on_press=press>{self.here.t.form_before()}</Button> }
            })
        };
        back.into_any()
    }

    /// The way to the next question; behind the last one, the act of the form.
    pub fn on(self, act: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let more = Memo::new(move |_| self.care() && self.at.get() + 1 < self.many);
        let on = move || {
            if more.get() {
                let press = move |()| self.go(self.at.get_untracked() + 1);
                view! {
                    <Button look=ButtonLook::Primary block=true on_press=press>
                        {self.here.t.form_next()}
                    </Button>
                }
                .into_any()
            } else {
                untrack(&act)
            }
        };
        on.into_any()
    }

    /// Asks this one, and puts the focus into it.
    pub fn go(self, to: usize) {
        self.at.set(to);
        request_animation_frame(|| {
            journey::focus(".question-step:not([hidden]) :is(textarea, input, button)");
        });
    }
}
