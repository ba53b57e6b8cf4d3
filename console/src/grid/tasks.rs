//! Tasks pushed down onto the community (下沉事项), checked against the lists of duties, answered in public.

use components::{
    Badge, Button, ButtonLook, Choice, Column, DataTable, Field, Select, Sheet, TextArea, Tick,
    Tone,
};
use domain::grid::{AnswerTask, Command as Act, EnterTask, GridTask, ListedDuty};
use domain::issues::{Body, BodyKind, Category};
use domain::{Command, GridTaskId, Line, Prose, wording};
use leptos::prelude::*;

use super::Parts;
use crate::shell::{
    Book, Doing, Due, ExportLink, Fault, Nothing, Page, keyed, line, prose, texts, to, use_book,
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
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let table = move || {
        if none.get() {
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
        let row = move |it| row(it, answer, book, t).into_any();
        let rows = keyed(all, |it| it.id, row);
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

/// Whose list it is on, and which line.
fn on_list(body: &Line, line: Option<&str>, t: Texts) -> String {
    match line {
        Some(line) => t.grid_on_list(body, line),
        None => body.to_string(),
    }
}

/// Every line of every list of duties; those of departments first, whose duties are not let in.
fn all_duties(book: Book) -> Vec<(Body, ListedDuty)> {
    let mut bodies = book.all::<Body>();
    bodies.retain(|it| !it.ended);
    bodies.sort_by_key(|it| (it.kind, it.id));
    let lines = bodies.into_iter().flat_map(|body| {
        let of = body.lines.clone();
        of.into_iter().map(move |line| {
            let duty = ListedDuty {
                body: body.id,
                line,
            };
            (body.clone(), duty)
        })
    });
    lines.collect()
}

/// Which line of a list of duties a task is; nothing where no list has lines.
fn duty_field(
    all: &[(Body, ListedDuty)],
    value: RwSignal<String>,
    t: Texts,
) -> Option<impl IntoView + use<>> {
    let none = Choice {
        value: String::new(),
        label: t.grid_no_duty().to_owned(),
    };
    let lines = all.iter().enumerate().map(|(index, (body, it))| Choice {
        value: index.to_string(),
        label: on_list(&body.name, Some(it.line.as_str()), t),
    });
    let choices = Signal::stored([none].into_iter().chain(lines).collect::<Vec<_>>());
    (!all.is_empty()).then(|| view! { <Select label=t.grid_duty_line() value choices /> })
}

fn picked<'a>(all: &'a [(Body, ListedDuty)], value: &str) -> Option<&'a (Body, ListedDuty)> {
    all.get(value.parse::<usize>().ok()?)
}

fn row(it: GridTask, answer: Callback<GridTask>, book: Book, t: Texts) -> impl IntoView {
    let duty = book.read(|town| it.duty_of(town));
    let line = |body: &Body| {
        let listed = it.duty.as_ref().filter(|duty| duty.body == body.id);
        listed.map(|it| it.line.as_str())
    };
    let duty = duty.map(|body| on_list(&body.name, line(&body), t));
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
    let duties = StoredValue::new(untrack(|| all_duties(book)));
    let duty = RwSignal::new(String::new());
    let on_list = duties.with_value(|all| duty_field(all, duty, t));
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
            duty: duties.with_value(|all| picked(all, &duty.get()).map(|it| it.1.clone())),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.grid_task() value=title limit=Line::MOST />
            <Field label=t.grid_from() value=from limit=Line::MOST />
            <Field label=t.grid_ground() value=ground limit=Line::MOST />
            <Select label=t.grid_category() value=kind choices=kinds />
            {on_list}
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
    let known = untrack(|| book.read(|town| task.duty_of(town)));
    let duties = StoredValue::new(untrack(|| all_duties(book)));
    let duty = RwSignal::new(String::new());
    // A line that is found now says as much as one that was known at the entry.
    let found = Memo::new(move |_| {
        let of = |it: &(Body, ListedDuty)| {
            (
                it.0.kind == BodyKind::Department,
                it.1.clone(),
                it.0.name.clone(),
            )
        };
        duties.with_value(|all| picked(all, &duty.get()).map(of))
    });
    let bar = Memo::new(move |_| match found.get() {
        Some((true, _, name)) => Some(name),
        Some(_) | None => known.as_ref().map(|it| it.name.clone()),
    });
    let on_list = (task.duty.is_none()).then(|| duties.with_value(|all| duty_field(all, duty, t)));
    let admitted = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let id = task.id;
    let command = move || {
        Ok(Command::Grid(Act::AnswerTask(AnswerTask {
            task: id,
            admitted: admitted.get() && bar.get().is_none(),
            duty: found.get().map(|it| it.1),
            reason: prose(t.reason(), &reason.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    let may = move || {
        bar.get().is_none().then(|| {
            view! {
                <Tick
                    label=t.grid_let_it_in()
                    checked=admitted
                    on_change=move |on| admitted.set(on)
                />
            }
        })
    };
    let why = move || {
        bar.get()
            .map(|it| view! { <p>{t.grid_is_duty_of(&it)}</p> })
    };
    let admits = move || admitted.get() && bar.get().is_none();
    view! {
        <div class="stack stack--4">
            <p class="strong">{task.title.to_string()}</p>
            {on_list}
            {why}
            {may}
            <TextArea label=t.reason() value=reason rows=3 limit=Prose::MOST hint=t.grid_answer_hint() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {move || if admits() { t.grid_let_in_act() } else { t.grid_turn_back_act() }}
            </Button>
        </div>
    }
}
