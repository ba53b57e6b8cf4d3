//! What needs me now: votes that wait for me, acts not sent or refused, what came back to me.

use components::{
    ButtonLink, ButtonLook, Card, DocTitle, DocTop, Glyph, Icon, Row, Rows, SealOrClock, Section,
    State, StateKind, TimeBlock,
};
use domain::councils::Attendance;
use domain::councils::{Council, Seat, Sitting};
use domain::members::StandingState;
use domain::proposals::{Proposal, ProposalState};
use domain::{AttendanceId, MotionId, SeatId, SittingId, wording};
use leptos::prelude::*;
use offline::{Act, ActState};

use crate::councils::{Matter, open_for_me, to_answer, to_sign};
use crate::grid;
use crate::issues;
use crate::notices;
use crate::owners;
use crate::projects::{self, Wait};
use crate::proposals;
use crate::renovation;
use crate::shell::Here;
use crate::sync::{described, fate, leads_to, stamp};
use crate::volunteering::{Errand, errands};

/// What needs me.
#[derive(Clone, Debug, Default, PartialEq)]
struct Todo {
    votes: Vec<Matter>,
    owners: Vec<owners::Wait>,
    acts: Vec<Act>,
    returned: Vec<Proposal>,
    sittings: Vec<(Sitting, String)>,
    projects: Vec<Wait>,
    minutes: Vec<(SittingId, String)>,
    nominations: Vec<(MotionId, String)>,
    renovation: Vec<(String, String)>,
    activities: Vec<Errand>,
    issues: Vec<(String, String, String)>,
    waiting: bool,
}

impl Todo {
    fn of(here: Here) -> Self {
        let mut acts = here.acts();
        acts.retain(|act| !matches!(act.state, ActState::Counted { .. }));
        let me = here.person();
        let mut returned = here.all::<Proposal>();
        returned.retain(|it| {
            let ours = Some(it.author.person) == me || proposals::proposes_with(here, it.id);
            matches!(it.state, ProposalState::Returned { .. }) && ours
        });
        let waiting = here.me().is_some_and(|me| {
            me.standings
                .iter()
                .any(|standing| standing.state == StandingState::Waiting)
        });
        Self {
            votes: open_for_me(here),
            owners: owners::waiting(here),
            acts,
            returned,
            sittings: today(here),
            projects: {
                let mut waiting = projects::waiting(here);
                waiting.extend(proposals::appeals(here));
                waiting.extend(proposals::invited(here));
                waiting
            },
            minutes: to_sign(here),
            nominations: to_answer(here),
            renovation: renovation::open_for_me(here),
            activities: errands(here),
            issues: {
                let mut errands = crate::emergency::errands(here);
                errands.extend(grid::errands(here));
                errands.extend(issues::errands(here));
                errands.extend(notices::errands(here));
                errands.extend(crate::covenant::errands(here));
                errands.extend(crate::duty::errands(here));
                errands.extend(crate::rooms::errands(here));
                errands.extend(crate::assessment::errands(here));
                errands
            },
            waiting,
        }
    }

    fn count(&self) -> usize {
        self.votes.len()
            + self.owners.len()
            + self.acts.len()
            + self.returned.len()
            + self.sittings.len()
            + self.projects.len()
            + self.minutes.len()
            + self.nominations.len()
            + self.activities.len()
            + self.issues.len()
            + self.renovation.len()
    }
}

/// Today's sittings in which one has a seat and is not marked present.
fn today(here: Here) -> Vec<(Sitting, String)> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let today = here.now().day();
    let mut sittings = here.all::<Sitting>();
    sittings.retain(|sitting| {
        let seat: Option<Seat> = here.get(SeatId::of(sitting.council, me));
        sitting.starts_at.day() == today
            && seat.is_some_and(|seat| seat.is_held(today))
            && here
                .get::<Attendance>(AttendanceId::of(sitting.id, me))
                .is_none()
    });
    let named = sittings.into_iter().map(|sitting| {
        let council: Option<Council> = here.get(sitting.council);
        (
            sitting,
            council.map(|it| it.name.to_string()).unwrap_or_default(),
        )
    });
    named.collect()
}

/// 等你办.
pub fn todo(here: Here) -> AnyView {
    let t = here.t;
    let todo = Memo::new(move |_| Todo::of(here));
    let count = move || match todo.with(Todo::count) {
        0 => String::new(),
        count => t.todo_count(count),
    };
    let shown = move || {
        let todo = todo.get();
        if todo.count() == 0 && !todo.waiting {
            return view! { <p class="small soft">{t.todo_none()}</p> }.into_any();
        }
        let mut votes = todo.votes.iter();
        let card = votes.next().map(|matter| card(here, matter));
        let votes = votes.map(|matter| vote_row(here, matter)).collect_view();
        let owners = todo.owners.iter().map(owners_row).collect_view();
        let acts = todo
            .acts
            .iter()
            .map(|act| act_row(here, act))
            .collect_view();
        let returned = todo
            .returned
            .iter()
            .map(|it| returned_row(here, it))
            .collect_view();
        let sittings = todo
            .sittings
            .iter()
            .map(|(it, name)| sitting_row(here, it, name));
        let sittings = sittings.collect_view();
        let projects = todo.projects.iter().map(project_row).collect_view();
        let minutes = todo.minutes.iter().map(|it| minutes_row(here, it));
        let minutes = minutes.collect_view();
        let nominations = todo.nominations.iter().map(|it| nomination_row(here, it));
        let nominations = nominations.collect_view();
        let renovation = todo.renovation.iter().map(renovation_row).collect_view();
        let issues = todo.issues.iter().map(issue_row).collect_view();
        let activities = todo.activities.iter().map(activity_row).collect_view();
        let waiting = todo.waiting.then(|| {
            view! {
                <State
                    kind=StateKind::NotYours
                    glyph=Glyph::CLOCK
                    title=t.todo_waiting_title()
                    text=t.standing_waiting()
                    within=true
                />
            }
        });
        view! { {waiting} {card} <Rows bare=true>{votes} {owners} {acts} {returned} {sittings} {minutes} {nominations} {renovation} {issues} {activities} {projects}</Rows> }
            .into_any()
    };
    view! { <Section title=t.todo_title() count>{shown}</Section> }.into_any()
}

/// The vote that closes first, as a document one can act on.
fn card(here: Here, matter: &Matter) -> AnyView {
    let t = here.t;
    let Matter {
        vote,
        motion,
        council,
        ..
    } = matter;
    let left = wording::time_left(here.now(), vote.closes_at, here.lang);
    let left = left.map(|left| view! { <strong class="is-ochre">{t.left(left)}</strong> });
    let (title, text) = (motion.title.to_string(), motion.text.to_string());
    let (number, href) = (council.name.to_string(), format!("/v/{}", vote.id));
    view! {
        <Card lift=true>
            <div>
                <DocTop number end=left.into_any() />
                <DocTitle title />
                <p class="doc__text small">{text}</p>
            </div>
            <ButtonLink href look=ButtonLook::Primary block=true>
                {t.todo_vote()}
            </ButtonLink>
        </Card>
    }
    .into_any()
}

fn vote_row(here: Here, matter: &Matter) -> AnyView {
    let t = here.t;
    let left = wording::time_left(here.now(), matter.vote.closes_at, here.lang);
    let lead = view! { <Icon glyph=Glyph::BALLOT /> }.into_any();
    view! {
        <Row
            title=matter.motion.title.to_string()
            act=format!("/v/{}", matter.vote.id)
            meta=left.map(|left| t.left(left)).unwrap_or_default()
            lead
        />
    }
    .into_any()
}

fn act_row(here: Here, act: &Act) -> AnyView {
    let lead = view! { <SealOrClock stamp=stamp(here, act) /> }.into_any();
    // A refused act is read, and let go of, where all of them are.
    let href = match act.state {
        ActState::Refused { .. } | ActState::Stuck { .. } | ActState::Unread => {
            "/me/acts".to_owned()
        }
        _ => leads_to(here, &act.deed).unwrap_or_else(|| "/me/acts".to_owned()),
    };
    view! { <Row title=described(here, &act.deed) act=href meta=fate(here, act) lead /> }.into_any()
}

fn returned_row(here: Here, proposal: &Proposal) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::EDIT /> }.into_any();
    view! {
        <Row
            title=proposal.details.title.to_string()
            act=format!("/p/{}", proposal.id)
            meta=proposals::next(here, proposal)
            lead
        />
    }
    .into_any()
}

fn owners_row(wait: &owners::Wait) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::BALLOT /> }.into_any();
    let href = format!("/o/{}", wait.id);
    view! { <Row title=wait.title.clone() act=href meta=wait.what lead /> }.into_any()
}

fn project_row(wait: &Wait) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::EDIT /> }.into_any();
    let href = format!("/p/{}", wait.id);
    view! { <Row title=wait.title.clone() act=href meta=wait.what lead /> }.into_any()
}

fn minutes_row(here: Here, (sitting, forum): &(SittingId, String)) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::EDIT /> }.into_any();
    let act = format!("/sittings/{sitting}/minutes");
    view! { <Row title=forum.clone() act meta=here.t.minutes_todo() lead /> }.into_any()
}

fn nomination_row(here: Here, (motion, title): &(MotionId, String)) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::EDIT /> }.into_any();
    let act = format!("/m/{motion}");
    view! { <Row title=title.clone() act meta=here.t.elect_todo() lead /> }.into_any()
}

fn renovation_row((title, what): &(String, String)) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::BUILD /> }.into_any();
    let meta = what.clone();
    view! { <Row title=title.clone() act="/renovation" meta lead /> }.into_any()
}

fn issue_row((act, title, meta): &(String, String, String)) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::PIN /> }.into_any();
    view! { <Row title=title.clone() act=act.clone() meta=meta.clone() lead /> }.into_any()
}

fn activity_row(errand: &Errand) -> AnyView {
    let lead = view! { <Icon glyph=Glyph::HANDS /> }.into_any();
    let act = errand.href.clone();
    view! { <Row title=errand.title.clone() act meta=errand.what.clone() lead /> }.into_any()
}

fn sitting_row(here: Here, sitting: &Sitting, council: &str) -> AnyView {
    let t = here.t;
    let lead = view! { <TimeBlock time=wording::clock(sitting.starts_at) /> }.into_any();
    view! {
        <Row
            title=t.sitting_title(council, sitting.number)
            act=format!("/sittings/{}", sitting.id)
            meta=t.todo_sitting(&sitting.place)
            lead
        />
    }
    .into_any()
}
