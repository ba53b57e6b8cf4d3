//! Several issues at once (批量办理): taken, given to a body, or answered, each for itself.

use std::collections::BTreeSet;

use components::{Button, ButtonLook, Choice, Select, Sheet, TextArea};
use domain::issues::{
    AssignIssue, Body, BodyKind, Command as Act, Issue, ReplyToIssue, State, TakeOn,
};
use domain::{Command, IssueId, Prose};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, prose};
use crate::texts::Texts;

/// Which issues are chosen.
pub(super) type Chosen = RwSignal<BTreeSet<IssueId>>;

/// What is done with all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Take,
    Assign,
    Reply,
}

impl Deed {
    const ALL: [Self; 3] = [Self::Take, Self::Assign, Self::Reply];

    fn name(self, t: Texts) -> &'static str {
        match self {
            Self::Take => t.issue_do_take(),
            Self::Assign => t.issue_do_assign(),
            Self::Reply => t.issue_do_reply(),
        }
    }

    /// Whether an issue is where this can be done.
    fn fits(self, it: &Issue) -> bool {
        match self {
            Self::Take => it.waits_for().is_some(),
            Self::Assign => matches!(it.state, State::Handling { .. }),
            Self::Reply => !matches!(it.state, State::Resolved { .. } | State::Closed { .. }),
        }
    }
}

/// What can be done with those that are chosen; nothing where none is.
pub(super) fn bar(chosen: Chosen, book: Book, t: Texts) -> AnyView {
    let open = RwSignal::new(None::<Deed>);
    let shown = RwSignal::new(false);
    let press = move |deed| {
        open.set(Some(deed));
        shown.set(true);
    };
    let count = move || chosen.with(BTreeSet::len);
    let some = Memo::new(move |_| count() > 0);
    let buttons = move || {
        some.get().then(|| {
            let all = Deed::ALL.map(|deed| {
                let fit = Memo::new(move |_| fitting(deed, chosen, book).len());
                let label = move || t.bulk_some(fit.get(), deed.name(t));
                let none = Signal::derive(move || fit.get() == 0);
                view! {
                    <Button small=true disabled=none on_press=move |()| press(deed)>{label}</Button>
                }
            });
            view! {
                <div class="cluster" role="group" aria-label=t.bulk_title()>
                    <span class="strong">{move || t.bulk_chosen(count())}</span>
                    {all.into_iter().collect_view()}
                    <Button
                        small=true
                        look=ButtonLook::Text
                        on_press=move |()| chosen.set(BTreeSet::new())
                    >
                        {t.bulk_none()}
                    </Button>
                </div>
            }
        })
    };
    let title = move || open.get().map_or("", |deed| deed.name(t));
    view! {
        {buttons}
        <Sheet open=shown title=Signal::derive(title) close_label=t.not_now()>
            {move || {
                let deed = open.get().filter(|_| shown.get())?;
                Some(untrack(|| form(deed, chosen, shown, book, t)))
            }}
        </Sheet>
    }
    .into_any()
}

/// Those of the chosen with which it can be done now.
fn fitting(deed: Deed, chosen: Chosen, book: Book) -> Vec<IssueId> {
    let now = book.now();
    let ids = chosen.get().into_iter();
    let fits = |id: &IssueId| {
        let issue: Option<Issue> = book.get(*id);
        issue.is_some_and(|it| deed.fits(&book.read(|town| it.by_now(now, town))))
    };
    ids.filter(fits).collect()
}

fn form(deed: Deed, chosen: Chosen, open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let all = fitting(deed, chosen, book);
    let left = chosen.with_untracked(BTreeSet::len) - all.len();
    let words = RwSignal::new(String::new());
    let bodies: Vec<Choice> = bodies(book);
    let body = RwSignal::new(
        bodies
            .first()
            .map_or_else(String::new, |it| it.value.clone()),
    );
    let whom = (deed == Deed::Assign).then(|| {
        let choices = Signal::stored(bodies);
        view! { <Select label=t.issue_to_whom() value=body choices /> }
    });
    let label = match deed {
        Deed::Take | Deed::Reply => t.issue_what_to_say(),
        Deed::Assign => t.issue_what_to_add(),
    };
    let send = {
        let all = all.clone();
        move |()| {
            let typed = words.get_untracked();
            let said = match deed {
                Deed::Reply => prose(label, &typed, t).map(Some),
                Deed::Take | Deed::Assign => Ok(Prose::new(&typed).ok()),
            };
            let said = match said {
                Ok(said) => said,
                Err(missing) => return doing.fault.set(Some(missing)),
            };
            let to = body.get_untracked().parse().ok();
            if deed == Deed::Assign && to.is_none() {
                return doing.fault.set(Some(t.issue_no_body().to_owned()));
            }
            let acts = all.iter().filter_map(|issue| {
                let issue = *issue;
                let act = match deed {
                    Deed::Take => Act::TakeOn(TakeOn {
                        issue,
                        words: said.clone(),
                    }),
                    Deed::Assign => Act::Assign(AssignIssue {
                        issue,
                        body: to?,
                        reason: said.clone(),
                    }),
                    Deed::Reply => Act::Reply(ReplyToIssue {
                        issue,
                        words: said.clone()?,
                        open: false,
                    }),
                };
                Some(Command::Issues(act))
            });
            let acts: Vec<Command> = acts.collect();
            let whole = acts.len();
            doing.run_all(acts, move |done| {
                if done == whole {
                    chosen.set(BTreeSet::new());
                    open.set(false);
                }
            });
        }
    };
    let rest = (left > 0).then(|| view! { <p class="small soft">{t.bulk_rest(left)}</p> });
    view! {
        <div class="stack stack--4">
            <p>{t.bulk_each(all.len())}</p>
            {rest}
            {whom}
            <TextArea label value=words rows=3 limit=Prose::MOST hint=t.reason_read() />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {deed.name(t)}
            </Button>
        </div>
    }
    .into_any()
}

/// The property company and the owners' committee; a department is whistled for, one issue at a time.
fn bodies(book: Book) -> Vec<Choice> {
    let mut all = book.all::<Body>();
    all.retain(|it| it.kind != BodyKind::Department && !it.ended);
    all.sort_by_key(|it| (it.name.to_string(), it.id));
    let choice = |it: &Body| Choice {
        value: it.id.to_string(),
        label: it.name.to_string(),
    };
    all.iter().map(choice).collect()
}
