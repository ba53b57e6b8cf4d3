//! Closing a vote by two tellers, and what leaves the office once it is counted.

use components::{Button, ButtonLink, ButtonLook, Confirm, Glyph, Icon, Panel, Tick};
use domain::councils::{CloseVote, Command as Councils, Vote, VoteState};
use domain::{Command, PersonId, wording};
use leptos::prelude::*;

use super::exceptions::Exceptions;
use super::papers::{left, taken};
use crate::shell::{Doing, ExportLink, Fault, texts, to, use_book};

/// The two tellers, and the act that is mine if I am one.
#[component]
pub(super) fn Tellers(vote: Vote) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let asking = RwSignal::new(false);
    let id = vote.id;
    let name = |person| untrack(|| book.name(person));
    let names: Vec<String> = vote.tellers.iter().map(|teller| name(*teller)).collect();
    let me = untrack(|| book.session()).map(|session| session.person);
    let mine = me.is_some_and(|me| vote.tellers.contains(&me));
    let state = match &vote.state {
        VoteState::Open => t.tellers_open().to_owned(),
        VoteState::Closing { by, at } => t.tellers_first(wording::instant(*at, t.lang), name(*by)),
        VoteState::Closed { at, .. } => t.tellers_done(wording::instant(*at, t.lang)),
        VoteState::Cancelled { .. } => t.vote_cancelled().to_owned(),
    };
    let turn = match &vote.state {
        VoteState::Open => mine,
        VoteState::Closing { by, .. } => mine && me != Some(*by),
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => false,
    };
    let (label, text) = match vote.state {
        VoteState::Open => (t.close_first(), t.close_first_text()),
        _ => (t.close_second(), t.close_second_text()),
    };
    let unreturned = RwSignal::new(Vec::<PersonId>::new());
    let close = move |()| {
        let it = CloseVote {
            vote: id,
            unreturned: unreturned.get_untracked(),
        };
        doing.run(Command::Councils(Councils::CloseVote(it)), || ());
    };
    let tick = move |person: PersonId| {
        let checked = Signal::derive(move || unreturned.with(|it| it.contains(&person)));
        let on_change = move |on: bool| {
            unreturned.update(|it| {
                it.retain(|other| *other != person);
                it.extend(on.then_some(person));
            });
        };
        let label = untrack(|| book.name(person));
        view! { <Tick label checked on_change /> }
    };
    // Asked for only where papers are out that nobody could enter.
    let second = turn && matches!(vote.state, VoteState::Closing { .. });
    let left = Memo::new(move |_| if second { left(id, book) } else { 0 });
    let missing = move || {
        (left.get() > 0).then(|| {
            let ticks = untrack(|| taken(id, book)).into_iter();
            let ticks = ticks.map(|it| tick(it.voter)).collect_view();
            view! {
                <fieldset>
                    <legend class="field__label">{t.papers_unreturned()}</legend>
                    <p class="small">{t.papers_left(left.get())}</p>
                    {ticks}
                </fieldset>
            }
        })
    };
    let act = if turn {
        view! {
            {missing}
            <Button
                look=ButtonLook::Primary
                block=true
                busy=doing.busy
                on_press=move |()| asking.set(true)
            >
                {label}
            </Button>
            <Confirm open=asking title=label text yes=label no=t.not_now() on_yes=close />
        }
        .into_any()
    } else if let VoteState::Closing { by, .. } = vote.state {
        let other = vote.tellers.iter().find(|teller| **teller != by);
        let other = other.map(|other| t.tellers_wait(name(*other)));
        view! { <p class="soft">{other}</p> }.into_any()
    } else if !vote.is_over() {
        view! { <p class="soft">{t.tellers_only()}</p> }.into_any()
    } else {
        ().into_any()
    };
    let replaced = vote.replaced.iter().map(|it| {
        let line = t.teller_replaced(name(it.absent), name(it.instead), &it.reason);
        view! { <p class="small soft">{line}</p> }
    });
    let replaced = replaced.collect_view();
    let exceptions = (!vote.is_over()).then(|| view! { <Exceptions vote=vote.clone() /> });
    view! {
        <Panel title=t.tellers()>
            <p class="strong">{names.join(t.list_comma())}</p>
            <p class="soft">{state}</p>
            {replaced}
            <Fault doing />
            {act}
            {exceptions}
        </Panel>
    }
}

/// The notice to print and the file to count again, once there is a result.
#[component]
pub(super) fn Exports(vote: Vote) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    vote.result().map(|_| {
        let file = book.office().export_url(&format!("votes/{}.json", vote.id));
        view! {
            <a class="button" href=file rel="external" download="">
                <Icon glyph=Glyph::DOWNLOAD small=true />
                {t.export_recount()}
            </a>
            <ExportLink list="votes" />
            <ButtonLink glyph=Glyph::PRINT href=to(format_args!("votes/{}/notice", vote.id))>
                {t.notice_print()}
            </ButtonLink>
        }
    })
}
