//! What silence means and whether parking counts (未参与表决、车位), each with what it needs.

use components::{Banner, Glyph, Radio, Tick};
use domain::RulePack;
use domain::owners::{ParkingPolicy, Policy};
use domain::proposals::Photo;
use domain::wording;
use leptos::prelude::*;

use crate::projects::Photos;
use crate::shell::texts;

/// The choices that the pack leaves, and a photo of the clause where one rests on the compound's own
/// rules.
#[component]
pub(super) fn Clauses(
    pack: Option<&'static RulePack>,
    silence: RwSignal<Policy>,
    parking: RwSignal<ParkingPolicy>,
    about_parking: RwSignal<bool>,
    clause: RwSignal<Vec<Photo>>,
) -> impl IntoView {
    let t = texts();
    let rules = pack.map(|it| &it.owners);
    let own = rules.map(|it| it.parking.default).unwrap_or_default();
    let allowed = rules.into_iter().flat_map(|it| &it.silence);
    let policies = std::iter::once(Policy::Strict).chain(allowed.map(|it| it.policy));
    let policies = policies.map(|policy| {
        view! {
            <Radio
                group="owners-silence"
                label=wording::policy(policy, t.lang)
                chosen=Signal::derive(move || silence.get() == policy)
                on_choose=move |()| silence.set(policy)
            />
        }
    });
    let others = rules.into_iter().flat_map(|it| &it.parking.by_own_rules);
    let ways = std::iter::once(own).chain(others.copied().filter(|it| *it != own));
    let ways = ways.map(|way| {
        view! {
            <Radio
                group="owners-parking"
                label=wording::parking(way, t.lang)
                chosen=Signal::derive(move || parking.get() == way)
                on_choose=move |()| parking.set(way)
            />
        }
    });
    let rule = move || rules.and_then(|it| it.silence(silence.get()));
    let needs = move || {
        let rule = rule()?;
        let ways: Vec<&str> = rule
            .proven_by
            .iter()
            .map(|it| wording::served_by(*it, t.lang))
            .collect();
        let ways = ways.join(t.list_comma());
        let text = if rule.needs_own_rules {
            t.owners_silence_text()
        } else {
            t.owners_silence_law()
        };
        let sentence = wording::silence(rule.policy, t.lang);
        Some(view! {
            <Banner glyph=Glyph::INFO title=t.owners_silence_needs()>
                <span class="stack stack--hair">
                    <span>{text}</span>
                    <span>{t.owners_silence_notice(sentence)}</span>
                    <span>{t.owners_silence_proof(ways)}</span>
                </span>
            </Banner>
        })
    };
    let differs = Memo::new(move |_| parking.get() != own);
    let photo = Memo::new(move |_| differs.get() || rule().is_some_and(|it| it.needs_own_rules));
    view! {
        <fieldset>
            <legend class="field__label">{t.owners_silence_how()}</legend>
            {policies.collect_view()}
        </fieldset>
        {needs}
        <fieldset>
            <legend class="field__label">{t.owners_parking()}</legend>
            {ways.collect_view()}
            <Tick
                label=t.owners_parking_about()
                checked=about_parking
                on_change=move |it| about_parking.set(it)
            />
        </fieldset>
        <Show when=move || differs.get()>
            <p class="small soft">{t.owners_parking_needs()}</p>
        </Show>
        <Show when=move || photo.get()>
            <Photos label=t.owners_clause_photo() photos=clause single=true />
        </Show>
    }
}
