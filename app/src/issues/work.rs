//! What whoever has an issue does with it on the way: take it on, solve it with a photo, hand it up.

use components::{
    Button, ButtonLook, Choice, Field, InputKind, Section, Select, Sheet, TextArea, Tick,
};
use domain::issues::{
    AssignIssue, Body, BodyKind, Command as Act, ExtendIssue, Level, Matter, NotReached,
    PHOTOS_MOST, PassUp, ReplyToIssue, ReportIn, SendBack, SolveIssue, State, StopIssue, TakeOn,
    TakeUpIssue,
};
use domain::proposals::Photo;
use domain::{IssueId, Prose};
use leptos::prelude::*;

use super::queue;
use super::words::Known;
use crate::proposals::photo_strip;
use crate::shell::{Here, Sending};

/// What one may do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Take,
    ReportIn,
    Solve,
    PassUp,
    Assign,
    Reply,
    SendBack,
    Extend,
    Stop,
    TakeUp,
    NotReached,
}

/// What the reader may do with it now, the first of it under the thumb.
fn deeds(here: Here, it: &Known) -> Vec<Deed> {
    let Some(issue) = &it.issue else {
        return Vec::new();
    };
    let actor = here.actor();
    if let State::Resolved { .. } = &issue.state {
        let grid = here.read(|town| actor.serves(Level::Micro, &it.spot, town));
        let hears = here.person().is_some_and(|me| issue.may_hear(me));
        let calls = grid && hears && !it.is_mine(here.person());
        return if calls {
            vec![Deed::NotReached]
        } else {
            Vec::new()
        };
    }
    if !queue::waits(here, it) {
        return Vec::new();
    }
    let grid = issue.report.matter == Matter::Grid;
    let mut deeds = match &issue.state {
        State::Reported { .. } => vec![Deed::Take],
        State::Handling { .. } if issue.waits_for().is_some() => vec![Deed::Take],
        State::Handling { .. } if grid => vec![Deed::Solve],
        State::Handling { .. } => Vec::new(),
        State::Whistled { .. } => vec![Deed::ReportIn, Deed::SendBack],
        State::Responding { .. } => vec![Deed::Solve, Deed::Extend, Deed::Stop],
        State::Suspended { .. } | State::OnLedger { .. } => vec![Deed::TakeUp],
        State::Resolved { .. } | State::Closed { .. } => return Vec::new(),
    };
    if let State::Reported { level, .. } | State::Handling { level, .. } = &issue.state
        && *level != Level::Large
    {
        deeds.push(Deed::PassUp);
    }
    if let State::Handling { .. } = &issue.state {
        if grid && !bodies(here, it).is_empty() {
            deeds.push(Deed::Assign);
        }
        deeds.extend([Deed::Extend, Deed::Stop]);
    }
    deeds.push(Deed::Reply);
    deeds
}

/// The property company and the owners' committee whose duty it is.
fn bodies(here: Here, it: &Known) -> Vec<Body> {
    let mut all = here.all::<Body>();
    all.retain(|body| {
        body.kind != BodyKind::Department && !body.ended && body.has_duty(it.category)
    });
    crate::shell::sorted(all, |it| (0, it.id.0))
}

fn name(here: Here, deed: Deed) -> &'static str {
    let t = here.t;
    match deed {
        Deed::Take => t.issue_deed_take(),
        Deed::ReportIn => t.issue_deed_report_in(),
        Deed::Solve => t.issue_deed_solve(),
        Deed::PassUp => t.issue_deed_pass_up(),
        Deed::Assign => t.issue_deed_assign(),
        Deed::Reply => t.issue_deed_reply(),
        Deed::SendBack => t.issue_deed_send_back(),
        Deed::Extend => t.issue_deed_extend(),
        Deed::Stop => t.issue_deed_stop(),
        Deed::TakeUp => t.issue_deed_take_up(),
        Deed::NotReached => t.issue_deed_not_reached(),
    }
}

/// What is done with one tap, and needs no words.
fn at_once(id: IssueId, deed: Deed) -> Option<Act> {
    match deed {
        Deed::Take => Some(Act::TakeOn(TakeOn {
            issue: id,
            words: None,
        })),
        Deed::ReportIn => Some(Act::ReportIn(ReportIn {
            issue: id,
            words: None,
        })),
        Deed::TakeUp => Some(Act::TakeUp(TakeUpIssue { issue: id })),
        Deed::NotReached => Some(Act::NotReached(NotReached { issue: id })),
        _ => None,
    }
}

/// What is done first of all, if that is more than talking.
pub fn first(here: Here, it: &Known) -> Option<Deed> {
    let first = deeds(here, it).first().copied();
    first.filter(|it| *it != Deed::Reply && *it != Deed::PassUp)
}

/// The first of it, under the thumb.
pub fn thumb(here: Here, id: IssueId, it: Memo<Option<Known>>, sending: Sending) -> AnyView {
    let first = Memo::new(move |_| it.with(|it| first(here, it.as_ref()?)));
    let open = RwSignal::new(false);
    let button = move || {
        let deed = first.get()?;
        let press = move |()| match at_once(id, deed) {
            Some(act) => sending.note(act),
            None => open.set(true),
        };
        Some(view! {
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=press>
                {name(here, deed)}
            </Button>
        })
    };
    view! { {button} {sheet(here, id, it, open, first)} }.into_any()
}

/// Everything else.
pub fn more(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let rest = Memo::new(move |_| {
        let all = it.with(|it| it.as_ref().map(|it| deeds(here, it)));
        let mut all = all.unwrap_or_default();
        if it.with(|it| first(here, it.as_ref()?)).is_some() {
            all.remove(0);
        }
        all
    });
    let chosen = RwSignal::new(None::<Deed>);
    let open = RwSignal::new(false);
    let buttons = move || {
        let rest = rest.get();
        if rest.is_empty() {
            return None;
        }
        let buttons = rest.into_iter().map(|deed| {
            let press = move |()| match at_once(id, deed) {
                Some(act) => sending.note(act),
                None => {
                    chosen.set(Some(deed));
                    open.set(true);
                }
            };
            view! { <Button block=true on_press=press>{name(here, deed)}</Button> }
        });
        let buttons = buttons.collect_view();
        Some(view! {
            <Section title=t.issue_deeds()>
                <div class="stack stack--2">{buttons}</div>
                {sending.fault()}
            </Section>
        })
    };
    let which = Memo::new(move |_| chosen.get());
    view! { {buttons} {sheet(here, id, it, open, which)} }.into_any()
}

fn sheet(
    here: Here,
    id: IssueId,
    it: Memo<Option<Known>>,
    open: RwSignal<bool>,
    deed: Memo<Option<Deed>>,
) -> AnyView {
    let title = move || deed.get().map_or("", |deed| name(here, deed));
    view! {
        <Sheet open title=Signal::derive(title) close_label=here.t.shell_close()>
            {move || {
                let deed = deed.get().filter(|deed| at_once(id, *deed).is_none())?;
                open.get().then(|| untrack(|| doing(here, id, it, deed, open)))
            }}
        </Sheet>
    }
    .into_any()
}

/// What is typed for a deed.
#[derive(Clone, Copy)]
struct Typed {
    words: RwSignal<String>,
    photos: RwSignal<Vec<Photo>>,
    on: RwSignal<bool>,
    days: RwSignal<String>,
    body: RwSignal<String>,
}

fn doing(
    here: Here,
    id: IssueId,
    it: Memo<Option<Known>>,
    deed: Deed,
    open: RwSignal<bool>,
) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let bodies: Vec<Choice> = it
        .with_untracked(|it| it.as_ref().map(|it| bodies(here, it)))
        .unwrap_or_default()
        .iter()
        .map(|body| Choice {
            value: body.id.to_string(),
            label: body.name.to_string(),
        })
        .collect();
    let first = bodies.first().map(|it| it.value.clone());
    let typed = Typed {
        words: RwSignal::new(String::new()),
        photos: RwSignal::new(Vec::new()),
        on: RwSignal::new(false),
        days: RwSignal::new("2".to_owned()),
        body: RwSignal::new(first.unwrap_or_default()),
    };
    let label = match deed {
        Deed::Solve => t.issue_what_was_done(),
        Deed::Reply => t.issue_what_to_say(),
        Deed::Assign => t.issue_what_to_add(),
        _ => t.issue_why(),
    };
    let before = match deed {
        Deed::Solve => photo_strip(here, typed.photos, |_| PHOTOS_MOST),
        Deed::Assign => {
            let choices = Signal::stored(bodies);
            view! { <Select label=t.issue_to_whom() value=typed.body choices /> }.into_any()
        }
        Deed::Extend => view! {
            <Field label=t.issue_days_more() value=typed.days kind=InputKind::Number />
        }
        .into_any(),
        Deed::Stop => view! {
            <Field label=t.issue_days_stop() value=typed.days kind=InputKind::Number />
        }
        .into_any(),
        _ => ().into_any(),
    };
    let tick = match deed {
        Deed::Solve => Some(t.issue_limited()),
        Deed::Reply => Some(t.issue_for_all()),
        _ => None,
    };
    let tick = tick.map(|label| {
        view! { <Tick label checked=typed.on on_change=move |on| typed.on.set(on) /> }
    });
    let send = move |()| match untrack(|| read(id, deed, typed)) {
        Some(act) => sending.note_then(act, move || {
            open.try_set(false);
        }),
        None => sending.refuse(t.say_empty()),
    };
    view! {
        <div class="stack stack--4">
            {before}
            <TextArea label value=typed.words rows=3 limit=Prose::MOST />
            {tick}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {name(here, deed)}
            </Button>
        </div>
    }
    .into_any()
}

/// What is typed, as an act; nothing while something is missing.
fn read(issue: IssueId, deed: Deed, typed: Typed) -> Option<Act> {
    let words = Prose::new(&typed.words.get());
    if deed == Deed::Assign {
        return Some(Act::Assign(AssignIssue {
            issue,
            body: typed.body.get().parse().ok()?,
            reason: words.ok(),
        }));
    }
    let words = words.ok()?;
    Some(match deed {
        Deed::Solve => Act::Solve(SolveIssue {
            issue,
            words,
            photos: typed.photos.get(),
            limited: typed.on.get(),
        }),
        Deed::PassUp => Act::PassUp(PassUp {
            issue,
            reason: words,
        }),
        Deed::Reply => Act::Reply(ReplyToIssue {
            issue,
            words,
            open: typed.on.get(),
        }),
        Deed::SendBack => Act::SendBack(SendBack {
            issue,
            reason: words,
        }),
        Deed::Extend => Act::Extend(ExtendIssue {
            issue,
            working_days: typed.days.get().trim().parse().ok()?,
            reason: words,
        }),
        Deed::Stop => Act::Stop(StopIssue {
            issue,
            days: Some(typed.days.get().trim().parse().ok()?),
            reason: words,
        }),
        Deed::Assign | Deed::Take | Deed::ReportIn | Deed::TakeUp | Deed::NotReached => {
            return None;
        }
    })
}
