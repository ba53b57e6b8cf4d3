//! One matter of a call as it is being written: from a proposal or not, what the law takes it for, what it
//! asks, and whom it touches most.

use components::{Button, ButtonLook, Choice, Field, Select, TextArea, Tick};
use domain::owners::{Cost, Item, Matter, Scope};
use domain::proposals::{Place, Proposal};
use domain::renovation::PlanMoney;
use domain::{Line, Money, ProposalId, Prose, wording};
use leptos::prelude::*;

use super::brought::{first_words, likely, waiting};
use super::call::{numbered, pack};
use crate::shell::{line, prose, texts, use_book};
use crate::texts::Texts;

/// The places of the compound, the compound itself first, each with its name.
pub(super) type Places = Memo<Vec<(Scope, String)>>;

/// One matter as it is being written.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    matter: RwSignal<String>,
    title: RwSignal<String>,
    text: RwSignal<String>,
    proposal: RwSignal<String>,
    affects: RwSignal<String>,
    cost: RwSignal<String>,
    by_plan: RwSignal<bool>,
}

impl Draft {
    pub(super) fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            matter: RwSignal::new("0".to_owned()),
            title: empty(),
            text: empty(),
            proposal: empty(),
            affects: empty(),
            cost: empty(),
            by_plan: RwSignal::new(false),
        }
    }

    /// Begins with what a proposal says.
    pub(super) fn begin(
        self,
        proposal: &Proposal,
        known: StoredValue<Vec<Matter>>,
        places: Places,
        t: Texts,
    ) {
        let likely = likely(proposal);
        let at = known.with_value(|it| it.iter().position(|it| *it == likely));
        self.matter.set(at.unwrap_or_default().to_string());
        self.title.set(proposal.details.title.to_string());
        self.text.set(first_words(proposal, t));
        self.proposal.set(proposal.id.to_string());
        if let Place::Building(building) = proposal.details.place {
            let scope = Scope::Building(building);
            let at = places.with_untracked(|it| it.iter().position(|(it, _)| *it == scope));
            let at = at.map(|it| it.to_string());
            self.affects.set(at.unwrap_or_default());
        }
    }

    /// What it costs; nothing where nothing is written.
    fn cost(self, t: Texts) -> Result<Option<Cost>, String> {
        let written = self.cost.get_untracked();
        if self.by_plan.get_untracked() {
            return Ok(Some(Cost::Plan));
        }
        if written.trim().is_empty() {
            return Ok(None);
        }
        let amount: Result<Money, _> = written.parse();
        let amount = amount.map_err(|_| t.fault_number(t.owners_cost()))?;
        Ok(Some(Cost::Amount(amount)))
    }

    /// The matter; or what is missing.
    pub(super) fn read(
        self,
        known: StoredValue<Vec<Matter>>,
        places: Places,
        t: Texts,
    ) -> Result<Item, String> {
        let place = |it: RwSignal<String>| it.get_untracked().parse::<usize>().ok();
        let matter = place(self.matter)
            .and_then(|at| known.with_value(|it| it.get(at).cloned()))
            .unwrap_or(Matter::Other);
        let affects = place(self.affects)
            .and_then(|at| places.with_untracked(|it| it.get(at).map(|it| it.0)));
        Ok(Item {
            matter,
            title: line(t.owners_item_title(), &self.title.get_untracked(), t)?,
            text: prose(t.owners_item_text(), &self.text.get_untracked(), t)?,
            proposal: self.proposal.get_untracked().parse::<ProposalId>().ok(),
            affects,
            cost: self.cost(t)?,
        })
    }
}

/// The questions of one matter.
#[component]
pub(super) fn Matters(
    index: usize,
    it: Draft,
    known: StoredValue<Vec<Matter>>,
    places: Places,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let pack = untrack(|| pack(book));
    let matters = known
        .with_value(|it| numbered(it.iter().map(|it| wording::owners_matter(it, pack, t.lang))));
    let none = |label: &str| Choice {
        value: String::new(),
        label: label.to_owned(),
    };
    let waiting = Memo::new(move |_| waiting(book));
    let proposals = Signal::derive(move || {
        let named = |it: &Proposal| Choice {
            value: it.id.to_string(),
            label: it.details.title.to_string(),
        };
        let named = waiting.with(|all| all.iter().map(named).collect::<Vec<_>>());
        let first = std::iter::once(none(t.owners_from_none()));
        first.chain(named).collect::<Vec<_>>()
    });
    // What it touches most is narrower than the compound, which is the first of the places.
    let affects = Signal::derive(move || {
        let named = places.with(|all| numbered(all.iter().map(|it| it.1.clone())));
        let first = std::iter::once(none(t.owners_affects_none()));
        first.chain(named.into_iter().skip(1)).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        let id = it.proposal.get();
        waiting.with(|all| all.iter().find(|it| it.id.to_string() == id).cloned())
    });
    let begin = move |()| {
        if let Some(proposal) = chosen.get_untracked() {
            it.begin(&proposal, known, places, t);
        }
    };
    let some = Memo::new(move |_| waiting.with(|all| !all.is_empty()));
    let from = move || {
        some.get().then(|| {
            view! { <Select label=t.owners_from_label() value=it.proposal choices=proposals /> }
        })
    };
    let first = move || {
        chosen.with(Option::is_some).then(|| {
            view! {
                <Button look=ButtonLook::Text on_press=begin>
                    {t.owners_from_begin()}
                </Button>
            }
        })
    };
    let amount = move || {
        (!it.by_plan.get()).then(|| {
            view! {
                <Field
                    label=t.owners_cost()
                    value=it.cost
                    need=t.owners_cost_need()
                    hint=t.owners_cost_hint()
                />
            }
        })
    };
    let planned = Memo::new(move |_| {
        let compound = book.compound().map(|it| it.id);
        compound.is_some_and(|id| book.get::<PlanMoney>(id).is_some())
    });
    let plan = move || {
        planned.get().then(|| {
            view! {
                <Tick
                    label=t.owners_cost_plan()
                    checked=it.by_plan
                    on_change=move |on| it.by_plan.set(on)
                />
            }
        })
    };
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.owners_item(index + 1)}</legend>
            {from}
            {first}
            <Select label=t.owners_matter() value=it.matter choices=Signal::stored(matters) />
            <Field label=t.owners_item_title() value=it.title limit=Line::MOST />
            <TextArea
                label=t.owners_item_text()
                value=it.text
                limit=Prose::MOST
                hint=t.owners_item_hint()
            />
            <Select
                label=t.owners_affects()
                value=it.affects
                choices=affects
                hint=t.owners_affects_hint()
            />
            {amount}
            {plan}
        </fieldset>
    }
}
