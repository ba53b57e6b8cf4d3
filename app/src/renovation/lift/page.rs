//! The page of one lift: where it stands, what is posted and until when, what it still lacks.

use components::{
    Badge, Dot, Fact, Facts, Glyph, Pace, Paragraphs, Path, PathStep, Progress, Row, Rows, Section,
    State, StateKind, Timeline, TimelineItem, Tone,
};
use domain::members::{Building, Home};
use domain::owners::Assembly;
use domain::renovation::{Lift, LiftCase, LiftCounts, LiftStage, LiftState, LiftVote, lift_lacks};
use domain::{UnitId, wording};
use leptos::prelude::*;

use super::sheet::{Asking, sheet};
use super::{asked, money, objections, place};
use crate::projects::{strip, who};
use crate::shell::{self, Here, address, when};

/// The screen of a lift.
pub fn page(here: Here, id: UnitId) -> AnyView {
    let t = here.t;
    let lift = Memo::new(move |_| here.get::<Lift>(id));
    let there = Memo::new(move |_| lift.with(Option::is_some));
    let asking = Asking::new(here, id);
    let body = move || match there.get() {
        false => {
            let (title, text) = (t.lift_none_title(), t.lift_none_text());
            view! { <State kind=StateKind::Empty glyph=Glyph::BUILD title text /> }.into_any()
        }
        true => untrack(|| whole(asking, lift)),
    };
    let title = untrack(|| t.lift_of(place(here, id)));
    here.title(&title);
    let body = view! {
        <h1 class="visually-hidden">{title.clone()}</h1>
        {body}
        {sheet(asking)}
        {shell::desk(here)}
    };
    shell::inner(
        here,
        &title,
        "/renovation",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn whole(asking: Asking, lift: Memo<Option<Lift>>) -> AnyView {
    let here = asking.here;
    let head = move || lift.get().map(|it| head(here, &it));
    let case = Memo::new(move |_| lift.with(|it| it.as_ref()?.state.case().cloned()));
    let scheme = move || case.get().map(|case| scheme(here, &case));
    let lacks = move || lift.get().and_then(|it| lacks(here, &it));
    let paid = move || case.get().map(|case| money::money(here, asking.id, &case));
    let objected = move || {
        let posted = Memo::new(move |_| case.with(Option::is_some));
        posted
            .get()
            .then(|| untrack(|| objections::objections(asking, lift)))
    };
    let steps = move || lift.get().map(|it| steps(here, &it));
    view! {
        {head}
        {asked::asked(asking, lift)}
        {scheme}
        {lacks}
        {objected}
        {paid}
        {steps}
    }
    .into_any()
}

fn head(here: Here, it: &Lift) -> AnyView {
    let t = here.t;
    let stage = it.state.stage();
    let name = wording::lift_stage(stage, here.lang);
    let badge = view! { <Badge label=name tone=super::tone(stage) /> };
    let reason = match &it.state {
        LiftState::Withdrawn { reason, .. } => Some(t.lift_withdrawn(reason)),
        _ => None,
    };
    let why = it.why.to_string();
    let author = t.lift_by(who(here, &it.author));
    view! {
        <p>{badge}</p>
        <Paragraphs text=Signal::stored(why) />
        <p class="small soft">{author}</p>
        {reason.map(|reason| view! { <p class="strong">{reason}</p> })}
        {way(here, stage)}
    }
    .into_any()
}

/// 公示、报批、许可、施工: four stages fit on a line; before and after them the badge says where it stands.
fn way(here: Here, stage: LiftStage) -> Option<AnyView> {
    let t = here.t;
    let now = match stage {
        LiftStage::Withdrawn => return None,
        LiftStage::Returned => LiftStage::Consulting,
        other => other,
    };
    let marks = [
        (
            t.renovation_mark_one(),
            LiftStage::Consulting,
            t.lift_note_consulting(),
        ),
        (
            t.renovation_mark_two(),
            LiftStage::Submitted,
            t.lift_note_submitted(),
        ),
        (
            t.renovation_mark_three(),
            LiftStage::Approved,
            t.lift_note_approved(),
        ),
        (
            t.renovation_mark_four(),
            LiftStage::Building,
            t.lift_note_building(),
        ),
    ];
    let order = |stage: LiftStage| LiftStage::WAY.iter().position(|it| *it == stage);
    let step = |(mark, it, note): (&str, LiftStage, &str)| PathStep {
        mark: mark.to_owned(),
        name: wording::lift_stage(it, here.lang).to_owned(),
        note: note.to_owned(),
        progress: match order(it).cmp(&order(now)) {
            std::cmp::Ordering::Less => Progress::Past,
            std::cmp::Ordering::Equal => Progress::Now,
            std::cmp::Ordering::Greater => Progress::Later,
        },
    };
    let steps: Vec<PathStep> = marks.into_iter().map(step).collect();
    let label = t.lift_way(wording::lift_stage(stage, here.lang));
    let view = view! { <Path label steps=Signal::stored(steps) /> };
    Some(view.into_any())
}

/// What is posted, where it hangs and until when.
fn scheme(here: Here, case: &LiftCase) -> AnyView {
    let t = here.t;
    let title = case.scheme.title.to_string();
    let text = case.scheme.text.to_string();
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let last = wording::day(case.posting.last, here.lang);
    let mut facts = vec![
        fact(t.lift_version(), case.version.to_string()),
        fact(t.lift_hangs(), case.posting.place.to_string()),
        fact(t.lift_until(), last),
    ];
    let buildings = case.scheme.affected.iter();
    let buildings = buildings.filter_map(|id| here.get::<Building>(*id));
    let buildings: Vec<String> = buildings.map(|it| it.name.to_string()).collect();
    if !buildings.is_empty() {
        facts.push(fact(
            t.lift_affected(),
            buildings.join(t.renovation_comma()),
        ));
    }
    for it in &case.scheme.occupied {
        let home: Option<Home> = here.get(it.home);
        let name = home.map(|it| address(it.address.as_str()));
        let value = format!("{} {}", name.unwrap_or_default(), it.what);
        facts.push(fact(t.lift_occupies(), value));
    }
    let provisional = case.posting.provisional;
    let provisional =
        provisional.then(|| view! { <p class="tiny soft">{t.lift_provisional()}</p> });
    let photos = strip(here, t.lift_drawings(), &case.scheme.photos);
    let hung = strip(
        here,
        t.lift_hung(),
        std::slice::from_ref(&case.posting.photo),
    );
    let vote = vote(here, case);
    view! {
        <Section title=t.lift_scheme()>
            <p class="strong">{title}</p>
            <Paragraphs text=Signal::stored(text) />
            {photos}
            <Facts facts=Signal::stored(facts) />
            {provisional}
            {hung}
            {vote}
        </Section>
    }
    .into_any()
}

fn vote(here: Here, case: &LiftCase) -> Option<AnyView> {
    let t = here.t;
    let row = match case.vote.as_ref()? {
        LiftVote::Assembly { assembly, .. } => {
            let found: Option<Assembly> = here.get(*assembly);
            let meta = found.map(|it| it.title.to_string()).unwrap_or_default();
            let act = format!("/o/{assembly}");
            view! { <Row title=t.lift_vote() act meta /> }.into_any()
        }
        LiftVote::Paper { title, .. } => {
            view! { <Row title=t.lift_vote() meta=title.to_string() /> }.into_any()
        }
    };
    let view = view! { <Rows>{row}</Rows> };
    Some(view.into_any())
}

/// What it lacks before it may be submitted, and how many gave their word.
fn lacks(here: Here, it: &Lift) -> Option<AnyView> {
    let t = here.t;
    it.state.leg().filter(|leg| leg.is_open())?;
    let today = untrack(|| here.now().day());
    let lacks = here.read(|town| lift_lacks(it, today, town));
    let counts: Option<LiftCounts> = here.get(it.id);
    let given = counts.map(|it| {
        let consents = (it.consents.asked > 0)
            .then(|| t.lift_consents_given(it.consents.asked, it.consents.given));
        let signed = (it.signatures.asked > 0)
            .then(|| t.lift_signatures_given(it.signatures.asked, it.signatures.given));
        let lines = consents.into_iter().chain(signed);
        lines
            .map(|line| view! { <p class="small soft">{line}</p> })
            .collect_view()
    });
    let row = |it: &domain::renovation::LiftLack| {
        let title = wording::lift_lack(it, here.lang);
        let state = view! { <Badge label=t.lift_missing() tone=Tone::Wait /> }.into_any();
        view! { <Row title state /> }
    };
    let none = lacks.is_empty();
    let none = none.then(|| view! { <p class="is-jade">{t.lift_lacks_nothing()}</p> });
    let rows = lacks.iter().map(row).collect_view();
    let view = view! {
        <Section title=t.lift_lacks()>
            {none}
            <Rows>{rows}</Rows>
            {given}
        </Section>
    };
    Some(view.into_any())
}

fn steps(here: Here, it: &Lift) -> AnyView {
    let last = it.steps.len().saturating_sub(1);
    let item = |(index, step): (usize, &domain::renovation::LiftStep)| {
        let title = wording::lift_stage(step.stage, here.lang);
        let dot = match (index == last, step.stage) {
            (true, LiftStage::Done) => Dot::Done,
            (true, _) => Dot::Now,
            (false, _) => Dot::Past,
        };
        let at = when(here, step.at);
        match &step.note {
            Some(note) => {
                view! { <TimelineItem dot when=at title text=note.to_string() /> }.into_any()
            }
            None => view! { <TimelineItem dot when=at title /> }.into_any(),
        }
    };
    let items = it.steps.iter().enumerate().rev().map(item).collect_view();
    view! {
        <Section title=here.t.lift_steps()>
            <Timeline>{items}</Timeline>
        </Section>
    }
    .into_any()
}
