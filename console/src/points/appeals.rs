//! Appeals (申诉): answered by somebody new, within the clock.

use components::{Badge, Button, ButtonLook, Column, DataTable, Section, Sheet, TextArea, Tone};
use domain::points::{
    Against, AnswerContest, AppealState, Command as Points, Penalty, PointsAppeal, SetRight,
    Verdict,
};
use domain::{AppealId, Command, Prose, wording};
use leptos::prelude::*;

use super::name;
use crate::shell::{Book, Doing, Fault, Nothing, prose, texts, use_book};
use crate::texts::Texts;

/// The table, the open ones first, and the sheet of an answer beside it.
#[component]
pub(super) fn Appeals() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let picked = RwSignal::new(None::<AppealId>);
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.all::<PointsAppeal>();
        let closed = |it: &PointsAppeal| !matches!(it.appeal.state, AppealState::Open { .. });
        all.sort_by_key(|it| (closed(it), it.appeal.at, it.id));
        all
    });
    let columns = move || {
        vec![
            Column::words(t.points_who()),
            Column::words(t.points_against()),
            Column::words(t.points_said()),
            Column::words(t.points_state()),
            Column::words(t.acts()),
        ]
    };
    let row = move |it: PointsAppeal| {
        let id = it.id;
        let answer = move |()| {
            picked.set(Some(id));
            open.set(true);
        };
        let act = matches!(it.appeal.state, AppealState::Open { .. }).then(|| {
            view! {
                <Button small=true on_press=answer>
                    {t.points_answer()}
                </Button>
            }
        });
        view! {
            <tr>
                <th scope="row">{name(it.person, book, t)}</th>
                <td>{against(&it, book, t)}</td>
                <td>{it.appeal.words.to_string()}</td>
                <td>{state(&it, book, t)}</td>
                <td>{act}</td>
            </tr>
        }
    };
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.points_no_appeals(), t.points_no_appeals_text());
            return view! { <Nothing title text /> }.into_any();
        }
        view! {
            <DataTable caption=t.points_appeals_caption() quiet=true office=true columns=columns()>
                {all.into_iter().map(row).collect_view()}
            </DataTable>
        }
        .into_any()
    };
    view! {
        <Section title=t.points_appeals()>{list}</Section>
        <AnswerSheet picked open />
    }
}

/// What was decided, and why.
fn against(it: &PointsAppeal, book: Book, t: Texts) -> String {
    match it.against {
        Against::SetRight(id) => {
            let set_right: Option<SetRight> = book.get(id);
            set_right.map_or_else(String::new, |it| {
                t.points_corrected_because(name(it.by, book, t), it.reason.to_string())
            })
        }
        Against::Penalty(id) => {
            let penalty: Option<Penalty> = book.get(id);
            penalty.map_or_else(String::new, |it| {
                let misdeed = wording::misdeed(it.misdeed, t.lang);
                t.points_penalised_because(misdeed, it.months, it.reason.to_string())
            })
        }
    }
}

fn state(it: &PointsAppeal, book: Book, t: Texts) -> AnyView {
    let day = |at: domain::Timestamp| wording::day(at.plus_ms(-1).day(), t.lang);
    let said = |it: &Verdict| {
        let who = name(it.by, book, t);
        let reason = it.reason.to_string();
        if it.lifted {
            (t.points_lifted_by(reason, who), Tone::Done)
        } else {
            (t.points_dismissed_by(reason, who), Tone::Plain)
        }
    };
    let late = it.appeal.is_overdue(untrack(|| book.now()));
    let (label, tone) = match &it.appeal.state {
        AppealState::Open { due } if late => (t.points_overdue(day(*due)), Tone::Stop),
        AppealState::Open { due } => (t.points_due(day(*due)), Tone::Wait),
        AppealState::Again { due, .. } => (t.points_with_committee(day(*due)), Tone::Wait),
        AppealState::Answered { first } => said(first),
        AppealState::Closed { last, .. } => said(last),
    };
    view! { <Badge label tone /> }.into_any()
}

#[component]
fn AnswerSheet(picked: RwSignal<Option<AppealId>>, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let text = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move |lifted| {
        let appeal = picked.get_untracked();
        Ok(Command::Points(Points::AnswerContest(AnswerContest {
            appeal: appeal.ok_or_else(|| t.pick_first().to_owned())?,
            lifted,
            reason: prose(t.reason(), &text.get_untracked(), t)?,
        })))
    };
    let act = move |lifted| {
        doing.submit(command(lifted), move || {
            open.set(false);
            text.set(String::new());
        });
    };
    view! {
        <Sheet open title=t.points_answer() close_label=t.not_now()>
            <p class="soft">{t.points_answer_text()}</p>
            <TextArea label=t.reason() value=text limit=Prose::MOST hint=t.reason_read() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=move |()| act(true)>
                {t.points_lift()}
            </Button>
            <Button block=true busy=doing.busy on_press=move |()| act(false)>
                {t.points_dismiss()}
            </Button>
        </Sheet>
    }
}
