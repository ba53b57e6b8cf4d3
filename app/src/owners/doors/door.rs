//! One door: what to say there, the visit, a ballot on paper.

use components::{Badge, Banner, Glyph, Pace, Section, Tone};
use domain::owners::{Assembly, Doorstep, Visit};
use domain::{AssemblyId, BuildingId, HeadId, wording};
use leptos::prelude::*;

use super::{addresses, find, log, nothing, paper, standing};
use crate::owners::is_open;
use crate::shell::{self, Here, when};

/// The page of one door.
pub fn door(here: Here, id: AssemblyId, building: BuildingId, head: HeadId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| find(here, id, building, head));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(addresses)));
    here.titled(title);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if !there.get() {
            return nothing(here, id);
        }
        untrack(|| whole(here, id, (building, head), it))
    };
    shell::inner(
        here,
        t.doors_title(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(
    here: Here,
    id: AssemblyId,
    (building, head): (BuildingId, HeadId),
    it: Memo<Option<Doorstep>>,
) -> AnyView {
    let t = here.t;
    let top = move || {
        it.with(|it| {
            let it = it.as_ref()?;
            let (label, tone) = standing(here, it);
            Some(view! {
                <h1 class="doc__title">{addresses(it)}</h1>
                <p>{it.names.join("、")} " " <Badge label tone /></p>
            })
        })
    };
    let voted = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| it.voted.is_some())));
    let assembly = Memo::new(move |_| here.get::<Assembly>(id));
    let open = Memo::new(move |_| assembly.with(|it| it.as_ref().is_some_and(is_open)));
    let say = move || assembly.with(|it| it.as_ref().map(|it| told(here, it)));
    let take = move || {
        if voted.get() {
            return view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done>{t.doors_has_voted()}</Banner>
            }
            .into_any();
        }
        if !open.get() {
            return ().into_any();
        }
        untrack(|| paper::take(here, id, it, head))
    };
    view! {
        <div class="stack stack--hair">{top}</div>
        <Section title=t.doors_say()>{say}</Section>
        {log::form(here, id, building, head)}
        {take}
        {visits(here, id, head)}
    }
    .into_any()
}

/// What is told at the door, to be read out.
fn told(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let items: Vec<String> = it.items.iter().map(|it| it.title.to_string()).collect();
    view! {
        <p>{t.doors_say_what(items.join(t.comma()), &it.title)}</p>
        <p>{t.doors_say_until(when(here, it.closes_at))}</p>
        <p>{wording::silence(it.silence, here.lang)}</p>
        <p class="small soft">{t.doors_say_own()}</p>
    }
    .into_any()
}

/// The visits there were.
fn visits(here: Here, id: AssemblyId, head: HeadId) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let mut all = here.of::<Visit>(id);
        all.retain(|it| it.voter == head);
        all.sort_by_key(|it| std::cmp::Reverse(it.at));
        all
    });
    let shown = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let lines = all.iter().map(|it| {
                let note = it.note.as_ref().map(ToString::to_string);
                let signed = it.photo.map(|_| t.doors_signed());
                view! {
                    <li>
                        <strong>{wording::found(it.found, here.lang)}</strong> " "
                        <span class="small soft">{when(here, it.at)} " " {signed} " " {note}</span>
                    </li>
                }
            });
            let lines = lines.collect_view();
            view! {
                <Section title=t.doors_log()>
                    <ul class="stack stack--2">{lines}</ul>
                </Section>
            }
        })
    };
    shown.into_any()
}
