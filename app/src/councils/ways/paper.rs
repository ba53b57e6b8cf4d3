//! The paper of a choice: its marks, a review, one act to cast it, the seal.

use components::{Button, ButtonLook, OptionPaper};
use domain::VoteId;
use domain::councils::counting::Rule;
use domain::councils::{Content, Paper, Vote, VoteState};
use domain::wording;
use leptos::prelude::*;

use super::marks::Marking;
use super::{joined, persons, ranks, review, scores, ticks};
use crate::councils::ballot::{Mine, put, said, unsaid};
use crate::shell::{self, Here};

/// The ballot of a choice, once its options are here.
pub fn ballot(here: Here, id: VoteId, vote: Memo<Option<Vote>>) -> AnyView {
    let paper = Memo::new(move |_| {
        let motion = vote.with(|it| it.as_ref().map(|it| it.motion))?;
        here.get::<Paper>(motion)
    });
    let there = Memo::new(move |_| paper.with(Option::is_some));
    let shown = move || {
        if !there.get() {
            return shell::skeleton(here);
        }
        untrack(|| match (paper.get(), vote.get()) {
            (Some(paper), Some(it)) => filled(here, id, vote, &it, paper),
            _ => ().into_any(),
        })
    };
    shown.into_any()
}

fn filled(here: Here, id: VoteId, vote: Memo<Option<Vote>>, it: &Vote, paper: Paper) -> AnyView {
    let (t, mode) = (here.t, it.mode);
    let mine = Memo::new(move |_| Mine::of(here, id));
    let cast = Memo::new(move |_| mine.with(|mine| mine.choice(mode)));
    let marking = Marking::new(cast, paper.slate);
    let slate = StoredValue::new(marking.slate());
    let order = here
        .person()
        .map_or_else(|| (0..it.options).collect(), |me| it.order_for(me));
    // What was cast from this page: a secret ballot, once counted, is known here alone.
    let put_in = RwSignal::new(None::<Content>);
    let content = Signal::derive(move || Content::from(marking.shown()));
    let voted = Memo::new(move |_| mine.with(|mine| mine.sent.is_some() || mine.voted.is_some()));
    let locked = Signal::derive(move || {
        let open = vote.with(|it| {
            it.as_ref()
                .is_some_and(|vote| vote.state == VoteState::Open)
        });
        let last = vote.with(|it| it.as_ref().is_some_and(|vote| !vote.replaceable));
        !open || (last && voted.get())
    });
    // Boxes without ticks would look like an abstention.
    let hidden = Signal::derive(move || locked.get() && voted.get() && cast.with(Option::is_none));
    let pending = Memo::new(move |_| {
        let refused = mine.with(Mine::was_refused);
        let done = put_in.get().filter(|_| !refused).or_else(|| cast.get());
        let first = !voted.get() && put_in.with(Option::is_none);
        !locked.get() && (first || marking.is_touched()) && done != Some(content.get())
    });
    let reviewing = RwSignal::new(false);
    let on_cast = Callback::new(move |()| {
        put(
            here,
            id,
            content.get_untracked(),
            put_in,
            ".options :is(input, button)",
        );
    });
    let button = move || {
        pending.get().then(|| {
            let words = if matches!(content.get(), Content::Choice(_)) {
                t.way_abstain()
            } else {
                t.way_look()
            };
            view! {
                <Button look=ButtonLook::Primary block=true on_press=move |()| reviewing.set(true)>
                    {words}
                </Button>
            }
        })
    };
    let clear = move || {
        let marked = !locked.get() && matches!(content.get(), Content::Marks(_));
        marked.then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=move |()| marking.clear()>
                    {t.way_clear()}
                </Button>
            }
        })
    };
    let kind = slate.with_value(|slate| slate.rule.kind());
    let note = joined(
        here,
        &[
            wording::vote_kind(kind, here.lang).to_owned(),
            wording::mode(mode, here.lang).to_owned(),
        ],
    );
    let rule = slate.with_value(|slate| slate.rule.clone());
    let hint = move || match rule {
        _ if locked.get() => String::new(),
        Rule::Score { max } => t.way_hint_score(max),
        Rule::Runoff | Rule::Borda | Rule::Schulze => ranks::hint(here, marking),
        Rule::Election { .. } => t.way_hint_election().to_owned(),
        _ => ticks::hint(here, marking),
    };
    let marks = slate.with_value(|slate| match slate.rule {
        Rule::Score { .. } => scores::scores(here, marking, &order),
        Rule::Runoff | Rule::Borda | Rule::Schulze => ranks::ranks(here, marking, &order),
        Rule::Election { .. } => persons::persons(here, marking, &order),
        _ => ticks::ticks(here, marking, &order),
    });
    let lines = move || {
        let vote = vote.get()?;
        let mine = mine.get();
        let secret = unsaid(here, &vote, &mine).filter(|_| cast.with(Option::is_none));
        let abstained = matches!(cast.get(), Some(Content::Choice(_)));
        let abstained = abstained.then(|| view! { <span>{t.way_abstained()}</span> });
        Some(view! {
            {abstained}
            {said(here, &vote, &mine)}
            {secret.map(|line| view! { <span>{line}</span> })}
        })
    };
    let stamp = MaybeProp::derive(move || mine.with(|mine| mine.stamp(here)));
    view! {
        <OptionPaper
            legend=t.ballot_title()
            note
            hint
            locked
            unsaid=hidden
            stamp
            press=true
            receipt=lines.into_any()
        >
            {marks}
        </OptionPaper>
        {button}
        {clear}
        {review::review(here, reviewing, slate, content, mode, on_cast)}
    }
    .into_any()
}
