//! Putting a routed proposal on the agenda: its text is frozen by its hash.

use components::{Banner, Button, ButtonLook, Choice, Glyph, Panel, Select, TextArea, Tick, Tone};
use domain::councils::{Command as Councils, Council, Motion, PutMotion, Sitting};
use domain::proposals::{Proposal, Routing, Stage};
use domain::{Command, Prose, wording};
use leptos::prelude::*;

use super::slate::{Sketch, SlateForm};
use crate::shell::{Book, Doing, Fault, prose, texts, use_book};
use crate::texts::Texts;

/// Which proposal, word for word what is voted on, whether it is major.
#[component]
pub(super) fn PutForm(sitting: Sitting, council: Council) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = sitting.id;
    let accepted = Memo::new(move |_| accepted(&council, book));
    let chosen = RwSignal::new(String::new());
    let text = RwSignal::new(String::new());
    let major = RwSignal::new(false);
    let sketch = Sketch::new();
    let doing = Doing::nothing();
    let proposal = Memo::new(move |_| {
        let chosen = chosen.get();
        accepted
            .get()
            .into_iter()
            .find(|proposal| proposal.id.to_string() == chosen)
    });
    let choices = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t.put_choose().to_owned(),
        };
        let rest = accepted.get().into_iter().map(|proposal| Choice {
            value: proposal.id.to_string(),
            label: label(&proposal, t),
        });
        std::iter::once(none).chain(rest).collect::<Vec<_>>()
    });
    let begin = move |()| {
        if let Some(proposal) = proposal.get_untracked() {
            text.set(first_words(&proposal, t));
        }
    };
    let frozen = move || {
        let title = proposal.get()?.details.title;
        let text = Prose::new(&text.get()).ok()?;
        let slate = sketch.read(t).ok()?;
        Some(t.put_hash(Motion::hash_of(&title, &text, slate.as_ref()).short()))
    };
    let command = move || {
        let proposal = proposal
            .get_untracked()
            .ok_or_else(|| t.put_choose().to_owned())?;
        let act = PutMotion {
            id: offline::new_id().into(),
            sitting: id,
            proposal: proposal.id,
            text: prose(t.put_text(), &text.get_untracked(), t)?,
            major: major.get_untracked(),
            slate: untrack(|| sketch.read(t))?,
        };
        Ok(Command::Councils(Councils::PutMotion(act)))
    };
    let put = move |()| {
        doing.submit(command(), move || {
            chosen.set(String::new());
            text.set(String::new());
            major.set(false);
            sketch.clear();
        });
    };
    let none = Memo::new(move |_| accepted.with(Vec::is_empty));
    let form = move || {
        if none.get() {
            return view! { <p class="soft">{t.put_none()}</p> }.into_any();
        }
        view! {
            <Select label=t.put_proposal() value=chosen choices />
            <TextArea
                label=t.put_text()
                value=text
                rows=5
                limit=Prose::MOST
                hint=t.put_hint()
            />
            <Button look=ButtonLook::Text on_press=begin>
                {t.put_begin()}
            </Button>
            <SlateForm sketch />
            <Tick label=t.put_major() checked=major on_change=move |on| major.set(on) />
            {move || {
                frozen()
                    .map(|hash| {
                        view! { <Banner glyph=Glyph::LOCK tone=Tone::Info>{hash}</Banner> }
                    })
            }}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=put>
                {t.put()}
            </Button>
        }
        .into_any()
    };
    view! { <Panel title=t.put_title()>{form}</Panel> }
}

/// Proposals a council may take up: of its compound, routed, or not passed the last time, and to no
/// wider forum than it is (R1).
fn accepted(council: &Council, book: Book) -> Vec<Proposal> {
    let kind = council.kind;
    let mut accepted = book.all::<Proposal>();
    accepted.retain(|proposal| {
        let found = proposal.assessment.as_ref();
        let open = matches!(
            proposal.state.stage(),
            Stage::Routed | Stage::NotApproved | Stage::NoQuorum
        );
        let routing: Option<Routing> = book.get(proposal.id);
        let wide = routing.is_none_or(|it| it.forum.takes(kind));
        open && wide
            && council.is_for(proposal)
            && found.is_some_and(|found| kind.decides(found.matter))
    });
    accepted.sort_by_key(|proposal| proposal.changed_at);
    accepted
}

/// The title, and that it is voted on again where it is.
fn label(proposal: &Proposal, t: Texts) -> String {
    match proposal.state.stage() {
        Stage::Routed => proposal.details.title.to_string(),
        stage => t.put_again(wording::stage(stage, t.lang), &proposal.details.title),
    }
}

/// What the motion could say, for the office to go on from.
fn first_words(proposal: &Proposal, t: Texts) -> String {
    let Some(found) = &proposal.assessment else {
        return proposal.details.goal.to_string();
    };
    t.put_first_words(
        t.yuan(found.budget),
        &proposal.details.goal,
        &found.implementer,
        &found.process,
    )
}
