//! What moved of what one supports or proposed: each step, or a week at a time, as one likes
//! (关心的事、进展汇总).

use components::{Glyph, Pace, Row, RowAct, Rows, Section, SectionLink, State, StateKind};
use domain::proposals::{Proposal, ProposalState, Support};
use domain::{Day, SupportId, Timestamp, wording};
use leptos::prelude::*;

use crate::proposals::badge;
use crate::shell::{self, Here, Told, sorted, when};

/// How many are shown at home.
const FEW: usize = 3;

/// What one supports or proposed, the latest step first.
fn followed(here: Here) -> Vec<Proposal> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let mut followed = here.all::<Proposal>();
    followed.retain(|it| {
        let support: Option<Support> = here.get(SupportId::of(it.id, me));
        support.is_some() || it.author.person == me
    });
    sorted(followed, |it| (-it.changed_at.0, it.id.0))
}

/// Those that took a step between two instants. Being handed in is none.
fn moved_between(here: Here, since: Timestamp, until: Timestamp) -> Vec<Proposal> {
    let mut moved = followed(here);
    moved.retain(|it| it.changed_at > it.submitted_at && (since..until).contains(&it.changed_at));
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
    let meta = here
        .t
        .moved_meta(step(here, &proposal.state), when(here, proposal.changed_at));
    let act = RowAct::Link(format!("/p/{}", proposal.id));
    view! { <Row title=proposal.details.title.to_string() act meta song=true /> }.into_any()
}

/// Where it is now, and of what was ended why.
fn step(here: Here, state: &ProposalState) -> String {
    let stage = wording::stage(state.stage(), here.lang);
    match state {
        ProposalState::Project { leg, .. } => wording::leg(*leg, here.lang).to_owned(),
        ProposalState::Routed(forum) => wording::forum(*forum, here.lang).to_owned(),
        ProposalState::TakenBack(reason) | ProposalState::Cancelled(reason) => {
            here.t.moved_ended(reason, stage)
        }
        _ => stage.to_owned(),
    }
}

/// Everything one supports or proposed, and where it stands.
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
            let meta = when(here, it.changed_at);
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
