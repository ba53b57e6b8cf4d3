//! Offices held for a term: given and taken back by the secretary.

use components::{
    Button, ButtonLook, Choice, Column, DataTable, Field, InputKind, Section, Select, Sheet,
};
use domain::councils::Council;
use domain::members::{Building, Command as Members, EndRole, GrantRole, Office, Role, Scope};
use domain::{Command, Day, PersonId, RoleId, wording};
use leptos::prelude::*;

use super::buildings;
use crate::shell::{AskWhy, Book, Doing, Fault, dated, keyed, line, texts, use_book};
use crate::texts::Texts;

/// Days an office lasts unless someone writes another day: a year.
const USUAL_TERM_DAYS: i32 = 365;

/// The offices of a person.
#[component]
pub(super) fn Roles(person: PersonId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let roles = Memo::new(move |_| {
        let mut roles = book.of::<Role>(person);
        roles.sort_by_key(|role| (std::cmp::Reverse(role.from), role.id));
        roles
    });
    let open = RwSignal::new(false);
    let secretary = Memo::new(move |_| book.is_secretary());
    let today = Memo::new(move |_| book.today());
    let none = Memo::new(move |_| roles.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            return view! { <p class="soft">{t.roles_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.office()),
            Column::words(t.scope()),
            Column::words(t.term()),
            Column::words(t.acts()),
        ];
        let row = move |role: Role| {
            let held = role.is_held(today.get());
            row(role, held, held && secretary.get(), book, t).into_any()
        };
        let rows = keyed(roles, |it| it.id, row);
        view! {
            <DataTable caption=t.table_of(t.roles_title()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let grant = move || {
        if secretary.get() {
            view! { <Button on_press=move |()| open.set(true)>{t.grant()}</Button> }.into_any()
        } else {
            view! { <p class="soft">{t.roles_secretary()}</p> }.into_any()
        }
    };
    view! {
        <Section title=t.roles_title()>{table} <div class="cluster">{grant}</div></Section>
        <Sheet open title=t.grant_title() close_label=t.not_now()>
            <GrantForm person open />
        </Sheet>
    }
}

fn row(role: Role, held: bool, may_end: bool, book: Book, t: Texts) -> impl IntoView {
    let term = t.from_until(dated(role.from, t), dated(role.until, t));
    let end = may_end.then(|| view! { <End role=role.id /> });
    let scope = role.scope;
    let state = match (&role.ended, held) {
        (Some(reason), _) => t.standing_ended(reason),
        (None, true) => term,
        (None, false) => t.term_over(dated(role.until, t)),
    };
    view! {
        <tr>
            <th scope="row">{wording::office(role.office, t.lang)}</th>
            <td>{move || scope_name(scope, book, t)}</td>
            <td>{state}</td>
            <td>{end}</td>
        </tr>
    }
}

fn scope_name(scope: Scope, book: Book, t: Texts) -> String {
    let name = match scope {
        Scope::Community(_) => book.community().map(|community| community.name),
        Scope::Compound(_) => book.compound().map(|compound| compound.name),
        Scope::Building(id) => book.get::<Building>(id).map(|building| building.name),
        Scope::Council(id) => book.get::<Council>(id).map(|council| council.name),
    };
    name.map_or_else(|| t.unknown().to_owned(), |name| name.to_string())
}

#[component]
fn End(role: RoleId) -> impl IntoView {
    let t = texts();
    let asking = RwSignal::new(false);
    let end = Callback::new(move |why: String| {
        let reason = line(t.reason(), &why, t)?;
        Ok(Command::Members(Members::EndRole(EndRole { role, reason })))
    });
    view! {
        <Button look=ButtonLook::Text small=true on_press=move |()| asking.set(true)>
            {t.end_role()}
        </Button>
        <AskWhy
            open=asking
            title=t.end_role_title()
            text=t.end_role_text()
            yes=t.end_role()
            command=end
        />
    }
}

/// Which office, how far it reaches, until when.
#[component]
fn GrantForm(person: PersonId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let office = RwSignal::new("0".to_owned());
    let scope = RwSignal::new("0".to_owned());
    let usual = untrack(|| book.today()).plus(USUAL_TERM_DAYS);
    let until = RwSignal::new(usual.to_string());
    let doing = Doing::nothing();
    let chosen = Memo::new(move |_| {
        let index: usize = office.get().parse().unwrap_or_default();
        Office::ALL
            .get(index)
            .copied()
            .unwrap_or(Office::GridWorker)
    });
    let offices: Vec<Choice> = Office::ALL
        .into_iter()
        .enumerate()
        .map(|(index, office)| Choice {
            value: index.to_string(),
            label: wording::office(office, t.lang).to_owned(),
        })
        .collect();
    let scopes = Memo::new(move |_| scopes(chosen.get(), book));
    let choices = Signal::derive(move || {
        let names = scopes
            .get()
            .into_iter()
            .map(|scope| scope_name(scope, book, t));
        let choice = |(index, label): (usize, String)| Choice {
            value: index.to_string(),
            label,
        };
        names.enumerate().map(choice).collect::<Vec<_>>()
    });
    let command = move || {
        let index: usize = scope.get_untracked().parse().unwrap_or_default();
        let scopes = scopes.get_untracked();
        // Another office may reach less far than the one chosen before.
        let scope = scopes.get(index).or(scopes.first()).copied();
        let until: Option<Day> = until.get_untracked().parse().ok();
        let act = GrantRole {
            id: offline::new_id().into(),
            person,
            office: chosen.get_untracked(),
            scope: scope.ok_or_else(|| t.fault_empty(t.scope()))?,
            until: until.ok_or_else(|| t.fault_day(t.until()))?,
        };
        Ok(Command::Members(Members::GrantRole(act)))
    };
    let grant = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Select label=t.office() value=office choices=offices />
        <Select label=t.scope() value=scope choices />
        <Field label=t.until() value=until kind=InputKind::Day hint=t.until_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=grant>
            {t.grant()}
        </Button>
    }
}

/// How far an office can reach.
fn scopes(office: Office, book: Book) -> Vec<Scope> {
    let community = || book.community().map(|it| Scope::Community(it.id));
    let compound = || book.compound().map(|it| Scope::Compound(it.id));
    let buildings = || buildings(book).into_iter().map(|it| Scope::Building(it.id));
    match office {
        Office::Staff | Office::Secretary | Office::Supervisor => community().into_iter().collect(),
        Office::GridWorker => community()
            .into_iter()
            .chain(compound())
            .chain(buildings())
            .collect(),
        Office::BuildingHead => buildings().collect(),
        Office::Convener => book
            .all::<Council>()
            .into_iter()
            .map(|it| Scope::Council(it.id))
            .collect(),
    }
}
