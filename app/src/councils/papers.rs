//! Ballots on paper, for those who count: what stands on each is entered by two (录票).

use components::{
    Button, ButtonLook, Choice as Way, Field, Glyph, InputKind, Radio, Scanner, Section, Select,
    Sheet, Tick,
};
use domain::councils::{
    Choice, Command, EnterPaper, InTheBox, Mode, Paper, PaperNames, Slip, Taken, Vote, VoteState,
    Written, typed,
};
use domain::{PaperNamesId, PersonId, Refusal, VoteId, wording};
use leptos::prelude::*;

use super::floor::act;
use super::matter::Matter;
use super::shown as name;
use crate::shell::Here;

/// Where something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Code,
    Name,
    Marks,
}

/// The box of a vote, for whoever may look into it.
#[derive(Clone, Debug, PartialEq)]
struct Held {
    /// The vote.
    vote: Vote,
    /// How far it is entered.
    held: InTheBox,
    /// Who took a paper, and how they are called.
    voters: Vec<(PersonId, String)>,
}

impl Held {
    /// The box, once it is shut and holds papers.
    fn of(here: Here, vote: &Vote) -> Option<Self> {
        let (actor, me) = (here.actor(), here.person()?);
        let leads = actor.is_staff() || actor.convenes(vote.council);
        let shut = matches!(vote.state, VoteState::Closing { .. });
        if !shut || !(leads || vote.tellers.contains(&me)) {
            return None;
        }
        let held = here.read(|town| InTheBox::of(vote.id, town));
        (held.out > 0).then(|| Self {
            vote: vote.clone(),
            held,
            voters: takers(here, vote.id),
        })
    }
}

/// Who took a paper: by name for a teller, who may be from outside the council, and as neighbours
/// read them for who leads it.
fn takers(here: Here, vote: VoteId) -> Vec<(PersonId, String)> {
    let list = here.person().map(|me| PaperNamesId::of(vote, me));
    if let Some(list) = list.and_then(|list| here.get::<PaperNames>(list)) {
        let voters = list.voters.into_iter();
        return voters.map(|it| (it.person, it.name.to_string())).collect();
    }
    let taken = here.of::<Taken>(vote).into_iter();
    taken.map(|it| (it.voter, name(here, it.voter))).collect()
}

/// Entering the papers; nothing where there are none, or for whom it is not.
pub fn enter(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let t = here.t;
    let held = Memo::new(move |_| matter.with(|matter| Held::of(here, &matter.as_ref()?.vote)));
    let vote = Memo::new(move |_| held.with(|held| held.as_ref().map(|it| it.vote.clone())));
    let told = move || {
        held.with(|held| {
            let held = &held.as_ref()?.held;
            Some(t.papers_entered(held.done, held.once, held.out))
        })
    };
    let again = move || {
        held.with(|held| {
            let held = held.as_ref()?;
            let again = held.held.again(held.vote.id);
            let text = t.papers_unlike(again.join(t.comma()));
            (!again.is_empty()).then(|| view! { <p class="small is-ochre">{text}</p> })
        })
    };
    let shown = move || {
        let vote = vote.get()?;
        Some(view! {
            <Section title=t.papers_title()>
                <div aria-live="polite">
                    <p class="small">{told}</p>
                    {again}
                </div>
                <p class="tiny soft">{t.papers_rule()}</p>
                {untrack(|| form(here, &vote, held))}
            </Section>
        })
    };
    shown.into_any()
}

fn form(here: Here, vote: &Vote, held: Memo<Option<Held>>) -> AnyView {
    let t = here.t;
    let (id, motion, many) = (vote.id, vote.motion, vote.options > 0);
    let recorded = vote.mode == Mode::Recorded;
    let [code, marks, who] = [(); 3].map(|()| RwSignal::new(String::new()));
    let mark = RwSignal::new(None::<Option<Choice>>);
    let gap = RwSignal::new(None::<(Gap, String)>);
    let written = move || -> Result<Written, String> {
        match mark.get_untracked() {
            Some(None) => return Ok(Written::Void),
            Some(Some(choice)) if !many => return Ok(Written::Valid(choice.into())),
            _ if !many => return Err(t.papers_mark_fault().to_owned()),
            _ => {}
        }
        let paper: Option<Paper> = here.get(motion);
        let method = paper.and_then(|it| it.method());
        let method = method.ok_or_else(|| t.papers_mark_fault().to_owned())?;
        let read = typed(&method, &marks.get_untracked());
        let read = read.map_err(|fault| Refusal::BallotSpoilt { fault }.sentence(here.lang))?;
        Ok(Written::Valid(read))
    };
    let entry = move || -> Result<EnterPaper, (Gap, String)> {
        let slip = Slip::read(id, &code.get_untracked());
        let slip = slip.ok_or_else(|| (Gap::Code, t.papers_code_fault().to_owned()))?;
        let voter = who.get_untracked().parse().ok();
        // A void one may bear no name.
        let void = mark.get_untracked() == Some(None);
        if recorded && voter.is_none() && !void {
            return Err((Gap::Name, t.papers_who().to_owned()));
        }
        Ok(EnterPaper {
            vote: id,
            number: slip.number,
            written: written().map_err(|missing| (Gap::Marks, missing))?,
            voter: voter.filter(|_| recorded),
            blind: offline::new_id(),
        })
    };
    let send = move |()| match entry() {
        Ok(entry) => {
            gap.set(None);
            for field in [code, marks, who] {
                field.set(String::new());
            }
            mark.set(None);
            act(here, Command::EnterPaper(entry), t.papers_done());
        }
        Err(missing) => gap.set(Some(missing)),
    };
    let names = Signal::derive(move || {
        let voters = held.with(|held| held.as_ref().map(|it| it.voters.clone()));
        let none = Way {
            value: String::new(),
            label: t.papers_who().to_owned(),
        };
        let voters = voters.unwrap_or_default().into_iter();
        let voters = voters.map(|(person, label)| Way {
            value: person.to_string(),
            label,
        });
        std::iter::once(none).chain(voters).collect::<Vec<_>>()
    });
    let told = move |at: Gap| {
        // A name is no longer lacking once it is chosen.
        let lacks = move || at != Gap::Name || who.with(String::is_empty);
        Signal::derive(move || {
            gap.get()
                .filter(|(gap, _)| *gap == at && lacks())
                .map(|(_, told)| told)
        })
    };
    let name = recorded.then(|| {
        view! { <Select label=t.papers_name() value=who choices=names fault=told(Gap::Name) /> }
    });
    let says = says(here, many, mark, marks, told(Gap::Marks));
    let fault = told(Gap::Code);
    view! {
        <div class="stack">
            {camera(here, id, code)}
            <Field label=t.papers_code() kind=InputKind::Code value=code hint=t.papers_code_hint() fault />
            {name}
            {says}
            <Button look=ButtonLook::Ink block=true on_press=send>{t.papers_enter()}</Button>
        </div>
    }
    .into_any()
}

/// The way through the camera: what it reads off a paper stands in the field, as if it were typed.
fn camera(here: Here, vote: VoteId, code: RwSignal<String>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let inside = move || {
        let strange = RwSignal::new(false);
        let seen = Callback::new(move |text: String| match Slip::read(vote, &text) {
            Some(slip) => {
                code.set(slip.code());
                open.set(false);
            }
            None => strange.set(true),
        });
        let told = move || strange.get().then(|| t.papers_code_fault());
        view! {
            <div class="stack stack--4">
                <Scanner on_read=seen label=t.papers_look() none=t.papers_blind() />
                <p class="small is-ochre" aria-live="polite">
                    {told}
                </p>
            </div>
        }
    };
    view! {
        <Button look=ButtonLook::Quiet block=true glyph=Glyph::SCAN on_press=move |()| open.set(true)>
            {t.papers_scan()}
        </Button>
        <Sheet open title=t.papers_scan() close_label=t.shell_close()>
            {untrack(inside)}
        </Sheet>
    }
    .into_any()
}

/// What stands on the paper: a word, or the marks beside the options; or that it is void.
fn says(
    here: Here,
    many: bool,
    mark: RwSignal<Option<Option<Choice>>>,
    marks: RwSignal<String>,
    fault: Signal<Option<String>>,
) -> AnyView {
    let t = here.t;
    if many {
        let void = Signal::derive(move || mark.get() == Some(None));
        let set = move |on: bool| mark.set(on.then_some(None));
        return view! {
            <Field label=t.papers_marks() value=marks hint=t.papers_marks_hint() fault />
            <Tick label=t.papers_void() checked=void on_change=set />
        }
        .into_any();
    }
    let radio = |what: Option<Choice>| {
        let label = match what {
            Some(choice) => wording::choice(choice, here.lang),
            None => t.papers_void(),
        };
        let chosen = Signal::derive(move || mark.get() == Some(what));
        view! { <Radio group="paper" label chosen on_choose=move |()| mark.set(Some(what)) /> }
    };
    let radios = Choice::ALL.map(Some).into_iter().chain([None]).map(radio);
    let radios = radios.collect_view();
    view! {
        <fieldset>
            <legend class="field__label">{t.papers_says()}</legend>
            {radios}
            <p class="small is-seal" aria-live="polite">
                {fault}
            </p>
        </fieldset>
    }
    .into_any()
}

/// Whose papers will not come back: asked before the count, where not all are entered.
pub fn missing(
    here: Here,
    vote: Memo<Option<VoteId>>,
    unreturned: RwSignal<Vec<PersonId>>,
) -> AnyView {
    let t = here.t;
    let left = Memo::new(move |_| {
        let Some(vote) = vote.get() else { return 0 };
        here.read(|town| InTheBox::of(vote, town)).left()
    });
    let tick = move |(person, label): (PersonId, String)| {
        let checked = Signal::derive(move || unreturned.with(|it| it.contains(&person)));
        let on_change = move |on: bool| {
            unreturned.update(|it| {
                it.retain(|other| *other != person);
                it.extend(on.then_some(person));
            });
        };
        view! { <Tick label checked on_change /> }
    };
    let shown = move || {
        let vote = vote.get().filter(|_| left.get() > 0)?;
        let ticks = takers(here, vote).into_iter().map(tick);
        Some(view! {
            <fieldset>
                <legend class="field__label">{t.papers_unreturned()}</legend>
                <p class="small">{t.papers_left(left.get())}</p>
                {ticks.collect_view()}
            </fieldset>
        })
    };
    shown.into_any()
}
