//! Neighbours on the list of nominees (推荐名单), offered to an election of representatives.

use std::collections::BTreeSet;

use components::{Button, Section, SectionLink};
use domain::councils::{Candidate, Command, Election, Elects, Nominate, Post, may_nominate};
use domain::points::{Nominee, nominated, nominees};
use domain::{Digest, MotionId, PersonId};
use leptos::prelude::*;

use super::rules;
use crate::councils::shown;
use crate::shell::{Here, waiting_note};

/// Those the list suggests and nobody nominated yet, while nominations are taken.
pub fn suggested(here: Here, id: MotionId, election: Memo<Option<Election>>) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| {
        let election = election.get().filter(Election::is_open)?;
        let Elects::Representatives { seats, .. } = election.elects else {
            return None;
        };
        let (actor, at) = (here.actor(), here.now());
        let may = here.read(|town| may_nominate(election.council, &actor, at, town));
        let candidates = here.of::<Candidate>(id).into_iter();
        let there: BTreeSet<PersonId> = candidates.map(|it| it.person).collect();
        let community = here.community()?.id;
        let mut all = here.read(|town| nominees(community, town));
        all.retain(|it| !there.contains(&it.id));
        let seed = Digest::of(id.0.as_bytes());
        let list = nominated(&all, (seats, seed), &rules(here)?.points.nomination);
        (!list.is_empty()).then_some((list, may))
    });
    let rows = move || {
        found.get().map(|(list, may)| {
            let card = |it: &Nominee| card(here, id, it, may);
            let cards = list.iter().map(card).collect_view();
            let more = view! { <SectionLink href="/points/nominees" label=t.nominees_all() /> };
            view! {
                <Section title=t.nominees_title() more=more.into_any()>
                    <p class="small soft">{t.nominees_suggest()}</p>
                    <ul class="options">{cards}</ul>
                </Section>
            }
        })
    };
    rows.into_any()
}

fn card(here: Here, motion: MotionId, it: &Nominee, may: bool) -> AnyView {
    let t = here.t;
    let person = it.id;
    let press = move |()| {
        let command = Command::Nominate(Nominate {
            motion,
            person,
            post: Post::Representative,
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Councils(command)).await {
                Ok(()) => here.say(here.t.elect_nominate_done(waiting_note(here))),
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let act =
        may.then(|| view! { <Button small=true on_press=press>{t.nominees_nominate()}</Button> });
    view! {
        <li class="option">
            <div class="option__words stack stack--2">
                <span class="option__title">{shown(here, person)}</span>
                <span class="option__note">{t.nominees_line(it.endorsed, it.honour)}</span>
                {act}
            </div>
        </li>
    }
    .into_any()
}
