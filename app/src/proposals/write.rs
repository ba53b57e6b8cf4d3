//! Writing a proposal, or mending a returned one.

use components::{
    Banner, Button, ButtonLink, ButtonLook, Choice, Dock, DraftMark, Field, Glyph, InputKind, Pace,
    Row, Rows, Select, State, StateKind, TextArea, Tone,
};
use domain::members::Office;
use domain::members::StandingState;
use domain::proposals::{Command, Place, Proposal, ProposalState, Revise, Stage, Submit, similar};
use domain::{Entity, Kind, Line, ProposalId, Prose, Refusal, wording};
use leptos::prelude::*;
use offline::ActState;

use super::form::Form;
use super::photos::photo_strip;
use super::{badge, progress};
use crate::shell::{self, Draft, Here, place_choices, waiting_note};

/// How many similar proposals are shown.
const ALIKE: usize = 2;

/// A new proposal.
pub fn new(here: Here) -> AnyView {
    here.title(here.t.list_propose());
    let form = Form::new();
    let draft = kept(here, form, "proposal:new".to_owned());
    frame(here, form, draft, None)
}

/// One's own proposal to be mended: sent back by the committee, or not taken when it was sent.
pub fn edit(here: Here, id: ProposalId) -> AnyView {
    here.title(here.t.page_mend());
    // What is mended here is not taken away while one writes, nor by handing it in.
    let there = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|there| *there) || Mend::of(here, id).is_some()
    });
    let shown = move || match untrack(|| Mend::of(here, id)).filter(|_| there.get()) {
        Some(mend) => untrack(|| mending(here, id, mend)),
        None => shell::inner(
            here,
            here.t.page_mend(),
            "/proposals",
            Pace::Wide,
            None,
            shell::absent(here),
        ),
    };
    shown.into_any()
}

fn mending(here: Here, id: ProposalId, mend: Mend) -> AnyView {
    let form = Form::new();
    match &mend {
        Mend::Returned(proposal) => form.fill(&proposal.details),
        Mend::Refused(submit) => {
            form.fill(&submit.details);
            form.fill_behalf(here, submit.behalf.as_ref());
        }
    }
    let draft = kept(here, form, format!("proposal:{id}"));
    frame(here, form, draft, Some(mend))
}

/// What is handed in again.
#[derive(Clone)]
enum Mend {
    /// The committee asked for something.
    Returned(Box<Proposal>),
    /// A rule refused it, so nobody but its proposer has it.
    Refused(Box<Submit>),
}

impl Mend {
    fn of(here: Here, id: ProposalId) -> Option<Self> {
        if let Some(proposal) = here.get::<Proposal>(id) {
            let mine = here.person() == Some(proposal.author.person);
            let returned = mine && proposal.state.stage() == Stage::Returned;
            return returned.then(|| Self::Returned(Box::new(proposal)));
        }
        let mut acts = here.acts();
        acts.retain(|act| matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. }));
        acts.iter().find_map(|act| match act.deed.command() {
            Some(domain::Command::Proposals(Command::Submit(it))) if it.id == id => {
                Some(Self::Refused(Box::new(it.clone())))
            }
            _ => None,
        })
    }
}

fn kept(here: Here, form: Form, key: String) -> Draft {
    let text = Signal::derive(move || form.kept());
    shell::keep(
        here,
        key,
        text,
        Callback::new(move |kept: String| form.restore(&kept)),
    )
}

fn frame(here: Here, form: Form, draft: Draft, mend: Option<Mend>) -> AnyView {
    let t = here.t;
    let may = Memo::new(move |_| {
        let guest = here.person().is_none();
        (guest, here.actor().belongs())
    });
    let bar = if mend.is_some() {
        t.page_mend()
    } else {
        t.list_propose()
    };
    let mend = StoredValue::new(mend);
    let body = move || match may.get() {
        (true, _) => {
            let act = view! {
                <ButtonLink href="/sign-in" look=ButtonLook::Primary>{t.shell_sign_in()}</ButtonLink>
            };
            view! {
                <State
                    kind=StateKind::NotYours
                    title=t.form_guest_title()
                    text=t.form_guest_text()
                    page=true
                    act=act.into_any()
                />
            }
            .into_any()
        }
        (false, false) => untrack(|| waiting(here)),
        (false, true) => untrack(|| fields(here, form, draft, mend)),
    };
    let dock = move || may.get().1.then(|| dock(here, form, draft, mend));
    shell::inner(
        here,
        bar,
        "/proposals",
        Pace::Form,
        Some(dock.into_any()),
        body.into_any(),
    )
}

/// The one act of the form; in care mode the way to the next question before it.
fn dock(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) -> AnyView {
    let t = here.t;
    let care = move || here.settings().get().care;
    let go = move |to: usize| {
        form.at.set(to);
        request_animation_frame(|| {
            shell::focus(".question-step:not([hidden]) :is(textarea, input, button)");
        });
    };
    let back = move || {
        (care() && form.at.get() > 0).then(|| {
            view! {
                <Button on_press=move |()| go(form.at.get_untracked().saturating_sub(1))>
                    {t.form_before()}
                </Button>
            }
        })
    };
    let on = move || {
        if care() && form.at.get() + 1 < Form::QUESTIONS {
            view! {
                <Button
                    look=ButtonLook::Primary
                    on_press=move |()| go(form.at.get_untracked() + 1)
                >
                    {t.form_next()}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button
                    look=ButtonLook::Primary
                    on_press=move |()| send(here, form, draft, mend)
                >
                    {t.form_send()}
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <Dock>
            {move || {
                let saved = draft.saved();
                saved.map(|at| {
                    let behind = Signal::derive(move || draft.is_behind());
                    view! { <DraftMark label=t.form_kept(wording::clock(at)) behind /> }
                })
            }}
            {back} {on}
        </Dock>
    }
    .into_any()
}

/// For those whose standing does not count yet: what they wait for, and what they can do now.
fn waiting(here: Here) -> AnyView {
    let t = here.t;
    let waits = here.me().is_some_and(|me| {
        let state = |it: &domain::members::Standing| it.state == StandingState::Waiting;
        me.standings.iter().any(state)
    });
    let text = if waits {
        t.standing_waiting().to_owned()
    } else {
        Refusal::NoStanding.sentence(here.lang)
    };
    let call = here.community().map(|it| {
        let href = shell::call(it.telephone.as_str());
        view! { <ButtonLink href look=ButtonLook::Primary>{t.care_call()}</ButtonLink> }
    });
    let act = view! {
        <div class="cluster">
            {call} <ButtonLink href="/proposals">{t.works_act()}</ButtonLink>
        </div>
    };
    view! {
        <State
            kind=StateKind::NotYours
            glyph=Glyph::CLOCK
            title=t.form_waiting_title()
            text
            page=true
            act=act.into_any()
        />
    }
    .into_any()
}

fn fields(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) -> AnyView {
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
        Some(Mend::Refused(_)) | None => None,
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
    let care = Memo::new(move |_| here.settings().get().care);
    // One form and one draft either way; in care mode all but one question are hidden.
    let question = move |index: usize, inside: AnyView| {
        let hidden = move || care.get() && form.at.get() != index;
        view! { <div class="question-step stack stack--6" hidden=hidden>{inside}</div> }
    };
    let step = move || {
        care.get().then(|| {
            let words = t.list_step(form.at.get() + 1, Form::QUESTIONS);
            view! { <p class="small soft" role="status">{words}</p> }
        })
    };
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
            {behalf}
            <p class="tiny soft">{t.form_after()}</p>
    };
    view! {
        <h1 class="visually-hidden">{t.list_propose()}</h1>
        <div class="stack stack--6">
            {asked} {step} {question(0, problem.into_any())}
            {question(1, photo_strip(here, form.photos, |rules| rules.proposal.photos_most))} {question(2, title.into_any())}
            {question(3, goal.into_any())} {question(4, need.into_any())}
            {question(5, place.into_any())}
        </div>
    }
    .into_any()
}

/// Proposals like the one that is being written; looked for when the fingers rest.
fn alike(here: Here, form: Form, draft: Draft) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| {
        draft.settled();
        let (title, problem) = (form.title.get_untracked(), form.problem.get_untracked());
        let place: Option<Place> = serde_json::from_str(&form.place.get_untracked()).ok();
        let Some(community) = here.community() else {
            return Vec::new();
        };
        let records = here.children(Kind::Proposal, community.id);
        let among = || {
            records
                .iter()
                .filter_map(|record| Proposal::from_record(record))
        };
        let words = if title.trim().is_empty() {
            problem
        } else {
            title
        };
        let found = similar(&words, place, among(), ALIKE);
        found
            .into_iter()
            .map(|it| it.proposal.clone())
            .collect::<Vec<Proposal>>()
    });
    let shown = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let count = found.len();
            let rows = found.iter().map(|it| like(here, it)).collect_view();
            view! {
                <section class="stack stack--2" aria-live="polite">
                    <h2 class="field__label">{t.form_alike(count)}</h2>
                    <Rows>{rows}</Rows>
                </section>
            }
        })
    };
    shown.into_any()
}

fn like(here: Here, proposal: &Proposal) -> AnyView {
    let stage = proposal.state.stage();
    let state = view! { {badge(here, proposal)} <span>{progress::next(here, proposal)}</span> };
    let trail = if stage.is_open() {
        here.t.support_word()
    } else {
        here.t.form_look()
    };
    view! {
        <Row
            title=proposal.details.title.to_string()
            act=format!("/p/{}", proposal.id)
            trail=trail
            state=state.into_any()
        />
    }
    .into_any()
}

fn send(here: Here, form: Form, draft: Draft, mend: StoredValue<Option<Mend>>) {
    let Some(details) = form.details() else {
        form.tried.set(true);
        form.at.set(form.wanting());
        here.warn(here.t.form_incomplete());
        request_animation_frame(to_first_fault);
        return;
    };
    let behalf = match untrack(|| form.behalf(here)) {
        Ok(behalf) => behalf,
        Err(sentence) => return here.warn(sentence),
    };
    let (id, command) = match mend.get_value() {
        Some(Mend::Returned(proposal)) => {
            let proposal = proposal.id;
            (proposal, Command::Revise(Revise { proposal, details }))
        }
        Some(Mend::Refused(submit)) => {
            let submit = Submit {
                details,
                behalf,
                ..*submit
            };
            (submit.id, Command::Submit(submit))
        }
        None => {
            let Some(compound) = untrack(|| here.compound()) else {
                return;
            };
            let id = ProposalId(offline::new_id());
            let submit = Submit {
                id,
                community: compound.community,
                compound: compound.id,
                details,
                behalf,
            };
            (id, Command::Submit(submit))
        }
    };
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Proposals(command)).await {
            Ok(()) => {
                form.clear();
                draft.forget();
                here.go_instead(&format!("/p/{id}"));
                here.say(here.t.form_sent(waiting_note(here)));
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}

/// The focus goes where something is missing.
fn to_first_fault() {
    use wasm_bindgen::JsCast;
    let first = document()
        .query_selector("[aria-invalid=\"true\"]")
        .ok()
        .flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        first.focus().unwrap_or_default();
    }
}
