//! What neighbours say about a proposal.

use components::{Answer, Argument, Panel};
use domain::proposals::{Comment, Proposal, Stance};
use domain::wording;
use leptos::prelude::*;

use crate::shell::{texts, use_book};
use crate::texts::Texts;

/// The discussion, questions with their answers.
#[component]
pub(crate) fn Said(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let comments = Memo::new(move |_| {
        let id = proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.id));
        let mut comments = id.map(|id| book.of::<Comment>(id)).unwrap_or_default();
        comments.sort_by_key(|comment| comment.at);
        comments
    });
    let list = move || {
        let all = comments.get();
        if all.is_empty() {
            return view! { <p class="soft">{t.said_nothing()}</p> }.into_any();
        }
        let heads = all.iter().filter(|comment| comment.answers.is_none());
        heads
            .map(|comment| argument(comment, &all, t))
            .collect_view()
            .into_any()
    };
    view! { <Panel title=t.said_title()>{list}</Panel> }
}

fn argument(comment: &Comment, all: &[Comment], t: Texts) -> impl IntoView {
    let side = match comment.stance {
        Stance::For => t.side_for(),
        Stance::Against => t.side_against(),
        Stance::Question | Stance::Answer => t.side_question(),
    };
    let answers = all.iter().filter(|it| it.answers == Some(comment.id));
    let answers: Vec<_> = answers
        .map(|answer| {
            let from = if answer.official {
                t.said_official().to_owned()
            } else {
                t.said_by(&answer.author.shown)
            };
            view! { <Answer from text=answer.text.to_string() /> }
        })
        .collect();
    let text = comment.text.to_string();
    let below = answers.collect_view().into_any();
    view! {
        <Argument
            side
            meaning=wording::stance(comment.stance, t.lang)
            asks=comment.stance == Stance::Question
            who=comment.author.shown.clone()
            below
        >
            <p>{text}</p>
        </Argument>
    }
}
