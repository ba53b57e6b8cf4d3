//! A gap becomes a project: the button, the sheet, what grew, and the thread back from a proposal.

use components::{
    Button, ButtonLook, Choice, Field, Glyph, Icon, Row, Rows, Section, Select, Sheet, TextArea,
};
use domain::assessment::{Command as Act, Dimension, Gap, GapOrigin, GrowGap, Round};
use domain::proposals::{Place, Proposal};
use domain::{Line, ProposalId, Prose, RoundId, wording};
use leptos::prelude::*;

use super::words::{asks, lives_here};
use crate::shell::{Here, Sending, place_choices};

/// Which gap the sheet asks about.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    gap: RwSignal<Option<Gap>>,
}

impl Asking {
    /// None yet.
    pub fn none() -> Self {
        Self {
            open: RwSignal::new(false),
            gap: RwSignal::new(None),
        }
    }
}

/// Opens the sheet for one gap; nothing for whoever does not live here.
pub fn button(here: Here, gap: &Gap, asking: Asking) -> AnyView {
    let gap = gap.clone();
    let may = lives_here(here);
    let press = move |()| {
        asking.gap.set(Some(gap.clone()));
        asking.open.set(true);
    };
    may.then(|| view! { <Button on_press=press>{here.t.six_grow()}</Button> })
        .into_any()
}

/// What a gap is about: the indicator, or the dimension as a whole.
fn about(here: Here, round: &Round, gap: &Gap) -> String {
    let found = gap.indicator.as_ref();
    let found = found.and_then(|code| round.rules().indicator(code));
    let dimension = || wording::six_dimension(gap.dimension, here.lang).to_owned();
    found.map_or_else(dimension, |(_, it)| asks(here, it))
}

/// The sheet: prefilled with the gap, and sent as a proposal of one's own.
pub fn sheet(here: Here, it: Memo<Option<Round>>, asking: Asking) -> AnyView {
    let t = here.t;
    let open = asking.open;
    let inside = move || {
        if !open.get() {
            return None;
        }
        let (round, gap) = untrack(|| (it.get(), asking.gap.get()));
        let (round, gap) = (round?, gap?);
        Some(untrack(|| form(here, &round, &gap, open)))
    };
    view! {
        <Sheet open title=t.six_grow() close_label=t.shell_close()>
            {inside}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, round: &Round, gap: &Gap, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let Some(compound) = here.compound() else {
        return ().into_any();
    };
    let sending = Sending::new(here);
    let name = about(here, round, gap);
    let (points, target) = (
        wording::hundredths(gap.points),
        wording::hundredths(gap.target),
    );
    let title = RwSignal::new(t.six_grow_title_of(&name));
    let problem = RwSignal::new(t.six_grow_problem_of(&name, &points, &target, round.year));
    let goal = RwSignal::new(t.six_grow_goal_of(&name, &target));
    let need = RwSignal::new(String::new());
    let place = RwSignal::new(String::new());
    let mut places = vec![Choice {
        value: String::new(),
        label: t.six_grow_where_none().to_owned(),
    }];
    places.extend(place_choices(here, compound.id));
    let (id, dimension, indicator) = (round.id, gap.dimension, gap.indicator.clone());
    let send = move |()| {
        let act = untrack(|| {
            Some(GrowGap {
                round: id,
                dimension,
                indicator: indicator.clone(),
                proposal: ProposalId(offline::new_id()),
                compound: compound.id,
                place: serde_json::from_str::<Place>(&place.get()).ok()?,
                title: Line::new(&title.get()).ok()?,
                problem: Prose::new(&problem.get()).ok()?,
                goal: Prose::new(&goal.get()).ok()?,
                need: Prose::new(&need.get()).ok()?,
            })
        });
        let Some(act) = act else {
            sending.refuse(t.six_grow_lacks());
            return;
        };
        let href = format!("/p/{}", act.proposal);
        sending.send_then(Act::Grow(act), t.six_grown(), move || {
            open.try_set(false);
            here.go(&href);
        });
    };
    view! {
        <div class="stack stack--4">
            <p>{t.six_grow_text()}</p>
            <Field label=t.six_grow_title() value=title limit=Line::MOST />
            <Select label=t.six_grow_where() value=place choices=Signal::stored(places) />
            <TextArea label=t.six_grow_problem() value=problem rows=3 limit=Prose::MOST />
            <TextArea label=t.six_grow_goal() value=goal rows=2 limit=Prose::MOST />
            <TextArea label=t.six_grow_need() value=need rows=2 limit=Prose::MOST />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.six_grow_send()}
            </Button>
        </div>
    }
    .into_any()
}

/// On the round's page: the projects that grew of it.
pub fn projects(here: Here, it: Memo<Option<Round>>) -> AnyView {
    let id = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.id)));
    let shown = move || id.get().map(|id| untrack(|| grown(here, id, None)));
    shown.into_any()
}

/// The projects that grew of a round, or of one of its dimensions; nothing where none did.
pub fn grown(here: Here, round: RoundId, of: Option<Dimension>) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| {
        let mut all = here.of::<GapOrigin>(round);
        all.retain(|it| of.is_none_or(|of| it.gap.dimension == of));
        all.sort_by_key(|it| it.id);
        all
    });
    let shown = move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let rows = all.iter().map(|it| {
            let proposal: Option<Proposal> = here.get(it.id);
            let title = proposal.map_or_else(String::new, |it| it.details.title.to_string());
            let dimension = wording::six_dimension(it.gap.dimension, here.lang);
            let meta = t.six_grown_line(
                dimension,
                wording::hundredths(it.gap.points),
                wording::hundredths(it.gap.target),
            );
            let lead = view! { <Icon glyph=Glyph::BUILD /> }.into_any();
            view! { <Row title act=format!("/p/{}", it.id) meta lead /> }
        });
        let rows = rows.collect_view();
        Some(view! { <Section title=t.six_grown_title()><Rows>{rows}</Rows></Section> })
    };
    shown.into_any()
}

/// On a proposal's page: out of which gap it grew; nothing where it did not.
pub fn origin(here: Here, id: ProposalId) -> AnyView {
    let origin = Memo::new(move |_| here.get::<GapOrigin>(id));
    let shown = move || {
        let it = origin.get()?;
        let dimension = wording::six_dimension(it.gap.dimension, here.lang);
        let title = here.t.six_origin(dimension, it.year);
        let act = format!("/assessment/{}/{}", it.year, it.gap.dimension.as_str());
        Some(view! { <Rows><Row title act /></Rows> })
    };
    shown.into_any()
}
