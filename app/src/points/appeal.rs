//! Where something is wrong (申诉): what was put right or decided about one's points, the words
//! against it, the answer, and the committee's.

use components::{
    Badge, Banner, Button, ButtonLook, Card, Glyph, Paragraphs, Row, Rows, Section, Sheet, State,
    StateKind, TextArea, Tone,
};
use domain::points::{
    Against, AppealState, CloseContest, Command, Contest, ContestAgain, PointsAppeal, Told, Verdict,
};
use domain::{AppealId, EntryId, Prose, Timestamp, wording};
use leptos::prelude::*;

use super::{booking::act, told, words};
use crate::shell::{self, Here, waiting_note};

/// What this person is told that is an appeal, theirs or for them to answer.
fn appeals(here: Here) -> Vec<PointsAppeal> {
    let all = told(here).into_iter().filter_map(|it| match it {
        Told::Appeal(it) => Some(*it),
        _ => None,
    });
    shell::sorted(all.collect(), |it| (-it.appeal.at.0, it.id.0))
}

/// What was decided about one's points, each with what one can say against it. Each follows its own:
/// the words that are being written against one stay while others come.
pub(super) fn open(here: Here) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| decisions(here));
    let any = Memo::new(move |_| all.with(|it| !it.is_empty()));
    let against = move || all.with(|all| all.iter().map(|it| it.against).collect::<Vec<_>>());
    let one = move |against: Against| {
        let it = Memo::new(move |_| {
            let of = |it: &&Decision| it.against == against;
            all.with(|all| all.iter().find(of).cloned())
        });
        move || it.get().map(|it| untrack(|| decision(here, it)))
    };
    let shown = move || {
        any.get().then(|| {
            view! {
                <Section title=t.points_decisions()>
                    <For each=against key=|it| id(*it) children=one />
                </Section>
            }
        })
    };
    shown.into_any()
}

/// What tells decisions apart.
fn id(against: Against) -> uuid::Uuid {
    match against {
        Against::SetRight(id) => id.0,
        Against::Penalty(id) => id.0,
    }
}

/// A decision about this person's points.
#[derive(Clone, Debug, PartialEq)]
struct Decision {
    against: Against,
    title: String,
    reason: String,
    at: Timestamp,
    appeal: Option<PointsAppeal>,
}

fn decisions(here: Here) -> Vec<Decision> {
    let t = here.t;
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let mine = appeals(here);
    let appeal = |against: Against| {
        let mut mine = mine.iter().filter(|it| it.person == me);
        mine.find(|it| it.against == against).cloned()
    };
    let all = told(here).into_iter().filter_map(|it| match it {
        Told::SetRight(it) => {
            let against = Against::SetRight(it.id);
            Some(Decision {
                against,
                title: t.points_decision_corrected().to_owned(),
                reason: it.reason.to_string(),
                at: it.at,
                appeal: appeal(against),
            })
        }
        Told::Penalty(it) => {
            let against = Against::Penalty(it.id);
            let misdeed = wording::misdeed(it.misdeed, here.lang);
            Some(Decision {
                against,
                title: t.points_decision_penalty(misdeed, it.months),
                reason: it.reason.to_string(),
                at: it.at,
                appeal: appeal(against),
            })
        }
        _ => None,
    });
    shell::sorted(all.collect(), |it| (-it.at.0, id(it.against)))
}

/// What one can say against a correction, where its entry is read.
pub(super) fn against_correction(here: Here, reversal: EntryId) -> AnyView {
    let found = Memo::new(move |_| {
        let mut all = decisions(here).into_iter();
        all.find(|it| it.against == Against::SetRight(reversal))
    });
    let shown = move || found.get().map(|it| untrack(|| decision(here, it)));
    shown.into_any()
}

fn decision(here: Here, it: Decision) -> AnyView {
    let t = here.t;
    let at = wording::instant(it.at, here.lang);
    let below = match it.appeal {
        Some(appeal) => (move || stands(here, &appeal)).into_any(),
        None => ask(here, it.against, it.at),
    };
    view! {
        <Card>
            <h3 class="card__title">{it.title}</h3>
            <p class="small soft">{at}</p>
            <p>{t.points_reason(it.reason)}</p>
            {below}
        </Card>
    }
    .into_any()
}

/// The words of an appeal.
fn ask(here: Here, against: Against, told_at: Timestamp) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let until = move || {
        let pack = super::pack(here, told_at.day())?;
        let calendar = domain::Calendar::built_in();
        let days = pack.points.appeal_days;
        let period = calendar.period(told_at.day(), days, pack.weekends_shift);
        Some(t.points_appeal_until(wording::day(period.last, here.lang)))
    };
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            fault.set(Some(t.points_words_fault().to_owned()));
            return;
        };
        let command = Command::Contest(Contest { against, words });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Points(command)).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.points_appeal_sent(waiting_note(here)));
                }
                Err(sentence) => fault.set(Some(sentence)),
            }
        });
    };
    view! {
        <p class="small soft">{until}</p>
        <Button glyph=Glyph::TALK on_press=move |()| open.set(true)>
            {t.points_appeal()}
        </Button>
        <Sheet open title=t.points_appeal() close_label=t.shell_close()>
            <div class="stack stack--3">
                <p class="small soft">{t.points_appeal_text()}</p>
                <TextArea label=t.points_words() value=text fault limit=Prose::MOST />
                <Button look=ButtonLook::Primary block=true on_press=send>
                    {t.points_appeal_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

/// Where an appeal stands, and what its person can still do.
fn stands(here: Here, it: &PointsAppeal) -> AnyView {
    let t = here.t;
    let now = here.now();
    let day = |at: Timestamp| wording::day(at.plus_ms(-1).day(), here.lang);
    let id = it.id;
    let again = move || {
        let press = move |()| {
            let command = Command::ContestAgain(ContestAgain { appeal: id });
            act(here, command, t.points_again_sent());
        };
        view! { <Button on_press=press>{t.points_again()}</Button> }.into_any()
    };
    let (title, tone, more) = match &it.appeal.state {
        AppealState::Open { due } if it.appeal.is_overdue(now) => {
            (t.points_appeal_late(day(*due)), Tone::Stop, Some(again()))
        }
        AppealState::Open { due } => (t.points_appeal_open(day(*due)), Tone::Wait, None),
        AppealState::Answered { first } => {
            let (title, tone) = ruled(here, first);
            let more = (!first.lifted).then(again);
            (title, tone, more)
        }
        AppealState::Again { due, .. } => (t.points_appeal_again(day(*due)), Tone::Wait, None),
        AppealState::Closed { last, .. } => {
            let (title, tone) = ruled(here, last);
            (title, tone, None)
        }
    };
    let answer = match &it.appeal.state {
        AppealState::Answered { first } => Some(first.reason.to_string()),
        AppealState::Closed { last, .. } => Some(last.reason.to_string()),
        AppealState::Open { .. } | AppealState::Again { .. } => None,
    };
    let said = it.appeal.words.to_string();
    view! {
        <p class="small">{t.points_you_said(said)}</p>
        <Banner glyph=Glyph::INFO tone title>
            {answer.unwrap_or_default()}
        </Banner>
        {more}
    }
    .into_any()
}

fn ruled(here: Here, verdict: &Verdict) -> (String, Tone) {
    let who = words::name(here, verdict.by);
    if verdict.lifted {
        (here.t.points_appeal_lifted(who), Tone::Done)
    } else {
        (here.t.points_appeal_dismissed(who), Tone::Info)
    }
}

/// What the supervision committee is asked, and its answer.
pub(super) fn committee(here: Here) -> AnyView {
    let t = here.t;
    let asked = Memo::new(move |_| {
        let me = here.person();
        let mut asked = appeals(here);
        asked.retain(|it| Some(it.person) != me);
        asked
    });
    let picked = RwSignal::new(None::<AppealId>);
    let open = RwSignal::new(false);
    let shown = move || {
        let asked = asked.get();
        if asked.is_empty() {
            let (title, text) = (t.points_committee_none(), t.points_committee_none_text());
            return view! { <State kind=StateKind::Empty title text /> }.into_any();
        }
        let one = |it: &PointsAppeal| {
            let id = it.id;
            let press = Callback::new(move |()| {
                picked.set(Some(id));
                open.set(true);
            });
            question(here, it, press)
        };
        asked.iter().map(one).collect_view().into_any()
    };
    let body = view! {
        <p class="soft">{t.points_committee_text()}</p>
        {shown}
        <Sheet open title=t.points_committee_answer() close_label=t.shell_close()>
            {untrack(|| ruling(here, picked, open))}
        </Sheet>
    };
    super::screen(here, t.points_committee(), "/points", body.into_any())
}

fn question(here: Here, it: &PointsAppeal, press: Callback<()>) -> AnyView {
    let t = here.t;
    let (label, tone, act) = match &it.appeal.state {
        AppealState::Again { due, .. } => {
            let due = wording::day(due.plus_ms(-1).day(), here.lang);
            let act = view! {
                <Button look=ButtonLook::Ink on_press=press>
                    {t.points_committee_answer()}
                </Button>
            }
            .into_any();
            (t.points_committee_due(due), Tone::Wait, act)
        }
        AppealState::Closed { last, .. } => {
            let (label, tone) = ruled(here, last);
            (label, tone, ().into_any())
        }
        AppealState::Open { .. } | AppealState::Answered { .. } => {
            (String::new(), Tone::Plain, ().into_any())
        }
    };
    let first = match &it.appeal.state {
        AppealState::Again { first, .. } | AppealState::Closed { first, .. } => first.clone(),
        AppealState::Open { .. } | AppealState::Answered { .. } => None,
    };
    let first = first.map(|it| {
        let text = t.points_first_answer(it.reason.to_string());
        view! { <p class="small">{text}</p> }
    });
    let said = Signal::stored(it.appeal.words.to_string());
    let who = words::name(here, it.person);
    view! {
        <Card>
            <Rows bare=true><Row title=who /></Rows>
            <Paragraphs text=said />
            {first}
            <p><Badge label tone /></p>
            {act}
        </Card>
    }
    .into_any()
}

fn ruling(here: Here, picked: RwSignal<Option<AppealId>>, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let text = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let send = move |lifted: bool| {
        let Some(appeal) = picked.get_untracked() else {
            return;
        };
        let Ok(reason) = Prose::new(&text.get_untracked()) else {
            fault.set(Some(t.points_words_fault().to_owned()));
            return;
        };
        let command = Command::CloseContest(CloseContest {
            appeal,
            lifted,
            reason,
        });
        leptos::task::spawn_local(async move {
            match here.submit(domain::Command::Points(command)).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.points_committee_done(waiting_note(here)));
                }
                Err(sentence) => fault.set(Some(sentence)),
            }
        });
    };
    view! {
        <div class="stack stack--3">
            <TextArea label=t.points_committee_reason() value=text fault limit=Prose::MOST />
            <Button look=ButtonLook::Primary block=true on_press=move |()| send(true)>
                {t.points_committee_lift()}
            </Button>
            <Button block=true on_press=move |()| send(false)>
                {t.points_committee_dismiss()}
            </Button>
        </div>
    }
    .into_any()
}
