//! Accepting a proposal with its assessment (立项预审): what kind of matter it is by law, who does
//! it, what it costs and who pays. R1: a council never decides what owners or a residents' meeting
//! must.

use components::{
    Banner, Button, ButtonLook, Choice, Field, Glyph, InputKind, Select, TextArea, Tick, Tone,
};
use domain::proposals::{
    Accept, Assessment, Command as Proposals, Finding, Impact, Matter, Proposal, Source,
};
use domain::{Command, Line, Money, ProposalId, Prose, wording};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, prose, texts};
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

/// What the committee writes down, as typed.
#[derive(Clone, Copy)]
struct Form {
    matter: RwSignal<String>,
    homes: RwSignal<String>,
    object: RwSignal<String>,
    impact: RwSignal<String>,
    /// Funds, materials, manpower.
    affordable: [RwSignal<String>; 3],
    implementer: RwSignal<String>,
    process: RwSignal<String>,
    budget: RwSignal<String>,
    sources: RwSignal<Vec<Source>>,
}

/// The form of acceptance.
#[component]
pub(crate) fn AcceptForm(proposal: Memo<Option<Proposal>>, open: RwSignal<bool>) -> impl IntoView {
    let t = texts();
    let guess = proposal.with_untracked(|it| it.as_ref().and_then(|it| it.details.homes));
    let form = Form {
        matter: RwSignal::new("0".to_owned()),
        homes: RwSignal::new(guess.map(|homes| homes.to_string()).unwrap_or_default()),
        object: RwSignal::new(String::new()),
        impact: RwSignal::new(String::new()),
        affordable: std::array::from_fn(|_| RwSignal::new(String::new())),
        implementer: RwSignal::new(String::new()),
        process: RwSignal::new(String::new()),
        budget: RwSignal::new(String::new()),
        sources: RwSignal::new(Vec::new()),
    };
    let doing = Doing::nothing();
    let accept = move |()| {
        if let Some(id) = proposal.with_untracked(|it| it.as_ref().map(|it| it.id)) {
            doing.submit(form.read(id, t), move || open.set(false));
        }
    };
    let matters: Vec<Choice> = MATTERS
        .into_iter()
        .enumerate()
        .map(|(index, matter)| Choice {
            value: index.to_string(),
            label: wording::matter(matter, t.lang).to_owned(),
        })
        .collect();
    let none = Choice {
        value: String::new(),
        label: t.accept_impact_choose().to_owned(),
    };
    let impacts = Impact::ALL
        .into_iter()
        .enumerate()
        .map(|(index, impact)| Choice {
            value: index.to_string(),
            label: wording::impact(impact, t.lang).to_owned(),
        });
    let impacts: Vec<Choice> = std::iter::once(none).chain(impacts).collect();
    let affordable = AFFORDABLE.into_iter().zip(form.affordable);
    let affordable = affordable.map(|(finding, value)| {
        let label = wording::finding(finding, t.lang);
        view! { <Field label value limit=Line::MOST /> }
    });
    let affordable = affordable.collect_view();
    let elsewhere = move || {
        let text = match form.matter() {
            Matter::Council => return None,
            Matter::Owners => t.accept_owners(),
            Matter::ResidentsMeeting => t.accept_residents_meeting(),
        };
        Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Wait live=true>{text}</Banner> })
    };
    view! {
        <Select
            label=t.assess_matter()
            value=form.matter
            choices=matters
            hint=t.accept_matter_hint()
        />
        {elsewhere}
        <Field label=t.assess_homes() value=form.homes kind=InputKind::Number need=t.unit_homes() />
        <Field label=wording::finding(Finding::Object, t.lang) value=form.object limit=Line::MOST />
        <Select
            label=wording::finding(Finding::Impact, t.lang)
            value=form.impact
            choices=impacts
            hint=t.accept_impact_hint()
        />
        <Field label=t.assess_implementer() value=form.implementer limit=Line::MOST />
        <TextArea
            label=t.assess_process()
            value=form.process
            limit=Prose::MOST
            hint=t.accept_process_hint()
        />
        <Field label=t.assess_budget() value=form.budget need=t.unit_yuan() hint=t.accept_budget_hint() />
        {affordable}
        <fieldset>
            <legend class="field__label">{t.assess_sources()}</legend>
            {SOURCES.into_iter().map(|source| source_tick(source, form.sources, t)).collect_view()}
        </fieldset>
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=accept>
            {t.accept()}
        </Button>
    }
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
    fn matter(self) -> Matter {
        let index: usize = self.matter.get().parse().unwrap_or_default();
        MATTERS.get(index).copied().unwrap_or(Matter::Council)
    }

    /// The act this form asks for, or what is missing in it.
    fn read(self, proposal: ProposalId, t: Texts) -> Result<Command, String> {
        let homes = self.homes.get_untracked();
        let homes = homes
            .trim()
            .parse()
            .map_err(|_| t.fault_number(t.assess_homes()))?;
        let implementer = self.implementer.get_untracked();
        let process = self.process.get_untracked();
        let budget = self.budget.get_untracked();
        // What is missing here is told by the rule itself.
        let found = |value: RwSignal<String>| Line::new(&value.get_untracked()).ok();
        let impact: Option<usize> = self.impact.get_untracked().parse().ok();
        let [funds, materials, manpower] = self.affordable.map(found);
        let assessment = Assessment {
            matter: untrack(|| self.matter()),
            homes,
            object: found(self.object),
            impact: impact.and_then(|index| Impact::ALL.get(index).copied()),
            funds,
            materials,
            manpower,
            implementer: line(t.assess_implementer(), &implementer, t)?,
            process: prose(t.assess_process(), &process, t)?,
            budget: yuan(&budget).ok_or_else(|| t.fault_number(t.assess_budget()))?,
            sources: self.sources.get_untracked(),
        };
        let act = Accept {
            proposal,
            assessment,
        };
        Ok(Command::Proposals(Proposals::Accept(act)))
    }
}

/// Reads an amount in yuan, with fen if there are any: `1567.90`, `1,567`.
fn yuan(text: &str) -> Option<Money> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '，'))
        .collect();
    let (whole, fen) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(fen) || fen.len() > 2 || whole.len() > 12 {
        return None;
    }
    let fen: i64 = format!("{fen:0<2}").parse().ok()?;
    Some(Money(whole.parse::<i64>().ok()? * 100 + fen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_are_read_to_the_fen() {
        for (text, fen) in [
            ("800", 80_000),
            ("1,567.9", 156_790),
            (" 0.05 ", 5),
            ("0", 0),
        ] {
            assert_eq!(yuan(text), Some(Money(fen)), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read() {
        for text in ["", "八百", "1.234", "-5", ".5", "1e3", "9999999999999"] {
            assert_eq!(yuan(text), None, "{text}");
        }
    }
}
