//! How many gave how many stars, and one's own (评价).

use components::{Fact, Facts, Section};
use domain::projects::{Project, Rating, Ratings, Stars};
use domain::{RatingId, wording};
use leptos::prelude::*;

use super::acts::Asking;
use super::strip;
use crate::shell::Here;

/// The stars, once they are given.
pub fn rating(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let Some(evaluation) = project.state.evaluation() else {
        return ().into_any();
    };
    let ratings: Option<Ratings> = here.get(project.id);
    let counts = ratings.as_ref().map(|it| it.counts).unwrap_or_default();
    let lines = Stars::ALL
        .into_iter()
        .zip(counts)
        .rev()
        .map(|(stars, count)| Fact {
            name: t.project_stars(stars.count(), wording::stars(stars, here.lang)),
            value: t.result_people(count),
            sum: false,
        });
    let lines = Signal::stored(lines.collect::<Vec<_>>());
    let mean = ratings.as_ref().and_then(|it| {
        let tenths = it.mean_tenths()?;
        let mean = format!("{}.{}", tenths / 10, tenths % 10);
        Some(t.project_mean(it.given(), mean))
    });
    let mean = mean.unwrap_or_else(|| t.project_no_stars().to_owned());
    let mine = here
        .person()
        .and_then(|me| here.get::<Rating>(RatingId::of(project.id, me)));
    let mine = mine.map(|it| {
        let stars = t.project_stars(it.stars.count(), wording::stars(it.stars, here.lang));
        view! { <p class="small">{t.project_my_stars(stars)}</p> }
    });
    let posted = evaluation.accounts.as_ref();
    let posted = posted.map(|it| strip(here, t.project_accounts_board(), &it.photos));
    view! {
        <Section title=t.project_stars_title()>
            <p class="strong">{mean}</p>
            <Facts facts=lines />
            {mine} {posted}
        </Section>
    }
    .into_any()
}
