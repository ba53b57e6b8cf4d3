//! Ballots on paper, for those who count: what stands on each is entered by two (录票).

use components::{
    Button, ButtonLook, Choice as Way, Field, InputKind, Radio, Section, Select, Tick,
};
use domain::councils::{
    Choice, Command, EnterPaper, Entered, EnteredState, Mode, Paper, Printed, Slip, Taken, Vote,
    VoteState, Written, typed,
};
use domain::{PersonId, Refusal, VoteId, wording};
use leptos::prelude::*;

use super::floor::act;
use super::matter::Matter;
use super::shown as name;
use crate::shell::Here;

/// How far the box is entered.
#[derive(Clone, Debug, PartialEq)]
struct InTheBox {
    /// The vote.
    vote: Vote,
    /// Handed out.
    out: usize,
    /// Who took a paper, as far as this person may know.
    voters: Vec<PersonId>,
    /// Entered by two.
    done: usize,
    /// Entered by one.
    once: usize,
    /// The numbers that two entered not alike.
    unlike: Vec<u16>,
}

impl InTheBox {
    /// The box, for whoever may look into it, once it is shut and holds papers.
    fn of(here: Here, vote: &Vote) -> Option<Self> {
        let (actor, me) = (here.actor(), here.person()?);
        let leads = actor.is_staff() || actor.convenes(vote.council);
        let shut = matches!(vote.state, VoteState::Closing { .. });
        if !shut || !(leads || vote.tellers.contains(&me)) {
            return None;
        }
        let printed: Printed = here.get(vote.id)?;
        let mut held = Self {
            vote: vote.clone(),
            out: printed.out.into(),
            voters: takers(here, vote.id),
            done: 0,
            once: 0,
            unlike: Vec::new(),
        };
        for entered in here.of::<Entered>(vote.id) {
            match entered.state {
                EnteredState::Once { .. } => held.once += 1,
                EnteredState::Twice { .. } => held.done += 1,
                EnteredState::Unlike { .. } => held.unlike.push(entered.number),
            }
        }
        (held.out > 0).then_some(held)
    }

    /// The ballots that are to be looked at again, as their codes are printed.
    fn again(&self) -> Vec<String> {
        let vote = self.vote.id;
        let code = |number: &u16| {
            Slip {
                vote,
                number: *number,
            }
            .code()
        };
        self.unlike.iter().map(code).collect()
    }
}

/// Who took a paper.
fn takers(here: Here, vote: VoteId) -> Vec<PersonId> {
    let taken = here.of::<Taken>(vote).into_iter();
    taken.map(|it| it.voter).collect()
}

/// Entering the papers; nothing where there are none, or for whom it is not.
pub fn enter(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let t = here.t;
    let held = Memo::new(move |_| matter.with(|matter| InTheBox::of(here, &matter.as_ref()?.vote)));
    let vote = Memo::new(move |_| held.with(|held| held.as_ref().map(|it| it.vote.clone())));
    let told = move || {
        held.with(|held| {
            let held = held.as_ref()?;
            Some(t.papers_entered(held.done, held.once, held.out))
        })
    };
    let again = move || {
        held.with(|held| {
            let again = held.as_ref()?.again();
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

fn form(here: Here, vote: &Vote, held: Memo<Option<InTheBox>>) -> AnyView {
    let t = here.t;
    let (id, motion, many) = (vote.id, vote.motion, vote.options > 0);
    let recorded = vote.mode == Mode::Recorded;
    let [code, marks, who] = [(); 3].map(|()| RwSignal::new(String::new()));
    let mark = RwSignal::new(None::<Option<Choice>>);
    let fault = RwSignal::new(None::<String>);
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
    let entry = move || -> Result<EnterPaper, String> {
        let slip = Slip::read(id, &code.get_untracked());
        let slip = slip.ok_or_else(|| t.papers_code_fault().to_owned())?;
        let voter = who.get_untracked().parse().ok();
        // A void one may bear no name.
        let void = mark.get_untracked() == Some(None);
        if recorded && voter.is_none() && !void {
            return Err(t.papers_who().to_owned());
        }
        Ok(EnterPaper {
            vote: id,
            number: slip.number,
            written: written()?,
            voter: voter.filter(|_| recorded),
            blind: offline::new_id(),
        })
    };
    let send = move |()| match entry() {
        Ok(entry) => {
            fault.set(None);
            for field in [code, marks, who] {
                field.set(String::new());
            }
            mark.set(None);
            act(here, Command::EnterPaper(entry), t.papers_done());
        }
        Err(missing) => fault.set(Some(missing)),
    };
    let names = Signal::derive(move || {
        let voters = held.with(|held| held.as_ref().map(|it| it.voters.clone()));
        let none = Way {
            value: String::new(),
            label: t.papers_who().to_owned(),
        };
        let voters = voters.unwrap_or_default().into_iter().map(|person| Way {
            value: person.to_string(),
            label: name(here, person),
        });
        std::iter::once(none).chain(voters).collect::<Vec<_>>()
    });
    let name = recorded.then(|| view! { <Select label=t.papers_name() value=who choices=names /> });
    let says = says(here, many, mark, marks);
    let fault = Signal::derive(move || fault.get());
    view! {
        <div class="stack">
            <Field label=t.papers_code() kind=InputKind::Code value=code hint=t.papers_code_hint() fault />
            {name}
            {says}
            <Button look=ButtonLook::Ink block=true on_press=send>{t.papers_enter()}</Button>
        </div>
    }
    .into_any()
}

/// What stands on the paper: a word, or the marks beside the options; or that it is void.
fn says(
    here: Here,
    many: bool,
    mark: RwSignal<Option<Option<Choice>>>,
    marks: RwSignal<String>,
) -> AnyView {
    let t = here.t;
    if many {
        let void = Signal::derive(move || mark.get() == Some(None));
        let set = move |on: bool| mark.set(on.then_some(None));
        return view! {
            <Field label=t.papers_marks() value=marks hint=t.papers_marks_hint() />
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
        let entered = here.of::<Entered>(vote);
        let done = entered.iter().filter(|it| it.state.is_done()).count();
        let out = here
            .get::<Printed>(vote)
            .map_or(0, |it| usize::from(it.out));
        out.saturating_sub(done)
    });
    let tick = move |person: PersonId| {
        let checked = Signal::derive(move || unreturned.with(|it| it.contains(&person)));
        let on_change = move |on: bool| {
            unreturned.update(|it| {
                it.retain(|other| *other != person);
                it.extend(on.then_some(person));
            });
        };
        view! { <Tick label=name(here, person) checked on_change /> }
    };
    let shown = move || {
        let vote = vote.get().filter(|_| left.get() > 0)?;
        let ticks = untrack(|| takers(here, vote)).into_iter().map(tick);
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
