//! Signing minutes and correcting them.

use components::{Button, ButtonLook, Confirm, Field, Panel, Sheet, TextArea};
use domain::councils::{Command as Councils, CorrectMinutes, SignMinutes, Signer};
use domain::{Command, CorrectionId, Line, Prose, SittingId, wording};
use leptos::prelude::*;

use super::page::Kept;
use crate::shell::{Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

/// Who is to sign, who has signed which version, and one's own signature.
#[component]
pub(super) fn Signing(kept: Memo<Option<Kept>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let asking = RwSignal::new(false);
    let me = untrack(|| book.session()).map(|session| session.person);
    let version = Memo::new(move |_| {
        kept.with(|it| {
            it.as_ref()
                .and_then(|it| it.minutes.version(&it.corrections))
        })
    });
    let lines = move || {
        let kept = kept.get()?;
        let rows = kept.minutes.signers().into_iter().map(|signer| {
            let state = signed(&kept, &signer, t);
            view! {
                <li>
                    <strong>{book.name(signer.person)}</strong>
                    " "
                    <span class="soft">{capacities(&signer, t)}</span>
                    <br />
                    <span class="small">{state}</span>
                </li>
            }
        });
        Some(rows.collect_view())
    };
    let mine = Memo::new(move |_| {
        kept.with(|it| {
            let (it, me, version) = (it.as_ref()?, me?, version.get()?);
            let signs = it
                .minutes
                .signers()
                .iter()
                .any(|signer| signer.person == me);
            let signed = it.signatures.iter();
            let signed = signed
                .filter(|it| it.version == version)
                .any(|it| it.person == me);
            (signs && !signed).then_some(it.minutes.id)
        })
    });
    let sign = move |()| {
        let (Some(sitting), Some(version)) = (mine.get_untracked(), version.get_untracked()) else {
            return;
        };
        let act = SignMinutes { sitting, version };
        doing.run(Command::Councils(Councils::SignMinutes(act)), || ());
    };
    let act = move || {
        mine.get().map(|_| {
            view! {
                <Button
                    look=ButtonLook::Primary
                    block=true
                    busy=doing.busy
                    on_press=move |()| asking.set(true)
                >
                    {t.minutes_sign()}
                </Button>
            }
        })
    };
    let which = move || version.get().map(|it| t.minutes_version(it.short()));
    view! {
        <Panel title=t.minutes_signatures()>
            <p class="small soft">{which}</p>
            <ul class="stack stack--2">{lines}</ul>
            <Fault doing />
            {act}
        </Panel>
        <Confirm
            open=asking
            title=t.minutes_sign()
            text=t.minutes_sign_text()
            yes=t.minutes_sign()
            no=t.not_now()
            on_yes=sign
        />
    }
}

/// As what somebody signs.
pub(super) fn capacities(signer: &Signer, t: Texts) -> String {
    let names = signer.capacities.iter();
    let names: Vec<&str> = names.map(|it| wording::capacity(*it, t.lang)).collect();
    names.join(t.list_comma())
}

/// The signature of a person to the version that holds, or to an earlier one, or that it is missing.
pub(super) fn signed(kept: &Kept, signer: &Signer, t: Texts) -> String {
    let version = kept.minutes.version(&kept.corrections);
    let mut mine = kept.signatures.iter().rev();
    let last = mine.find(|it| it.person == signer.person);
    match last {
        Some(it) if Some(it.version) == version => {
            t.minutes_signed(it.version.short(), wording::instant(it.at, t.lang))
        }
        Some(it) => t.minutes_signed_before(it.version.short()),
        None => t.minutes_unsigned().to_owned(),
    }
}

/// Adding a correction: for community workers, who alone come here.
#[component]
pub(super) fn Correcting(kept: Memo<Option<Kept>>) -> impl IntoView {
    let t = texts();
    let open = RwSignal::new(false);
    let id = Memo::new(move |_| kept.with(|it| it.as_ref().map(|it| it.minutes.id)));
    let count =
        Memo::new(move |_| kept.with(|it| it.as_ref().map_or(0, |it| it.corrections.len())));
    view! {
        <Panel title=t.minutes_corrections()>
            <p class="small soft">{move || t.minutes_corrections_text(count.get())}</p>
            <Button on_press=move |()| open.set(true)>{t.minutes_correct()}</Button>
        </Panel>
        <Sheet open title=t.minutes_correct() close_label=t.not_now()>
            {move || id.get().map(|id| view! { <CorrectForm id open /> })}
        </Sheet>
    }
}

#[component]
fn CorrectForm(id: SittingId, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let (text, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let command = move || {
        let act = CorrectMinutes {
            id: CorrectionId(offline::new_id()),
            sitting: id,
            text: prose(t.minutes_correction(), &text.get_untracked(), t)?,
            reason: line(t.reason(), &reason.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::CorrectMinutes(act)))
    };
    let correct = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.minutes_correct_text()}</p>
        <TextArea
            label=t.minutes_correction()
            value=text
            rows=4
            limit=Prose::MOST
            hint=t.minutes_correction_hint()
        />
        <Field label=t.reason() value=reason limit=Line::MOST hint=t.reason_everyone() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=correct>
            {t.minutes_correct()}
        </Button>
    }
}
