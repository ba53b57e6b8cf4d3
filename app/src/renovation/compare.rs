//! How (怎么改): designs side by side, with what each costs this home; and what came out.

use std::collections::BTreeSet;

use components::{
    BarLine, Bars, Button, ButtonLook, Column, DataTable, DesignCard, Designs, Fact, Glyph, Reveal,
    Section, Tick,
};
use domain::members::{Building, Unit};
use domain::renovation::{
    ApproveOptions, Command as Act, Comparison, ComparisonState, CostOf, CostRow, Design, Reach,
};
use domain::{ComparisonId, wording};
use leptos::prelude::*;

use super::Ground;
use super::ask::opinion;
use super::cost::{formula, row};
use crate::shell::Sending;
use crate::texts::Texts;

/// Comparisons that take answers.
pub fn open(ground: Ground) -> AnyView {
    let today = ground.here.now().day();
    let ids = Memo::new(move |_| {
        let all = ground.comparisons().into_iter();
        let open = all.filter(|it| it.state == ComparisonState::Open && it.until >= today);
        // What only this home's stairwell is asked comes first.
        let mut open: Vec<(bool, ComparisonId)> = open
            .filter(|it| ground.is_asked(it))
            .map(|it| (it.reach == Reach::Compound, it.id))
            .collect();
        open.sort_by_key(|(wide, _)| *wide);
        open.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    let shown = move || {
        let ids = ids.get();
        // What was ticked for one home is not said for another.
        ground.home.track();
        untrack(|| ids.into_iter().map(|id| asked(ground, id)).collect_view())
    };
    shown.into_any()
}

/// Who is asked, in words.
fn reach(ground: Ground, reach: Reach) -> String {
    let here = ground.here;
    let building = |id| {
        let building: Option<Building> = here.get(id);
        building.map_or_else(String::new, |it| it.name.to_string())
    };
    match reach {
        Reach::Compound => here.t.renovation_whole_compound().to_owned(),
        Reach::Building(id) => building(id),
        Reach::Unit(id) => {
            let unit: Option<Unit> = here.get(id);
            unit.map_or_else(String::new, |it| {
                let name = it.name.map(|it| it.to_string()).unwrap_or_default();
                format!("{} {name}", building(it.building))
            })
        }
    }
}

fn asked(ground: Ground, id: ComparisonId) -> Option<AnyView> {
    let here = ground.here;
    let t = here.t;
    let comparison: Comparison = here.get(id)?;
    let said = ground.own().and_then(|own| own.liked.get(&id).cloned());
    let picked = RwSignal::new(said.map(|it| it.what).unwrap_or_default());
    let sending = Sending::new(here);
    let own = Memo::new(move |_| row(ground, CostOf::Comparison(id)));
    let none = comparison.none();
    let card = |(place, design): (u16, &Design)| card(ground, design, place, none, picked, own);
    let cards = (0u16..).zip(&comparison.designs).map(card).collect_view();
    let none_ticked = Signal::derive(move || picked.with(|all| all.contains(&none)));
    let below = view! {
        <Tick
            label=t.renovation_none()
            checked=none_ticked
            on_change=move |on| tick(picked, none, none, on)
            note=t.renovation_none_note()
        />
    }
    .into_any();
    let designs = StoredValue::new(comparison.designs.clone());
    let label = move || {
        let all = picked.get();
        let names: Vec<String> = designs.with_value(|designs| {
            let name = |place: &u16| {
                designs
                    .get(usize::from(*place))
                    .map(|it| it.title.to_string())
            };
            all.iter().filter_map(name).collect()
        });
        match names.as_slice() {
            _ if all.contains(&none) => t.renovation_pick_none().to_owned(),
            [] => t.renovation_choose_one().to_owned(),
            [one] => t.renovation_pick_one(one),
            many => t.renovation_pick_many(many.len()),
        }
    };
    let disabled = Signal::derive(move || picked.with(BTreeSet::is_empty));
    let send = move |()| {
        let Some(home) = ground.home.get_untracked() else {
            return;
        };
        let designs = picked.get_untracked();
        let comparison = id;
        sending.note(Act::ApproveOptions(ApproveOptions {
            comparison,
            home,
            designs,
        }));
    };
    let answered = move || {
        let own = ground.own()?;
        own.liked
            .contains_key(&id)
            .then(|| view! { <p class="tiny soft">{t.renovation_can_change()}</p> })
    };
    let who = reach(ground, comparison.reach);
    let until = wording::day(comparison.until, here.lang);
    let line = t.renovation_asked(until, who);
    let text = comparison.text.as_ref().map(|it| {
        let text = it.to_string();
        view! { <p class="small">{text}</p> }
    });
    let title = comparison.title.to_string();
    let computed = move || {
        let own = own.get()?;
        Some(computed(t, &own, &designs.get_value()))
    };
    let view = view! {
        <Section title=title.clone()>
            <p class="small soft">{line}</p>
            {text}
            <Designs legend=title below>
                {cards}
            </Designs>
            {computed}
            {opinion(ground)}
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy disabled on_press=send>
                {label}
            </Button>
            {answered}
        </Section>
    };
    Some(view.into_any())
}

/// "None of them" goes with no other.
fn tick(picked: RwSignal<BTreeSet<u16>>, place: u16, none: u16, on: bool) {
    picked.update(|all| {
        if !on {
            all.remove(&place);
            return;
        }
        if place == none {
            all.clear();
        } else {
            all.remove(&none);
        }
        all.insert(place);
    });
}

fn card(
    ground: Ground,
    design: &Design,
    place: u16,
    none: u16,
    picked: RwSignal<BTreeSet<u16>>,
    own: Memo<Option<CostRow>>,
) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let name = design.title.to_string();
    let picture = design.photo.as_ref().map(|photo| {
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| name.clone());
        (here.replica().photo_url(photo.hash), alt)
    });
    let share = own.with_untracked(|own| {
        let own = own.as_ref()?;
        Some(own.lines.get(usize::from(place))?.share)
    });
    // Who pays nothing of it, and a tenant, read what it costs in all.
    let (whose, cost) = match share {
        Some(share) => {
            let plate = untrack(|| ground.plate()).unwrap_or_default();
            (t.renovation_yours(plate), share)
        }
        None => (t.renovation_in_all().to_owned(), design.cost),
    };
    view! {
        <DesignCard
            picture
            title=name
            points=design.points.to_string()
            whose
            cost=t.project_sum(cost)
            pick=t.renovation_pick()
            ticked=Signal::derive(move || picked.with(|all| all.contains(&place)))
            on_tick=move |on| tick(picked, place, none, on)
        />
    }
    .into_any()
}

/// How this home's cost comes about, design by design.
fn computed(t: Texts, own: &CostRow, designs: &[Design]) -> AnyView {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let one = |(line, design): (&domain::renovation::CostLine, &Design)| {
        let above = vec![
            fact(t.renovation_price(), t.project_sum(design.cost)),
            fact(t.renovation_helped(), t.project_sum(design.helped)),
        ];
        let title = design.title.to_string();
        view! {
            <div class="stack stack--2">
                <p class="strong">{title}</p>
                {formula(t, line, own.area, above)}
            </div>
        }
    };
    let all = own.lines.iter().zip(designs).map(one).collect_view();
    view! {
        <Reveal label=t.renovation_computed() glyph=Glyph::DOWN>
            <div class="stack">{all} <p class="tiny soft">{t.renovation_by_area()}</p></div>
        </Reveal>
    }
    .into_any()
}

/// Comparisons that are counted.
pub fn settled(ground: Ground) -> AnyView {
    let t = ground.here.t;
    let all = Memo::new(move |_| {
        let mut all = ground.comparisons();
        all.retain(|it| it.state != ComparisonState::Open);
        all
    });
    let shown = move || {
        let all = all.get();
        let plan = ground.plan.get();
        let stands = |it: &Comparison| {
            let plan = plan.as_ref();
            plan.is_none_or(|plan| {
                let last = plan.compared(it.item, &all).map(|it| it.id);
                last == Some(it.id)
            })
        };
        let each = |now: bool| {
            let these = all.iter().filter(|it| stands(it) == now);
            these
                .filter_map(|it| result(t, it))
                .collect::<Vec<AnyView>>()
        };
        // What homes refused, or was compared before they chose anew, stays to be read.
        let (now, before) = (each(true), each(false));
        let before = (!before.is_empty()).then(|| {
            view! { <Reveal label=t.renovation_settled_before()>{before}</Reveal> }
        });
        (!all.is_empty()).then(|| {
            view! {
                <Section title=t.renovation_settled()>
                    {now} {before}
                </Section>
            }
        })
    };
    shown.into_any()
}

fn result(t: Texts, comparison: &Comparison) -> Option<AnyView> {
    let result = comparison.result()?;
    let names = comparison.designs.iter().map(|it| it.title.to_string());
    let names: Vec<String> = names.chain([t.renovation_none().to_owned()]).collect();
    let bar = |(place, (name, homes)): (u16, (&String, &u32))| BarLine {
        name: name.clone(),
        said: t.renovation_homes(*homes),
        value: u64::from(*homes),
        whole: u64::from(result.answered.max(1)),
        chosen: result.preferred == Some(place),
    };
    let bars = (0u16..).zip(names.iter().zip(&result.homes)).map(bar);
    let bars: Vec<BarLine> = bars.collect();
    let lines = names.iter().zip(result.homes.iter().zip(&result.tenants));
    let lines = lines.map(|(name, (homes, tenants))| {
        view! {
            <tr>
                <th scope="row">{name.clone()}</th>
                <td class="number">{*homes}</td>
                <td class="number">{*tenants}</td>
            </tr>
        }
    });
    let lines = lines.collect_view();
    let columns = vec![
        Column::words(t.renovation_design()),
        Column::numbers(t.renovation_owners()),
        Column::numbers(t.renovation_tenants()),
    ];
    let title = comparison.title.to_string();
    let answered = t.renovation_answered(result.answered, result.asked);
    let view = view! {
        <div class="stack stack--2">
            <p class="strong">{title.clone()}</p>
            <p class="small soft">{answered}</p>
            <Bars bars chosen=t.renovation_chosen() />
            <Reveal label=t.renovation_table()>
                <DataTable caption=title quiet=true columns>
                    {lines}
                </DataTable>
            </Reveal>
        </div>
    };
    Some(view.into_any())
}
