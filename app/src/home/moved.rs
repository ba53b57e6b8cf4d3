//! What moved of what one supports, proposed or offered help for: each step, or a week at a time, as
//! one likes (关心的事、进展汇总).

use components::{Glyph, Pace, Row, RowAct, Rows, Section, SectionLink, State, StateKind};
use domain::proposals::{OfferState, OwnOffer, Proposal, ProposalState, Support};
use domain::{Day, ProposalId, SupportId, Timestamp, wording};
use leptos::prelude::*;

use crate::proposals::{badge, word};
use crate::shell::{self, Here, Told, sorted, when};

/// How many are shown at home.
const FEW: usize = 3;

/// What one supports, proposed or offered help for, the latest step first.
fn followed(here: Here) -> Vec<Proposal> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let mut followed = here.all::<Proposal>();
    followed.retain(|it| {
        let support: Option<Support> = here.get(SupportId::of(it.id, me));
        support.is_some() || it.author.person == me || !here.of::<OwnOffer>(it.id).is_empty()
    });
    sorted(followed, |it| (-moved_at(here, it).0, it.id.0))
}

/// What was last said to one's own offers of help, and when.
fn answered(here: Here, id: ProposalId) -> Option<(Timestamp, OfferState)> {
    let own = here.of::<OwnOffer>(id).into_iter();
    let said = own.filter_map(|own| Some((own.offer.state.since()?, own.offer.state)));
    // What one took back oneself is no news.
    let said = said.filter(|(_, state)| !matches!(state, OfferState::TakenBack { .. }));
    said.max_by_key(|(at, _)| *at)
}

/// When it took its last step: its own, or one's offer's.
fn moved_at(here: Here, it: &Proposal) -> Timestamp {
    let answered = answered(here, it.id).map(|(at, _)| at);
    answered.map_or(it.changed_at, |at| at.max(it.changed_at))
}

/// Those that took a step between two instants. Being handed in is none.
fn moved_between(here: Here, since: Timestamp, until: Timestamp) -> Vec<Proposal> {
    let mut moved = followed(here);
    moved.retain(|it| {
        let at = moved_at(here, it);
        at > it.submitted_at && (since..until).contains(&at)
    });
    moved
}

/// The Monday on or before a day.
fn monday(day: Day) -> Day {
    day.plus(1 - i32::from(day.weekday()))
}

/// The section at home; nothing where nothing moved, or where one does not want to be told.
pub fn moved(here: Here) -> AnyView {
    let t = here.t;
    let told = Memo::new(move |_| here.settings().get().told);
    let found = Memo::new(move |_| match told.get() {
        Told::Each => moved_between(here, here.now().plus_days(-7), here.now().plus_minutes(1)),
        Told::Weekly => {
            let this = monday(here.now().day());
            let start = |day: Day| Timestamp::at(day, 0, 0);
            moved_between(here, start(this.plus(-7)), start(this))
        }
        Told::Never => Vec::new(),
    });
    let shown = move || {
        let found = found.get();
        if found.is_empty() {
            return None;
        }
        let count = found.len();
        let section = match told.get() {
            Told::Weekly => {
                let title = t.moved_weekly(count);
                let meta = t.moved_weekly_meta();
                view! {
                    <Section title=t.moved_title()>
                        <Rows><Row title meta act="/me/followed" /></Rows>
                    </Section>
                }
                .into_any()
            }
            Told::Each | Told::Never => {
                let rows = found
                    .iter()
                    .take(FEW)
                    .map(|it| row(here, it))
                    .collect_view();
                let more = view! { <SectionLink href="/me/followed" label=t.moved_all() /> };
                let more = more.into_any();
                view! {
                    <Section title=t.moved_title() count=t.moved_count(count) more>
                        <Rows>{rows}</Rows>
                    </Section>
                }
                .into_any()
            }
        };
        Some(section)
    };
    shown.into_any()
}

fn row(here: Here, proposal: &Proposal) -> AnyView {
    let t = here.t;
    let step = step(here, &proposal.state);
    // An offer ends with what it was for, in one step.
    let offer = answered(here, proposal.id).filter(|(at, _)| *at >= proposal.changed_at);
    let step = match offer.map(|(_, state)| state) {
        Some(OfferState::Accepted { .. }) => t.moved_offer_accepted(step),
        Some(OfferState::Declined { .. }) => t.moved_offer_declined(step),
        Some(OfferState::Lapsed { .. }) => t.moved_offer_lapsed(step),
        Some(OfferState::Waiting | OfferState::TakenBack { .. }) | None => step,
    };
    let meta = t.moved_meta(step, when(here, moved_at(here, proposal)));
    let act = RowAct::Link(format!("/p/{}", proposal.id));
    view! { <Row title=proposal.details.title.to_string() act meta song=true /> }.into_any()
}

/// Where it is now, and of what was ended why.
fn step(here: Here, state: &ProposalState) -> String {
    let stage = wording::stage(state.stage(), here.lang);
    match state {
        ProposalState::Project { leg, .. } => wording::leg(*leg, here.lang).to_owned(),
        ProposalState::Routed(forum) => wording::forum(*forum, here.lang).to_owned(),
        ProposalState::TakenBack(reason)
        | ProposalState::Cancelled(reason)
        | ProposalState::Split { reason, .. } => {
            // It goes on behind it, so the full stop of a whole sentence stands in the way.
            let reason = reason.as_str().trim_end_matches(['。', '.']);
            here.t.moved_ended(reason, stage)
        }
        _ => word(here, state).to_owned(),
    }
}

/// Everything one supports, proposed or offered help for, and where it stands.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.moved_page());
    let all = Memo::new(move |_| followed(here));
    let body = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.moved_none(), t.moved_none_text());
            return view! { <State kind=StateKind::Empty title text glyph=Glyph::HEART /> }
                .into_any();
        }
        let one = |it: &Proposal| {
            let title = it.details.title.to_string();
            let act = RowAct::Link(format!("/p/{}", it.id));
            let state = badge(here, it);
            let meta = when(here, moved_at(here, it));
            view! { <Row title act meta state /> }
        };
        let rows = all.iter().map(one).collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let body = view! { <h1 class="visually-hidden">{t.moved_page()}</h1> {body} };
    shell::inner(
        here,
        t.moved_page(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}
