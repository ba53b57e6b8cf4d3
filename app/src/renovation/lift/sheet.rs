//! The sheet of a lift: what is being asked for, and sending it.

use components::{Banner, Button, ButtonLook, Glyph, Paragraphs, Radio, Sheet, TextArea, Tone};
use domain::renovation::{
    Command as Renovation, GiveLiftConsent, Lift, LiftCommand as Command, LiftHarm, ObjectLift,
    ProposeLift, SettleLiftObjection, SignLiftAgreement,
};
use domain::{HomeId, LiftObjectionId, Prose, UnitId, wording};
use leptos::prelude::*;

use crate::shell::{self, Draft, Here, Sending};
use crate::texts::Texts;

/// An act with a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// 动议
    Propose,
    /// 异议
    Object,
    /// 异议已解决
    Settle(LiftObjectionId),
    /// 书面同意
    Consent(HomeId),
    /// 签分摊协议
    Sign(HomeId),
}

/// Which act is being asked for.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The app.
    pub here: Here,
    /// The stairwell, and so the lift.
    pub id: UnitId,
    act: RwSignal<Act>,
    open: RwSignal<bool>,
}

impl Asking {
    /// Nothing is being asked for.
    pub fn new(here: Here, id: UnitId) -> Self {
        Self {
            here,
            id,
            act: RwSignal::new(Act::Object),
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
        Act::Propose => t.lift_propose(),
        Act::Object => t.lift_object(),
        Act::Settle(_) => t.lift_settle(),
        Act::Consent(_) => t.lift_consent(),
        Act::Sign(_) => t.lift_sign(),
    }
}

/// The one sheet; its content is built when it opens.
pub fn sheet(asking: Asking) -> AnyView {
    let t = asking.here.t;
    let inside = move || {
        let act = asking.act.get();
        let open = asking.open.get();
        open.then(|| untrack(|| form(asking, act)))
    };
    view! {
        <Sheet open=asking.open title=move || name(t, asking.act.get()) close_label=t.shell_close()>
            {inside}
        </Sheet>
    }
    .into_any()
}

fn form(asking: Asking, act: Act) -> AnyView {
    let fields = match act {
        Act::Propose => propose(asking),
        Act::Object => object(asking),
        Act::Settle(objection) => settle(asking, objection),
        Act::Consent(home) => consent(asking, home),
        Act::Sign(home) => sign(asking, home),
    };
    view! { <div class="stack stack--4">{fields}</div> }.into_any()
}

/// A text that is kept as it is typed.
fn kept(asking: Asking, act: &str) -> (RwSignal<String>, Draft) {
    let text = RwSignal::new(String::new());
    let key = format!("lift:{act}:{}", asking.id);
    let restore = Callback::new(move |kept| text.set(kept));
    (text, shell::keep(asking.here, key, text.into(), restore))
}

fn propose(asking: Asking) -> AnyView {
    let t = asking.here.t;
    let (text, draft) = kept(asking, "propose");
    let read = move || {
        let why = Prose::new(&text.get_untracked()).ok()?;
        let lift = asking.id;
        Some(Command::Propose(ProposeLift { lift, why }))
    };
    view! {
        <p class="small soft">{t.lift_propose_text()}</p>
        {foot(asking, Some((text, draft, t.lift_why())), read)}
    }
    .into_any()
}

fn object(asking: Asking) -> AnyView {
    let (here, t) = (asking.here, asking.here.t);
    let harm = RwSignal::new(LiftHarm::Light);
    let (text, draft) = kept(asking, "object");
    let choice = |it: LiftHarm| {
        let label = wording::lift_harm(it, here.lang);
        let chosen = Signal::derive(move || harm.get() == it);
        view! { <Radio group="harm" label chosen on_choose=move |()| harm.set(it) /> }
    };
    let choices = LiftHarm::ALL.map(choice).collect_view();
    let lift: Option<Lift> = here.get(asking.id);
    let days = lift.and_then(|it| it.rules().ok().map(|rules| rules.answer_days));
    let read = move || {
        Some(Command::Object(ObjectLift {
            id: LiftObjectionId(offline::new_id()),
            lift: asking.id,
            harm: harm.get_untracked(),
            text: Prose::new(&text.get_untracked()).ok()?,
        }))
    };
    view! {
        <p class="small soft">{days.map(|days| t.lift_object_text(days))}</p>
        <fieldset>
            <legend class="field__label">{t.lift_harm()}</legend>
            {choices}
        </fieldset>
        {foot(asking, Some((text, draft, t.lift_words())), read)}
    }
    .into_any()
}

fn settle(asking: Asking, objection: LiftObjectionId) -> AnyView {
    let t = asking.here.t;
    let read = move || Some(Command::Settle(SettleLiftObjection { objection }));
    view! {
        <p>{t.lift_settle_text()}</p>
        {foot(asking, None, read)}
    }
    .into_any()
}

/// What is consented to stands above the button: which part, of which home, to which version.
fn consent(asking: Asking, home: HomeId) -> AnyView {
    let (here, t) = (asking.here, asking.here.t);
    let lift: Option<Lift> = here.get(asking.id);
    let case = lift.and_then(|it| it.state.case().cloned());
    let what = case.as_ref().and_then(|case| {
        let mut occupied = case.scheme.occupied.iter();
        Some(occupied.find(|it| it.home == home)?.what.to_string())
    });
    let version = case.map(|it| it.version).unwrap_or_default();
    let lift = asking.id;
    let read = move || {
        Some(Command::GiveConsent(GiveLiftConsent {
            lift,
            home,
            version,
        }))
    };
    view! {
        <p class="strong">{what}</p>
        <p>{t.lift_consent_text(version)}</p>
        {foot(asking, None, read)}
    }
    .into_any()
}

fn sign(asking: Asking, home: HomeId) -> AnyView {
    let (here, t) = (asking.here, asking.here.t);
    let lift: Option<Lift> = here.get(asking.id);
    let agreement = lift.and_then(|it| it.state.case()?.agreement.clone());
    let words = agreement.as_ref().map(|it| it.text.to_string());
    let words = words.unwrap_or_default();
    let share = super::rows(here, asking.id).into_iter();
    let share = share
        .filter(|it| it.home == home)
        .find_map(|it| Some(it.by_table?.share));
    let text = agreement.map(|it| it.hash);
    let lift = asking.id;
    let read = move || {
        let text = text?;
        Some(Command::Sign(SignLiftAgreement { lift, home, text }))
    };
    view! {
        <Paragraphs text=Signal::stored(words) />
        <p class="strong">{share.map(|it| t.lift_sign_share(it))}</p>
        <p class="small soft">{t.lift_sign_text()}</p>
        {foot(asking, None, read)}
    }
    .into_any()
}

/// The text if one is asked for, why it was not taken, and the button that sends it.
fn foot(
    asking: Asking,
    field: Option<(RwSignal<String>, Draft, &'static str)>,
    command: impl Fn() -> Option<Command> + Send + Sync + 'static,
) -> AnyView {
    let t = asking.here.t;
    let act = asking.act.get_untracked();
    let sending = Sending::new(asking.here);
    let tried = RwSignal::new(false);
    let draft = field.as_ref().map(|(_, draft, _)| *draft);
    let send = move |()| match command() {
        Some(command) => sending.note_then(Renovation::Lift(command), move || {
            if let Some(draft) = draft {
                draft.forget();
            }
            asking.open.try_set(false);
        }),
        None => tried.set(true),
    };
    let missing = move || {
        tried.get().then(|| {
            view! { <Banner glyph=Glyph::INFO tone=Tone::Wait live=true>{t.renovation_missing()}</Banner> }
        })
    };
    let field = field.map(|(text, _, label)| {
        let wrong = move || tried.get() && text.with(|text| Prose::new(text).is_err());
        let fault = Signal::derive(move || wrong().then(|| t.say_empty().to_owned()));
        view! { <TextArea label value=text rows=4 limit=Prose::MOST fault /> }
    });
    view! {
        {field}
        {missing}
        {sending.fault()}
        <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
            {name(t, act)}
        </Button>
    }
    .into_any()
}
