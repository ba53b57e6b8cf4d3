//! The list of proposals: search, chips, the latest one as a card, rows.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Chip, Chips, Choice, Dock, Glyph, LiveRegion, Pace, Row,
    Rows, Search, Section, Segment, Segments, Select, State, StateKind, Steps,
};
use domain::proposals::{Proposal, Support};
use domain::{SupportId, wording};
use leptos::prelude::*;

use super::progress::{STEPS, badge, next, step};
use super::scene::scene_choices;
use super::search::{Filter, Listing};
use crate::shell::{self, Here, Place, Ways, place_choices, place_name};

/// The list.
pub fn list(here: Here) -> AnyView {
    let t = here.t;
    let listing = expect_context::<Listing>();
    let found = Memo::new(move |_| listing.found(here));
    let count = Memo::new(move |_| found.with(|found| found.all));
    let shown = move || {
        let found = found.get();
        if found.all == 0 && !here.status(|status| status.last_pulled_at.is_some()) {
            return shell::absent(here);
        }
        if found.shown.is_empty() {
            return nothing(here, listing, found.all == 0);
        }
        let left = found.matching - found.shown.len();
        let more = (left > 0).then(|| {
            view! { <Button block=true on_press=move |()| listing.more()>{t.list_more(left)}</Button> }
        });
        view! { {rows(here, found.shown)} {more} }.into_any()
    };
    // Read out where the eye would see the list change.
    let told = move || match found.with(|found| found.matching) {
        _ if !listing.narrowed() => String::new(),
        0 => t.list_none_title().to_owned(),
        count => t.list_found(count),
    };
    let body = view! {
        {segments(here, 0, Some(count))}
        <Section title=t.list_title() quiet=true>
            <Search label=t.list_search() placeholder=t.list_example() value=listing.words />
            {chips(here, listing)} {places(here, listing)} <LiveRegion message=told /> {shown}
        </Section>
    };
    let dock = view! {
        <Dock>
            <ButtonLink href="/proposals/new" look=ButtonLook::Primary glyph=Glyph::PLUS>
                {t.list_propose()}
            </ButtonLink>
        </Dock>
    };
    let ways = Ways {
        place: Place::Talk,
        title: t.shell_talk().into(),
        line: None,
        pace: Pace::Close,
        dock: Some(dock.into_any()),
    };
    shell::place(here, ways, body.into_any())
}

/// The parts of 议事, with the number of proposals where it is known.
pub fn segments(here: Here, current: usize, count: Option<Memo<usize>>) -> AnyView {
    let t = here.t;
    let proposals = move || match count.map(|count| count.get()) {
        Some(count) if count > 0 => t.talk_proposals_count(count),
        _ => t.talk_proposals().to_owned(),
    };
    view! {
        <Segments label=t.talk_label()>
            <Segment href="/proposals" label=proposals current=current == 0 />
            <Segment href="/councils" label=t.talk_councils() current=current == 1 />
        </Segments>
    }
    .into_any()
}

fn chips(here: Here, listing: Listing) -> AnyView {
    let t = here.t;
    let chip = |filter: Filter| {
        let label = match filter {
            Filter::All => t.filter_all(),
            Filter::Voting => t.filter_voting(),
            Filter::Moving => t.filter_moving(),
            Filter::Decided => t.filter_decided(),
            Filter::Mine => t.filter_mine(),
        };
        let pressed = Signal::derive(move || listing.filter.get() == filter);
        view! { <Chip label pressed on_press=move |()| listing.filter.set(filter) /> }
    };
    // Who is not signed in has proposed nothing here.
    let guest = untrack(|| here.person()).is_none();
    let chips = Filter::ALL
        .into_iter()
        .filter(|filter| !(guest && *filter == Filter::Mine))
        .map(chip)
        .collect_view();
    view! { <Chips label=t.filter_label()>{chips}</Chips> }.into_any()
}

fn places(here: Here, listing: Listing) -> AnyView {
    let choices = Memo::new(move |_| {
        let all = Choice {
            value: String::new(),
            label: here.t.filter_everywhere().to_owned(),
        };
        let compound = here.compound();
        let places = compound
            .map(|it| place_choices(here, it.id))
            .unwrap_or_default();
        std::iter::once(all).chain(places).collect::<Vec<_>>()
    });
    let scenes = Signal::stored(scene_choices(here));
    view! {
        <div class="chip-select cluster">
            <Select label=here.t.filter_place() value=listing.place choices />
            <Select label=here.t.scene_label() value=listing.scene choices=scenes />
        </div>
    }
    .into_any()
}

/// The first with a photo stands out as a card; the rest are rows.
fn rows(here: Here, mut proposals: Vec<Proposal>) -> AnyView {
    let card = match proposals.first() {
        Some(first) if !first.details.photos.is_empty() => Some(proposals.remove(0)),
        _ => None,
    };
    let card = card.map(|first| card_of(here, &first));
    let rows = proposals.iter().map(|it| row(here, it)).collect_view();
    view! { {card} <Rows>{rows}</Rows> }.into_any()
}

fn card_of(here: Here, proposal: &Proposal) -> AnyView {
    let t = here.t;
    let stage = proposal.state.stage();
    let details = &proposal.details;
    let supported = here.person().is_some_and(|me| {
        here.get::<Support>(SupportId::of(proposal.id, me))
            .is_some()
    });
    let place = place_name(here, details.place);
    let place = if supported {
        t.list_supported(place)
    } else {
        place
    };
    let photo = &details.photos[0];
    let src = here.replica().photo_url(photo.hash);
    let alt = photo
        .shows
        .as_ref()
        .map_or_else(|| t.photo_plain(1), ToString::to_string);
    let scene = details.scene.map(|it| {
        view! { <p><Badge label=wording::scene_named(it, here.lang) /></p> }
    });
    let steps = step(stage).map(|now| {
        let words = t.list_step(now + 1, STEPS);
        let below = t.list_step_next(next(here, proposal), &words);
        view! {
            <Steps label=words now total=STEPS />
            <p class="tiny soft">{below}</p>
        }
    });
    view! {
        <article class="pick">
            <img class="pick__picture" src=src width="480" height="360" alt=alt />
            <div class="pick__body">
                <div class="doc__top">
                    <span>{place}</span>
                    {badge(here, proposal)}
                </div>
                <h3 class="pick__title">
                    <a class="row__link" href=format!("/p/{}", proposal.id)>
                        {details.title.to_string()}
                    </a>
                </h3>
                {scene}
                <p class="small soft">{details.problem.to_string()}</p>
                {steps}
            </div>
        </article>
    }
    .into_any()
}

/// One proposal in a row.
pub fn row(here: Here, proposal: &Proposal) -> AnyView {
    let state = view! {
        {badge(here, proposal)}
        <span>{next(here, proposal)}</span>
    };
    view! {
        <Row
            title=proposal.details.title.to_string()
            act=format!("/p/{}", proposal.id)
            meta=facts(here, proposal)
            state=state.into_any()
            top=true
        />
    }
    .into_any()
}

/// Place, scene, homes that benefit, and cost, as far as they are known.
fn facts(here: Here, proposal: &Proposal) -> String {
    let t = here.t;
    let found = proposal.assessment.as_ref();
    let homes = found.map(|it| it.homes).or(proposal.details.homes);
    let cost = found.map(|it| match it.budget.0 {
        0 => t.list_free().to_owned(),
        _ => t.list_cost(it.budget),
    });
    let place = Some(place_name(here, proposal.details.place));
    let scene = proposal.details.scene;
    let scene = scene.map(|it| wording::scene_named(it, here.lang));
    let parts = [place, scene, homes.map(|homes| t.list_homes(homes)), cost];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(t.comma())
}

fn nothing(here: Here, listing: Listing, at_all: bool) -> AnyView {
    let t = here.t;
    let only_mine = listing.filter.get() == Filter::Mine
        && [listing.words, listing.place, listing.scene]
            .iter()
            .all(|it| it.with(String::is_empty));
    let propose =
        || view! { <ButtonLink href="/proposals/new">{t.list_propose()}</ButtonLink> }.into_any();
    let (title, text, act) = if at_all {
        (t.list_empty_title(), t.list_empty_text(), None)
    } else if only_mine {
        (t.list_none_mine(), t.list_empty_text(), Some(propose()))
    } else {
        let all = view! {
            <Button on_press=move |()| listing.reset()>{t.list_see_all()}</Button>
        };
        (
            t.list_none_title(),
            t.list_none_text(),
            Some(all.into_any()),
        )
    };
    view! { <State kind=StateKind::Empty title text within=true act=act.into_any() /> }.into_any()
}
