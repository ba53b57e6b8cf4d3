//! What one may agree to and need not: each on a screen of its own, nothing ticked before, no as
//! large as yes, and taken back in one press.

use components::{Button, ButtonLook, Glyph, Icon, Row, Section};
use domain::privacy::{Choose, Command as Act, Purpose, PurposeChoice, Said};
use domain::{PurposeChoiceId, wording};
use leptos::prelude::*;

use super::inside;
use crate::shell::{Here, Sending};

const PURPOSE: Purpose = Purpose::TextMessages;

/// What was said.
pub(crate) fn said(here: Here) -> Option<PurposeChoice> {
    let me = here.person()?;
    here.get(PurposeChoiceId::of(PURPOSE, me))
}

/// The row that leads there, with what was said.
pub(crate) fn row(here: Here) -> AnyView {
    let t = here.t;
    let said = Memo::new(move |_| said(here));
    let meta = move || match said.get() {
        Some(it) if it.holds() => t.privacy_said_yes(wording::day(it.at.day(), here.lang)),
        Some(it) => match it.said {
            Said::No => t.privacy_said_no(wording::day(it.at.day(), here.lang)),
            _ => t.privacy_said_withdrawn(wording::day(it.at.day(), here.lang)),
        },
        None => t.privacy_said_nothing().to_owned(),
    };
    view! {
        <Row
            title=t.privacy_texts()
            meta=Signal::derive(meta)
            act="/me/privacy/texts"
            lead=view! { <Icon glyph=Glyph::PHONE /> }.into_any()
        />
    }
    .into_any()
}

/// 短信提醒.
pub(super) fn texts(here: Here) -> AnyView {
    inside(here, here.t.privacy_texts(), "/me/privacy", body)
}

fn body(here: Here) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let now = Memo::new(move |_| said(here));
    let choose = move |what: Said, done: &'static str| {
        if let Some(community) = here.community() {
            let choose = Choose {
                community: community.id,
                purpose: PURPOSE,
                version: PURPOSE.version(),
                said: what,
            };
            sending.send(Act::Choose(choose), done);
        }
    };
    let acts = move || match now.get() {
        Some(it) if it.holds() => {
            let day = wording::day(it.at.day(), here.lang);
            view! {
                <p>{t.privacy_said_yes(day)}</p>
                <Button
                    block=true
                    busy=sending.busy
                    on_press=move |()| choose(Said::Withdrawn, t.privacy_withdrawn())
                >
                    {t.privacy_withdraw()}
                </Button>
            }
            .into_any()
        }
        other => {
            let no = other.is_none_or(|it| it.said == Said::Yes).then(|| {
                view! {
                    <Button
                        block=true
                        busy=sending.busy
                        on_press=move |()| choose(Said::No, t.privacy_noted_no())
                    >
                        {t.privacy_say_no()}
                    </Button>
                }
            });
            view! {
                <Button
                    look=ButtonLook::Ink
                    block=true
                    busy=sending.busy
                    on_press=move |()| choose(Said::Yes, t.privacy_noted_yes())
                >
                    {t.privacy_say_yes()}
                </Button>
                {no}
            }
            .into_any()
        }
    };
    view! {
        <p>{t.privacy_texts_text()}</p>
        <Section title=t.privacy_texts_what()>
            <ul class="stack stack--1">
                <li>{t.privacy_texts_uses()}</li>
                <li>{t.privacy_texts_says()}</li>
                <li>{t.privacy_texts_who()}</li>
                <li>{t.privacy_texts_without()}</li>
            </ul>
        </Section>
        {sending.fault()}
        {acts}
        <p class="tiny soft">{t.privacy_version(PURPOSE.version())}</p>
    }
    .into_any()
}
