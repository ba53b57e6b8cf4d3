//! Plans: versions, who approved them, and until when they are looked at again.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Column, DataTable, Field, Glyph, InputKind, Select,
    TextArea, Tone,
};
use domain::emergency::{Command as Act, EmergencyKind, Plan, SavePlan};
use domain::{Command, EmergencyPlanId, Line, Prose, wording};
use leptos::prelude::*;

use super::Parts;
use super::advice::{self, Typed};
use super::words::{Opens, asking, choices, chosen, day};
use crate::shell::{
    Book, Doing, ExportLink, Fault, Nothing, Page, keyed, line, prose, texts, to, use_book,
};
use crate::texts::Texts;

/// The list.
#[component]
pub(crate) fn Plans() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let mut all = book.all::<Plan>();
        all.sort_by_key(|it| (it.review_on, it.id));
        all
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.emergency_no_plans(), t.emergency_no_plans_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.emergency_plan()),
            Column::words(t.emergency_kind()),
            Column::numbers(t.emergency_version()),
            Column::words(t.emergency_approver()),
            Column::words(t.emergency_review_on()),
            Column::words(t.acts()),
        ];
        let rows = keyed(all, |it| it.id, move |it| row(it, book, t).into_any());
        view! {
            <DataTable caption=t.emergency_plans() quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let form = Callback::new(move |open| form(None, open, book, t));
    let acts = view! {
        <ExportLink list="emergency-plans" />
        <Opens label=t.emergency_plan_add() primary=true form />
    };
    view! {
        <Page within=t.nav_emergency() title=t.emergency_plans() acts=acts.into_any()>
            {asking()}
            <Parts />
            {table}
        </Page>
    }
}

fn row(it: Plan, book: Book, t: Texts) -> impl IntoView {
    let due = it.is_due(book.today());
    let badge = due.then(|| view! { " " <Badge label=t.emergency_review_due() tone=Tone::Stop /> });
    let print = to(format_args!("emergency/plans/{}/print", it.id));
    let approved = format!("{} {}", it.approver, wording::day(it.approved_on, t.lang));
    let review = wording::day(it.review_on, t.lang);
    let (title, version) = (it.title.to_string(), it.version);
    let kind = wording::emergency_kind(it.kind, t.lang);
    let form = Callback::new(move |open| form(Some(it.clone()), open, book, t));
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td>{kind}</td>
            <td class="number">{version}</td>
            <td>{approved}</td>
            <td class="nowrap">{review} {badge}</td>
            <td>
                <div class="cluster">
                    <Opens label=t.emergency_plan_next() small=true form />
                    <ButtonLink href=print small=true glyph=Glyph::PRINT>{t.print()}</ButtonLink>
                </div>
            </td>
        </tr>
    }
}

fn form(before: Option<Plan>, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = |it: Option<String>| RwSignal::new(it.unwrap_or_default());
    let old = before.as_ref();
    let id = old.map(|it| it.id);
    let at = old.and_then(|old| EmergencyKind::ALL.iter().position(|it| *it == old.kind));
    let kind = RwSignal::new(at.unwrap_or_default().to_string());
    let title = text(old.map(|it| it.title.to_string()));
    let approver = text(old.map(|it| it.approver.to_string()));
    let approved = RwSignal::new(book.today().to_string());
    let review = RwSignal::new(book.today().plus(364).to_string());
    let limits = text(old.map(|it| it.limits.to_string()));
    let procedure = text(old.map(|it| it.procedure.to_string()));
    let typed = Typed::of(old.map(|it| &it.advice));
    let kinds = choices(&EmergencyKind::ALL, |it| {
        wording::emergency_kind(it, t.lang)
    });
    let command = move || {
        let community = book.community().map(|it| it.id);
        Ok(Command::Emergency(Act::SavePlan(SavePlan {
            id: id.unwrap_or_else(|| EmergencyPlanId(offline::new_id())),
            community: community.ok_or_else(|| t.coming().to_owned())?,
            kind: chosen(&EmergencyKind::ALL, &kind.get()),
            title: line(t.emergency_plan(), &title.get(), t)?,
            approver: line(t.emergency_approver(), &approver.get(), t)?,
            approved_on: day(t.emergency_approved_on(), &approved.get(), t)?,
            review_on: day(t.emergency_review_on(), &review.get(), t)?,
            procedure: prose(t.emergency_procedure(), &procedure.get(), t)?,
            limits: prose(t.emergency_limits(), &limits.get(), t)?,
            advice: typed.read(t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Field label=t.emergency_plan() value=title limit=Line::MOST />
            <Select label=t.emergency_kind() value=kind choices=kinds />
            <Field label=t.emergency_approver() value=approver limit=Line::MOST />
            <Field label=t.emergency_approved_on() value=approved kind=InputKind::Day />
            <Field
                label=t.emergency_review_on()
                value=review
                kind=InputKind::Day
                hint=t.emergency_review_hint()
            />
            <TextArea
                label=t.emergency_limits()
                value=limits
                rows=3
                hint=t.emergency_limits_hint()
                limit=Prose::MOST
            />
            <TextArea label=t.emergency_procedure() value=procedure rows=5 limit=Prose::MOST />
            {advice::fields(typed, t)}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.emergency_plan_save()}
            </Button>
        </div>
    }
    .into_any()
}
