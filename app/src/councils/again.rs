//! A counted vote, counted again on this phone (自己再数一遍).

use components::{Banner, Glyph, Reveal, Tone};
use domain::councils::{Content, OnPhone, Paper, Vote};
use domain::wording;
use leptos::prelude::*;

use crate::shell::Here;

/// What this phone found; nothing while there is no result.
pub(super) fn again(here: Here, vote: &Vote) -> AnyView {
    let t = here.t;
    let id = vote.id;
    let Some(found) = here.read(|town| OnPhone::of(id, here.person(), town)) else {
        return ().into_any();
    };
    let ballots = found.ballots.map(|(count, agrees)| {
        let words = if agrees {
            t.result_again_ballots(count)
        } else {
            t.result_again_ballots_differ(count)
        };
        checked(agrees, words)
    });
    let sums = found.sums.map(|agrees| {
        let words = if agrees {
            t.result_again_sums()
        } else {
            t.result_again_sums_differ()
        };
        checked(agrees, words.to_owned())
    });
    let text = found.text.map(|agrees| {
        let words = if agrees {
            t.result_again_frozen()
        } else {
            t.result_again_frozen_differs()
        };
        checked(agrees, words.to_owned())
    });
    let own = found.own.as_ref().map(|it| {
        let said = own(here, vote, it);
        view! { <p class="small">{t.result_again_own(said)}</p> }
    });
    let differs = (!found.agrees()).then(|| view! { <p>{t.result_again_differs()}</p> });
    let note = if found.ballots.is_some() {
        t.result_again_text()
    } else {
        t.result_again_text_sums()
    };
    view! {
        <Reveal label=t.result_again()>
            <p class="small soft">{note}</p>
            {text}
            {ballots}
            {sums}
            {own}
            {differs}
        </Reveal>
    }
    .into_any()
}

fn own(here: Here, vote: &Vote, it: &Content) -> String {
    let paper: Option<Paper> = here.get(vote.motion);
    match (paper, it) {
        (_, Content::Choice(choice)) => wording::choice(*choice, here.lang).to_owned(),
        (Some(paper), _) => wording::content(&paper.slate, it, here.lang).join(here.t.comma()),
        (None, Content::Marks(_)) => String::new(),
    }
}

/// One thing that was counted again: it agrees, or it does not.
pub fn checked(agrees: bool, words: String) -> AnyView {
    let (glyph, tone) = if agrees {
        (Glyph::CHECK, Tone::Done)
    } else {
        (Glyph::ALERT, Tone::Stop)
    };
    view! { <Banner glyph tone>{words}</Banner> }.into_any()
}
