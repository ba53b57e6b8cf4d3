//! Writing a version: its articles, and why. A draft is mended here; a new version begins with the
//! words of the one before.

use components::{Button, ButtonLook, Choice, Field, Select, TextArea};
use domain::covenant::{Article, Command as Act, CovenantState, CovenantVersion, DraftCovenant};
use domain::proposals::{Matter, Proposal};
use domain::{Command, CovenantVersionId, Line, ProposalId, Prose, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::all;
use crate::shell::{Book, Doing, Fault, Page, line, prose, texts, use_book};
use crate::texts::Texts;

/// One article as it is typed.
#[derive(Clone, Copy, PartialEq)]
struct Typed {
    key: usize,
    title: RwSignal<String>,
    text: RwSignal<String>,
}

/// The articles as they are typed, in order.
#[derive(Clone, Copy)]
pub(super) struct Articles {
    all: RwSignal<Vec<Typed>>,
    next: StoredValue<usize>,
}

impl Articles {
    /// The articles of a version; an empty one where there are none.
    pub(super) fn of(articles: &[Article]) -> Self {
        let it = Self {
            all: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        for article in articles {
            it.add(article.title.as_str(), article.text.as_str());
        }
        if articles.is_empty() {
            it.add("", "");
        }
        it
    }

    fn add(self, title: &str, text: &str) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let typed = Typed {
            key,
            title: RwSignal::new(title.to_owned()),
            text: RwSignal::new(text.to_owned()),
        };
        self.all.update(|all| all.push(typed));
    }

    fn drop(self, key: usize) {
        self.all.update(|all| all.retain(|it| it.key != key));
    }

    /// Moves an article before the one above it.
    fn lift(self, key: usize) {
        self.all.update(|all| {
            let place = all.iter().position(|it| it.key == key);
            if let Some(place) = place.filter(|it| *it > 0) {
                all.swap(place, place - 1);
            }
        });
    }

    /// What was typed, or what is wrong with it.
    pub(super) fn read(self, t: Texts) -> Result<Vec<Article>, String> {
        let read = |it: Typed| {
            Ok(Article {
                title: line(t.covenant_article_title(), &it.title.get(), t)?,
                text: prose(t.covenant_article_text(), &it.text.get(), t)?,
            })
        };
        self.all.get().into_iter().map(read).collect()
    }
}

/// The fields of the articles.
#[component]
pub(super) fn ArticleFields(articles: Articles) -> impl IntoView {
    let t = texts();
    let one = move |it: Typed| {
        let key = it.key;
        let place = Memo::new(move |_| {
            let place = articles
                .all
                .with(|all| all.iter().position(|it| it.key == key));
            place.unwrap_or_default()
        });
        let named = move || wording::covenant_article(place.get() + 1, t.lang);
        let up = move || {
            (place.get() > 0).then(|| {
                view! {
                    <Button small=true on_press=move |()| articles.lift(key)>{t.covenant_up()}</Button>
                }
            })
        };
        view! {
            <fieldset class="stack stack--3">
                <legend class="strong">{named}</legend>
                <Field label=t.covenant_article_title() value=it.title limit=Line::MOST />
                <TextArea label=t.covenant_article_text() value=it.text rows=3 limit=Prose::MOST />
                <div class="cluster">
                    {up}
                    <Button small=true on_press=move |()| articles.drop(key)>{t.covenant_drop()}</Button>
                </div>
            </fieldset>
        }
    };
    view! {
        <div class="stack stack--5">
            <For each=move || articles.all.get() key=|it| it.key children=one />
            <Button on_press=move |()| articles.add("", "")>{t.covenant_add()}</Button>
        </div>
    }
}

/// The draft that is open, or the words of the version before as the beginning of a new one.
fn begun(book: Book) -> (CovenantVersionId, Option<CovenantVersion>, bool) {
    let all = all(book);
    let draft = all.iter().find(|it| it.state == CovenantState::Draft);
    match draft {
        Some(it) => (it.id, Some(it.clone()), true),
        None => {
            let before = all.into_iter().find(|it| it.adopted().is_some());
            (CovenantVersionId(offline::new_id()), before, false)
        }
    }
}

/// Proposals that are the residents' meeting's to decide.
fn proposals(book: Book, t: Texts) -> Vec<Choice> {
    let mut all = book.all::<Proposal>();
    all.retain(|it| {
        let found = it.assessment.as_ref();
        found.is_some_and(|it| it.matter == Matter::ResidentsMeeting)
    });
    all.sort_by_key(|it| it.changed_at);
    let none = Choice {
        value: String::new(),
        label: t.covenant_no_proposal().to_owned(),
    };
    let rest = all.into_iter().map(|it| Choice {
        value: it.id.to_string(),
        label: it.details.title.to_string(),
    });
    std::iter::once(none).chain(rest).collect()
}

/// The form.
#[component]
pub(crate) fn DraftPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let (id, before, is_draft) = untrack(|| begun(book));
    let articles = Articles::of(before.as_ref().map_or(&[][..], |it| &it.articles));
    let title = before.as_ref().map(|it| it.title.to_string());
    let title = RwSignal::new(title.unwrap_or_default());
    let draft = before.as_ref().filter(|_| is_draft);
    let why = RwSignal::new(draft.map(|it| it.why.to_string()).unwrap_or_default());
    let proposal = draft.and_then(|it| it.proposal).map(|it| it.to_string());
    let proposal = RwSignal::new(proposal.unwrap_or_default());
    let choices = Signal::stored(untrack(|| proposals(book, t)));
    let from_one = choices.with_untracked(|it| it.len() > 1);
    let command = move || {
        let community = book.community().map(|it| it.id);
        let proposal: Option<ProposalId> = proposal.get().parse().ok();
        Ok(Command::Covenant(Act::Draft(DraftCovenant {
            id,
            community: community.ok_or_else(|| t.coming().to_owned())?,
            title: line(t.covenant_title(), &title.get(), t)?,
            articles: articles.read(t)?,
            why: prose(t.covenant_why(), &why.get(), t)?,
            proposal,
        })))
    };
    // The router sets its own base before it.
    let navigate = StoredValue::new_local(use_navigate());
    let send = move |()| {
        doing.submit(untrack(command), move || {
            navigate.with_value(|go| go(&format!("/covenant/{id}"), Default::default()));
        });
    };
    let select = from_one.then(|| {
        view! { <Select label=t.covenant_proposal() value=proposal choices /> }
    });
    let page_title = if is_draft {
        t.covenant_change()
    } else {
        t.covenant_draft()
    };
    view! {
        <Page within=t.covenant_page() title=page_title>
            <div class="stack stack--4">
                <Field label=t.covenant_title() value=title limit=Line::MOST />
                <TextArea
                    label=t.covenant_why()
                    value=why
                    rows=3
                    hint=t.covenant_why_hint()
                    limit=Prose::MOST
                />
                {select}
                <ArticleFields articles />
                <Fault doing />
                <Button look=ButtonLook::Primary busy=doing.busy on_press=send>
                    {t.covenant_save()}
                </Button>
            </div>
        </Page>
    }
}
