//! The one matter of such a call: from which proposal it comes, what it asks and what the law takes it for,
//! whom it touches most, and what it costs.

use components::{Choice, Field, Select, TextArea};
use domain::members::Building;
use domain::owners::{Cost, Item, Matter, Scope};
use domain::proposals::{Place, Proposal};
use domain::{BuildingId, Line, Money, ProposalId, Prose, wording};
use leptos::prelude::*;

use super::pack;
use crate::shell::{self, Draft, Here, sorted};

/// What is typed of it. The text is kept on the phone until it is sent.
#[derive(Clone, Copy)]
pub(super) struct About {
    proposal: RwSignal<String>,
    title: RwSignal<String>,
    matter: RwSignal<String>,
    text: RwSignal<String>,
    affects: RwSignal<String>,
    cost: RwSignal<String>,
    draft: Draft,
}

impl About {
    pub(super) fn new(here: Here) -> Self {
        let empty = || RwSignal::new(String::new());
        let text = empty();
        let restore = Callback::new(move |kept| text.set(kept));
        Self {
            proposal: empty(),
            title: empty(),
            matter: RwSignal::new("0".to_owned()),
            text,
            affects: empty(),
            cost: empty(),
            draft: shell::keep(here, "owners-call".to_owned(), text.into(), restore),
        }
    }

    /// It was sent.
    pub(super) fn forget(self) {
        self.draft.forget();
    }

    /// The matter; or a sentence of what is missing.
    pub(super) fn read(self, here: Here) -> Result<Item, &'static str> {
        let missing = here.t.owners_call_missing();
        let at: usize = self.matter.get().parse().map_err(|_| missing)?;
        let building: Option<BuildingId> = self.affects.get().parse().ok();
        Ok(Item {
            matter: Matter::OF_278.get(at).ok_or(missing)?.clone(),
            title: Line::new(&self.title.get()).map_err(|_| missing)?,
            text: Prose::new(&self.text.get()).map_err(|_| missing)?,
            proposal: self.proposal.get().parse::<ProposalId>().ok(),
            affects: building.map(Scope::Building),
            cost: self.cost(here)?,
        })
    }

    /// What it costs; nothing where nothing is written.
    fn cost(self, here: Here) -> Result<Option<Cost>, &'static str> {
        let written = self.cost.get();
        if written.trim().is_empty() {
            return Ok(None);
        }
        let amount: Result<Money, _> = written.parse();
        let amount = amount.map_err(|_| here.t.owners_call_no_money())?;
        Ok(Some(Cost::Amount(amount)))
    }

    /// Its questions.
    pub(super) fn fields(self, here: Here) -> AnyView {
        let t = here.t;
        let waiting = Memo::new(move |_| waiting(here));
        // What the proposal says stands in the fields, to go on from.
        Effect::new(move |before: Option<String>| {
            let id = self.proposal.get();
            if before.is_some_and(|before| before != id) {
                waiting.with_untracked(|all| {
                    if let Some(found) = all.iter().find(|it| it.id.to_string() == id) {
                        self.begin(found);
                    }
                });
            }
            id
        });
        let from = move || {
            let all = waiting.get();
            let named = all.iter().map(|it| Choice {
                value: it.id.to_string(),
                label: it.details.title.to_string(),
            });
            let first = std::iter::once(none(t.owners_call_from_none()));
            let choices: Vec<Choice> = first.chain(named).collect();
            (!all.is_empty()).then(|| {
                let choices = Signal::stored(choices);
                view! { <Select label=t.owners_call_from() value=self.proposal choices /> }
            })
        };
        view! {
            {from}
            <Field label=t.owners_call_about() value=self.title limit=Line::MOST />
            <Select
                label=t.owners_call_matter()
                value=self.matter
                choices=Signal::stored(matters(here))
            />
            <TextArea label=t.owners_call_asked() value=self.text rows=4 limit=Prose::MOST />
            <Select
                label=t.owners_call_affects()
                value=self.affects
                choices=Signal::stored(untrack(|| buildings(here)))
                hint=t.owners_call_affects_hint()
            />
            <Field
                label=t.owners_call_cost()
                value=self.cost
                need=t.owners_call_optional()
                hint=t.owners_call_cost_hint()
            />
        }
        .into_any()
    }

    /// Begins with what a proposal says, where nothing else was written.
    fn begin(self, it: &Proposal) {
        let fill = |field: RwSignal<String>, words: String| {
            if field.with_untracked(|it| it.trim().is_empty()) {
                field.set(words);
            }
        };
        fill(self.title, it.details.title.to_string());
        fill(self.text, it.details.goal.to_string());
        if let Place::Building(id) = it.details.place {
            self.affects.set(id.to_string());
        }
    }
}

fn none(label: &str) -> Choice {
    Choice {
        value: String::new(),
        label: label.to_owned(),
    }
}

/// The proposals that wait for the owners of the compound, those that wait longest first.
fn waiting(here: Here) -> Vec<Proposal> {
    let compound = here.compound().map(|it| it.id);
    let mut all = here.all::<Proposal>();
    all.retain(|it| it.state.waits_for_owners() && Some(it.compound) == compound);
    sorted(all, |it| (it.changed_at.0, it.id.0))
}

/// What can be asked of the whole compound, by Civil Code 278.
fn matters(here: Here) -> Vec<Choice> {
    let pack = untrack(|| pack(here));
    let choice = |(index, it): (usize, &Matter)| Choice {
        value: index.to_string(),
        label: wording::owners_matter(it, pack, here.lang),
    };
    Matter::OF_278.iter().enumerate().map(choice).collect()
}

/// The buildings, behind what stands for all of them alike.
fn buildings(here: Here) -> Vec<Choice> {
    let compound = here.compound().map(|it| it.id);
    let all = compound.map_or_else(Vec::new, |id| here.of::<Building>(id));
    let all = sorted(all, |it| (shell::number(it.name.as_str()), it.id.0));
    let named = all.iter().map(|it| Choice {
        value: it.id.to_string(),
        label: it.name.to_string(),
    });
    let first = none(here.t.owners_call_affects_none());
    std::iter::once(first).chain(named).collect()
}
