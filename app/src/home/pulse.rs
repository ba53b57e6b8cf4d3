//! How the neighbourhood moves: real numbers of the last seven days.

use components::{ButtonLink, Figure, Figures, Rows, Section, State, StateKind};
use domain::Lang;
use domain::councils::{Vote, VoteState};
use domain::proposals::{Proposal, Stage};
use leptos::prelude::*;

use crate::proposals::{row, unsent};
use crate::shell::{Here, sorted};

/// How many moving proposals are shown.
const FEW: usize = 3;

/// What moved.
#[derive(Clone, Debug, PartialEq)]
struct Moved {
    moved: usize,
    handed_in: Option<usize>,
    open: usize,
    latest: Vec<Proposal>,
}

impl Moved {
    fn of(here: Here) -> Self {
        let since = here.now().plus_days(-7);
        let mut proposals = here.all::<Proposal>();
        proposals.retain(|it| {
            !matches!(
                it.state.stage(),
                Stage::Withdrawn | Stage::Merged | Stage::Split
            )
        });
        let moved = proposals
            .iter()
            .filter(|it| it.changed_at >= since && it.changed_at > it.submitted_at)
            .count();
        // Those who have no standing do not read the new ones, and so cannot count them. What has
        // not left this phone is not the neighbourhood's yet.
        let handed_in = here.actor().belongs().then(|| {
            proposals
                .iter()
                .filter(|it| it.submitted_at >= since && !unsent(here, it))
                .count()
        });
        let mut proposals = sorted(proposals, |it| (-it.changed_at.0, it.id.0));
        proposals.truncate(FEW);
        let now = here.now();
        let votes = here.all::<Vote>();
        let running = |vote: &&Vote| vote.state == VoteState::Open && vote.is_open(now);
        Self {
            moved,
            handed_in,
            open: votes.iter().filter(running).count(),
            latest: proposals,
        }
    }
}

/// The same, with its time noted where the browser's own tools and our bench read it: nothing is kept.
fn timed(here: Here) -> Moved {
    const NAME: &str = "pulse";
    let clock = window().performance();
    if let Some(clock) = &clock {
        // A browser that notes nothing counts as well.
        let _ = clock.mark(NAME);
    }
    let moved = Moved::of(here);
    if let Some(clock) = &clock {
        let _ = clock.measure_with_start_mark(NAME, NAME);
        clock.clear_marks_with_mark_name(NAME);
        clock.clear_measures_with_measure_name(NAME);
    }
    moved
}

/// 邻里这一周.
pub fn pulse(here: Here) -> AnyView {
    let t = here.t;
    let moved = Memo::new(move |_| timed(here));
    let figures = Memo::new(move |_| {
        moved.with(|it| {
            // A Chinese number has its measure word, an English one none.
            let unit = match here.lang {
                Lang::ZhCn => "件",
                Lang::En => "",
            };
            let figure = |number: usize, label: &str, href: &str| Figure {
                number: number.to_string(),
                unit: unit.to_owned(),
                label: label.to_owned(),
                href: href.to_owned(),
            };
            let handed_in = it.handed_in;
            let handed_in = handed_in.map(|count| figure(count, t.pulse_new(), "/proposals"));
            let moved = figure(it.moved, t.pulse_moved(), "/proposals");
            let open = figure(it.open, t.pulse_open(), "/councils");
            std::iter::once(moved)
                .chain(handed_in)
                .chain([open])
                .collect::<Vec<_>>()
        })
    });
    let latest = Memo::new(move |_| moved.with(|it| it.latest.clone()));
    let shown = move || {
        let latest = latest.get();
        if latest.is_empty() {
            let act = view! { <ButtonLink href="/proposals/new">{t.list_propose()}</ButtonLink> };
            return view! {
                <State
                    kind=StateKind::Empty
                    title=t.list_empty_title()
                    text=t.list_empty_text()
                    within=true
                    act=act.into_any()
                />
            }
            .into_any();
        }
        let rows = latest
            .iter()
            .map(|proposal| row(here, proposal))
            .collect_view();
        view! { <Figures figures /> <Rows bare=true>{rows}</Rows> }.into_any()
    };
    view! {
        <div class="not-care">
            <Section title=t.pulse_title()>{shown}</Section>
        </div>
    }
    .into_any()
}
