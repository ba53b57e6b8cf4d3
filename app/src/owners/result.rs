//! What came out: of a binding vote the decision, of an asking for opinions the numbers alone.

use components::{Fact, Facts, Reveal, Section};
use domain::councils::Outcome;
use domain::owners::{
    Assembly, Bars, Decided, Lost, OpinionResult, OwnersResult, OwnersTurnout, Posting, Recount,
    Tally, Weight,
};
use domain::{AssemblyId, wording};
use leptos::prelude::*;

use super::affected;
use super::lines::{bars, law};
use crate::councils::checked;
use crate::shell::Here;

/// The result, once it is posted.
pub fn result(here: Here, id: AssemblyId, it: Memo<Option<Assembly>>) -> AnyView {
    let shown = move || {
        let assembly = it.get()?;
        if let Some(result) = here.get::<OwnersResult>(id) {
            return Some(decided(here, &assembly, &result));
        }
        let result = here.get::<OpinionResult>(id)?;
        Some(opinions(here, &assembly, &result))
    };
    shown.into_any()
}

fn decided(here: Here, it: &Assembly, result: &OwnersResult) -> AnyView {
    let t = here.t;
    let matters = it.items.iter().zip(&result.decided).enumerate();
    let matters = matters.map(|(index, (item, found))| {
        let outcome = wording::owners_outcome(found.outcome, here.lang);
        let tone = if found.outcome == Outcome::Passed {
            "is-jade"
        } else {
            "is-ochre"
        };
        view! {
            <article class="stack stack--4">
                <h3 class="section__title">
                    {t.owners_item(index + 1, &item.title)} " " <span class=tone>{outcome}</span>
                </h3>
                <p>{item.text.to_string()}</p>
                {found_bars(here, it, index, found)}
                {facts(here, &found.tally)}
                {affected::said(here, item, found.affected.as_ref())}
                <p class="tiny soft">{law(here, it, index)}</p>
            </article>
        }
    });
    let matters = matters.collect_view();
    let lost = lost(here, result.lost, result.posted.as_ref());
    let again = again(here, it, result);
    view! {
        <Section title=t.owners_result()>
            <div class="stack stack--5">{matters}</div>
            {lost}
            {again}
        </Section>
    }
    .into_any()
}

/// Counting it again on this phone, from what it may see.
fn again(here: Here, it: &Assembly, result: &OwnersResult) -> AnyView {
    let t = here.t;
    let turnout = here.get::<OwnersTurnout>(it.id);
    let found = turnout.and_then(|turnout| Recount::of(it, &result.decided, &turnout));
    let Some(found) = found else {
        return ().into_any();
    };
    let line = |agrees: bool, words: &'static str| checked(agrees, words.to_owned());
    let differs = (!found.agrees()).then(|| view! { <p>{t.owners_recount_differs()}</p> });
    view! {
        <Reveal label=t.owners_recount()>
            <p class="small soft">{t.owners_recount_text()}</p>
            {line(found.text, t.owners_recount_frozen())}
            {line(found.sums, t.owners_recount_sums())}
            {line(found.same, t.owners_recount_same())}
            {differs}
        </Reveal>
    }
    .into_any()
}

/// Participation first; what agrees counts only where enough took part.
fn found_bars(here: Here, it: &Assembly, index: usize, found: &Decided) -> AnyView {
    let t = here.t;
    let thresholds = it
        .rules()
        .ok()
        .zip(it.items.get(index))
        .and_then(|(pack, item)| item.matter.thresholds(&pack.owners));
    let Some(thresholds) = thresholds else {
        return ().into_any();
    };
    let all = Bars::of(&found.tally, &thresholds);
    let approval = (found.outcome != Outcome::NoQuorum).then(|| {
        view! {
            <h4 class="small strong">{t.owners_approval()}</h4>
            {bars(here, &all.approval)}
        }
    });
    view! {
        <h4 class="small strong">{t.owners_participation()}</h4>
        {bars(here, &all.participation)}
        {approval}
    }
    .into_any()
}

fn opinions(here: Here, it: &Assembly, result: &OpinionResult) -> AnyView {
    let t = here.t;
    let matters = it.items.iter().zip(&result.tallies).enumerate();
    let matters = matters.map(|(index, (item, tally))| {
        view! {
            <article class="stack stack--2">
                <h3 class="strong">{t.owners_item(index + 1, &item.title)}</h3>
                <p>{item.text.to_string()}</p>
                {facts(here, tally)}
                {affected::said(here, item, result.affected.get(index).and_then(Option::as_ref))}
            </article>
        }
    });
    let matters = matters.collect_view();
    let lost = lost(here, result.lost, result.posted.as_ref());
    view! {
        <Section title=t.owners_opinions()>
            <p class="small soft">{t.owners_opinions_text()}</p>
            <div class="stack stack--5">{matters}</div>
            {lost}
        </Section>
    }
    .into_any()
}

fn facts(here: Here, tally: &Tally) -> AnyView {
    let t = here.t;
    let fact = |name: &str, it: Weight| Fact {
        name: name.to_owned(),
        value: t.owners_weight(it.area, it.heads),
        sum: false,
    };
    let facts = vec![
        fact(t.owners_agree(), tally.agree),
        fact(t.owners_against(), tally.against),
        fact(t.owners_abstain(), tally.abstain),
        fact(t.owners_everyone(), tally.everyone),
    ];
    view! { <Facts facts=Signal::stored(facts) /> }.into_any()
}

/// What was not counted, and who stood by.
fn lost(here: Here, lost: Lost, posted: Option<&Posting>) -> AnyView {
    let t = here.t;
    let witnesses = posted.map(|it| {
        let names: Vec<&str> = it.witnesses.iter().map(domain::Line::as_str).collect();
        t.owners_witnesses(names.join(t.comma()))
    });
    view! {
        <Reveal label=t.owners_how_counted()>
            <p class="small">{t.owners_lost(lost.contested, lost.late, lost.replaced)}</p>
            <p class="small">{witnesses}</p>
        </Reveal>
    }
    .into_any()
}
