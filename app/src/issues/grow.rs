//! An issue grows into a micro-project, and the thread back from there (转为微项目).

use components::{Button, ButtonLink, ButtonLook, Field, Row, Rows, Sheet, TextArea};
use domain::issues::{Command as Act, GrowIssue, IssueOrigin};
use domain::{IssueId, Line, ProposalId, Prose, wording};
use leptos::prelude::*;

use super::queue;
use super::words::{Known, known, place, title};
use crate::shell::{Here, Sending};

/// Whether the reader may make a proposal of it: whoever reported it, or works on it.
fn may(here: Here, it: &Known) -> bool {
    let theirs = it.is_mine(here.person()) || queue::waits(here, it);
    let placed = it.spot.spot.is_some() || it.spot.building.is_some();
    theirs && placed && it.category.is_open() && it.project.is_none()
}

/// The button of it; a link to the proposal where it grew already.
pub fn grow(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let project = Memo::new(move |_| it.with(|it| it.as_ref()?.project));
    let may = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| may(here, it))));
    let shown = move || {
        if let Some(project) = project.get() {
            let href = format!("/p/{project}");
            return view! { <ButtonLink href=href>{t.issue_grown()}</ButtonLink> }.into_any();
        }
        if !may.get() {
            return ().into_any();
        }
        view! { <Button on_press=move |()| open.set(true)>{t.issue_grow()}</Button> }.into_any()
    };
    view! {
        {shown}
        <Sheet open title=t.issue_grow() close_label=t.shell_close()>
            {move || open.get().then(|| untrack(|| form(here, id, open)))}
        </Sheet>
    }
    .into_any()
}

fn form(here: Here, issue: IssueId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let Some(it) = known(here, issue) else {
        return ().into_any();
    };
    let sending = Sending::new(here);
    let words = it.words.as_ref().map(ToString::to_string);
    let name = title(here, &it);
    let subject = RwSignal::new(t.issue_line(place(here, &it.spot), &name));
    let problem = RwSignal::new(words.unwrap_or(name));
    let (goal, need) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let send = move |()| {
        let act = untrack(|| {
            Some(GrowIssue {
                issue,
                proposal: ProposalId(offline::new_id()),
                title: Line::new(&subject.get()).ok()?,
                problem: Prose::new(&problem.get()).ok()?,
                goal: Prose::new(&goal.get()).ok()?,
                need: Prose::new(&need.get()).ok()?,
            })
        });
        let Some(act) = act else {
            sending.refuse(t.say_empty());
            return;
        };
        let href = format!("/p/{}", act.proposal);
        sending.send_then(Act::Grow(act), t.issue_grow_done(), move || {
            open.try_set(false);
            here.go(&href);
        });
    };
    view! {
        <div class="stack stack--4">
            <p>{t.issue_grow_text()}</p>
            <Field label=t.issue_grow_title() value=subject limit=Line::MOST />
            <TextArea label=t.issue_grow_problem() value=problem rows=2 limit=Prose::MOST />
            <TextArea label=t.issue_grow_goal() value=goal rows=2 limit=Prose::MOST />
            <TextArea label=t.issue_grow_need() value=need rows=2 limit=Prose::MOST />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.issue_grow()}
            </Button>
        </div>
    }
    .into_any()
}

/// On a proposal's page: out of which issue it grew; nothing where it did not.
pub fn origin(here: Here, id: ProposalId) -> AnyView {
    let origin = Memo::new(move |_| here.get::<IssueOrigin>(id));
    let shown = move || {
        let it = origin.get()?;
        let category = wording::issue_category(it.category, here.lang);
        let day = wording::short_day(it.reported_at.day(), here.lang);
        let title = here.t.issue_origin(category, day);
        let act = format!("/i/{}", it.issue);
        Some(view! { <Rows><Row title act /></Rows> })
    };
    shown.into_any()
}
