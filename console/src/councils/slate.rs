//! What is chosen between, as the office writes it down: the way to vote, the options, the money.

use components::{Button, ButtonLook, Choice, Field, InputKind, Select};
use domain::councils::counting::{Completion, Fund, Raise, Rule};
use domain::councils::{Slate, VoteKind, VoteOption};
use domain::{Line, Money, wording};
use leptos::prelude::*;

use crate::shell::{line, texts};
use crate::texts::Texts;

/// By how much Add1 raises every share: what its authors use.
const STEP: Money = Money(100);
/// How often at most; a hundred thousand yuan each are more than any council shares out.
const RAISES: u32 = 10_000;

/// A slate while it is written.
#[derive(Clone, Copy)]
pub(super) struct Sketch {
    /// The way to vote, by its number among [`VoteKind::ALL`].
    kind: RwSignal<String>,
    options: RwSignal<Vec<OptionSketch>>,
    most: RwSignal<String>,
    max: RwSignal<String>,
    budget: RwSignal<String>,
    completion: RwSignal<String>,
}

/// An option while it is written.
#[derive(Clone, Copy, PartialEq)]
struct OptionSketch {
    title: RwSignal<String>,
    note: RwSignal<String>,
    cost: RwSignal<String>,
}

impl OptionSketch {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            title: empty(),
            note: empty(),
            cost: empty(),
        }
    }
}

impl Sketch {
    pub(super) fn new() -> Self {
        let sketch = Self {
            kind: RwSignal::new(String::new()),
            options: RwSignal::new(Vec::new()),
            most: RwSignal::new(String::new()),
            max: RwSignal::new(String::new()),
            budget: RwSignal::new(String::new()),
            completion: RwSignal::new(String::new()),
        };
        sketch.clear();
        sketch
    }

    pub(super) fn clear(self) {
        self.kind.set("0".to_owned());
        self.options
            .set(vec![OptionSketch::new(), OptionSketch::new()]);
        self.most.set(String::new());
        self.max.set("5".to_owned());
        self.budget.set(String::new());
        self.completion.set("3".to_owned());
    }

    fn kind(self) -> VoteKind {
        let kind: usize = self.kind.get().parse().unwrap_or_default();
        VoteKind::ALL
            .get(kind)
            .copied()
            .unwrap_or(VoteKind::YesNoAbstain)
    }

    fn is_budget(self) -> bool {
        matches!(self.kind(), VoteKind::Greedy | VoteKind::EqualShares)
    }

    /// The slate as it stands; nothing where it is yes or no.
    pub(super) fn read(self, t: Texts) -> Result<Option<Slate>, String> {
        let kind = self.kind();
        if kind == VoteKind::YesNoAbstain {
            return Ok(None);
        }
        let written = self.options.get().into_iter();
        let written = written.filter(|it| !it.title.with(|title| title.trim().is_empty()));
        let written: Vec<OptionSketch> = written.collect();
        let options = written.iter().map(|it| {
            let note = it.note.get();
            let note = (!note.trim().is_empty()).then(|| line(t.option_note(), &note, t));
            Ok(VoteOption {
                title: line(t.option_title(), &it.title.get(), t)?,
                note: note.transpose()?,
            })
        });
        let options = options.collect::<Result<Vec<_>, String>>()?;
        let rule = self.rule(kind, &written, t)?;
        Ok(Some(Slate { rule, options }))
    }

    fn rule(self, kind: VoteKind, written: &[OptionSketch], t: Texts) -> Result<Rule, String> {
        Ok(match kind {
            // An election is called, and its list closed; it is no choice of this form.
            VoteKind::YesNoAbstain | VoteKind::Single | VoteKind::Election => Rule::Single,
            VoteKind::Multiple => Rule::Multiple {
                most: number(t.slate_most(), self.most, t)?
                    .ok_or_else(|| t.fault_empty(t.slate_most()))?,
            },
            VoteKind::Approval => Rule::Approval {
                most: number(t.slate_most(), self.most, t)?,
            },
            VoteKind::Score => Rule::Score {
                max: number(t.slate_max(), self.max, t)?
                    .ok_or_else(|| t.fault_empty(t.slate_max()))?,
            },
            VoteKind::Runoff => Rule::Runoff,
            VoteKind::Borda => Rule::Borda,
            VoteKind::Schulze => Rule::Schulze,
            VoteKind::Greedy => Rule::Greedy(self.fund(written, t)?),
            VoteKind::EqualShares => Rule::EqualShares {
                fund: self.fund(written, t)?,
                completion: self.completion(),
            },
        })
    }

    fn fund(self, written: &[OptionSketch], t: Texts) -> Result<Fund, String> {
        let amount = |label: &str, field: RwSignal<String>| {
            let amount = field.get().parse::<Money>();
            amount.map_err(|_| t.fault_number(label))
        };
        let costs = written.iter().map(|it| amount(t.option_cost(), it.cost));
        Ok(Fund {
            budget: amount(t.slate_budget(), self.budget)?,
            costs: costs.collect::<Result<Vec<_>, String>>()?,
            most: number(t.slate_most(), self.most, t)?,
        })
    }

    fn completion(self) -> Completion {
        let index: usize = self.completion.get().parse().unwrap_or_default();
        completions()
            .get(index)
            .copied()
            .unwrap_or(Completion::Unspent)
    }
}

/// What can be done with money left, in the order of the form.
fn completions() -> [Completion; 4] {
    let raise = Raise {
        step: STEP,
        most: RAISES,
    };
    [
        Completion::Unspent,
        Completion::Greedy,
        Completion::Add1(raise),
        Completion::Add1ThenGreedy(raise),
    ]
}

/// A whole number, or nothing in an empty field.
fn number(label: &str, field: RwSignal<String>, t: Texts) -> Result<Option<u16>, String> {
    let text = field.get();
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let number = text.parse().map_err(|_| t.fault_number(label))?;
    Ok(Some(number))
}

/// The way to vote with a sentence on what it is good for, and what it needs.
#[component]
pub(super) fn SlateForm(sketch: Sketch) -> impl IntoView {
    let t = texts();
    let kinds: Vec<Choice> = numbered(VoteKind::ALL.map(|kind| wording::vote_kind(kind, t.lang)));
    let good = Memo::new(move |_| sketch.kind());
    let hint = move || good_for(good.get(), t);
    let more = move || {
        let kind = good.get();
        (kind != VoteKind::YesNoAbstain).then(|| view! { <Options sketch kind /> })
    };
    view! {
        <Select label=t.slate_kind() value=sketch.kind choices=kinds hint />
        {more}
    }
}

fn numbered<const N: usize>(words: [&'static str; N]) -> Vec<Choice> {
    let words = words.into_iter().enumerate();
    let choice = |(index, word): (usize, &str)| Choice {
        value: index.to_string(),
        label: word.to_owned(),
    };
    words.map(choice).collect()
}

/// What a way to vote is good for, in a sentence.
fn good_for(kind: VoteKind, t: Texts) -> &'static str {
    match kind {
        VoteKind::YesNoAbstain | VoteKind::Election => t.good_yes_no(),
        VoteKind::Single => t.good_single(),
        VoteKind::Multiple => t.good_multiple(),
        VoteKind::Approval => t.good_approval(),
        VoteKind::Score => t.good_score(),
        VoteKind::Runoff => t.good_runoff(),
        VoteKind::Borda => t.good_borda(),
        VoteKind::Schulze => t.good_schulze(),
        VoteKind::Greedy => t.good_greedy(),
        VoteKind::EqualShares => t.good_equal_shares(),
    }
}

/// The options, and the numbers that the way to vote needs.
#[component]
fn Options(sketch: Sketch, kind: VoteKind) -> impl IntoView {
    let t = texts();
    let budget = sketch.is_budget();
    let lines = move || {
        let options = sketch.options.get().into_iter().enumerate();
        let line = |(index, option)| view! { <OptionFields option number={index + 1} budget /> };
        options.map(line).collect_view()
    };
    let add = move |()| sketch.options.update(|it| it.push(OptionSketch::new()));
    let most = match kind {
        VoteKind::Multiple => Some(t.slate_most_places()),
        VoteKind::Approval | VoteKind::Greedy | VoteKind::EqualShares => Some(t.slate_most_none()),
        _ => None,
    };
    let most = most.map(|hint| {
        view! { <Field label=t.slate_most() value=sketch.most kind=InputKind::Number hint /> }
    });
    let max = (kind == VoteKind::Score).then(|| {
        view! { <Field label=t.slate_max() value=sketch.max kind=InputKind::Number hint=t.slate_max_hint() /> }
    });
    let money = budget.then(|| view! { <Field label=t.slate_budget() value=sketch.budget /> });
    let rest = (kind == VoteKind::EqualShares).then(|| {
        let choices = numbered(completions().map(|it| wording::completion(it, t.lang)));
        view! {
            <Select
                label=t.slate_completion()
                value=sketch.completion
                choices
                hint=t.slate_completion_hint()
            />
        }
    });
    view! {
        {money}
        {lines}
        <Button look=ButtonLook::Text on_press=add>
            {t.option_add()}
        </Button>
        {most}
        {max}
        {rest}
    }
}

/// One option. An empty one is left out.
#[component]
fn OptionFields(option: OptionSketch, number: usize, budget: bool) -> impl IntoView {
    let t = texts();
    let cost = budget.then(|| view! { <Field label=t.option_cost() value=option.cost /> });
    view! {
        <fieldset class="stack stack--2">
            <legend class="field__label">{t.option_number(number)}</legend>
            <Field label=t.option_title() value=option.title limit=Line::MOST />
            <Field label=t.option_note() value=option.note limit=Line::MOST need=t.optional() />
            {cost}
        </fieldset>
    }
}
