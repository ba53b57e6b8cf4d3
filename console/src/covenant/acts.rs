//! What the office does with a version where it stands: to the vote, post, file.

use components::{Button, ButtonLook, Choice, Field, InputKind, Panel, Select};
use domain::councils::{Council, CouncilKind, Motion, Sitting};
use domain::covenant::{
    Adopted, Command as Act, CovenantState, CovenantVersion, FileCovenant, PostCovenant,
    TableCovenant, earliest,
};
use domain::{Command, CovenantVersionId, Line, MotionId, SittingId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, line, texts, to, use_book};
use crate::texts::Texts;

/// What is to be done next.
pub(super) fn next(it: &CovenantVersion, book: Book, t: Texts) -> AnyView {
    let id = it.id;
    match &it.state {
        CovenantState::Draft => view! { <TableForm id /> }.into_any(),
        CovenantState::Tabled { motion } => {
            let motion: Option<Motion> = book.get(*motion);
            let link = motion.map(|it| {
                let href = match it.state.vote() {
                    Some(vote) => to(format_args!("votes/{vote}")),
                    None => to(format_args!("sittings/{}", it.sitting)),
                };
                view! { <a href=href>{t.covenant_see_vote()}</a> }
            });
            view! { <p>{t.covenant_waits()} " " {link}</p> }.into_any()
        }
        CovenantState::Adopted(Adopted { from: None, .. }) => {
            view! { <PostForm id /> <FileForm id /> }.into_any()
        }
        CovenantState::Adopted(Adopted { filed: None, .. }) => view! { <FileForm id /> }.into_any(),
        CovenantState::Adopted(_)
        | CovenantState::Lost { .. }
        | CovenantState::Withdrawn { .. } => ().into_any(),
    }
}

/// Sittings to come of the residents' meeting, or of its representatives.
fn sittings(book: Book, t: Texts) -> Vec<Choice> {
    let now = book.now();
    let mut found: Vec<(Sitting, Council)> = book
        .all::<Sitting>()
        .into_iter()
        .filter(|it| it.starts_at > now)
        .filter_map(|it| {
            let council: Council = book.get(it.council)?;
            let theirs = matches!(
                council.kind,
                CouncilKind::ResidentsMeeting | CouncilKind::RepresentativeMeeting
            );
            theirs.then_some((it, council))
        })
        .collect();
    found.sort_by_key(|(it, _)| (it.starts_at, it.id));
    let choice = |(it, council): (Sitting, Council)| Choice {
        value: it.id.to_string(),
        label: t.covenant_sitting(
            &council.name,
            it.number,
            wording::instant(it.starts_at, t.lang),
        ),
    };
    found.into_iter().map(choice).collect()
}

/// Puts it on the agenda of a sitting to come.
#[component]
fn TableForm(id: CovenantVersionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let chosen = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        let none = Choice {
            value: String::new(),
            label: t.covenant_choose_sitting().to_owned(),
        };
        std::iter::once(none)
            .chain(sittings(book, t))
            .collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| choices.with(|it| it.len() < 2));
    let command = move || {
        let sitting: SittingId = chosen
            .get()
            .parse()
            .map_err(|_| t.covenant_choose_sitting().to_owned())?;
        Ok(Command::Covenant(Act::Table(TableCovenant {
            version: id,
            motion: MotionId(offline::new_id()),
            sitting,
        })))
    };
    let send = move |()| doing.submit(untrack(command), || {});
    let form = move || {
        if none.get() {
            return view! {
                <p class="soft">{t.covenant_no_sitting()}</p>
                <p><a href=to("councils")>{t.nav_councils()}</a></p>
            }
            .into_any();
        }
        view! {
            <Select label=t.covenant_which_sitting() value=chosen choices />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.covenant_table()}
            </Button>
        }
        .into_any()
    };
    view! {
        <Panel title=t.covenant_table()>
            <p class="small soft">{t.covenant_table_text()}</p>
            {form}
        </Panel>
    }
}

/// Posts what was adopted, with the day from which it is in force.
#[component]
fn PostForm(id: CovenantVersionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let place = RwSignal::new(String::new());
    let first = untrack(|| {
        let community = book.community()?.id;
        let today = book.today();
        book.read(|town| earliest(community, today, town))
    });
    let from = RwSignal::new(first.map(|it| it.to_string()).unwrap_or_default());
    let command = move || {
        Ok(Command::Covenant(Act::Post(PostCovenant {
            version: id,
            hangs_at: line(t.covenant_hangs_at(), &place.get(), t)?,
            from: from
                .get()
                .parse()
                .map_err(|_| t.bulletin_day().to_owned())?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), || {});
    view! {
        <Panel title=t.covenant_post()>
            <p class="small soft">{t.covenant_post_text()}</p>
            <Field label=t.covenant_hangs_at() value=place limit=Line::MOST />
            <Field label=t.covenant_from() value=from kind=InputKind::Day />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.covenant_post()}
            </Button>
        </Panel>
    }
}

/// Notes that the street has it.
#[component]
fn FileForm(id: CovenantVersionId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let on = RwSignal::new(untrack(|| book.today()).to_string());
    let number = RwSignal::new(String::new());
    let command = move || {
        Ok(Command::Covenant(Act::File(FileCovenant {
            version: id,
            on: on.get().parse().map_err(|_| t.bulletin_day().to_owned())?,
            number: Line::new(&number.get()).ok(),
        })))
    };
    let send = move |()| doing.submit(untrack(command), || {});
    view! {
        <Panel title=t.covenant_file()>
            <p class="small soft">{t.covenant_file_text()}</p>
            <Field label=t.covenant_filed_on() value=on kind=InputKind::Day />
            <Field label=t.covenant_filed_number() value=number limit=Line::MOST />
            <Fault doing />
            <Button block=true busy=doing.busy on_press=send>{t.covenant_file()}</Button>
        </Panel>
    }
}
