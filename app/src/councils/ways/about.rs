//! What there is to choose, and how it is counted: for everyone who reads the motion.

use components::{Glyph, Reveal, State, StateKind};
use domain::councils::counting::{Completion, Rule};
use domain::councils::{Paper, Slate};
use domain::wording;
use leptos::prelude::*;

use super::super::matter::{Matter, Part, part};
use super::paper_of;
use crate::shell::Here;

/// The options as they were published, where no ballot shows them; and the rule.
pub fn about(here: Here, matter: Memo<Option<Matter>>) -> AnyView {
    let choice = Memo::new(move |_| {
        matter.with(|it| {
            let it = it.as_ref().filter(|it| it.vote.options > 0)?;
            Some(Shown {
                paper: paper_of(here, it),
                guest: here.person().is_none(),
                // A voter has them on the paper, and the result names them again.
                // In an election they stand below with what they say of themselves.
                listed: it.vote.result().is_none()
                    && !it.vote.is_election()
                    && part(here, it.vote.id) != Part::Voter,
            })
        })
    });
    let shown = move || choice.get().map(|it| told_of(here, &it));
    shown.into_any()
}

/// What is shown of a choice.
#[derive(Clone, PartialEq)]
struct Shown {
    paper: Option<Paper>,
    guest: bool,
    listed: bool,
}

fn told_of(here: Here, it: &Shown) -> AnyView {
    let t = here.t;
    let Some(paper) = &it.paper else {
        if !it.guest {
            return ().into_any();
        }
        // Guests read no more than the motion.
        let (title, text) = (t.way_guest_title(), t.way_guest_text());
        return view! { <State kind=StateKind::NotYours title text within=true /> }.into_any();
    };
    let listed = it.listed.then(|| list(here, &paper.slate));
    view! { {listed} {rule(here, paper)} }.into_any()
}

fn list(here: Here, slate: &Slate) -> AnyView {
    let t = here.t;
    let line = |(number, option): (u16, &domain::councils::VoteOption)| {
        let note = option.note.as_ref().map(ToString::to_string);
        let cost = slate.cost(number).map(|cost| t.list_cost(cost));
        view! {
            <li class="option">
                <span class="option__words">
                    <span class="option__title">{option.title.to_string()} " " {cost}</span>
                    {note.map(|note| view! { <span class="option__note">{note}</span> })}
                </span>
            </li>
        }
    };
    let lines = (0..).zip(&slate.options).map(line).collect_view();
    view! {
        <section class="section">
            <h2 class="section__title">{t.way_options()}</h2>
            <ol class="options">{lines}</ol>
        </section>
    }
    .into_any()
}

/// How the ballots are counted, and what decides between those who are level.
fn rule(here: Here, paper: &Paper) -> AnyView {
    let t = here.t;
    let slate = &paper.slate;
    let money = slate.fund().map(|fund| t.way_budget(fund.budget));
    let completion = match &slate.rule {
        Rule::EqualShares { completion, .. } => Some(left(here, *completion)),
        _ => None,
    };
    let lot = paper.draw.as_ref().map(|draw| {
        let title = |option: &u16| {
            let option = slate.options.get(usize::from(*option));
            option.map(|it| it.title.to_string()).unwrap_or_default()
        };
        let order: Vec<String> = draw.lot.0.iter().map(title).collect();
        t.way_lot(&draw.drawn, order.join(t.comma()))
    });
    let lines = [
        Some(told(here, &slate.rule).to_owned()),
        money,
        completion,
        lot,
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines
        .map(|line| view! { <p class="small">{line}</p> })
        .collect_view();
    let label = t.way_how(wording::vote_kind(slate.rule.kind(), here.lang));
    view! { <Reveal label glyph=Glyph::INFO>{lines}</Reveal> }.into_any()
}

fn left(here: Here, completion: Completion) -> String {
    here.t
        .way_completion(wording::completion(completion, here.lang))
}

/// How a rule counts, in a few sentences.
fn told(here: Here, rule: &Rule) -> String {
    let t = here.t;
    match rule {
        Rule::Single => t.way_single().to_owned(),
        Rule::Multiple { most } => t.way_multiple(most),
        Rule::Approval { .. } => t.way_approval().to_owned(),
        Rule::Score { .. } => t.way_score().to_owned(),
        Rule::Runoff => t.way_runoff().to_owned(),
        Rule::Borda => t.way_borda().to_owned(),
        Rule::Schulze => t.way_schulze().to_owned(),
        Rule::Greedy(_) => t.way_greedy().to_owned(),
        Rule::EqualShares { .. } => t.way_equal_shares().to_owned(),
        Rule::Election { .. } => t.way_election().to_owned(),
    }
}
