//! What the office does with an issue: one sheet for every act, with what the act needs.

use components::{
    Button, ButtonLook, Choice, Field, InputKind, Section, Select, Sheet, TextArea, Tick,
};
use domain::issues::{
    Answer, AssignIssue, Body, BodyKind, Category, Class, Command as Act, Done, ExtendIssue, Issue,
    Matter, NotReached, NoteAnswer, Outcome, PassUp, PutOnLedger, RateWhistle, Rated, ReplyToIssue,
    ReportIn, SendBack, SetAside, SolveIssue, SortIssue, Sorted, StopIssue, TakeOn, TakeUpIssue,
    Whistle,
};
use domain::projects::Stars;
use domain::proposals::Photo;
use domain::{Command, IssueId, Prose, wording};
use leptos::prelude::*;

use super::deed::{Deed, deeds, name, unrated};
use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, prose};
use crate::texts::Texts;

/// What whoever reported it may say.
const DONE: [Done; 3] = [Done::Solved, Done::Basically, Done::NotSolved];

/// What needs no words.
fn at_once(issue: IssueId, deed: Deed) -> Option<Act> {
    match deed {
        Deed::Take => Some(Act::TakeOn(TakeOn { issue, words: None })),
        Deed::ReportIn => Some(Act::ReportIn(ReportIn { issue, words: None })),
        Deed::TakeUp => Some(Act::TakeUp(TakeUpIssue { issue })),
        Deed::NotReached => Some(Act::NotReached(NotReached { issue })),
        _ => None,
    }
}

/// The buttons, and the sheet behind them.
pub(super) fn acts(id: IssueId, it: Memo<Option<Issue>>, book: Book, t: Texts) -> AnyView {
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(None::<Deed>);
    let doing = Doing::nothing();
    let all = Memo::new(move |_| {
        it.with(|it| {
            let it = it.as_ref()?;
            let mut all = deeds(it);
            all.extend(unrated(it, book));
            Some(all)
        })
        .unwrap_or_default()
    });
    let buttons = move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let buttons = all.into_iter().enumerate().map(|(index, deed)| {
            let press = move |()| match at_once(id, deed) {
                Some(act) => doing.run(Command::Issues(act), || ()),
                None => {
                    chosen.set(Some(deed));
                    open.set(true);
                }
            };
            let look = if index == 0 {
                ButtonLook::Primary
            } else {
                ButtonLook::default()
            };
            view! { <Button look busy=doing.busy on_press=press>{name(deed, t)}</Button> }
        });
        let buttons = buttons.collect_view();
        Some(view! {
            <Section title=t.issue_acts()>
                <div class="cluster">{buttons}</div>
                <Fault doing />
            </Section>
        })
    };
    let title = move || chosen.get().map_or("", |deed| name(deed, t));
    view! {
        {buttons}
        <Sheet open title=Signal::derive(title) close_label=t.not_now()>
            {move || {
                let deed = chosen.get()?;
                open.get().then(|| untrack(|| sheet(id, it, deed, open, book, t)))
            }}
        </Sheet>
    }
    .into_any()
}

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Typed {
    words: RwSignal<String>,
    photos: RwSignal<Vec<Photo>>,
    on: RwSignal<bool>,
    days: RwSignal<String>,
    day: RwSignal<String>,
    picked: RwSignal<String>,
    class: RwSignal<String>,
    matter: RwSignal<String>,
}

const CLASSES: [Class; 5] = [
    Class::Danger,
    Class::Utility,
    Class::General,
    Class::Enquiry,
    Class::Complex,
];

fn sheet(
    id: IssueId,
    it: Memo<Option<Issue>>,
    deed: Deed,
    open: RwSignal<bool>,
    book: Book,
    t: Texts,
) -> AnyView {
    let doing = Doing::nothing();
    let Some(issue) = it.get_untracked() else {
        return ().into_any();
    };
    let choices = choices(deed, &issue, book, t);
    let class = CLASSES.iter().position(|it| *it == issue.report.class);
    let first = match deed {
        Deed::Sort => Category::ALL
            .iter()
            .position(|it| *it == issue.report.category)
            .unwrap_or_default()
            .to_string(),
        _ => choices
            .first()
            .map(|it| it.value.clone())
            .unwrap_or_default(),
    };
    let government = issue.report.matter == Matter::Government;
    let text = |it: String| RwSignal::new(it);
    let typed = Typed {
        words: text(String::new()),
        photos: RwSignal::new(Vec::new()),
        on: RwSignal::new(false),
        days: text("2".to_owned()),
        day: text(book.today().plus(30).to_string()),
        picked: text(first),
        class: text(class.unwrap_or_default().to_string()),
        matter: text(u8::from(government).to_string()),
    };
    let picks = (!choices.is_empty()).then(|| {
        let label = match deed {
            Deed::Sort => t.issue_what(),
            Deed::SetAside => t.reason(),
            Deed::Heard | Deed::RateAnswer | Deed::RateWhistle => t.issue_stars(),
            _ => t.issue_to_whom(),
        };
        view! { <Select label value=typed.picked choices=Signal::stored(choices) /> }
    });
    let more = match deed {
        Deed::Sort => sorting(typed, t),
        Deed::Extend => view! {
            <Field label=t.issue_days() value=typed.days kind=InputKind::Number />
        }
        .into_any(),
        Deed::Stop => view! {
            <Field label=t.issue_days_stop() value=typed.days kind=InputKind::Number />
        }
        .into_any(),
        Deed::Shelve => view! {
            <Field label=t.issue_again_on() value=typed.day kind=InputKind::Day />
        }
        .into_any(),
        Deed::Heard => {
            typed.class.set(String::new());
            let nothing = Choice {
                value: String::new(),
                label: t.pick_first().to_owned(),
            };
            let choices = DONE.iter().enumerate().map(|(index, it)| Choice {
                value: index.to_string(),
                label: wording::issue_done(*it, t.lang).to_owned(),
            });
            let choices = std::iter::once(nothing).chain(choices);
            let choices = Signal::stored(choices.collect::<Vec<_>>());
            view! { <Select label=t.issue_heard_done() value=typed.class choices /> }.into_any()
        }
        Deed::Solve => view! { <Photos label=t.photos() photos=typed.photos /> }.into_any(),
        _ => ().into_any(),
    };
    let tick = match deed {
        Deed::Whistle => Some(t.issue_by_street()),
        Deed::Reply => Some(t.issue_for_all()),
        Deed::Solve => Some(t.issue_limited()),
        _ => None,
    };
    let tick = tick.map(|label| {
        view! { <Tick label checked=typed.on on_change=move |on| typed.on.set(on) /> }
    });
    let wordless = matches!(deed, Deed::Sort | Deed::RateAnswer | Deed::RateWhistle);
    let words = (!wordless).then(|| {
        let label = said(deed, t);
        view! { <TextArea label value=typed.words rows=3 limit=Prose::MOST hint=t.reason_read() /> }
    });
    let send = move |()| {
        let asked = untrack(|| read(id, deed, typed, t)).map(Command::Issues);
        doing.submit(asked, move || open.set(false));
    };
    view! {
        <div class="stack stack--4">
            {picks}
            {more}
            {words}
            {tick}
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {name(deed, t)}
            </Button>
        </div>
    }
    .into_any()
}

/// What the words of an act are.
fn said(deed: Deed, t: Texts) -> &'static str {
    match deed {
        Deed::Solve => t.issue_what_was_done(),
        Deed::Reply => t.issue_what_to_say(),
        Deed::Assign => t.issue_what_to_add(),
        Deed::Heard => t.issue_heard_words(),
        _ => t.reason(),
    }
}

fn choices(deed: Deed, issue: &Issue, book: Book, t: Texts) -> Vec<Choice> {
    let choice = |value: String, label: &str| Choice {
        value,
        label: label.to_owned(),
    };
    let stars = || {
        let all = Stars::ALL.iter().rev();
        all.map(|it| (it.count().to_string(), wording::stars(*it, t.lang)))
    };
    match deed {
        Deed::Sort => Category::ALL
            .iter()
            .enumerate()
            .map(|(index, it)| choice(index.to_string(), wording::issue_category(*it, t.lang)))
            .collect(),
        Deed::SetAside => [Outcome::Malicious, Outcome::OutsideLaw]
            .iter()
            .enumerate()
            .map(|(index, it)| choice(index.to_string(), wording::issue_outcome(*it, t.lang)))
            .collect(),
        Deed::Heard => std::iter::once(choice(String::new(), t.pick_first()))
            .chain(stars().map(|(value, label)| choice(value, label)))
            .collect(),
        Deed::RateAnswer | Deed::RateWhistle => {
            stars().map(|(value, label)| choice(value, label)).collect()
        }
        Deed::Assign | Deed::Whistle => {
            let department = deed == Deed::Whistle;
            let mut bodies = book.all::<Body>();
            bodies.retain(|it| {
                let kind = (it.kind == BodyKind::Department) == department;
                kind && !it.ended && it.has_duty(issue.report.category)
            });
            bodies.sort_by(|a, b| a.name.as_str().cmp(b.name.as_str()));
            bodies
                .iter()
                .map(|it| choice(it.id.to_string(), it.name.as_str()))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn sorting(typed: Typed, t: Texts) -> AnyView {
    let choice = |value: String, label: &str| Choice {
        value,
        label: label.to_owned(),
    };
    let classes = CLASSES
        .iter()
        .enumerate()
        .map(|(index, it)| choice(index.to_string(), wording::issue_class(*it, t.lang)));
    let classes = Signal::stored(classes.collect::<Vec<_>>());
    let matters = Signal::stored(vec![
        choice("0".to_owned(), t.issue_matter_grid()),
        choice("1".to_owned(), t.issue_matter_government()),
    ]);
    view! {
        <Select label=t.issue_class() value=typed.class choices=classes />
        <Select label=t.issue_matter() value=typed.matter choices=matters />
    }
    .into_any()
}

/// What is typed, as an act; or what is wrong with it.
fn read(issue: IssueId, deed: Deed, typed: Typed, t: Texts) -> Result<Act, String> {
    let words = typed.words.get();
    let reason = || prose(said(deed, t), &words, t);
    let number = |it: RwSignal<String>| it.get().trim().parse::<usize>().unwrap_or_default();
    let picked = || typed.picked.get().parse();
    Ok(match deed {
        Deed::Sort => Act::Sort(SortIssue {
            issue,
            to: Sorted {
                category: Category::ALL[number(typed.picked) % Category::ALL.len()],
                class: CLASSES[number(typed.class) % CLASSES.len()],
                matter: match number(typed.matter) {
                    0 => Matter::Grid,
                    _ => Matter::Government,
                },
            },
        }),
        Deed::PassUp => Act::PassUp(PassUp {
            issue,
            reason: reason()?,
        }),
        Deed::Assign => Act::Assign(AssignIssue {
            issue,
            body: picked().map_err(|_| t.issue_no_body().to_owned())?,
            reason: Prose::new(&words).ok(),
        }),
        Deed::Whistle => Act::Whistle(Whistle {
            issue,
            department: picked().map_err(|_| t.issue_no_body().to_owned())?,
            by_street: typed.on.get(),
            reason: reason()?,
        }),
        Deed::SendBack => Act::SendBack(SendBack {
            issue,
            reason: reason()?,
        }),
        Deed::Extend => Act::Extend(ExtendIssue {
            issue,
            working_days: typed
                .days
                .get()
                .trim()
                .parse()
                .map_err(|_| t.fault_number(t.issue_days()))?,
            reason: reason()?,
        }),
        Deed::Stop => Act::Stop(StopIssue {
            issue,
            days: Some(
                typed
                    .days
                    .get()
                    .trim()
                    .parse()
                    .map_err(|_| t.fault_number(t.issue_days_stop()))?,
            ),
            reason: reason()?,
        }),
        Deed::Shelve => Act::PutOnLedger(PutOnLedger {
            issue,
            reason: reason()?,
            again_on: typed
                .day
                .get()
                .parse()
                .map_err(|_| t.fault_day(t.issue_again_on()))?,
        }),
        Deed::Reply => Act::Reply(ReplyToIssue {
            issue,
            words: reason()?,
            open: typed.on.get(),
        }),
        Deed::Solve => Act::Solve(SolveIssue {
            issue,
            words: reason()?,
            photos: typed.photos.get(),
            limited: typed.on.get(),
        }),
        Deed::Heard => Act::NoteAnswer(NoteAnswer {
            issue,
            answer: Answer {
                done: *typed
                    .class
                    .get()
                    .parse()
                    .ok()
                    .and_then(|it: usize| DONE.get(it))
                    .ok_or_else(|| t.pick_first().to_owned())?,
                stars: typed
                    .picked
                    .get()
                    .parse()
                    .map_err(|_| t.pick_first().to_owned())?,
            },
            words: Prose::new(&words).ok(),
        }),
        Deed::SetAside => Act::SetAside(SetAside {
            issue,
            outcome: match number(typed.picked) {
                0 => Outcome::Malicious,
                _ => Outcome::OutsideLaw,
            },
            reason: reason()?,
        }),
        Deed::RateAnswer | Deed::RateWhistle => Act::RateWhistle(RateWhistle {
            issue,
            rated: if deed == Deed::RateAnswer {
                Rated::Answer
            } else {
                Rated::Whistle
            },
            stars: u8::try_from(number(typed.picked)).unwrap_or_default(),
        }),
        Deed::Take | Deed::ReportIn | Deed::TakeUp | Deed::NotReached => {
            return at_once(issue, deed).ok_or_else(|| t.pick_first().to_owned());
        }
    })
}
