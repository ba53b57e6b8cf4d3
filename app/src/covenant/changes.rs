//! What changed from one version to another: articles that came and went, and sentences in those that
//! changed.

use components::{
    Badge, Choice, Diff, DocTitle, DocTop, Glyph, Pace, Paragraphs, Section, Select, State,
    StateKind, Tone,
};
use domain::covenant::{ArticleChange, CovenantVersion, Passage, compare, so_many};
use domain::{CovenantVersionId, wording};
use leptos::prelude::*;

use super::text::article;
use super::words::{all, before, number};
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here, id: CovenantVersionId) -> AnyView {
    let t = here.t;
    here.title(t.covenant_changes());
    let it = Memo::new(move |_| here.get::<CovenantVersion>(id));
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| compared(here, it))
        } else {
            shell::absent(here)
        }
    };
    shell::inner(
        here,
        t.covenant_changes(),
        "/covenant",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn compared(here: Here, it: Memo<Option<CovenantVersion>>) -> AnyView {
    let t = here.t;
    let Some(first) = it.get_untracked() else {
        return ().into_any();
    };
    let others = Memo::new(move |_| {
        let mut all = all(here);
        all.retain(|other| it.with(|it| it.as_ref().is_some_and(|it| it.id != other.id)));
        all
    });
    let begin = others.with_untracked(|all| before(&first, all).or_else(|| all.first().cloned()));
    let chosen = RwSignal::new(begin.map(|it| it.id.to_string()).unwrap_or_default());
    let choices = Signal::derive(move || {
        let all = others.get().into_iter();
        let choice = all.map(|it| Choice {
            value: it.id.to_string(),
            label: number(here, &it),
        });
        choice.collect::<Vec<_>>()
    });
    let was = Memo::new(move |_| {
        let chosen = chosen.get();
        others.with(|all| all.iter().find(|it| it.id.to_string() == chosen).cloned())
    });
    let shown = move || {
        let (Some(is), Some(was)) = (it.get(), was.get()) else {
            let (title, text) = (t.covenant_alone(), t.covenant_alone_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::DOC title text /> }
                .into_any();
        };
        untrack(|| told(here, &was, &is))
    };
    let alone = Memo::new(move |_| others.with(Vec::is_empty));
    let select = move || {
        (!alone.get()).then(|| {
            view! { <Select label=t.covenant_compared_with() value=chosen choices /> }
        })
    };
    view! {
        <div class="stack stack--2">
            <DocTop number=number(here, &first) />
            <DocTitle title=t.covenant_changes() page=true />
        </div>
        {select}
        {shown}
    }
    .into_any()
}

fn told(here: Here, was: &CovenantVersion, is: &CovenantVersion) -> AnyView {
    let t = here.t;
    let changes = compare(&was.articles, &is.articles);
    let [came, gone, changed] = so_many(&changes);
    let line = t.covenant_changed(came, changed, gone, was.number);
    let why = (is.number > was.number).then(|| {
        view! { <p class="phrase">{t.covenant_why(&is.why)}</p> }
    });
    // What stands in the later version bears its number there, and what went that of the earlier.
    let (mut new, mut old) = (0, 0);
    let cards = changes.iter().map(|it| {
        match it {
            ArticleChange::Came(_) => new += 1,
            ArticleChange::Gone(_) => old += 1,
            ArticleChange::Same(_) | ArticleChange::Changed { .. } => {
                new += 1;
                old += 1;
            }
        }
        card(here, it, (old, new))
    });
    let cards = cards.collect_view();
    view! {
        <p class="strong">{line}</p>
        {why}
        <div class="stack stack--5">{cards}</div>
    }
    .into_any()
}

fn card(here: Here, it: &ArticleChange, (old, new): (usize, usize)) -> AnyView {
    let t = here.t;
    let named = |number: usize, title: &domain::Line| {
        t.covenant_article(wording::covenant_article(number, here.lang), title)
    };
    let badge = |label: &'static str, tone: Tone| view! { <Badge label tone /> };
    match it {
        ArticleChange::Same(it) => {
            view! { <div class="soft">{article(here, new, it)}</div> }.into_any()
        }
        ArticleChange::Came(it) => {
            let come = Some(it.text.to_string());
            view! {
                <Section title=named(new, &it.title)>
                    <p>{badge(t.covenant_came(), Tone::Done)}</p>
                    <Diff come gone_label=t.covenant_gone_label() come_label=t.covenant_come_label() />
                </Section>
            }
            .into_any()
        }
        ArticleChange::Gone(it) => {
            let gone = Some(it.text.to_string());
            view! {
                <Section title=t.covenant_was(named(old, &it.title))>
                    <p>{badge(t.covenant_gone(), Tone::Stop)}</p>
                    <Diff gone gone_label=t.covenant_gone_label() come_label=t.covenant_come_label() />
                </Section>
            }
            .into_any()
        }
        ArticleChange::Changed { was, is, passages } => {
            let renamed = (was.title != is.title).then(|| {
                let (gone, come) = (Some(was.title.to_string()), Some(is.title.to_string()));
                view! {
                    <Diff gone come gone_label=t.covenant_gone_label() come_label=t.covenant_come_label() />
                }
            });
            let lines = passages.iter().map(|it| passage(here, it)).collect_view();
            view! {
                <Section title=named(new, &is.title)>
                    <p>{badge(t.covenant_mended(), Tone::Wait)}</p>
                    {renamed}
                    <div class="stack stack--1">{lines}</div>
                </Section>
            }
            .into_any()
        }
    }
}

fn passage(here: Here, it: &Passage) -> AnyView {
    let t = here.t;
    let (gone, come) = match it {
        Passage::Kept(words) => {
            let text = Signal::stored(words.clone());
            return view! { <Paragraphs text /> }.into_any();
        }
        Passage::Gone(words) => (Some(words.clone()), None),
        Passage::Came(words) => (None, Some(words.clone())),
    };
    view! {
        <Diff gone come gone_label=t.covenant_gone_label() come_label=t.covenant_come_label() />
    }
    .into_any()
}
