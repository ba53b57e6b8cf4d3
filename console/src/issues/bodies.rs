//! The bodies that issues are given to, and the list of their duties (承办单位、职责清单).

use components::{
    Button, ButtonLook, Choice, Column, DataTable, Field, Select, Sheet, TextArea, Tick,
};
use domain::issues::{
    Body, BodyKind, Category, Command as Act, NameBody, Rated, WhistleRating, rated,
};
use domain::{BodyId, Command, Line, PersonId, wording};
use leptos::prelude::*;

use crate::members::known;
use crate::shell::{
    Book, Doing, Fault, Nothing, Page, Pick, keyed, line, lines, texts, use_book, written,
};
use crate::texts::Texts;

const KINDS: [BodyKind; 4] = BodyKind::ALL;

/// The list.
#[component]
pub(crate) fn Bodies() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Body>);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Body>();
        all.sort_by(|a, b| {
            (a.ended, a.kind, a.name.as_str()).cmp(&(b.ended, b.kind, b.name.as_str()))
        });
        all
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.issue_bodies_none(), t.issue_bodies_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.issue_body_name()),
            Column::words(t.issue_body_kind()),
            Column::words(t.issue_duties()),
            Column::words(t.issue_contact()),
            Column::words(t.issue_rated()),
            Column::words(t.state()),
        ];
        let row = move |it| row(it, chosen, open, book, t).into_any();
        let rows = keyed(all, |it| it.id, row);
        view! {
            <DataTable caption=t.issue_bodies() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let add = move |()| {
        chosen.set(None);
        open.set(true);
    };
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=add>{t.issue_body_add()}</Button>
    };
    view! {
        <Page within=t.nav_issues() title=t.issue_bodies() acts=acts.into_any()>
            {table}
            <Sheet open title=t.issue_body_add() close_label=t.not_now()>
                {move || open.get().then(|| untrack(|| form(chosen.get(), open, book, t)))}
            </Sheet>
        </Page>
    }
}

fn row(
    it: Body,
    chosen: RwSignal<Option<Body>>,
    open: RwSignal<bool>,
    book: Book,
    t: Texts,
) -> impl IntoView {
    let duties: Vec<&str> = it
        .duties
        .iter()
        .map(|it| wording::issue_category(*it, t.lang))
        .chain(it.lines.iter().map(Line::as_str))
        .collect();
    let contacts: Vec<String> = it.contacts.iter().map(|it| book.name(*it)).collect();
    let contacts = if contacts.is_empty() {
        t.issue_contact_none().to_owned()
    } else {
        contacts.join(t.list_comma())
    };
    let state = if it.ended {
        t.issue_body_ended()
    } else {
        t.issue_body_takes()
    };
    let scores = scores(&it, book, t);
    let kind = wording::body_kind(it.kind, t.lang);
    let (name, duties) = (it.name.to_string(), duties.join(t.list_comma()));
    let change = move |()| {
        chosen.set(Some(it.clone()));
        open.set(true);
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{kind}</td>
            <td>{duties}</td>
            <td>{contacts}</td>
            <td>{scores}</td>
            <td>
                {state} " "
                <Button look=ButtonLook::Text small=true on_press=change>
                    {t.issue_body_change()}
                </Button>
            </td>
        </tr>
    }
}

/// What the two sides of a whistle gave each other: the mean in tenths of a star, and how often.
fn scores(it: &Body, book: Book, t: Texts) -> Option<String> {
    let all = book.all::<WhistleRating>();
    let of = |side: Rated| {
        let (count, stars) = rated(it.id, side, &all);
        (count > 0).then(|| (count, (stars * 10 + count / 2) / count))
    };
    let tenths = |it: u32| format!("{}.{}", it / 10, it % 10);
    let answer = of(Rated::Answer).map(|(count, it)| t.issue_rated_answer(count, tenths(it)));
    let whistle = of(Rated::Whistle).map(|(count, it)| t.issue_rated_whistle(count, tenths(it)));
    let both: Vec<String> = answer.into_iter().chain(whistle).collect();
    (!both.is_empty()).then(|| both.join(t.list_comma()))
}

fn form(before: Option<Body>, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let id = before.as_ref().map(|it| it.id);
    let name = RwSignal::new(
        before
            .as_ref()
            .map(|it| it.name.to_string())
            .unwrap_or_default(),
    );
    let kind = before
        .as_ref()
        .and_then(|it| KINDS.iter().position(|kind| *kind == it.kind));
    let kind = RwSignal::new(kind.unwrap_or_default().to_string());
    let duties = RwSignal::new(
        before
            .as_ref()
            .map(|it| it.duties.clone())
            .unwrap_or_default(),
    );
    let listed = before.as_ref().map(|it| written(&it.lines));
    let listed = RwSignal::new(listed.unwrap_or_default());
    let mut others = before
        .as_ref()
        .map(|it| it.contacts.clone())
        .unwrap_or_default();
    let first = (!others.is_empty()).then(|| others.remove(0));
    let contact = RwSignal::new(first);
    // Whoever else is named stays named.
    let others = StoredValue::new(others);
    let ended = RwSignal::new(before.as_ref().is_some_and(|it| it.ended));
    let among = Memo::new(move |_| known(book, t));
    let kinds = KINDS.iter().enumerate().map(|(index, it)| Choice {
        value: index.to_string(),
        label: wording::body_kind(*it, t.lang).to_owned(),
    });
    let kinds = Signal::stored(kinds.collect::<Vec<_>>());
    let ticks = Category::ALL.map(|it| {
        let label = wording::issue_category(it, t.lang);
        let checked = Signal::derive(move || duties.with(|all| all.contains(&it)));
        let change = move |on: bool| {
            duties.update(|all| {
                all.retain(|other| *other != it);
                if on {
                    all.push(it);
                }
            });
        };
        view! { <Tick label checked on_change=change /> }
    });
    let ticks = ticks.into_iter().collect_view();
    let command = move || {
        let community = book.community().map(|it| it.id);
        let number: usize = kind.get().parse().unwrap_or_default();
        let mut contacts: Vec<PersonId> = others.get_value();
        if let Some(it) = contact.get() {
            contacts.retain(|other| *other != it);
            contacts.insert(0, it);
        }
        Ok(Command::Issues(Act::NameBody(NameBody {
            id: id.unwrap_or_else(|| BodyId(offline::new_id())),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            name: line(t.issue_body_name(), &name.get(), t)?,
            kind: KINDS[number % KINDS.len()],
            duties: duties.get(),
            lines: Some(lines(t.issue_duty_lines(), &listed.get(), t)?),
            contacts,
            ended: ended.get(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.issue_body_name() value=name limit=Line::MOST />
            <Select label=t.issue_body_kind() value=kind choices=kinds />
            <fieldset class="stack stack--2">
                <legend class="field__label">{t.issue_duties()}</legend>
                {ticks}
            </fieldset>
            <TextArea
                label=t.issue_duty_lines()
                value=listed
                rows=4
                limit=Line::MOST * NameBody::MOST_LINES
                hint=t.issue_duty_lines_hint()
            />
            <Pick label=t.issue_contact() group="contact" among chosen=contact />
            <p class="small soft">{t.issue_contact_text()}</p>
            <Tick
                label=t.issue_body_end()
                checked=ended
                on_change=move |on| ended.set(on)
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.issue_body_save()}
            </Button>
        </div>
    }
    .into_any()
}
