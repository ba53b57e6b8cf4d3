//! Adopting the plan (方案通过): what the works do, and what shows that the owners decided it.

use components::{Banner, Button, ButtonLook, Choice, Field, Glyph, Select, Tick, Tone};
use domain::owners::Matter;
use domain::proposals::Photo;
use domain::renovation::{
    AdoptPlan, Adoption, Command as Renovation, Decided, Evidence, Plan, PlanMoney, Works,
    decisions, matters_of,
};
use domain::{Command, CompoundId, Line, wording};
use leptos::prelude::*;

use crate::projects::Photos;
use crate::shell::{Book, Doing, Fault, line, texts, use_book};
use crate::texts::Texts;

/// What a plan can ask of the owners.
const MATTERS: [Matter; 7] = [
    Matter::Rebuild,
    Matter::ChangeUse,
    Matter::Lift,
    Matter::UseFund,
    Matter::RaiseFund,
    Matter::Manager,
    Matter::Other,
];

/// One matter and what shows that it was decided.
#[derive(Clone)]
pub(super) struct Row {
    matter: Matter,
    /// Of an assembly, as in [`decided`].
    question: RwSignal<String>,
    title: RwSignal<String>,
    photo: RwSignal<Vec<Photo>>,
}

impl Row {
    pub(super) fn new(matter: Matter) -> Self {
        Self {
            matter,
            question: RwSignal::new(String::new()),
            title: RwSignal::new(String::new()),
            photo: RwSignal::new(Vec::new()),
        }
    }

    /// Whether anything is filled in.
    pub(super) fn is_filled(&self) -> bool {
        let empty = self.question.with_untracked(String::is_empty)
            && self.title.with_untracked(|it| it.trim().is_empty())
            && self.photo.with_untracked(Vec::is_empty);
        !empty
    }

    pub(super) fn read(&self, binds: bool, t: Texts) -> Result<Decided, String> {
        let evidence = if binds {
            let chosen = self.question.get_untracked();
            let chosen = chosen.split_once(':').and_then(|(assembly, question)| {
                Some((assembly.parse().ok()?, question.parse().ok()?))
            });
            let missing = || t.fault_empty(wording::plan_matter(&self.matter, t.lang));
            let (assembly, question) = chosen.ok_or_else(missing)?;
            Evidence::Assembly { assembly, question }
        } else {
            let photo = self.photo.get_untracked().into_iter().next();
            Evidence::Paper {
                title: line(t.renovation_paper(), &self.title.get_untracked(), t)?,
                photo: photo.ok_or_else(|| t.fault_empty(t.renovation_paper_photo()))?,
            }
        };
        let matter = self.matter.clone();
        Ok(Decided { matter, evidence })
    }

    pub(super) fn fields(self, binds: bool, id: CompoundId, book: Book, t: Texts) -> AnyView {
        let name = wording::plan_matter(&self.matter, t.lang);
        if binds {
            let matter = self.matter.clone();
            let choices = Signal::derive(move || decided(&matter, id, book, t));
            let none = move || {
                let none = choices.with(|all| all.len() < 2);
                none.then(|| t.renovation_no_decision().to_owned())
            };
            let fault = Signal::derive(none);
            return view! { <Select label=name value=self.question choices fault /> }.into_any();
        }
        view! {
            <fieldset class="stack stack--2">
                <legend class="field__label">{name}</legend>
                <Field label=t.renovation_paper() value=self.title limit=Line::MOST />
                <Photos label=t.renovation_paper_photo() photos=self.photo single=true />
            </fieldset>
        }
        .into_any()
    }
}

/// The questions that decided a matter, by `assembly:question`.
fn decided(matter: &Matter, id: CompoundId, book: Book, t: Texts) -> Vec<Choice> {
    let plan: Option<Plan> = book.get(id);
    let found = plan.map(|plan| book.read(|town| decisions(matter, &plan, town)));
    let found = found.unwrap_or_default();
    let choice = |(assembly, question): &(domain::owners::Assembly, u16)| {
        let item = assembly.items.get(usize::from(*question))?;
        let number = t.owners_number(assembly.number, assembly.called_at.day().ymd().0);
        Some(Choice {
            value: format!("{}:{question}", assembly.id),
            label: t.renovation_decision(&assembly.title, number, &item.title),
        })
    };
    let none = Choice {
        value: String::new(),
        label: t.renovation_which_vote().to_owned(),
    };
    let choices = found.iter().filter_map(choice);
    std::iter::once(none).chain(choices).collect()
}

/// What the works do; each matter of the owners' that follows wants its vote, or where votes here do
/// not bind its paper.
#[component]
pub(super) fn AdoptForm(open: RwSignal<bool>, id: CompoundId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let works = RwSignal::new(Works::default());
    let rows = StoredValue::new(MATTERS.map(Row::new));
    let doing = Doing::nothing();
    let money = Memo::new(move |_| book.get::<PlanMoney>(id));
    let binds = Memo::new(move |_| {
        let plan = book.get::<Plan>(id);
        let rules = plan.and_then(|plan| plan.rules());
        rules.is_some_and(|rules| rules.owners_votes_bind)
    });
    let asked = Memo::new(move |_| {
        let money = money.get();
        let all = money.map(|money| matters_of(works.get(), &money));
        all.unwrap_or_default()
    });
    let asked_rows = move || {
        let asked = asked.get();
        let all = rows.get_value().into_iter();
        all.filter(|row| asked.contains(&row.matter))
            .collect::<Vec<_>>()
    };
    let command = move || {
        let binds = binds.get_untracked();
        let rows = untrack(asked_rows);
        let decided: Result<Vec<Decided>, String> =
            rows.iter().map(|row| row.read(binds, t)).collect();
        let adoption = Adoption {
            works: works.get_untracked(),
            decided: decided?,
        };
        let plan = id;
        Ok(Command::Renovation(Renovation::AdoptPlan(AdoptPlan {
            plan,
            adoption,
        })))
    };
    let adopt = move |()| doing.submit(command(), move || open.set(false));
    let tick = |label: &'static str, get: fn(&Works) -> bool, set: fn(&mut Works, bool)| {
        let checked = Signal::derive(move || works.with(get));
        view! { <Tick label checked on_change=move |on| works.update(|it| set(it, on)) /> }
    };
    let none = move || {
        asked.with(|all| all.is_empty()).then(|| {
            view! { <Banner glyph=Glyph::INFO tone=Tone::Info>{t.renovation_no_matter()}</Banner> }
        })
    };
    let fields = move || {
        let rows = asked_rows().into_iter();
        rows.map(|row| row.fields(binds.get(), id, book, t))
            .collect_view()
    };
    view! {
        <p class="soft">{t.renovation_adopt_text()}</p>
        <fieldset>
            <legend class="field__label">{t.renovation_works_do()}</legend>
            {tick(
                t.renovation_alters(),
                |it| it.alters_common_parts,
                |it, on| it.alters_common_parts = on,
            )}
            {tick(t.renovation_changes_use(), |it| it.changes_use, |it, on| it.changes_use = on)}
            {tick(t.renovation_adds_lift(), |it| it.adds_lift, |it, on| it.adds_lift = on)}
            {tick(t.renovation_raises_fund(), |it| it.raises_fund, |it, on| it.raises_fund = on)}
            {tick(
                t.renovation_changes_manager(),
                |it| it.changes_manager,
                |it, on| it.changes_manager = on,
            )}
        </fieldset>
        {none}
        {fields}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=adopt>
            {t.renovation_adopt()}
        </Button>
    }
}
