//! The agenda: motions with their frozen text, and the vote on each.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Card, DocTitle, DocTop, Paragraphs, Section, Sheet, Tone,
};
use domain::councils::{Floor, Motion, MotionState, Outcome, Paper, Sitting};
use domain::wording;
use leptos::prelude::*;

use super::amend::Amendments;
use super::elect::{ElectionPart, list_is_open};
use super::interests::Interests;
use super::materials::Materials;
use super::minutes::Follow;
use super::open::OpenForm;
use super::picked;
use crate::shell::{Book, Nothing, keyed, texts, to, use_book};
use crate::texts::Texts;

/// The motions of a sitting, in their order.
#[component]
pub(super) fn Agenda(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = sitting.id;
    let motions = Memo::new(move |_| {
        let mut motions = book.of::<Motion>(id);
        motions.sort_by_key(|motion| motion.number);
        let with_paper = |motion: Motion| {
            let paper = book.get::<Paper>(motion.id);
            (motion, paper)
        };
        motions.into_iter().map(with_paper).collect::<Vec<_>>()
    });
    let sitting = StoredValue::new(sitting);
    let none = Memo::new(move |_| motions.with(Vec::is_empty));
    let list = move || {
        if none.get() {
            let (title, text) = (t.agenda_empty_title(), t.agenda_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let card = move |(motion, paper)| card(motion, paper, sitting, book, t).into_any();
        keyed(motions, |(motion, _)| motion.id, card)
    };
    let count = move || t.things(motions.with(Vec::len));
    view! { <Section title=t.agenda() count>{list}</Section> }
}

/// What a motion's state says, and its colour.
pub(super) fn motion_badge(motion: &Motion, t: Texts) -> AnyView {
    let (label, tone) = match motion.state {
        MotionState::Tabled => (t.motion_tabled(), Tone::Info),
        MotionState::Withdrawn => (t.motion_withdrawn(), Tone::Plain),
        MotionState::Voting { .. } => (t.motion_voting(), Tone::Wait),
        MotionState::Cancelled { .. } => (t.vote_cancelled(), Tone::Stop),
        MotionState::PutOff { .. } => (t.motion_put_off(), Tone::Wait),
        MotionState::Decided { outcome, .. } => {
            let tone = if outcome == Outcome::Passed {
                Tone::Done
            } else {
                Tone::Stop
            };
            (
                wording::came_out(outcome, motion.is_election(), t.lang),
                tone,
            )
        }
    };
    view! { <Badge label tone /> }.into_any()
}

fn card(
    motion: Motion,
    paper: Option<Paper>,
    sitting: StoredValue<Sitting>,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let number = t.motion_number(motion.number);
    let end = view! {
        <span class="cluster">
            {motion.major.then(|| view! { <Badge label=t.motion_major() tone=Tone::Info /> })}
            {motion.again.map(|_| view! { <Badge label=t.motion_again() tone=Tone::Info /> })}
            {motion_badge(&motion, t)}
        </span>
    };
    let hash = t.text_hash(motion.hash.short());
    let text = motion.text.to_string();
    let title = motion.title.to_string();
    let elects = motion.is_election();
    let options = paper
        .filter(|_| !elects)
        .map(|paper| picked::options(&paper, t));
    let proposal = motion.proposal.map(|id| {
        let href = to(format_args!("proposals/{id}"));
        view! { <a class="small" href=href>{t.see_proposal()}</a> }
    });
    let covenant = motion.covenant.map(|id| {
        let href = to(format_args!("covenant/{id}"));
        view! { <a class="small" href=href>{t.covenant_see()}</a> }
    });
    let see = motion.state.vote().map(|vote| {
        let href = to(format_args!("votes/{vote}"));
        view! { <ButtonLink href>{t.see_vote()}</ButtonLink> }
    });
    // Those to the motion on the floor stand there.
    let (id, within) = (motion.id, motion.sitting);
    let on_floor = Memo::new(move |_| {
        let floor: Option<Floor> = book.get(within);
        floor.is_some_and(|floor| floor.motion == id)
    });
    let awaits = motion.state.awaits_its_vote();
    let council = sitting.with_value(|it| it.council);
    let whole = motion.clone();
    let fixed = motion.covenant.is_some();
    let below = if elects {
        view! { <ElectionPart motion=id /> }.into_any()
    } else {
        let amendments = move || {
            let amended = !fixed && (!awaits || !on_floor.get());
            amended.then(|| view! { <Amendments motion=id /> })
        };
        view! { {amendments} <Interests motion=whole council /> }.into_any()
    };
    let opens = motion.state.awaits_its_vote();
    let materials = (!elects).then(|| view! { <Materials motion=motion.clone() /> });
    let follow = view! { <Follow motion=motion.clone() /> };
    let opening = opens.then(|| view! { <Opening motion sitting=sitting.get_value() /> });
    view! {
        <Card>
            <DocTop number end=end.into_any() />
            <DocTitle title />
            <Paragraphs text />
            {options}
            <p class="tiny soft">{hash}</p>
            {materials}
            {below}
            <div class="cluster">
                {see} {opening} {follow} {proposal} {covenant}
            </div>
        </Card>
    }
}

/// Opens the vote once the sitting has begun.
#[component]
fn Opening(motion: Motion, sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let starts_at = sitting.starts_at;
    let id = motion.id;
    let begun = Memo::new(move |_| book.now() >= starts_at);
    let unlisted = Memo::new(move |_| list_is_open(id, book));
    let wait = move || {
        if unlisted.get() {
            return Some(t.elect_open_wait().to_owned());
        }
        (!begun.get()).then(|| t.open_wait(wording::instant(starts_at, t.lang)))
    };
    view! {
        <Button
            look=ButtonLook::Ink
            disabled=Signal::derive(move || !begun.get() || unlisted.get())
            on_press=move |()| open.set(true)
        >
            {t.open_vote()}
        </Button>
        <span class="small soft">{wait}</span>
        <Sheet open title=t.open_title() close_label=t.not_now()>
            <OpenForm motion=motion.clone() council=sitting.council open />
        </Sheet>
    }
}
