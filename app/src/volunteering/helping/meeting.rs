//! One introduction, as one of the two reads it: agreeing, calling, and the end of it.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Card, Confirm, Glyph, Paragraphs, Section, Tone,
};
use domain::volunteering::{AgreeToMeet, Agreement, Command, EndMeeting, Meeting, Side};
use domain::{MeetingId, wording};
use leptos::prelude::*;

use super::meetings;
use crate::shell::{self, Here, Sending};

/// How many that are done are shown.
const FEW: usize = 5;

/// What I was asked, and what I helped with.
pub fn asked_of_me(here: Here) -> AnyView {
    let t = here.t;
    let ids = Memo::new(move |_| {
        let all = meetings(here, Side::Helps).into_iter();
        let live = all.filter(|it| it.agreement.is_live());
        live.map(|it| it.id).collect::<Vec<_>>()
    });
    let done = Memo::new(move |_| {
        let all = meetings(here, Side::Helps);
        let helped = |it: &Meeting| matches!(it.agreement, Agreement::Ended { helped: true, .. });
        let done: Vec<Meeting> = all.into_iter().filter(helped).take(FEW).collect();
        done
    });
    // What is asked in one stays asked while another comes.
    let card = move |id| untrack(|| card(here, id));
    let helped = move || {
        let done = done.get();
        (!done.is_empty()).then(|| {
            let lines = done.iter().map(|it| {
                let skill = wording::skill(it.skill, here.lang);
                view! { <li>{t.mutual_helped_line(shell::when(here, it.at), skill)}</li> }
            });
            let lines = lines.collect_view();
            view! {
                <Section title=t.mutual_helped()>
                    <ul class="small soft">{lines}</ul>
                </Section>
            }
        })
    };
    let any = Memo::new(move |_| !ids.with(Vec::is_empty));
    let shown = move || {
        any.get().then(|| {
            view! {
                <Section title=t.mutual_asked_of_me()>
                    <For each=move || ids.get() key=|id| *id children=card />
                </Section>
            }
        })
    };
    view! { {shown} {helped} }.into_any()
}

fn card(here: Here, id: MeetingId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<Meeting>(id));
    let asks = it.with_untracked(|it| {
        it.as_ref().map(|it| {
            let near = wording::nearness(it.nearness, here.lang);
            let skill = wording::skill(it.skill, here.lang);
            let words = it.words.to_string();
            view! {
                <h3 class="card__title">{t.mutual_asks(near, skill)}</h3>
                <Paragraphs text=words />
            }
        })
    });
    view! { <Card lift=true>{asks} {steps(here, it)}</Card> }.into_any()
}

/// Where it stands between the two, and what the reader can do.
pub fn steps(here: Here, it: Memo<Option<Meeting>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let ending = RwSignal::new(false);
    let introduction = move || it.get_untracked().map(|it| it.introduction);
    let agree = move |()| {
        let Some(introduction) = introduction() else {
            return;
        };
        let act = Command::AgreeToMeet(AgreeToMeet { introduction });
        sending.send(act, t.mutual_agreed());
    };
    let end = move |helped: bool| {
        let Some(introduction) = introduction() else {
            return;
        };
        let done = if helped {
            t.mutual_done()
        } else {
            t.mutual_said_no()
        };
        let act = Command::EndMeeting(EndMeeting {
            introduction,
            helped,
        });
        sending.send(act, done);
    };
    let word = move || {
        let it = it.get()?;
        let near = wording::nearness(it.nearness, here.lang);
        let (label, tone, line) = match (it.agreement, it.side) {
            (Agreement::Both { .. }, _) => {
                let line = if it.contact.is_some() {
                    t.mutual_both_text()
                } else {
                    t.mutual_both_waits()
                };
                (t.mutual_both(), Tone::Done, line.to_owned())
            }
            (agreement, side) if agreement.has(side) => (
                t.mutual_you_agreed(),
                Tone::Wait,
                t.mutual_other_next().to_owned(),
            ),
            (Agreement::One { .. }, Side::Needs) => (
                t.mutual_other_agreed(),
                Tone::Info,
                t.mutual_needs_next().to_owned(),
            ),
            (Agreement::One { .. }, Side::Helps) => (
                t.mutual_other_agreed(),
                Tone::Info,
                t.mutual_you_next().to_owned(),
            ),
            (_, Side::Needs) => (t.mutual_found(), Tone::Info, t.mutual_found_text(near)),
            (_, Side::Helps) => (
                t.mutual_you_are_asked(),
                Tone::Info,
                t.mutual_you_next().to_owned(),
            ),
        };
        let call = it.contact.as_ref().map(|it| {
            let href = shell::call(it.phone.as_str());
            let words = t.offer_call(&it.name, &it.phone);
            view! {
                <ButtonLink href look=ButtonLook::Ink block=true glyph=Glyph::PHONE>
                    {words}
                </ButtonLink>
            }
        });
        Some(view! {
            <p><Badge label tone /></p>
            <p class="small">{line}</p>
            {call}
        })
    };
    let stage = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref().map(|it| match it.agreement {
                Agreement::Both { .. } => Stage::Both,
                agreement if agreement.has(it.side) => Stage::Waits,
                _ => Stage::Asked,
            })
        })
    });
    let acts = move || {
        let no = match it.with_untracked(|it| it.as_ref().map(|it| it.side)) {
            Some(Side::Needs) => t.mutual_another(),
            _ => t.mutual_not_now(),
        };
        match stage.get()? {
            Stage::Asked => Some(
                view! {
                    <div class="pair">
                        <Button look=ButtonLook::Primary busy=sending.busy on_press=agree>
                            {t.mutual_agree()}
                        </Button>
                        <Button on_press=move |()| end(false)>{no}</Button>
                    </div>
                }
                .into_any(),
            ),
            Stage::Waits => Some(
                view! {
                    <Button look=ButtonLook::Text on_press=move |()| end(false)>{no}</Button>
                }
                .into_any(),
            ),
            Stage::Both => Some(
                view! {
                    <div class="pair">
                        <Button look=ButtonLook::Primary busy=sending.busy on_press=move |()| end(true)>
                            {t.mutual_finish()}
                        </Button>
                        <Button on_press=move |()| ending.set(true)>{no}</Button>
                    </div>
                }
                .into_any(),
            ),
        }
    };
    view! {
        <div class="stack stack--2">
            <div class="stack stack--2" aria-live="polite">{word}</div>
            {sending.fault()}
            {acts}
        </div>
        <Confirm
            open=ending
            title=t.mutual_end_title()
            text=t.mutual_end_text()
            yes=t.mutual_end()
            no=t.shell_close()
            on_yes=move |()| end(false)
            loses=Signal::stored(true)
        />
    }
    .into_any()
}

/// What the reader can do about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// They may say yes or no.
    Asked,
    /// They said yes and wait for the other.
    Waits,
    /// Both did.
    Both,
}
