//! Drills: which plan, who came, what was found, what follows.

use components::{Button, ButtonLook, Column, DataTable, Field, InputKind, Select, TextArea};
use domain::emergency::{Command as Act, Drill, NoteDrill, Plan};
use domain::{Command, DrillId, Prose, wording};
use leptos::prelude::*;

use super::Parts;
use super::words::{Opens, asking, choice, day, number};
use crate::shell::{Book, Doing, ExportLink, Fault, Nothing, Page, prose, texts, use_book};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn Drills() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let mut all = book.all::<Drill>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.held_on), it.id));
        all
    });
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.emergency_no_drills(), t.emergency_no_drills_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.emergency_day()),
            Column::words(t.emergency_plan()),
            Column::numbers(t.emergency_people()),
            Column::words(t.emergency_findings()),
            Column::words(t.emergency_follows()),
        ];
        let rows = all.iter().map(|it| row(it, book, t)).collect_view();
        view! {
            <DataTable caption=t.emergency_drills() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let form = Callback::new(move |open| form(open, book, t));
    let acts = view! {
        <ExportLink list="drills" />
        <Opens label=t.emergency_drill_add() primary=true form />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_drills() acts=acts.into_any()>
            {asking()}
            <Parts />
            {table}
        </Page>
    }
}

fn row(it: &Drill, book: Book, t: Texts) -> impl IntoView + use<> {
    let plan: Option<Plan> = book.get(it.plan);
    view! {
        <tr>
            <th scope="row" class="nowrap">{wording::day(it.held_on, t.lang)}</th>
            <td>{plan.map(|it| it.title.to_string())}</td>
            <td class="number">{it.people}</td>
            <td>{it.findings.to_string()}</td>
            <td>{it.actions.to_string()}</td>
        </tr>
    }
}

fn form(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let mut plans = book.all::<Plan>();
    plans.sort_by_key(|it| (it.kind, it.id));
    let first = plans.first().map(|it| it.id.to_string());
    let plan = RwSignal::new(first.unwrap_or_default());
    let named = plans.iter().map(|it| choice(it.id, &it.title));
    let named = Signal::stored(named.collect::<Vec<_>>());
    let on = RwSignal::new(book.today().to_string());
    let people = RwSignal::new(String::new());
    let findings = RwSignal::new(String::new());
    let actions = RwSignal::new(String::new());
    let command = move || {
        let community = book.community().map(|it| it.id);
        let drill = Drill {
            id: DrillId(offline::new_id()),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            plan: plan
                .get()
                .parse()
                .map_err(|_| t.emergency_no_plan().to_owned())?,
            held_on: day(t.emergency_day(), &on.get(), t)?,
            people: number(t.emergency_people(), &people.get(), t)?,
            findings: prose(t.emergency_findings(), &findings.get(), t)?,
            actions: prose(t.emergency_follows(), &actions.get(), t)?,
        };
        Ok(Command::Emergency(Act::NoteDrill(NoteDrill { drill })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Select label=t.emergency_plan() value=plan choices=named />
            <Field label=t.emergency_day() value=on kind=InputKind::Day />
            <Field label=t.emergency_people() value=people kind=InputKind::Number />
            <TextArea label=t.emergency_findings() value=findings rows=3 limit=Prose::MOST />
            <TextArea label=t.emergency_follows() value=actions rows=3 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_save()}
            </Button>
        </div>
    }
    .into_any()
}
