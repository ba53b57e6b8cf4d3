//! Accepting a proposal with its assessment (立项预审): what kind of matter it is by law, who does
//! it, what it costs and who pays. R1: a council never decides what owners or a residents' meeting
//! must.

use components::{
    Banner, Button, ButtonLook, Choice, Field, Glyph, InputKind, Select, TextArea, Tick, Tone,
};
use domain::proposals::{
    Accept, Assessment, Command as Proposals, Finding, Impact, Matter, Proposal, Reassess, Shared,
    Source,
};
use domain::{Command, Line, Money, ProposalId, Prose, Scene, wording};
use leptos::prelude::*;

use super::scene::scene_select;
use crate::shell::{Doing, Fault, focus_soon, line, prose, texts};
use crate::texts::Texts;

const MATTERS: [Matter; 3] = [Matter::Council, Matter::Owners, Matter::ResidentsMeeting];
const SOURCES: [Source; 5] = [
    Source::SelfCompleted,
    Source::GovernmentSupport,
    Source::EnterpriseSupport,
    Source::SocialOrgTechnical,
    Source::Residents,
];

const AFFORDABLE: [Finding; 3] = [Finding::Funds, Finding::Materials, Finding::Manpower];
const EVALUATED: [Finding; 3] = [Finding::Indicators, Finding::Data, Finding::Evaluator];

/// What the committee writes down, as typed.
#[derive(Clone, Copy)]
struct Form {
    matter: RwSignal<String>,
    homes: RwSignal<String>,
    object: RwSignal<String>,
    impact: RwSignal<String>,
    shared: RwSignal<String>,
    /// Funds, materials, manpower.
    affordable: [RwSignal<String>; 3],
    /// By what one will see whether it worked, from where, and who looks.
    evaluated: [RwSignal<String>; 3],
    implementer: RwSignal<String>,
    process: RwSignal<String>,
    budget: RwSignal<String>,
    sources: RwSignal<Vec<Source>>,
    /// The code of the scene.
    scene: RwSignal<String>,
    /// Why it is corrected, where it is.
    reason: RwSignal<String>,
    /// Whether sending was tried: before that nothing is called missing.
    tried: RwSignal<bool>,
}

/// The form of acceptance, and of correcting what was found then.
#[component]
pub(crate) fn AssessForm(proposal: Memo<Option<Proposal>>, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let (guess, scene, found) = proposal.with_untracked(|it| match it {
        Some(it) => (it.details.homes, it.details.scene, it.assessment.clone()),
        None => (None, None, None),
    });
    let form = Form::of(found.as_deref(), guess, scene);
    let corrects = found.is_some();
    let doing = Doing::nothing();
    let accept = move |()| {
        let Some(id) = proposal.with_untracked(|it| it.as_ref().map(|it| it.id)) else {
            return;
        };
        form.tried.set(true);
        match untrack(|| form.read(id, corrects, t)) {
            Some(command) => doing.run(command, move || open.set(false)),
            None => focus_soon(".sheet[open] [aria-invalid]"),
        }
    };
    focus_soon(".sheet[open] .field__input");
    let matters: Vec<Choice> = MATTERS
        .into_iter()
        .enumerate()
        .map(|(index, matter)| Choice {
            value: index.to_string(),
            label: wording::matter(matter, t.lang).to_owned(),
        })
        .collect();
    let impacts = Impact::ALL.map(|it| wording::impact(it, t.lang));
    let shared = Shared::ALL.map(|it| wording::shared(it, t.lang));
    let (impacts, shared) = (choices(impacts, t), choices(shared, t));
    let told = move |(finding, value): (Finding, RwSignal<String>)| {
        let label = wording::finding(finding, t.lang);
        let fault = form.fault(move || line(label, &value.get(), t).err());
        view! { <Field label value limit=Line::MOST fault /> }
    };
    let affordable = AFFORDABLE.into_iter().zip(form.affordable).map(told);
    let affordable = affordable.collect_view();
    let evaluated = EVALUATED.into_iter().zip(form.evaluated).map(told);
    let evaluated = evaluated.collect_view();
    let elsewhere = move || {
        let text = match form.matter() {
            Matter::Council => return None,
            Matter::Owners => t.accept_owners(),
            Matter::ResidentsMeeting => t.accept_residents_meeting(),
        };
        Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Wait live=true>{text}</Banner> })
    };
    let yes = if corrects { t.reassess() } else { t.accept() };
    let reason = corrects.then(|| {
        let fault = form.fault(move || line(t.reassess_reason(), &form.reason.get(), t).err());
        view! {
            <Field
                label=t.reassess_reason()
                value=form.reason
                limit=Line::MOST
                hint=t.reassess_reason_hint()
                fault
            />
        }
    });
    view! {
        <Select
            label=t.assess_matter()
            value=form.matter
            choices=matters
            hint=t.accept_matter_hint()
        />
        {elsewhere}
        <Field
            label=t.assess_homes()
            value=form.homes
            kind=InputKind::Number
            need=t.unit_homes()
            fault=form.fault(move || form.homes(t).err())
        />
        <Field
            label=wording::finding(Finding::Object, t.lang)
            value=form.object
            limit=Line::MOST
            fault=form.fault(move || form.object(t).err())
        />
        <Select
            label=wording::finding(Finding::Impact, t.lang)
            value=form.impact
            choices=impacts
            hint=t.accept_impact_hint()
        />
        <Select
            label=wording::finding(Finding::Shared, t.lang)
            value=form.shared
            choices=shared
            hint=t.accept_shared_hint()
        />
        <Field
            label=t.assess_implementer()
            value=form.implementer
            limit=Line::MOST
            fault=form.fault(move || form.implementer(t).err())
        />
        <TextArea
            label=t.assess_process()
            value=form.process
            limit=Prose::MOST
            hint=t.accept_process_hint()
            fault=form.fault(move || form.process(t).err())
        />
        <Field
            label=t.assess_budget()
            value=form.budget
            need=t.unit_yuan()
            hint=t.accept_budget_hint()
            fault=form.fault(move || form.budget(t).err())
        />
        {affordable}
        <fieldset>
            <legend class="field__label">{t.assess_sources()}</legend>
            {SOURCES.into_iter().map(|source| source_tick(source, form.sources, t)).collect_view()}
        </fieldset>
        {evaluated}
        {(!corrects).then(|| scene_select(form.scene, t))}
        {reason}
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=accept>
            {yes}
        </Button>
    }
}

/// The choices of a field, the first of which is none.
fn choices(labels: [&'static str; 3], t: Texts) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: t.accept_impact_choose().to_owned(),
    };
    let rest = labels.into_iter().enumerate().map(|(index, label)| Choice {
        value: index.to_string(),
        label: label.to_owned(),
    });
    std::iter::once(none).chain(rest).collect()
}

fn source_tick(source: Source, sources: RwSignal<Vec<Source>>, t: Texts) -> impl IntoView {
    let change = move |on: bool| {
        sources.update(|sources| {
            sources.retain(|it| *it != source);
            sources.extend(on.then_some(source));
        });
    };
    view! {
        <Tick
            label=wording::source(source, t.lang)
            checked=Signal::derive(move || sources.with(|sources| sources.contains(&source)))
            on_change=change
        />
    }
}

impl Form {
    /// What was found before, or nothing but a guess at the homes.
    fn of(found: Option<&Assessment>, guess: Option<u32>, scene: Option<Scene>) -> Self {
        fn text(value: Option<impl ToString>) -> RwSignal<String> {
            RwSignal::new(value.map(|it| it.to_string()).unwrap_or_default())
        }
        fn place<T: PartialEq>(all: &[T], chosen: Option<&T>) -> RwSignal<String> {
            text(chosen.and_then(|chosen| all.iter().position(|it| it == chosen)))
        }
        let line =
            |of: fn(&Assessment) -> &Option<Line>| text(found.and_then(|it| of(it).as_ref()));
        let matter = found.map_or(Matter::Council, |it| it.matter);
        Self {
            matter: place(&MATTERS, Some(&matter)),
            homes: text(found.map(|it| it.homes).or(guess)),
            object: line(|it| &it.object),
            impact: place(&Impact::ALL, found.and_then(|it| it.impact.as_ref())),
            shared: place(&Shared::ALL, found.and_then(|it| it.shared.as_ref())),
            affordable: [
                line(|it| &it.funds),
                line(|it| &it.materials),
                line(|it| &it.manpower),
            ],
            evaluated: [
                line(|it| &it.indicators),
                line(|it| &it.data),
                line(|it| &it.evaluator),
            ],
            implementer: text(found.map(|it| &it.implementer)),
            process: text(found.map(|it| &it.process)),
            budget: text(found.map(|it| it.budget)),
            sources: RwSignal::new(found.map(|it| it.sources.clone()).unwrap_or_default()),
            scene: text(scene.map(Scene::code)),
            reason: text(None::<Line>),
            tried: RwSignal::new(false),
        }
    }

    fn matter(self) -> Matter {
        let index: usize = self.matter.get().parse().unwrap_or_default();
        MATTERS.get(index).copied().unwrap_or(Matter::Council)
    }

    fn homes(self, t: Texts) -> Result<u32, String> {
        let homes = written(t.assess_homes(), self.homes, t)?;
        homes.parse().map_err(|_| t.fault_number(t.assess_homes()))
    }

    fn object(self, t: Texts) -> Result<Line, String> {
        let label = wording::finding(Finding::Object, t.lang);
        line(label, &self.object.get(), t)
    }

    fn implementer(self, t: Texts) -> Result<Line, String> {
        line(t.assess_implementer(), &self.implementer.get(), t)
    }

    fn process(self, t: Texts) -> Result<Prose, String> {
        prose(t.assess_process(), &self.process.get(), t)
    }

    fn budget(self, t: Texts) -> Result<Money, String> {
        let budget = written(t.assess_budget(), self.budget, t)?;
        budget
            .parse()
            .map_err(|_| t.fault_number(t.assess_budget()))
    }

    /// What is wrong with a field, once sending was tried.
    fn fault(
        self,
        wrong: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Signal<Option<String>> {
        Signal::derive(move || if self.tried.get() { wrong() } else { None })
    }

    /// The act this form asks for, once every field is well.
    fn read(self, proposal: ProposalId, corrects: bool, t: Texts) -> Option<Command> {
        // What is missing in these is told by the rule itself.
        let found = |value: RwSignal<String>| Line::new(&value.get()).ok();
        let impact: Option<usize> = self.impact.get().parse().ok();
        let shared: Option<usize> = self.shared.get().parse().ok();
        let [funds, materials, manpower] = self.affordable.map(found);
        let [indicators, data, evaluator] = self.evaluated.map(found);
        let assessment = Assessment {
            matter: self.matter(),
            homes: self.homes(t).ok()?,
            object: Some(self.object(t).ok()?),
            impact: impact.and_then(|index| Impact::ALL.get(index).copied()),
            shared: shared.and_then(|index| Shared::ALL.get(index).copied()),
            funds,
            materials,
            manpower,
            implementer: self.implementer(t).ok()?,
            process: self.process(t).ok()?,
            budget: self.budget(t).ok()?,
            sources: self.sources.get(),
            indicators,
            data,
            evaluator,
        };
        let act = if corrects {
            Proposals::Reassess(Reassess {
                proposal,
                assessment,
                reason: line(t.reassess_reason(), &self.reason.get(), t).ok()?,
            })
        } else {
            Proposals::Accept(Accept {
                proposal,
                assessment,
                scene: self.scene.with_untracked(|code| Scene::of(code)),
            })
        };
        Some(Command::Proposals(act))
    }
}

/// What stands in a field, or that nothing does.
fn written(label: &str, field: RwSignal<String>, t: Texts) -> Result<String, String> {
    let text = field.with(|text| text.trim().to_owned());
    if text.is_empty() {
        return Err(t.fault_empty(label));
    }
    Ok(text)
}
