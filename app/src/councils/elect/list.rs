//! Who stands, and who was nominated (候选人名单).

use components::{Badge, Button, Paragraphs, Section, State, StateKind, Tone};
use domain::councils::{Backing, Candidate, Command, Election, Nominate, Stand, may_nominate};
use domain::{BackingId, CouncilId, MotionId, wording};
use leptos::prelude::*;

use super::rules;
use crate::councils::shown;
use crate::shell::{Here, waiting_note};

/// The candidates; while nominations are taken, everyone who was nominated.
pub fn candidates(here: Here, id: MotionId, election: Memo<Option<Election>>) -> AnyView {
    let t = here.t;
    let open = Memo::new(move |_| election.with(|it| it.as_ref().is_some_and(Election::is_open)));
    let listed = Memo::new(move |_| {
        let mut all = here.of::<Candidate>(id);
        if !open.get() {
            all.retain(|it| it.number.is_some());
        }
        all.sort_by_key(|it| (it.post, it.number, it.at, it.id));
        all
    });
    let title = move || {
        if open.get() {
            t.elect_nominated()
        } else {
            t.elect_candidates()
        }
    };
    let rows = move || {
        let listed = listed.get();
        if listed.is_empty() {
            let (title, text) = (t.elect_none_title(), t.elect_none_text());
            return view! { <State kind=StateKind::Empty title text within=true /> }.into_any();
        }
        let open = open.get();
        let council = election.with(|it| it.as_ref().map(|it| it.council));
        let card = |it| council.map(|council| card(here, it, open, council));
        let rows = listed.iter().map(card);
        view! { <ul class="options">{rows.collect_view()}</ul> }.into_any()
    };
    let count = move || match listed.with(Vec::len) {
        0 => String::new(),
        count => t.elect_count(count),
    };
    view! { <Section title count>{rows}</Section> }.into_any()
}

fn card(here: Here, it: &Candidate, open: bool, council: CouncilId) -> AnyView {
    let t = here.t;
    let name = it.name().map(ToString::to_string);
    let known = shown(here, it.person);
    let who = match &name {
        // The name with the house, so that two of one name are told apart.
        Some(name) => t.elect_named(&known, name),
        None => known,
    };
    let words = match &it.stand {
        Stand::Accepted { words, .. } => words.as_ref().map(ToString::to_string),
        Stand::Unsaid | Stand::Declined { .. } => None,
    };
    let words = words.map(|it| view! { <Paragraphs text=Signal::stored(it) /> });
    let (label, tone) = match it.stand {
        Stand::Unsaid => (t.elect_unsaid(), Tone::Wait),
        Stand::Accepted { .. } => (t.elect_accepted(), Tone::Done),
        Stand::Declined { .. } => (t.elect_declined(), Tone::Stop),
    };
    let state = open.then(|| view! { <Badge label tone /> });
    let backers = if it.by_member {
        t.elect_by_member(it.backers)
    } else {
        let least = rules(here).map_or(0, |pack| pack.council.election.backers_least);
        t.elect_backers(it.backers, least)
    };
    let backers = open.then(|| view! { <span class="option__note">{backers}</span> });
    let back =
        (open && !matches!(it.stand, Stand::Declined { .. })).then(|| back(here, it, council));
    view! {
        <li class="option">
            <div class="option__words stack stack--2">
                <span class="cluster">
                    <span class="option__title">{who}</span>
                    <Badge label=wording::post(it.post, here.lang) tone=Tone::Info />
                    {state}
                </span>
                {words}
                {backers}
                {back}
            </div>
        </li>
    }
    .into_any()
}

/// Backing somebody who is nominated; once, and not oneself.
fn back(here: Here, it: &Candidate, council: CouncilId) -> Option<AnyView> {
    let t = here.t;
    let me = here.person()?;
    let (actor, at) = (here.actor(), here.now());
    if !here.read(|town| may_nominate(council, &actor, at, town)) {
        return None;
    }
    if me == it.person {
        return None;
    }
    if here.get::<Backing>(BackingId::of(it.id, me)).is_some() {
        return Some(view! { <span class="small is-jade">{t.elect_backed()}</span> }.into_any());
    }
    let command = Command::Nominate(Nominate {
        motion: it.motion,
        person: it.person,
        post: it.post,
    });
    let press = move |()| {
        let command = command.clone();
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(command)).await {
                Ok(()) => here.say(here.t.elect_back_done(waiting_note(here))),
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let act = view! {
        <Button small=true on_press=press>
            {t.elect_back()}
        </Button>
    };
    Some(act.into_any())
}
