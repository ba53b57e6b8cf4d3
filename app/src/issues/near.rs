//! The same, reported before: one joins it instead of reporting it again.

use components::{Button, Row, Rows, Section};
use domain::issues::{
    Category, Command as Act, IssueBoard, IssueJoin, JoinIssue, Nearness, Spot, nearby,
};
use domain::{IssueId, IssueJoinId};
use leptos::prelude::*;

use super::words::{known, place, standing, title};
use crate::shell::{Here, Sending, when};

/// How many are offered.
const FEW: usize = 3;

/// The issues that may be the same, the nearest first.
pub fn found(here: Here, category: Category, spot: &Spot) -> Vec<(IssueId, Nearness)> {
    let now = here.now();
    let rules = here.community().and_then(|it| it.rules(now.day()));
    let Some(rules) = rules else {
        return Vec::new();
    };
    let boards = here.all::<IssueBoard>();
    let near = nearby(category, spot, &boards, (now, &rules.issues));
    near.into_iter()
        .take(FEW)
        .map(|it| (it.issue, it.nearness))
        .collect()
}

/// Offers them, before a new one is sent.
pub fn offered(here: Here, near: Memo<Vec<(IssueId, Nearness)>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let shown = move || {
        let near = near.get();
        if near.is_empty() {
            return None;
        }
        let rows = near.into_iter().filter_map(|(id, nearness)| {
            let it = untrack(|| known(here, id))?;
            let near = match nearness {
                Nearness::Same => t.issue_near_same(),
                Nearness::Building => t.issue_near_building(),
            };
            let meta = t.issue_near_meta(near, place(here, &it.spot), when(here, it.reported_at));
            let state = view! {
                <p class="small">{standing(here, &it)}</p>
                {join(here, id, sending, false)}
            };
            let act = format!("/i/{id}");
            Some(view! {
                <Row title=title(here, &it) act meta state=state.into_any() top=true />
            })
        });
        let rows = rows.collect_view();
        Some(view! {
            <Section title=t.issue_near_title()>
                <p class="small soft">{t.issue_near_text()}</p>
                <Rows>{rows}</Rows>
                {sending.fault()}
            </Section>
        })
    };
    shown.into_any()
}

/// Whether one has joined it.
pub fn has_joined(here: Here, id: IssueId) -> bool {
    let me = here.person();
    me.is_some_and(|me| here.get::<IssueJoin>(IssueJoinId::of(id, me)).is_some())
}

/// Whether one may say that one has the same trouble: not where it is one's own.
pub fn may_join(here: Here, id: IssueId) -> bool {
    let open = known(here, id).filter(|it| it.with.is_some());
    open.is_some_and(|it| !it.is_mine(here.person())) && here.actor().belongs()
}

/// Having the same trouble, as wide as the screen or small; nothing where it is one's own.
pub fn join(here: Here, id: IssueId, sending: Sending, wide: bool) -> AnyView {
    let t = here.t;
    let joined = Memo::new(move |_| has_joined(here, id));
    let may = Memo::new(move |_| may_join(here, id));
    let press = move |()| {
        let act = Act::Join(JoinIssue { issue: id });
        sending.send(act, t.issue_join_done());
    };
    let shown = move || {
        if joined.get() {
            return view! { <p class="small strong is-jade">{t.issue_join_done()}</p> }.into_any();
        }
        if !may.get() {
            return ().into_any();
        }
        view! {
            <Button small=!wide block=wide busy=sending.busy on_press=press>
                {t.issue_join()}
            </Button>
        }
        .into_any()
    };
    shown.into_any()
}
