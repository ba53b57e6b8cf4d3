//! The objections with the clock of each, answering and mediating them.

use components::{
    Badge, Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Sheet, TextArea, Tick,
    Tone,
};
use domain::renovation::{
    AnswerLiftObjection, Command as Renovation, LiftCommand, LiftObjection, MediateLift, Mediation,
};
use domain::{Command, Day, LiftObjectionId, Line, Prose, UnitId, wording};
use leptos::prelude::*;

use super::paper::{PaperSheet, paper};
use crate::shell::{Book, Doing, Fault, line, prose, texts, use_book};
use crate::texts::Texts;

/// Which objection is being dealt with. Its sheets stand beside what is drawn anew with each record.
#[derive(Clone, Copy)]
pub(super) struct Hearing {
    which: RwSignal<Option<LiftObjectionId>>,
    answers: RwSignal<bool>,
    mediates: RwSignal<bool>,
    enters: RwSignal<bool>,
}

impl Hearing {
    /// None is.
    pub(super) fn new() -> Self {
        Self {
            which: RwSignal::new(None),
            answers: RwSignal::new(false),
            mediates: RwSignal::new(false),
            enters: RwSignal::new(false),
        }
    }
}

/// The open ones first, the nearest clock first.
pub(super) fn objections(id: UnitId, hearing: Hearing, book: Book, t: Texts) -> AnyView {
    let mut all = book.of::<LiftObjection>(id);
    all.sort_by_key(|it| (it.settled.is_some(), it.answer.is_some(), it.due, it.id));
    let row = |it: &LiftObjection| {
        let answer = match &it.answer {
            Some(answer) => answer.text.to_string(),
            None => wording::instant(it.due, t.lang),
        };
        let mediations = it.mediations.iter().map(|it| {
            let on = wording::short_day(it.on, t.lang);
            let said = match it.agreed {
                true => t.lift_agreed(on, &it.outcome, &it.who),
                false => t.lift_not_agreed(on, &it.outcome, &it.who),
            };
            view! { <p class="small">{said}</p> }
        });
        let mediations = mediations.collect_view();
        let (objection, open) = (it.id, it.settled.is_none());
        let unanswered = (open && it.answer.is_none()).then(|| {
            let press = move |()| {
                hearing.which.set(Some(objection));
                hearing.answers.set(true);
            };
            view! { <Button on_press=press>{t.lift_answer()}</Button> }
        });
        let unsettled = open.then(|| {
            let press = move |()| {
                hearing.which.set(Some(objection));
                hearing.mediates.set(true);
            };
            view! { <Button look=ButtonLook::Quiet on_press=press>{t.lift_mediate()}</Button> }
        });
        let on_paper = it.on_paper.then(|| {
            view! { <Badge label=t.lift_on_paper() tone=Tone::Info /> }
        });
        let settled = (!open).then(|| view! { <Badge label=t.lift_settled() tone=Tone::Done /> });
        view! {
            <tr>
                <th scope="row">
                    {it.author.shown.clone()} {on_paper} {paper(it.id, book, t)}
                </th>
                <td>{wording::lift_harm(it.harm, t.lang)}</td>
                <td>{it.text.to_string()}</td>
                <td>{answer} {mediations}</td>
                <td>{settled} {unanswered} {unsettled}</td>
            </tr>
        }
    };
    let open = all.iter().filter(|it| it.settled.is_none()).count();
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.renovation_who()),
        Column::words(t.lift_harm()),
        Column::words(t.renovation_said()),
        Column::words(t.renovation_answer()),
        Column::words(t.lift_next()),
    ];
    view! {
        <Section title=t.lift_objections() count=t.lift_open_objections(open)>
            <div class="cluster">
                <Button on_press=move |()| hearing.enters.set(true)>
                    {t.lift_enter_objection()}
                </Button>
            </div>
            <DataTable caption=t.lift_objections_caption() quiet=true office=true columns>
                {rows}
            </DataTable>
        </Section>
    }
    .into_any()
}

/// Entering one on paper; answering and mediating the one that is asked for.
#[component]
pub(super) fn HearingSheets(id: UnitId, hearing: Hearing) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let asked = move || {
        let which = hearing.which.get()?;
        let found: Option<LiftObjection> = untrack(|| book.get(which));
        found.map(|it| it.text.to_string())
    };
    let which = move || {
        let which = hearing.which.get_untracked();
        which.ok_or_else(|| t.pick_first().to_owned())
    };
    let empty = || RwSignal::new(String::new());
    let (text, doing) = (empty(), Doing::nothing());
    let answer = move |()| {
        let command = || {
            let answer = LiftCommand::Answer(AnswerLiftObjection {
                objection: which()?,
                text: prose(t.renovation_answer(), &text.get_untracked(), t)?,
            });
            Ok(Command::Renovation(Renovation::Lift(answer)))
        };
        doing.submit(command(), move || {
            hearing.answers.set(false);
            text.set(String::new());
        });
    };
    let (on, who, outcome) = (empty(), empty(), empty());
    let (agreed, mediating) = (RwSignal::new(false), Doing::nothing());
    let mediate = move |()| {
        let command = || {
            let on = on.get_untracked().parse::<Day>();
            let mediation = Mediation {
                on: on.map_err(|_| t.fault_empty(t.lift_mediated_on()))?,
                who: line(t.lift_mediator(), &who.get_untracked(), t)?,
                agreed: agreed.get_untracked(),
                outcome: prose(t.lift_outcome(), &outcome.get_untracked(), t)?,
            };
            let mediate = LiftCommand::Mediate(MediateLift {
                objection: which()?,
                mediation,
            });
            Ok(Command::Renovation(Renovation::Lift(mediate)))
        };
        mediating.submit(command(), move || {
            hearing.mediates.set(false);
            outcome.set(String::new());
        });
    };
    view! {
        <PaperSheet id open=hearing.enters />
        <Sheet open=hearing.answers title=t.lift_answer() close_label=t.not_now()>
            <p class="soft">{asked}</p>
            <TextArea label=t.renovation_answer() value=text limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=answer>
                {t.lift_answer()}
            </Button>
        </Sheet>
        <Sheet open=hearing.mediates title=t.lift_mediate() close_label=t.not_now()>
            <p class="soft">{asked}</p>
            <Field label=t.lift_mediated_on() value=on kind=InputKind::Day />
            <Field label=t.lift_mediator() value=who limit=Line::MOST />
            <TextArea label=t.lift_outcome() value=outcome limit=Prose::MOST />
            <Tick
                label=t.lift_they_agreed()
                checked=agreed
                on_change=move |on| agreed.set(on)
            />
            <Fault doing=mediating />
            <Button look=ButtonLook::Primary block=true busy=mediating.busy on_press=mediate>
                {t.lift_mediate()}
            </Button>
        </Sheet>
    }
}
