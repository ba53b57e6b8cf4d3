//! Elections (选举): what is elected, who stands, nominating, and one's own answer.

mod answer;
mod list;
mod nominate;
mod nominees;

use components::{Fact, Facts, Section};
use domain::councils::{Candidate, Council, Election, List, Stand};
use domain::{CandidateId, MotionId, RulePack, wording};
use leptos::prelude::*;

use super::quorum::said_share;
use crate::shell::Here;

/// Everything about the election of a motion; nothing where it is none.
pub fn election(here: Here, id: MotionId) -> AnyView {
    let found = Memo::new(move |_| here.get::<Election>(id));
    let there = Memo::new(move |_| found.with(Option::is_some));
    let shown = move || {
        there.get().then(|| {
            let about = move || found.get().map(|it| about(here, &it));
            view! {
                {answer::answer(here, id, found)}
                {about}
                {list::candidates(here, id, found)}
                {nominees::suggested(here, id, found)}
                {nominate::nominate(here, id, found)}
            }
        })
    };
    shown.into_any()
}

/// The elections in which this person was nominated and has not answered.
pub fn to_answer(here: Here) -> Vec<(MotionId, String)> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let mut open = here.all::<Election>();
    open.retain(|it| {
        let mine: Option<Candidate> = here.get(CandidateId::of(it.id, me));
        it.is_open() && mine.is_some_and(|it| it.stand == Stand::Unsaid)
    });
    let named = open.into_iter().filter_map(|it| {
        let motion: domain::councils::Motion = here.get(it.id)?;
        Some((it.id, motion.title.to_string()))
    });
    named.collect()
}

/// The rules in force on the day, for what is shown of a list.
fn rules(here: Here) -> Option<&'static RulePack> {
    RulePack::in_force(&here.community()?.pack, here.now().day())
}

fn about(here: Here, it: &Election) -> AnyView {
    let t = here.t;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let posts = it.elects.posts().into_iter();
    let posts: Vec<String> = posts
        .map(|(post, places)| t.elect_places(places, wording::post(post, here.lang)))
        .collect();
    let into = it.into.iter().filter_map(|id| here.get::<Council>(*id));
    let into: Vec<String> = into.map(|it| it.name.to_string()).collect();
    let list = match it.list {
        List::Open => t.elect_list_open().to_owned(),
        List::Closed { at } => t.elect_list_closed(wording::day(at.day(), here.lang)),
    };
    let mut facts = vec![
        fact(t.elect_elects(), posts.join(t.comma())),
        fact(
            t.elect_by(),
            wording::electorate(it.electorate, here.lang).to_owned(),
        ),
    ];
    if let Some(pack) = rules(here) {
        let share = said_share(here, it.electorate.turnout(pack));
        facts.push(fact(t.elect_turnout(), t.elect_turnout_text(share)));
    }
    facts.push(fact(t.elect_win(), t.elect_win_text().to_owned()));
    facts.push(fact(t.elect_into(), into.join(t.comma())));
    facts.push(fact(t.elect_list(), list));
    if it.round > 1 {
        facts.push(fact(t.elect_round(), t.elect_round_text(it.round)));
    }
    if let Some(seated) = it.seated {
        let from = wording::short_day(seated.from, here.lang);
        let (year, ..) = seated.until.ymd();
        let until = wording::short_day(seated.until, here.lang);
        facts.push(fact(t.elect_seated(), t.elect_term(from, until, year)));
    }
    let facts = Signal::stored(facts);
    view! { <Section title=t.elect_title()><Facts facts /></Section> }.into_any()
}
