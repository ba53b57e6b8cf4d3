//! One version as the office has it: its text and how it came to be, what neighbours say to it, and
//! what is to be done next.

use components::{Badge, Button, ButtonLink, Fact, Facts, Paragraphs, Section};
use domain::covenant::{
    Basis, Command as Act, CovenantReads, CovenantState, CovenantVersion, WithdrawCovenant,
    compare, so_many,
};
use domain::notices::About;
use domain::{Command, CovenantVersionId, wording};
use leptos::prelude::*;

use super::acts::next;
use super::{all, standing};
use crate::notices::{all_of, messages};
use crate::shell::{AskWhy, Book, Nothing, Page, id_in_path, line, texts, to, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn VersionPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<CovenantVersionId>();
    let there = Memo::new(move |_| {
        id.get()
            .filter(|id| book.get::<CovenantVersion>(*id).is_some())
    });
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.covenant_no_title(), t.covenant_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: CovenantVersionId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<CovenantVersion>(id));
    let title =
        it.with_untracked(|it| it.as_ref().map(|it| t.covenant_named(it.number, &it.title)));
    let drafted = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.state == CovenantState::Draft)
        })
    });
    let withdrawing = RwSignal::new(false);
    let buttons = move || {
        drafted.get().then(|| {
            view! {
                <ButtonLink href=to("covenant/new")>{t.covenant_change()}</ButtonLink>
                <Button on_press=move |()| withdrawing.set(true)>{t.covenant_withdraw()}</Button>
            }
        })
    };
    let acts = view! {
        {buttons}
        <ButtonLink href=to(format_args!("covenant/{id}/print"))>{t.print()}</ButtonLink>
    };
    let shown = move || it.get().map(|it| untrack(|| whole(&it, book, t)));
    // What is typed to post or file stays while the record is the same in its state.
    let state = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| it.state.clone())));
    let todo = move || {
        // Read, not only tracked: what was never read is never known to change.
        state.with(|_| ());
        untrack(|| it.get().map(|it| next(&it, book, t)))
    };
    let said = Memo::new(move |_| {
        let mut said = messages(book);
        said.retain(|it| it.about == About::Covenant(id));
        said.sort_by_key(|it| (it.at, it.id));
        said
    });
    let withdraw = Callback::new(move |reason: String| {
        let reason = line(t.reason(), &reason, t)?;
        let version = id;
        let act = WithdrawCovenant { version, reason };
        Ok(Command::Covenant(Act::Withdraw(act)))
    });
    view! {
        <Page within=t.covenant_page() title=title.unwrap_or_default() acts=acts.into_any()>
            {todo}
            {shown}
            <Section title=t.covenant_said()>{all_of(said.into(), book, t)}</Section>
            <AskWhy
                open=withdrawing
                title=t.covenant_withdraw()
                text=t.covenant_withdraw_text()
                yes=t.covenant_withdraw()
                command=withdraw
            />
        </Page>
    }
}

fn whole(it: &CovenantVersion, book: Book, t: Texts) -> AnyView {
    let all = all(book);
    let (label, tone) = standing(it, &all, book, t);
    let articles = it.articles.iter().enumerate().map(|(index, it)| {
        let number = wording::covenant_article(index + 1, t.lang);
        let text = it.text.to_string();
        view! {
            <section class="stack stack--1">
                <h3 class="section__title">{t.covenant_article(number, &it.title)}</h3>
                <Paragraphs text />
            </section>
        }
    });
    let articles = articles.collect_view();
    let before = all
        .iter()
        .find(|other| other.number < it.number && other.adopted().is_some());
    let changed = before.map(|was| {
        let [came, gone, changed] = so_many(&compare(&was.articles, &it.articles));
        view! { <p class="small soft">{t.covenant_changed(came, changed, gone, was.number)}</p> }
    });
    view! {
        <p><Badge label tone /> " " {t.text_hash(it.hash.short())}</p>
        <p>{it.why.to_string()}</p>
        {changed}
        <Facts facts=Signal::stored(facts(it, book, t)) />
        <Section title=t.covenant_articles()>
            <div class="stack stack--4">{articles}</div>
        </Section>
    }
    .into_any()
}

/// How it came to be, and how many have read it.
pub(super) fn facts(it: &CovenantVersion, book: Book, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let day = |it| wording::day_of_year(it, t.lang);
    let mut facts = Vec::new();
    if let Some(adopted) = it.adopted() {
        let by = match &adopted.basis {
            Basis::Vote(_) => t.covenant_by_vote().to_owned(),
            Basis::Paper { meeting, .. } => t.covenant_on_paper(meeting),
        };
        facts.push(fact(
            t.covenant_adopted(),
            t.covenant_by(by, day(adopted.on)),
        ));
        if let Some(posted) = &adopted.posted {
            let posted = t.covenant_posted_at(day(posted.on), &posted.hangs_at);
            facts.push(fact(t.covenant_posted(), posted));
        }
        if let Some(filed) = &adopted.filed {
            let number = filed.number.as_ref().map(ToString::to_string);
            let filed = format!("{} {}", day(filed.on), number.unwrap_or_default());
            facts.push(fact(t.covenant_filed(), filed.trim().to_owned()));
        }
        if let Some(from) = it.in_force_from().or(adopted.from) {
            facts.push(fact(t.covenant_from(), day(from)));
        }
        let reads: Option<CovenantReads> = book.get(it.id);
        let reads = reads.map_or(0, |it| it.reads);
        facts.push(fact(t.covenant_reads(), reads.to_string()));
    }
    facts
}
