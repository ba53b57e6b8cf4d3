//! The one or two acts that a step asks for.

use components::{Button, ButtonLook, Field, InputKind, TextArea};
use domain::assessment::{
    BeginSelfCheck, Command as Act, ConfirmRound, EndRound, FinishSelfCheck, Hanging, Nominate,
    PostRound, ReturnRound, Round, RoundDecision, RoundObjection, Stage,
};
use domain::{Command, Day, Line, Prose, RoundId};
use leptos::prelude::*;

use super::review;
use crate::emergency::Opens;
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, prose};
use crate::texts::Texts;

/// The buttons of the page's head.
pub(super) fn acts(it: &Round, book: Book, t: Texts) -> AnyView {
    let id = it.id;
    let today = book.today();
    let first = match &it.stage {
        Stage::Nominated | Stage::Accepted => {
            let form = Callback::new(move |open| post(id, open, t));
            view! { <Opens label=t.six_post() primary=true form /> }.into_any()
        }
        // An objection that was right goes before the next step, on whichever day.
        Stage::FirstPublicity(hangs) if upheld(id, hangs, book) => {
            let it = it.clone();
            let form = Callback::new(move |open| renominate(&it, open, t));
            view! { <Opens label=t.six_renominate() primary=true form /> }.into_any()
        }
        Stage::FirstPublicity(hangs) if today >= hangs.next => {
            let form = Callback::new(move |open| {
                let act = Act::Begin(BeginSelfCheck { round: id });
                sure(t.six_begin_text(), t.six_begin(), act, open)
            });
            view! { <Opens label=t.six_begin() primary=true form /> }.into_any()
        }
        Stage::SelfCheck => {
            let form = Callback::new(move |open| {
                let act = Act::Finish(FinishSelfCheck { round: id });
                sure(t.six_finish_text(), t.six_finish(), act, open)
            });
            view! { <Opens label=t.six_finish() primary=true form /> }.into_any()
        }
        Stage::MutualCheck | Stage::Evaluation | Stage::Acceptance => {
            let form = Callback::new(move |open| review::form(id, open, book, t));
            view! { <Opens label=t.six_review() primary=true form /> }.into_any()
        }
        Stage::FinalPublicity(hangs) if today >= hangs.next && book.is_secretary() => {
            let form = Callback::new(move |open| confirm(id, open, untrack(|| book.today()), t));
            view! { <Opens label=t.six_confirm() primary=true form /> }.into_any()
        }
        _ => ().into_any(),
    };
    let back = matches!(it.stage, Stage::Accepted | Stage::FinalPublicity(_)).then(|| {
        let form = Callback::new(move |open| why(id, true, open, t));
        view! { <Opens label=t.six_return() form /> }
    });
    let end = (it.is_open() && book.is_secretary()).then(|| {
        let form = Callback::new(move |open| why(id, false, open, t));
        view! { <Opens label=t.six_end() form /> }
    });
    view! { {first} {back} {end} }.into_any()
}

/// Whether something said of what hangs was found right.
pub(super) fn upheld(id: RoundId, hangs: &Hanging, book: Book) -> bool {
    let said = book.of::<RoundObjection>(id);
    said.iter().any(|it| it.at >= hangs.at && it.is_upheld())
}

/// Puts the nomination forward anew, from the words that stand.
fn renominate(it: &Round, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let (community, year) = (it.community, it.year);
    let words = RwSignal::new(it.words.to_string());
    let command = move || {
        Ok(Command::Assessment(Act::Nominate(Nominate {
            community,
            year,
            words: prose(t.six_why(), &words.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_renominate_text()}</p>
            <TextArea label=t.six_why() value=words rows=4 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_renominate()}
            </Button>
        </div>
    }
    .into_any()
}

/// Hangs the nomination, or the result.
fn post(id: RoundId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let hangs_at = RwSignal::new(String::new());
    let photos = RwSignal::new(Vec::new());
    let command = move || {
        Ok(Command::Assessment(Act::Post(PostRound {
            round: id,
            hangs_at: line(t.board_where(), &hangs_at.get(), t)?,
            photos: photos.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_post_text()}</p>
            <Field label=t.board_where() value=hangs_at limit=Line::MOST />
            <Photos label=t.board_first() photos />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_post()}
            </Button>
        </div>
    }
    .into_any()
}

/// What the act means, and one button.
fn sure(text: &'static str, label: &'static str, act: Act, open: RwSignal<bool>) -> AnyView {
    let doing = Doing::nothing();
    let send = move |()| {
        let command = Command::Assessment(act.clone());
        doing.run(command, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            <p>{text}</p>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {label}
            </Button>
        </div>
    }
    .into_any()
}

/// Writes down what the joint conference decided.
fn confirm(id: RoundId, open: RwSignal<bool>, today: Day, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let (by, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on = RwSignal::new(today.to_string());
    let command = move || {
        Ok(Command::Assessment(Act::Confirm(ConfirmRound {
            round: id,
            decision: Some(RoundDecision {
                by: line(t.six_decided_by(), &by.get(), t)?,
                on: on.get().parse().map_err(|_| t.bulletin_day().to_owned())?,
                number: Line::new(&number.get()).ok(),
            }),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_confirm_text()}</p>
            <Field label=t.six_decided_by() value=by limit=Line::MOST hint=t.six_decided_by_hint() />
            <Field label=t.six_decided_on() value=on kind=InputKind::Day />
            <Field label=t.six_decided_number() value=number limit=Line::MOST need=t.optional() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_confirm()}
            </Button>
        </div>
    }
    .into_any()
}

/// Sends it back, or ends it; everyone reads why.
fn why(id: RoundId, back: bool, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let reason = RwSignal::new(String::new());
    let command = move || {
        let reason = prose(t.reason(), &reason.get(), t)?;
        Ok(Command::Assessment(if back {
            Act::Return(ReturnRound { round: id, reason })
        } else {
            Act::End(EndRound { round: id, reason })
        }))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let (text, label) = if back {
        (t.six_return_text(), t.six_return())
    } else {
        (t.six_end_text(), t.six_end())
    };
    view! {
        <div class="stack stack--4">
            <p>{text}</p>
            <TextArea label=t.reason() value=reason rows=3 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {label}
            </Button>
        </div>
    }
    .into_any()
}
