//! One dimension: every indicator with what shows it, what it earns, and what to do about a gap.

use components::{Badge, Card, DocTitle, DocTop, Fact, Facts, Pace, Paragraphs, Section, Tone};
use domain::assessment::{Dimension, Gap, Indicator, Round, gaps};
use domain::wording;
use leptos::prelude::*;

use super::gap::{self, Asking};
use super::round::back_to;
use super::words::{asks, round_of, score};
use crate::projects::strip;
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here, year: i16, dimension: Dimension) -> AnyView {
    let t = here.t;
    here.title(wording::six_dimension(dimension, here.lang));
    let it = Memo::new(move |_| round_of(here, Some(year)));
    let there = Memo::new(move |_| it.with(Option::is_some));
    let asking = Asking::none();
    let body = move || {
        if !there.get() {
            return shell::absent(here);
        }
        let round = it.with(|it| it.clone());
        let shown = round.map(|it| untrack(|| whole(here, &it, dimension, asking)));
        shown.into_any()
    };
    let sheet = gap::sheet(here, it, asking);
    let body = view! { {body} {sheet} {back_to(here, year)} }.into_any();
    shell::inner(here, t.six_page(), "/assessment", Pace::Wide, None, body)
}

fn whole(here: Here, it: &Round, dimension: Dimension, asking: Asking) -> AnyView {
    let t = here.t;
    let card = it.scorecard();
    let name = wording::six_dimension(dimension, here.lang);
    let Some(rules) = it.rules().of(dimension) else {
        return shell::absent(here);
    };
    let all = gaps(it);
    let own = all
        .iter()
        .find(|it| it.dimension == dimension && it.indicator.is_none());
    let own = own.map(|it| gap::button(here, it, asking));
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(t.six_score(), score(card.of(dimension))),
        fact(t.six_target(), wording::hundredths(rules.target)),
        fact(t.six_floor(), wording::hundredths(it.rules().floor)),
    ];
    let cards = rules.indicators.iter().map(|one| {
        let mine = |gap: &&Gap| gap.indicator.as_deref() == Some(one.code.as_str());
        indicator(here, it, one, all.iter().find(mine), asking)
    });
    let cards = cards.collect_view();
    let number = t.six_number(it.year);
    let end = ().into_any();
    view! {
        <div class="stack stack--3">
            <DocTop number end />
            <DocTitle title=name page=true />
            <Facts facts=Signal::stored(facts) />
            {own}
        </div>
        <Section title=t.six_indicators()>{cards}</Section>
        {gap::grown(here, it.id, Some(dimension))}
    }
    .into_any()
}

fn indicator(
    here: Here,
    round: &Round,
    it: &Indicator,
    low: Option<&Gap>,
    asking: Asking,
) -> AnyView {
    let t = here.t;
    let entry = round.entry(&it.code);
    let title = asks(here, it);
    let value = entry.map_or_else(
        || t.six_no_value().to_owned(),
        |it| wording::six_value(&it.value, here.lang),
    );
    let points = round.points_of(&it.code);
    let weight = wording::hundredths(it.weight.into());
    let line = t.six_indicator_line(score(points), wording::hundredths(it.target), weight);
    let badge = low.map(|_| view! { <Badge label=t.six_gap() tone=Tone::Wait /> });
    let words = entry.and_then(|it| it.words.as_ref()).map(|words| {
        let text = Signal::stored(words.to_string());
        view! {
            <div class="small">
                <Paragraphs text />
            </div>
        }
    });
    let photos = entry.map(|it| strip(here, &title, &it.photos));
    let set = entry.map(|it| {
        let step = wording::six_step(it.step, here.lang);
        let day = wording::short_day(it.at.day(), here.lang);
        view! { <p class="tiny soft">{t.six_set(day, step)}</p> }
    });
    let act = low.map(|it| gap::button(here, it, asking));
    view! {
        <Card>
            <div class="stack stack--2">
                <h3 class="doc__title">{title.clone()}</h3>
                {badge}
                <p class="strong">{value}</p>
                <p class="small soft">{line}</p>
                {words}
                {photos}
                {set}
                {act}
            </div>
        </Card>
    }
    .into_any()
}
