//! Ballots on paper: printed, handed out against the roll, entered by two once the box is shut
//! (纸质选票).

use components::{
    Button, ButtonLink, ButtonLook, Choice, Field, Glyph, InputKind, Panel, Radio, Select,
};
use domain::councils::{
    Choice as Mark, Command as Councils, Election, EnterPaper, HandOut, InTheBox, Mandate, Mode,
    Paper, PrintBallots, Printed, ReturnPaper, Roll, Slip, Taken, Vote, VoteState, Written, typed,
};
use domain::{Command, Line, PersonId, Refusal, VoteId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, line, texts, to, use_book};
use crate::texts::Texts;

/// What there is to do about papers while a vote runs.
#[component]
pub(super) fn Papers(vote: Vote) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = vote.id;
    let out = Memo::new(move |_| taken(id, book));
    let now = match vote.state {
        VoteState::Open => view! { <Print id /> <Give id out /> <Out id out /> }.into_any(),
        VoteState::Closing { .. } if out.with_untracked(Vec::is_empty) => return ().into_any(),
        VoteState::Closing { .. } => {
            let vote = vote.clone();
            view! { <Enter vote out /> }.into_any()
        }
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => return ().into_any(),
    };
    view! {
        <Panel title=t.papers()>
            <p class="small soft">{t.papers_text()}</p>
            {now}
        </Panel>
    }
    .into_any()
}

/// Who took a paper, the earliest first.
pub(super) fn taken(id: VoteId, book: Book) -> Vec<Taken> {
    let mut taken = book.of::<Taken>(id);
    taken.sort_by_key(|it| (it.at, it.id));
    taken
}

#[component]
fn Print(id: VoteId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let count = RwSignal::new(String::new());
    let printed = Memo::new(move |_| book.get::<Printed>(id).map_or(0, |it| it.count));
    let asked = move || {
        let typed = count.get_untracked();
        let count = typed.trim().parse();
        let count = count.map_err(|_| t.papers_count_fault().to_owned())?;
        let it = PrintBallots { vote: id, count };
        Ok(Command::Councils(Councils::PrintBallots(it)))
    };
    let print = move |()| doing.submit(asked(), move || count.set(String::new()));
    let sheet = move || {
        (printed.get() > 0).then(|| {
            let href = to(format_args!("votes/{id}/papers"));
            view! {
                <ButtonLink glyph=Glyph::PRINT href>{t.papers_see(printed.get())}</ButtonLink>
            }
        })
    };
    view! {
        <Field label=t.papers_count() kind=InputKind::Number value=count />
        <Fault doing />
        <div class="cluster">
            <Button busy=doing.busy on_press=print>
                {t.papers_print()}
            </Button>
            {sheet}
        </div>
    }
}

#[component]
fn Give(id: VoteId, out: Memo<Vec<Taken>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let [who, visit, agent, number] = [(); 4].map(|()| RwSignal::new(String::new()));
    let carried = Memo::new(move |_| may_be_carried(id, book));
    let choices = Signal::derive(move || {
        let roll: Option<Roll> = book.get(id);
        let has = |person: &PersonId| out.with(|out| out.iter().any(|it| it.voter == *person));
        let voters = roll.map(|roll| roll.voters).unwrap_or_default();
        let rest = voters.into_iter().filter(|person| !has(person));
        people(rest, book, t)
    });
    let given = move || {
        let voter = chosen(who, t)?;
        let visit = visit.get_untracked();
        let visit = match visit.trim() {
            "" => None,
            text => Some(Line::new(text).map_err(|_| t.papers_visit_fault().to_owned())?),
        };
        let mandate = match agent.with_untracked(String::is_empty) {
            true => None,
            false => Some(Mandate {
                agent: chosen(agent, t)?,
                number: line(t.papers_mandate(), &number.get_untracked(), t)?,
            }),
        };
        let it = HandOut {
            vote: id,
            voter,
            visit,
            mandate,
        };
        Ok(Command::Councils(Councils::HandOut(it)))
    };
    let done = move || {
        for field in [who, visit, agent, number] {
            field.set(String::new());
        }
    };
    let agents = Signal::derive(move || {
        let roll: Option<Roll> = book.get(id);
        let voters = roll.map(|roll| roll.voters).unwrap_or_default();
        people(voters.into_iter(), book, t)
    });
    let mandate = move || {
        carried.get().then(|| {
            view! {
                <Select
                    label=t.papers_agent()
                    value=agent
                    choices=agents
                    hint=t.papers_agent_hint()
                />
                <Field label=t.papers_mandate() value=number limit=Line::MOST />
            }
        })
    };
    let give = move |()| doing.submit(given(), done);
    view! {
        <Select label=t.papers_whom() value=who choices />
        <Field label=t.papers_visit() value=visit limit=Line::MOST hint=t.papers_visit_hint() />
        {mandate}
        <Fault doing />
        <Button busy=doing.busy on_press=give>
            {t.papers_give()}
        </Button>
    }
}

/// Who has a paper in hand or in the box.
#[component]
fn Out(id: VoteId, out: Memo<Vec<Taken>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let line = move |it: Taken| {
        let voter = it.voter;
        let back = move |()| {
            let it = ReturnPaper { vote: id, voter };
            doing.run(Command::Councils(Councils::ReturnPaper(it)), || ());
        };
        let visit = it.visit.map(|it| t.papers_visited(it));
        let mandate = it
            .mandate
            .map(|it| t.papers_carried(book.name(it.agent), it.number));
        view! {
            <li class="spread">
                <span>
                    <b>{book.name(voter)}</b> " " {wording::clock(it.at)}
                    <span class="small soft">" " {visit} " " {mandate}</span>
                </span>
                <Button look=ButtonLook::Text small=true busy=doing.busy on_press=back>
                    {t.papers_return()}
                </Button>
            </li>
        }
    };
    let lines = move || out.get().into_iter().map(line).collect_view();
    let count = move || out.with(Vec::len);
    view! {
        {move || (count() > 0).then(|| view! { <p class="strong">{t.papers_out(count())}</p> })}
        <ul class="stack stack--1">{lines}</ul>
        <Fault doing />
    }
}

/// Entering the papers of the box, one after the other.
#[component]
fn Enter(vote: Vote, out: Memo<Vec<Taken>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let (id, motion) = (vote.id, vote.motion);
    let [code, marks, who] = [(); 3].map(|()| RwSignal::new(String::new()));
    let mark = RwSignal::new(None::<Option<Mark>>);
    let recorded = vote.mode == Mode::Recorded;
    let many = vote.options > 0;
    let held = Memo::new(move |_| book.read(|town| InTheBox::of(id, town)));
    let told = move || held.with(|it| t.papers_entered(it.done, it.once, it.out));
    let again = move || {
        let codes = held.with(|it| it.again(id));
        let text = t.papers_unlike(codes.join(t.list_comma()));
        (!codes.is_empty()).then(|| view! { <p class="small is-ochre">{text}</p> })
    };
    let written = move || -> Result<Written, String> {
        match mark.get_untracked() {
            Some(None) => return Ok(Written::Void),
            Some(Some(choice)) if !many => return Ok(Written::Valid(choice.into())),
            _ if !many => return Err(t.papers_mark_fault().to_owned()),
            _ => {}
        }
        let paper: Option<Paper> = book.get(motion);
        let method = paper.and_then(|it| it.method());
        let method = method.ok_or_else(|| t.papers_mark_fault().to_owned())?;
        let read = typed(&method, &marks.get_untracked());
        let read = read.map_err(|fault| Refusal::BallotSpoilt { fault }.sentence(t.lang))?;
        Ok(Written::Valid(read))
    };
    let entry = move || {
        let slip = Slip::read(id, &code.get_untracked());
        let slip = slip.ok_or_else(|| t.papers_code_fault().to_owned())?;
        // A void one may bear no name.
        let void = mark.get_untracked() == Some(None);
        let named = recorded && !(void && who.with_untracked(String::is_empty));
        let voter = named.then(|| chosen(who, t)).transpose()?;
        let it = EnterPaper {
            vote: id,
            number: slip.number,
            written: written()?,
            voter,
            blind: offline::new_id(),
        };
        Ok(Command::Councils(Councils::EnterPaper(it)))
    };
    let done = move || {
        for field in [code, marks, who] {
            field.set(String::new());
        }
        mark.set(None);
    };
    let enter = move |()| doing.submit(entry(), done);
    let names = Signal::derive(move || {
        let voters = out.get().into_iter().map(|it| it.voter);
        people(voters, book, t)
    });
    let name = recorded.then(|| view! { <Select label=t.papers_name() value=who choices=names /> });
    let radio = move |what: Option<Mark>| {
        let label = match what {
            Some(choice) => wording::choice(choice, t.lang),
            None => t.papers_void(),
        };
        let chosen = Signal::derive(move || mark.get() == Some(what));
        view! { <Radio group="paper" label chosen on_choose=move |()| mark.set(Some(what)) /> }
    };
    let choices = if many {
        let void = Signal::derive(move || mark.get() == Some(None));
        let set = move |on: bool| mark.set(on.then_some(None));
        view! {
            <Field label=t.papers_marks() value=marks hint=t.papers_marks_hint() />
            <components::Tick label=t.papers_void() checked=void on_change=set />
        }
        .into_any()
    } else {
        let marks = Mark::ALL.map(Some).into_iter().chain([None]);
        let marks = marks.map(radio).collect_view();
        view! { <fieldset><legend class="field__label">{t.papers_says()}</legend>{marks}</fieldset> }
            .into_any()
    };
    view! {
        <div aria-live="polite">
            <p class="strong">{told}</p>
            {again}
        </div>
        <Field label=t.papers_code() kind=InputKind::Code value=code hint=t.papers_code_hint() />
        {name}
        {choices}
        <Fault doing />
        <Button look=ButtonLook::Ink busy=doing.busy on_press=enter>
            {t.papers_enter()}
        </Button>
    }
}

/// Whether an agent may take a ballot at all: in an election of the committee, by others than
/// representatives.
fn may_be_carried(id: VoteId, book: Book) -> bool {
    let election = book.get::<Vote>(id);
    let election = election.and_then(|vote| book.get::<Election>(vote.motion));
    election.is_some_and(|it| it.is_by_mandate())
}

/// How many papers were handed out that two have not entered.
pub(super) fn left(id: VoteId, book: Book) -> usize {
    book.read(|town| InTheBox::of(id, town)).left()
}

fn chosen(who: RwSignal<String>, t: Texts) -> Result<PersonId, String> {
    let who = who.get_untracked().parse();
    who.map_err(|_| t.papers_who().to_owned())
}

fn people(people: impl Iterator<Item = PersonId>, book: Book, t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: t.papers_who().to_owned(),
    };
    let people = people.map(|person| Choice {
        value: person.to_string(),
        label: book.name(person),
    });
    std::iter::once(none).chain(people).collect()
}
