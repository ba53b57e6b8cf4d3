//! Conflicts of interest (回避): who has a stake in a motion, noting one, ruling on one.

use components::{Button, ButtonLook, Choice, Field, Select, Sheet};
use domain::councils::{
    Command as Councils, Interest, InterestState, Motion, RaiseInterest, RuleInterest,
};
use domain::{Command, CouncilId, Line, MotionId, PersonId};
use leptos::prelude::*;

use super::seats;
use crate::shell::{AskWhy, Doing, Fault, keyed, line, texts, use_book};
use crate::texts::Texts;

/// The stakes in a motion, and the way to note one until its vote opens.
#[component]
pub(super) fn Interests(motion: Motion, council: CouncilId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = motion.id;
    let open = RwSignal::new(false);
    let told = Memo::new(move |_| book.of::<Interest>(id));
    let pending = motion.state.awaits_its_vote();
    let one = move |it: Interest| view! { <Stake it pending /> }.into_any();
    let lines = keyed(told, |it| it.person, one);
    let add = pending.then(|| {
        view! {
            <Button look=ButtonLook::Text small=true on_press=move |()| open.set(true)>
                {t.interest_raise()}
            </Button>
        }
    });
    view! {
        <div class="stack stack--1">{lines}</div>
        <div class="cluster">{add}</div>
        <Sheet open title=t.interest_raise() close_label=t.not_now()>
            <RaiseForm motion=id council open />
        </Sheet>
    }
}

/// One stake; while it waits, the two ways to rule.
#[component]
fn Stake(it: Interest, pending: bool) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let name = untrack(|| book.name(it.person));
    let words = t.interest_line(&name, state(&it.state, t), &it.words);
    let why = match &it.state {
        InterestState::TakenBack { reason, .. } => Some(t.interest_taken_back_why(reason)),
        _ => None,
    };
    let raised = it.state == InterestState::Raised;
    let ruling = (pending && it.awaits_a_ruling()).then(|| {
        view! {
            <span class="cluster">
                <Rule motion=it.motion person=it.person upheld=true />
                {raised.then(|| view! { <Rule motion=it.motion person=it.person upheld=false /> })}
            </span>
        }
    });
    view! {
        <p class="small">{words} {why}</p>
        {ruling}
    }
}

fn state(state: &InterestState, t: Texts) -> &'static str {
    match state {
        InterestState::Declared => t.interest_declared(),
        InterestState::Raised => t.interest_raised(),
        InterestState::Upheld { .. } => t.interest_upheld(),
        InterestState::Dismissed { .. } => t.interest_dismissed(),
        InterestState::TakenBack { .. } => t.interest_taken_back(),
    }
}

#[component]
fn Rule(motion: MotionId, person: PersonId, upheld: bool) -> impl IntoView {
    let t = texts();
    let asking = RwSignal::new(false);
    let command = Callback::new(move |why: String| {
        let act = RuleInterest {
            motion,
            person,
            upheld,
            reason: line(t.reason(), &why, t)?,
        };
        Ok(Command::Councils(Councils::RuleInterest(act)))
    });
    let (yes, text) = if upheld {
        (t.interest_uphold(), t.interest_uphold_text())
    } else {
        (t.interest_dismiss(), t.interest_dismiss_text())
    };
    view! {
        <Button small=true on_press=move |()| asking.set(true)>{yes}</Button>
        <AskWhy open=asking title=yes text yes command />
    }
}

#[component]
fn RaiseForm(motion: MotionId, council: CouncilId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (who, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let members = Signal::derive(move || {
        let none = Choice {
            value: String::new(),
            label: t.interest_who().to_owned(),
        };
        let held = seats(council, book.today(), book).into_iter();
        let held = held.map(|seat| Choice {
            value: seat.person.to_string(),
            label: book.name(seat.person),
        });
        std::iter::once(none).chain(held).collect::<Vec<_>>()
    });
    let command = move || {
        let person = who.get_untracked().parse::<PersonId>();
        let act = RaiseInterest {
            motion,
            person: person.map_err(|_| t.interest_who().to_owned())?,
            words: line(t.interest_words(), &words.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::RaiseInterest(act)))
    };
    let raise = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p>{t.interest_raise_text()}</p>
        <Select label=t.interest_whose() value=who choices=members />
        <Field label=t.interest_words() value=words limit=Line::MOST hint=t.interest_words_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=raise>
            {t.interest_raise()}
        </Button>
    }
}
