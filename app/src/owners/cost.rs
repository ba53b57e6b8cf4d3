//! What a matter costs this household (你家的份), beside its question: by area, with the way to how it is
//! computed. Of a lift and of the renovation, their own pages compute it.

use components::{ButtonLink, Reveal};
use domain::owners::{Assembly, Cost, Item, Matter, MyVoice, OwnersTurnout, Scope, Voice};
use domain::renovation::{CostOf, CostRow, LiftRow};
use domain::{Money, wording};
use leptos::prelude::*;

use crate::shell::Here;

/// What it costs in all, where nobody's own part is told.
pub fn told(here: Here, item: &Item) -> Option<AnyView> {
    let Some(Cost::Amount(amount)) = item.cost else {
        return None;
    };
    let words = here.t.owners_cost_is(amount);
    Some(view! { <p class="small soft">{words}</p> }.into_any())
}

/// The household's part, for the head whose ballot it is; nothing where the matter names no cost.
pub fn own(here: Here, it: &Assembly, item: &Item, mine: Memo<Option<MyVoice>>) -> AnyView {
    let (it, item) = (it.clone(), item.clone());
    let shown = move || {
        let voice = mine.get()?;
        match (&item.matter, it.scope, item.cost) {
            (Matter::Lift, Scope::Unit(unit), _) => {
                let rows = here.all::<LiftRow>().into_iter();
                let ours = rows.filter(|row| {
                    row.lift == unit
                        && row.person == voice.person
                        && voice.homes.contains(&row.address)
                });
                let shares = ours.filter_map(|row| Some(row.sharing()?.share));
                elsewhere(here, &voice, shares, format!("/lift/{unit}"))
            }
            (_, _, Some(Cost::Plan)) => {
                let rows = here.all::<CostRow>().into_iter();
                let ours = rows.filter(|row| {
                    row.plan == it.compound
                        && row.about == CostOf::Plan
                        && row.person == voice.person
                        && voice.homes.contains(&row.address)
                });
                elsewhere(
                    here,
                    &voice,
                    ours.map(|row| row.sum()),
                    "/renovation".into(),
                )
            }
            // What is for one place is shared there, by rules that are not here: the sum alone is told.
            (_, _, Some(Cost::Amount(amount))) if item.affects.is_some() => {
                let told = here.t.owners_cost_total(amount);
                Some(view! { <p class="strong">{told}</p> }.into_any())
            }
            (matter, _, Some(Cost::Amount(amount))) => by_area(here, &it, matter, &voice, amount),
            _ => None,
        }
    };
    shown.into_any()
}

/// Computed on another page: the sum of one's homes, and the way there.
fn elsewhere(
    here: Here,
    voice: &MyVoice,
    shares: impl Iterator<Item = Money>,
    href: String,
) -> Option<AnyView> {
    let t = here.t;
    let shares: Vec<Money> = shares.collect();
    let sum = Money(shares.iter().map(|it| it.0).sum());
    let told = (!shares.is_empty()).then(|| t.owners_cost_plain(sum, whose(here, voice)));
    let view = view! {
        <div class="stack stack--2">
            <p class="strong">{told}</p>
            <p>
                <ButtonLink href small=true>{t.owners_cost_how()}</ButtonLink>
            </p>
        </div>
    };
    Some(view.into_any())
}

/// Out of the fund, or raised: the household's area of everyone's.
fn by_area(
    here: Here,
    it: &Assembly,
    matter: &Matter,
    voice: &MyVoice,
    amount: Money,
) -> Option<AnyView> {
    let t = here.t;
    let turnout: OwnersTurnout = here.get(it.id)?;
    let (area, whole) = (voice.weight.area, turnout.everyone.area);
    let share = Cost::share(amount, area, whole)?;
    let whose = whose(here, voice);
    let told = match matter {
        Matter::UseFund => t.owners_cost_fund(share, whose),
        Matter::RaiseFund => t.owners_cost_raise(share, whose),
        _ => t.owners_cost_plain(share, whose),
    };
    let law = wording::owners_matter(matter, it.rules().ok(), here.lang);
    let view = view! {
        <div class="stack stack--2">
            <p class="strong">{told}</p>
            <Reveal label=t.owners_cost_how()>
                <p class="small">{t.owners_cost_formula(amount, area, share, whole)}</p>
                <p class="tiny soft">{t.owners_cost_law(law)}</p>
            </Reveal>
        </div>
    };
    Some(view.into_any())
}

/// One's own household, or the one that one casts for.
fn whose(here: Here, voice: &MyVoice) -> String {
    match voice.voice {
        Voice::Agent => here.t.owners_cost_theirs(&voice.of),
        _ => here.t.owners_cost_yours().to_owned(),
    }
}
