//! One assembly: what it is and whether it binds, where it stands, its lines, the ballot, what comes
//! next, and the way without a phone.

use components::{
    Banner, DocTitle, DocTop, Fact, Facts, Glyph, Icon, Pace, PhotoFigure, Row, Rows, Section, Tone,
};
use domain::owners::{Assembly, AssemblyState, Force};
use domain::{AssemblyId, Lang, Timestamp, wording};
use leptos::prelude::*;

use super::ballot::Filling;
use super::lines::law;
use super::{ballot, brought, clock, cost, doors, is_open, lines, result, takes_ballots, witness};
use crate::councils::telephone;
use crate::shell::{self, Here, when};

/// The page of an assembly.
pub fn assembly(here: Here, id: AssemblyId) -> AnyView {
    let it = Memo::new(move |_| here.get::<Assembly>(id));
    let title = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let fillings = ballot::fillings(here, id, it);
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it, fillings))
        } else {
            shell::absent(here)
        }
    };
    let advisory =
        it.with_untracked(|it| it.as_ref().is_some_and(|it| it.force == Force::Advisory));
    let bar = if advisory {
        here.t.owners_advisory()
    } else {
        here.t.owners_statutory()
    };
    let dock = ballot::dock(here, it, fillings);
    shell::inner(
        here,
        bar,
        "/councils",
        Pace::Wide,
        Some(dock),
        body.into_any(),
    )
}

fn whole(
    here: Here,
    id: AssemblyId,
    it: Memo<Option<Assembly>>,
    fillings: Memo<Vec<Filling>>,
) -> AnyView {
    let part = move |part: fn(Here, &Assembly) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| part(here, it)))
    };
    // In care mode the ballot is the one thing on the screen: the rest is a line before and after it.
    let care = Memo::new(move |_| here.settings().get().care);
    let days = move || {
        let it = it.get()?;
        Some(if care.get() && is_open(&it) {
            let until = here.t.owners_until_care(when(here, it.closes_at));
            view! { <p class="strong">{until}</p> }.into_any()
        } else {
            clock::clock(here, &it)
        })
    };
    let lines = move |after: bool| {
        move || {
            let brief = care.get() && it.with(|it| it.as_ref().is_some_and(is_open));
            (brief == after).then(|| untrack(|| lines::lines(here, id, it, brief)))
        }
    };
    // Whom nothing has reached is told while a neighbour may still tell them.
    let runs = Memo::new(move |_| {
        let waits = |it: &Assembly| matches!(it.state, AssemblyState::Posted { .. });
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| waits(it) || takes_ballots(here, it))
        })
    });
    let counts = move || runs.get().then(|| untrack(|| doors::counts(here, id)));
    view! {
        <div class="stack stack--5">{part(head)} {days}</div>
        {lines(false)}
        {result::result(here, id, it)}
        {ballot::ballots(here, it, fillings)}
        {lines(true)}
        {doors::entry(here, id)}
        {part(items)}
        {part(brought::origins)}
        {witness::asked(here, Some(id))}
        {part(otherwise)}
        {counts}
        {part(rules)}
        {shell::share(here)}
    }
    .into_any()
}

/// Number, title, whether it binds, and time left.
fn head(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let number = t.owners_number(it.number, it.called_at.day().ymd().0);
    let end = match &it.state {
        AssemblyState::Open { .. } if !takes_ballots(here, it) => {
            view! { <span>{t.owners_closed()}</span> }.into_any()
        }
        AssemblyState::Open { .. } => {
            let left = left(here, it.closes_at);
            view! { <strong class="is-ochre">{left}</strong> }.into_any()
        }
        AssemblyState::Called | AssemblyState::Posted { .. } => {
            view! { <span>{t.owners_posted()}</span> }.into_any()
        }
        AssemblyState::Counted { .. } => view! { <span>{t.owners_counted()}</span> }.into_any(),
        AssemblyState::Public { .. } => view! { <span>{t.owners_public()}</span> }.into_any(),
        AssemblyState::Cancelled { .. } => view! { <span>{t.owners_cancelled()}</span> }.into_any(),
    };
    let kind = match it.force {
        Force::Advisory => Some(view! {
            <Banner glyph=Glyph::TALK tone=Tone::Wait title=t.owners_advisory_title()>
                {t.owners_advisory_text()}
            </Banner>
        }),
        Force::Statutory => None,
    };
    let cancelled = match &it.state {
        AssemblyState::Cancelled { reason, at, .. } => {
            let text = t.owners_cancelled_text(reason, when(here, *at));
            Some(view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.owners_cancelled()>{text}</Banner>
            })
        }
        _ => None,
    };
    view! {
        <div>
            <DocTop number end />
            <DocTitle title=it.title.to_string() page=true />
            <p class="doc__text small">{t.owners_by(&it.caller, scope(here, it))}</p>
        </div>
        {kind}
        {cancelled}
    }
    .into_any()
}

fn scope(here: Here, it: &Assembly) -> &'static str {
    wording::reach(it.scope.reach(), here.lang)
}

/// Days and hours left; minutes in the last hour.
fn left(here: Here, until: Timestamp) -> String {
    let t = here.t;
    let minutes = (until.0 - here.now().0).max(0) / 60_000;
    let (days, hours) = (minutes / 1440, minutes / 60 % 24);
    match (days, hours) {
        (0, 0) => t.owners_left_minutes(minutes),
        (0, hours) => t.owners_left_hours(hours),
        (days, hours) => t.owners_left_days(days, hours),
    }
}

/// The matters, where no ballot shows them.
fn items(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let shown = takes_ballots(here, it) && !super::voices(here, it.id).is_empty();
    if shown || matches!(it.state, AssemblyState::Public { .. }) {
        return ().into_any();
    }
    let items = it.items.iter().enumerate().map(|(index, item)| {
        view! {
            <article class="stack stack--2">
                <h3 class="strong">{t.owners_item(index + 1, &item.title)}</h3>
                <p>{item.text.to_string()}</p>
                {cost::told(here, item)}
                <p class="tiny soft">{law(here, it, index)}</p>
            </article>
        }
    });
    let items = items.collect_view();
    view! { <Section title=t.owners_items()>{items}</Section> }.into_any()
}

/// The way without a phone.
fn otherwise(here: Here, it: &Assembly) -> AnyView {
    if !takes_ballots(here, it) {
        return ().into_any();
    }
    let t = here.t;
    let number = telephone(here).get();
    let lead = |glyph| view! { <Icon glyph /> }.into_any();
    let call = format!("tel:{}", number.replace(' ', ""));
    view! {
        <Section title=t.owners_otherwise()>
            <Rows>
                <Row
                    title=t.owners_paper().to_owned()
                    meta=t.owners_paper_text().to_owned()
                    lead=lead(Glyph::DOC)
                />
                <Row
                    title=t.owners_visit(&number)
                    act=call
                    meta=t.owners_visit_text().to_owned()
                    lead=lead(Glyph::PHONE)
                />
            </Rows>
        </Section>
    }
    .into_any()
}

/// The rules it runs under, and what was frozen.
fn rules(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let pack = it.rules().map_or_else(
        |_| it.pack.to_string(),
        |pack| match here.lang {
            Lang::ZhCn => pack.title_zh.clone(),
            Lang::En => pack.title_en.clone(),
        },
    );
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let facts = vec![
        fact(
            t.owners_silence(),
            wording::policy(it.silence, here.lang).to_owned(),
        ),
        fact(
            t.owners_parking(),
            wording::parking(it.parking, here.lang).to_owned(),
        ),
        fact(t.owners_pack(), pack),
        fact(t.owners_hash(), it.hash.short()),
        fact(
            t.owners_when(),
            t.owners_from_to(
                wording::instant(it.opens_at, here.lang),
                wording::instant(it.closes_at, here.lang),
            ),
        ),
    ];
    let clause = it.rule_text.map(|photo| {
        let src = here.replica().photo_url(photo);
        view! { <PhotoFigure src alt=t.owners_clause() caption=t.owners_clause() /> }
    });
    view! {
        <Section title=t.owners_frozen()>
            <Facts facts=Signal::stored(facts) />
            {clause}
        </Section>
    }
    .into_any()
}
