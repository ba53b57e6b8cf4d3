//! Signing in as staff: login and password, then the code sent to one's telephone.

use components::{Banner, BrandSeal, Button, ButtonLook, Field, Glyph, InputKind, Tone};
use domain::Line;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use offline::{NotDone, SignIn, SignInStep};
use wire::{LookAs, ProblemCode, SampleAccount, StaffSignIn};

use super::{Book, Manner, line, set_title, texts, use_book};
use crate::texts::Texts;

/// The page of the closed door.
#[component]
pub(crate) fn SignInPage(
    /// Why whoever is signed in does not come in.
    #[prop(optional, into)]
    note: Option<String>,
) -> impl IntoView {
    let t = texts();
    let note = note.map(|note| view! { <Banner glyph=Glyph::KEY tone=Tone::Wait>{note}</Banner> });
    let manner: Manner = expect_context();
    set_title(t.sign_in_title());
    view! {
        <main class="door" id="main" tabindex="-1">
            <div class="panel door__panel">
                <p class="office__brand">
                    <BrandSeal />
                    {t.brand()}
                </p>
                <h1 class="office__title">{t.sign_in_title()}</h1>
                {note}
                <SignInForm />
                <SampleDoor />
                <p class="tiny soft">{t.sign_in_resident()} " " <a href="/" rel="external">{t.sign_in_app()}</a></p>
                <Button look=ButtonLook::Text small=true on_press=move |()| manner.turn_language()>
                    {t.other_language()}
                </Button>
            </div>
        </main>
    }
}

/// In a sample the door opens at a tap: people there are made up.
#[component]
fn SampleDoor() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = RwSignal::new(Vec::<SampleAccount>::new());
    spawn_local(async move {
        let found = book.replica().samples().await.unwrap_or_default();
        let office = |it: &SampleAccount| it.who.is_office();
        all.try_set(found.into_iter().filter(office).collect());
    });
    let fault = RwSignal::new(None::<String>);
    let button = move |it: SampleAccount| {
        let who = it.who;
        let press = move |()| {
            spawn_local(async move {
                let look = LookAs {
                    who,
                    device: device(t),
                };
                if let Err(why) = book.replica().sign_in(SignIn::Sample(look)).await {
                    fault.try_set(Some(unreached(&why, t)));
                }
            });
        };
        view! { <Button block=true on_press=press>{t.sample_as(&it.name)}</Button> }
    };
    let wrong = move || {
        let sentence = fault.get()?;
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner> })
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <p class="small soft">{t.sample_text()}</p>
            <div class="stack stack--2">{move || all.get().into_iter().map(button).collect_view()}</div>
            {wrong}
        </Show>
    }
}

/// The session ended while the office was open: everything is kept, and goes on after this.
#[component]
pub(crate) fn SignInAgain() -> impl IntoView {
    let t = texts();
    view! {
        <Banner glyph=Glyph::LOCK tone=Tone::Wait title=t.banner_paused() live=true>
            {t.banner_paused_text()}
        </Banner>
        <div class="panel door__panel">
            <SignInForm />
        </div>
    }
}

/// What is typed at the door.
#[derive(Clone, Copy)]
struct Typed {
    login: RwSignal<String>,
    password: RwSignal<String>,
    otp: RwSignal<String>,
    /// The password was right and a code is on its way.
    sent: RwSignal<bool>,
    busy: RwSignal<bool>,
    fault: RwSignal<Option<String>>,
}

#[component]
fn SignInForm() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let typed = Typed {
        login: RwSignal::new(String::new()),
        password: RwSignal::new(String::new()),
        otp: RwSignal::new(String::new()),
        sent: RwSignal::new(false),
        busy: RwSignal::new(false),
        fault: RwSignal::new(None),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        typed.send(book, t);
    };
    let wrong = move || {
        let sentence = typed.fault.get()?;
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner> })
    };
    let fields = move || {
        if typed.sent.get() {
            view! {
                <Banner glyph=Glyph::PHONE live=true>{t.sign_in_sent()}</Banner>
                <Field
                    label=t.sign_in_code()
                    value=typed.otp
                    kind=InputKind::Code
                    autocomplete="one-time-code"
                />
            }
            .into_any()
        } else {
            view! {
                <Field label=t.sign_in_login() value=typed.login autocomplete="username" />
                <Field
                    label=t.sign_in_password()
                    value=typed.password
                    kind=InputKind::Password
                    autocomplete="current-password"
                />
            }
            .into_any()
        }
    };
    let go = move || {
        if typed.sent.get() {
            t.sign_in_go()
        } else {
            t.sign_in_next()
        }
    };
    let again = move || {
        typed.sent.get().then(|| {
            view! {
                <Button look=ButtonLook::Quiet block=true on_press=move |()| typed.start_again()>
                    {t.sign_in_again()}
                </Button>
            }
        })
    };
    view! {
        <form class="stack" on:submit=submit>
            {fields}
            {wrong}
            <Button look=ButtonLook::Primary block=true submit=true busy=typed.busy>
                {go}
            </Button>
            {again}
        </form>
    }
}

impl Typed {
    /// One step: the password first, then the code.
    fn send(self, book: Book, t: Texts) {
        let step = match self.step(t) {
            Ok(step) => step,
            Err(missing) => return self.fault.set(Some(missing)),
        };
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let answer = book.replica().sign_in(SignIn::Staff(step)).await;
            self.busy.set(false);
            match answer {
                Ok(SignInStep::CodeSent) => self.sent.set(true),
                // The door opens by itself: it follows the session.
                Ok(_) => {}
                Err(not_done) => self.fault.set(Some(self.wrong(&not_done, t))),
            }
        });
    }

    fn step(self, t: Texts) -> Result<StaffSignIn, String> {
        let login = self.login.get_untracked();
        let otp = self.otp.get_untracked();
        let otp = otp.trim();
        Ok(StaffSignIn {
            login: line(t.sign_in_login(), &login, t)?,
            password: self.password.get_untracked(),
            otp: self.sent.get_untracked().then(|| otp.to_owned()),
            device: device(t),
        })
    }

    /// Why the door stays closed: at the first step a wrong code is a wrong password.
    fn wrong(self, not_done: &NotDone, t: Texts) -> String {
        match not_done {
            NotDone::Problem(problem)
                if problem.code == ProblemCode::WrongCode && !self.sent.get_untracked() =>
            {
                t.sign_in_wrong().to_owned()
            }
            _ => unreached(not_done, t),
        }
    }

    fn start_again(self) {
        self.sent.set(false);
        self.otp.set(String::new());
        self.fault.set(None);
    }
}

/// What this computer calls itself in the list of devices.
fn device(t: Texts) -> Line {
    let name = t.device_name();
    Line::new(name).expect("the catalogue's own word is a line")
}

/// Why the server did not do it, in a sentence.
pub(crate) fn unreached(not_done: &NotDone, t: Texts) -> String {
    match not_done {
        NotDone::Unreachable => t.unreachable().to_owned(),
        NotDone::Problem(problem) => match (problem.refusal(), problem.code) {
            (Some(refusal), _) => refusal.sentence(t.lang),
            (None, ProblemCode::Malformed) => t.not_readable().to_owned(),
            (None, code) => code.sentence(t.lang).to_owned(),
        },
    }
}
