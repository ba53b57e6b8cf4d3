//! The minutes of a sitting (会议记录): what residents read of them, and who has signed.

mod paper;
mod signing;

use components::{Glyph, Icon, Pace, Row, Rows, Section};
use domain::councils::{Correction, Minutes, RollCall, Signature};
use domain::{Digest, SittingId};
use leptos::prelude::*;

use crate::shell::{self, Here};

/// Minutes with all that belongs to them.
#[derive(Clone, Debug, PartialEq)]
struct Kept {
    minutes: Minutes,
    /// For the council alone.
    roll_call: Option<RollCall>,
    /// By number.
    corrections: Vec<Correction>,
    /// By instant.
    signatures: Vec<Signature>,
    /// What holds now.
    version: Digest,
}

impl Kept {
    fn of(here: Here, id: SittingId) -> Option<Self> {
        let minutes: Minutes = here.get(id)?;
        let mut corrections = here.of::<Correction>(id);
        corrections.sort_by_key(|it| it.number);
        let mut signatures = here.of::<Signature>(id);
        signatures.sort_by_key(|it| (it.at, it.id));
        Some(Self {
            version: minutes.version(&corrections)?,
            roll_call: here.get(id),
            minutes,
            corrections,
            signatures,
        })
    }
}

/// The minutes that wait for this person's signature, and what they are of; the latest first.
pub fn to_sign(here: Here) -> Vec<(SittingId, String)> {
    let kept = here.all::<Minutes>().into_iter();
    let kept = kept.filter_map(|it| Kept::of(here, it.id));
    let waiting = kept.filter(|it| signing::waits_for_me(here, it));
    let mut waiting: Vec<Kept> = waiting.collect();
    waiting.sort_by_key(|it| std::cmp::Reverse(it.minutes.body().map(|body| body.ended_at)));
    let of = |it: &Kept| {
        let body = it.minutes.body();
        body.map(|body| (it.minutes.id, here.t.minutes_of(&body.forum, body.number)))
    };
    waiting.iter().filter_map(of).collect()
}

/// The minutes of a sitting.
pub fn minutes(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let kept = Memo::new(move |_| Kept::of(here, id));
    let title = Memo::new(move |_| {
        kept.with(|it| {
            let body = it.as_ref()?.minutes.body()?;
            Some(t.minutes_of(&body.forum, body.number))
        })
    });
    here.titled(title);
    let there = Memo::new(move |_| kept.with(Option::is_some));
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        let part = move |part: fn(Here, &Kept) -> AnyView| {
            move || kept.with(|it| it.as_ref().map(|it| part(here, it)))
        };
        view! {
            {part(paper::head)}
            {part(paper::agenda)}
            {part(paper::corrections)}
            {signing::signing(here, kept)}
            {shell::share(here)}
        }
        .into_any()
    };
    shell::inner(
        here,
        t.minutes_title(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// The way to the minutes, once the sitting is closed.
pub fn leading(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let kept = Memo::new(move |_| Kept::of(here, id).map(|it| signing::standing(here, &it)));
    let shown = move || {
        kept.get().map(|meta| {
            let lead = view! { <Icon glyph=Glyph::LIST /> }.into_any();
            let act = format!("/sittings/{id}/minutes");
            view! {
                <Section title=t.minutes_title()>
                    <Rows><Row title=t.minutes_read() act meta lead /></Rows>
                </Section>
            }
        })
    };
    shown.into_any()
}
