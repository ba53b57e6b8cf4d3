//! Signing minutes, and correcting them (签字、更正).

use components::{
    Banner, Button, ButtonLook, Confirm, Field, Glyph, Row, Rows, Section, Sheet, TextArea, Tone,
};
use domain::councils::{Command, CorrectMinutes, SignMinutes, Signer};
use domain::{CorrectionId, Line, Prose, wording};
use leptos::prelude::*;

use super::Kept;
use crate::councils::shown;
use crate::shell::{self, Here, waiting_note, when};

/// How far the signatures are, in a line.
pub fn standing(here: Here, kept: &Kept) -> String {
    let signers = kept.minutes.signers();
    let all = signers.len();
    let signed = signers.iter().filter(|it| has_signed(kept, it)).count();
    if signed == all {
        here.t.minutes_all_signed().to_owned()
    } else {
        here.t.minutes_signed_of(all, signed)
    }
}

fn has_signed(kept: &Kept, signer: &Signer) -> bool {
    let mut signatures = kept.signatures.iter();
    signatures.any(|it| it.person == signer.person && it.version == kept.version)
}

/// Whether this person is to sign the version that holds, and has not.
pub fn waits_for_me(here: Here, kept: &Kept) -> bool {
    let me = here.person();
    let signers = kept.minutes.signers();
    let mine = signers.iter().find(|signer| Some(signer.person) == me);
    mine.is_some_and(|mine| !has_signed(kept, mine))
}

/// Who is to sign and has; one's own signature; and for whoever keeps the minutes, a correction.
pub fn signing(here: Here, kept: Memo<Option<Kept>>) -> AnyView {
    let t = here.t;
    let rows = move || {
        kept.with(|it| {
            let it = it.as_ref()?;
            let rows = it.minutes.signers().into_iter();
            let rows = rows.map(|signer| row(here, it, &signer)).collect_view();
            Some(view! { <Rows>{rows}</Rows> })
        })
    };
    let version =
        move || kept.with(|it| it.as_ref().map(|it| t.minutes_version(it.version.short())));
    view! {
        <Section title=t.minutes_signatures()>
            {rows}
            <p class="tiny soft">{version}</p>
            {mine(here, kept)}
            {correct(here, kept)}
        </Section>
    }
    .into_any()
}

fn row(here: Here, kept: &Kept, signer: &Signer) -> AnyView {
    let t = here.t;
    let capacities = signer.capacities.iter();
    let capacities: Vec<&str> = capacities
        .map(|it| wording::capacity(*it, here.lang))
        .collect();
    let mut latest = kept.signatures.iter().rev();
    let latest = latest.find(|it| it.person == signer.person);
    let (words, class) = match latest {
        Some(it) if it.version == kept.version => (t.minutes_signed(when(here, it.at)), "is-jade"),
        Some(it) => (t.minutes_signed_before(it.version.short()), "is-ochre"),
        None => (t.minutes_unsigned().to_owned(), "soft"),
    };
    let state = view! { <span class=class>{words}</span> }.into_any();
    let title = shown(here, signer.person);
    let meta = capacities.join(t.comma());
    view! { <Row title meta state /> }.into_any()
}

/// The button with which one signs, where one is to.
fn mine(here: Here, kept: Memo<Option<Kept>>) -> AnyView {
    let t = here.t;
    let asked = RwSignal::new(false);
    let waits = Memo::new(move |_| {
        kept.with(|it| {
            let it = it.as_ref()?;
            waits_for_me(here, it).then_some((it.minutes.id, it.version))
        })
    });
    let sign = move |()| {
        let Some((sitting, version)) = waits.get_untracked() else {
            return;
        };
        let act = Command::SignMinutes(SignMinutes { sitting, version });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(act)).await {
                Ok(()) => here.say(here.t.minutes_sign_done(waiting_note(here))),
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let shown = move || {
        waits.get().map(|_| {
            view! {
                <Button look=ButtonLook::Primary block=true on_press=move |()| asked.set(true)>
                    {t.minutes_sign()}
                </Button>
            }
        })
    };
    view! {
        {shown}
        <Confirm
            open=asked
            title=t.minutes_sign()
            text=t.minutes_sign_text()
            yes=t.minutes_sign()
            no=t.shell_not_now()
            on_yes=sign
        />
    }
    .into_any()
}

/// The sheet in which the recorder puts something right.
fn correct(here: Here, kept: Memo<Option<Kept>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let may = Memo::new(move |_| {
        let recorder = kept.with(|it| it.as_ref().map(|it| it.minutes.recorder));
        let me = here.person();
        me.is_some() && (me == recorder || here.actor().is_staff())
    });
    let button = move || {
        may.get().then(|| {
            view! {
                <Button block=true glyph=Glyph::EDIT on_press=move |()| open.set(true)>
                    {t.minutes_correct()}
                </Button>
            }
        })
    };
    view! {
        {button}
        <Sheet open title=t.minutes_correct() close_label=t.shell_close()>
            {form(here, kept, open)}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, kept: Memo<Option<Kept>>, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let (text, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let id = kept.with_untracked(|it| it.as_ref().map(|it| it.minutes.id));
    let key = id.map(|id| format!("correct:{id}")).unwrap_or_default();
    let draft = shell::keep(
        here,
        key,
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let lacks = move |wrong: bool| (tried.get() && wrong).then(|| t.say_empty().to_owned());
    let no_text = Signal::derive(move || lacks(text.with(|it| Prose::new(it).is_err())));
    let no_reason = Signal::derive(move || lacks(reason.with(|it| Line::new(it).is_err())));
    let send = move |()| {
        let words = text.with_untracked(|it| Prose::new(it).ok());
        let why = reason.with_untracked(|it| Line::new(it).ok());
        let (Some(sitting), Some(words), Some(why)) = (id, words, why) else {
            tried.set(true);
            return;
        };
        let act = Command::CorrectMinutes(CorrectMinutes {
            id: CorrectionId(offline::new_id()),
            sitting,
            text: words,
            reason: why,
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(act)).await {
                Ok(()) => {
                    draft.forget();
                    open.try_set(false);
                    here.say(here.t.minutes_correct_done(waiting_note(here)));
                }
                Err(sentence) => {
                    fault.try_set(Some(sentence));
                }
            }
        });
    };
    let why = move || {
        let sentence = fault.get()?;
        Some(view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop live=true>{sentence}</Banner>
        })
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.minutes_correct_text()}</p>
            <TextArea
                label=t.minutes_correction()
                value=text
                rows=4
                limit=Prose::MOST
                fault=no_text
            />
            <Field label=t.project_why() value=reason limit=Line::MOST fault=no_reason />
            {why}
            <Button look=ButtonLook::Primary block=true on_press=send>
                {t.minutes_correct()}
            </Button>
        </div>
    }
    .into_any()
}
