//! What is asked of a proposer, question by question.

use components::{Banner, Choice, Field, Glyph, InputKind, Select, TextArea, Tone};
use domain::members::Office;
use domain::proposals::{Proposal, ProposalState, fingerprint};
use domain::{Line, Prose};
use leptos::prelude::*;

use super::alike::alike;
use super::form::Form;
use super::photos::photo_strip;
use super::scene::scene_chips;
use super::write::Mend;
use crate::shell::{Draft, Here, Steps, place_choices};

/// The questions; in care mode one at a time.
pub fn fields(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) -> AnyView {
    let t = here.t;
    let place = Memo::new(move |_| {
        let none = Choice {
            value: String::new(),
            label: t.form_place_none().to_owned(),
        };
        let compound = here.compound();
        let places = compound
            .map(|it| place_choices(here, it.id))
            .unwrap_or_default();
        std::iter::once(none).chain(places).collect::<Vec<_>>()
    });
    let returned = match mend.get_value() {
        Some(Mend::Returned(proposal)) => Some(proposal.state),
        Some(Mend::Refused(_) | Mend::Again(_)) | None => None,
    };
    let first = returned.is_none();
    let asked = returned.and_then(|state| match state {
        ProposalState::Returned { note, .. } => Some(note.to_string()),
        _ => None,
    });
    let asked = asked.map(|note| {
        view! { <Banner glyph=Glyph::EDIT tone=Tone::Wait title=t.form_asked()>{note}</Banner> }
    });
    let alike = first.then(|| alike(here, form, draft));
    let prose = |field, missing| form.prose_fault(here, field, missing);
    let actor = here.actor();
    let tends = actor.holds(Office::GridWorker) || actor.is_staff();
    let behalf = (tends && first).then(|| {
        view! {
            <div class="pair">
                <Field
                    label=t.form_behalf_name()
                    value=form.behalf_name
                    need=t.form_optional()
                    hint=t.form_behalf_hint()
                    limit=Line::MOST
                />
                <Field
                    label=t.form_behalf_home()
                    value=form.behalf_home
                    need=t.form_optional()
                    placeholder=t.form_behalf_example()
                    limit=Line::MOST
                />
            </div>
        }
    });
    let steps = Steps::new(here, form.at, Form::QUESTIONS);
    let question = |index: usize, inside: AnyView| steps.question(index, inside);
    let problem = view! {
            <TextArea
                label=t.form_problem()
                value=form.problem
                rows=3
                hint=t.form_problem_hint()
                limit=Prose::MOST
                fault=prose(form.problem, t.form_problem_missing())
            />
    };
    let title = view! {
            {alike}
            <Field
                label=t.form_title()
                value=form.title
                placeholder=t.form_title_example()
                limit=Line::MOST
                fault=form.title_fault(here)
            />
    };
    let goal = view! {
            <TextArea
                label=t.form_goal()
                value=form.goal
                rows=2
                hint=t.form_goal_hint()
                fault=prose(form.goal, t.form_goal_missing())
            />
    };
    let need = view! {
            <TextArea
                label=t.form_need()
                value=form.need
                rows=2
                fault=prose(form.need, t.form_need_missing())
            />
    };
    let place = view! {
            <div class="pair">
                <Select
                    label=t.form_place()
                    value=form.place
                    choices=place
                    fault=form.place_fault(here)
                />
                <Field
                    label=t.form_homes()
                    value=form.homes
                    kind=InputKind::Number
                    need=t.form_optional()
                    fault=form.homes_fault(here)
                />
            </div>
            {scene_chips(here, form.scene)}
            {news(here, form, draft)}
            {behalf}
            <p class="tiny soft">{t.form_after(screening_days(here))}</p>
    };
    view! {
        <h1 class="visually-hidden">{t.list_propose()}</h1>
        <div class="stack stack--6">
            {asked} {steps.line()} {question(0, problem.into_any())}
            {question(1, photo_strip(here, form.photos, |rules| rules.proposal.photos_most))} {question(2, title.into_any())}
            {question(3, goal.into_any())} {question(4, need.into_any())}
            {question(5, place.into_any())}
        </div>
    }
    .into_any()
}

/// What is new, asked where a council has just said no to the same words.
fn news(here: Here, form: Form, draft: Draft) -> AnyView {
    let t = here.t;
    let same = Memo::new(move |_| {
        draft.settled();
        let words = [form.title, form.problem, form.goal].map(|text| text.get_untracked());
        let text = fingerprint(&words[0], &words[1], &words[2]);
        here.all::<Proposal>().iter().any(|it| it.failed_as(text))
    });
    let shown = move || {
        same.get().then(|| {
            view! {
                <TextArea
                    label=t.form_facts()
                    value=form.facts
                    rows=2
                    hint=t.form_facts_hint()
                    limit=Prose::MOST
                />
            }
        })
    };
    shown.into_any()
}

/// How many working days the committee has for its answer, by the community's rules.
fn screening_days(here: Here) -> usize {
    let today = untrack(|| here.now()).day();
    let community = here.community();
    let rules = community.as_ref().and_then(|it| it.rules(today));
    rules.map_or(0, |it| usize::from(it.office.screening_days))
}
