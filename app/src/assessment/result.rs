//! What it comes to: the picture, the six with their numbers, and the rules the numbers rest on.

use components::{Badge, Banner, Glyph, Radar, RadarWords, Row, Rows, Section, Spoke, Tone};
use domain::assessment::{Round, Score};
use domain::{RoundId, wording};
use leptos::prelude::*;

use super::words::{score, stars};
use crate::shell::Here;

/// The picture, the six below it.
pub fn result(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    let card = it.scorecard();
    if it.entries.is_empty() {
        return ().into_any();
    }
    let rules = it.rules();
    let before: Option<Round> = here.get(RoundId::of(it.community, it.year - 1));
    let before = before.map(|it| it.scorecard());
    let spokes = card.scores.iter().map(|one| Spoke {
        name: wording::six_dimension(one.dimension, here.lang).to_owned(),
        said: score(one.hundredths),
        value: one.hundredths,
        low: one.hundredths.is_some_and(|it| it < rules.floor),
        before: before.as_ref().and_then(|it| it.of(one.dimension)),
    });
    let spokes: Vec<Spoke> = spokes.collect();
    let last_year = before.map(|_| t.six_year(it.year - 1).into());
    let words = RadarWords {
        caption: t.six_table(it.year).into(),
        name: t.six_dimension().into(),
        value: t.six_score().into(),
        before: last_year,
        line: t.six_line(wording::hundredths(rules.floor)),
    };
    let rows = card.scores.iter().map(|one| row(here, it, one));
    let rows = rows.collect_view();
    let low: Vec<&str> = card
        .below(rules.floor)
        .into_iter()
        .map(|it| wording::six_dimension(it, here.lang))
        .collect();
    let verdict = match (card.overall, card.stars) {
        (Some(overall), Some(count)) => {
            let line = t.six_overall_stars(wording::hundredths(overall), stars(here, count));
            view! { <p class="strong">{line}</p> }.into_any()
        }
        (Some(overall), None) => {
            let title = t.six_below(low.join(t.six_and()));
            let text = t.six_below_text(
                wording::hundredths(rules.floor),
                wording::hundredths(overall),
            );
            view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop title>{text}</Banner> }.into_any()
        }
        (None, _) => view! { <p class="soft">{t.six_unfinished()}</p> }.into_any(),
    };
    view! {
        <Section title=t.six_result()>
            {verdict}
            <Radar words line=rules.floor spokes />
            <Rows>{rows}</Rows>
        </Section>
    }
    .into_any()
}

fn row(here: Here, round: &Round, it: &Score) -> AnyView {
    let t = here.t;
    let title = wording::six_dimension(it.dimension, here.lang);
    let act = format!("/assessment/{}/{}", round.year, it.dimension.as_str());
    let meta = if it.known < it.of {
        t.six_known(it.known, it.of)
    } else {
        t.six_of(it.of)
    };
    let rules = round.rules();
    let badge = match it.hundredths {
        Some(score) if score < rules.floor => Some((t.six_low(), Tone::Stop)),
        Some(score) if score < it.target => Some((t.six_gap(), Tone::Wait)),
        Some(_) => Some((t.six_reached(), Tone::Done)),
        None => None,
    };
    let state = badge.map(|(label, tone)| view! { <Badge label tone /> });
    let state = state.into_any();
    view! { <Row title act meta state trail=score(it.hundredths) /> }.into_any()
}

/// What the numbers rest on: where they are from, and how they are computed.
pub fn rules(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    let rules = it.rules();
    let lines: Vec<String> = rules
        .stars
        .iter()
        .map(|it| wording::hundredths(*it))
        .collect();
    let floor = wording::hundredths(rules.floor);
    let pack = it.pack.to_string();
    view! {
        <Section title=t.six_rules()>
            <p class="small soft">{t.six_rules_text(floor, lines.join(" / "))}</p>
            <p class="tiny soft">{t.six_rules_pack(pack)}</p>
        </Section>
    }
    .into_any()
}
