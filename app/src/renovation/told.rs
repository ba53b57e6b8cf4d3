//! What came out: who wants it, and what is built.

use components::{Badge, Banner, BarLine, Bars, Column, DataTable, Glyph, Reveal, Section, Tone};
use domain::renovation::{Menu, PlanCounts, Will, warnings};
use domain::wording;
use leptos::prelude::*;

use super::Ground;

/// How the homes answered (改不改).
pub fn will(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let counts = Memo::new(move |_| here.get::<PlanCounts>(ground.id));
    let shown = move || {
        let will = counts.get()?.will;
        let sides = [
            (Will::Yes, will.answered.yes, will.tenants.yes),
            (Will::No, will.answered.no, will.tenants.no),
            (
                Will::Undecided,
                will.answered.undecided,
                will.tenants.undecided,
            ),
        ];
        let most = will.answered.yes.max(will.answered.no);
        let bar = |(side, homes, _): (Will, u32, u32)| BarLine {
            name: wording::will(side, here.lang).to_owned(),
            said: t.renovation_homes(homes),
            value: u64::from(homes),
            whole: u64::from(will.answered.sum().max(1)),
            chosen: side == Will::Yes && homes == most && homes > 0,
        };
        let bars: Vec<BarLine> = sides.map(bar).into();
        let line = |(side, homes, tenants): (Will, u32, u32)| {
            view! {
                <tr>
                    <th scope="row">{wording::will(side, here.lang)}</th>
                    <td class="number">{homes}</td>
                    <td class="number">{tenants}</td>
                </tr>
            }
        };
        let lines = sides.map(line).collect_view();
        let columns = vec![
            Column::words(t.renovation_answer()),
            Column::numbers(t.renovation_owners()),
            Column::numbers(t.renovation_tenants()),
        ];
        let answered = t.renovation_answered(will.answered.sum(), will.homes);
        Some(view! {
            <Section title=t.renovation_will_result()>
                <p class="small soft">{answered}</p>
                <Bars bars chosen=t.renovation_most() />
                <Reveal label=t.renovation_table()>
                    <DataTable caption=t.renovation_will_result() quiet=true columns>
                        {lines}
                    </DataTable>
                </Reveal>
                <p class="tiny soft">{t.renovation_tenants_beside()}</p>
            </Section>
        })
    };
    shown.into_any()
}

/// What is built, in its order, and how many homes ordered it (改什么).
pub fn works(ground: Ground) -> AnyView {
    let here = ground.here;
    let t = here.t;
    let all = Memo::new(move |_| {
        let menu: Menu = here.get(ground.id)?;
        let counts: PlanCounts = here.get(ground.id)?;
        let plan = ground.plan.get()?;
        (!plan.chosen.is_empty()).then_some((menu, counts, plan))
    });
    let shown = move || {
        let (menu, counts, plan) = all.get()?;
        let wanted = |place: u16| counts.wanted.get(usize::from(place)).copied();
        let bar = |place: &u16| {
            let dish = menu.dish(*place)?;
            let homes = wanted(*place).unwrap_or_default().homes;
            Some(BarLine {
                name: dish.item.name.to_string(),
                said: t.renovation_ordered(homes),
                value: u64::from(homes),
                whole: u64::from(counts.ordered.max(1)),
                chosen: false,
            })
        };
        let bars: Vec<BarLine> = plan.chosen.iter().filter_map(bar).collect();
        let line = |(place, dish): (u16, &domain::renovation::Dish)| {
            let wanted = wanted(place).unwrap_or_default();
            let built = plan.chosen.contains(&place);
            let built =
                built.then(|| view! { <Badge label=t.renovation_built() tone=Tone::Done /> });
            let cost = dish.cost().map(|cost| cost.to_string());
            view! {
                <tr>
                    <th scope="row">{dish.item.name.to_string()} " " {built}</th>
                    <td>{wording::menu_class(dish.item.class, here.lang)}</td>
                    <td class="number">{wanted.homes}</td>
                    <td class="number">{wanted.tenants}</td>
                    <td class="number">{cost}</td>
                </tr>
            }
        };
        let lines = (0u16..).zip(&menu.dishes).map(line).collect_view();
        let columns = vec![
            Column::words(t.renovation_item()),
            Column::words(t.renovation_class()),
            Column::numbers(t.renovation_owners()),
            Column::numbers(t.renovation_tenants()),
            Column::numbers(t.renovation_yuan()),
        ];
        let rules = plan.rules().map(|pack| &pack.renovation);
        let broken = rules.map(|rules| warnings(&plan.chosen, &menu, &counts, rules));
        let name = |place: usize| {
            let place = plan.chosen.get(place)?;
            Some(menu.dish(*place)?.item.name.to_string())
        };
        // That fewer want what stands first is no matter where all of it is built.
        let broken = broken
            .unwrap_or_default()
            .into_iter()
            .filter(|it| it.rule != domain::renovation::Sequence::WantedFirst);
        let broken = broken.filter_map(|it| {
            let (first, then) = (name(it.first)?, name(it.then)?);
            let rule = wording::sequence(it.rule, here.lang);
            let text = t.renovation_out_of_order(first, rule, then);
            Some(view! { <Banner glyph=Glyph::INFO tone=Tone::Wait>{text}</Banner> })
        });
        let broken = broken.collect_view();
        Some(view! {
            <Section title=t.renovation_works()>
                <p class="small soft">{t.renovation_works_line(plan.chosen.len(), counts.ordered)}</p>
                {broken}
                <Bars bars chosen=t.renovation_chosen() />
                <Reveal label=t.renovation_menu_table()>
                    <DataTable caption=t.renovation_menu_table() quiet=true columns>
                        {lines}
                    </DataTable>
                </Reveal>
            </Section>
        })
    };
    shown.into_any()
}
