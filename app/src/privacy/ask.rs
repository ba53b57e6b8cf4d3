//! Asking for a correction, or to be erased.

use components::{Button, ButtonLink, ButtonLook, Radio, Section, TextArea, Tick};
use domain::privacy::{AskFor, Asked, COOL_OFF_DAYS, Command as Act, Mend, OwnRequest};
use domain::{PrivacyRequestId, Prose};
use leptos::prelude::*;

use super::inside;
use super::requests::mended;
use crate::shell::{Here, Sending};

const UP: &str = "/me/privacy";

/// 更正.
pub(super) fn mend(here: Here) -> AnyView {
    inside(here, here.t.privacy_mend(), UP, mend_form)
}

fn mend_form(here: Here) -> AnyView {
    let t = here.t;
    let what = RwSignal::new(Mend::Name);
    let words = RwSignal::new(String::new());
    let sending = Sending::new(here);
    let choices = Mend::ALL.map(|it| {
        let chosen = Signal::derive(move || what.get() == it);
        view! {
            <Radio group="mend" label=mended(here, it) chosen on_choose=move |()| what.set(it) />
        }
    });
    let send = move |()| match Prose::new(&words.get_untracked()) {
        Ok(words) => {
            let what = what.get_untracked();
            send(here, Asked::Mend { what, words }, sending);
        }
        Err(_) => sending.refuse(t.say_empty()),
    };
    view! {
        <p>{t.privacy_mend_text()}</p>
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.privacy_mend_what()}</legend>
            {choices.collect_view()}
        </fieldset>
        <TextArea
            label=t.privacy_mend_words()
            value=words
            limit=Prose::MOST
            hint=t.privacy_mend_hint()
        />
        {sending.fault()}
        <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
            {t.privacy_send()}
        </Button>
    }
    .into_any()
}

/// 注销并删除: what goes, what stays and why, the days to think, and an act of one's own.
pub(super) fn erase(here: Here) -> AnyView {
    inside(here, here.t.privacy_erase(), UP, erase_form)
}

fn erase_form(here: Here) -> AnyView {
    let t = here.t;
    let sure = RwSignal::new(false);
    let sending = Sending::new(here);
    let open = Memo::new(move |_| {
        let me = here.person();
        let all = me.map(|me| here.of::<OwnRequest>(me)).unwrap_or_default();
        all.iter()
            .any(|it| it.request.is_open() && it.request.what == Asked::Erasure)
    });
    let act = move || {
        if open.get() {
            return view! {
                <p>{t.privacy_erase_asked()}</p>
                <ButtonLink href=UP block=true>
                    {t.privacy_requests()}
                </ButtonLink>
            }
            .into_any();
        }
        view! {
            <Tick label=t.privacy_erase_sure() checked=sure on_change=move |on| sure.set(on) />
            {sending.fault()}
            <Button
                look=ButtonLook::Primary
                block=true
                busy=sending.busy
                disabled=Signal::derive(move || !sure.get())
                on_press=move |()| send(here, Asked::Erasure, sending)
            >
                {t.privacy_erase_send()}
            </Button>
            <ButtonLink href=UP look=ButtonLook::Text block=true>
                {t.shell_not_now()}
            </ButtonLink>
        }
        .into_any()
    };
    view! {
        <p>{t.privacy_erase_text(COOL_OFF_DAYS)}</p>
        <Section title=t.privacy_goes()>
            <ul class="stack stack--1">
                <li>{t.privacy_goes_me()}</li>
                <li>{t.privacy_goes_contact()}</li>
                <li>{t.privacy_goes_phone()}</li>
                <li>{t.privacy_goes_photos()}</li>
            </ul>
        </Section>
        <Section title=t.privacy_unnamed()>
            <p>{t.privacy_unnamed_text()}</p>
        </Section>
        <Section title=t.privacy_stays()>
            <ul class="stack stack--1">
                <li>{t.privacy_stays_ballots()}</li>
                <li>{t.privacy_stays_ledger()}</li>
                <li>{t.privacy_stays_title()}</li>
            </ul>
            <p class="small soft">{t.privacy_stays_sealed()}</p>
        </Section>
        <Section title=t.privacy_before()>
            <p>{t.privacy_before_text()}</p>
        </Section>
        {act}
    }
    .into_any()
}

fn send(here: Here, what: Asked, sending: Sending) {
    let Some(community) = here.community() else {
        return;
    };
    let ask = AskFor {
        id: PrivacyRequestId(offline::new_id()),
        community: community.id,
        person: None,
        what,
    };
    sending.send_then(Act::Ask(ask), here.t.privacy_sent(), move || {
        here.go_instead(UP)
    });
}
