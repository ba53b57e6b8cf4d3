//! Tasks pushed down onto the community (下沉事项), checked against the lists of duties, answered in public.

use components::{
    Badge, Button, ButtonLook, Choice, Column, DataTable, Field, Select, Sheet, TextArea, Tick,
    Tone,
};
use domain::grid::{AnswerTask, Command as Act, EnterTask, GridTask};
use domain::issues::Category;
use domain::{Command, GridTaskId, Line, Prose, wording};
use leptos::prelude::*;

use super::Parts;
use crate::shell::{
    Book, Doing, Due, ExportLink, Fault, Nothing, Page, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// How many tasks wait for an answer.
pub(crate) fn waiting(book: Book) -> u32 {
    let all = book.all::<GridTask>();
    all.iter().filter(|it| it.answer.is_none()).count() as u32
}

/// The tasks that wait for an answer.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let all = book.all::<GridTask>().into_iter();
    let open = all.filter(|it| it.answer.is_none());
    open.map(|it| Due {
        title: it.title.to_string(),
        meta: it.from.to_string(),
        href: to("grid/tasks"),
        until: None,
        what: t.grid_answer().to_owned(),
    })
    .collect()
}

/// The page.
#[component]
pub(crate) fn Tasks() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (entering, answering) = (RwSignal::new(false), RwSignal::new(false));
    let chosen = RwSignal::new(None::<GridTask>);
    let all = Memo::new(move |_| {
        let mut all = book.all::<GridTask>();
        all.sort_by_key(|it| (it.answer.is_some(), std::cmp::Reverse(it.at), it.id));
        all
    });
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.grid_tasks_none(), t.grid_tasks_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.grid_task()),
            Column::words(t.grid_from()),
            Column::words(t.grid_ground()),
            Column::words(t.grid_duty_of()),
            Column::words(t.grid_answer()),
        ];
        let answer = Callback::new(move |it: GridTask| {
            chosen.set(Some(it));
            answering.set(true);
        });
        let rows = all
            .into_iter()
            .map(|it| row(it, answer, book, t))
            .collect_view();
        view! {
            <DataTable caption=t.grid_tasks() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <ExportLink list="grid-tasks" />
        <Button look=ButtonLook::Primary on_press=move |()| entering.set(true)>
            {t.grid_enter()}
        </Button>
    };
    let answer = move || {
        let task = chosen.get()?;
        answering
            .get()
            .then(|| view! { <Answer task open=answering /> })
    };
    view! {
        <Page within=t.nav_grid() title=t.grid_tasks() acts=acts.into_any()>
            <Parts />
            <p class="small soft">{t.grid_tasks_text()}</p>
            {table}
            <Sheet open=entering title=t.grid_enter() close_label=t.not_now()>
                {move || entering.get().then(|| view! { <Enter open=entering /> })}
            </Sheet>
            <Sheet open=answering title=t.grid_answer() close_label=t.not_now()>
                {answer}
            </Sheet>
        </Page>
    }
}

fn row(it: GridTask, answer: Callback<GridTask>, book: Book, t: Texts) -> impl IntoView {
    let duty = book
        .read(|town| it.duty_of(town))
        .map(|it| it.name.to_string());
    let (title, from) = (it.title.to_string(), it.from.to_string());
    let ground = it.ground.as_ref().map(ToString::to_string);
    let said = match it.answer.clone() {
        Some(said) => {
            let (label, tone) = if said.admitted {
                (t.grid_let_in(), Tone::Done)
            } else {
                (t.grid_turned_back(), Tone::Info)
            };
            view! { <Badge label tone /> " " {said.reason.to_string()} }.into_any()
        }
        None => {
            let press = move |()| answer.run(it.clone());
            view! { <Button small=true on_press=press>{t.grid_answer()}</Button> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{from}</td>
            <td>{ground}</td>
            <td>{duty}</td>
            <td>{said}</td>
        </tr>
    }
}

#[component]
fn Enter(open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let (title, from) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (ground, kind) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let none = Choice {
        value: String::new(),
        label: t.grid_no_category().to_owned(),
    };
    let kinds = Category::ALL.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::issue_category(*it, t.lang).to_owned(),
    });
    let kinds = Signal::stored([none].into_iter().chain(kinds).collect::<Vec<_>>());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let index: Option<usize> = kind.get().parse().ok();
        Ok(Command::Grid(Act::EnterTask(EnterTask {
            id: GridTaskId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            title: line(t.grid_task(), &title.get(), t)?,
            from: line(t.grid_from(), &from.get(), t)?,
            ground: Line::new(&ground.get()).ok(),
            category: index.and_then(|it| Category::ALL.get(it).copied()),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.grid_task() value=title limit=Line::MOST />
            <Field label=t.grid_from() value=from limit=Line::MOST />
            <Field label=t.grid_ground() value=ground limit=Line::MOST />
            <Select label=t.grid_category() value=kind choices=kinds />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.grid_enter()}
            </Button>
        </div>
    }
}

#[component]
fn Answer(task: GridTask, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let duty = untrack(|| book.read(|town| task.duty_of(town)));
    let barred = duty.is_some();
    let admitted = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let id = task.id;
    let command = move || {
        Ok(Command::Grid(Act::AnswerTask(AnswerTask {
            task: id,
            admitted: admitted.get(),
            reason: prose(t.reason(), &reason.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let may = (!barred).then(|| {
        view! {
            <Tick
                label=t.grid_let_it_in()
                checked=admitted
                on_change=move |on| admitted.set(on)
            />
        }
    });
    let why = duty.map(|it| view! { <p>{t.grid_is_duty_of(&it.name)}</p> });
    view! {
        <div class="stack stack--4">
            <p class="strong">{task.title.to_string()}</p>
            {why}
            {may}
            <TextArea label=t.reason() value=reason rows=3 limit=Prose::MOST hint=t.grid_answer_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {move || if admitted.get() { t.grid_let_in_act() } else { t.grid_turn_back_act() }}
            </Button>
        </div>
    }
}
