//! The tender came in cheaper than the menu, and one item varied since.

use domain::renovation::{Allotment, Command as Act, NoteContract, Payer, PlanItem, Price};
use domain::{ContractId, Money};

use super::{PIPES, ROOF, STAIRS, Telling};
use crate::demo::photos::{Scene, scene};
use crate::demo::renovation::paid;
use crate::demo::{derived, line};

/// What residents were to pay comes out of their maintenance fund, as the owners decided.
pub(super) fn sources(costs: &[(u16, Money)]) -> Vec<Allotment> {
    let mut allotments = paid(costs);
    for it in &mut allotments {
        if it.payer == Payer::Residents {
            it.payer = Payer::MaintenanceFund;
        }
    }
    allotments
}

/// The basics at three in a hundred less; under the roof's old edge there was more to mend.
pub(super) fn contract(it: &mut Telling<'_>, items: &[PlanItem]) {
    let first = [ROOF, PIPES, STAIRS];
    note(
        it,
        items,
        62,
        "临江里施工合同（洪改施〔2026〕3号）",
        &first,
        97,
        None,
    );
    let why = Some("女儿墙起壳，多做一道防水");
    note(it, items, 90, "变更单 1 号", &[ROOF], 99, why);
}

fn note(
    it: &mut Telling<'_>,
    items: &[PlanItem],
    days: i32,
    title: &str,
    which: &[u16],
    hundredths: i64,
    why: Option<&str>,
) {
    let these = items.iter().filter(|item| which.contains(&item.item));
    let price = |item: &PlanItem| (item.item, Money(item.cost.0 * hundredths / 100));
    let prices: Vec<(u16, Money)> = these.map(price).collect();
    let contract = NoteContract {
        id: ContractId(derived("contract", days.unsigned_abs().into())),
        plan: it.plan,
        title: line(title),
        photo: scene(Scene::Board, "盖章的合同"),
        allotments: sources(&prices),
        prices: prices
            .into_iter()
            .map(|(item, price)| Price { item, price })
            .collect(),
        reason: why.map(line),
        decided: Vec::new(),
    };
    it.office(days, Act::NoteContract(contract));
}
