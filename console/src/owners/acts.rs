//! The next act of an assembly: post, freeze, open, count, post the result; and cancelling it.

use components::{Banner, Button, ButtonLook, Field, Glyph, Panel, Tick};
use domain::members::Head;
use domain::owners::{
    Assembly, AssemblyState, CancelAssembly, CloseOwnersVote, Command as Owners, Force, FreezeRoll,
    OpenAdvisory, OpenOwnersVote, OwnersRoll, PaperNote, PaperState, PostAssembly,
    PostOwnersResult,
};
use domain::{AssemblyId, Command, Line, wording};
use leptos::prelude::*;

use crate::shell::{AskWhy, Doing, Fault, line, texts, to, use_book};
use crate::texts::Texts;

/// What comes next, as a button with what it means.
#[component]
pub(super) fn Next(it: Assembly) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = it.id;
    let frozen = Memo::new(move |_| book.get::<OwnersRoll>(id).is_some());
    let doing = Doing::nothing();
    let cancelling = RwSignal::new(false);
    let cancel = move |why: String| {
        Ok(Command::Owners(Owners::CancelAssembly(CancelAssembly {
            assembly: id,
            reason: line(t.reason(), &why, t)?,
        })))
    };
    let state = it.state.clone();
    let runs = matches!(
        state,
        AssemblyState::Called | AssemblyState::Posted { .. } | AssemblyState::Open { .. }
    );
    let act = move || match &state {
        AssemblyState::Called => step(
            t.owners_post(),
            t.owners_post_text(),
            Owners::PostAssembly(PostAssembly { assembly: id }),
            doing,
        ),
        AssemblyState::Posted { .. } if !frozen.get() => freeze(id, doing, book, t),
        AssemblyState::Posted { .. } => {
            let open = match it.force {
                Force::Statutory => Owners::OpenOwnersVote(OpenOwnersVote { assembly: id }),
                Force::Advisory => Owners::OpenAdvisory(OpenAdvisory { assembly: id }),
            };
            let text = t.owners_open_text(wording::instant(it.opens_at, t.lang));
            let again = step(
                t.owners_freeze_again(),
                "",
                Owners::FreezeRoll(FreezeRoll { assembly: id }),
                doing,
            );
            view! { {step(t.owners_do_open(), text, open, doing)} {again} }.into_any()
        }
        AssemblyState::Open { .. } => count(&it, doing, book, t),
        AssemblyState::Counted { .. } => view! { <PostResult id /> }.into_any(),
        AssemblyState::Public { .. } | AssemblyState::Cancelled { .. } => ().into_any(),
    };
    view! {
        <Panel title=t.owners_next()>
            {act}
            <Fault doing />
            {runs.then(|| view! {
                <Button look=ButtonLook::Text on_press=move |()| cancelling.set(true)>
                    {t.owners_cancel()}
                </Button>
            })}
        </Panel>
        <AskWhy
            open=cancelling
            title=t.owners_cancel()
            text=t.owners_cancel_text()
            yes=t.owners_cancel()
            command=Callback::new(cancel)
        />
    }
}

fn step(label: &'static str, text: impl Into<String>, act: Owners, doing: Doing) -> AnyView {
    let act = StoredValue::new(act);
    let press = move |()| doing.run(Command::Owners(act.get_value()), || ());
    let text = text.into();
    let text = (!text.is_empty()).then(|| view! { <p class="small soft">{text}</p> });
    let look = if text.is_some() {
        ButtonLook::Primary
    } else {
        ButtonLook::Plain
    };
    view! {
        {text}
        <Button look block=true busy=doing.busy on_press=press>
            {label}
        </Button>
    }
    .into_any()
}

/// Freezing needs every head settled: how many are not, and where that is done.
fn freeze(id: AssemblyId, doing: Doing, book: crate::shell::Book, t: Texts) -> AnyView {
    let open = move || {
        let heads = book.all::<Head>();
        let waiting = domain::members::waiting(heads.iter()).len();
        (waiting > 0).then(|| {
            view! {
                <Banner glyph=Glyph::ALERT>
                    {t.owners_unsettled(waiting)} " "
                    <a href=to("members/heads")>{t.owners_settle()}</a>
                </Banner>
            }
        })
    };
    let act = Owners::FreezeRoll(FreezeRoll { assembly: id });
    view! { {open} {step(t.owners_freeze(), t.owners_freeze_text(), act, doing)} }.into_any()
}

/// Counting; papers whose witness does not answer are named, or it waits.
fn count(it: &Assembly, doing: Doing, book: crate::shell::Book, t: Texts) -> AnyView {
    let id = it.id;
    let waiting = Memo::new(move |_| {
        let mut papers = book.of::<PaperNote>(id);
        papers.retain(|it| it.state == PaperState::Waiting);
        papers.into_iter().map(|it| it.id).collect::<Vec<_>>()
    });
    let without = RwSignal::new(false);
    let press = move |()| {
        let close = CloseOwnersVote {
            assembly: id,
            without: if without.get_untracked() {
                waiting.get_untracked()
            } else {
                Vec::new()
            },
        };
        doing.run(Command::Owners(Owners::CloseOwnersVote(close)), || ());
    };
    let closes = wording::instant(it.closes_at, t.lang);
    let papers = move || {
        let count = waiting.with(Vec::len);
        (count > 0).then(|| view! { <Tick label=t.owners_without(count) checked=without on_change=move |it| without.set(it) /> })
    };
    view! {
        <p class="small soft">{t.owners_count_text(closes)}</p>
        {papers}
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=press>
            {t.owners_do_count()}
        </Button>
    }
    .into_any()
}

/// Who stood by, and the result hangs.
#[component]
fn PostResult(id: AssemblyId) -> impl IntoView {
    let t = texts();
    let names = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let doing = Doing::nothing();
    let command = move || {
        let name = |it: RwSignal<String>| line(t.owners_witness(), &it.get_untracked(), t);
        Ok(Command::Owners(Owners::PostOwnersResult(
            PostOwnersResult {
                assembly: id,
                witnesses: vec![name(names[0])?, name(names[1])?],
            },
        )))
    };
    view! {
        <p class="small soft">{t.owners_post_result_text()}</p>
        <Field label=t.owners_witness() value=names[0] limit=Line::MOST />
        <Field label=t.owners_witness_second() value=names[1] limit=Line::MOST />
        <Fault doing />
        <Button
            look=ButtonLook::Primary
            block=true
            busy=doing.busy
            on_press=move |()| doing.submit(command(), || ())
        >
            {t.owners_do_post()}
        </Button>
    }
}
