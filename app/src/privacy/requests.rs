//! 我的申请: how far each is, and taking it back.

use components::{Badge, Button, ButtonLook, Section, Tone};
use domain::privacy::{Asked, Command as Act, Mend, OwnRequest, Request, State, TakeBackAsking};
use domain::{PrivacyRequestId, wording};
use leptos::prelude::*;

use crate::shell::{Here, Sending, sorted};

/// The list; nothing where nothing was asked.
pub(super) fn requests(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let all = Memo::new(move |_| {
        let me = here.person();
        let all = me.map(|me| here.of::<OwnRequest>(me)).unwrap_or_default();
        sorted(all, |it| (-it.request.at.0, it.id.0))
    });
    let shown = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let lines = all.iter().map(|it| line(here, &it.request, sending));
            let lines = lines.collect_view();
            view! {
                <Section title=t.privacy_requests()>
                    <ul class="rows">{lines}</ul>
                    {sending.fault()}
                    <p class="tiny soft">{t.privacy_beyond()}</p>
                </Section>
            }
        })
    };
    shown.into_any()
}

fn line(here: Here, it: &Request, sending: Sending) -> AnyView {
    let t = here.t;
    let day = |at: domain::Timestamp| wording::day(at.day(), here.lang);
    let cools = it.is_open() && here.now() < it.cools_until;
    let (label, tone, text) = match &it.state {
        State::Open if cools => (
            t.privacy_cools(),
            Tone::Wait,
            t.privacy_cools_until(day(it.cools_until)),
        ),
        State::Open => (t.privacy_open(), Tone::Wait, t.privacy_due(day(it.due))),
        State::Done { at, words, .. } => {
            let words = words.as_ref().map(ToString::to_string).unwrap_or_default();
            (
                t.privacy_done(),
                Tone::Done,
                t.privacy_answered_on(day(*at), words),
            )
        }
        State::Refused { at, reason, .. } => (
            t.privacy_refused(),
            Tone::Stop,
            t.privacy_answered_on(day(*at), reason),
        ),
        State::TakenBack { at } => (
            t.privacy_taken_back(),
            Tone::Plain,
            t.privacy_answered_on(day(*at), ""),
        ),
    };
    let back = it.is_open().then(|| {
        let id = it.id;
        view! {
            <Button look=ButtonLook::Text busy=sending.busy on_press=move |()| take_back(id, sending, t.privacy_taken_back())>
                {t.privacy_take_back()}
            </Button>
        }
    });
    view! {
        <li>
            <div class="row">
                <span class="row__body">
                    <span class="row__title">{asked(here, &it.what)}</span>
                    <span class="row__meta">{text}</span>
                    <span class="cluster">
                        <Badge label tone />
                        {back}
                    </span>
                </span>
            </div>
        </li>
    }
    .into_any()
}

fn take_back(request: PrivacyRequestId, sending: Sending, done: &'static str) {
    sending.send(Act::TakeBack(TakeBackAsking { request }), done);
}

/// What is asked, in words.
pub(super) fn asked(here: Here, it: &Asked) -> String {
    let t = here.t;
    match it {
        Asked::Copy => t.privacy_asked_copy().to_owned(),
        Asked::Mend { what, .. } => t.privacy_asked_mend(mended(here, *what)),
        Asked::Erasure => t.privacy_asked_erase().to_owned(),
    }
}

/// What is wrong, in a word.
pub(super) fn mended(here: Here, it: Mend) -> &'static str {
    let t = here.t;
    match it {
        Mend::Name => t.privacy_mend_name(),
        Mend::Phone => t.privacy_mend_phone(),
        Mend::Home => t.privacy_mend_home(),
        Mend::Other => t.privacy_mend_other(),
    }
}
