//! Signing in: the household code, the home behind it, who one is there (加入、登录).

use components::{
    AppBar, Back, Button, ButtonLink, ButtonLook, Field, Glyph, InputKind, Pace, Screen, State,
    StateKind,
};
use leptos::{ev, prelude::*};
use offline::{SignIn, SignInStep};
use wire::{DoorOpened, Knock};

use super::door::sentence;
use super::telephone::phone_sign_in;
use super::who::who;
use crate::shell::{self, Here};

/// Where one stands at the door.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Which household code?
    Code,
    /// Who am I in this home?
    Who(String, DoorOpened),
    /// The same person on a new device, by telephone.
    Phone,
}

/// Signing in; a code after `#` in the address is taken as given.
pub fn sign_in(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.join_title());
    let step = RwSignal::new(Step::Code);
    let code = RwSignal::new(taken_code());
    let fault = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let knock = Callback::new(move |()| {
        let typed = code.get_untracked().trim().to_owned();
        if typed.is_empty() {
            fault.set(Some(t.join_code_missing().to_owned()));
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let knock = SignIn::Knock(Knock {
                code: typed.clone(),
            });
            let answer = here.replica().sign_in(knock).await;
            busy.try_set(false);
            match answer {
                Ok(SignInStep::Door(door)) => {
                    fault.try_set(None);
                    step.try_set(Step::Who(typed, door));
                }
                Ok(SignInStep::CodeSent | SignInStep::SignedIn(_)) => {}
                Err(why) => {
                    fault.try_set(Some(sentence(here, &why)));
                }
            }
        });
    });
    if !code.get_untracked().is_empty() {
        knock.run(());
    }
    // Another slip scanned while this page is open changes nothing but what stands after `#`.
    let scanned = window_event_listener(ev::hashchange, move |_| {
        let taken = taken_code();
        if !taken.is_empty() {
            step.set(Step::Code);
            code.set(taken);
            knock.run(());
        }
    });
    on_cleanup(move || scanned.remove());
    let back = Back::Press(Callback::new(move |()| {
        if step.get_untracked() == Step::Code {
            here.back("/");
        } else {
            step.set(Step::Code);
        }
    }));
    // A session that has ended keeps its person; then this page signs the same person in again.
    // A memo: each word of the server's would otherwise build the form anew and drop what is typed.
    // Whose standings have all ended may join anew.
    let here_already = Memo::new(move |_| {
        let paused = here.status(|it| it.paused_for_sign_in);
        here.person().is_some() && !paused && !here.me().is_some_and(|me| super::has_left(&me))
    });
    let body = move || {
        if here_already.get() {
            return already(here);
        }
        match step.get() {
            Step::Code => ask_code(here, code, fault, busy, knock, step),
            Step::Who(code, door) => untrack(|| who(here, code, door)),
            Step::Phone => untrack(|| phone_sign_in(here)),
        }
    };
    let head = view! { <AppBar title=t.join_title() back back_label=t.shell_back() tools=shell::speak(here) /> };
    view! { <Screen head=head.into_any() pace=Pace::Form>{body}</Screen> }.into_any()
}

fn already(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/">{t.shell_to_home()}</ButtonLink> }.into_any();
    view! {
        <State kind=StateKind::Empty glyph=Glyph::CHECK title=t.join_in_title() text=t.join_in_text() page=true act />
    }
    .into_any()
}

fn ask_code(
    here: Here,
    code: RwSignal<String>,
    fault: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    knock: Callback<()>,
    step: RwSignal<Step>,
) -> AnyView {
    let t = here.t;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            knock.run(());
        }
    };
    view! {
        <h1 class="doc__title doc__title--large">{t.join_code_title()}</h1>
        <form class="stack stack--5" on:submit=submit>
            <Field
                label=t.join_code()
                value=code
                kind=InputKind::Code
                placeholder=t.join_code_example()
                hint=t.join_code_hint()
                fault=fault
            />
            <Button look=ButtonLook::Primary block=true submit=true busy=busy>
                {t.join_next()}
            </Button>
        </form>
        <Button look=ButtonLook::Quiet on_press=move |()| step.set(Step::Phone)>
            {t.join_by_phone()}
        </Button>
        {shell::desk(here)}
    }
    .into_any()
}

/// The code of a scanned slip; it leaves the address at once, so that it stays in no history.
fn taken_code() -> String {
    let hash = window().location().hash().unwrap_or_default();
    let code = hash.trim_start_matches('#').to_owned();
    if !code.is_empty()
        && let Ok(history) = window().history()
    {
        history
            .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("/join"))
            .unwrap_or_default();
    }
    code
}
