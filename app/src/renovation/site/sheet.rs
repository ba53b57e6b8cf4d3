//! The sheet of the site: what is being asked for, and sending it.

use components::{Banner, Button, ButtonLook, Glyph, Sheet, Tone};
use domain::SiteReportId;
use domain::renovation::{Command, PlanLeg};
use leptos::prelude::*;

use super::super::Ground;
use super::forms;
use crate::shell::{self, Draft, Sending};
use crate::texts::Texts;

/// An act with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// 监督
    Report,
    /// 回复监督
    Answer(SiteReportId),
    /// 施工日志
    Write,
    /// 验收签字
    Sign,
    /// 整改完成
    Mend(u16),
}

/// Which act is being asked for.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The page.
    pub ground: Ground,
    /// Where the plan stands.
    pub leg: PlanLeg,
    /// The act.
    pub act: RwSignal<Act>,
    /// Whether its sheet is open.
    pub open: RwSignal<bool>,
}

impl Asking {
    /// Nothing is being asked for.
    pub fn new(ground: Ground, leg: PlanLeg) -> Self {
        Self {
            ground,
            leg,
            act: RwSignal::new(Act::Report),
            open: RwSignal::new(false),
        }
    }

    /// Opens the sheet of an act.
    pub fn ask(self, act: Act) {
        self.act.set(act);
        self.open.set(true);
    }
}

fn name(t: Texts, act: Act) -> &'static str {
    match act {
        Act::Report => t.renovation_report(),
        Act::Answer(_) => t.renovation_answer_report(),
        Act::Write => t.renovation_write(),
        Act::Sign => t.renovation_sign(),
        Act::Mend(_) => t.renovation_mend(),
    }
}

/// The one sheet; its content is built when it opens.
pub fn sheet(asking: Asking) -> AnyView {
    let t = asking.ground.here.t;
    let inside = move || {
        let act = asking.act.get();
        let open = asking.open.get();
        open.then(|| untrack(|| forms::form(Form::new(asking), act)))
    };
    view! {
        <Sheet open=asking.open title=move || name(t, asking.act.get()) close_label=t.shell_close()>
            {inside}
        </Sheet>
    }
    .into_any()
}

/// What every form has.
#[derive(Clone, Copy)]
pub struct Form {
    /// What is being asked for.
    pub asking: Asking,
    sending: Sending,
    /// Whether sending was tried: before that nothing is called missing.
    pub tried: RwSignal<bool>,
}

impl Form {
    fn new(asking: Asking) -> Self {
        Self {
            asking,
            sending: Sending::new(asking.ground.here),
            tried: RwSignal::new(false),
        }
    }

    /// Keeps a field's text as it is typed.
    pub fn keep(self, act: &str, text: RwSignal<String>) -> Draft {
        let key = format!("site:{act}:{}", self.asking.ground.id);
        let restore = Callback::new(move |kept| text.set(kept));
        shell::keep(self.asking.ground.here, key, text.into(), restore)
    }

    /// What a field still needs, once sending was tried.
    pub fn fault(self, wrong: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Option<String>> {
        let said = self.asking.ground.here.t.say_empty();
        Signal::derive(move || (self.tried.get() && wrong()).then(|| said.to_owned()))
    }

    /// Why it was not taken, and the button that sends it.
    pub fn foot(
        self,
        draft: Option<Draft>,
        command: impl Fn() -> Option<Command> + Send + Sync + 'static,
    ) -> AnyView {
        let t = self.asking.ground.here.t;
        let act = untrack(|| self.asking.act.get());
        let open = self.asking.open;
        let send = move |()| match command() {
            Some(command) => self.sending.note_then(command, move || {
                if let Some(draft) = draft {
                    draft.forget();
                }
                open.try_set(false);
            }),
            None => self.tried.set(true),
        };
        let missing = move || {
            let tried = self.tried.get();
            tried.then(|| {
                view! { <Banner glyph=Glyph::INFO tone=Tone::Wait live=true>{t.renovation_missing()}</Banner> }
            })
        };
        view! {
            {missing}
            {self.sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=self.sending.busy on_press=send>
                {name(t, act)}
            </Button>
        }
        .into_any()
    }
}
