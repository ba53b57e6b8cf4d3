//! What neighbours say: for, against, questions with their answers.

use std::collections::BTreeMap;

use components::{
    Answer, Argument, Button, ButtonLink, ButtonLook, Chip, Chips, Glyph, Paragraphs, Section,
};
use domain::proposals::{Comment, Proposal, Stage, Stance};
use domain::{CommentId, ProposalId, wording};
use leptos::prelude::*;

use super::say::{Reply, say_sheet};
use crate::shell::{Here, sorted};

/// How many comments the first look shows.
const FEW: usize = 12;

/// What is said about a proposal, and a way to say something.
pub fn discussion(here: Here, id: ProposalId) -> AnyView {
    let t = here.t;
    let comments = Memo::new(move |_| {
        let comments = here.of::<Comment>(id);
        sorted(comments, |comment| (comment.at.0, comment.id.0))
    });
    let stage = Memo::new(move |_| here.get::<Proposal>(id).map(|it| it.state.stage()));
    let part = Memo::new(move |_| match here.person() {
        None => Part::Guest,
        Some(_) if !here.actor().belongs() => Part::Outside,
        Some(_) if stage.get().is_some_and(Stage::is_open) => Part::Speaker,
        Some(_) => Part::Reader,
    });
    let only = RwSignal::new(None::<Stance>);
    let most = RwSignal::new(FEW);
    let sheet = RwSignal::new(false);
    let reply = RwSignal::new(None::<Reply>);
    let count = move || match comments.with(Vec::len) {
        0 => String::new(),
        count => t.talk_count(count),
    };
    let answer = Callback::new(move |to: Option<Reply>| {
        reply.set(to);
        sheet.set(true);
    });
    let list = move || {
        let part = part.get();
        let (comments, only) = (comments.get(), only.get());
        if part == Part::Guest {
            return ().into_any();
        }
        // Returned, it waits for its proposer: nothing is over.
        let none = match only {
            _ if comments.is_empty() && part == Part::Speaker => t.talk_none(),
            _ if comments.is_empty() && stage.get() == Some(Stage::Returned) => t.talk_none_yet(),
            _ if comments.is_empty() => t.talk_none_closed(),
            Some(Stance::For) => t.talk_none_for(),
            Some(Stance::Against) => t.talk_none_against(),
            Some(Stance::Question | Stance::Answer) | None => t.talk_none_question(),
        };
        let answer = (part == Part::Speaker).then_some(answer);
        listed(here, comments, only, most, none, answer)
    };
    let act = move || match part.get() {
        Part::Guest => {
            view! { <ButtonLink href="/sign-in" block=true>{t.talk_sign_in()}</ButtonLink> }
                .into_any()
        }
        Part::Speaker => view! {
            <Button block=true glyph=Glyph::EDIT on_press=move |()| answer.run(None)>
                {t.talk_say()}
            </Button>
        }
        .into_any(),
        Part::Outside | Part::Reader => ().into_any(),
    };
    let outside = Memo::new(move |_| part.get() == Part::Outside);
    let shown = move || {
        // What this person may not read yet is not nothing.
        (!outside.get()).then(|| {
            view! {
                <Section title=t.talk_title() count>
                    {chips(here, comments, only)} <div>{list}</div> {act}
                </Section>
            }
        })
    };
    view! { {shown} {say_sheet(here, id, sheet, reply)} }.into_any()
}

/// One's part in a discussion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Not signed in.
    Guest,
    /// Signed in without a standing: reads nothing of it.
    Outside,
    /// Reads what was said.
    Reader,
    /// May say something too.
    Speaker,
}

fn chips(here: Here, comments: Memo<Vec<Comment>>, only: RwSignal<Option<Stance>>) -> AnyView {
    let t = here.t;
    let chip = move |stance: Option<Stance>| {
        let label = move || match stance {
            None => t.filter_all().to_owned(),
            Some(stance) => {
                let count = comments.with(|all| {
                    all.iter()
                        .filter(|comment| comment.stance == stance)
                        .count()
                });
                t.talk_chip(count, wording::stance(stance, here.lang))
            }
        };
        let pressed = Signal::derive(move || only.get() == stance);
        view! { <Chip label pressed on_press=move |()| only.set(stance) /> }
    };
    let stances = [
        None,
        Some(Stance::For),
        Some(Stance::Against),
        Some(Stance::Question),
    ];
    let shown = move || {
        let any = comments.with(|all| !all.is_empty());
        any.then(|| {
            let chips = stances.map(chip).collect_view();
            view! { <Chips label=t.talk_filter()>{chips}</Chips> }
        })
    };
    shown.into_any()
}

fn listed(
    here: Here,
    comments: Vec<Comment>,
    only: Option<Stance>,
    most: RwSignal<usize>,
    none: &'static str,
    answer: Option<Callback<Option<Reply>>>,
) -> AnyView {
    let t = here.t;
    let mut answers: BTreeMap<CommentId, Vec<Comment>> = BTreeMap::new();
    let mut said = Vec::new();
    for comment in comments {
        match comment.answers {
            Some(question) => answers.entry(question).or_default().push(comment),
            None => said.push(comment),
        }
    }
    said.retain(|comment| only.is_none_or(|only| only == comment.stance));
    if said.is_empty() {
        return view! { <p class="small soft">{none}</p> }.into_any();
    }
    let left = said.len().saturating_sub(most.get());
    let more = (left > 0).then(|| {
        view! {
            <Button look=ButtonLook::Quiet on_press=move |()| most.update(|most| *most += FEW)>
                {t.talk_more(left)}
            </Button>
        }
    });
    let said = said.into_iter().take(most.get());
    let said = said.map(|comment| {
        let answers = answers.remove(&comment.id).unwrap_or_default();
        argument(here, comment, answers, answer)
    });
    let said = said.collect_view();
    view! { {said} {more} }.into_any()
}

fn argument(
    here: Here,
    comment: Comment,
    answers: Vec<Comment>,
    answer: Option<Callback<Option<Reply>>>,
) -> AnyView {
    let t = here.t;
    let asks = comment.stance == Stance::Question;
    let side = match comment.stance {
        Stance::For => t.side_for(),
        Stance::Against => t.side_against(),
        Stance::Question | Stance::Answer => t.side_question(),
    };
    let answered = answers.into_iter().map(|it| {
        let from = if it.official {
            t.talk_desk().to_owned()
        } else {
            t.talk_answer(&it.author.shown)
        };
        view! { <Answer from text=it.text.to_string() /> }
    });
    let answered = answered.collect_view();
    let reply = answer.filter(|_| asks).map(|answer| {
        let asked = comment.text.to_string();
        let to = Reply {
            question: comment.id,
            text: comment.text.to_string(),
        };
        view! {
            <p>
                <Button
                    look=ButtonLook::Text
                    on_press=move |()| answer.run(Some(to.clone()))
                    attr:aria-label=t.talk_reply_to(&asked)
                >
                    {t.talk_reply()}
                </Button>
            </p>
        }
    });
    let below = view! { {answered} {reply} }.into_any();
    view! {
        <Argument side meaning=wording::stance(comment.stance, here.lang) asks who=who(here, &comment) below>
            <Paragraphs text=Signal::stored(comment.text.to_string()) />
        </Argument>
    }
    .into_any()
}

fn who(here: Here, comment: &Comment) -> String {
    let shown = &comment.author.shown;
    if comment.official {
        here.t.author_desk(shown)
    } else if comment.author.tenant {
        here.t.author_tenant(shown)
    } else {
        shown.clone()
    }
}
