//! What an activity is.

use components::{DocTitle, DocTop, Fact, Facts, Paragraphs};
use domain::volunteering::{Activity, ActivityBoard, ActivityState, Team};
use domain::wording;
use leptos::prelude::*;

use super::words::{badges, place, span, who};
use crate::shell::Here;

/// Its head: kind, title, whether people are still needed.
pub fn head(here: Here, it: &Activity) -> AnyView {
    let t = here.t;
    let board: Option<ActivityBoard> = here.get(it.id.into());
    let coming = board.map_or(0, |it| it.coming);
    let left = u32::from(it.needed).saturating_sub(coming);
    let now = here.now();
    let end = if matches!(it.state, ActivityState::Cancelled { .. }) {
        view! { <strong class="is-seal">{t.volunteer_cancelled()}</strong> }.into_any()
    } else if now >= it.ends_at {
        view! { <span>{t.volunteer_over()}</span> }.into_any()
    } else if now >= it.starts_at {
        view! { <strong class="is-ochre">{t.volunteer_runs()}</strong> }.into_any()
    } else if left == 0 {
        view! { <span>{t.volunteer_full()}</span> }.into_any()
    } else {
        view! { <strong class="is-ochre">{t.volunteer_left(left)}</strong> }.into_any()
    };
    let day = wording::day(it.starts_at.day(), here.lang);
    view! {
        <div>
            <DocTop number=day end />
            <DocTitle title=it.title.to_string() page=true />
            <p>{badges(here, it)}</p>
        </div>
    }
    .into_any()
}

/// Time, place, people, and what to watch out for.
pub fn facts(here: Here, it: &Activity) -> AnyView {
    let t = here.t;
    let board: Option<ActivityBoard> = here.get(it.id.into());
    let (coming, waiting) = board.map_or((0, 0), |it| (it.coming, it.waiting));
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.volunteer_time(), span(it.starts_at, it.ends_at)),
        fact(t.volunteer_place(), place(here, &it.place)),
        fact(t.volunteer_object(), it.object.to_string()),
        fact(
            t.volunteer_people(),
            t.volunteer_people_of(coming, it.needed, waiting),
        ),
        fact(t.volunteer_in_charge(), who(here, it.organiser)),
        fact(
            t.volunteer_age(),
            wording::age_rule(it.age, here.lang).to_owned(),
        ),
    ];
    if let Some(team) = it.team.and_then(|id| here.get::<Team>(id)) {
        facts.push(fact(t.volunteer_team(), team.name.to_string()));
    }
    if !it.skills.is_empty() {
        let skills: Vec<&str> = it
            .skills
            .iter()
            .map(|it| wording::skill(*it, here.lang))
            .collect();
        facts.push(fact(t.volunteer_skills(), skills.join(t.comma())));
    }
    if let Some(safety) = &it.safety {
        facts.push(fact(t.volunteer_safety(), safety.to_string()));
    }
    view! {
        <Paragraphs text=it.content.to_string() />
        <Facts facts=Signal::stored(facts) />
    }
    .into_any()
}
